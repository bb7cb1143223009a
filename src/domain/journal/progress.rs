//! Progress as folds over the log: sums by day and by exercise, and what can honestly be said of practice.
//!
//! Invariants (`tests/progress.rs`): the order of the entries does not matter, and folding in parts gives the same
//! sums; a day is the date that the person's clock showed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::journal::record::{Pain, Record, SessionOutcome};
use crate::domain::journal::standing::Standing;
use crate::domain::time::Millis;
use crate::domain::time::day::Day;

pub const MILESTONES: [u32; 8] = [1, 10, 25, 50, 100, 250, 500, 1000];

/// The sums that every view is made of. Small: a day of ten years ago costs a few bytes.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Sums {
    pub days: BTreeMap<Day, DaySum>,
    /// By exercise and side: the slug, a bar, `left`, `right` or `both`.
    pub sides: BTreeMap<String, SideSum>,
    /// Sessions that came to the end of their plan, and in which something was guided.
    pub finished: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct DaySum {
    /// Sessions in which something was guided.
    #[serde(rename = "s")]
    pub sessions: u32,
    /// How long was guided.
    #[serde(rename = "t")]
    pub time: Millis,
    /// How many numbers for pain there are.
    #[serde(rename = "n")]
    pub pains: u32,
    /// Their sum.
    #[serde(rename = "p")]
    pub pain: u32,
}

impl DaySum {
    /// The mean of the day's pain.
    pub fn mean(&self) -> Option<f64> {
        (self.pains > 0).then(|| f64::from(self.pain) / f64::from(self.pains))
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SideSum {
    /// How long was guided.
    #[serde(rename = "t")]
    pub time: Millis,
    #[serde(rename = "r")]
    pub reps: u32,
    /// The level of the last time.
    #[serde(rename = "l")]
    pub level: u8,
    /// The id of the session of the last time.
    #[serde(rename = "i")]
    pub last: u64,
}

impl Sums {
    pub fn of<'a>(
        records: impl IntoIterator<Item = &'a Record>,
        pains: impl IntoIterator<Item = &'a Pain>,
    ) -> Self {
        let mut sums = Self::default();
        records.into_iter().for_each(|it| sums.add_record(it));
        pains.into_iter().for_each(|it| sums.add_pain(it));
        sums
    }

    /// Those of what stands of some sessions and pain.
    pub fn standing<'a>(
        standing: &Standing,
        records: impl IntoIterator<Item = &'a Record>,
        pains: impl IntoIterator<Item = &'a Pain>,
    ) -> Self {
        let mut sums = Self::default();
        for record in records.into_iter().filter_map(|it| standing.record(it)) {
            sums.add_record(&record);
        }
        for pain in pains.into_iter().filter_map(|it| standing.pain(it)) {
            sums.add_pain(&pain);
        }
        sums
    }

    /// Adds one session. One in which nothing was guided leaves no trace.
    pub fn add_record(&mut self, record: &Record) {
        let time = record.guided();
        let reps: u32 = record.done.iter().map(|it| u32::from(it.reps)).sum();
        if time == Millis::ZERO && reps == 0 {
            return;
        }
        self.finished += u32::from(record.outcome == SessionOutcome::Finished);
        let day = self.days.entry(record.day).or_default();
        day.sessions += 1;
        day.time = day.time + time;
        for done in record.done.iter().filter(|it| it.time > Millis::ZERO || it.reps > 0) {
            let key = format!("{}|{}", done.exercise, done.side);
            let row = SideSum {
                time: done.time,
                reps: done.reps.into(),
                level: done.level,
                last: record.id,
            };
            self.add_side(key, row);
        }
    }

    fn add_side(&mut self, key: String, row: SideSum) {
        let sum = self.sides.entry(key).or_insert(SideSum {
            time: Millis::ZERO,
            reps: 0,
            level: row.level,
            last: row.last,
        });
        sum.time = sum.time + row.time;
        sum.reps += row.reps;
        // Of two rows of one session the higher level counts, whichever comes first.
        (sum.last, sum.level) = (sum.last, sum.level).max((row.last, row.level));
    }

