//! Reads and checks `content/safety.toml`, and writes its table.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use super::check::is_date;
use super::domain::safety::{Level, Page, Trust};
use super::emit::variant;
use super::model::file;
use super::problem::{Problem, Problems};

const FILE: &str = "safety.toml";
/// A set of answers is 64 bits.
const MOST_QUESTIONS: usize = 64;
/// A question in words.
const LONGEST_QUESTION: usize = 40;
/// What is read at a glance, in words.
const LONGEST_GLANCE: usize = 28;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    rules: String,
    question: Vec<Question>,
    together: Vec<Together>,
    sign: Vec<Sign>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sign {
    feeling: String,
    ticks: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    id: String,
    page: String,
    says: String,
    asks: String,
    why: String,
    alone: String,
    source: String,
    year: u16,
    trust: String,
    reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Together {
    all: Vec<String>,
    #[serde(default)]
    any: Vec<String>,
    age_from: Option<u8>,
    level: String,
    source: String,
    year: u16,
    trust: String,
}

/// The table as Rust source, and the ids of its questions.
pub fn safety(content: &Path) -> Result<(String, Vec<String>), Vec<Problem>> {
    let mut found = Vec::new();
    let Some(table) = file::<Table>(content, FILE, &mut found) else { return Err(found) };
    check(&table, &mut Problems { file: FILE, found: &mut found });
    if found.is_empty() {
        let ids = table.question.iter().map(|it| it.id.clone()).collect();
        Ok((emit(&table), ids))
    } else {
        Err(found)
    }
}

fn check(table: &Table, problems: &mut Problems<'_>) {
    is_date("rules", &table.rules, problems);
    let count = table.question.len();
    problems.expect(count <= MOST_QUESTIONS, "question", format!("more than {MOST_QUESTIONS}"));
    for (at, it) in table.question.iter().enumerate() {
        let mut expect = |ok: bool, key: &str, says: &str| {
            problems.expect(ok, &format!("question {}.{key}", it.id), says);
        };
        let id = it.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        expect(id && !it.id.is_empty(), "id", "takes small letters, digits and _");
        let first = table.question.iter().position(|other| other.id == it.id);
        expect(first == Some(at), "id", "is there twice");
        expect(Page::named(&it.page).is_some(), "page", "is no page");
        expect(Level::named(&it.alone).is_some(), "alone", "is no level");
        expect(it.alone != Level::Ready.id(), "alone", "a yes is never nothing: gentle at least");
        expect(Trust::named(&it.trust).is_some(), "trust", "is V, S or M");
        let words = it.asks.split_whitespace().count();
        expect(words <= LONGEST_QUESTION, "asks", "is too long for a question");
        let words = it.says.split_whitespace().count();
        expect((1..=LONGEST_GLANCE).contains(&words), "says", "is empty, or too long for a glance");
        expect(
            !it.says.ends_with(['?', '.']),
            "says",
            "is read within a sentence: it has no end mark",
        );
        expect(it.asks.ends_with(['?', '.']), "asks", "is no sentence");
        expect(it.why.ends_with('.'), "why", "is no sentence");
        expect(!it.source.is_empty(), "source", "is empty");
        expect((1990..=2100).contains(&it.year), "year", "is no year");
        is_date(&format!("question {}.reviewed", it.id), &it.reviewed, problems);
    }
    for (number, it) in (1..).zip(&table.together) {
        let mut expect = |ok: bool, key: &str, says: &str| {
            problems.expect(ok, &format!("together {number}.{key}"), says);
        };
        expect(!it.all.is_empty(), "all", "is empty");
        for id in it.all.iter().chain(&it.any) {
            expect(table.question.iter().any(|row| row.id == *id), id, "is no question");
        }
        expect(Level::named(&it.level).is_some(), "level", "is no level");
        expect(Trust::named(&it.trust).is_some(), "trust", "is V, S or M");
        expect(!it.source.is_empty(), "source", "is empty");
        expect((1990..=2100).contains(&it.year), "year", "is no year");
    }
    for it in &table.sign {
        let mut expect = |ok: bool, key: &str, says: &str| {
            problems.expect(ok, &format!("sign {}.{key}", it.feeling), says);
        };
        for id in &it.ticks {
            expect(table.question.iter().any(|row| row.id == *id), id, "is no question");
        }
    }
}

fn emit(table: &Table) -> String {
    let mut out = String::from("// Generated from content/safety.toml by build/safety.rs.\n");
    let _ = writeln!(
        out,
        "pub const DATED: &str = {:?};\n\
         pub static RULES: Rules = Rules {{ dated: DATED, questions: &QUESTIONS, together: &TOGETHER, signs: &SIGNS }};\n\
         static QUESTIONS: [Question; {}] = [",
        table.rules,
        table.question.len()
    );
    for it in &table.question {
        let _ = writeln!(
            out,
            "Question {{ id: {:?}, page: {}, says: {:?}, asks: {:?}, why: {:?}, alone: {}, basis: {}, reviewed: {:?} }},",
            it.id,
            variant("Page", &it.page, Page::ALL, Page::id),
            it.says,
            it.asks,
            it.why,
            variant("Level", &it.alone, Level::ALL, Level::id),
            basis(&it.source, it.year, &it.trust),
            it.reviewed,
        );
    }
    let _ = writeln!(out, "];\nstatic TOGETHER: [Together; {}] = [", table.together.len());
    for it in &table.together {
        let _ = writeln!(
            out,
            "Together {{ all: Ticks({:#x}), any: Ticks({:#x}), age_from: {:?}, level: {}, basis: {} }},",
            set(table, &it.all),
            set(table, &it.any),
            it.age_from,
            variant("Level", &it.level, Level::ALL, Level::id),
            basis(&it.source, it.year, &it.trust),
        );
    }
    let _ = writeln!(out, "];\nstatic SIGNS: [Sign; {}] = [", table.sign.len());
    for it in &table.sign {
        let _ = writeln!(
            out,
            "Sign {{ feeling: {:?}, ticks: Ticks({:#x}) }},",
            it.feeling,
            set(table, &it.ticks),
        );
    }
    out.push_str("];\n");
    out
}

fn basis(source: &str, year: u16, trust: &str) -> String {
    let trust = variant("Trust", trust, Trust::ALL, Trust::id);
    format!("Basis {{ source: {source:?}, year: {year}, trust: {trust} }}")
}

fn set(table: &Table, ids: &[String]) -> u64 {
    let place = |id: &String| table.question.iter().position(|row| row.id == *id);
    ids.iter().filter_map(place).fold(0, |set, place| set | 1 << place)
}
