//! Reads an export a part at a time, so that the page stays responsive while ten years are read.
//!
//! Invariant: each list is one stretch of the text, and the text with its lists emptied is a file as well. A part is
//! some rows of one list; reading part after part gives what [`parse`] gives for the whole.

use std::collections::{BTreeSet, VecDeque};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::error::Category;

use super::fields::UTC;
use super::head::check_head;
use super::reader::{Book, Read, ValueShape, dot};
use super::rows::{Row, Rows};
use super::scan::{RowRange, taken_apart};
use super::{Export, Library, MOST_BYTES, Refused, Snapshot, lenient};
use crate::domain::library::exercise::Exercise;
use crate::domain::time::Millis;
use crate::i18n::Key;

/// Reads a file. `exercise` looks up the library, for the own routines; one that is not in it is let
/// through, as a routine that cannot be read is left where it is on the device, too.
///
/// # Errors
/// Says what is wrong with the file, where, and what to do.
pub fn parse(
    text: &str,
    exercise: impl Fn(&str) -> Option<&'static Exercise>,
) -> Result<Export, Refused> {
    let library = lenient(exercise);
    let mut reading = Reading::begin(text)?;
    while reading.go_on(&library)? {}
    Ok(reading.done())
}

pub struct Reading<'a> {
    text: &'a str,
    parts: VecDeque<RowRange>,
    /// The ids of the list that is being read, and its name.
    ids: BTreeSet<u64>,
    list: String,
    export: Export,
}

impl<'a> Reading<'a> {
    /// Looks at everything but the rows.
    ///
    /// # Errors
    /// Says what is wrong with the file, where, and what to do.
    pub fn begin(text: &'a str) -> Result<Self, Refused> {
        if text.len() > MOST_BYTES {
            return Err(Refused::TooLarge);
        }
        // Some editors put a mark before the text.
        let text = text.trim_start_matches('\u{feff}');
        let (frame, parts) = taken_apart(text);
        check_head(&frame).map_err(|refused| whole(text, refused))?;
        let book = Book::default();
        let export = FrameReader { book: &book }
            .deserialize(&mut serde_json::Deserializer::from_str(&frame))
            .map_err(|error| whole(text, refused(book, &error)))?;
        Ok(Self { text, parts, ids: BTreeSet::new(), list: String::new(), export })
    }

    /// Reads the next part, and says whether there is another.
    ///
    /// # Errors
    /// Says what is wrong with the file, where, and what to do.
    pub fn go_on(&mut self, library: Library<'_>) -> Result<bool, Refused> {
        let Some(part) = self.parts.pop_front() else { return Ok(false) };
        if self.list != part.list {
            self.ids.clear();
            self.list.clone_from(&part.list);
        }
        let rows = format!("[{}]", self.text.get(part.text.clone()).unwrap_or_default());
        let book = Book::default();
        let ids = &mut self.ids;
        let Snapshot { records, feedback, levels, pains, checks, words, ranges, entries, routines } =
            &mut self.export.kept;
        book.at(".kept", || {
            book.at(dot(&part.list), || match part.list.as_str() {
                "records" => read(&rows, &book, library, ids, records),
                "feedback" => read(&rows, &book, library, ids, feedback),
                "levels" => read(&rows, &book, library, ids, levels),
                "pains" => read(&rows, &book, library, ids, pains),
                "checks" => read(&rows, &book, library, ids, checks),
                "words" => read(&rows, &book, library, ids, words),
                "ranges" => read(&rows, &book, library, ids, ranges),
                "entries" => read(&rows, &book, library, ids, entries),
                "routines" => read(&rows, &book, library, ids, routines),
                // The frame has been looked at: there is no other.
                _ => Ok(()),
            })
        })
        .map_err(|error| whole(self.text, refused(book, &error)))?;
        Ok(!self.parts.is_empty())
    }

