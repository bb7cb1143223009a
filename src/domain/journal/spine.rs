//! Days of practice as vertebrae of the upper back, from the bottom up: with twelve the head closes, and the next day
//! of practice begins a new one.
//!
//! Invariant (`tests/spine.rs`): a day of practice is never taken away again, and a day without one changes nothing. It
//! counts days and says nothing of how anybody holds themselves.

use crate::domain::figure::vertebrae::VERTEBRAE;
use crate::domain::journal::progress::Sums;
use crate::domain::time::day::Day;

/// The days of practice up to now.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct SpineDays {
    /// Spines that were whole before the one that is shown.
    pub before: u32,
    /// Days in the one that is shown, 0 to [`VERTEBRAE`]. None only before the first day of all.
    pub days: u8,
    /// The last of these is today.
    pub today: bool,
}

impl SpineDays {
    /// That of so many days of practice; `today` when the last of them is today.
    pub fn of(days: u32, today: bool) -> Self {
        let Some(last) = days.checked_sub(1) else { return Self::default() };
        let each = u32::from(VERTEBRAE);
        Self { before: last / each, days: (last % each) as u8 + 1, today }
    }

    /// Whether the head is closed.
    pub const fn is_whole(self) -> bool {
        self.days == VERTEBRAE
    }

    /// How many are whole, the one that is shown among them.
    pub const fn whole(self) -> u32 {
        self.before + self.is_whole() as u32
    }

    /// A whole one that stands beside the others.
    pub const WHOLE: Self = Self { before: 0, days: VERTEBRAE, today: false };
}

impl Sums {
    /// The days of practice up to now, those included that a clock dated after `today`.
    pub fn spine(&self, today: Day) -> SpineDays {
        let days = self.practised().count();
        let last = self.practised().next_back().map(|(day, _)| day);
        SpineDays::of(u32::try_from(days).unwrap_or(u32::MAX), last == Some(today))
    }
}
