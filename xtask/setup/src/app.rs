//! The Rust code of the app, compiled for the browser.

use anyhow::Result;

use crate::shell;
use crate::step::{Log, Step};
use crate::tools::TARGET;

/// Compiles as Trunk would, which then finds nothing left to compile; `said` hears what the compiler has against the code.
pub fn step<'a>(said: impl FnOnce(String) + Send + 'a) -> Step<'a> {
    let why = "its Rust code, compiled for the browser";
    Step::new("the app", why, "2 to 4 minutes when much has changed", |log| {
        said(compile(log)?);
        Ok(())
    })
}

fn compile(log: &Log) -> Result<String> {
    // Trunk runs offline, so that it never downloads a tool; then cargo cannot download a crate either.
    log.run(shell::cargo().arg("fetch"))?;
    let build = ["build", "--release", "--target", TARGET, "--bin", "unhunch"];
    // As `data-cargo-features` of index.html.
    log.compile(shell::cargo().args(build).args(["--features", "split"]))
}
