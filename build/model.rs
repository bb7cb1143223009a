//! The content files as they are written, before any check.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::problem::Problem;
use super::texts::PackLists;

/// Everything in `content/`, each row with the slug that its file name gives it.
pub struct Content {
    pub exercises: BTreeMap<String, Exercise>,
    pub routines: BTreeMap<String, Routine>,
    pub sources: BTreeMap<String, Source>,
    /// What stands in `text/`, by the tag of the language.
    pub text: BTreeMap<String, Language>,
    pub packs: PackLists,
}

/// A language: about itself, and its texts in sections.
#[derive(Deserialize)]
pub struct Language {
    #[serde(rename = "language")]
    pub head: Head,
    #[serde(flatten)]
    pub sections: BTreeMap<String, toml::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// What the language calls itself.
    pub name: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// The categories of its plurals (Unicode CLDR).
    pub plurals: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    pub name: String,
    #[serde(default)]
    pub also: Vec<String>,
    pub positions: Vec<String>,
    pub kind: String,
    pub areas: Vec<String>,
    pub day_parts: Vec<String>,
    /// What it is for, in a line.
    pub why: String,
    #[serde(default)]
    pub equipment: Vec<Equipment>,
    pub sides: String,
    pub prepare: f64,
    #[serde(default)]
    pub switch: f64,
    pub ready: String,
    pub cue: String,
    pub phases: Option<[String; 4]>,
    /// How to breathe in a hold: in, hold, out, rest, in seconds.
    pub breath: Option<[f64; 4]>,
    pub care: String,
    pub steps: Vec<String>,
    pub feel: String,
    pub mistakes: Vec<String>,
    pub easier: String,
    pub harder: String,
    pub leave_out: Vec<String>,
    #[serde(default)]
    pub excluded_by: Vec<String>,
    pub instead: Option<String>,
    pub level: Vec<Rung>,
    pub sources: Vec<String>,
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Equipment {
    pub item: String,
    #[serde(default)]
    pub optional: bool,
    pub instead: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    pub name: String,
    pub dose: Dose,
    #[serde(default)]
    pub note: String,
    pub source: String,
}

/// One of `hold`, `reps` with `tempo` or `rep_seconds`, or `breaths` with `tempo`; all in seconds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    pub hold: Option<f64>,
    pub reps: Option<u16>,
    pub breaths: Option<u16>,
    pub tempo: Option<[f64; 4]>,
    pub rep_seconds: Option<f64>,
    #[serde(default = "one")]
    pub sets: u8,
    #[serde(default)]
    pub rest: f64,
}

fn one() -> u8 {
    1
}

/// What holds unless it is said.
const fn yes() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Routine {
    pub name: String,
    pub summary: String,
    pub seconds: f64,
    pub place: String,
    pub day_parts: Vec<String>,
    /// What it is suggested for, and its place among those that are, from 1.
    #[serde(default)]
    pub suggest: BTreeMap<String, u8>,
    #[serde(default)]
    pub strength: bool,
    #[serde(default = "yes")]
    pub alone: bool,
    /// Which routines may go before it, the one that is suggested first; and after it.
    #[serde(default)]
    pub lead_in: Vec<String>,
    #[serde(default)]
    pub cool_down: Vec<String>,
    /// What comes next on the way from gentle to strong.
    pub next: Option<String>,
    pub when: String,
    pub why: String,
    /// What the first page says above it: a line that names the time or the place.
    pub headline: String,
    pub closing: String,
    pub sources: Vec<String>,
    pub reviewed: String,
    pub step: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub exercise: String,
    pub dose: Option<Dose>,
    pub prepare: Option<f64>,
    pub ready: Option<String>,
    pub cue: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub title: String,
    pub year: u16,
    pub says: String,
}

/// Reads every file below `content`; all unreadable ones are named at once.
pub fn read(content: &Path) -> Result<Content, Vec<Problem>> {
    let mut problems = Vec::new();
    let rows = Content {
        exercises: folder(content, "exercises", &mut problems),
        routines: folder(content, "routines", &mut problems),
        text: folder(content, "text", &mut problems),
        sources: file(content, "sources.toml", &mut problems).unwrap_or_default(),
        packs: file(content, "packs.toml", &mut problems).unwrap_or_default(),
    };
    if problems.is_empty() { Ok(rows) } else { Err(problems) }
}

pub fn folder<T: DeserializeOwned>(
    content: &Path,
    name: &str,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, T> {
    let entries = match fs::read_dir(content.join(name)) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(problem(name, "folder", &error));
            return BTreeMap::new();
        }
    };
    let mut rows = BTreeMap::new();
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        let (Some(stem), Some("toml")) = (
            path.file_stem().and_then(|stem| stem.to_str()),
            path.extension().and_then(|e| e.to_str()),
        ) else {
            continue;
        };
        if let Some(row) = file(content, &format!("{name}/{stem}.toml"), problems) {
            rows.insert(stem.to_owned(), row);
        }
    }
    rows
}

/// The rows of one file; what is wrong with it goes to `problems`.
pub fn file<T: DeserializeOwned>(
    content: &Path,
    name: &str,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let text = match fs::read_to_string(content.join(name)) {
        Ok(text) => text,
        Err(error) => {
            problems.push(problem(name, "file", &error));
            return None;
        }
    };
    toml::from_str(&text).map_err(|error| problems.push(problem(name, "syntax", &error))).ok()
}

fn problem(file: &str, key: &str, error: &dyn std::fmt::Display) -> Problem {
    Problem {
        file: file.to_owned(),
        key: key.to_owned(),
        says: error.to_string().trim().to_owned(),
    }
}
