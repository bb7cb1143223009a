//! The static pages of `dist/`: one for each routine and each exercise, made of what the app itself says and draws.
//!
//! `pages <folder> <name of the style sheet> [--place <address>]`; `cargo xtask build` calls it. A package of its own, because it
//! needs the library compiled for this machine, and what it says goes stale with every change of `content/`.
//!
//! Where to start: [`routine`] and [`exercise`] have the pages, [`parts`] what both have, [`site`] the addresses.

mod data;
mod exercise;
mod lists;
mod markup;
mod parts;
mod pictures;
mod routine;
mod share;
mod site;
#[cfg(test)]
mod tests;

use std::env;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use site::Site;

fn main() -> ExitCode {
    match run(&env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<()> {
    let (folder, style, place) = match args {
        [folder, style] => (folder, style, None),
        [folder, style, flag, place] if flag == "--place" => (folder, style, Some(place)),
        _ => bail!("pages <folder> <name of the style sheet> [--place <address>]"),
    };
    let site = Site::new(style, place.map(String::as_str))?;
    lists::write(&site, Path::new(folder)).with_context(|| format!("no pages in {folder}"))
}
