//! The routines of `content/`, for what names them beside the app.

use std::fs;

use anyhow::{Context, Result};
use toml::Table;

use crate::{dist, shell, source};

/// A routine as its file has it.
pub(crate) struct RoutineFile {
    pub(crate) slug: String,
    pub(crate) table: Table,
}

impl RoutineFile {
    /// The text under a key that every routine has.
    pub(crate) fn text(&self, key: &str) -> Result<&str> {
        source::text(&self.table, key).with_context(|| format!("{} has no {key}", self.slug))
    }
}

/// All of them, by their slugs.
pub(crate) fn routines() -> Result<Vec<RoutineFile>> {
    let files = dist::files(&shell::root().join("content/routines"))?;
    files
        .iter()
        .map(|file| {
            let slug =
                file.file_stem().and_then(|it| it.to_str()).context("a routine has a slug")?;
            let table = fs::read_to_string(file)?.parse().with_context(|| slug.to_owned())?;
            Ok(RoutineFile { slug: slug.to_owned(), table })
        })
        .collect()
}
