//! Pain by the hour, and by what was noted with it.
//!
//! Invariants (`tests/patterns.rs`): a group of fewer than [`ENOUGH_NUMBERS`] says nothing; and nothing here says that
//! one thing causes another.

use std::collections::BTreeMap;

use crate::domain::journal::diary::NoteAbout;
use crate::domain::journal::entry::{Entry, EntryKind};
use crate::domain::journal::record::Pain;
use crate::domain::journal::standing::{Standing, standing_entries};
use crate::domain::time::day::time_of_day;

/// So many numbers make a group that is told. Our own choice, as for the days after practice.
pub const ENOUGH_NUMBERS: usize = 8;
/// The hours of a group.
pub const HOURS: u8 = 4;

/// Some numbers for pain.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct PainGroup {
    pub count: usize,
    pub mean: f64,
}

impl PainGroup {
    fn of(values: &[u8]) -> Option<Self> {
        let count = values.len();
        let sum: u32 = values.iter().map(|it| u32::from(*it)).sum();
        (count >= ENOUGH_NUMBERS).then(|| Self { count, mean: f64::from(sum) / count as f64 })
    }
}

/// Pain with something that was noted, and without it.
#[derive(Clone, PartialEq, Debug)]
pub struct NotedPattern {
    /// As it was written last.
    pub what: String,
    pub with: PainGroup,
    pub without: PainGroup,
}

/// What there is to say of the pain that stands.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Patterns {
    /// By the first hour of each group; none where only one is large enough.
    pub hours: BTreeMap<u8, PainGroup>,
    pub noted: Vec<NotedPattern>,
}

impl Patterns {
    pub fn of<'a>(pains: impl IntoIterator<Item = &'a Pain>, entries: &[Entry]) -> Self {
        let standing = Standing::of(entries);
        let mut hours: BTreeMap<u8, Vec<u8>> = BTreeMap::new();
        let mut values: BTreeMap<u64, u8> = BTreeMap::new();
        for pain in pains.into_iter().filter_map(|it| standing.pain(it)) {
            let (hour, ..) = time_of_day(pain.utc, pain.offset);
            hours.entry(hour / HOURS * HOURS).or_default().push(pain.value);
            values.insert(pain.id, pain.value);
        }
        let mut told = BTreeMap::new();
        for (from, values) in hours {
            if let Some(group) = PainGroup::of(&values) {
                told.insert(from, group);
            }
        }
        if told.len() < 2 {
            told.clear();
        }
        Self { hours: told, noted: noted(&values, entries) }
    }

    pub fn is_empty(&self) -> bool {
        self.hours.is_empty() && self.noted.is_empty()
    }
}

/// By what was noted as having set it off. `values` are the numbers by their ids.
fn noted(values: &BTreeMap<u64, u8>, entries: &[Entry]) -> Vec<NotedPattern> {
    let mut groups: BTreeMap<String, (String, BTreeMap<u64, u8>)> = BTreeMap::new();
    for note in standing_entries(entries) {
        let is_trigger = note.is() == Some(EntryKind::Note)
            && note.name.as_deref() == Some(NoteAbout::Trigger.id());
        if let (true, Some(of), Some(text)) = (is_trigger, note.of, &note.text)
            && let Some(value) = values.get(&of)
        {
            let (what, with) = groups.entry(text.to_lowercase()).or_default();
            what.clone_from(text);
            with.insert(of, *value);
        }
    }
    let mut all = Vec::new();
    for (what, with) in groups.into_values() {
        let without: Vec<u8> =
            values.iter().filter(|(id, _)| !with.contains_key(id)).map(|(_, it)| *it).collect();
        let with: Vec<u8> = with.into_values().collect();
        if let (Some(with), Some(without)) = (PainGroup::of(&with), PainGroup::of(&without)) {
            all.push(NotedPattern { what, with, without });
        }
    }
    all
}
