//! The rows of an export: each is read by its fields, and then checked as a whole.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::RangeInclusive;

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::fields;
use super::reader::{Book, Field, Read, ValueShape, dot};
use super::{Library, MOST_OFFSET, MOST_ROUTINES, MOST_ROWS, OwnRoutine};
use crate::domain::journal::entry::Entry;
use crate::domain::journal::id::MOST_ID;
use crate::domain::journal::range::Range;
use crate::domain::journal::record::{
    Check, DeclarationRecord, Feedback, LevelChoice, Pain, Record,
};
use crate::domain::routines::custom::{self, MY};
use crate::domain::time::Millis;
use crate::domain::time::day::Day;
use crate::i18n::Key;

/// Reads some rows of one kind, one after the other.
pub(super) struct Rows<'a, T> {
    pub(super) book: &'a Book,
    pub(super) library: Library<'a>,
    /// The ids of the rows before them.
    pub(super) ids: &'a mut BTreeSet<u64>,
    pub(super) into: &'a mut Vec<T>,
}

impl<'de, T: Row> DeserializeSeed<'de> for Rows<'_, T> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de, T: Row> Visitor<'de> for Rows<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self { book, library, ids, into: rows } = self;
        let shape = ValueShape::Row(T::FIELDS);
        loop {
            let read = book.at(format_args!("[{}]", rows.len()), || {
                let Some(value) = list.next_element_seed(Read { shape: &shape, book })? else {
                    return Ok(None);
                };
                if rows.len() == T::MOST {
                    return book.refuse(Key::FAULT_TOO_MANY.fill(&[("n", &T::MOST.to_string())]));
                }
                // By way of text, because the reader of that text is in the app anyhow.
                let row: T = match serde_json::from_str(&value.to_string()) {
                    Ok(row) => row,
                    Err(error) => {
                        return book
                            .refuse(Key::FAULT_UNREADABLE.fill(&[("error", &error.to_string())]));
                    }
                };
                if let Err((field, says)) = row.check(library) {
                    return book.at(format_args!(".{field}"), || book.refuse(says));
                }
                if !ids.insert(row.id()) {
                    return book.at(dot(T::ID), || book.refuse(Key::FAULT_ONE_OF_TWO.text()));
                }
                Ok(Some(row))
            })?;
            match read {
                Some(row) => rows.push(row),
                None => return Ok(()),
            }
        }
    }
}

/// One row of one of the lists.
pub(super) trait Row: DeserializeOwned {
    /// What it is made of.
    const FIELDS: &'static [Field];
    /// The field that tells it from the others.
    const ID: &'static str = "id";
    /// The most rows in one file.
    const MOST: usize = MOST_ROWS;

    /// What tells it from the others.
    fn id(&self) -> u64;

    /// Its date, and where that comes from, if it has one.
    fn dated(&self) -> Option<Dated> {
        None
    }

    /// Whether its fields, each right in itself, fit together: if not, the field and what it should be.
    fn check(&self, _: Library) -> Result<(), (String, String)> {
        self.dated().map_or(Ok(()), Dated::check)
    }
}

/// A date on the person's clock.
pub(super) struct Dated {
    pub(super) day: Day,
    utc: Millis,
    /// The clock was so many minutes east of UTC, from the first to the last.
    offsets: RangeInclusive<i16>,
}

impl Dated {
    fn check(self) -> Result<(), (String, String)> {
        let first = Day::local(self.utc, *self.offsets.start());
        let last = Day::local(self.utc, *self.offsets.end());
        if first <= self.day && self.day <= last {
            return Ok(());
        }
        let values = [("first", &*first.to_string()), ("last", &*last.to_string())];
        let fits = if first == last { first.to_string() } else { Key::FAULT_DAYS.fill(&values) };
        Err(("day".to_owned(), Key::FAULT_DAY.fill(&[("days", &fits)])))
    }
}

macro_rules! rows {
    ($($row:ty: $fields:expr, $offsets:expr;)+) => {$(
        impl Row for $row {
            const FIELDS: &'static [Field] = $fields;
            fn id(&self) -> u64 {
                self.id
            }
            fn dated(&self) -> Option<Dated> {
                let offsets: fn(&Self) -> RangeInclusive<i16> = $offsets;
                Some(Dated { day: self.day, utc: self.utc, offsets: offsets(self) })
            }
        }
    )+};
}

rows! {
    Record: fields::RECORD, |it| it.offset..=it.offset;
    Pain: fields::PAIN, |it| it.offset..=it.offset;
    Check: fields::CHECK, |it| it.offset..=it.offset;
    Entry: fields::ENTRY, |it| it.offset..=it.offset;
    Range: fields::RANGE, |it| it.offset..=it.offset;
    // It was kept without its offset, so any will do.
    DeclarationRecord: fields::WORD, |_| -MOST_OFFSET..=MOST_OFFSET;
}

impl Row for Feedback {
    const FIELDS: &'static [Field] = fields::FEEDBACK;
    const ID: &'static str = "session";
    fn id(&self) -> u64 {
        self.session
    }
}

impl Row for LevelChoice {
    const FIELDS: &'static [Field] = fields::CHOICE;
    fn id(&self) -> u64 {
        self.id
    }
}

impl Row for OwnRoutine {
    const FIELDS: &'static [Field] = fields::ROUTINE;
    const ID: &'static str = "slug";
    const MOST: usize = MOST_ROUTINES;
    /// The number in its slug; 0, which no id is, where the slug is not of ours.
    fn id(&self) -> u64 {
        self.slug.strip_prefix(MY).and_then(|id| id.parse().ok()).unwrap_or(0)
    }
    fn check(&self, library: Library) -> Result<(), (String, String)> {
        let id = self.id();
        // `my-007` would be found under one name and kept under another.
        if id == 0 || id > MOST_ID || self.slug != format!("{MY}{id}") {
            let says = Key::FAULT_SLUG.fill(&[("begins", MY), ("n", &MOST_ID.to_string())]);
            return Err(("slug".to_owned(), says));
        }
        let read = custom::parse(&self.routine.to_string(), &self.slug, library);
        read.map(drop).map_err(|fault| {
            let dot = if fault.field.is_empty() { "" } else { "." };
            (format!("routine{dot}{}", fault.field), fault.says)
        })
    }
}
