//! The log as a journal: a month at a time, so that ten years open as fast as a day; and what is added on an earlier day.

use leptos::prelude::*;

use super::{JournalHandle, archive};
use crate::domain::journal::archive::{Month, month_of};
use crate::domain::journal::diary::{DiaryRow, NoteAbout, diary, is_row};
use crate::domain::journal::entry::{Addition, EntryKind};
use crate::domain::journal::patterns::Patterns;
use crate::domain::order;
use crate::domain::time::Millis;
use crate::domain::time::day::Day;
use crate::platform::clock;

/// Noon, in milliseconds since midnight.
const NOON: i64 = 12 * 3600 * 1000;

impl JournalHandle {
    /// The names of the months in which there is anything, the newest first.
    pub fn diary_months(self) -> Vec<String> {
        let kept = self.store.with(archive::months);
        let mut names: Vec<String> =
            kept.iter().filter_map(|key| key.split(':').nth(1)).map(str::to_owned).collect();
        self.log.with(|log| {
            let added = log.entries.iter().filter(|it| is_row(it)).map(|it| it.day);
            let days = log.records.iter().map(|it| it.day).chain(log.pains.iter().map(|it| it.day));
            names.extend(days.chain(added).map(month_of));
        });
        order::sort(&mut names);
        names.dedup();
        names.reverse();
        names
    }

    /// The rows of the month of this name, the newest first.
    pub fn diary(self, name: &str) -> Vec<DiaryRow> {
        let kept = self.store.with(|store| archive::read_month(store, name));
        self.rows(name, kept, |day| month_of(day) == name)
    }

    fn rows(self, name: &str, mut kept: Month, fits: impl Fn(Day) -> bool) -> Vec<DiaryRow> {
        self.log.with(|log| {
            // What stands by itself came later.
            for record in log.records.iter().filter(|it| fits(it.day)) {
                kept.records.insert(record.id, record.clone());
            }
            for pain in log.pains.iter().filter(|it| fits(it.day)) {
                kept.pains.insert(pain.id, pain.clone());
            }
            diary(name, kept.records.values(), kept.pains.values(), &log.entries)
        })
    }

    /// The row of this id, wherever it is.
    pub fn diary_row(self, id: u64) -> Option<DiaryRow> {
        // The month of its id, and the one after, where a clock east of UTC had turned; in others only what came from elsewhere.
        let day = Day::local(Millis(id / 1000), 0);
        let found = |rows: Vec<DiaryRow>| rows.into_iter().find(|it| it.id == id);
        let mut names = vec![month_of(day), month_of(Day(day.0 + 1)), month_of(Day(day.0 - 1))];
        let added = self
            .log
            .with(|log| log.entries.iter().find(|it| it.id == id).map(|it| month_of(it.day)));
        names.extend(added);
        names.dedup();
        let near = names.iter().find_map(|name| found(self.diary(name)));
        near.or_else(|| {
            let mut others = self.diary_months();
            others.retain(|it| !names.contains(it));
            others.iter().find_map(|name| found(self.diary(name)))
        })
    }

    /// What was noted earlier as having set something off, each once.
    pub fn noted_before(self, about: NoteAbout) -> Vec<String> {
        let mut all: Vec<String> = self.log.with(|log| {
            let notes = log.standing_entries().into_iter();
            let notes = notes.filter(|it| it.is() == Some(EntryKind::Note));
            let notes = notes.filter(|it| it.name.as_deref() == Some(about.id()));
            notes.filter_map(|it| it.text).collect()
        });
        order::sort(&mut all);
        all.dedup();
        all
    }

    /// What there is to say of all numbers for pain.
    pub fn patterns(self) -> Patterns {
        let mut kept = self.store.with(archive::read_all);
        self.log.with(|log| {
            for pain in &log.pains {
                kept.pains.insert(pain.id, pain.clone());
            }
            Patterns::of(kept.pains.values(), &log.entries)
        })
    }

    /// Adds an entry of an earlier day, or of now.
    pub fn add_entry_on(self, day: Day, addition: Addition) -> u64 {
        let now = clock::now().wall;
        let offset = clock::offset(now);
        if day == Day::local(now, offset) {
            return self.add_entry(addition);
        }
        // Noon stays on its day also where the clock was changed since.
        let noon = i64::from(day.0) * 86_400_000 + NOON - i64::from(offset) * 60_000;
        self.add_entry_at(Millis(noon.max(0).cast_unsigned()), addition)
    }
}
