//! The log of sessions in the store: a key for each record, so that two tabs never write the same one.

use crate::domain::record::{Record, Unreadable};
use crate::domain::session::Session;
use crate::domain::time::Millis;
use crate::platform::clock;
use crate::platform::storage::{Store, Trouble};

/// Each record's key is this and its id.
const RECORDS: &str = "record:";

/// What is in the log.
pub struct Kept {
    /// The records, oldest first.
    pub records: Vec<Record>,
    /// How many texts cannot be read. They stay as they are.
    pub unreadable: usize,
}

/// Reads the whole log.
pub fn read(store: &Store) -> Kept {
    let texts = store.keys(RECORDS).into_iter().filter_map(|key| store.get(&key));
    let read: Vec<Result<Record, Unreadable>> = texts.map(|text| Record::decode(&text)).collect();
    let unreadable = read.iter().filter(|record| record.is_err()).count();
    let mut records: Vec<Record> = read.into_iter().filter_map(Result::ok).collect();
    records.sort_by_key(|record| record.id);
    Kept { records, unreadable }
}

/// Adds the record of `session`, which ended at `utc`; `None` if it is not over.
pub fn append(
    store: &Store,
    session: &Session,
    routine: &str,
    utc: Millis,
    offset: i16,
) -> Option<Result<(), Trouble>> {
    // Milliseconds and three random digits: in the order of time, and apart in two tabs.
    let id = utc.0 * 1000 + clock::random(1000);
    let record = Record::of(session, routine, id, utc, offset)?;
    Some(match record.encode() {
        Ok(text) => store.put(&format!("{RECORDS}{id}"), &text),
        Err(_) => Err(Trouble::Full),
    })
}
