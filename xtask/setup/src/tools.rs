//! The tools that turn Rust into a web page, each at its pinned version.
//!
//! Versions have one home each: trunk and wasm-opt in `Trunk.toml`, wasm-bindgen in `Cargo.lock`, whose library has to match it exactly.
//! A tool that is on PATH at the right version is taken. Another goes to `.tools/`: `cargo binstall` gets it, where that is
//! installed and can; else it is built here, without optimisation. That takes a third of the time, and wasm-bindgen so built takes two
//! seconds of a build of the app.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::shell::{self, NPM};
use crate::source;
use crate::step::{self, Log, Step};

pub const TARGET: &str = "wasm32-unknown-unknown";
const OLDEST_NODE: u32 = 20;

/// Proof that every tool is there.
pub struct Tools {
    path: OsString,
}

impl Tools {
    /// Gets what is missing.
    pub fn ensure() -> Result<Tools> {
        ensure_node()?;
        ensure_target()?;
        let missing = missing()?;
        step::run_all(missing.iter().map(Tool::step).collect())?;
        let own = [bin_dir(), npm_dir().join("node_modules/.bin")];
        let path = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(own.into_iter().chain(env::split_paths(&path)))
            .context("the path of the project holds a character that PATH cannot hold")?;
        Ok(Tools { path })
    }

    /// Puts the tools first on the PATH of `command`.
    pub fn on_path<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("PATH", &self.path)
    }
}

/// Adds a part of the Rust toolchain where it is missing, for instance `clippy`.
pub fn ensure_component(name: &str) -> Result<()> {
    // rustfmt is called as `cargo fmt`, and clippy as `cargo clippy`.
    let command = name.trim_start_matches("rust");
    if shell::read(shell::cargo().args([command, "--version"])).is_some() {
        return Ok(());
    }
    rustup("component", name, "a stage of the tests needs it")
}

pub fn ensure_node() -> Result<()> {
    let Some(version) = shell::read(shell::command("node").arg("--version")) else {
        bail!("Node.js was not found; install version {OLDEST_NODE} or newer, with npm");
    };
    let major = version.trim_start_matches('v').split('.').next().and_then(|it| it.parse().ok());
    ensure!(
        major.is_some_and(|it: u32| it >= OLDEST_NODE),
        "Node.js {} is too old; install version {OLDEST_NODE} or newer",
        version.trim()
    );
    Ok(())
}

pub fn ensure_target() -> Result<()> {
    let libraries =
        shell::read(shell::command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    if libraries.is_some_and(|it| Path::new(it.trim()).is_dir()) {
        return Ok(());
    }
    rustup("target", TARGET, "the Rust standard library for the browser")
}

/// Adds a part to the Rust toolchain in use.
fn rustup(kind: &str, name: &str, why: &str) -> Result<()> {
    let add = |log: &Log| log.run(shell::command("rustup").args([kind, "add", name]));
    Step::new(name, why, "some seconds", add).run()
}

pub struct Tool {
    /// Of the package, and its version.
    name: String,
    package: &'static str,
    version: String,
    /// What has to answer to `--version` with the version.
    programs: &'static [&'static str],
    why: &'static str,
    takes: &'static str,
    source: Source,
}

enum Source {
    /// With the lock file that the tool ships, or without it.
    Cargo {
        locked: bool,
    },
    Npm,
}

/// Where a tool is at the right version.
#[derive(Debug, PartialEq)]
enum Place {
    Own,
    Path,
    Nowhere,
}

