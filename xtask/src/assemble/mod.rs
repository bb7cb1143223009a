//! `cargo xtask assemble`: what turns the output of Trunk into `dist/`.
//!
//! Trunk calls this after its own work, with the folder where that lies.

pub(crate) mod choices;
pub(crate) mod copies;
pub(crate) mod embed;
pub(crate) mod library;
pub(crate) mod merge;
pub(crate) mod names;
pub(crate) mod npm;
pub(crate) mod packs;
pub(crate) mod short;
pub(crate) mod split;
pub(crate) mod style;
pub(crate) mod wordpress;
pub(crate) mod words;
pub(crate) mod worker;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::{html, source};
use names::Names;
use packs::Packs;

/// The page that embed.js puts into a frame.
const FRAME: &str = "frame.html";
/// What embed.js loads for an app in the page itself.
const INLINE: &str = "inline.js";
/// The page that makes the snippet.
const CONFIGURATOR: &str = "embed.html";

pub(crate) fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging =
        staging.context("Trunk calls this command, after it has built; run `cargo xtask build`")?;
    let index = staging.join("index.html");
    let page = fs::read_to_string(&index)?;
    let names = Names::of(&page)?;
    let packs = Packs::of_the_build()?;
    split::run(&staging, &names)?;
    packs.place(&staging, &names)?;
    let later = later_style(&staging)?;
    let preloaded = names.preloaded(&page, &packs.languages()?, &later)?;
    fs::write(index, words::fill(&preloaded, &packs)?)?;
    embed::place(&staging)?;
    choices::place_schema(&staging)?;
    fill(&staging, &names, &packs, &style_of(&page)?, &later)?;
    embed::pin(&staging)?;
    name_early(&staging.join("_headers"), &page)?;
    // After all others: it lists what they have made.
    worker::write(&staging)?;
    // The packages are copies of the whole, with the finished worker.
    npm::write(&staging)?;
    wordpress::write(&staging)
}

/// Puts the style sheet of the later loads into `staging`, and gives its name, which carries its hash.
fn later_style(staging: &Path) -> Result<String> {
    let css = style::later()?;
    let name = format!("unhunch-later-{}.css", hash_of(&css));
    fs::write(staging.join(&name), css)?;
    Ok(name)
}

/// What stands in the name of a file that holds `text`.
pub(crate) fn hash_of(text: &str) -> String {
    Sha256::digest(text).iter().take(8).fold(String::new(), |mut hash, byte| {
        // A string takes any text.
        let _ = write!(hash, "{byte:02x}");
        hash
    })
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
fn fill(staging: &Path, names: &Names, packs: &Packs, style: &str, later: &str) -> Result<()> {
    let inline = style.replace("unhunch-", "unhunch-inline-");
    ensure!(inline != style, "the style sheet is not named as it was");
    // An embed is not opened before somebody acts: all of its style comes at once.
    let whole = fs::read_to_string(staging.join(style))? + &style::later()?;
    fs::write(staging.join(&inline), style::inline(&whole)?)?;
    let (routines, choices) = (choices::routines()?, choices::languages(packs)?);
    let regions = choices::regions()?;
    let blanks = [
        ("{routines}", &*routines),
        ("{choices}", &*choices),
        ("{regions}", &*regions),
        ("{js}", &names.js),
        ("{wasm}", &names.wasm),
        ("{link}", &names.link),
        ("{text}", &names.text("en_first.txt")),
        ("{languages}", &packs.languages()?),
        ("{style}", style),
        ("{later}", later),
        ("{inline}", &inline),
    ];
    for (file, expected) in [
        (FRAME, &["{js}", "{wasm}", "{link}", "{text}", "{languages}", "{style}", "{later}"][..]),
        (INLINE, &["{js}", "{wasm}", "{languages}", "{inline}"]),
        (CONFIGURATOR, &["{style}", "{later}", "{routines}", "{choices}", "{regions}"]),
    ] {
        let path = staging.join(file);
        let text = fs::read_to_string(&path).with_context(|| format!("{file} is needed"))?;
        for blank in expected {
            ensure!(text.contains(blank), "{file} has no {blank} to fill in");
        }
        let text = blanks.iter().fold(text, |text, (blank, name)| text.replace(blank, name));
        let text = match file {
            FRAME => words::fill(&text, packs)?,
            CONFIGURATOR => words::fill_script(&text, &source::toml("content/text/en.toml")?)?,
            _ => text,
        };
        fs::write(&path, text)?;
    }
    embed::fill(staging)
}

/// The name of the style sheet.
fn style_of(page: &str) -> Result<String> {
    let tags = html::tags(page);
    let style = tags.iter().find(|tag| tag.attribute("rel") == Some("stylesheet"));
    let style = style.and_then(|tag| tag.attribute("href")).context("index.html has no style")?;
    Ok(style.trim_start_matches("./").to_owned())
}
