//! Everything that is kept, in one file to take along: written, read back, and laid over what is already
//! here. `docs/export.md` has the format field by field.
//!
//! Invariant: a text from outside is refused with the place of its first fault, or every value that comes
//! out of it is within the limits below. Reading takes time and memory in proportion to the text.

pub mod csv;
pub mod fhir;
pub mod merge;
pub mod reading;
mod shape;

use std::collections::BTreeSet;
use std::fmt;
use std::ops::RangeInclusive;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::error::Category;

use self::reading::Reading;
use self::shape::{Book, Field, Read, ValueShape, dot};
use crate::domain::journal::id::MOST_ID;
use crate::domain::journal::range::Range;
use crate::domain::journal::record::{
    Check, DeclarationRecord, Feedback, LevelChoice, Pain, Record,
};
use crate::domain::library::exercise::{Dose, Exercise, Kind, Position, Sides};
use crate::domain::routines::custom::{self, MY};
use crate::domain::time::Millis;
use crate::domain::time::day::{Day, time_of_day};

/// The newest version of the format, and the last that this build reads. Version 2 has `ranges`, and checks with a door;
/// what has neither is still written as version 1, which an older Unhunch reads.
pub const VERSION: u64 = 2;
/// The largest file that is looked at, in bytes: 32 MiB, or some 30,000 sessions of ten exercises.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;
/// The most rows of a kind.
pub const MOST_ROWS: usize = 100_000;
/// The most own routines.
pub const MOST_ROUTINES: usize = 1000;
/// The most exercises of a session, each side and level counted, and the most presses of "This hurts".
pub const MOST_DONE: usize = 1000;
/// The most answers of a kind in a safety check.
pub const MOST_ANSWERS: usize = 200;
/// The longest text, in characters. The longest of our own is `own:` and the name of a stage, 64.
pub const MOST_TEXT: usize = 100;
/// The last moment, in milliseconds since 1970: in June 2255, when ids, made of moments, end too.
pub const MOST_UTC: Millis = Millis(MOST_ID / 1000);
/// The farthest that a clock is from UTC, in minutes: 14 hours, as on the Line Islands.
pub const MOST_OFFSET: i16 = 14 * 60;
/// The highest level of an exercise.
pub const MOST_LEVEL: u8 = 50;
/// The longest plan, and the longest work on one exercise: a day.
pub const LONGEST: Millis = Millis(24 * 3600 * 1000);

/// Everything that is kept on a device of what a person did and said, apart from the settings.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Snapshot {
    /// The sessions.
    pub records: Vec<Record>,
    /// How they felt.
    pub feedback: Vec<Feedback>,
    /// Levels that the person chose.
    pub levels: Vec<LevelChoice>,
    /// Pain in numbers.
    pub pains: Vec<Pain>,
    /// The safety checks.
    pub checks: Vec<Check>,
    /// What was said about them later on.
    pub words: Vec<DeclarationRecord>,
    /// How far the head turned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ranges: Vec<Range>,
    /// Routines of the person's own.
    pub routines: Vec<OwnRoutine>,
}

/// A routine of one's own, as it is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OwnRoutine {
    /// What it is called here and in the sessions: `my-` and a whole number.
    pub slug: String,
    /// The routine, in the format of [`own`].
    pub routine: Value,
}

/// What a file of ours holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Export {
    /// When it was made, in milliseconds since 1970, UTC.
    pub made: Millis,
    /// Everything that was kept then.
    pub kept: Snapshot,
}

/// The text of a file with everything in `kept`, which [`parse`] reads back.
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
    let version =
        if kept.ranges.is_empty() && !kept.checks.iter().any(is_new) { 1 } else { VERSION };
    let file = File { unhunch: "export", version, made, kept };
    serde_json::to_string(&file).map_err(|error| error.to_string())
}

/// Why a file is not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refused {
    /// It is larger than [`MOST_BYTES`].
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
        match self {
            Self::TooLarge => write!(
                f,
                "The file is larger than {} MiB, which no export of Unhunch is. Choose the file that was exported.",
                MOST_BYTES >> 20
            ),
            Self::Cut => f.write_str(
                "The file ends in the middle, so a part of it is missing. Copy it again from where it came from, \
                 or export once more there.",
            ),
            Self::NotJson(line, column) => write!(
                f,
                "The file cannot be read as JSON from line {line}, column {column} on. Choose the file that was \
                 exported, or export once more where it came from.",
            ),
            Self::NotOurs => f.write_str(
                "The file is not an export of Unhunch. Choose a file that was saved with everything in it, which \
                 begins with {\"unhunch\":\"export\".",
            ),
            Self::Newer(version) => write!(
                f,
                "A newer Unhunch wrote this file (version {version}; this one reads {VERSION}). Reload the page to \
                 get the newest, and import again.",
            ),
            Self::Wrong { place, says } => write!(
                f,
                "{place} {says} Nothing was taken from the file. Correct it there, or export once more where the \
                 file came from.",
            ),
        }
    }
}

