//! Whether weeks of practice have changed nothing that can be told from noise.
//!
//! Invariant (`tests/plateau.rs`): by the rule of [`crate::domain::journal::trend`] alone, and never where pain goes up
//! or is low already.

use crate::domain::journal::progress::Sums;
use crate::domain::journal::trend::{BETTER_POINTS, Change, Trend, TrendLabel, WINDOW};
use crate::domain::time::day::Day;

/// "Give it three weeks" (seed 003); trials measured after 4 to 10.
pub const PLATEAU_WEEKS: i32 = 3;
/// With practice: on so many days of each of these weeks. Our own choice: two or three keep what there is.
pub const PLATEAU_DAYS: usize = 2;

impl Sums {
    /// The change over the last three weeks, where they were weeks of practice and it is within the noise.
    pub fn plateau(&self, today: Day) -> Option<Change> {
        let practised = |week: i32| {
            let last = Day(today.0 - week * WINDOW);
            let first = Day(last.0 - WINDOW + 1);
            self.practised().filter(|(day, _)| (first..=last).contains(day)).count()
        };
        let kept_at_it = (0..PLATEAU_WEEKS).all(|week| practised(week) >= PLATEAU_DAYS);
        let Trend::Moved(change) = self.between(Day(today.0 - PLATEAU_WEEKS * WINDOW), today)
        else {
            return None;
        };
        let noise = matches!(
            change.label(),
            TrendLabel::MaybeBetter | TrendLabel::Unclear | TrendLabel::MaybeWorse
        );
        // Below two points there is no fall that could be told from noise.
        (kept_at_it && noise && change.to >= BETTER_POINTS).then_some(change)
    }
}
