//! Everything that is stored, as one file to take elsewhere: written, read back, and merged. `docs/export.md`
//! describes the format field by field.
//!
//! Invariant: a file from outside is refused with the place of its first fault, or every value read from it is within
//! the limits below. Reading takes time and memory in proportion to the text.

pub mod csv;
pub mod fhir;
mod fhir_measures;
mod fields;
mod head;
pub mod merge;
mod observation;
mod reader;
pub mod reading;
mod rows;
mod scan;

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::journal::entry::Entry;
use crate::domain::journal::id::MOST_ID;
use crate::domain::journal::range::Range;
use crate::domain::journal::record::{
    Check, DeclarationRecord, Feedback, LevelChoice, Pain, Record,
};
use crate::domain::library::exercise::{Dose, Exercise, Kind, Posture, Sides};
use crate::domain::time::Millis;
use crate::domain::time::day::{Day, time_of_day};
use crate::i18n::Key;

/// The newest version of the format, and the last that this build reads. Version 2 has `ranges`, and checks with a door,
/// version 3 `entries`; what has none of them is still written as version 1, which an older Unhunch reads.
pub const VERSION: u64 = 3;
/// The largest file that is looked at, in bytes: 32 MiB, or some 30,000 sessions of ten exercises.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;
/// The most rows of a kind.
pub const MOST_ROWS: usize = 100_000;
pub const MOST_ROUTINES: usize = 1000;
/// The most exercises of a session, each side and level counted, and the most presses of "This hurts".
pub const MOST_DONE: usize = 1000;
/// The most answers of a kind in a safety check.
pub const MOST_ANSWERS: usize = 200;
/// The longest text, in characters. The longest of our own is `own:` and the name of a movement of one's own, 64.
pub const MOST_TEXT: usize = 100;
/// The last moment, in milliseconds since 1970: in June 2255, when ids, made of moments, end too.
pub const MOST_UTC: Millis = Millis(MOST_ID / 1000);
/// The farthest that a clock is from UTC, in minutes: 14 hours, as on the Line Islands.
pub const MOST_OFFSET: i16 = 14 * 60;
pub const MOST_LEVEL: u8 = 50;
/// The longest plan, and the longest work on one exercise: a day.
pub const LONGEST: Millis = Millis(24 * 3600 * 1000);

/// Everything that is kept on a device of what a person did and said, apart from the settings.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Snapshot {
    pub records: Vec<Record>,
    pub feedback: Vec<Feedback>,
    pub levels: Vec<LevelChoice>,
    pub pains: Vec<Pain>,
    pub checks: Vec<Check>,
    /// What was said about them later on.
    pub words: Vec<DeclarationRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ranges: Vec<Range>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Entry>,
    pub routines: Vec<OwnRoutine>,
}

/// A routine of one's own, as it is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OwnRoutine {
    /// What it is called here and in the sessions: `my-` and a whole number.
    pub slug: String,
    /// The routine, in the format of [`crate::domain::routines::custom`].
    pub routine: Value,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Export {
    /// When it was made, in milliseconds since 1970, UTC.
    pub made: Millis,
    pub kept: Snapshot,
}

/// The text of a file with everything in `kept`, which [`reading::parse`] reads back.
///
/// # Errors
/// Says what could not be written.
pub fn write(kept: &Snapshot, made: Millis) -> Result<String, String> {
    #[derive(Serialize)]
    struct File<'a> {
        unhunch: &'static str,
        version: u64,
        made: Millis,
        kept: &'a Snapshot,
    }
    let is_new = |it: &Check| it.door.is_some() || it.week.is_some() || it.word.is_some();
    let second = !kept.ranges.is_empty() || kept.checks.iter().any(is_new);
    let version = if kept.entries.is_empty() { 1 + u64::from(second) } else { VERSION };
    let file = File { unhunch: "export", version, made, kept };
    serde_json::to_string(&file).map_err(|error| error.to_string())
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refused {
    TooLarge,
    /// It ends in the middle.
    Cut,
    /// It is not JSON, from this line and column on, both counted from 1.
    NotJson(usize, usize),
    /// It is JSON, and something else than an export.
    NotOurs,
    /// It was written by a newer Unhunch, under this version.
    Newer(u64),
    /// One of its values cannot be right.
    Wrong {
        /// Which, for example `kept.pains[3].value`.
        place: String,
        /// What it should be.
        says: String,
    },
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let says = match self {
            Self::TooLarge => Key::FAULT_TOO_LARGE.fill(&[("n", &(MOST_BYTES >> 20).to_string())]),
            Self::Cut => Key::FAULT_CUT.to_string(),
            Self::NotJson(line, column) => {
                let values = [("line", &*line.to_string()), ("column", &*column.to_string())];
                Key::FAULT_NO_JSON.fill(&values)
            }
            Self::NotOurs => Key::FAULT_NOT_OURS.fill(&[("begins", "{\"unhunch\":\"export\"")]),
            Self::Newer(version) => {
                let values = [("n", &*version.to_string()), ("m", &*VERSION.to_string())];
                Key::FAULT_NEWER_FILE.fill(&values)
            }
            Self::Wrong { place, says } => {
                Key::FAULT_WRONG.fill(&[("place", place), ("says", says)])
            }
        };
        f.write_str(&says)
    }
}

/// Where an exercise of the library is found.
type Library<'a> = &'a dyn Fn(&str) -> Option<&'static Exercise>;

/// Looks an exercise up; one that is not in the library is let through.
pub fn lenient(
    exercise: impl Fn(&str) -> Option<&'static Exercise>,
) -> impl Fn(&str) -> Option<&'static Exercise> {
    move |slug| exercise(slug).or_else(|| is_slug(slug).then_some(&STAND_IN))
}

/// Whether `text` can be the slug of an exercise: lower-case letters, digits and hyphens.
fn is_slug(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.len() <= MOST_TEXT && text.chars().all(fits)
}

/// Stands for an exercise that is not in the library, or no more, while a routine is checked.
static STAND_IN: Exercise = Exercise {
    slug: "-",
    name: Key::EMPTY,
    positions: &[Posture::Standing],
    kind: Kind::SetUp,
    areas: &[],
    day_parts: &[],
    equipment: &[],
    sides: Sides::Both,
    prepare: Millis::ZERO,
    switch: Millis::ZERO,
    ready: Key::EMPTY,
    cue: Key::EMPTY,
    phases: None,
    care: Key::EMPTY,
    excluded_by: &[],
    instead: None,
    levels: &[Dose::LEAST],
};

/// `utc` as the person's clock showed it, with the offset: `2026-11-21T18:30:00-05:00`, the form of
/// RFC 3339, of ISO 8601 and of FHIR's `dateTime`.
fn local_time(utc: Millis, offset: i16) -> String {
    let (hour, minute, second) = time_of_day(utc, offset);
    let day = Day::local(utc, offset);
    let (sign, east) = (if offset < 0 { '-' } else { '+' }, offset.unsigned_abs());
    format!("{day}T{hour:02}:{minute:02}:{second:02}{sign}{:02}:{:02}", east / 60, east % 60)
}

/// The word for a value in its JSON: `finished`, `easy`, `before`.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}
