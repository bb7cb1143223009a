//! Checks the rows `[[sharp]]` of `content/safety.toml`, the answers to what a sharp pain was like, and writes them.

use std::fmt::Write as _;

use serde::Deserialize;

use super::problem::Problems;
use super::texts::{Collected, Texts};

/// An answer is read right after something hurt, in words.
const LONGEST: usize = 16;

/// What it was like, and what that ticks in the check.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sharp {
    says: String,
    ticks: Vec<String>,
}

/// `is_question` knows the ids of the check.
pub fn check(rows: &[Sharp], is_question: impl Fn(&str) -> bool, problems: &mut Problems<'_>) {
    for (number, it) in (1..).zip(rows) {
        let mut expect = |ok: bool, key: &str, says: &str| {
            problems.expect(ok, &format!("sharp {number}.{key}"), says);
        };
        let words = it.says.split_whitespace().count();
        expect((1..=LONGEST).contains(&words), "says", "is empty, or too long for an answer");
        expect(!it.says.ends_with(['?', '.']), "says", "is a button: it has no end mark");
        let first = rows.iter().position(|other| other.says == it.says);
        expect(first.map(|at| at + 1) == Some(number), "says", "is there twice");
        for id in &it.ticks {
            expect(is_question(id), id, "is no question");
        }
    }
    // Nobody has to say what is not true to get on.
    let way_out = rows.last().is_some_and(|it| it.ticks.is_empty());
    problems.expect(way_out, "sharp", "the last answer must be one that ticks nothing");
}

pub fn texts(rows: &[Sharp], all: &mut Collected) {
    for (number, it) in (1..).zip(rows) {
        all.add(format!("safety.sharp_{number}.says"), &it.says);
    }
}

/// The rows as Rust source; `set` makes a set of questions of their ids.
pub fn emit(rows: &[Sharp], texts: &Texts, set: impl Fn(&[String]) -> u64) -> String {
    let mut out =
        format!("pub static SHARP: [crate::domain::session::hurt::Sharp; {}] = [\n", rows.len());
    for (number, it) in (1..).zip(rows) {
        let _ = writeln!(
            out,
            "crate::domain::session::hurt::Sharp {{ says: {}, ticks: Ticks({:#x}) }},",
            texts.key(&format!("safety.sharp_{number}.says")),
            set(&it.ticks),
        );
    }
    out.push_str("];\n");
    out
}
