//! Reads and checks `content/numbers.toml`, and writes its table.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use super::check::is_date;
use super::domain::safety::check::Trust;
use super::model::file;
use super::problem::{Problem, Problems};
use super::texts::{Collected, Texts};

const FILE: &str = "numbers.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumbersFile {
    country: Vec<Country>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Country {
    id: String,
    name: String,
    emergency: Vec<Number>,
    emergency_note: String,
    by_text: String,
    advice: Vec<Number>,
    advice_note: String,
    source: String,
    link: String,
    /// Of the source; some pages have no date.
    year: Option<u16>,
    trust: String,
    reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Number {
    says: String,
    tel: String,
}

/// The table, or every mistake in it.
pub fn numbers(content: &Path) -> Result<NumbersFile, Vec<Problem>> {
    let mut found = Vec::new();
    let Some(table) = file::<NumbersFile>(content, FILE, &mut found) else { return Err(found) };
    check(&table, &mut Problems { file: FILE, found: &mut found });
    if found.is_empty() { Ok(table) } else { Err(found) }
}

fn check(table: &NumbersFile, problems: &mut Problems<'_>) {
    for (at, it) in table.country.iter().enumerate() {
        is_date(&format!("country {}.reviewed", it.id), &it.reviewed, problems);
        let mut expect = |ok: bool, key: &str, says: &str| {
            problems.expect(ok, &format!("country {}.{key}", it.id), says);
        };
        let id = it.id.len() == 2 && it.id.chars().all(|c| c.is_ascii_lowercase());
        expect(id, "id", "is two small letters");
        let first = table.country.iter().position(|other| other.id == it.id);
        expect(first == Some(at), "id", "is there twice");
        expect(!it.name.is_empty(), "name", "is empty");
        let before = at.checked_sub(1).map_or("", |before| &table.country[before].name);
        expect(before <= it.name.as_str(), "name", "comes before the row above it: sort by name");
        let words = it.emergency.is_empty() && it.emergency_note.is_empty();
        expect(!words, "emergency", "is empty: without a number, emergency_note says whom to call");
        expect(!it.source.is_empty(), "source", "is empty");
        expect(it.link.starts_with("http"), "link", "is no address");
        let plausible = it.year.is_none_or(|year| (1990..2100).contains(&year));
        expect(plausible, "year", "is not a year");
        expect(Trust::named(&it.trust).is_some(), "trust", "is V, S or M");
        let guessed =
            it.trust == Trust::Memory.id() && !(it.emergency.is_empty() && it.advice.is_empty());
        expect(!guessed, "trust", "is M: a number from memory is no button, write it as words");
        expect(!it.advice_note.is_empty(), "advice_note", "is empty");
        for number in it.emergency.iter().chain(&it.advice) {
            // A hash sign ends an address: it is written as %23.
            let plain = number.tel.replace("%23", "");
            let digits = !plain.is_empty() && plain.chars().all(|c| c.is_ascii_digit());
            expect(digits, "tel", "takes digits and %23");
            expect(!number.says.is_empty(), "says", "is empty");
        }
    }
}

pub fn texts(table: &NumbersFile, all: &mut Collected) {
    for it in &table.country {
        for (name, text) in [
            ("name", &it.name),
            ("emergency_note", &it.emergency_note),
            ("by_text", &it.by_text),
            ("advice_note", &it.advice_note),
        ] {
            all.add(format!("numbers.{}.{name}", it.id), text);
        }
    }
}

/// The table as Rust source.
pub fn emit(table: &NumbersFile, texts: &Texts) -> String {
    let mut out = String::from("// Generated from content/numbers.toml by build/numbers.rs.\n");
    let _ = writeln!(out, "pub static COUNTRIES: [Country; {}] = [", table.country.len());
    for it in &table.country {
        let key = |name: &str| texts.key(&format!("numbers.{}.{name}", it.id));
        let _ = writeln!(
            out,
            "Country {{ id: {:?}, name: {}, emergency: &[{}], emergency_note: {}, by_text: {}, advice: &[{}], advice_note: {} }},",
            it.id,
            key("name"),
            list(&it.emergency),
            key("emergency_note"),
            key("by_text"),
            list(&it.advice),
            key("advice_note"),
        );
    }
    out.push_str("];\n");
    out
}

fn list(numbers: &[Number]) -> String {
    let number = |it: &Number| format!("Number {{ says: {:?}, tel: {:?} }}", it.says, it.tel);
    numbers.iter().map(number).collect::<Vec<_>>().join(", ")
}
