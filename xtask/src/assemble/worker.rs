//! The service worker of the build: its list of files with their hashes, its version, and what has changed.
//!
//! `public/sw.js` is written by hand; only its first line is made here. The version is the hash of all that it holds, so
//! that two builds of the same content are one version, and nobody can forget to raise it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::choices::SCHEMA;
use super::embed::PINNED;
use super::packs::is_made_up;
use crate::dist;
use crate::shell;

pub(crate) const WORKER: &str = "sw.js";
/// The first line of `public/sw.js`, up to what the build replaces.
const MARK: &str = "const BUILD = ";
/// A person who was away for long is not told a book.
const TOLD: usize = 5;
/// What the worker itself and hosts read, and what only a browser's install dialog shows.
const LEFT_OUT: [&str; 8] =
    [WORKER, "_headers", "screenshots/", "embed.html", "configurator", SCHEMA, "npm/", PINNED];
/// What takes the place of the worker in a build with `--retire`.
pub(crate) const RETIRE: &str = include_str!("retire.js");

/// Writes the first line of the worker in `folder`, which holds the finished app.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let path = folder.join(WORKER);
    let script = fs::read_to_string(&path).context("public/sw.js is needed")?;
    let changes = fs::read_to_string(shell::root().join("CHANGELOG.md"))
        .context("CHANGELOG.md is needed: it says what has changed")?;
    let script = filled(&script, listed(folder)?, &releases(&changes)?)?;
    fs::write(path, script).context("the worker cannot be written")
}

/// The files of the app with their hashes. The page stands as `./`: some hosts redirect from its own name.
fn listed(folder: &Path) -> Result<Map<String, Value>> {
    let mut files = Map::new();
    for (name, path) in dist::named(folder)? {
        if LEFT_OUT.iter().any(|it| name.starts_with(it)) || is_made_up(&name) {
            continue;
        }
        let hash = format!("sha256-{}", STANDARD.encode(Sha256::digest(fs::read(&path)?)));
        let name = if name == "index.html" { "./".to_owned() } else { name };
        files.insert(name, hash.into());
    }
    ensure!(files.contains_key("./"), "the app has no index.html");
    Ok(files)
}

/// The files that a finished worker keeps, with their hashes.
pub(crate) fn listed_in(script: &str) -> Result<Map<String, Value>> {
    let first = script.lines().next().and_then(|it| it.strip_prefix(MARK)?.strip_suffix(';'));
    let build: Value = serde_json::from_str(first.context("the worker is not finished")?)?;
    Ok(build["files"].as_object().cloned().unwrap_or_default())
}

fn filled(script: &str, files: Map<String, Value>, changes: &[Value]) -> Result<String> {
    let (first, rest) = script.split_once('\n').context("sw.js is empty")?;
    ensure!(first.starts_with(MARK), "the first line of sw.js has to begin with `{MARK}`");
    let files = Value::Object(files);
    let mut hasher = Sha256::new();
    for part in [files.to_string(), json!(changes).to_string(), rest.to_owned()] {
        hasher.update(part);
    }
    let version = hasher.finalize().iter().take(6).fold(String::new(), |mut text, byte| {
        // A string takes any text.
        let _ = write!(text, "{byte:02x}");
        text
    });
    let build = json!({ "version": version, "files": files, "changes": changes });
    Ok(format!("{MARK}{build};\n{rest}"))
}

/// The newest releases of the change log: version, what changed in the safety rules, what else.
fn releases(text: &str) -> Result<Vec<Value>> {
    let mut releases = Vec::new();
    for part in text.split("\n## ").skip(1).take(TOLD) {
        let (title, lines) = part.split_once('\n').unwrap_or((part, ""));
        let version = title.split(" - ").next().unwrap_or_default().trim();
        let lines = lines.lines().filter_map(|line| line.strip_prefix("- ")).map(str::trim);
        let (safety, other): (Vec<&str>, Vec<&str>) =
            lines.partition(|line| line.starts_with("Safety:"));
        let safety: Vec<&str> = safety.iter().map(|line| line["Safety:".len()..].trim()).collect();
        ensure!(
            !safety.is_empty() || !other.is_empty(),
            "CHANGELOG.md says nothing about {version}"
        );
        releases.push(json!({ "version": version, "safety": safety, "other": other }));
    }
    ensure!(!releases.is_empty(), "CHANGELOG.md has no version");
    Ok(releases)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "const BUILD = {}; // made\noninstall = 1;\n";
    const LOG: &str = "# Changes\n\n## 0.2.0 - 2026-12-01\n\n- One.\n- Safety: Two.\n\n## 0.1.0 - 2026-11-21\n- Three.\n";

    fn files(hash: &str) -> Map<String, Value> {
        Map::from_iter([("./".to_owned(), hash.into())])
    }

    fn built(script: &str, hash: &str) -> Result<Value> {
        let filled = filled(script, files(hash), &releases(LOG)?)?;
        let first = filled.lines().next().context("a line")?;
        let json = first.strip_prefix(MARK).and_then(|it| it.strip_suffix(';'));
        assert!(filled.ends_with("oninstall = 1;\n"), "{filled}");
        Ok(serde_json::from_str(json.context("the mark")?)?)
    }

    #[test]
    fn the_version_follows_what_is_in_it() -> Result<()> {
        let first = built(SCRIPT, "sha256-1")?;
        assert_eq!(first["files"]["./"], "sha256-1");
        assert_eq!(first["version"], built(SCRIPT, "sha256-1")?["version"]);
        assert_ne!(first["version"], built(SCRIPT, "sha256-2")?["version"]);
        let other = format!("const BUILD = {{}};\n// Another.\n{}", "oninstall = 1;\n");
        assert_ne!(first["version"], built(&other, "sha256-1")?["version"]);
        assert!(filled("oninstall = 1;\n", files("sha256-1"), &[]).is_err());
        Ok(())
    }

    #[test]
    fn safety_comes_first() -> Result<()> {
        let releases = releases(LOG)?;
        assert_eq!(
            releases[0],
            json!({ "version": "0.2.0", "safety": ["Two."], "other": ["One."] })
        );
        assert_eq!(releases[1], json!({ "version": "0.1.0", "safety": [], "other": ["Three."] }));
        assert!(super::releases("# Changes\n").is_err());
        assert!(super::releases("# Changes\n\n## 0.1.0\n").is_err());
        Ok(())
    }

    #[test]
    fn the_change_log_begins_with_the_version_of_the_app() -> Result<()> {
        let releases = releases(&fs::read_to_string(shell::root().join("CHANGELOG.md"))?)?;
        let cargo = crate::source::toml("Cargo.toml")?;
        assert_eq!(releases[0]["version"].as_str(), crate::source::text(&cargo, "package.version"));
        Ok(())
    }

    #[test]
    fn the_list_is_of_what_is_there() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-worker-{}", std::process::id()));
        shell::remove_dir(&folder)?;
        fs::create_dir_all(folder.join("icons"))?;
        fs::create_dir_all(folder.join("screenshots"))?;
        for name in ["index.html", "sw.js", "_headers", "icons/a.png", "screenshots/b.png"] {
            fs::write(folder.join(name), "abc")?;
        }
        let files = listed(&folder)?;
        let hash = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        assert_eq!(Value::Object(files), json!({ "./": hash, "icons/a.png": hash }));
        Ok(())
    }
}
