//! `cargo xtask size`: what the browser loads before a person can start, in brotli bytes, against a budget; and what it loads then.
//!
//! What counts is read from `dist/index.html`: each file that it names, whatever it is called.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::compress::brotli;
use crate::dist;
use crate::html::{self, Tag};
use crate::sentences;

/// The most that each part may weigh, in brotli bytes, and the whole.
const BUDGETS: [(Part, usize); 6] = [
    (Part::Html, 6_000),
    (Part::Css, 10_000),
    (Part::Js, 13_100),
    // 1,000 of them are what mounts the app in an element of another page, and takes it away again; 1,500 what
    // draws a figure in time with the session; 1,000 what shows the words of a new segment before the rest, and
    // compares the clocks of page and sound to the millisecond; 500 what lets the sound rest after a session;
    // 1,000 a voice of the language, two owners of the screen lock, and an end that leaves no sound behind; 1,000 a
    // choice that is laid over what another tab has kept, a phrase that is not lost, and the id behind a lock; 400 the
    // signs for which to call, said in full where the rest does not come, and a session that a check keeps easy; 2,200 a
    // handle for each noun with a signal to read and none to write, and those who listen to the session.
    (Part::Wasm, 114_200),
    (Part::Text, 6_000),
    (Part::Other, 4_000),
];
// 1,100 of them are the pages of the check in the style, and in the page itself the signs for which to call, for where no
// program runs.
const TOTAL_BUDGET: usize = 136_000;
/// embed.js, which is all that a page of others loads until somebody acts.
const EMBED_BUDGET: usize = 4_096;
/// The second part of the app is asked for when the first is up: no part of the first load, but what comes
/// over the same slow line. It holds every page, all figures, the safety check, progress and its
/// exports, reminders, and what joins an embedded app to the page around (5 KB). 44 KB of it are what the faults of
/// the field have added: copies of ten years, time zones, forms that survive an update, two tabs, links, and a
/// report on two pages. 35 KB are the second edition of the check: 62 rows with a reason, a source and its address
/// each, doors, facts that stay true, how far the head turned, and nine countries more. 3 KB are room for the order in which
/// the linker lays functions out: a move of files, which changes nothing else, was seen to cost 2 KB. 3 KB are the
/// rules that came out of views and handles into the core, the check, the draft and the import as machines among them.
/// 95 KB less by erased types of views and one sort for all types.
const LATER_BUDGET: usize = 456_000;

/// Everything that is said in the later loads.
const LATER_TEXT_BUDGET: usize = 70_000;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Html,
    Css,
    Js,
    Wasm,
    /// The first pack of texts, in English.
    Text,
    /// Icons and the manifest.
    Other,
}

struct File {
    name: String,
    raw: usize,
    brotli: usize,
}

struct Row {
    name: &'static str,
    raw: usize,
    brotli: usize,
    budget: usize,
    files: String,
}

pub(crate) fn run() -> Result<()> {
    let page = fs::read_to_string(dist::index()?)?;
    let files = first_load(&page)?
        .into_iter()
        .map(|name| weigh(&dist::folder(), name))
        .collect::<Result<Vec<_>>>()?;
    let mut rows = rows(&files)?;
    rows.push(later(&dist::folder())?);
    rows.push(later_texts(&dist::folder())?);
    rows.push(embed(&dist::folder())?);
    print!("{}", table(&rows));
    sentences::check(&dist::folder())?;
    let over: Vec<_> = rows.iter().filter(|it| it.brotli > it.budget).map(|it| it.name).collect();
    ensure!(
        over.is_empty(),
        "over budget: {}; make it smaller, or raise its budget in xtask/src/size.rs and say why",
        over.join(", ")
    );
    Ok(())
}

/// The page and the files that it makes the browser load, each once.
fn first_load(page: &str) -> Result<Vec<String>> {
    let mut names = vec!["index.html".to_owned()];
    for address in html::tags(page).iter().flat_map(addresses) {
        if address.starts_with("data:") {
            continue;
        }
        ensure!(
            !address.contains("//"),
            "index.html loads {address} from another place; everything has to be in dist/"
        );
        let name = address.split(['?', '#']).next().unwrap_or_default();
        let name = name.trim_start_matches("./").to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

/// What one tag makes the browser load.
fn addresses(tag: &Tag) -> Vec<&str> {
    let loaded = ["stylesheet", "modulepreload", "preload", "icon", "manifest"];
    let keys: &[&str] = match tag.name.as_str() {
        "link" => {
            let rel = tag.attribute("rel").unwrap_or_default();
            if rel.split_whitespace().any(|it| loaded.contains(&it)) { &["href"] } else { &[] }
        }
        // The boot script loads the two files that its data attributes name.
        "script" => &["src", "data-js", "data-wasm"],
        "img" | "source" => &["src"],
        _ => &[],
    };
    keys.iter().filter_map(|key| tag.attribute(key)).collect()
}

fn weigh(dist: &Path, name: String) -> Result<File> {
    let bytes = fs::read(dist.join(&name))
        .with_context(|| format!("index.html names {name}, which is not in dist/"))?;
    let brotli = brotli(&bytes)?.len();
    Ok(File { name, raw: bytes.len(), brotli })
}

fn rows(files: &[File]) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (part, budget) in BUDGETS {
        let files: Vec<_> = files.iter().filter(|it| Part::of(&it.name) == part).collect();
        ensure!(
            part == Part::Other || !files.is_empty(),
            "index.html names no {} file, so the first load cannot be measured",
            part.name()
        );
        rows.push(Row {
            name: part.name(),
            raw: files.iter().map(|it| it.raw).sum(),
            brotli: files.iter().map(|it| it.brotli).sum(),
            budget,
            files: files.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", "),
        });
    }
    rows.push(Row {
        name: "total",
        raw: files.iter().map(|it| it.raw).sum(),
        brotli: files.iter().map(|it| it.brotli).sum(),
        budget: TOTAL_BUDGET,
        files: String::new(),
    });
    Ok(rows)
}

