//! Reads and checks `content/safety.toml`, and writes its table.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use super::check::is_date;
use super::domain::safety::check::{Door, Level, Part, Trust};
use super::emit::variant;
use super::model::file;
use super::problem::{Problem, Problems};
use super::sharp::{self, Sharp};
use super::texts::{Collected, Texts};

const FILE: &str = "safety.toml";
/// A set of answers is 64 bits.
const MOST_QUESTIONS: usize = 64;
/// A row in words, its list with it.
const LONGEST_ROW: usize = 28;
/// What is said on the phone, in words.
const LONGEST_SAY: usize = 15;
/// So many rows stand on a phone without scrolling.
const MOST_ROWS: usize = 6;
/// What a heading over what stays true must not say.
const OF_A_TIME: [&str; 4] = ["lately", "recent", "now", "today"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyFile {
    rules: String,
    page: Vec<Page>,
    question: Vec<Question>,
    together: Vec<Together>,
    sign: Vec<Sign>,
    sharp: Vec<Sharp>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sign {
    feeling: String,
    ticks: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    id: String,
    part: String,
    title: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    id: String,
    page: String,
    from: String,
    text: String,
    #[serde(default)]
    items: Vec<String>,
    #[serde(default)]
    say: String,
    #[serde(default)]
    short: String,
    why: String,
    alone: Option<String>,
    word: Option<String>,
    advice: Option<String>,
    #[serde(default)]
    easiest: bool,
    source: String,
    link: String,
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
    from: Option<String>,
    level: String,
    source: String,
    link: String,
    year: u16,
    trust: String,
}

/// The table, or every mistake in it.
pub fn safety(content: &Path) -> Result<SafetyFile, Vec<Problem>> {
    let mut found = Vec::new();
    let Some(table) = file::<SafetyFile>(content, FILE, &mut found) else { return Err(found) };
    check(&table, &mut Problems { file: FILE, found: &mut found });
    if found.is_empty() { Ok(table) } else { Err(found) }
}

/// The ids of the questions.
pub fn ids(table: &SafetyFile) -> Vec<String> {
    table.question.iter().map(|it| it.id.clone()).collect()
}

pub fn texts(table: &SafetyFile, all: &mut Collected) {
    for it in &table.page {
        all.add(format!("safety.{}_page.title", it.id), &it.title);
    }
    for it in &table.question {
        let id = |name: &str| format!("safety.{}.{name}", it.id);
        for (name, text) in [
            ("text", &it.text),
            ("say", &it.say),
            ("short", &it.short),
            ("why", &it.why),
            ("source", &it.source),
        ] {
            all.add(id(name), text);
        }
        all.add_list(&id("items"), &it.items);
    }
    for (number, it) in (1..).zip(&table.together) {
        all.add(format!("safety.together_{number}.source"), &it.source);
    }
    sharp::texts(&table.sharp, all);
}

fn check_pages(table: &SafetyFile, problems: &mut Problems<'_>) {
    for it in &table.page {
        let mut expect = |ok: bool, key: &str, says: &str| {
            problems.expect(ok, &format!("page {}.{key}", it.id), says);
        };
        let part = Part::named(&it.part);
        expect(part.is_some(), "part", "is no part of the check");
        expect(it.title.ends_with('?'), "title", "is no question");
        let title = it.title.to_lowercase();
        let of_a_time = OF_A_TIME.iter().any(|word| title.contains(word));
        expect(
            part != Some(Part::Facts) || !of_a_time,
            "title",
            "names a time over what stays true",
        );
        let rows = table.question.iter().filter(|row| row.page == it.id).count();
        expect((1..=MOST_ROWS).contains(&rows), "rows", "does not fit a phone: six at most");
    }
    let parts: Vec<_> = table.page.iter().map(|it| Part::named(&it.part)).collect();
    problems.expect(parts.is_sorted(), "page", "emergency comes first, then signs, then facts");
}

fn check(table: &SafetyFile, problems: &mut Problems<'_>) {
    is_date("rules", &table.rules, problems);
    let count = table.question.len();
    problems.expect(count <= MOST_QUESTIONS, "question", format!("more than {MOST_QUESTIONS}"));
    check_pages(table, problems);
    for (at, it) in table.question.iter().enumerate() {
        let mut expect = |ok: bool, key: &str, says: &str| {
            problems.expect(ok, &format!("question {}.{key}", it.id), says);
        };
        let id = it.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        expect(id && !it.id.is_empty(), "id", "takes small letters, digits and _");
        let first = table.question.iter().position(|other| other.id == it.id);
        expect(first == Some(at), "id", "is there twice");
        let page = table.page.iter().position(|page| page.id == it.page);
        expect(page.is_some(), "page", "is no page");
        // In the order of the pages, so that a place in the table is a place in the check.
        let before = at.checked_sub(1).and_then(|at| table.question.get(at));
        let before = before.and_then(|it| table.page.iter().position(|page| page.id == it.page));
        expect(before <= page, "page", "comes after a question of a later page");
        let part = page.and_then(|page| Part::named(&table.page[page].part));
        expect(Door::named(&it.from).is_some(), "from", "is no door");
        expect(
            it.alone.as_ref().is_none_or(|it| Level::named(it).is_some_and(|it| it > Level::Ready)),
            "alone",
            "is no level above ready; leave it out where the row counts only with others",
        );
        let soon = it.alone.as_deref() == Some(Level::Soon.id());
        expect(soon || (it.word.is_none() && it.advice.is_none()), "word", "goes with soon");
        expect(
            !soon || it.word.is_some() != it.advice.is_some(),
            "word",
            "soon has a reason for a word, or for advice alone, and never both",
        );
        let reason = it.word.iter().chain(&it.advice);
        expect(reason.into_iter().all(|it| it.ends_with('.')), "word", "is no sentence");
        expect(
            (part == Some(Part::Facts)) != it.short.is_empty(),
            "short",
            "is the name of a fact that stays true, and of no other row",
        );
        expect(Trust::named(&it.trust).is_some(), "trust", "is V, S or M");
        let texts = || std::iter::once(&it.text).chain(&it.items);
        let words: usize = texts().map(|it| it.split_whitespace().count()).sum();
        expect((1..=LONGEST_ROW).contains(&words), "text", "is empty, or too long for a row");
        expect(
            texts().all(|it| !it.ends_with(['?', '.', ','])),
            "text",
            "is read within a sentence: it has no end mark",
        );
        expect(it.text.ends_with(':') != it.items.is_empty(), "items", "follow a colon");
        let same = table
            .question
            .iter()
            .position(|other| other.text == it.text && other.items == it.items);
        expect(same == Some(at), "text", "stands there twice");
        let says = is_said(table, it);
        expect(says != it.say.is_empty(), "say", "is what a row says that leads to the phone");
        expect(!says || is_speech(&it.say), "say", "is no short sentence of a person's own");
        expect(it.why.ends_with('.'), "why", "is no sentence");
        expect(!it.source.is_empty(), "source", "is empty");
        expect(it.link.starts_with("https://"), "link", "is no address");
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
        expect(it.from.as_ref().is_none_or(|it| Door::named(it).is_some()), "from", "is no door");
        expect(it.link.starts_with("https://"), "link", "is no address");
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
    sharp::check(&table.sharp, |id| table.question.iter().any(|row| row.id == id), problems);
}

/// Whether somebody may have to say it: it leads to whom to call, alone or with others.
fn is_said(table: &SafetyFile, it: &Question) -> bool {
    let calls = |level: &String| Level::named(level).is_some_and(|it| it >= Level::Soon);
    let with = |row: &Together| row.all.contains(&it.id) || row.any.contains(&it.id);
    it.alone.as_ref().is_some_and(calls)
        || table.together.iter().any(|row| calls(&row.level) && with(row))
}

/// Whether a person would say it of themselves.
fn is_speech(text: &str) -> bool {
    let short = text.split_whitespace().count() <= LONGEST_SAY;
    let own = text.split(|c: char| !c.is_alphabetic()).any(|it| matches!(it, "I" | "my" | "My"));
    short && own && text.ends_with('.')
}

/// The table as Rust source.
pub fn emit(table: &SafetyFile, texts: &Texts) -> String {
    let mut out = String::from("// Generated from content/safety.toml by build/safety.rs.\n");
    let _ = writeln!(
        out,
        "pub const DATED: &str = {:?};\n\
         pub static RULES: Rules = Rules {{ dated: DATED, pages: &PAGES, questions: &QUESTIONS, together: &TOGETHER, signs: &SIGNS }};\n\
         static PAGES: [Page; {}] = [",
        table.rules,
        table.page.len()
    );
    for it in &table.page {
        let part = variant("Part", &it.part, Part::ALL, Part::id);
        let _ = writeln!(
            out,
            "Page {{ part: {part}, title: {} }},",
            texts.key(&format!("safety.{}_page.title", it.id))
        );
    }
    let _ = writeln!(out, "];\nstatic QUESTIONS: [Question; {}] = [", table.question.len());
    for it in &table.question {
        let key = |name: &str| texts.key(&format!("safety.{}.{name}", it.id));
        let _ = writeln!(
            out,
            "Question {{ id: {:?}, page: {}, from: {}, text: {}, items: &{}, say: {}, short: {}, why: {}, alone: {}, word: {}, easiest: {}, basis: {}, reviewed: {:?} }},",
            it.id,
            table.page.iter().position(|page| page.id == it.page).unwrap_or_default(),
            variant("Door", &it.from, Door::ALL, Door::id),
            key("text"),
            texts.keys(&format!("safety.{}.items", it.id), it.items.len()),
            key("say"),
            key("short"),
            key("why"),
            option(it.alone.as_deref(), |it| variant("Level", it, Level::ALL, Level::id)),
            it.word.is_some(),
            it.easiest,
            basis(&key("source"), &it.link, it.year, &it.trust),
            it.reviewed,
        );
    }
    let _ = writeln!(out, "];\nstatic TOGETHER: [Together; {}] = [", table.together.len());
    for (number, it) in (1..).zip(&table.together) {
        let source = texts.key(&format!("safety.together_{number}.source"));
        let _ = writeln!(
            out,
            "Together {{ all: Ticks({:#x}), any: Ticks({:#x}), age_from: {:?}, from: {}, level: {}, basis: {} }},",
            set(table, &it.all),
            set(table, &it.any),
            it.age_from,
            option(it.from.as_deref(), |it| variant("Door", it, Door::ALL, Door::id)),
            variant("Level", &it.level, Level::ALL, Level::id),
            basis(&source, &it.link, it.year, &it.trust),
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
    out.push_str(&sharp::emit(&table.sharp, texts, |ids| set(table, ids)));
    out
}

fn option(it: Option<&str>, of: impl Fn(&str) -> String) -> String {
    it.map_or_else(|| "None".to_owned(), |it| format!("Some({})", of(it)))
}

fn basis(source: &str, link: &str, year: u16, trust: &str) -> String {
    let trust = variant("Trust", trust, Trust::ALL, Trust::id);
    format!("Basis {{ source: {source}, link: {link:?}, year: {year}, trust: {trust} }}")
}

fn set(table: &SafetyFile, ids: &[String]) -> u64 {
    let place = |id: &String| table.question.iter().position(|row| row.id == *id);
    ids.iter().filter_map(place).fold(0, |set, place| set | 1 << place)
}
