//! Civil dates. Invariant: a day is the date that the person's own clock showed; the offset comes with the moment,
//! and no time zone is looked up here.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::time::Millis;

/// A civil date of the Gregorian calendar, as days since 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Day(pub i32);

/// A day of the week, as in [`Day::weekday`]: Monday is 0.
pub type Weekday = u8;

pub const MINUTES_A_DAY: u16 = 24 * 60;

impl Day {
    /// The date on a wall clock that is `offset` minutes east of UTC, at `utc` since 1970.
    pub fn local(utc: Millis, offset: i16) -> Self {
        let minutes = (utc.0 / 60_000).cast_signed() + i64::from(offset);
        Self(minutes.div_euclid(MINUTES_A_DAY.into()) as i32)
    }

    /// Year, month 1 to 12, day 1 to 31. Counts from March, so that the leap day comes last.
    pub fn civil(self) -> (i32, u32, u32) {
        let days = i64::from(self.0) + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year as i32, month as u32, day as u32)
    }

    /// The day of the week; Monday is 0.
    pub fn weekday(self) -> Weekday {
        // 1 January 1970 was a Thursday.
        (self.0 + 3).rem_euclid(7) as u8
    }

    /// The Monday of its week.
    #[must_use]
    pub fn monday(self) -> Self {
        Self(self.0 - i32::from(self.weekday()))
    }

    /// The day of a civil date, if there is such a date.
    pub fn from_civil(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(0..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let year = i64::from(year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let from_march = i64::from(if month > 2 { month - 3 } else { month + 9 });
        let of_year = (153 * from_march + 2) / 5 + i64::from(day) - 1;
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
        let found = Self(days as i32);
        // 31 April would be 1 May.
        (found.civil().1 == month).then_some(found)
    }
}

/// Hour, minute and second on a wall clock that is `offset` minutes east of UTC, at `utc` since 1970.
pub fn time_of_day(utc: Millis, offset: i16) -> (u8, u8, u8) {
    let seconds = (utc.0 / 1000).cast_signed() + i64::from(offset) * 60;
    let seconds = seconds.rem_euclid(i64::from(MINUTES_A_DAY) * 60);
    ((seconds / 3600) as u8, (seconds / 60 % 60) as u8, (seconds % 60) as u8)
}

/// Minutes since midnight on the same clock.
pub fn minute_of_day(utc: Millis, offset: i16) -> u16 {
    let (hour, minute, _) = time_of_day(utc, offset);
    u16::from(hour) * 60 + u16::from(minute)
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is no date");
        let mut parts = text.splitn(3, '-');
        let mut part = || parts.next().and_then(|part| part.parse().ok()).ok_or_else(wrong);
        let (year, month, day): (u32, u32, u32) = (part()?, part()?, part()?);
        Self::from_civil(year.cast_signed(), month, day).ok_or_else(wrong)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_centuries_survives_the_round_trip() {
        let first = Day::from_civil(1899, 12, 31).expect("a date");
        for day in (first.0..first.0 + 146_500).map(Day) {
            let (year, month, date) = day.civil();
            assert_eq!(Day::from_civil(year, month, date), Some(day));
            assert_eq!(day.to_string().parse(), Ok(day));
        }
    }

    #[test]
    fn a_day_is_the_day_it_was_for_the_person() {
        // 2026-11-21T23:30Z.
        let utc = Millis(1_795_303_800_000);
        assert_eq!(Day::local(utc, 0).to_string(), "2026-11-21");
        assert_eq!(Day::local(utc, 60).to_string(), "2026-11-22");
        assert_eq!(Day::local(Millis(0), -1).to_string(), "1969-12-31");
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for text in ["2026-02-29", "2026-04-31", "2026-13-01", "2026-1", "", "a-b-c", "2026-00-10"]
        {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
        assert!("2028-02-29".parse::<Day>().is_ok());
    }
}