impl Tool {
    /// Gets the tool.
    pub fn step(&self) -> Step<'_> {
        Step::new(&self.name, self.why, self.takes, |log| self.install(log))
    }

    fn own_dir(&self) -> PathBuf {
        match self.source {
            Source::Cargo { .. } => bin_dir(),
            Source::Npm => npm_dir().join("node_modules/.bin"),
        }
    }

    fn place(&self, own: &Path, path: &OsStr) -> Place {
        let all = |path: &OsStr| {
            self.programs.iter().all(|program| {
                let program = shell::on_path(program, path);
                let answer =
                    program.and_then(|it| shell::read(shell::command(it).arg("--version")));
                answer.is_some_and(|it| has_version(&it, &self.version))
            })
        };
        if all(own.as_os_str()) {
            Place::Own
        } else if all(path) {
            Place::Path
        } else {
            Place::Nowhere
        }
    }

    /// Whether the tool has to be got.
    fn is_missing(&self, own: &Path, path: &OsStr) -> Result<bool> {
        let place = self.place(own, path);
        if place == Place::Path {
            // An own copy of another version would be found first.
            for program in self.programs {
                if let Some(stale) = shell::on_path(program, own.as_os_str()) {
                    fs::remove_file(&stale)
                        .with_context(|| format!("{} cannot be removed", stale.display()))?;
                }
            }
        }
        Ok(place == Place::Nowhere)
    }

    fn install(&self, log: &Log) -> Result<()> {
        match self.source {
            Source::Cargo { locked } => {
                let binstall = shell::read(shell::cargo().args(["binstall", "-V"])).is_some();
                if binstall && self.binstall(log) {
                    return Ok(());
                }
                // Of its own, so that no tool waits for another one's lock.
                let build = tools_dir().join("build").join(self.package);
                let mut install = shell::cargo();
                install.args(["install", "--debug", "--no-default-features", "--force", "--root"]);
                install.arg(tools_dir()).args(locked.then_some("--locked"));
                install.args(["--version", &self.version, self.package]);
                for program in self.programs {
                    install.args(["--bin", program]);
                }
                install.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_PROFILE_DEV_STRIP", "true");
                log.run(install.env("CARGO_TARGET_DIR", &build))?;
                shell::remove_dir(&build)
            }
            Source::Npm => {
                fs::create_dir_all(npm_dir())?;
                let package = format!("{}@{}.0.0", self.package, self.version);
                let install = ["install", "--no-audit", "--no-fund", "--no-package-lock"];
                log.run(
                    shell::command(NPM).args(install).arg("--prefix").arg(npm_dir()).arg(package),
                )
            }
        }
    }

    /// Whether `cargo binstall` could get the tool as a program. Without a network it cannot, nor for every machine.
    fn binstall(&self, log: &Log) -> bool {
        let mut get = shell::cargo();
        get.args(["binstall", "--no-confirm", "--force", "--disable-strategies", "compile"]);
        get.arg("--root").arg(tools_dir()).args(["--version", &self.version, self.package]);
        log.run(&mut get).is_ok() && self.place(&self.own_dir(), OsStr::new("")) == Place::Own
    }
}

/// The tools that neither `.tools/` nor PATH has at the right version. What takes longest comes first.
pub fn missing() -> Result<Vec<Tool>> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut missing = Vec::new();
    for tool in pinned()? {
        if tool.is_missing(&tool.own_dir(), &path)? {
            missing.push(tool);
        }
    }
    Ok(missing)
}

fn pinned() -> Result<[Tool; 3]> {
    let trunk = source::toml("Trunk.toml")?;
    let lock = source::toml("Cargo.lock")?;
    let pin = |key: &str, prefix: &str| {
        source::text(&trunk, key)
            .and_then(|it| it.strip_prefix(prefix))
            .map(str::to_owned)
            .with_context(|| format!("Trunk.toml has to pin {key} as \"{prefix}<version>\""))
    };
    let wasm_bindgen = source::locked_version(&lock, "wasm-bindgen")
        .context("Cargo.lock names no wasm-bindgen; it is needed to choose the tool's version")?;
    let trunk = pin("trunk-version", "=")?;
    let wasm_opt = pin("tools.wasm_opt", "version_")?;
    Ok([
        Tool {
            name: format!("trunk {trunk}"),
            package: "trunk",
            version: trunk,
            programs: &["trunk"],
            why: "it builds the page from index.html and the Rust code",
            takes: "2 to 3 minutes on two cores",
            source: Source::Cargo { locked: true },
        },
        Tool {
            name: format!("wasm-bindgen {wasm_bindgen}"),
            package: "wasm-bindgen-cli",
            version: wasm_bindgen.to_owned(),
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            why: "it writes the JavaScript between the browser and the Rust code",
            takes: "about a minute on two cores",
            // The lock file of 0.2.130 names a release that the registry does not serve.
            source: Source::Cargo { locked: false },
        },
        Tool {
            name: format!("binaryen {wasm_opt}"),
            package: "binaryen",
            version: wasm_opt,
            programs: &["wasm-opt"],
            why: "its wasm-opt makes the app smaller",
            takes: "less than a minute",
            source: Source::Npm,
        },
    ])
}