/// Where an exercise of the library is found.
type Library<'a> = &'a dyn Fn(&str) -> Option<&'static Exercise>;

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

/// Looks an exercise up; one that is not in the library is let through.
pub fn lenient(
    exercise: impl Fn(&str) -> Option<&'static Exercise>,
) -> impl Fn(&str) -> Option<&'static Exercise> {
    move |slug| exercise(slug).or_else(|| is_slug(slug).then_some(&STAND_IN))
}

/// What is wrong with a file of which a part could not be read.
fn refused(book: Book, error: &serde_json::Error) -> Refused {
    let (place, says) = book.fault();
    let says = says.unwrap_or_else(|| match (error.classify(), place.as_str()) {
        (Category::Data, "kept") => "must be an object of lists.".to_owned(),
        (Category::Data, _) => "must be a list.".to_owned(),
        // A number that is too large for any type, or too many brackets.
        _ => format!("cannot be read: {error}."),
    });
    Refused::Wrong { place, says }
}

/// Whether the whole text is JSON, and of ours, whatever else is in it: a newer version may have changed
/// all the rest, and its fields may come in any order.
fn check_head(text: &str) -> Result<(), Refused> {
    let head: Head = serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Eof => Refused::Cut,
        // A number that ends after its sign is wrong to serde_json, and not just short.
        Category::Syntax if text.ends_with('-') => Refused::Cut,
        Category::Data => Refused::NotOurs,
        Category::Syntax | Category::Io => Refused::NotJson(error.line(), error.column()),
    })?;
    match head {
        Head { ours: false, .. } => Err(Refused::NotOurs),
        Head { version: Some(1..=VERSION), .. } => Ok(()),
        Head { version: Some(version), .. } if version > VERSION => Err(Refused::Newer(version)),
        Head { .. } => Err(Refused::Wrong {
            place: "version".to_owned(),
            says: format!("must be a whole number, 1 to {VERSION} here."),
        }),
    }
}

#[derive(Default)]
struct Head {
    ours: bool,
    version: Option<u64>,
}

impl<'de> Deserialize<'de> for Head {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Top;
        impl<'de> Visitor<'de> for Top {
            type Value = Head;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Head, A::Error> {
                let mut head = Head::default();
                while let Some(name) = map.next_key::<String>()? {
                    let peek: Peek = map.next_value()?;
                    match name.as_str() {
                        "unhunch" => head.ours = matches!(peek, Peek::Export),
                        "version" => head.version = peek.number(),
                        _ => {}
                    }
                }
                Ok(head)
            }
        }
        from.deserialize_map(Top)
    }
}

/// What the head needs to know of a value; nothing of it is held.
enum Peek {
    Export,
    Number(u64),
    Other,
}

impl Peek {
    fn number(self) -> Option<u64> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }
}

impl<'de> Deserialize<'de> for Peek {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Look;
        impl<'de> Visitor<'de> for Look {
            type Value = Peek;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }
            fn visit_bool<E>(self, _: bool) -> Result<Peek, E> {
                Ok(Peek::Other)
            }
            fn visit_i64<E>(self, _: i64) -> Result<Peek, E> {
                Ok(Peek::Other)
            }
            fn visit_u64<E>(self, given: u64) -> Result<Peek, E> {
                Ok(Peek::Number(given))
            }
            fn visit_f64<E>(self, _: f64) -> Result<Peek, E> {
                Ok(Peek::Other)
            }
            fn visit_str<E>(self, given: &str) -> Result<Peek, E> {
                Ok(if given == "export" { Peek::Export } else { Peek::Other })
            }
            fn visit_unit<E>(self) -> Result<Peek, E> {
                Ok(Peek::Other)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Peek, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Peek::Other)
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Peek, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Peek::Other)
            }
        }
        from.deserialize_any(Look)
    }
}

/// Reads the file, of which the head is known to be right.
struct File<'a> {
    book: &'a Book,
}

