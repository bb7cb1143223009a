//! What a trial did, as far as it can be followed here. Each number is of the trial itself: its row in
//! `content/sources.toml` says what it found, and in whom.
//!
//! Invariant (`tests/plan.rs`): each has its source and its routine in the content.

use crate::domain::time::day::Day;
use crate::domain::words::words;

words! {
    /// A trial that can be followed; its id is that of its source.
    TrialId {
        /// Neck and shoulder stretches in office workers.
        Stretches = "tunwattanapong-2016",
        /// The arms raised to the side against an elastic tube.
        Raise = "andersen-2011",
    }
}

impl TrialId {
    /// How many weeks it ran.
    pub const fn weeks(self) -> u8 {
        match self {
            Self::Stretches => 4,
            Self::Raise => 10,
        }
    }

    /// On how many days of a week it was done.
    pub const fn days_a_week(self) -> u8 {
        5
    }

    /// How often on such a day.
    pub const fn times_a_day(self) -> u8 {
        match self {
            Self::Stretches => 2,
            Self::Raise => 1,
        }
    }

    /// The weight was made heavier as people got stronger.
    pub const fn gets_heavier(self) -> bool {
        matches!(self, Self::Raise)
    }

    /// The slug of the routine that is done here for it.
    pub const fn routine(self) -> &'static str {
        match self {
            Self::Stretches => "neck-stretches",
            Self::Raise => "two-minute-raise",
        }
    }

    /// The last day of one that began on `began`.
    pub const fn last_day(self, began: Day) -> Day {
        Day(began.0 + 7 * self.weeks() as i32 - 1)
    }
}
