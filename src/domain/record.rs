//! What is kept of a session, and its form on disk.
//!
//! A saved text is `<schema> <checksum> <json>`: the number of the schema, the CRC-32 of the JSON in
//! eight hex digits, and the JSON. Invariant: what cannot be read is named, never guessed.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::session::{Session, Stage, StopReason};
use super::time::Millis;

/// The schema that this build writes.
pub const SCHEMA: u32 = 1;

/// One session, as it was.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Record {
    /// Unique on this device, and in the order of time.
    pub id: u64,
    /// When it ended, in milliseconds since 1970, UTC.
    pub utc: Millis,
    /// Minutes east of UTC of the person's clock then.
    pub offset: i16,
    /// The date on the person's clock then.
    pub day: Day,
    /// The routine's slug.
    pub routine: String,
    /// How it ended.
    pub outcome: Outcome,
    /// How long the plan was.
    pub planned: Millis,
    /// What was guided, per exercise, side and level.
    pub done: Vec<Done>,
}

/// How a session ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// At the end of its plan; parts may have been skipped.
    Finished,
    /// Before that, because the person had enough.
    Ended,
    /// Before that, because it hurt.
    Hurt,
}

/// What was guided of one exercise on one side.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Done {
    /// The exercise's slug.
    pub exercise: String,
    /// `left`, `right` or `both`.
    pub side: String,
    /// The level, from 1.
    pub level: u8,
    /// How long.
    pub time: Millis,
    /// How many whole reps or breaths.
    pub reps: u16,
}

impl Record {
    /// The record of `session`, if it is over.
    pub fn of(session: &Session, routine: &str, id: u64, utc: Millis, offset: i16) -> Option<Self> {
        let outcome = match session.stage() {
            Stage::Finished => Outcome::Finished,
            Stage::Stopped(StopReason::Ended) => Outcome::Ended,
            Stage::Stopped(StopReason::Hurt) => Outcome::Hurt,
            Stage::Ready | Stage::Running(_) | Stage::Paused(_) => return None,
        };
        let done = session.tally().rows().iter().map(|row| Done {
            exercise: row.movement.slug().to_owned(),
            side: row.side.id().to_owned(),
            level: row.level,
            time: row.time,
            reps: row.reps,
        });
        Some(Self {
            id,
            utc,
            offset,
            day: Day::local(utc, offset),
            routine: routine.to_owned(),
            outcome,
            planned: session.timeline().total(),
            done: done.collect(),
        })
    }

    /// The text to save.
    ///
    /// # Errors
    /// Says what could not be written; a record as built by [`Record::of`] always can.
    pub fn encode(&self) -> Result<String, String> {
        let json = serde_json::to_string(self).map_err(|error| error.to_string())?;
        Ok(format!("{SCHEMA} {:08x} {json}", crc32(json.as_bytes())))
    }

    /// The record in a saved text.
    ///
    /// # Errors
    /// Says why the text cannot be read; it should then be left as it is.
    pub fn decode(text: &str) -> Result<Self, Unreadable> {
        let mut parts = text.splitn(3, ' ');
        let mut part = || parts.next().ok_or(Unreadable::Cut);
        let schema: u32 = part()?.parse().map_err(|_| Unreadable::Foreign)?;
        if schema > SCHEMA {
            return Err(Unreadable::Newer(schema));
        }
        let sum = u32::from_str_radix(part()?, 16).map_err(|_| Unreadable::Cut)?;
        let json = part()?;
        if crc32(json.as_bytes()) != sum {
            return Err(Unreadable::Cut);
        }
        serde_json::from_str(json).map_err(|error| Unreadable::Shape(error.to_string()))
    }
}

/// Why a saved text cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// Part of it is missing or changed: the checksum does not fit.
    Cut,
    /// It was never written by Unhunch.
    Foreign,
    /// It was written by a newer Unhunch, under this schema.
    Newer(u32),
    /// It is whole, but not a record.
    Shape(String),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cut => f.write_str("it is damaged: its checksum does not fit"),
            Self::Foreign => f.write_str("it was not written by Unhunch"),
            Self::Newer(schema) => write!(f, "it was written by a newer Unhunch (schema {schema})"),
            Self::Shape(why) => write!(f, "it is not a session's record: {why}"),
        }
    }
}

/// CRC-32 as in zip and PNG (reflected, polynomial `0xedb88320`), so that anyone can check a file.
pub fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        Record {
            id: 1,
            utc: Millis(1_795_303_800_000),
            offset: -300,
            day: Day::local(Millis(1_795_303_800_000), -300),
            routine: "office-reset".to_owned(),
            outcome: Outcome::Finished,
            planned: Millis(90_000),
            done: vec![Done {
                exercise: "head-tilt".to_owned(),
                side: "left".to_owned(),
                level: 1,
                time: Millis(15_000),
                reps: 0,
            }],
        }
    }

    #[test]
    fn crc32_gives_the_published_check_value() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn a_record_survives_the_round_trip() {
        let text = record().encode().expect("encodes");
        assert_eq!(Record::decode(&text), Ok(record()));
    }

    #[test]
    fn a_text_cut_anywhere_is_named_damaged() {
        let text = record().encode().expect("encodes");
        for end in 0..text.len() {
            assert!(Record::decode(&text[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn a_changed_byte_anywhere_is_noticed() {
        let text = record().encode().expect("encodes");
        for index in 2..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[index] ^= 1;
            let changed = String::from_utf8(bytes).expect("still text");
            assert!(Record::decode(&changed).is_err(), "byte {index}");
        }
    }

    #[test]
    fn a_newer_schema_is_named_and_not_guessed_at() {
        assert_eq!(Record::decode("7 00000000 {}"), Err(Unreadable::Newer(7)));
        assert_eq!(Record::decode("hello"), Err(Unreadable::Foreign));
    }

    #[test]
    fn schema_1_is_read_as_it_was_first_written() {
        let text = include_str!("../../tests/fixtures/record-1.txt").trim_end();
        assert_eq!(Record::decode(text), Ok(record()));
    }
}