    pub fn add_pain(&mut self, pain: &Pain) {
        let day = self.days.entry(pain.day).or_default();
        day.pains += 1;
        day.pain += u32::from(pain.value);
    }

    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.finished += other.finished;
        for (day, it) in &other.days {
            let sum = self.days.entry(*day).or_default();
            sum.sessions += it.sessions;
            sum.time = sum.time + it.time;
            sum.pains += it.pains;
            sum.pain += it.pain;
        }
        for (key, it) in &other.sides {
            self.add_side(key.clone(), *it);
        }
        self
    }

    pub fn practised(&self) -> impl DoubleEndedIterator<Item = (Day, DaySum)> {
        self.days.iter().filter(|(_, it)| it.sessions > 0).map(|(day, it)| (*day, *it))
    }

    pub(super) fn practised_on(&self, day: Day) -> bool {
        self.days.get(&day).is_some_and(|it| it.sessions > 0)
    }

    /// The seven days of the week, Monday first, that `day` lies in.
    pub fn week(&self, day: Day) -> Week {
        let from = day.monday();
        let days = std::array::from_fn(|at| {
            self.days.get(&Day(from.0 + i32::from(at as u8))).copied().unwrap_or_default()
        });
        Week { from, days }
    }

    /// The sums of the days from `first` on. What is known by exercise alone is of all time.
    #[must_use]
    pub fn since(&self, first: Day) -> Self {
        let days = self.days.range(first..).map(|(day, it)| (*day, *it)).collect();
        Self { days, ..self.clone() }
    }

    /// Where in the first three months the person is; `None` before the first session.
    pub fn journey(&self, today: Day) -> Option<Journey> {
        let (first, _) = self.practised().next()?;
        let days = today.0 - first.0;
        let stage = match days {
            ..7 => JourneyStage::Week1,
            7..30 => JourneyStage::Month1,
            30..60 => JourneyStage::Month2,
            60..90 => JourneyStage::Month3,
            _ => JourneyStage::Later,
        };
        let last = self.week(Day(today.0 - 7));
        let missed = last.practised() == 0 && first < last.from;
        Some(Journey { day: days.max(0) as u32 + 1, stage, missed })
    }

    /// The milestones that were reached, each with its day.
    pub fn milestones(&self) -> Vec<(u32, Day)> {
        let mut total = 0;
        let mut reached = Vec::new();
        for (day, it) in self.practised() {
            let before = total;
            total += it.sessions;
            reached.extend(
                MILESTONES
                    .into_iter()
                    .filter(|at| before < *at && *at <= total)
                    .map(|at| (at, day)),
            );
        }
        reached
    }
}

/// One week, Monday first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Week {
    pub from: Day,
    pub days: [DaySum; 7],
}

impl Week {
    /// On how many days there was practice.
    pub fn practised(&self) -> usize {
        self.days.iter().filter(|it| it.sessions > 0).count()
    }

    pub fn sessions(&self) -> u32 {
        self.days.iter().map(|it| it.sessions).sum()
    }

    /// How long was guided.
    pub fn time(&self) -> Millis {
        self.days.iter().fold(Millis::ZERO, |sum, it| sum + it.time)
    }
}

/// Where in the first three months somebody is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Journey {
    /// The day since the first session, which is day 1.
    pub day: u32,
    pub stage: JourneyStage,
    /// There was no practice in the whole week before this.
    pub missed: bool,
}

/// The stages of seed 003.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JourneyStage {
    /// Day 1 to 7.
    Week1,
    /// To day 30.
    Month1,
    /// To day 60.
    Month2,
    /// To day 90.
    Month3,
    /// After that.
    Later,
}
