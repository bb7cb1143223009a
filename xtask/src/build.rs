//! `cargo xtask build`: the release app as static files in `dist/`.
//!
//! Trunk optimises the wasm afresh on each run, so a build whose inputs and result are unchanged is skipped.
//! To build all the same, remove `dist/`.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result};
use setup::app;
use setup::step::Step;

use crate::assemble::{npm, worker};
use crate::tools::Tools;
use crate::{compress, dist, pages, shell};

/// What `dist/` is made from, beside the tools, whose versions are in here too.
const INPUTS: [&str; 17] = [
    ".cargo/config.toml",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "Trunk.toml",
    "build",
    "content",
    "docs/embedding.md",
    "index.html",
    "public",
    "src",
    "style",
    "wordpress",
    "xtask/pages",
    "xtask/src/assemble",
];

pub(crate) fn run() -> Result<()> {
    run_for(None)
}

/// With `place` as the address of the folder where the files will be, if it is known.
pub(crate) fn run_for(place: Option<&str>) -> Result<()> {
    let place = pages::place(place);
    let stamp_file = shell::root().join("target/dist.stamp");
    // Read before the build: an edit during it makes the result stale, not fresh.
    let inputs = inputs(place.as_deref())?;
    if fs::read_to_string(&stamp_file).is_ok_and(|it| stamp(inputs).is_ok_and(|now| now == it)) {
        println!("dist/ is up to date.");
        return Ok(());
    }
    let tools = Tools::ensure()?;
    let mut warnings = String::new();
    app::step(|said| warnings = said).run()?;
    eprint!("{warnings}");
    let why = "Trunk makes dist/ of the compiled code and public/";
    Step::new("the page", why, "half a minute", |log| {
        let mut trunk = shell::command("trunk");
        trunk.args(["build", "--release", "--offline"]);
        // Trunk 0.21 takes no value but `true` and `false` in this variable, and stops at any other.
        trunk.env_remove("NO_COLOR");
        log.run(tools.on_path(&mut trunk))
    })
    .run()?;
    dist::index()?;
    pages::write(&dist::folder(), place.as_deref())?;
    compress(&dist::folder())?;
    fs::write(&stamp_file, stamp(inputs)?).context("target/dist.stamp cannot be written")?;
    println!("dist/ is built.");
    Ok(())
}

/// Puts in the place of the service worker one that removes itself and what was kept. The next build is a whole one again.
pub(crate) fn retire() -> Result<()> {
    let worker = dist::folder().join("sw.js");
    fs::write(&worker, worker::RETIRE).context("dist/sw.js cannot be written")?;
    compress_file(&worker)?;
    println!(
        "dist/sw.js is one that removes itself. `cargo xtask build` makes the ordinary one again."
    );
    Ok(())
}

/// Writes each text beside itself as brotli and as gzip, for hosts that send such files as they are.
fn compress(folder: &Path) -> Result<()> {
    // A package holds what was made and nothing else.
    let package = folder.join(npm::FOLDER);
    for file in dist::files(folder)?.into_iter().filter(|it| !it.starts_with(&package)) {
        if compresses(&file) {
            compress_file(&file)?;
        }
    }
    Ok(())
}

/// Whether a file is smaller when it is compressed.
fn compresses(file: &Path) -> bool {
    let ending = file.extension().and_then(|it| it.to_str()).unwrap_or_default();
    let texts = ["html", "css", "js", "mjs", "json", "map", "svg", "txt", "webmanifest", "xml"];
    ending == "wasm" || texts.contains(&ending)
}

fn compress_file(file: &Path) -> Result<()> {
    let bytes = fs::read(file)?;
    for (ending, compressed) in [("br", compress::brotli(&bytes)?), ("gz", compress::gzip(&bytes)?)]
    {
        let mut name = file.as_os_str().to_owned();
        name.push(format!(".{ending}"));
        fs::write(&name, compressed)
            .with_context(|| format!("{} cannot be written", name.display()))?;
    }
    Ok(())
}

fn inputs(place: Option<&str>) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    place.hash(&mut hasher);
    shell::read(shell::command("rustc").arg("-vV")).hash(&mut hasher);
    for input in INPUTS.map(|it| shell::root().join(it)) {
        // A missing one is for the build to complain about.
        if input.exists() {
            hash_files(&input, &mut hasher)?;
        }
    }
    Ok(hasher.finish())
}

/// Names the inputs and the result that belong together, so that a `dist/` from another build counts as stale.
fn stamp(inputs: u64) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    hash_files(&dist::folder(), &mut hasher)?;
    Ok(format!("{inputs:016x} {:016x}", hasher.finish()))
}

fn hash_files(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    for file in dist::files(path).with_context(|| format!("{} cannot be read", path.display()))? {
        file.hash(hasher);
        let bytes = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()));
        bytes?.hash(hasher);
    }
    Ok(())
}
