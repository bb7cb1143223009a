//! `cargo xtask figures`: the contact sheet, one page and pictures of it in both colour schemes, for somebody to look at row by
//! row; and the weight of the rig with all poses against its budget.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::assemble::split::FEATURES;
use crate::browser::Browser;
use crate::shell;
use crate::tools::Tools;

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

/// The rig and the poses alone as a program for the browser, made small with the names kept; of these
/// names, `weigh-rig.mjs` weighs what is of the figures.
fn weigh() -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let rig = ["build", "--quiet", "--release", "--example", "rig", "--target", target];
    shell::run(shell::cargo().args(rig))?;
    let path = shell::root().join(format!("target/{target}/release/examples/rig.wasm"));
    let named = path.with_extension("named.wasm");
    let mut optimise = shell::command("wasm-opt");
    optimise.args(["-Oz", "-g"]).args(FEATURES).arg(&path).arg("-o").arg(&named);
    shell::run(Tools::ensure()?.on_path(&mut optimise))?;
    let weighed = shell::read(shell::command("node").arg("e2e/support/weigh-rig.mjs").arg(&named));
    let weight: usize = weighed
        .and_then(|it| it.trim().parse().ok())
        .context("the rig cannot be weighed; `node e2e/support/weigh-rig.mjs` says why")?;
    println!("rig and poses: {weight} bytes in brotli, at most {BUDGET}");
    ensure!(weight <= BUDGET, "the rig and the poses are {} bytes too heavy", weight - BUDGET);
    Ok(())
}
