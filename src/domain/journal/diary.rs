//! The journal: sessions, pain, and what was added, a month at a time, the newest first. What was deleted is there, too,
//! marked, so that it can be brought back.

use crate::domain::journal::amended::{PAIN, SESSION};
use crate::domain::journal::archive::month_of;
use crate::domain::journal::entry::{Entry, EntryKind, note};
use crate::domain::journal::record::{Pain, Record};
use crate::domain::journal::standing::Standing;
use crate::domain::order;
use crate::domain::time::Millis;
use crate::domain::time::day::Day;
use crate::domain::words::words;

words! {
    /// Which text a note about something is: its `name`. A plain one has none.
    NoteAbout {
        Trigger = "trigger",
        Helped = "helped",
    }
}

words! {
    /// What was done elsewhere.
    ElsewhereKind {
        Walk = "walk",
        Physiotherapist = "physiotherapist",
        Massage = "massage",
        Sport = "sport",
        Other = "other",
    }
}

/// What a row is about, as it was corrected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DiaryItem {
    Session(Record),
    Pain(Pain),
    /// A note by itself, or something that was done elsewhere.
    Added(Entry),
}

/// One row of the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DiaryRow {
    pub id: u64,
    pub utc: Millis,
    pub offset: i16,
    pub day: Day,
    pub item: DiaryItem,
    pub deleted: bool,
    pub corrected: bool,
    /// What was noted about it.
    pub notes: Vec<Entry>,
}

impl DiaryRow {
    /// The `name` of its deletion, and of its being brought back.
    pub fn list(&self) -> Option<String> {
        match self.item {
            DiaryItem::Session(_) => Some(SESSION.to_owned()),
            DiaryItem::Pain(_) => Some(PAIN.to_owned()),
            DiaryItem::Added(_) => None,
        }
    }

    /// What was noted about it under this name.
    pub fn note(&self, about: Option<NoteAbout>) -> Option<&Entry> {
        let name = about.map(NoteAbout::id);
        self.notes.iter().rfind(|it| it.name.as_deref() == name)
    }
}

/// What is to be added to the log: its kind, what it is about, its name, its value and its text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Amendment {
    pub kind: EntryKind,
    pub of: u64,
    pub name: Option<String>,
    pub value: Option<i32>,
    pub text: Option<String>,
}

impl DiaryRow {
    /// What makes `field` of it this: a number where `value` is one, a text otherwise.
    pub fn correction(&self, field: &str, value: Option<i32>, text: Option<String>) -> Amendment {
        let name = Some(field.to_owned());
        Amendment { kind: EntryKind::Correct, of: self.id, name, value, text }
    }

    /// What makes the note of this name about it this; an empty one goes.
    pub fn note_change(&self, about: Option<NoteAbout>, written: &str) -> Amendment {
        let text = note(written);
        let (kind, of, name) = match (self.note(about), &text) {
            (None, _) => (EntryKind::Note, self.id, about.map(|it| it.id().to_owned())),
            (Some(before), None) => (EntryKind::Delete, before.id, None),
            (Some(before), Some(_)) => (EntryKind::Correct, before.id, Some("text".to_owned())),
        };
        Amendment { kind, of, name, value: None, text }
    }

    /// What deletes it, or brings it back.
    pub fn deletion(&self, deleted: bool) -> Amendment {
        let kind = if deleted { EntryKind::Delete } else { EntryKind::Restore };
        Amendment { kind, of: self.id, name: self.list(), value: None, text: None }
    }
}

/// Whether an entry is a row of its own.
pub fn is_row(entry: &Entry) -> bool {
    match entry.is() {
        Some(EntryKind::Elsewhere) => true,
        Some(EntryKind::Note) => entry.of.is_none(),
        _ => false,
    }
}

/// The rows of `records` and `pains`, and of those of `entries` that are of the month of this name, the newest first.
pub fn diary<'a>(
    month: &str,
    records: impl IntoIterator<Item = &'a Record>,
    pains: impl IntoIterator<Item = &'a Pain>,
    entries: &[Entry],
) -> Vec<DiaryRow> {
    let standing = Standing::of(entries);
    let notes: Vec<Entry> = entries
        .iter()
        .filter(|it| it.is() == Some(EntryKind::Note) && it.of.is_some())
        .filter_map(|it| standing.entry(it))
        .collect();
    let notes = |id: u64| notes.iter().filter(|it| it.of == Some(id)).cloned().collect();
    let mut rows = Vec::new();
    for raw in records {
        let record = standing.corrected_record(raw).into_owned();
        rows.push(DiaryRow {
            id: raw.id,
            utc: raw.utc,
            offset: raw.offset,
            day: raw.day,
            deleted: standing.is_deleted_in(SESSION, raw.id),
            corrected: record != *raw,
            notes: notes(raw.id),
            item: DiaryItem::Session(record),
        });
    }
    for raw in pains {
        let pain = standing.corrected_pain(raw).into_owned();
        rows.push(DiaryRow {
            id: raw.id,
            utc: raw.utc,
            offset: raw.offset,
            day: raw.day,
            deleted: standing.is_deleted_in(PAIN, raw.id),
            corrected: pain != *raw,
            notes: notes(raw.id),
            item: DiaryItem::Pain(pain),
        });
    }
    for raw in entries.iter().filter(|it| is_row(it) && month_of(it.day) == month) {
        let entry = standing.corrected_entry(raw);
        rows.push(DiaryRow {
            id: raw.id,
            utc: raw.utc,
            offset: raw.offset,
            day: raw.day,
            deleted: standing.is_deleted(raw.id),
            corrected: entry != *raw,
            notes: notes(raw.id),
            item: DiaryItem::Added(entry),
        });
    }
    order::sort_by_key(&mut rows, |it| (it.day, it.utc, it.id));
    rows.reverse();
    rows
}
