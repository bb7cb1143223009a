//! The old part of the log in the store: a text for each month, and the sums of all months.
//!
//! Invariant: the key of a month names its contents (`month:2026-10:<crc>`), and the sums name the keys and the
//! library that they were made of. A fold that broke off half-way leaves keys that do not match. Then, as after an
//! update, the sums are made again from the months, and an entry that is still in both places counts once.

use std::collections::BTreeMap;

use serde::Serialize;

use super::keys::{ENTRIES, FEEDBACK, LEVELS, PAINS, RECORDS};
use crate::content;
use crate::domain::device::Trouble;
use crate::domain::journal::archive::{Archive, LIVE_DAYS, Month, due_but, month_of, pack, unpack};
use crate::domain::journal::entry::{Entry, EntryKind};
use crate::domain::journal::envelope::{crc32, open, open_with, seal, seal_json};
use crate::domain::journal::log::Log;
use crate::domain::order;
use crate::domain::time::day::Day;
use crate::platform::storage::Store;

const MONTHS: &str = "month:";
const SUMS: &str = "sums";

/// What is known of the months of the store; made again where it does not fit them, or the library.
pub(in crate::app) fn read(store: &Store, entries: &[Entry]) -> Archive {
    let months = months(store);
    if months.is_empty() {
        return Archive::default();
    }
    let kept = store.get(SUMS).and_then(|text| open::<Archive>(&text).ok());
    let about = about_months(store, entries);
    kept.filter(|it| it.fits(&months, content::exercises(), &about))
        .unwrap_or_else(|| made(store, months, &about))
}

/// Those of `entries` that may correct or delete something of the months: what they are about stands nowhere by itself.
fn about_months(store: &Store, entries: &[Entry]) -> Vec<Entry> {
    let laid_over = |it: &&Entry| it.is().is_some_and(EntryKind::is_laid_over);
    let corrections = entries.iter().filter(|it| it.is() == Some(EntryKind::Correct));
    let corrections = order::set(corrections.map(|it| it.id));
    let alone = |id: u64| {
        let mut starts = [RECORDS, PAINS, ENTRIES].into_iter();
        starts.any(|start| store.get(&format!("{start}{id}")).is_some())
    };
    // A deletion may be that of a correction.
    let counts = |it: &&Entry| it.of.is_some_and(|id| corrections.contains(&id) || !alone(id));
    entries.iter().filter(laid_over).filter(counts).cloned().collect()
}

