//! `cargo xtask screens`: every screen at every size on one sheet a screen, for somebody to look at row by row.

use anyhow::Result;

use crate::browser::{self, Browser};
use crate::{build, shell};

/// Takes the pictures of the screens whose name is in `only`, or of all when it is empty.
pub(crate) fn run(only: &[String]) -> Result<()> {
    build::run()?;
    let browser = Browser::ensure()?;
    let mut pictures = browser::playwright();
    pictures.args(["test", "--config", "screens.config.mjs"]);
    if !only.is_empty() {
        pictures.arg("-g").arg(only.join("|"));
    }
    shell::run(browser.for_command(&mut pictures))?;
    println!("{} holds a sheet for each screen", shell::root().join("target/screens").display());
    Ok(())
}
