//! `cargo xtask size`: what the browser loads before a person can start, in brotli bytes, against a budget; and what it loads then.
//!
//! What counts to the first load is read from `dist/index.html`: each file that it names, whatever it is called.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::assemble::split;
use crate::compress::brotli;
use crate::html::{self, Tag};
use crate::{dist, pages, sentences};

/// The most that each part may weigh, in brotli bytes, and the whole.
const BUDGETS: [(Part, usize); 6] = [
    (Part::Html, 6_000),
    (Part::Css, 10_000),
    // 800 of them are the choice of a language with what hands its texts over, the first question of the check, and the card
    // that the app left for this hour; 150 what fetches the style of the later pages.
    // 50 of them are a Start that waits where something goes before the routine. 1,550 are what tells a file that is not there, is
    // a page of the host, has another type or never comes, and what hears that something comes (`public/ask.js`).
    (Part::Js, 11_400),
    // 1,000 of them are what mounts the app in an element of another page, and takes it away again; 1,500 what
    // draws a figure in time with the session; 1,000 what shows the words of a new segment before the rest, and
    // compares the clocks of page and sound to the millisecond; 500 what lets the sound rest after a session;
    // 1,000 a voice of the language, two owners of the screen lock, and an end that leaves no sound behind; 1,000 a
    // choice that is laid over what another tab has kept, a phrase that is not lost, and the id behind a lock; 400 the
    // signs for which to call, said in full where the rest does not come, and a session that a check keeps easy; 2,200 a
    // handle for each noun with a signal to read and none to write, and those who listen to the session.
    // 1,000 are what reads a pack, asks for the next, and looks a text up where it was a constant; 2,500 the doors to five
    // loads instead of one, 1,000 a sound that is heard in the press; 1,700 the strokes of the digits, one bar an exercise, and
    // a stage that keeps its height; 900 what goes before and after a routine in one timeline, the breath in a hold, and the
    // entries of the journal. 100 tell the page around an embed that a load did not come; 100 are names that the pages share.
    (Part::Wasm, 119_900),
    (Part::Text, 2_800),
    (Part::Other, 4_000),
];
// 1,100 of them are the pages of the check in the style, and in the page itself the signs for which to call, for where no
// program runs; 3,000 the four places, Today and the session as they look since the second edition; 1,300 what is said of the
// script and the wasm above, and files that the installed app opens; 1,500 what tells how a file of the program fails.
const TOTAL_BUDGET: usize = 143_400;
/// embed.js, which is all that a page of others loads until somebody acts.
const EMBED_BUDGET: usize = 4_096;
/// What a load has for itself, besides what it shares: it is not in the first load, but comes over the same slow line. The
/// check's is what a newcomer waits for. 8,000 of the session's are the sheet behind its dots, the spine, and an end with two
/// questions. Export, import and erasing are in the settings: 52,000 of tools were of progress, or
/// shared with it. 3,000 of the library's are its routines by place, wishes that are pressed, and rows that unfold.
///
/// All of the seeds came after that. 4,000 of the session's are the breath, what goes before and after, marks, and a break of
/// three lengths; 16,500 of the library's the guide, the day's plan, what to ask today, and the choice of what goes before;
/// 36,500 of progress' the journal with its corrections and patterns, what is hard, and measures; 44,000 of tools' the plan with
/// its calendar, two trials, a copy that keeps itself, a password, and a code for another phone's camera. 200 of the session's are
/// what a bare frame says of a routine that is not there; 100 of the library's names that the pages share.
const LOAD_BUDGETS: [(&str, usize); 5] = [
    ("check", 38_000),
    ("session", 57_200),
    ("library", 60_600),
    ("progress", 81_500),
    ("tools", 162_000),
];
/// What is fetched for the first question of the check after the first load, texts with it.
// 7,000 of it are the style of the later pages; 1,500 what to say on the phone, a sentence for each question that leads there;
// 26,500 what the gate goes by since entries can correct, the choices by which a Start is fitted, and the texts of the seeds.
const WAY_TO_CHECK_BUDGET: usize = 218_000;
/// All of the app in one language; 56,000 of it are that a file knows nothing of the others (decision 14).
// 50,000 of it are the second edition: figures with clothes, hair and hands, the year as spines, a page for each of the settings;
// 2,000 what to say on the phone, and a routine of a link that is tried; 159,000 all of the seeds; 1,600 how a file fails.
const WHOLE_BUDGET: usize = 885_100;
/// The language whose texts are counted.
const LANGUAGE: &str = "en";

