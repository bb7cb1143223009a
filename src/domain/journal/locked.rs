//! A copy that only a password opens: what stands in the file around what the browser has locked. `docs/export.md`
//! describes it field by field.
//!
//! Invariant (`tests/locked.rs`): a file that is read holds exactly what was written, or is refused with the reason;
//! the work that a file asks of the browser has a limit.

use std::fmt;

use serde_json::{Map, Value};

use crate::i18n::Key;

/// What a file of this kind says it is.
const FORMAT: &str = "locked export";
/// The newest version of the format.
const VERSION: u64 = 1;
/// How often a password is hashed (PBKDF2 with SHA-256), so that guessing is slow. Source: OWASP Password Storage Cheat
/// Sheet, 2023: 600,000.
pub const ROUNDS: u32 = 600_000;
/// The most rounds of a file from outside: some ten seconds of a slow phone.
const MOST_ROUNDS: u32 = 10_000_000;
/// The shortest password that is taken, in characters. Source: NIST SP 800-63B, 2017: 8.
pub const LEAST_PASSWORD: usize = 8;
/// How many random bytes go into the hash, and how many begin the cipher. Source: NIST SP 800-132 and SP 800-38D.
pub const SALT: usize = 16;
pub const IV: usize = 12;
/// The bytes that AES-GCM adds, by which it knows whether anything was changed.
const TAG: usize = 16;

/// What the browser made of a text and a password.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LockedCopy {
    pub salt: Vec<u8>,
    pub iv: Vec<u8>,
    pub rounds: u32,
    pub data: Vec<u8>,
}

/// Why a locked copy does not open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unopened {
    /// It ends in the middle.
    Cut,
    /// A newer Unhunch wrote it, under this version.
    Newer(u64),
    /// This field is not as Unhunch writes it.
    Changed(&'static str),
    /// The password is another, or what is locked was changed: the cipher cannot tell the two apart.
    Password,
    /// The browser has no cipher here: the page came without https.
    Missing,
}

impl fmt::Display for Unopened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let says = match self {
            Self::Cut => Key::FAULT_CUT.to_string(),
            Self::Newer(version) => {
                let values = [("n", &*version.to_string()), ("m", &*VERSION.to_string())];
                Key::FAULT_NEWER_FILE.fill(&values)
            }
            Self::Changed(field) => Key::COPIES_CHANGED.fill(&[("field", field)]),
            Self::Password => Key::COPIES_PASSWORD_WRONG.to_string(),
            Self::Missing => Key::COPIES_NO_CIPHER.to_string(),
        };
        f.write_str(&says)
    }
}

impl LockedCopy {
    /// The text of the file.
    pub fn to_file(&self) -> String {
        let Self { salt, iv, rounds, data } = self;
        let (salt, iv, data) = (encode(salt), encode(iv), encode(data));
        // Letter by letter: the letters of base 64 need no escape, and the order is that of the document.
        format!(
            r#"{{"unhunch":"{FORMAT}","version":{VERSION},"salt":"{salt}","iv":"{iv}","rounds":{rounds},"data":"{data}"}}"#
        )
    }

    /// Reads such a file.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn of_file(text: &str) -> Result<Self, Unopened> {
        let file: Map<String, Value> = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(
                |error| if error.is_eof() { Unopened::Cut } else { Unopened::Changed("JSON") },
            )?;
        let version = file.get("version").and_then(Value::as_u64);
        match version {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => return Err(Unopened::Newer(newer)),
            _ => return Err(Unopened::Changed("version")),
        }
        let bytes = |field: &'static str, fits: fn(usize) -> bool| {
            let text = file.get(field).and_then(Value::as_str);
            text.and_then(decode).filter(|it| fits(it.len())).ok_or(Unopened::Changed(field))
        };
        let rounds = file.get("rounds").and_then(Value::as_u64);
        let rounds = rounds.and_then(|it| u32::try_from(it).ok());
        let rounds = rounds.filter(|it| (1..=MOST_ROUNDS).contains(it));
        Ok(Self {
            salt: bytes("salt", |it| it == SALT)?,
            iv: bytes("iv", |it| it == IV)?,
            rounds: rounds.ok_or(Unopened::Changed("rounds"))?,
            data: bytes("data", |it| it >= TAG)?,
        })
    }
}

/// What a file says it is, by its first words: it may be cut, or long.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileKind {
    /// Everything that was kept.
    Export,
    /// The same behind a password.
    Locked,
    /// A routine, or nothing of ours.
    Other,
}

impl FileKind {
    pub fn of(text: &str) -> Self {
        let name = "\"unhunch\"";
        // In a text of JSON a quotation mark is escaped: what looks like the field is the field.
        let mut values = text.match_indices(name).filter_map(|(at, _)| {
            let value = text[at + name.len()..].trim_start().strip_prefix(':')?.trim_start();
            value.strip_prefix('"')
        });
        let begins = |value: &str, word: &str| {
            value.strip_prefix(word).is_some_and(|it| it.starts_with('"'))
        };
        match values.next() {
            Some(value) if begins(value, FORMAT) => Self::Locked,
            Some(value) if begins(value, "export") => Self::Export,
            _ => Self::Other,
        }
    }
}

/// The letters of base 64 (RFC 4648).
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let all =
            three.iter().fold(0u32, |all, &it| all << 8 | u32::from(it)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(all >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

/// Only what [`encode`] writes is read: there is one text for the same bytes.
fn decode(text: &str) -> Option<Vec<u8>> {
    let value = |letter: u8| LETTERS.iter().position(|it| *it == letter).map(|it| it as u32);
    let (mut bytes, mut all, mut bits) = (Vec::with_capacity(text.len() / 4 * 3), 0u32, 0);
    for &letter in text.trim_end_matches('=').as_bytes() {
        all = (all << 6 | value(letter)?) & 0xffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((all >> bits & 0xff) as u8);
        }
    }
    (encode(&bytes) == text).then_some(bytes)
}
