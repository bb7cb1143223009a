//! Sessions and pain as they stand: as they were corrected, and without what was deleted. And as the cautious see them.
//!
//! Invariants (`tests/amended.rs`): a record that nobody corrected is as it was; what the gate and the levels go by is
//! never less cautious for a correction or a deletion than without it.

use std::borrow::Cow;

use crate::domain::journal::export::Snapshot;
use crate::domain::journal::record::{MOST_PAIN, Pain, PainWhen, Record, SessionOutcome};
use crate::domain::journal::standing::Standing;
use crate::domain::library::exercise::Area;
use crate::domain::time::Millis;
use crate::domain::words::words;

words! {
    /// What of a session or a pain can be corrected: the `name` of a correction.
    Correctable {
        /// Whole minutes that were guided.
        Minutes = "minutes",
        /// How a session ended: the id of a [`SessionOutcome`].
        Outcome = "outcome",
        /// Pain, 0 to 10.
        Value = "value",
        /// When pain was put in a number: the id of a [`PainWhen`].
        When = "when",
        /// Where it is; nowhere without a text.
        Place = "place",
    }
}

/// The `name` of a deletion, and of its undoing, of a session.
pub const SESSION: &str = "session";
/// The same of a number for pain.
pub const PAIN: &str = "pain";
/// The most minutes that a session can be corrected to: a day.
pub const MOST_MINUTES: i32 = 24 * 60;

/// The outcome of this id.
fn outcome(id: &str) -> Option<SessionOutcome> {
    match id {
        "finished" => Some(SessionOutcome::Finished),
        "ended" => Some(SessionOutcome::Ended),
        "hurt" => Some(SessionOutcome::Hurt),
        _ => None,
    }
}

fn when(id: &str) -> Option<PainWhen> {
    match id {
        "before" => Some(PainWhen::Before),
        "after" => Some(PainWhen::After),
        "alone" => Some(PainWhen::Alone),
        _ => None,
    }
}

impl Standing {
    fn said(&self, id: u64, field: Correctable) -> Option<&str> {
        self.correction(id, field.id())?.text.as_deref()
    }

    fn number(&self, id: u64, field: Correctable) -> Option<i32> {
        self.correction(id, field.id())?.value
    }

    /// `record` as it was corrected; `None` where it was deleted.
    pub fn record<'a>(&self, record: &'a Record) -> Option<Cow<'a, Record>> {
        (!self.is_deleted_in(SESSION, record.id)).then(|| self.corrected_record(record))
    }

    /// The same, deleted or not.
    pub fn corrected_record<'a>(&self, record: &'a Record) -> Cow<'a, Record> {
        if !self.is_corrected(record.id) {
            return Cow::Borrowed(record);
        }
        let mut record = record.clone();
        let minutes = self.number(record.id, Correctable::Minutes);
        if let Some(minutes) = minutes.filter(|it| (0..=MOST_MINUTES).contains(it)) {
            stretch(&mut record, Millis::from_secs(minutes.cast_unsigned() * 60));
        }
        if let Some(outcome) = self.said(record.id, Correctable::Outcome).and_then(outcome) {
            record.outcome = outcome;
        }
        Cow::Owned(record)
    }

    /// `pain` as it was corrected; `None` where it was deleted.
    pub fn pain<'a>(&self, pain: &'a Pain) -> Option<Cow<'a, Pain>> {
        (!self.is_deleted_in(PAIN, pain.id)).then(|| self.corrected_pain(pain))
    }

    /// The same, deleted or not.
    pub fn corrected_pain<'a>(&self, pain: &'a Pain) -> Cow<'a, Pain> {
        if !self.is_corrected(pain.id) {
            return Cow::Borrowed(pain);
        }
        let mut pain = pain.clone();
        let value = self.number(pain.id, Correctable::Value).and_then(|it| u8::try_from(it).ok());
        if let Some(value) = value.filter(|it| *it <= MOST_PAIN) {
            pain.value = value;
        }
        if let Some(when) = self.said(pain.id, Correctable::When).and_then(when) {
            pain.when = when;
        }
        if let Some(said) = self.correction(pain.id, Correctable::Place.id()) {
            pain.place = said.text.clone().filter(|it| Area::named(it).is_some());
        }
        Cow::Owned(pain)
    }

    /// `record` as the gate and the levels see it: one that was deleted counts, and it hurt if it hurt as it was
    /// written or as it was corrected. What was guided is what was guided.
    pub fn cautious_record<'a>(&self, record: &'a Record) -> Cow<'a, Record> {
        match self.said(record.id, Correctable::Outcome).and_then(outcome) {
            Some(SessionOutcome::Hurt) if record.outcome != SessionOutcome::Hurt => {
                Cow::Owned(Record { outcome: SessionOutcome::Hurt, ..record.clone() })
            }
            _ => Cow::Borrowed(record),
        }
    }

    /// `pain` as the gate sees it: the larger of the two numbers, deleted or not.
    pub fn cautious_pain<'a>(&self, pain: &'a Pain) -> Cow<'a, Pain> {
        let value = self.number(pain.id, Correctable::Value).and_then(|it| u8::try_from(it).ok());
        match value.filter(|it| *it <= MOST_PAIN && *it > pain.value) {
            Some(value) => Cow::Owned(Pain { value, ..pain.clone() }),
            None => Cow::Borrowed(pain),
        }
    }
}

/// Makes `time` of what was guided in `record`: each row in proportion, and the last takes the rest. A session without a
/// row of its own stays as it is: nobody knows of which exercise the time would be.
fn stretch(record: &mut Record, time: Millis) {
    let before = record.guided();
    let rows = record.done.len() as u64;
    let mut left = time;
    let count = record.done.len();
    for (at, row) in record.done.iter_mut().enumerate() {
        let share = if before == Millis::ZERO {
            time.0 / rows
        } else {
            (u128::from(row.time.0) * u128::from(time.0) / u128::from(before.0)) as u64
        };
        row.time = if at + 1 == count { left } else { Millis(share) };
        left = left - row.time;
    }
}

impl Snapshot {
    /// The sessions and the pain of `self` as they stand.
    #[must_use]
    pub fn standing(&self) -> Self {
        let standing = Standing::of(&self.entries);
        let records = self.records.iter().filter_map(|it| standing.record(it));
        let pains = self.pains.iter().filter_map(|it| standing.pain(it));
        Self {
            records: records.map(Cow::into_owned).collect(),
            pains: pains.map(Cow::into_owned).collect(),
            ..self.clone()
        }
    }
}
