//! What `embed.html` offers to choose from: the routines, the languages, the countries, and the format of a routine.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use toml::Table;

use super::library;
use super::packs::Packs;
use super::packs::is_made_up_tag;
use crate::{shell, source};

/// The format of a routine of one's own, among the docs and beside the page.
pub(crate) const SCHEMA: &str = "routine.schema.json";

/// The routines of the library.
pub(crate) fn routines() -> Result<String> {
    let mut options = String::new();
    for routine in library::routines()? {
        let (slug, name) = (&routine.slug, routine.text("name")?);
        let chosen = if slug == "office-reset" { " selected" } else { "" };
        write!(options, "<option value=\"{slug}\"{chosen}>{name}</option>")?;
    }
    Ok(options)
}

/// The languages that people choose, by what each calls itself.
pub(crate) fn languages(packs: &Packs) -> Result<String> {
    let mut options = String::new();
    for tag in packs.languages()?.split(' ').filter(|tag| !is_made_up_tag(tag)) {
        let texts = source::toml(&format!("content/text/{tag}.toml"))?;
        let name = source::text(&texts, "language.name").context("a language has a name")?;
        write!(options, "<option value=\"{tag}\">{name}</option>")?;
    }
    Ok(options)
}

/// The countries whose numbers are known, in the order of the file, which is that of their names.
pub(crate) fn regions() -> Result<String> {
    let numbers = source::toml("content/numbers.toml")?;
    let countries = numbers.get("country").and_then(toml::Value::as_array);
    let countries = countries.context("content/numbers.toml names no country")?;
    let mut options = String::new();
    for country in countries.iter().filter_map(toml::Value::as_table) {
        let of = |key: &str, it: &Table| source::text(it, key).map(str::to_owned);
        let id = of("id", country).context("a country has an id")?;
        let name = of("name", country).context("a country has a name")?;
        write!(options, "<option value=\"{id}\">{name}</option>")?;
    }
    Ok(options)
}

/// Puts the format of a routine beside the page, which checks by it what is pasted.
pub(crate) fn place_schema(staging: &Path) -> Result<()> {
    let schema = shell::root().join("docs").join(SCHEMA);
    fs::copy(schema, staging.join(SCHEMA)).context("the format of a routine is needed")?;
    Ok(())
}
