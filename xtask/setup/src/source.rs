//! The TOML files of the project: manifests, lock files and content.

use std::fs;

use anyhow::{Context, Result};
use toml::{Table, Value};

use crate::shell;

/// Reads a file, which is named from the project's folder.
pub fn toml(name: &str) -> Result<Table> {
    let text = fs::read_to_string(shell::root().join(name));
    text.with_context(|| format!("{name} is needed"))?
        .parse()
        .with_context(|| format!("{name} cannot be read"))
}

/// The text under a key, which may be one in a table: `package.version`.
pub fn text<'a>(table: &'a Table, key: &str) -> Option<&'a str> {
    let (first, rest) = key.split_once('.').unwrap_or((key, ""));
    let value = table.get(first)?;
    if rest.is_empty() { value.as_str() } else { text(value.as_table()?, rest) }
}

/// The version of the app, from its manifest.
pub fn version() -> Result<String> {
    let manifest = toml("Cargo.toml")?;
    let version = text(&manifest, "package.version").context("Cargo.toml names no version")?;
    Ok(version.to_owned())
}

/// The version of a package in a lock file of cargo.
pub fn locked_version<'a>(lock: &'a Table, package: &str) -> Option<&'a str> {
    let mut packages = lock.get("package")?.as_array()?.iter().filter_map(Value::as_table);
    text(packages.find(|it| text(it, "name") == Some(package))?, "version")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_by_key() -> Result<()> {
        let table =
            "trunk-version = \"=0.21.14\" # why\n[tools]\nwasm_opt= 'version_132'\n".parse()?;
        assert_eq!(text(&table, "trunk-version"), Some("=0.21.14"));
        assert_eq!(text(&table, "tools.wasm_opt"), Some("version_132"));
        for missing in ["wasm_opt", "tools", "tools.wasm", "trunk-version.a"] {
            assert_eq!(text(&table, missing), None, "{missing}");
        }
        Ok(())
    }

    #[test]
    fn locked_versions() -> Result<()> {
        let lock = r#"
version = 4

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.129"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = [
 "wasm-bindgen-macro",
]
"#
        .parse()?;
        assert_eq!(locked_version(&lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(&lock, "wasm-bindgen-macro"), Some("0.2.129"));
        assert_eq!(locked_version(&lock, "wasm"), None);
        Ok(())
    }
}
