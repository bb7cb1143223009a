//! What can honestly be said of how pain has changed, by the sums of the days.
//!
//! Invariant (`tests/progress.rs`): nothing here claims a cause, and a change within the noise is called that.

use crate::domain::journal::progress::Sums;
use crate::domain::time::day::Day;

/// Days of a window for the mean of pain (safety facts, 6: "7-day averages").
pub const WINDOW: i32 = 7;
/// Fewer days with a number than this in a window give no mean to compare.
pub const ENOUGH_DAYS: usize = 3;
/// A fall of the mean by so much, and by [`BETTER_SHARE`], counts as better (Salaffi 2004; safety facts, 6).
pub const BETTER_POINTS: f64 = 2.0;
pub const BETTER_SHARE: f64 = 0.3;
/// A fall by so much may be one. Less is within the noise.
pub const MAYBE_POINTS: f64 = 1.0;
/// What preceded better days is said from so many days on each side.
pub const ENOUGH_PAIRS: usize = 8;

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Trend {
    /// There are not enough numbers yet: three days in the first and in the last seven, and those apart.
    TooFew,
    /// From this mean to that.
    Moved(Change),
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Change {
    /// The mean of the first seven days, 0 to 10.
    pub from: f64,
    /// The mean of the last seven days, 0 to 10.
    pub to: f64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TrendLabel {
    /// Down by two points and by 30 %.
    Better,
    /// Down by a point; that may be noise.
    MaybeBetter,
    Unclear,
    /// Up by a point; that may be noise.
    MaybeWorse,
    /// Up by two points.
    Worse,
}

impl Change {
    /// How far it went down; below zero for up.
    pub fn down(&self) -> f64 {
        self.from - self.to
    }

    /// The same in parts of where it began.
    pub fn share(&self) -> f64 {
        if self.from > 0.0 { self.down() / self.from } else { 0.0 }
    }

    pub fn label(&self) -> TrendLabel {
        let down = self.down();
        if down >= BETTER_POINTS && self.share() >= BETTER_SHARE {
            TrendLabel::Better
        } else if down >= MAYBE_POINTS {
            TrendLabel::MaybeBetter
        } else if down > -MAYBE_POINTS {
            TrendLabel::Unclear
        } else if down > -BETTER_POINTS {
            TrendLabel::MaybeWorse
        } else {
            TrendLabel::Worse
        }
    }
}

impl Sums {
    /// The mean over the days with a number of the seven days up to `day`: each day counts once, however
    /// often it was asked on it.
    pub fn mean(&self, day: Day) -> Option<f64> {
        mean(&self.window(day))
    }

    fn window(&self, last: Day) -> Vec<f64> {
        self.days.range(Day(last.0 - WINDOW + 1)..=last).filter_map(|(_, it)| it.mean()).collect()
    }

    pub fn first_pain(&self) -> Option<Day> {
        self.days.iter().find(|(_, it)| it.pains > 0).map(|(day, _)| *day)
    }

    /// How pain has moved between the first seven days with numbers and the last seven.
    pub fn trend(&self, today: Day) -> Trend {
        let Some(first) = self.first_pain() else { return Trend::TooFew };
        self.between(Day(first.0 + WINDOW - 1), today)
    }

    /// How pain has moved between the seven days up to `early` and those up to `late`.
    pub fn between(&self, early: Day, late: Day) -> Trend {
        let apart = late.0 - early.0 >= WINDOW;
        let enough = self.has_enough(early) && self.has_enough(late);
        match (self.mean(early), self.mean(late)) {
            (Some(from), Some(to)) if apart && enough => Trend::Moved(Change { from, to }),
            _ => Trend::TooFew,
        }
    }

    /// Whether there are enough days with a number in the seven up to `day`.
    pub fn has_enough(&self, day: Day) -> bool {
        self.window(day).len() >= ENOUGH_DAYS
    }

    /// The mean pain of days after practice and of days after none, and how many there are of each. `None`
    /// while either are too few.
    pub fn after_practice(&self) -> Option<[(f64, usize); 2]> {
        let after = |practised: bool| {
            let days = self.days.iter().filter_map(|(day, it)| Some((day, it.mean()?)));
            let days = days.filter(|(day, _)| self.practised_on(Day(day.0 - 1)) == practised);
            let means: Vec<f64> = days.map(|(_, mean)| mean).collect();
            Some((mean(&means)?, means.len())).filter(|(_, count)| *count >= ENOUGH_PAIRS)
        };
        Some([after(true)?, after(false)?])
    }
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}
