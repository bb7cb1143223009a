//! What `cargo xtask` starts: it compiles the commands of the project, and hands over to them.
//!
//! Where that was never done, most of what follows is missing, too. Then all of it is got at the same time, with a line each.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, ensure};
use setup::step::{self, Step};
use setup::{app, shell, tools};

fn main() -> ExitCode {
    let args: Vec<_> = env::args_os().skip(1).collect();
    run(&args).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run(args: &[OsString]) -> Result<ExitCode> {
    let xtask = env::current_exe()?.with_file_name(format!("xtask{}", env::consts::EXE_SUFFIX));
    let is = |name| args.first().is_some_and(|it| it == name);
    if !xtask.exists() {
        let all = is("serve") || is("build") || is("bench") || args == ["test"];
        if let Err(error) = first_time(all) {
            // The stages of the tests all run, whatever one of them lacks.
            ensure!(is("test"), "{error:#}");
            eprintln!("error: {error:#}");
        }
    }
    let status = compile().arg("--quiet").status().context("cargo cannot be started")?;
    ensure!(status.success(), "the commands of the project do not compile; cargo says why above");
    hand_over(&xtask, args)
}

fn compile() -> Command {
    let mut cargo = shell::cargo();
    cargo.args(["build", "--package", "xtask"]);
    cargo
}

/// Compiles the commands, and with `all` gets what a build of the app needs.
fn first_time(all: bool) -> Result<()> {
    let why = "what `cargo xtask` can do";
    let commands = Step::new("the commands", why, "1 to 2 minutes, once", |log| {
        log.compile(&mut compile()).map(drop)
    });
    if !all {
        return commands.run();
    }
    tools::ensure_node()?;
    tools::ensure_target()?;
    let missing = tools::missing()?;
    let mut steps: Vec<_> = missing.iter().map(tools::Tool::step).collect();
    // What takes longest comes first. Warnings of the app are left to the command, which hears them again.
    steps.insert(steps.len().min(1), app::step(drop));
    steps.insert(2.min(steps.len()), commands);
    step::run_all(steps)
}

/// The command takes the place of this program, so that whoever stops the one stops the other.
#[cfg(unix)]
fn hand_over(xtask: &Path, args: &[OsString]) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(Command::new(xtask).args(args).exec()).context("the commands cannot be started")
}

#[cfg(not(unix))]
fn hand_over(xtask: &Path, args: &[OsString]) -> Result<ExitCode> {
    let status = Command::new(xtask).args(args).status();
    let code = status.context("the commands cannot be started")?.code();
    Ok(code.and_then(|it| u8::try_from(it).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}
