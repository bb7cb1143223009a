//! Measures of the body over time: the reach over the head at a wall, and mornings without pain. How far the head turns
//! is in [`crate::domain::journal::range`].
//!
//! The reach is how far the thumbs stay from the wall, with the back against it and both arms straight up: a look and a
//! measure that physiotherapists use; done alone, in steps of [`REACH_STEP`], it is common practice, and no study says
//! how large its noise is. It is an entry of the kind `measure`, named [`REACH`].

use std::collections::BTreeMap;

use crate::domain::journal::entry::{Entry, EntryKind};
use crate::domain::journal::range::Range;
use crate::domain::journal::record::{Feedback, Pain, PainWhen, Record};
use crate::domain::library::exercise::Side;
use crate::domain::time::day::{Day, minute_of_day};

/// The name of the reach over the head in the log.
pub const REACH: &str = "overhead";
/// Farther than this from the wall nobody guesses well, in cm.
pub const MOST_REACH: u8 = 50;
/// Nobody guesses more exactly than this with both arms over the head, in cm.
pub const REACH_STEP: u8 = 5;

/// A number that was said between these minutes of the day is one of the morning: from four to eleven. Our own choice.
const MORNING: std::ops::Range<u16> = 4 * 60..11 * 60;
/// Of so many days the mornings are counted: four weeks. Entries stay as they are for longer than that.
pub const MORNING_DAYS: i32 = 28;

/// How far the thumbs stayed from the wall, in cm: the last of each day.
pub fn reaches(entries: &[Entry]) -> BTreeMap<Day, u8> {
    let is_one =
        |it: &&Entry| it.is() == Some(EntryKind::Measure) && it.name.as_deref() == Some(REACH);
    let mut days = BTreeMap::new();
    for entry in entries.iter().filter(is_one) {
        let value = entry.value.and_then(|it| u8::try_from(it).ok());
        if let Some(value) = value.filter(|it| *it <= MOST_REACH) {
            days.insert(entry.day, value);
        }
    }
    days
}

/// How far the head turned to `side`, in degrees: the last of each day.
pub fn turns(ranges: &[Range], side: Side) -> BTreeMap<Day, u8> {
    let here = || ranges.iter().filter(|it| it.side == side.id());
    let mut turns = BTreeMap::new();
    // They come in any order. A map of another type would be kilobytes of program; they are a few a week.
    for it in here().filter(|it| !here().any(|other| other.day == it.day && other.id > it.id)) {
        turns.insert(it.day, it.degrees);
    }
    turns
}

/// Mornings, as they were told.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Mornings {
    /// With at least one number that was said in the morning.
    pub noted: usize,
    /// Those on which each of them was 0.
    pub free: usize,
    /// After a session, with the answer whether it was worse than the one before.
    pub after: usize,
    /// Those that were not.
    pub not_worse: usize,
}

/// The mornings of the [`MORNING_DAYS`] up to `today`. How sore it is is asked before a session too: a number counts by
/// its time, whatever it was asked for, as long as it was not after a session.
pub fn mornings(
    pains: &[Pain],
    records: &[Record],
    feedback: &BTreeMap<u64, Feedback>,
    today: Day,
) -> Mornings {
    let is_late = |day: Day| today.0 - MORNING_DAYS < day.0 && day <= today;
    // The worst of each.
    let mut days: BTreeMap<Day, u8> = BTreeMap::new();
    for pain in pains {
        let early = MORNING.contains(&minute_of_day(pain.utc, pain.offset));
        if is_late(pain.day) && early && pain.when != PainWhen::After {
            let worst = days.entry(pain.day).or_default();
            *worst = pain.value.max(*worst);
        }
    }
    let answers = records.iter().filter(|it| is_late(Day(it.day.0 + 1)));
    let answers = answers.filter_map(|it| feedback.get(&it.id)?.worse_next_morning);
    let (after, not_worse) =
        answers.fold((0, 0), |(all, not), worse| (all + 1, not + usize::from(!worse)));
    let free = days.values().filter(|worst| **worst == 0).count();
    Mornings { noted: days.len(), free, after, not_worse }
}
