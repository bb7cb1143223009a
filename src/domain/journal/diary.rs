//! The journal: sessions, pain, and what was added, a month at a time, the newest first. What was deleted is there, too,
//! marked, so that it can be brought back.

use crate::domain::journal::amended::{PAIN, SESSION};
use crate::domain::journal::archive::month_of;
use crate::domain::journal::entry::{Addition, Entry, EntryKind, note};
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
    /// A row without notes. No correction changes the id or the moment of `item`.
    fn of(deleted: bool, corrected: bool, item: DiaryItem) -> Self {
        let (id, utc, offset, day) = match &item {
            DiaryItem::Session(it) => (it.id, it.utc, it.offset, it.day),
            DiaryItem::Pain(it) => (it.id, it.utc, it.offset, it.day),
            DiaryItem::Added(it) => (it.id, it.utc, it.offset, it.day),
        };
        Self { id, utc, offset, day, item, deleted, corrected, notes: Vec::new() }
    }

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

impl DiaryRow {
    /// What makes `field` of it this: a number where `value` is one, a text otherwise.
    pub fn correction(&self, field: &str, value: Option<i32>, text: Option<String>) -> Addition {
        let name = Some(field.to_owned());
        Addition { kind: EntryKind::Correct, of: Some(self.id), name, value, text }
    }

    /// What makes the note of this name about it this; an empty one goes.
    pub fn note_change(&self, about: Option<NoteAbout>, written: &str) -> Addition {
        let text = note(written);
        let (kind, of, name) = match (self.note(about), &text) {
            (None, _) => (EntryKind::Note, self.id, about.map(|it| it.id().to_owned())),
            (Some(before), None) => (EntryKind::Delete, before.id, None),
            (Some(before), Some(_)) => (EntryKind::Correct, before.id, Some("text".to_owned())),
        };
        Addition { of: Some(of), name, text, ..Addition::new(kind) }
    }

    /// What deletes it, or brings it back.
    pub fn deletion(&self, deleted: bool) -> Addition {
        let kind = if deleted { EntryKind::Delete } else { EntryKind::Restore };
        Addition { of: Some(self.id), name: self.list(), ..Addition::new(kind) }
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
    let mut rows = Vec::new();
    for raw in records {
        let record = standing.corrected_record(raw).into_owned();
        let deleted = standing.is_deleted_in(SESSION, raw.id);
        rows.push(DiaryRow::of(deleted, record != *raw, DiaryItem::Session(record)));
    }
    for raw in pains {
        let pain = standing.corrected_pain(raw).into_owned();
        let deleted = standing.is_deleted_in(PAIN, raw.id);
        rows.push(DiaryRow::of(deleted, pain != *raw, DiaryItem::Pain(pain)));
    }
    for raw in entries.iter().filter(|it| is_row(it) && month_of(it.day) == month) {
        let entry = standing.corrected_entry(raw);
        let deleted = standing.is_deleted(raw.id);
        rows.push(DiaryRow::of(deleted, entry != *raw, DiaryItem::Added(entry)));
    }
    for row in &mut rows {
        row.notes = notes.iter().filter(|it| it.of == Some(row.id)).cloned().collect();
    }
    order::sort_by_key(&mut rows, |it| (it.day, it.utc, it.id));
    rows.reverse();
    rows
}