impl<'de> DeserializeSeed<'de> for File<'_> {
    type Value = Export;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Export, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for File<'_> {
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
                    let read = map.next_value_seed(Read { shape: &shape::UTC, book })?;
                    made = read.as_u64().map(Millis);
                    Ok(())
                }
                "kept" if kept.is_none() => {
                    kept = Some(map.next_value_seed(Lists { book })?);
                    Ok(())
                }
                "made" | "kept" => book.refuse("is there twice: leave it in once."),
                _ => book.refuse("is not known: a file has unhunch, version, made and kept."),
            })?;
        }
        let Some(made) = made else {
            return book
                .at(".made", || book.refuse(format!("is missing: it must be {}.", shape::UTC)));
        };
        let Some(kept) = kept else {
            return book.at(".kept", || book.refuse("is missing: it holds everything else."));
        };
        Ok(Export { made, kept })
    }
}

/// Looks at the lists of a [`Snapshot`], whose rows are read by [`reading`].
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
                    return book.refuse("is there twice: leave it in once.");
                }
                match name.as_str() {
                    // Their rows are read later: here they are empty, or no lists.
                    "records" | "feedback" | "levels" | "pains" | "checks" | "words" | "ranges" | "routines" => {
                        map.next_value::<Vec<IgnoredAny>>().map(drop)
                    }
                    _ => book.refuse(
                        "is not known: kept has records, feedback, levels, pains, checks, words, ranges and routines.",
                    ),
                }
            })?;
        }
        Ok(Snapshot::default())
    }
}

/// Reads some rows of one kind, one after the other.
struct Rows<'a, T> {
    book: &'a Book,
    library: Library<'a>,
    /// The ids of the rows before them.
    ids: &'a mut BTreeSet<u64>,
    into: &'a mut Vec<T>,
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
                    return book.refuse(format!("is one too many: {} are the most.", T::MOST));
                }
                // By way of text, because the reader of that text is in the app anyhow.
                let row: T = match serde_json::from_str(&value.to_string()) {
                    Ok(row) => row,
                    Err(error) => return book.refuse(format!("cannot be read: {error}.")),
                };
                if let Err((field, says)) = row.check(library) {
                    return book.at(format_args!(".{field}"), || book.refuse(says));
                }
                if !ids.insert(row.id()) {
                    return book.at(dot(T::ID), || {
                        book.refuse("is there twice: leave one of the two out.")
                    });
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
trait Row: DeserializeOwned {
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
struct Dated {
    day: Day,
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
        let fits = if first == last { format!("{first}") } else { format!("{first} to {last}") };
        Err(("day".to_owned(), format!("does not fit utc and offset, which give {fits}.")))
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
    Record: shape::RECORD, |it| it.offset..=it.offset;
    Pain: shape::PAIN, |it| it.offset..=it.offset;
    Check: shape::CHECK, |it| it.offset..=it.offset;
    Range: shape::RANGE, |it| it.offset..=it.offset;
    // It was kept without its offset, so any will do.
    DeclarationRecord: shape::WORD, |_| -MOST_OFFSET..=MOST_OFFSET;
}

impl Row for Feedback {
    const FIELDS: &'static [Field] = shape::FEEDBACK;
    const ID: &'static str = "session";
    fn id(&self) -> u64 {
        self.session
    }
}

impl Row for LevelChoice {
    const FIELDS: &'static [Field] = shape::CHOICE;
    fn id(&self) -> u64 {
        self.id
    }
}

impl Row for OwnRoutine {
    const FIELDS: &'static [Field] = shape::ROUTINE;
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
            let says = format!("must be {MY} and a whole number, 1 to {MOST_ID}.");
            return Err(("slug".to_owned(), says));
        }
        let read = custom::parse(&self.routine.to_string(), &self.slug, library);
        read.map(drop).map_err(|fault| {
            let dot = if fault.field.is_empty() { "" } else { "." };
            (format!("routine{dot}{}", fault.field), fault.says)
        })
    }
}

/// Whether `text` can be the slug of an exercise: lower-case letters, digits and hyphens.
fn is_slug(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.len() <= MOST_TEXT && text.chars().all(fits)
}

/// Stands for an exercise that is not in the library, or no more, while a routine is checked.
static STAND_IN: Exercise = Exercise {
    slug: "-",
    name: "-",
    positions: &[Position::Standing],
    kind: Kind::SetUp,
    areas: &[],
    day_parts: &[],
    equipment: &[],
    sides: Sides::Both,
    prepare: Millis::ZERO,
    switch: Millis::ZERO,
    ready: "",
    cue: "",
    phases: None,
    care: "",
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
