//! The format of every text that is stored on the device.
//!
//! A stored text is `<schema> <checksum> <json>`: the number of the schema, the CRC-32 of the JSON in eight hex
//! digits, and the JSON. Invariant: what cannot be read is reported, never guessed.
//!
//! `tests/fixtures/` holds one text of every schema, and one export of every version, that has ever been written.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The schema that this build writes.
pub const SCHEMA: u32 = 1;

/// The text to save for `value`.
///
/// # Errors
/// Says what could not be written.
pub fn seal(value: &impl Serialize) -> Result<String, String> {
    let json = serde_json::to_string(value).map_err(|error| error.to_string())?;
    Ok(seal_json(&json))
}

/// The text to save for a JSON.
pub fn seal_json(json: &str) -> String {
    format!("{SCHEMA} {:08x} {json}", crc32(json.as_bytes()))
}

/// The value in a saved text.
///
/// # Errors
/// Says why the text cannot be read; it should then be left as it is.
pub fn open<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    open_with(text, |json| serde_json::from_str(json).map_err(|error| error.to_string()))
}

/// The same, where `read` reads the JSON.
///
/// # Errors
/// As [`open`].
pub fn open_with<T>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Result<T, Unreadable> {
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
    read(json).map_err(Unreadable::Shape)
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
    use crate::domain::journal::record::{Done, Record, SessionOutcome};
    use crate::domain::time::Millis;
    use crate::domain::time::day::Day;

    fn record() -> Record {
        Record {
            id: 1,
            utc: Millis(1_795_303_800_000),
            offset: -300,
            day: Day::local(Millis(1_795_303_800_000), -300),
            routine: "office-reset".to_owned(),
            outcome: SessionOutcome::Finished,
            planned: Millis(90_000),
            done: vec![Done {
                exercise: "head-tilt".to_owned(),
                side: "left".to_owned(),
                level: 1,
                time: Millis(15_000),
                reps: 0,
                whole: true,
            }],

            hurts: Vec::new(),
        }
    }

    #[test]
    fn crc32_gives_the_published_check_value() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn a_record_survives_the_round_trip() {
        let text = seal(&record()).expect("encodes");
        assert_eq!(open::<Record>(&text), Ok(record()));
    }

    #[test]
    fn a_text_cut_anywhere_is_named_damaged() {
        let text = seal(&record()).expect("encodes");
        for end in 0..text.len() {
            assert!(open::<Record>(&text[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn a_changed_byte_anywhere_is_noticed() {
        let text = seal(&record()).expect("encodes");
        for index in 2..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[index] ^= 1;
            let changed = String::from_utf8(bytes).expect("still text");
            assert!(open::<Record>(&changed).is_err(), "byte {index}");
        }
    }

    #[test]
    fn a_newer_schema_is_named_and_not_guessed_at() {
        assert_eq!(open::<Record>("7 00000000 {}"), Err(Unreadable::Newer(7)));
        assert_eq!(open::<Record>("hello"), Err(Unreadable::Foreign));
    }

    #[test]
    fn schema_1_is_read_as_it_was_first_written() {
        let text = include_str!("../../../tests/fixtures/record-1.txt").trim_end();
        assert_eq!(open::<Record>(text), Ok(record()));
    }
}
