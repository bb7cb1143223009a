//! `cargo xtask split`: cuts the wasm that Trunk has built in two, at the function that `src/ui/loads.rs` marks.
//!
//! Trunk calls this after its own work. What it made of the whole is replaced by what is made of the first part; the second
//! part is put beside it. The order is that of cargo-leptos: cut, then wasm-bindgen, then wasm-opt on each part.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use crate::html;
use crate::{build, npm, shell, style, tools, words, worker};

/// The name in `#[wasm_split(later, …)]`.
const SECOND: &str = "later";
/// The page that embed.js puts into a frame.
const FRAME: &str = "frame.html";
/// What embed.js loads for an app in the page itself.
const INLINE: &str = "inline.js";
/// The page that makes the snippet.
const CONFIGURATOR: &str = "embed.html";
/// What the browsers that run WebAssembly all have. `--all-features` would emit what Chromium refuses.
pub(crate) const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
];

pub(crate) fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging =
        staging.context("Trunk calls this command, after it has built; run `cargo xtask build`")?;
    let profile = env::var("TRUNK_PROFILE").unwrap_or_else(|_| "release".to_owned());
    let index = staging.join("index.html");
    let page = fs::read_to_string(&index)?;
    let names = Names::of(&page)?;
    let work = shell::root().join("target/split");
    shell::remove_dir(&work)?;

    let whole =
        shell::root().join("target/wasm32-unknown-unknown").join(profile).join("unhunch.wasm");
    let whole = fs::read(&whole).with_context(|| format!("{} cannot be read", whole.display()))?;
    let first = work.join("first.wasm");
    let main_module = format!("./{}", names.js);
    let link_name = format!("./{}", names.link);
    let mut options = Options::new(&whole);
    options.output_dir = &work;
    options.main_out_path = &first;
    options.main_module = &main_module;
    options.link_name = &link_name;
    let split = transform(options).map_err(|error| anyhow!("the wasm cannot be cut: {error}"))?;
    let [second] = &*split.split_modules else {
        return Err(anyhow!("one second part is expected, found {}", split.split_modules.len()));
    };

    let bindgen = work.join("bindgen");
    let mut command = shell::command("wasm-bindgen");
    command.args(["--target", "web", "--no-typescript", "--out-name", "unhunch"]);
    // The cut exports what the second part takes from the first.
    command.args(["--keep-lld-exports", "--no-demangle", "--out-dir"]).arg(&bindgen).arg(&first);
    shell::run(&mut command)?;
    optimise(&bindgen.join("unhunch_bg.wasm"), &staging.join(&names.wasm))?;
    optimise(second, &staging.join(&names.second))?;
    fs::copy(bindgen.join("unhunch.js"), staging.join(&names.js))?;
    fs::write(
        staging.join(&names.link),
        names.linked(&fs::read_to_string(work.join(&names.link))?)?,
    )?;
    fs::write(index, words::fill(&names.preloaded(&page)?)?)?;
    fill(&staging, &names, &style_of(&page)?)?;
    name_early(&staging.join("_headers"), &page)?;
    npm::write(&staging)?;
    // Last: it lists what all of this has made.
    worker::write(&staging)
}

/// Names in a header what the page needs before anything else, its style and its boot script: a browser
/// asks for them a hundred milliseconds (a slow phone) before it has read the page.
fn name_early(headers: &Path, page: &str) -> Result<()> {
    let tags = html::tags(page);
    let style = style_of(page)?;
    let script = tags.iter().find_map(|tag| tag.attribute("data-js").and(tag.attribute("src")));
    let script = script.context("index.html has no boot script")?;
    let link = format!("  Link: <{style}>; rel=preload; as=style, <{script}>; rel=modulepreload\n");
    let written = fs::read_to_string(headers).context("public/_headers is needed")?;
    Ok(fs::write(headers, format!("{}\n/\n{link}/index.html\n{link}", written.trim_end()))?)
}

