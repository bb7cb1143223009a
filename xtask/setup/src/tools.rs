//! The tools that turn Rust into a web page, each at its pinned version.
//!
//! Versions have one home each: trunk and wasm-opt in `Trunk.toml`, wasm-bindgen in `Cargo.lock`, whose library has to match it exactly.
//! A tool is looked for in `.tools/` first, then on PATH; what is missing or stale goes to `.tools/`.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::shell::{self, NPM, announce};
use crate::source;

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
        for tool in pinned()? {
            tool.ensure()?;
        }
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
    announce(name, "a stage of the tests needs it", "some seconds");
    shell::run(shell::command("rustup").args(["component", "add", name]))
        .with_context(|| format!("install {name} for the Rust toolchain in use"))
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
    announce(TARGET, "the Rust standard library for the browser", "some seconds");
    shell::run(shell::command("rustup").args(["target", "add", TARGET]))
        .with_context(|| format!("install the target {TARGET} for the Rust toolchain in use"))
}

struct Tool {
    name: &'static str,
    /// What has to answer to `--version` with the version.
    programs: &'static [&'static str],
    version: String,
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

impl Tool {
    fn ensure(&self) -> Result<()> {
        let own_dir = match self.source {
            Source::Cargo { .. } => bin_dir(),
            Source::Npm => npm_dir().join("node_modules/.bin"),
        };
        let answer = |program: &Path| shell::read(shell::command(program).arg("--version"));
        // An own copy of another version would hide a right one on PATH, so it is replaced.
        let found = self.programs.iter().all(|program| {
            let answer = answer(&own_dir.join(program)).or_else(|| answer(Path::new(program)));
            answer.is_some_and(|it| has_version(&it, &self.version))
        });
        if found {
            return Ok(());
        }
        let Tool { name, version, .. } = self;
        announce(&format!("{name} {version} into .tools/"), self.why, self.takes);
        self.install().with_context(|| format!("{name} {version} could not be installed"))
    }

    fn install(&self) -> Result<()> {
        match self.source {
            Source::Cargo { locked } => {
                let build = tools_dir().join("build");
                let mut install = shell::cargo();
                install.args(["install", "--force", "--root"]).arg(tools_dir());
                install.args(locked.then_some("--locked"));
                install.args(["--version", &self.version, self.name]);
                shell::run(install.env("CARGO_TARGET_DIR", &build))?;
                shell::remove_dir(&build)
            }
            Source::Npm => {
                fs::create_dir_all(npm_dir())?;
                let package = format!("{}@{}.0.0", self.name, self.version);
                let install = ["install", "--no-audit", "--no-fund", "--no-package-lock"];
                shell::run(
                    shell::command(NPM).args(install).arg("--prefix").arg(npm_dir()).arg(package),
                )
            }
        }
    }
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
        .context("Cargo.lock names no wasm-bindgen; it is needed to choose the tool's version")?
        .to_owned();
    Ok([
        Tool {
            name: "trunk",
            programs: &["trunk"],
            version: pin("trunk-version", "=")?,
            why: "it builds the page from index.html and the Rust code",
            takes: "5 to 8 minutes on two cores",
            source: Source::Cargo { locked: true },
        },
        Tool {
            name: "wasm-bindgen-cli",
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            version: wasm_bindgen,
            why: "it writes the JavaScript between the browser and the Rust code",
            takes: "about 3 minutes on two cores",
            // The lock file of 0.2.130 names a release that the registry does not serve.
            source: Source::Cargo { locked: false },
        },
        Tool {
            name: "binaryen",
            programs: &["wasm-opt"],
            version: pin("tools.wasm_opt", "version_")?,
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
}
