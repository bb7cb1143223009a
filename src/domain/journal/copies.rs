//! Copies of everything that a person has elsewhere: when the last was made, when to remind of one, and when the file
//! that keeps itself may be written anew.
//!
//! Invariants (`tests/copies.rs`): nobody is reminded twice for the same ten sessions; a file that holds more than is
//! here, or that is not known here, is never written over unasked.

use serde::{Deserialize, Serialize};

use crate::domain::time::Millis;
use crate::domain::words::words;

/// After so many sessions without a copy one is reminded. Common practice.
pub const EVERY: usize = 10;

words! {
    /// What a copy is.
    CopyKind {
        /// A file that was saved by hand.
        File = "file",
        /// The same behind a password.
        Locked = "locked",
        /// The file that is written anew by itself.
        Current = "current",
    }
}

/// The last copy that was made here.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LastCopy {
    pub utc: Millis,
    /// Minutes east of UTC, then.
    pub offset: i16,
    /// The id of a [`CopyKind`].
    pub kind: String,
    /// How many sessions are in it.
    pub records: usize,
}

/// What is remembered of copies.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Copies {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<LastCopy>,
    /// How many sessions are in the file that keeps itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<usize>,
    /// How many sessions there were when the person wanted no reminder.
    pub waved: usize,
}

impl Copies {
    /// How many sessions are in no copy, of `records`.
    pub fn uncopied(&self, records: usize) -> usize {
        records.saturating_sub(self.base())
    }

    /// Whether the person is to be reminded.
    pub fn is_due(&self, records: usize) -> bool {
        let waved = self.waved.saturating_sub(self.base());
        self.uncopied(records) / EVERY > waved / EVERY
    }

    /// Whether the file that keeps itself may be written anew without a question. Where nothing is known of it, or it
    /// holds more than is here, something was lost here.
    pub fn may_overwrite(&self, records: usize) -> bool {
        self.current.is_some_and(|there| records >= there)
    }

    fn base(&self) -> usize {
        self.last.as_ref().map_or(0, |last| last.records)
    }
}

/// How it stands with the file that keeps itself.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub enum CurrentFileState {
    /// This browser cannot.
    Missing,
    /// There is none.
    #[default]
    Unchosen,
    /// The file of this name is kept current.
    Current(String),
    /// It waits for a press: the browser asks anew whether it may be written.
    Waits(String),
    /// It holds more than is here.
    HoldsMore(String),
    /// It could not be written, and is as it was.
    Failed(String),
}
