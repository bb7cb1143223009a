//! What counts where local storage and the second place, `IndexedDB`, do not agree.
//!
//! The rule (`tests/second_copy.rs`): what only one of the two has counts; of two that differ the one that asks for more
//! does, or the later one where nothing asks. A text of local storage that cannot be read is left alone.
//!
//! Local storage reaches the disk seconds late, so a browser that is killed loses what was said last. What is old
//! enough for its month is no loss: it was put away there, or erased.

use crate::domain::journal::archive::is_old;
use crate::domain::journal::envelope::{open, seal};
use crate::domain::journal::facts::Facts;
use crate::domain::journal::gate::SEVERE_PAIN;
use crate::domain::journal::lock::takes_the_place;
use crate::domain::journal::record::{Check, Feedback, Pain, Record};
use crate::domain::time::day::Day;

/// What is done with the copy of the last number for pain that asks for a check.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SevereCopy {
    /// This number takes its place.
    Put,
    /// It is taken away: the person has thought that number over.
    Clear,
    /// It stays: a milder number after it does not take it back.
    Leave,
}

/// What `pain` means for that copy; it may correct the number `before`.
pub fn severe_copy(pain: &Pain, before: Option<&Pain>) -> SevereCopy {
    if pain.value >= SEVERE_PAIN {
        SevereCopy::Put
    } else if before.is_some_and(|it| it.id == pain.id && it.value >= SEVERE_PAIN) {
        SevereCopy::Clear
    } else {
        SevereCopy::Leave
    }
}

/// Whether the record in the text `copy` was lost, where `records` are left on `today`.
pub fn is_lost_record(copy: &str, records: &[Record], today: Day) -> bool {
    open::<Record>(copy).is_ok_and(|record| {
        !is_old(record.day, today) && records.iter().all(|it| it.id != record.id)
    })
}

/// What is to be stored for `copy` of a number for pain, where local storage has `first`; `None` if nothing was lost.
/// The person may have thought it over, and local storage knows their first number only.
pub fn lost_pain(copy: &str, first: Option<&str>, today: Day) -> Option<String> {
    let pain = open::<Pain>(copy).ok().filter(|pain| !is_old(pain.day, today))?;
    let first = first.map(open::<Pain>).transpose().ok()?;
    first.is_none_or(|it| it.value < pain.value).then(|| copy.to_owned())
}

/// The same for how a session felt. The answers come one by one, and each place may have some of them; of a session that
/// is not among `records` they are in its month, too.
pub fn lost_feedback(copy: &str, first: Option<&str>, records: &[Record]) -> Option<String> {
    let felt = open::<Feedback>(copy).ok()?;
    if records.iter().all(|it| it.id != felt.session) {
        return None;
    }
    let first = first.map(open::<Feedback>).transpose().ok()?;
    let first = first.unwrap_or(Feedback { session: felt.session, ..Feedback::default() });
    let both = Feedback {
        effort: first.effort.or(felt.effort),
        pain_change: first.pain_change.max(felt.pain_change),
        worse_next_morning: first.worse_next_morning.max(felt.worse_next_morning),
        ..first
    };
    (both != first).then(|| seal(&both).ok()).flatten()
}

/// The same for what stays true of the person: the later one counts.
pub fn lost_facts(copy: &str, first: Option<&str>) -> Option<String> {
    let facts = open::<Facts>(copy).ok()?;
    let first = first.map(open::<Facts>).transpose().ok()?;
    first.is_none_or(|it| it.utc < facts.utc).then(|| copy.to_owned())
}

/// The same for a check, or for a word about one, which never changes.
pub fn lost_check_or_word(copy: &str, first: Option<&str>) -> Option<String> {
    let asks_more = |first: &str| match (open::<Check>(copy), open::<Check>(first)) {
        (Ok(copy), Ok(first)) => takes_the_place(&copy, Some(&first)),
        _ => false,
    };
    first.is_none_or(asks_more).then(|| copy.to_owned())
}
