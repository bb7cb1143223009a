//! `cargo xtask build`: the release app as static files in `dist/`.
//!
//! Trunk optimises the wasm afresh on each run, so a build whose inputs and result are unchanged is skipped.
//! To build all the same, remove `dist/`.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::tools::Tools;
use crate::{compress, npm, serve, shell, worker};

/// What `dist/` is made from, beside the tools, whose versions are in here too.
const INPUTS: [&str; 18] = [
    ".cargo/config.toml",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build",
    "content",
    "docs/embedding.md",
    "index.html",
    "public",
    "src",
    "style",
    "xtask/src/npm",
    "xtask/src/npm.rs",
    "xtask/src/split.rs",
    "xtask/src/style.rs",
    "xtask/src/words.rs",
    "xtask/src/worker.rs",
];

pub(crate) fn run() -> Result<()> {
    let stamp_file = shell::root().join("target/dist.stamp");
    // Read before the build: an edit during it makes the result stale, not fresh.
    let inputs = inputs()?;
    if fs::read_to_string(&stamp_file).is_ok_and(|it| stamp(inputs).is_ok_and(|now| now == it)) {
        println!("dist/ is up to date.");
        return Ok(());
    }
    let tools = Tools::ensure()?;
    // Trunk runs offline, so that it never downloads a tool; then cargo cannot download a crate either.
    shell::run(shell::cargo().arg("fetch"))?;
    let mut trunk = shell::command("trunk");
    trunk.args(["build", "--release", "--offline"]);
    // Trunk 0.21 takes no value but `true` and `false` in this variable, and stops at any other.
    trunk.env_remove("NO_COLOR");
    shell::run(tools.on_path(&mut trunk))?;
    index()?;
    compress(&dist())?;
    fs::write(&stamp_file, stamp(inputs)?).context("target/dist.stamp cannot be written")?;
    println!("dist/ is built.");
    Ok(())
}

/// Puts in the place of the service worker one that removes itself and what was kept. The next build is a whole one again.
pub(crate) fn retire() -> Result<()> {
    let worker = dist().join("sw.js");
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
    for file in files(folder)?.into_iter().filter(|it| !it.starts_with(&package)) {
        if serve::compresses(&file) {
            compress_file(&file)?;
        }
    }
    Ok(())
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

/// The folder of the built app.
pub(crate) fn dist() -> PathBuf {
    shell::root().join("dist")
}

/// The built page.
pub(crate) fn index() -> Result<PathBuf> {
    let index = dist().join("index.html");
    ensure!(index.is_file(), "dist/index.html is missing; run `cargo xtask build`");
    Ok(index)
}

/// All files under a folder, or the file itself; in the same order on each run.
pub(crate) fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut entries = fs::read_dir(path)?
        .map(|entry| entry.map(|it| it.path()))
        .collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        found.extend(files(&entry)?);
    }
    Ok(found)
}

fn inputs() -> Result<u64> {
    let mut hasher = DefaultHasher::new();
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
    hash_files(&dist(), &mut hasher)?;
    Ok(format!("{inputs:016x} {:016x}", hasher.finish()))
}

fn hash_files(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    for file in files(path).with_context(|| format!("{} cannot be read", path.display()))? {
        file.hash(hasher);
        let bytes = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()));
        bytes?.hash(hasher);
    }
    Ok(())
}
