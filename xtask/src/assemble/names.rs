//! The names of the files that the app is made of.

use anyhow::{Context, Result, ensure};

use crate::html;

/// What every script fetches the parts of the program with.
const ASK: &str = "ask.js";

/// The files of the app. All carry the hash that Trunk has put into the names of the first two.
#[derive(Debug, PartialEq)]
pub(crate) struct Names {
    pub(crate) js: String,
    pub(crate) wasm: String,
    /// The script that fetches the other loads.
    pub(crate) link: String,
    /// What all of them begin with.
    stem: String,
}

impl Names {
    pub(crate) fn of(page: &str) -> Result<Names> {
        let tags = html::tags(page);
        let named = |key: &str| {
            let value = tags.iter().find_map(|tag| tag.attribute(key));
            let value = value.with_context(|| format!("index.html names no script with {key}"));
            value.map(str::to_owned)
        };
        let js = named("data-js")?;
        let stem = js.strip_suffix(".js").context("data-js does not name a script")?.to_owned();
        Ok(Names { wasm: named("data-wasm")?, link: format!("{stem}_split.js"), stem, js })
    }

    /// The file of a load.
    pub(crate) fn load(&self, name: &str) -> String {
        format!("{}_{name}.wasm", self.stem)
    }

    /// The name of a pack of texts here.
    pub(crate) fn text(&self, pack: &str) -> String {
        format!("{}_{pack}", self.js.trim_end_matches(".js"))
    }

    /// The page, which asks at once for that script, as the app's own script imports it, for what both fetch with, and for
    /// the first texts. It names the `languages` that there are, and the style sheet of the `later` loads.
    pub(crate) fn preloaded(&self, page: &str, languages: &str, later: &str) -> Result<String> {
        let link = |name: &str| format!("<link rel=\"modulepreload\" href=\"{name}\">");
        let (first, wasm) = (link(&self.js), format!("data-wasm=\"{}\"", self.wasm));
        ensure!(page.contains(&first), "index.html does not preload {}", self.js);
        let text = self.text("en_first.txt");
        let text = format!("<link rel=\"preload\" href=\"{text}\" as=\"fetch\" crossorigin>");
        let page = page.replace(&first, &format!("{first}{}{}{text}", link(&self.link), link(ASK)));
        let named = format!("{wasm} data-languages=\"{languages}\" data-later=\"{later}\"");
        Ok(page.replace(&wasm, &named))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<link rel="modulepreload" href="unhunch-1f.js"><link rel="preload" href="unhunch-1f_bg.wasm">
        <script type="module" src="boot.js" data-js="unhunch-1f.js" data-wasm="unhunch-1f_bg.wasm"></script>"#;

    #[test]
    fn the_parts_are_named_after_the_whole() -> Result<()> {
        let names = Names::of(PAGE)?;
        assert_eq!(
            [&names.js, &names.wasm, &names.link, &names.load("check")],
            ["unhunch-1f.js", "unhunch-1f_bg.wasm", "unhunch-1f_split.js", "unhunch-1f_check.wasm"]
        );
        let page = names.preloaded(PAGE, "en xx", "a.css")?;
        assert!(
            page.contains(r#"<link rel="modulepreload" href="unhunch-1f_split.js">"#),
            "{page}"
        );
        assert!(Names::of("<p>").is_err());
        assert!(names.preloaded("<p>", "en", "a.css").is_err());
        assert!(page.contains(r#"<link rel="preload" href="unhunch-1f_en_first.txt" as="fetch""#));
        assert!(page.contains(
            r#"data-wasm="unhunch-1f_bg.wasm" data-languages="en xx" data-later="a.css""#
        ));
        Ok(())
    }
}
