//! How far the head turned, as the person notes it after the test.
//!
//! These few entries are in no month: a test once a week makes some hundred lines a year, and all of them are shown
//! beside each other.

use crate::domain::device::Trouble;
use leptos::prelude::*;

use super::{self as log, Log, RANGES};
use crate::app::App;
use crate::domain::journal::range::Range;
use crate::domain::library::exercise::Side;
use crate::domain::time::day::Day;
use crate::platform::clock;
use crate::platform::storage::Store;

impl App {
    /// The person notes how far the head turned to `side`. What they said `before` on this day, without leaving the
    /// page, they correct. Returns what is kept.
    pub fn note_range(self, before: Option<Range>, side: Side, degrees: u8) -> Range {
        let utc = clock::now().wall;
        let offset = clock::offset(utc);
        let day = Day::local(utc, offset);
        let range = match before.filter(|it| it.day == day) {
            Some(before) => Range { degrees, ..before },
            None => Range {
                id: self.log.with_untracked(|log| log.new_id(utc)),
                utc,
                offset,
                day,
                side: side.id().to_owned(),
                degrees,
            },
        };
        let kept = range.clone();
        self.change_log(|log, store| log.add_range(store, kept));
        range
    }
}

impl Log {
    /// Keeps it; once more under the same id if the person thinks again.
    fn add_range(&mut self, store: &Store, range: Range) -> Result<(), Trouble> {
        let kept = log::write(store, RANGES, range.id, &range);
        match self.ranges.iter_mut().find(|it| it.id == range.id) {
            Some(known) => *known = range,
            None => self.ranges.push(range),
        }
        kept
    }
}
