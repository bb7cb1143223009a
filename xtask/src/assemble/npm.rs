//! `dist/npm`: the app as a package that could be published as it is, for those who host it from there.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use super::packs::is_made_up;
use crate::dist::files;
use crate::{shell, source};

/// Below `dist/`.
pub(crate) const FOLDER: &str = "npm";
/// What belongs to the place where the app is published rather than to the app.
const LEFT_OUT: [&str; 5] = ["npm/", "screenshots/", "_headers", "embed.html", "configurator"];

/// Writes the package into `staging`, which holds the finished app.
pub(crate) fn write(staging: &Path) -> Result<()> {
    let package = staging.join(FOLDER);
    for path in files(staging)? {
        let name = path.strip_prefix(staging)?.to_string_lossy().replace('\\', "/");
        if !LEFT_OUT.iter().any(|it| name.starts_with(it)) && !is_made_up(&name) {
            let target = package.join(&name);
            fs::create_dir_all(target.with_file_name(""))?;
            fs::copy(&path, &target).with_context(|| format!("{name} cannot be copied"))?;
        }
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE", "docs/embedding.md"] {
        let path = shell::root().join(name);
        let name = path.file_name().context("a file has a name")?;
        fs::copy(&path, package.join(name))
            .with_context(|| format!("{} is needed", path.display()))?;
    }
    fs::write(package.join("README.md"), include_str!("npm/README.md"))?;
    fs::write(package.join("embed.d.ts"), include_str!("npm/embed.d.ts"))?;
    let cargo = source::toml("Cargo.toml")?;
    let version = source::text(&cargo, "package.version").context("Cargo.toml names no version")?;
    fs::write(package.join("package.json"), manifest(version))
        .context("the package cannot be written")
}

fn manifest(version: &str) -> String {
    let manifest = json!({
        "name": "unhunch-session",
        "version": version,
        "description": "A guided session for the upper back, as an element for any page. Nothing leaves the device.",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "main": "embed.js",
        "types": "embed.d.ts",
        // embed.d.ts is found by its name: as a condition it would have to come first, and keys are sorted here.
        "exports": { ".": "./embed.js", "./*": "./*" },
        "sideEffects": true,
        "keywords": ["custom-element", "web-component", "stretching", "timer", "wasm"],
    });
    format!("{manifest:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::embed::RENAMED;

    #[test]
    fn the_package_names_its_files() -> Result<()> {
        let manifest: serde_json::Value = serde_json::from_str(&manifest("1.2.3"))?;
        assert_eq!(manifest["version"], "1.2.3");
        for name in [&manifest["main"], &manifest["types"]] {
            let name = name.as_str().context("a name")?;
            let source = RENAMED.iter().find(|(_, to)| *to == name).map_or(name, |(from, _)| from);
            let folders = ["public", "public/embed", "xtask/src/assemble/npm"];
            let is_there = |folder| shell::root().join(folder).join(source).exists();
            assert!(folders.into_iter().any(is_there), "{name}");
        }
        Ok(())
    }
}
