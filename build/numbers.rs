//! Reads and checks `content/numbers.toml`, and writes its table.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use super::check::is_date;
use super::domain::safety::Trust;
use super::emit::variant;
use super::model::file;
use super::problem::{Problem, Problems};

const FILE: &str = "numbers.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    reviewed: String,
    country: Vec<Country>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Country {
    id: String,
    name: String,
    emergency: Vec<Number>,
    emergency_note: String,
    advice: Vec<Number>,
    advice_note: String,
    trust: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Number {
    says: String,
    tel: String,
}

/// The table as Rust source.
pub fn numbers(content: &Path) -> Result<String, Vec<Problem>> {
    let mut found = Vec::new();
    let Some(table) = file::<Table>(content, FILE, &mut found) else { return Err(found) };
    check(&table, &mut Problems { file: FILE, found: &mut found });
    if found.is_empty() { Ok(emit(&table)) } else { Err(found) }
}

fn check(table: &Table, problems: &mut Problems<'_>) {
    is_date("reviewed", &table.reviewed, problems);
    for (at, it) in table.country.iter().enumerate() {
        let mut expect = |ok: bool, key: &str, says: &str| {
            problems.expect(ok, &format!("country {}.{key}", it.id), says);
        };
        let id = it.id.len() == 2 && it.id.chars().all(|c| c.is_ascii_lowercase());
        expect(id, "id", "is two small letters");
        let first = table.country.iter().position(|other| other.id == it.id);
        expect(first == Some(at), "id", "is there twice");
        expect(!it.name.is_empty(), "name", "is empty");
        expect(!it.emergency.is_empty(), "emergency", "is empty");
        expect(Trust::named(&it.trust).is_some(), "trust", "is V, S or M");
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

fn emit(table: &Table) -> String {
    let mut out = String::from("// Generated from content/numbers.toml by build/numbers.rs.\n");
    let _ = writeln!(out, "pub static COUNTRIES: [Country; {}] = [", table.country.len());
    for it in &table.country {
        let _ = writeln!(
            out,
            "Country {{ id: {:?}, name: {:?}, emergency: &[{}], emergency_note: {:?}, advice: &[{}], advice_note: {:?}, trust: {} }},",
            it.id,
            it.name,
            list(&it.emergency),
            it.emergency_note,
            list(&it.advice),
            it.advice_note,
            variant("Trust", &it.trust, Trust::ALL, Trust::id),
        );
    }
    out.push_str("];\n");
    out
}

fn list(numbers: &[Number]) -> String {
    let number = |it: &Number| format!("Number {{ says: {:?}, tel: {:?} }}", it.says, it.tel);
    numbers.iter().map(number).collect::<Vec<_>>().join(", ")
}
