//! Entries: what a person adds to the log besides sessions, pain and checks, all in one form.
//!
//! Invariant (`tests/entries.rs`): an entry is never changed and never taken away, other than by erasing all. A
//! correction, a deletion and its undoing are entries too; [`crate::domain::journal::standing`] says what counts.
//!
//! Entries are in no month: a correction may be about a session of years ago, so all of them are wanted whenever
//! anything is shown, and a person adds a few a day at most.

use serde::{Deserialize, Serialize};

use crate::domain::time::Millis;
use crate::domain::time::day::Day;
use crate::domain::words::words;

/// The longest text of an entry, in characters.
pub const MOST_NOTE: usize = 1000;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Like that of a record.
    pub id: u64,
    /// When, in milliseconds since 1970, UTC. Of what was done elsewhere on an earlier day: noon of that day.
    pub utc: Millis,
    /// Minutes east of UTC of the person's clock then.
    pub offset: i16,
    /// The date on the person's clock then.
    pub day: Day,
    /// The id of an [`EntryKind`]. One that is not known here is kept as it is.
    pub kind: String,
    /// The id of the session, the pain or the entry that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u64>,
    /// Which: an exercise, a field, a slot of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<i32>,
    /// 1 to [`MOST_NOTE`] characters, as [`is_note`] has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

words! {
    /// What an entry says.
    EntryKind {
        /// A text, about what it is `of` or by itself. `name` says which text.
        Note = "note",
        /// Something that was done elsewhere: `name` what, `value` minutes, `text` a note.
        Elsewhere = "elsewhere",
        /// The field `name` of what it is `of` is `value`, or `text`; a field is emptied by neither.
        Correct = "correct",
        /// What it is `of` counts no more.
        Delete = "delete",
        /// It counts again.
        Restore = "restore",
        /// A choice about the plan.
        Plan = "plan",
        /// A slot of the plan was done.
        Tick = "tick",
        /// A slot of the plan was moved to another day.
        Moved = "moved",
        /// An if-then line of the person's own.
        Line = "line",
        /// A trial is followed, or no more.
        Trial = "trial",
        /// A break at the desk.
        Desk = "desk",
        /// A thing of the person's own that is hard.
        Function = "function",
        /// How hard it is, 0 to 10.
        Answer = "answer",
        /// A measure of the body.
        Measure = "measure",
        /// A mark on an exercise: liked, not for me.
        Mark = "mark",
        /// The person's scale of hold length or pace.
        Scale = "scale",
    }
}

impl EntryKind {
    /// It says something about what was stored before, and is no row of its own.
    pub const fn is_laid_over(self) -> bool {
        matches!(self, Self::Delete | Self::Restore | Self::Correct)
    }
}

/// What is to be added to the log: an entry without its id and its moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Addition {
    pub kind: EntryKind,
    pub of: Option<u64>,
    pub name: Option<String>,
    pub value: Option<i32>,
    pub text: Option<String>,
}

impl Addition {
    /// One that says nothing but its kind.
    #[inline]
    pub const fn new(kind: EntryKind) -> Self {
        Self { kind, of: None, name: None, value: None, text: None }
    }
}

impl Entry {
    /// What it says; `None` of a kind that is not known here.
    pub fn is(&self) -> Option<EntryKind> {
        EntryKind::named(&self.kind)
    }
}

/// Whether `text` may be that of an entry: 1 to [`MOST_NOTE`] characters, line breaks among them, and no other
/// control characters or marks that turn the direction of writing.
pub fn is_note(text: &str) -> bool {
    let count = text.chars().count();
    (1..=MOST_NOTE).contains(&count) && !text.chars().any(is_hidden) && !text.trim().is_empty()
}

/// What a person has written as the text of an entry; `None` where nothing is left of it.
pub fn note(written: &str) -> Option<String> {
    let plain = written.trim().chars().map(|c| if c == '\t' { ' ' } else { c });
    let text: String = plain.filter(|c| !is_hidden(*c)).take(MOST_NOTE).collect();
    let text = text.trim();
    is_note(text).then(|| text.to_owned())
}

fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}')
        // No characters, and tags.
        || u32::from(c) & 0xfffe == 0xfffe
        || matches!(c, '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e007f}')
}
