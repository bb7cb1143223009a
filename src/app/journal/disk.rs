//! The log in local storage: a key for each entry, so that two tabs never write the same one.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::archive;
use super::keys::{CHECKS, ENTRIES, FACTS, FEEDBACK, LEVELS, PAINS, RANGES, RECORDS, WORDS};
use crate::domain::device::Trouble;
use crate::domain::journal::envelope::{open, seal};
use crate::domain::journal::facts::Facts;
use crate::domain::journal::gate::counting;
use crate::domain::journal::id::leaves_room;
use crate::domain::journal::log::Log;
use crate::domain::journal::record::{Check, DeclarationRecord, Feedback};
use crate::domain::order;
use crate::platform::storage::Store;

/// Reads the whole log.
pub(in crate::app) fn read(store: &Store) -> Log {
    let mut unreadable = 0;
    let added = entries(store, ENTRIES, &mut unreadable);
    let archive = archive::read(store, &added);
    unreadable += archive.unreadable;
    let (checks, words) = read_checks(store);
    let mut log = Log {
        records: entries(store, RECORDS, &mut unreadable),
        feedback: read_feedback(store, &mut unreadable),
        choices: entries(store, LEVELS, &mut unreadable),
        pains: entries(store, PAINS, &mut unreadable),
        ranges: entries(store, RANGES, &mut unreadable),
        entries: added,
        facts: read_facts(store),
        checks,
        words,
        archive,
        unreadable,
    };
    log.sort();
    log
}

/// Reads anew what the gate goes by besides the checks, and says whether any of it was not known: another tab has
/// told it a moment ago.
pub(in crate::app) fn refresh(log: &mut Log, store: &Store) -> bool {
    let mut fresh = Log {
        records: entries(store, RECORDS, &mut 0),
        pains: entries(store, PAINS, &mut 0),
        feedback: read_feedback(store, &mut 0),
        // They can correct the others. None is ever changed: as many are the same.
        entries: if store.keys(ENTRIES).len() == log.entries.len() {
            log.entries.clone()
        } else {
            entries(store, ENTRIES, &mut 0)
        },
        ..Log::default()
    };
    fresh.sort();
    let known = log.records == fresh.records
        && log.pains == fresh.pains
        && log.feedback == fresh.feedback
        && log.entries == fresh.entries;
    if !known {
        (log.records, log.pains) = (fresh.records, fresh.pains);
        (log.feedback, log.entries) = (fresh.feedback, fresh.entries);
    }
    !known
}

/// Reads the checks, and what was said about them. What cannot be read is left where it is.
pub(in crate::app) fn read_checks(store: &Store) -> (Vec<Check>, Vec<DeclarationRecord>) {
    let texts = store.keys(CHECKS).into_iter();
    let checks = texts.filter_map(|key| Some((id_of(CHECKS, &key)?, open(&store.get(&key)?).ok())));
    let checks = counting(checks.collect());
    let mut words: Vec<DeclarationRecord> = entries(store, WORDS, &mut 0);
    order::sort_by_key(&mut words, |word| word.id);
    (checks, words)
}

/// The largest id of a check that leaves room for a later one, those too that cannot be read and are in no list.
pub(in crate::app) fn last_check_id(store: &Store) -> u64 {
    let ids = store.keys(CHECKS);
    let ids = ids.iter().filter_map(|key| id_of(CHECKS, key));
    ids.filter(|id| leaves_room(*id)).max().unwrap_or(0)
}

/// Reads the facts that stay true. What cannot be read is left where it is: the last check has its own.
pub(in crate::app) fn read_facts(store: &Store) -> Option<Facts> {
    open(&store.get(FACTS)?).ok()
}

/// The id in a key that begins with `start`.
fn id_of(start: &str, key: &str) -> Option<u64> {
    key.strip_prefix(start)?.parse().ok()
}

fn entries<T: DeserializeOwned>(store: &Store, start: &str, unreadable: &mut usize) -> Vec<T> {
    let texts = store.keys(start).into_iter().filter_map(|key| store.get(&key));
    let read = texts.filter_map(|text| open(&text).map_err(|_| *unreadable += 1).ok());
    read.collect()
}

fn read_feedback(store: &Store, unreadable: &mut usize) -> BTreeMap<u64, Feedback> {
    let feedback: Vec<Feedback> = entries(store, FEEDBACK, unreadable);
    order::map(feedback.into_iter().map(|it| (it.session, it)))
}

/// Writes `value` under its own key.
pub(in crate::app) fn write(
    store: &Store,
    start: &str,
    id: u64,
    value: &impl Serialize,
) -> Result<(), Trouble> {
    write_text(store, &format!("{start}{id}"), value)
}

/// Writes `value` under `key`.
pub(in crate::app) fn write_text(
    store: &Store,
    key: &str,
    value: &impl Serialize,
) -> Result<(), Trouble> {
    seal(value).map_err(|_| Trouble::Full).and_then(|text| store.put(key, &text))
}
