//! The log's past in the store: a text for each month, and their sums.
//!
//! Invariant: the keys of the months name their contents (`month:2026-10:<crc>`), and the sums name the
//! keys and the library that they were made of. Whatever breaks off half-way leaves keys that do not match,
//! and then, as after an update, the sums are made again from the months; entries that are still in both places are counted once.

use std::collections::{BTreeMap, BTreeSet};

use super::log::{FEEDBACK, LEVELS, Log, PAINS, RECORDS};
use crate::content;
use crate::domain::archive::{Archive, Month, due, pack, unpack};
use crate::domain::day::Day;
use crate::domain::envelope::{crc32, open, open_with, seal, seal_json};
use crate::platform::storage::{Store, Trouble};

const MONTHS: &str = "month:";
const SUMS: &str = "sums";

/// What is known of the months of the store; made again where it does not fit them, or the library.
pub(super) fn read(store: &Store) -> Archive {
    let months = store.keys(MONTHS);
    if months.is_empty() {
        return Archive::default();
    }
    let kept = store.get(SUMS).and_then(|text| open::<Archive>(&text).ok());
    kept.filter(|it| it.fits(&months, content::exercises())).unwrap_or_else(|| made(store, months))
}

/// Made from the months. What a fold that broke off left in both places goes from the other.
fn made(store: &Store, months: Vec<String>) -> Archive {
    let (whole, unreadable) = read_months(store, &months);
    let live: BTreeSet<String> = store.keys("").into_iter().collect();
    keys(&whole).filter(|key| live.contains(key)).for_each(|key| store.remove(&key));
    let made = Archive::of(months, &whole, unreadable, content::exercises());
    if let Ok(text) = seal(&made) {
        // Where it cannot be kept it is made again the next time.
        let _ = store.put(SUMS, &text);
    }
    made
}

/// The keys that the entries of a month have while each stands by itself.
fn keys(month: &Month) -> impl Iterator<Item = String> + use<> {
    fn of<T>(start: &str, entries: &BTreeMap<u64, T>) -> Vec<String> {
        entries.keys().map(|id| format!("{start}{id}")).collect()
    }
    [
        of(RECORDS, &month.records),
        of(FEEDBACK, &month.feedback),
        of(LEVELS, &month.choices),
        of(PAINS, &month.pains),
    ]
    .into_iter()
    .flatten()
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

/// Puts what is [`due`] into its months, and says whether anything was. Must run in one tab at a time.
///
/// # Errors
/// Says why a month could not be kept; then its entries stay where they are.
pub(super) fn fold(store: &Store, log: &Log, today: Day) -> Result<bool, Trouble> {
    let months = due(&log.history(), &log.choices, today);
    let folded = !months.is_empty();
    for (name, month) in months {
        fold_month(store, &name, month)?;
    }
    Ok(folded)
}

/// Joins `month` with what is kept of it, and only then lets the single entries go.
fn fold_month(store: &Store, name: &str, month: Month) -> Result<(), Trouble> {
    let live = keys(&month);
    let mut whole = month;
    let mut joined = Vec::new();
    for key in store.keys(&format!("{MONTHS}{name}:")) {
        // One that cannot be read stays beside the new one.
        if let Some(Ok(mut kept)) = store.get(&key).map(|text| open_with(&text, unpack)) {
            kept.join(whole);
            whole = kept;
            joined.push(key);
        }
    }
    let json = pack(&whole).map_err(|_| Trouble::Full)?;
    let key = format!("{MONTHS}{name}:{:08x}", crc32(json.as_bytes()));
    let text = seal_json(&json);
    // In a full store the sums make room: they are made again from the months.
    store.put_surely(&key, &text).or_else(|_| {
        store.remove(SUMS);
        store.put_surely(&key, &text)
    })?;
    joined.iter().filter(|it| **it != key).for_each(|old| store.remove(old));
    live.for_each(|key| store.remove(&key));
    Ok(())
}
