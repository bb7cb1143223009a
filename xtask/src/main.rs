//! The project's tooling: everything that a person or a CI machine runs, as `cargo xtask <command>`.
//!
//! Where to start: [`flags`] lists the commands; each has a module of its name.
//! [`tools`], of the package `setup`, and [`browser`] get what the machine lacks, into `.tools/`, which git ignores; nothing of
//! the person's own is replaced.
//!
//! Invariant: an error says in one sentence what is wrong and what to do about it.

mod assemble;
mod bench;
mod browser;
mod build;
mod compress;
mod dist;
mod figures;
mod flags;
mod html;
mod pages;
mod screens;
mod sentences;
mod serve;
mod size;
mod test;

use std::env;
use std::process::ExitCode;

use flags::Command;
use setup::{shell, source, tools};

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let command = match Command::parse(&args) {
        Ok(command) => command,
        Err(problem) => {
            eprintln!("error: {problem}\n\n{}", flags::HELP);
            return ExitCode::from(2);
        }
    };
    let outcome = match command {
        Command::Help => {
            println!("{}", flags::HELP);
            Ok(())
        }
        Command::Assemble => assemble::run(),
        Command::Serve { port, build } => serve::run(port, build),
        Command::Bench { only } => bench::run(&only),
        Command::Build { retire, place } => build::run_for(place.as_deref())
            .and_then(|()| if retire { build::retire() } else { Ok(()) }),
        Command::Figures => figures::run(),
        Command::Screens { only } => screens::run(&only),
        Command::Size => size::run(),
        Command::Style => assemble::style::run(),
        Command::Test { only, skip } => test::run(&only, &skip),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