/// The second part of the app, which `cargo xtask assemble` has cut off.
fn later(dist: &Path) -> Result<Row> {
    let names = dist::files(dist)?.into_iter();
    let name = names
        .filter_map(|path| path.file_name()?.to_str().map(str::to_owned))
        .find(|name| name.ends_with("_later.wasm"))
        .context("dist/ has no second part of the app")?;
    let File { name, raw, brotli } = weigh(dist, name)?;
    Ok(Row { name: "later", raw, brotli, budget: LATER_BUDGET, files: name })
}

/// The texts that come with it, in English.
fn later_texts(dist: &Path) -> Result<Row> {
    let mut row =
        Row { name: "texts", raw: 0, brotli: 0, budget: LATER_TEXT_BUDGET, files: String::new() };
    let mut names = Vec::new();
    for path in dist::files(dist)? {
        let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
        let is_top = path.parent() == Some(dist);
        if is_top && (name.ends_with("_en_check.txt") || name.ends_with("_en_rest.txt")) {
            let File { name, raw, brotli } = weigh(dist, name.to_owned())?;
            row.raw += raw;
            row.brotli += brotli;
            names.push(name);
        }
    }
    ensure!(row.raw > 0, "dist/ has no later packs of texts");
    row.files = names.join(", ");
    Ok(row)
}

/// What a page of others loads before anybody touches the element there.
fn embed(dist: &Path) -> Result<Row> {
    let File { name, raw, brotli } = weigh(dist, "embed.js".to_owned())?;
    Ok(Row { name: "embed", raw, brotli, budget: EMBED_BUDGET, files: name })
}

fn table(rows: &[Row]) -> String {
    let mut out = format!("{:7}{:>10}{:>10}{:>10}  files\n", "part", "raw", "brotli", "budget");
    for Row { name, raw, brotli, budget, files } in rows {
        let [raw, weight, limit] = [*raw, *brotli, *budget].map(grouped);
        let over = if brotli > budget { "OVER BUDGET  " } else { "" };
        let line = format!("{name:7}{raw:>10}{weight:>10}{limit:>10}  {over}{files}");
        writeln!(out, "{}", line.trim_end()).expect("a string takes any text");
    }
    out
}

/// `1234567` as `1,234,567`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl Part {
    fn of(name: &str) -> Part {
        match Path::new(name).extension().and_then(|it| it.to_str()) {
            Some("html") => Part::Html,
            Some("css") => Part::Css,
            Some("js" | "mjs") => Part::Js,
            Some("wasm") => Part::Wasm,
            Some("txt") => Part::Text,
            _ => Part::Other,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Part::Html => "html",
            Part::Css => "css",
            Part::Js => "js",
            Part::Wasm => "wasm",
            Part::Text => "text",
            Part::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html>
        <!-- <link rel="stylesheet" href="old.css"> -->
        <link rel="canonical" href="https://example.org/">
        <link rel="icon" href="data:,">
        <link rel="icon" href="icon.svg?1">
        <link rel="stylesheet" href="./a.css">
        <link rel="modulepreload" href="./a.js">
        <link rel="preload" href="./a.wasm" as="fetch">
        <script type="module" src="boot.js" data-js="./a.js" data-wasm="./a.wasm"></script>
        <a href="https://example.org/help.html">Help</a>"#;

    #[test]
    fn the_first_load_is_what_the_page_names() -> Result<()> {
        let expected = ["index.html", "icon.svg", "a.css", "a.js", "a.wasm", "boot.js"];
        assert_eq!(first_load(PAGE)?, expected);
        Ok(())
    }

    #[test]
    fn another_origin_is_refused() {
        let page = r#"<script src="https://example.org/a.js"></script>"#;
        assert!(first_load(page).is_err());
    }

    #[test]
    fn parts_add_up() -> Result<()> {
        let file = |name: &str, brotli| File { name: name.to_owned(), raw: 2 * brotli, brotli };
        let mut files =
            vec![file("index.html", 1), file("a.css", 20), file("a.js", 300), file("b.js", 4_000)];
        assert!(rows(&files).is_err(), "no wasm");
        files.push(file("a.wasm", 999_999));
        files.push(file("a_en_first.txt", 50_000));
        let rows = rows(&files)?;
        assert_eq!(
            rows.iter().map(|it| it.brotli).collect::<Vec<_>>(),
            [1, 20, 4_300, 999_999, 50_000, 0, 1_054_320]
        );
        let table = table(&rows);
        assert!(table.contains("js          8,600     4,300    12,600  a.js, b.js\n"), "{table}");
        assert!(table.contains("  OVER BUDGET  a.wasm\n"), "{table}");
        Ok(())
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