/// Made from the months. What a fold that broke off left in both places goes from the other.
fn made(store: &Store, months: Vec<String>, about: &[Entry]) -> Archive {
    let (whole, unreadable) = read_months(store, &months);
    let live = order::set(store.keys(""));
    keys(&whole).filter(|key| live.contains(key)).for_each(|key| store.remove(&key));
    let made = Archive::of(months, &whole, unreadable, content::exercises(), about);
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

/// The keys of the months.
pub(in crate::app) fn months(store: &Store) -> Vec<String> {
    store.keys(MONTHS)
}

/// All that the months hold.
pub(in crate::app) fn read_all(store: &Store) -> Month {
    read_months(store, &months(store)).0
}

/// All that the month of this name holds.
pub(super) fn read_month(store: &Store, name: &str) -> Month {
    read_months(store, &store.keys(&format!("{MONTHS}{name}:"))).0
}

/// What goes into the months on `today`, by their names: what is due, and answers to sessions that are there
/// already, which came later from elsewhere.
pub(in crate::app) fn to_fold(store: &Store, log: &Log, today: Day) -> BTreeMap<String, Month> {
    let rules = content::rules();
    let owed = log.owed(rules);
    let mut months = due_but(&owed, &log.history(rules, false), &log.choices, today);
    // In order, as the log is.
    let is_live = |id: u64| log.records.binary_search_by_key(&id, |it| it.id).is_ok();
    let late: Vec<_> = log.feedback.values().filter(|it| !is_live(it.session)).collect();
    if !late.is_empty() {
        let archived = read_all(store).records;
        for felt in late {
            if let Some(record) = archived.get(&felt.session) {
                let month = months.entry(month_of(record.day)).or_default();
                month.feedback.insert(felt.session, *felt);
            }
        }
    }
    months
}

/// Puts what is [`to_fold`] into its months, and says whether anything was. Must run in one tab at a time.
///
/// # Errors
/// Says why a month could not be kept; then its entries stay where they are.
pub(in crate::app) fn fold(store: &Store, log: &Log, today: Day) -> Result<bool, Trouble> {
    let damaged = forget_wrong_sums(store, log.archive.unreadable);
    let months = to_fold(store, log, today);
    let folded = !months.is_empty();
    for (name, month) in months {
        fold_month(store, &name, &month, &mut Journal::default())?;
    }
    // After what makes room.
    let back = take_out_young(store, today)?;
    Ok(damaged || folded || back)
}

/// Sums that were made before a month was damaged do not know of it: they are made again, and it is told. Says
/// whether there was one; `known` months cannot be read, as far as the sums know.
fn forget_wrong_sums(store: &Store, known: usize) -> bool {
    let is_whole = |key: &String| {
        let text = store.get(key);
        text.is_some_and(|text| open_with(&text, |_| Ok::<(), String>(())).is_ok())
    };
    let wrong = months(store).iter().filter(|key| !is_whole(key)).count() > known;
    if wrong {
        store.remove(SUMS);
    }
    wrong
}

/// Lets what was put away while the clock was ahead stand by itself again, and says whether there was any.
fn take_out_young(store: &Store, today: Day) -> Result<bool, Trouble> {
    // No other month has an entry of these days.
    let first = format!("{MONTHS}{}", month_of(Day(today.0 - LIVE_DAYS)));
    let mut any = false;
    for key in months(store).into_iter().filter(|key| *key >= first) {
        let Some(Ok(month)) = store.get(&key).map(|text| open_with(&text, unpack)) else {
            continue;
        };
        let young = month.young(today);
        if !young.is_empty() {
            let mut journal = Journal::default();
            let done = put_single(store, &young, &mut journal)
                .and_then(|()| take_out(store, &key, &young, &mut journal));
            if let Err(trouble) = done {
                journal.take_back(store);
                return Err(trouble);
            }
            any = true;
        }
    }
    Ok(any)
}

/// Writes each entry of `rows` under a key of its own.
pub(in crate::app) fn put_single(
    store: &Store,
    rows: &Month,
    journal: &mut Journal,
) -> Result<(), Trouble> {
    rows.records.iter().try_for_each(|(id, it)| journal.seal(store, RECORDS, *id, it))?;
    rows.feedback.iter().try_for_each(|(id, it)| journal.seal(store, FEEDBACK, *id, it))?;
    rows.choices.iter().try_for_each(|(id, it)| journal.seal(store, LEVELS, *id, it))?;
    rows.pains.iter().try_for_each(|(id, it)| journal.seal(store, PAINS, *id, it))
}

/// Joins `month` with what is kept of it, and lets the single entries go.
pub(in crate::app) fn fold_month(
    store: &Store,
    name: &str,
    month: &Month,
    journal: &mut Journal,
) -> Result<(), Trouble> {
    let mut old: Vec<String> = keys(month).collect();
    let mut whole = month.clone();
    for key in store.keys(&format!("{MONTHS}{name}:")) {
        // One that cannot be read stays beside the new one.
        if let Some(Ok(mut kept)) = store.get(&key).map(|text| open_with(&text, unpack)) {
            // An answer that stands by itself came later than one in the month.
            kept.feedback.extend(whole.feedback.iter());
            kept.join(whole);
            whole = kept;
            old.push(key);
        }
    }
    replace(store, old, Some((name, &whole)), journal)
}

/// Takes the entries of `part` out of the month that is kept under `key`.
pub(in crate::app) fn take_out(
    store: &Store,
    key: &str,
    part: &Month,
    journal: &mut Journal,
) -> Result<(), Trouble> {
    let Some(Ok(mut month)) = store.get(key).map(|text| open_with(&text, unpack)) else {
        return Ok(());
    };
    if !month.leave_out(part) {
        return Ok(());
    }
    let name = key.split(':').nth(1).unwrap_or_default();
    let rest = Some((name, &month)).filter(|_| !month.is_empty());
    replace(store, vec![key.to_owned()], rest, journal)
}

/// Puts a month, if there is one, in the place of what is kept under the keys `old`.
fn replace(
    store: &Store,
    mut old: Vec<String>,
    month: Option<(&str, &Month)>,
    journal: &mut Journal,
) -> Result<(), Trouble> {
    if let Some((name, month)) = month {
        let json = pack(month).map_err(|_| Trouble::Full)?;
        let key = format!("{MONTHS}{name}:{:08x}", crc32(json.as_bytes()));
        let text = seal_json(&json);
        old.retain(|it| *it != key);
        // In a full store the sums make room: they are made again from the months. In one that is full to the brim what the
        // month takes the place of does. All of that is one task: a browser that is killed has done it or has not.
        let kept = journal.put(store, &key, &text).or_else(|_| {
            journal.remove(store, SUMS);
            journal.put(store, &key, &text)
        });
        if let Err(trouble) = kept {
            if !store.takes_again(&old) {
                return Err(trouble);
            }
            let mut room = Journal::default();
            old.iter().for_each(|key| room.remove(store, key));
            if let Err(trouble) = journal.put(store, &key, &text) {
                room.take_back(store);
                return Err(trouble);
            }
            journal.0.splice(0..0, room.0);
        }
    }
    old.iter().for_each(|key| journal.remove(store, key));
    Ok(())
}

/// What was under each key before it was changed, so that all of it can be taken back.
#[derive(Default)]
pub(in crate::app) struct Journal(Vec<(String, Option<String>)>);

impl Journal {
    /// Keeps `text` under `key` on the disk, or not at all.
    pub(in crate::app) fn put(
        &mut self,
        store: &Store,
        key: &str,
        text: &str,
    ) -> Result<(), Trouble> {
        let before = store.get(key);
        store.put_surely(key, text)?;
        self.0.push((key.to_owned(), before));
        Ok(())
    }

    /// Keeps the entry `id` under the key that begins with `start`.
    pub(in crate::app) fn seal(
        &mut self,
        store: &Store,
        start: &str,
        id: u64,
        entry: &impl Serialize,
    ) -> Result<(), Trouble> {
        self.put(store, &format!("{start}{id}"), &seal(entry).map_err(|_| Trouble::Full)?)
    }

    /// Throws away what is kept under `key`.
    fn remove(&mut self, store: &Store, key: &str) {
        if let Some(before) = store.get(key) {
            store.remove(key);
            self.0.push((key.to_owned(), Some(before)));
        }
    }

    /// Puts everything back as it was.
    pub(in crate::app) fn take_back(self, store: &Store) {
        // What was not there before makes the room for what was.
        self.0.iter().for_each(|(key, _)| store.remove(key));
        for (key, before) in self.0.into_iter().rev() {
            match before {
                // What the disk does not take any more stays in memory.
                Some(text) => drop(store.put(&key, &text)),
                None => store.remove(&key),
            }
        }
    }
}