/// Names the files of the app in what stands on pages of others, and makes the style sheet of an inline app.
fn fill(staging: &Path, names: &Names, style: &str) -> Result<()> {
    let inline = style.replace("unhunch-", "unhunch-inline-");
    ensure!(inline != style, "the style sheet is not named as it was");
    fs::write(staging.join(&inline), style::inline(&fs::read_to_string(staging.join(style))?))?;
    let routines = routines()?;
    let blanks = [
        ("{routines}", &*routines),
        ("{js}", &names.js),
        ("{wasm}", &names.wasm),
        ("{link}", &names.link),
        ("{style}", style),
        ("{inline}", &inline),
    ];
    for (file, expected) in [
        (FRAME, &["{js}", "{wasm}", "{link}", "{style}"][..]),
        (INLINE, &["{js}", "{wasm}", "{inline}"]),
        (CONFIGURATOR, &["{style}", "{routines}"]),
    ] {
        let path = staging.join(file);
        let text = fs::read_to_string(&path).with_context(|| format!("public/{file} is needed"))?;
        for blank in expected {
            ensure!(text.contains(blank), "public/{file} has no {blank} to fill in");
        }
        fs::write(
            &path,
            blanks.iter().fold(text, |text, (blank, name)| text.replace(blank, name)),
        )?;
    }
    Ok(())
}

/// The routines of the library, to choose from.
fn routines() -> Result<String> {
    let mut options = String::new();
    for file in build::files(&shell::root().join("content/routines"))? {
        let slug = file.file_stem().and_then(|it| it.to_str()).context("a routine has a slug")?;
        let text = fs::read_to_string(&file)?;
        let name = tools::toml_string(&text, "name").context("a routine has a name")?;
        let chosen = if slug == "office-reset" { " selected" } else { "" };
        write!(options, "<option value=\"{slug}\"{chosen}>{name}</option>")?;
    }
    Ok(options)
}

/// The name of the style sheet.
fn style_of(page: &str) -> Result<String> {
    let tags = html::tags(page);
    let style = tags.iter().find(|tag| tag.attribute("rel") == Some("stylesheet"));
    let style = style.and_then(|tag| tag.attribute("href")).context("index.html has no style")?;
    Ok(style.trim_start_matches("./").to_owned())
}

fn optimise(from: &Path, to: &Path) -> Result<()> {
    let mut command = shell::command("wasm-opt");
    // The names of functions do not survive the cut whole, and nothing reads them.
    command.args(["-Oz", "--strip-debug"]).args(FEATURES).arg(from).arg("-o").arg(to);
    shell::run(&mut command)
}

/// The files of the app. All carry the hash that Trunk has put into the names of the first two.
#[derive(Debug, PartialEq)]
struct Names {
    js: String,
    wasm: String,
    /// The script that fetches the second part.
    link: String,
    second: String,
}

impl Names {
    fn of(page: &str) -> Result<Names> {
        let tags = html::tags(page);
        let named = |key: &str| {
            let value = tags.iter().find_map(|tag| tag.attribute(key));
            let value = value.with_context(|| format!("index.html names no script with {key}"));
            value.map(str::to_owned)
        };
        let js = named("data-js")?;
        let stem = js.strip_suffix(".js").context("data-js does not name a script")?;
        let (link, second) = (format!("{stem}_split.js"), format!("{stem}_{SECOND}.wasm"));
        Ok(Names { wasm: named("data-wasm")?, link, second, js })
    }

    /// The script that fetches the second part, under the name that it has here.
    fn linked(&self, script: &str) -> Result<String> {
        let there = format!("\"./split_{SECOND}.wasm\"");
        ensure!(script.contains(&there), "the script beside the wasm does not fetch {there}");
        Ok(script.replace(&there, &format!("\"./{}\"", self.second)))
    }

    /// The page, which asks for that script at once: the app's own script imports it.
    fn preloaded(&self, page: &str) -> Result<String> {
        let link = |name: &str| format!("<link rel=\"modulepreload\" href=\"{name}\">");
        let first = link(&self.js);
        ensure!(page.contains(&first), "index.html does not preload {}", self.js);
        Ok(page.replace(&first, &format!("{first}{}", link(&self.link))))
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
            [&names.js, &names.wasm, &names.link, &names.second],
            ["unhunch-1f.js", "unhunch-1f_bg.wasm", "unhunch-1f_split.js", "unhunch-1f_later.wasm"]
        );
        let page = names.preloaded(PAGE)?;
        assert!(
            page.contains(r#"<link rel="modulepreload" href="unhunch-1f_split.js">"#),
            "{page}"
        );
        assert!(Names::of("<p>").is_err());
        assert!(names.preloaded("<p>").is_err());
        Ok(())
    }

    #[test]
    fn the_second_part_is_fetched_under_its_name() -> Result<()> {
        let names = Names::of(PAGE)?;
        let script = r#"fetch(new URL("./split_later.wasm", import.meta.url))"#;
        let linked = r#"fetch(new URL("./unhunch-1f_later.wasm", import.meta.url))"#;
        assert_eq!(names.linked(script)?, linked);
        assert!(names.linked("").is_err());
        Ok(())
    }
}