#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Html,
    Css,
    Js,
    Wasm,
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
    name: String,
    raw: usize,
    brotli: usize,
    /// What has none only explains another row.
    budget: Option<usize>,
    files: String,
}

impl Row {
    fn of(name: &str, files: &[&File], budget: Option<usize>) -> Row {
        Row {
            name: name.to_owned(),
            raw: files.iter().map(|it| it.raw).sum(),
            brotli: files.iter().map(|it| it.brotli).sum(),
            budget,
            files: files.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", "),
        }
    }

    fn is_over(&self) -> bool {
        self.budget.is_some_and(|budget| self.brotli > budget)
    }
}

pub(crate) fn run() -> Result<()> {
    let page = fs::read_to_string(dist::index()?)?;
    let files = first_load(&page)?
        .into_iter()
        .map(|name| weigh(&dist::folder(), name))
        .collect::<Result<Vec<_>>>()?;
    let mut rows = rows(&files)?;
    let names: Vec<_> = dist::files(&dist::folder())?
        .iter()
        .filter_map(|path| Some(path.strip_prefix(dist::folder()).ok()?.to_str()?.to_owned()))
        .collect();
    let others = other_loads(&names, &files)?
        .into_iter()
        .map(|name| weigh(&dist::folder(), name))
        .collect::<Result<Vec<_>>>()?;
    rows.extend(loads(&files, &others)?);
    let embed = weigh(&dist::folder(), "embed.js".to_owned())?;
    rows.push(Row::of("embed", &[&embed], Some(EMBED_BUDGET)));
    let (files, raw, brotli) = pages::heaviest(&dist::folder())?;
    rows.push(Row { name: "a page".to_owned(), raw, brotli, budget: Some(pages::BUDGET), files });
    print!("{}", table(&rows));
    sentences::check(&dist::folder())?;
    let over: Vec<_> = rows.iter().filter(|it| it.is_over()).map(|it| it.name.as_str()).collect();
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
        rows.push(Row::of(part.name(), &files, Some(budget)));
    }
    let mut total = Row::of("first load", &files.iter().collect::<Vec<_>>(), Some(TOTAL_BUDGET));
    total.files = String::new();
    rows.push(total);
    Ok(rows)
}

/// The files of the app that are not in the first load: code, the style of later pages, and texts of one language.
fn other_loads(names: &[String], first: &[File]) -> Result<Vec<String>> {
    let script = first.iter().find(|it| it.name.ends_with("_bg.wasm"));
    let stem = script.and_then(|it| it.name.strip_suffix("bg.wasm"));
    let stem = stem.context("index.html names no wasm of the app")?;
    let is_other = |name: &&String| {
        let rest = name.strip_prefix(stem).unwrap_or_default();
        let of_language = rest.strip_prefix(LANGUAGE).is_some_and(|it| it.starts_with('_'));
        let is_text = of_language && Part::of(name) == Part::Text;
        let is_style = name.starts_with("unhunch-later-") && Part::of(name) == Part::Css;
        (is_style || is_text || Part::of(name) == Part::Wasm && !rest.is_empty())
            && first.iter().all(|it| it.name != **name)
    };
    Ok(names.iter().filter(is_other).cloned().collect())
}

