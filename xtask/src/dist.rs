//! `dist/`: where the built app is, and which files it has.

use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Result, ensure};

use crate::shell;

/// The folder of the built app.
pub(crate) fn folder() -> PathBuf {
    shell::root().join("dist")
}

/// The built page.
pub(crate) fn index() -> Result<PathBuf> {
    let index = folder().join("index.html");
    ensure!(index.is_file(), "dist/index.html is missing; run `cargo xtask build`");
    Ok(index)
}

/// All files under a folder, or the file itself; in the same order on each run.
pub(crate) fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut entries = fs::read_dir(path)?
        .map(|entry| entry.map(|it| it.path()))
        .collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        found.extend(files(&entry)?);
    }
    Ok(found)
}

/// All files under a folder, each with its name below it: with slashes, whatever the system has.
pub(crate) fn named(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut named = Vec::new();
    for path in files(folder)? {
        let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        named.push((name, path));
    }
    Ok(named)
}
