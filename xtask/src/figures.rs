//! `cargo xtask figures`: the contact sheet, one page and pictures of it in both colour schemes, for somebody to look at row by
//! row; and the weight of the rig with all poses against its budget.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::browser::Browser;
use crate::compress::brotli;
use crate::shell;

/// The most that the rig and all poses may weigh, in brotli bytes.
const BUDGET: usize = 25_000;

pub(crate) fn run() -> Result<()> {
    let folder = shell::root().join("target/figures");
    shell::remove_dir(&folder)?;
    fs::create_dir_all(&folder)?;
    for scheme in ["light", "dark"] {
        let sheet = ["run", "--quiet", "--example", "figures", "--", scheme];
        let page = shell::read(shell::cargo().args(sheet))
            .context("the sheet cannot be made; `cargo run --example figures` says why")?;
        fs::write(folder.join(format!("{scheme}.html")), page)?;
    }
    println!("{} holds light.html and dark.html", folder.display());
    match Browser::ensure() {
        Ok(browser) => {
            let mut node = shell::command("node");
            node.arg("e2e/support/contact-sheet.mjs").arg(&folder);
            shell::run(browser.for_command(&mut node))?;
        }
        Err(error) => println!("no pictures: {error:#}"),
    }
    weigh()
}

/// The rig and the poses alone as a program for the browser: more than their share of the app, which
/// has the allocator and the formatting of numbers anyway.
fn weigh() -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let rig = ["build", "--quiet", "--release", "--example", "rig", "--target", target];
    shell::run(shell::cargo().args(rig))?;
    let path = shell::root().join(format!("target/{target}/release/examples/rig.wasm"));
    let bytes = fs::read(&path).with_context(|| format!("{} is missing", path.display()))?;
    let weight = brotli(&bytes)?.len();
    println!("rig and poses: {weight} bytes in brotli, at most {BUDGET}");
    ensure!(weight <= BUDGET, "the rig and the poses are {} bytes too heavy", weight - BUDGET);
    Ok(())
}