/// What is loaded after the first load: each load for itself, the way to the first use of each, and all of the app.
fn loads(first: &[File], others: &[File]) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    // What every load waits for: not what is fetched when the guide is opened.
    let waits = |it: &&File| match Part::of(&it.name) {
        Part::Text => !it.name.ends_with("_guide.txt"),
        part => part == Part::Css,
    };
    let texts: Vec<_> = others.iter().filter(waits).collect();
    let code = |load: &str| others.iter().find(|it| it.name.ends_with(&format!("_{load}.wasm")));
    let own = |load: &str| {
        others
            .iter()
            .find(|it| it.name.ends_with(&format!("_{load}.wasm")) && !it.name.contains("shared_"))
    };
    let mut ways = Vec::new();
    let mut on_the_way = Vec::new();
    for load in split::LOADS {
        if let Some(shared) = code(&split::shared(load)) {
            rows.push(Row::of(&split::shared(load), &[shared], None));
            on_the_way.push(shared);
        }
        let own = own(load).with_context(|| format!("dist/ has no load {load}"))?;
        let budget = LOAD_BUDGETS.iter().find(|(name, _)| *name == load);
        rows.push(Row::of(load, &[own], budget.map(|(_, budget)| *budget)));
        let mut way = on_the_way.clone();
        way.push(own);
        way.extend(&texts);
        let budget = (load == split::LOADS[0]).then_some(WAY_TO_CHECK_BUDGET);
        let mut way = Row::of(&format!("way to {load}"), &way, budget);
        way.files = String::from("after the first load");
        ways.push(way);
    }
    if !texts.is_empty() {
        rows.push(Row::of("texts", &texts, None));
    }
    rows.extend(ways);
    let all: Vec<_> = first.iter().chain(others).collect();
    let mut whole = Row::of("whole app", &all, Some(WHOLE_BUDGET));
    whole.files = format!("in one language, {LANGUAGE}");
    rows.push(whole);
    Ok(rows)
}

fn table(rows: &[Row]) -> String {
    let mut out = format!("{:16}{:>10}{:>10}{:>10}  files\n", "part", "raw", "brotli", "budget");
    for row in rows {
        let [raw, weight] = [row.raw, row.brotli].map(grouped);
        let limit = row.budget.map(grouped).unwrap_or_default();
        let over = if row.is_over() { "OVER BUDGET  " } else { "" };
        let line = format!("{:16}{raw:>10}{weight:>10}{limit:>10}  {over}{}", row.name, row.files);
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
            Part::Text => "texts",
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
        let js = format!("js{:14}     8,600     4,300    11,400  a.js, b.js\n", "");
        assert!(table.contains(&js), "{table}");
        assert!(table.contains("  OVER BUDGET  a.wasm\n"), "{table}");
        Ok(())
    }

    #[test]
    fn a_way_is_what_a_load_needs_and_no_more() -> Result<()> {
        let file = |name: &str, brotli| File { name: name.to_owned(), raw: 2 * brotli, brotli };
        let first = [file("index.html", 1), file("a-1_bg.wasm", 10)];
        let names = [
            "a-1_bg.wasm",
            "a-1_check.wasm",
            "a-1_library.wasm",
            "a-1_progress.wasm",
            "a-1_session.wasm",
            "a-1_shared_check.wasm",
            "a-1_shared_library.wasm",
            "a-1_tools.wasm",
            "a-1_en_rest.txt",
            "a-1_en_guide.txt",
            "a-1_xx_rest.txt",
            "a-0_check.wasm",
            "other.js",
        ];
        let names = other_loads(&names.map(str::to_owned), &first)?;
        assert_eq!(names.len(), 9, "{names:?}");
        let others: Vec<_> = names.iter().map(|name| file(name, 100)).collect();
        let rows = loads(&first, &others)?;
        let brotli = |name: &str| rows.iter().find(|it| it.name == name).map(|it| it.brotli);
        assert_eq!(brotli("check"), Some(100));
        assert_eq!(brotli("way to check"), Some(300), "texts, what it shares, and itself");
        assert_eq!(brotli("way to tools"), Some(400));
        assert_eq!(brotli("whole app"), Some(911));
        assert!(loads(&first, &others[1..]).is_err(), "no check");
        Ok(())
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