fn tools_dir() -> PathBuf {
    shell::root().join(".tools")
}

fn bin_dir() -> PathBuf {
    tools_dir().join("bin")
}

fn npm_dir() -> PathBuf {
    tools_dir().join("npm")
}

/// Whether the answer to `--version`, such as `trunk 0.21.14`, names this version.
fn has_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().any(|it| it == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_whole_words() {
        assert!(has_version("trunk 0.21.14\n", "0.21.14"));
        assert!(has_version("wasm-opt version 132 (version_132)", "132"));
        assert!(!has_version("trunk 0.21.14-beta.1", "0.21.14"));
        assert!(!has_version("wasm-bindgen 0.2.130", "0.2.13"));
    }

    #[test]
    fn the_project_pins_every_tool() {
        let versions = pinned().map(|tools| tools.map(|it| it.version));
        let versions = versions.expect("Trunk.toml and Cargo.lock are in the project");
        assert!(versions.iter().all(|it| it.starts_with(|c: char| c.is_ascii_digit())));
    }

    fn programs_in(folder: &str, version: &str) -> Result<PathBuf> {
        let folder = shell::root().join("target/test-tools").join(folder);
        shell::remove_dir(&folder)?;
        fs::create_dir_all(&folder)?;
        for name in ["wasm-bindgen", "wasm-bindgen-test-runner"] {
            let program = folder.join(name);
            fs::write(&program, format!("#!/bin/sh\necho {name} {version}\n"))?;
            Command::new("chmod").arg("+x").arg(&program).status()?;
        }
        Ok(folder)
    }

    fn wasm_bindgen() -> Result<Tool> {
        let tool = pinned()?.into_iter().find(|it| it.package == "wasm-bindgen-cli");
        tool.context("the project pins wasm-bindgen")
    }

    #[cfg(unix)]
    #[test]
    fn a_tool_on_path_is_taken_at_the_right_version_alone() -> Result<()> {
        let tool = wasm_bindgen()?;
        let nothing = Path::new("nowhere");
        let right = programs_in("right", &tool.version)?;
        let wrong = programs_in("wrong", "0.2.1")?;
        let check = |own: &Path, path: &[&Path], expected: Place| -> Result<()> {
            let path = env::join_paths(path)?;
            assert_eq!(tool.place(own, &path), expected, "{} {path:?}", own.display());
            Ok(())
        };
        check(nothing, &[nothing, &right], Place::Path)?;
        check(&right, &[&wrong], Place::Own)?;
        check(&wrong, &[&right], Place::Path)?;
        check(&wrong, &[&wrong], Place::Nowhere)?;
        // The first on PATH is the one that is run.
        check(nothing, &[&wrong, &right], Place::Nowhere)?;
        fs::remove_file(right.join("wasm-bindgen-test-runner"))?;
        check(nothing, &[&right], Place::Nowhere)
    }

    #[cfg(unix)]
    #[test]
    fn a_stale_copy_of_our_own_does_not_hide_the_one_on_path() -> Result<()> {
        let tool = wasm_bindgen()?;
        let right = programs_in("on-path", &tool.version)?;
        let stale = programs_in("stale", "0.2.1")?;
        assert!(!tool.is_missing(&stale, right.as_os_str())?);
        assert!(!stale.join("wasm-bindgen").exists() && right.join("wasm-bindgen").exists());
        Ok(())
    }
}
