//! The second copies, in `IndexedDB`, of what was stored last: local storage reaches the disk seconds late.
//!
//! Each kind of entry has one place there. It holds the key that the entry has in local storage, a line break, and
//! its text.

use serde::Serialize;

use super::keys::{CHECKS, FACTS, FEEDBACK, PAINS, RECORDS, WORDS};
use crate::domain::journal::envelope::seal;
use crate::domain::journal::facts::Facts;
use crate::domain::journal::record::{Check, DeclarationRecord, Feedback, Pain, Record};
use crate::domain::journal::second_copy::{SevereCopy, severe_copy};
use crate::platform::backup;

/// The record just finished.
pub(in crate::app) const RECORD: &str = "record";
const CHECK: &str = "check";
const DECLARATION: &str = "word";
const PAIN: &str = "pain";
/// The last number for pain that asks for a check: a milder one after it does not take that back.
const SEVERE: &str = "severe";
const FELT: &str = "feedback";
const KNOWN_FACTS: &str = "facts";

/// All that the gate goes by, which is read anew where the disk may have lost it.
pub(in crate::app) const FOR_THE_GATE: [&str; 6] =
    [CHECK, DECLARATION, PAIN, SEVERE, FELT, KNOWN_FACTS];

pub(super) fn write_record(record: &Record) {
    write(RECORD, &format!("{RECORDS}{}", record.id), record);
}

pub(in crate::app) fn write_check(check: &Check) {
    write(CHECK, &format!("{CHECKS}{}", check.id), check);
}

pub(in crate::app) fn write_declaration(word: &DeclarationRecord) {
    write(DECLARATION, &format!("{WORDS}{}", word.id), word);
}

/// Writes the number that was just said for pain, which may correct the one `before`.
pub(super) fn write_pain(pain: &Pain, before: Option<&Pain>) {
    let key = format!("{PAINS}{}", pain.id);
    write(PAIN, &key, pain);
    match severe_copy(pain, before) {
        SevereCopy::Put => write(SEVERE, &key, pain),
        SevereCopy::Clear => backup::write(SEVERE, None),
        SevereCopy::Leave => {}
    }
}

pub(super) fn write_feedback(feedback: &Feedback) {
    write(FELT, &format!("{FEEDBACK}{}", feedback.session), feedback);
}

pub(super) fn write_facts(facts: &Facts) {
    write(KNOWN_FACTS, FACTS, facts);
}

/// The checks are erased: nothing brings them back.
pub(in crate::app) fn forget_checks() {
    [CHECK, DECLARATION, KNOWN_FACTS].iter().for_each(|place| backup::write(place, None));
}

fn write(place: &str, key: &str, value: &impl Serialize) {
    if let Ok(text) = seal(value) {
        backup::write(place, Some(format!("{key}\n{text}")));
    }
}
