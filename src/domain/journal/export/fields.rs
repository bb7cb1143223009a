//! What an export may contain, as one table.

use super::reader::{Field, ValueShape, may, must, null};
use super::{LONGEST, MOST_ANSWERS, MOST_DONE, MOST_LEVEL, MOST_OFFSET, MOST_TEXT, MOST_UTC};
use crate::domain::journal::facts::LAST_WEEK;
use crate::domain::journal::id::MOST_ID;
use crate::domain::journal::range::MOST_DEGREES;
use crate::domain::journal::record::MOST_PAIN;

const ID: ValueShape = ValueShape::Whole(1, MOST_ID.cast_signed());
pub(super) const UTC: ValueShape = ValueShape::Whole(0, MOST_UTC.0.cast_signed());
const OFFSET: ValueShape = ValueShape::Whole(-(MOST_OFFSET as i64), MOST_OFFSET as i64);
const LEVEL: ValueShape = ValueShape::Whole(1, MOST_LEVEL as i64);
const TIME: ValueShape = ValueShape::Whole(0, LONGEST.0.cast_signed());
const TEXT: ValueShape = ValueShape::Text(MOST_TEXT);
const SIDE: ValueShape = ValueShape::Word(&["left", "right", "both"]);
const ANSWERS: ValueShape = ValueShape::List(&TEXT, MOST_ANSWERS);

/// A [`crate::domain::journal::record::Record`].
pub(super) const RECORD: &[Field] = &[
    must("id", ID),
    must("utc", UTC),
    must("offset", OFFSET),
    must("day", ValueShape::Date),
    must("routine", TEXT),
    must("outcome", ValueShape::Word(&["finished", "ended", "hurt"])),
    must("planned", TIME),
    must("done", ValueShape::List(&ValueShape::Row(DONE), MOST_DONE)),
    may("hurts", ValueShape::List(&ValueShape::Row(HURT), MOST_DONE)),
];
const DONE: &[Field] = &[
    must("exercise", TEXT),
    must("side", SIDE),
    must("level", LEVEL),
    must("time", TIME),
    must("reps", ValueShape::Whole(0, u16::MAX as i64)),
    must("whole", ValueShape::Truth),
];
const HURT: &[Field] =
    &[must("exercise", TEXT), must("side", SIDE), must("feeling", TEXT), must("then", TEXT)];

/// A [`crate::domain::journal::record::Feedback`].
pub(super) const FEEDBACK: &[Field] = &[
    must("session", ID),
    null("effort", ValueShape::Word(&["easy", "right", "hard"])),
    null("pain_change", ValueShape::Whole(-10, 10)),
    null("worse_next_morning", ValueShape::Truth),
];

/// A [`crate::domain::journal::record::LevelChoice`].
pub(super) const CHOICE: &[Field] = &[must("id", ID), must("exercise", TEXT), must("level", LEVEL)];

/// A [`crate::domain::journal::record::Pain`].
pub(super) const PAIN: &[Field] = &[
    must("id", ID),
    must("utc", UTC),
    must("offset", OFFSET),
    must("day", ValueShape::Date),
    must("value", ValueShape::Whole(0, MOST_PAIN as i64)),
    must("when", ValueShape::Word(&["before", "after", "alone"])),
    null("place", TEXT),
];

/// A [`crate::domain::journal::record::Check`].
pub(super) const CHECK: &[Field] = &[
    must("id", ID),
    must("utc", UTC),
    must("offset", OFFSET),
    must("day", ValueShape::Date),
    must("rules", TEXT),
    null("door", TEXT),
    null("age", ValueShape::Whole(0, 130)),
    null("week", ValueShape::Whole(1, LAST_WEEK as i64)),
    must("yes", ANSWERS),
    must("unsure", ANSWERS),
    must("level", TEXT),
    null("word", ValueShape::Truth),
    must("because", ANSWERS),
];

/// A [`crate::domain::journal::record::DeclarationRecord`].
pub(super) const WORD: &[Field] = &[
    must("id", ID),
    must("utc", UTC),
    must("day", ValueShape::Date),
    must("check", ID),
    must("says", ValueShape::Word(&["same", "seen"])),
];

/// A [`crate::domain::journal::range::Range`].
pub(super) const RANGE: &[Field] = &[
    must("id", ID),
    must("utc", UTC),
    must("offset", OFFSET),
    must("day", ValueShape::Date),
    must("side", ValueShape::Word(&["left", "right"])),
    must("degrees", ValueShape::Whole(0, MOST_DEGREES as i64)),
];

/// A [`crate::domain::journal::entry::Entry`].
pub(super) const ENTRY: &[Field] = &[
    must("id", ID),
    must("utc", UTC),
    must("offset", OFFSET),
    must("day", ValueShape::Date),
    must("kind", TEXT),
    null("of", ID),
    null("name", TEXT),
    null("value", ValueShape::Whole(i32::MIN as i64, i32::MAX as i64)),
    null("text", ValueShape::Note),
];

/// An [`super::OwnRoutine`]. Its limits within are those of [`crate::domain::routines::custom`].
pub(super) const ROUTINE: &[Field] =
    &[must("slug", TEXT), must("routine", ValueShape::Foreign(4000))];
