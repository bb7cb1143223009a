//! The log's past in the store: a text for each month, and their sums.
//!
//! Invariant: the keys of the months name their contents (`month:2026-10:<crc>`), and the sums name the
//! keys that they were made of. Whatever breaks off half-way leaves keys that do not match, and then the
//! sums are made again from the months; entries that are still in both places are counted once.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::log::{FEEDBACK, LEVELS, Log, PAINS, RECORDS};
use crate::content;
use crate::domain::archive::{LIVE_DAYS, Month, events, month_of, pack, unpack};
use crate::domain::day::Day;
use crate::domain::envelope::{crc32, open, open_with, seal, seal_json};
use crate::domain::level::{Event, essence};
use crate::domain::progress::Sums;
use crate::domain::record::Outcome;
use crate::domain::time::Millis;
use crate::platform::storage::{Store, Trouble};

const MONTHS: &str = "month:";
const SUMS: &str = "sums";

/// What is known of the months without reading them.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
pub struct Archive {
    /// The keys of the months that the rest was made of.
    months: Vec<String>,
    /// Their sums.
    pub sums: Sums,
    /// What each exercise's level goes by.
    levels: BTreeMap<String, Vec<Event>>,
    /// How many months cannot be read. They stay as they are.
    pub unreadable: usize,
}

impl Archive {
    /// What the store holds; made again where it does not fit the months.
    pub(super) fn read(store: &Store) -> Self {
        let months = store.keys(MONTHS);
        if months.is_empty() {
            return Self::default();
        }
        let kept = store.get(SUMS).and_then(|text| open::<Self>(&text).ok());
        kept.filter(|it| it.months == months).unwrap_or_else(|| Self::made(store, months))
    }

    /// Made from the months. What a fold that broke off left in both places goes from the other.
    fn made(store: &Store, months: Vec<String>) -> Self {
        let (whole, unreadable) = read_months(store, &months);
        for (start, ids) in [
            (RECORDS, keys(&whole.records)),
            (FEEDBACK, keys(&whole.feedback)),
            (LEVELS, keys(&whole.choices)),
            (PAINS, keys(&whole.pains)),
        ] {
            let present: BTreeSet<String> = store.keys(start).into_iter().collect();
            let both = ids.into_iter().map(|id| format!("{start}{id}"));
            both.filter(|key| present.contains(key)).for_each(|key| store.remove(&key));
        }
        let mut levels = BTreeMap::new();
        for exercise in content::exercises() {
            let (records, choices) = (whole.records.values(), whole.choices.values());
            let events = events(exercise.slug, records, &whole.feedback, choices);
            let rungs = exercise.levels.len() as u8;
            if rungs > 1 && !events.is_empty() {
                levels.insert(exercise.slug.to_owned(), essence(rungs, &events));
            }
        }
        let sums = Sums::of(whole.records.values(), whole.pains.values());
        let made = Self { months, sums, levels, unreadable };
        if let Ok(text) = seal(&made) {
            // Where it cannot be kept it is made again the next time.
            let _ = store.put(SUMS, &text);
        }
        made
    }

    /// The events of the past that an exercise's level goes by, oldest first.
    pub(super) fn events(&self, exercise: &str) -> &[Event] {
        self.levels.get(exercise).map_or(&[], Vec::as_slice)
    }
}

fn keys<T>(map: &BTreeMap<u64, T>) -> Vec<u64> {
    map.keys().copied().collect()
}

/// All that the months `keys` hold, and how many of them cannot be read.
fn read_months(store: &Store, keys: &[String]) -> (Month, usize) {
    let mut whole = Month::default();
    let mut unreadable = 0;
    for text in keys.iter().filter_map(|key| store.get(key)) {
        match open_with(&text, unpack) {
            Ok(month) => whole.join(month),
            Err(_) => unreadable += 1,
        }
    }
    (whole, unreadable)
}

/// All that the months hold.
pub(super) fn read_all(store: &Store) -> Month {
    read_months(store, &store.keys(MONTHS)).0
}

/// Whether an entry of this id is old enough to be in a month.
pub(super) fn is_old(id: u64, today: Day) -> bool {
    Day::local(Millis(id / 1000), 0).0 < today.0 - LIVE_DAYS
}

/// Puts what is older than [`LIVE_DAYS`] into its months, and says whether anything was. Must run in one
/// tab at a time.
///
/// # Errors
/// Says why a month could not be kept; then its entries stay where they are.
pub(super) fn fold(store: &Store, log: &Log, today: Day) -> Result<bool, Trouble> {
    let mut months: BTreeMap<String, Month> = BTreeMap::new();
    let last_check = log.checks.last().map_or(0, |check| check.id);
    let old = |day: Day| day.0 < today.0 - LIVE_DAYS;
    for record in log.records.iter().filter(|it| old(it.day)) {
        let felt = log.feedback.get(&record.id);
        // The check that this one asks for is still owed.
        let owed = record.id > last_check
            && (record.outcome == Outcome::Hurt
                || !record.hurts.is_empty()
                || felt.is_some_and(|it| {
                    it.worse_next_morning == Some(true) || it.pain_change.is_some_and(|it| it > 0)
                }));
        if !owed {
            let month = months.entry(month_of(record.day)).or_default();
            month.records.insert(record.id, record.clone());
            if let Some(felt) = felt {
                month.feedback.insert(record.id, *felt);
            }
        }
    }
    for choice in &log.choices {
        let day = Day::local(Millis(choice.id / 1000), 0);
        if is_old(choice.id, today) {
            months.entry(month_of(day)).or_default().choices.insert(choice.id, choice.clone());
        }
    }
    for pain in log.pains.iter().filter(|it| old(it.day)) {
        months.entry(month_of(pain.day)).or_default().pains.insert(pain.id, pain.clone());
    }
    let folded = !months.is_empty();
    for (name, month) in months {
        fold_month(store, &name, month)?;
    }
    Ok(folded)
}

/// Joins `month` with what is kept of it, and only then lets the single entries go.
fn fold_month(store: &Store, name: &str, month: Month) -> Result<(), Trouble> {
    let live = [
        (RECORDS, keys(&month.records)),
        (FEEDBACK, keys(&month.feedback)),
        (LEVELS, keys(&month.choices)),
        (PAINS, keys(&month.pains)),
    ];
    let mut whole = month;
    let mut joined = Vec::new();
    for key in store.keys(&format!("{MONTHS}{name}:")) {
        // One that cannot be read stays beside the new one.
        if let Some(Ok(kept)) = store.get(&key).map(|text| open_with(&text, unpack)) {
            let mut kept = kept;
            kept.join(whole);
            whole = kept;
            joined.push(key);
        }
    }
    let json = pack(&whole).map_err(|_| Trouble::Full)?;
    let key = format!("{MONTHS}{name}:{:08x}", crc32(json.as_bytes()));
    store.put_surely(&key, &seal_json(&json))?;
    joined.iter().filter(|it| **it != key).for_each(|old| store.remove(old));
    for (start, ids) in live {
        ids.iter().for_each(|id| store.remove(&format!("{start}{id}")));
    }
    Ok(())
}
