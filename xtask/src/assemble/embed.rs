//! The files of the embed: a folder of their own among the sources, and beside the app in `dist/`.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::{dist, shell};

/// What `public/embed/` calls otherwise than `dist/`, whose names pages of others rely on.
pub(crate) const RENAMED: [(&str, &str); 2] =
    [("element.js", "embed.js"), ("configurator.html", "embed.html")];

/// Puts the files of `public/embed/` beside those of the app.
pub(crate) fn place(staging: &Path) -> Result<()> {
    let folder = staging.join("embed");
    for path in dist::files(staging)? {
        if let Ok(source) = path.strip_prefix(&folder) {
            let renamed = RENAMED.iter().find(|(name, _)| source == Path::new(name));
            let name = renamed.map_or(source, |(_, name)| Path::new(name));
            fs::rename(&path, staging.join(name))?;
        }
    }
    shell::remove_dir(&folder)
}