    /// How much of the text has been read, in percent.
    pub fn percent(&self) -> u8 {
        let at = self.parts.front().map_or(self.text.len(), |part| part.text.start);
        (at * 100 / self.text.len().max(1)) as u8
    }

    /// What the file holds, once nothing is left to be read.
    pub fn done(self) -> Export {
        self.export
    }
}

/// What is wrong with the file, where a part of it is `refused`: where the text is no JSON at all, that is told.
fn whole(text: &str, refused: Refused) -> Refused {
    check_head(text).err().unwrap_or(refused)
}

fn read<T: Row>(
    rows: &str,
    book: &Book,
    library: Library<'_>,
    ids: &mut BTreeSet<u64>,
    into: &mut Vec<T>,
) -> Result<(), serde_json::Error> {
    let rows_of = Rows { book, library, ids, into };
    rows_of.deserialize(&mut serde_json::Deserializer::from_str(rows))
}

/// What is wrong with a file of which a part could not be read.
fn refused(book: Book, error: &serde_json::Error) -> Refused {
    let (place, says) = book.fault();
    let says = says.unwrap_or_else(|| match (error.classify(), place.as_str()) {
        (Category::Data, "kept") => Key::FAULT_LISTS.to_string(),
        (Category::Data, _) => Key::FAULT_LIST.to_string(),
        // A number that is too large for any type, or too many brackets.
        _ => Key::FAULT_UNREADABLE.fill(&[("error", &error.to_string())]),
    });
    Refused::Wrong { place, says }
}

/// Reads the file, of which the head is known to be right.
struct FrameReader<'a> {
    book: &'a Book,
}

impl<'de> DeserializeSeed<'de> for FrameReader<'_> {
    type Value = Export;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Export, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for FrameReader<'_> {
    type Value = Export;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Export, A::Error> {
        let Self { book } = self;
        let (mut made, mut kept) = (None, None);
        while let Some(name) = map.next_key::<String>()? {
            book.at(dot(&name), || match name.as_str() {
                "unhunch" | "version" => {
                    map.next_value_seed(Read { shape: &ValueShape::Skipped, book }).map(drop)
                }
                "made" if made.is_none() => {
                    let read = map.next_value_seed(Read { shape: &UTC, book })?;
                    made = read.as_u64().map(Millis);
                    Ok(())
                }
                "kept" if kept.is_none() => {
                    kept = Some(map.next_value_seed(Lists { book })?);
                    Ok(())
                }
                "made" | "kept" => book.refuse(Key::FAULT_TWICE.text()),
                _ => book.refuse(Key::FAULT_OF_FILE.text()),
            })?;
        }
        let Some(made) = made else {
            return book.at(".made", || {
                book.refuse(Key::FAULT_MISSING.fill(&[("shape", &UTC.to_string())]))
            });
        };
        let Some(kept) = kept else {
            return book.at(".kept", || book.refuse(Key::FAULT_NO_KEPT.text()));
        };
        Ok(Export { made, kept })
    }
}

/// Looks at the lists of a [`Snapshot`], whose rows are read by [`read`].
struct Lists<'a> {
    book: &'a Book,
}

impl<'de> DeserializeSeed<'de> for Lists<'_> {
    type Value = Snapshot;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Snapshot, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Lists<'_> {
    type Value = Snapshot;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of lists")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Snapshot, A::Error> {
        let Self { book } = self;
        let mut seen = BTreeSet::new();
        while let Some(name) = map.next_key::<String>()? {
            book.at(dot(&name), || {
                if !seen.insert(name.clone()) {
                    return book.refuse(Key::FAULT_TWICE.text());
                }
                match name.as_str() {
                    // Their rows are read later: here they are empty, or no lists.
                    "records" | "feedback" | "levels" | "pains" | "checks" | "words" | "ranges"
                    | "entries" | "routines" => map.next_value::<Vec<IgnoredAny>>().map(drop),
                    _ => book.refuse(Key::FAULT_OF_KEPT.text()),
                }
            })?;
        }
        Ok(Snapshot::default())
    }
}
