//! Trials that a person follows: since when, how often, and how their own pain has moved meanwhile.
//!
//! Invariant (`tests/plateau.rs`): a change within the noise is called that, by the rule of
//! [`crate::domain::journal::trend`]; one person's numbers say nothing of a cause.

use crate::domain::journal::entry::{Entry, EntryKind};
use crate::domain::journal::progress::Sums;
use crate::domain::journal::record::Record;
use crate::domain::journal::trend::{Trend, WINDOW};
use crate::domain::routines::trial::TrialId;
use crate::domain::time::Millis;
use crate::domain::time::day::Day;

/// The `value` of an entry: the trial begins, ends, or its weight was made heavier.
pub const BEGINS: i32 = 1;
pub const ENDS: i32 = 0;
pub const HEAVIER: i32 = 2;

/// One trial that is followed, or was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TrialRun {
    pub trial: TrialId,
    pub began: Day,
    /// The day on which the person ended it.
    pub ended: Option<Day>,
    /// When the weight was made heavier, oldest first.
    pub heavier: Vec<Day>,
}

/// How often it was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TrialCount {
    pub times: u32,
    pub days: u32,
}

/// The last time that `trial` was begun, as `entries` tell it, oldest first.
pub fn trial_run(entries: &[Entry], trial: TrialId) -> Option<TrialRun> {
    let is_it =
        |it: &&Entry| it.is() == Some(EntryKind::Trial) && it.name.as_deref() == Some(trial.id());
    let mut run: Option<TrialRun> = None;
    for entry in entries.iter().filter(is_it) {
        match (entry.value, &mut run) {
            (Some(BEGINS), _) => {
                run = Some(TrialRun { trial, began: entry.day, ended: None, heavier: Vec::new() });
            }
            (Some(ENDS), Some(run)) => run.ended = run.ended.or(Some(entry.day)),
            (Some(HEAVIER), Some(run)) if run.ended.is_none() => run.heavier.push(entry.day),
            _ => {}
        }
    }
    run
}

impl TrialRun {
    /// The last day that counts, up to `today`.
    pub fn until(&self, today: Day) -> Day {
        let last = self.trial.last_day(self.began);
        self.ended.map_or(last, |it| it.min(last)).min(today).max(self.began)
    }

    pub fn is_over(&self, today: Day) -> bool {
        self.ended.is_some() || today > self.trial.last_day(self.began)
    }

    /// Which week of it `today` is in, from 1.
    pub fn week(&self, today: Day) -> u8 {
        ((self.until(today).0 - self.began.0) / 7 + 1) as u8
    }

    /// How often it was to be done so far: on the first days of each week.
    pub fn asked(&self, today: Day) -> u32 {
        let days = self.until(today).0 - self.began.0 + 1;
        let a_week = i32::from(self.trial.days_a_week());
        let asked = days / 7 * a_week + (days % 7).min(a_week);
        asked.unsigned_abs() * u32::from(self.trial.times_a_day())
    }

    /// How often the routine of the trial was done in its time.
    pub fn count(&self, records: &[Record], today: Day) -> TrialCount {
        let time = self.began..=self.until(today);
        let counts = |it: &&Record| {
            time.contains(&it.day)
                && it.routine == self.trial.routine()
                && it.guided() > Millis::ZERO
        };
        let mut days: Vec<Day> = records.iter().filter(counts).map(|it| it.day).collect();
        let times = days.len() as u32;
        days.dedup();
        TrialCount { times, days: days.len() as u32 }
    }

    /// The last days of the two weeks that are compared: the week up to the beginning, or the first one where there are
    /// too few numbers before it; and the week up to the end, or up to `today`.
    pub fn weeks_compared(&self, sums: &Sums, today: Day) -> (Day, Day) {
        let until = self.until(today);
        let before = self.began;
        let first_week = Day(self.began.0 + WINDOW - 1);
        (if sums.has_enough(before) { before } else { first_week }, until)
    }

    /// How pain has moved meanwhile.
    pub fn change(&self, sums: &Sums, today: Day) -> Trend {
        let (early, late) = self.weeks_compared(sums, today);
        sums.between(early, late)
    }
}
