//! The static pages of `dist/`: their style sheet, and the program that writes them (`xtask/pages`).
//!
//! They are made after the app and belong to no version of it: the service worker does not keep them, and the package leaves them out.

use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use setup::step::Step;

use crate::assemble::{hash_of, style};
use crate::compress::brotli;
use crate::{dist, shell};

/// Where the files will be, if `--place` has not said it.
const PLACE: &str = "UNHUNCH_PLACE";
/// The most that a page may weigh with its style sheet, in brotli bytes. The largest has fifteen minutes of exercises, each drawn twice.
pub(crate) const BUDGET: usize = 46_000;

/// The address of the folder with the app, as it was given here or in the environment, with a slash at its end.
pub(crate) fn place(given: Option<&str>) -> Option<String> {
    let place = given.map(str::to_owned).or_else(|| env::var(PLACE).ok())?;
    let place = place.trim_end_matches('/');
    (!place.is_empty()).then(|| format!("{place}/"))
}

/// Writes the pages into `dist`, with absolute addresses below `place` where it is known.
pub(crate) fn write(dist: &Path, place: Option<&str>) -> Result<()> {
    for old in dist::files(dist)?.into_iter().filter(|it| is_style(it)) {
        fs::remove_file(old)?;
    }
    let css = style::pages()?;
    let style = format!("pages-{}.css", hash_of(&css));
    fs::write(dist.join(&style), css)?;
    let why = "what every routine and exercise has to be linked to";
    Step::new("the pages", why, "a minute, the first time", |log| {
        let mut pages = shell::cargo();
        pages.args(["run", "--quiet", "--package", "pages", "--"]).arg(dist).arg(&style);
        if let Some(place) = place {
            pages.args(["--place", place]);
        }
        log.run(&mut pages)
    })
    .run()?;
    if place.is_none() {
        println!(
            "The pages have no address of their own: sitemap.xml and the cards of links need `--place https://…/` (docs/hosting.md)."
        );
    }
    Ok(())
}

fn is_style(path: &Path) -> bool {
    let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
    name.starts_with("pages-") && name.contains(".css")
}

/// The heaviest page with the style sheet: the names of both, and their bytes as they are and in brotli.
pub(crate) fn heaviest(dist: &Path) -> Result<(String, usize, usize)> {
    let style = dist::files(dist)?
        .into_iter()
        .find(|it| it.extension().is_some_and(|it| it == "css") && is_style(it));
    let style = style.context("dist/ has no style sheet for the pages; run `cargo xtask build`")?;
    let css = fs::read(&style)?;
    let sheet = brotli(&css)?.len();
    let mut heaviest = (String::new(), 0, 0);
    for folder in ["r", "e"] {
        for path in
            dist::files(&dist.join(folder))?.into_iter().filter(|it| it.ends_with("index.html"))
        {
            let html = fs::read(&path)?;
            let weight = brotli(&html)?.len() + sheet;
            if weight > heaviest.2 {
                let name = path.strip_prefix(dist)?.to_string_lossy().into_owned();
                heaviest = (name, html.len() + css.len(), weight);
            }
        }
    }
    ensure!(heaviest.2 > 0, "dist/ has no pages; run `cargo xtask build`");
    Ok(heaviest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_ends_in_one_slash() {
        for given in ["https://a.example/b", "https://a.example/b/", "https://a.example/b//"] {
            assert_eq!(place(Some(given)).as_deref(), Some("https://a.example/b/"));
        }
        assert_eq!(place(Some("")), None);
    }
}
