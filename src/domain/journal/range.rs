//! How far the head turned to each side, as the person judged it. The number is compared only with the person's own
//! earlier ones, and nothing follows from it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::library::exercise::Side;
use crate::domain::time::Millis;
use crate::domain::time::day::Day;

/// Straight to the side. 0 is straight ahead.
pub const MOST_DEGREES: u8 = 90;
/// Nobody sees their own head turn more exactly than that.
pub const DEGREES_STEP: u8 = 5;

/// What was noted for one side.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Range {
    /// Like that of a record.
    pub id: u64,
    /// When, in milliseconds since 1970, UTC.
    pub utc: Millis,
    /// Minutes east of UTC of the person's clock then.
    pub offset: i16,
    /// The date on the person's clock then.
    pub day: Day,
    /// `left` or `right`.
    pub side: String,
    /// 0 to [`MOST_DEGREES`].
    pub degrees: u8,
}

/// What was noted on one day, for each side the last of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DayRange {
    pub day: Day,
    /// To the left, in degrees.
    pub left: Option<u8>,
    /// To the right.
    pub right: Option<u8>,
}

/// The last `most` days on which something of `ranges`, in any order, was noted, newest first.
pub fn newest_days(ranges: &[Range], most: usize) -> Vec<DayRange> {
    // A map rather than a sort, which is four kilobytes of program. Of each side the largest id, which was said last.
    let mut days: BTreeMap<Day, [Option<(u64, u8)>; 2]> = BTreeMap::new();
    for it in ranges {
        let [left, right] = days.entry(it.day).or_default();
        let known = match Side::named(&it.side) {
            Some(Side::Left) => left,
            Some(Side::Right) => right,
            Some(Side::Both) | None => continue,
        };
        if known.is_none_or(|(id, _)| id < it.id) {
            *known = Some((it.id, it.degrees));
        }
    }
    let days = days.into_iter().rev().take(most).map(|(day, [left, right])| DayRange {
        day,
        left: left.map(|(_, degrees)| degrees),
        right: right.map(|(_, degrees)| degrees),
    });
    days.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(id: u64, day: i32, side: &str, degrees: u8) -> Range {
        Range { id, utc: Millis(0), offset: 0, day: Day(day), side: side.to_owned(), degrees }
    }

    #[test]
    fn each_day_is_told_once_with_what_was_said_last_and_the_newest_comes_first() {
        let all = [
            range(1, 100, "left", 60),
            range(2, 100, "right", 70),
            range(3, 100, "left", 65),
            range(5, 103, "right", 75),
            // Brought in from elsewhere.
            range(9, 101, "left", 50),
            range(8, 101, "left", 45),
        ];
        let day = |day, left, right| DayRange { day: Day(day), left, right };
        let third = day(103, None, Some(75));
        let second = day(101, Some(50), None);
        let first = day(100, Some(65), Some(70));
        assert_eq!(newest_days(&all, 9), [third, second, first]);
        assert_eq!(newest_days(&all, 2), [third, second]);
        assert_eq!(newest_days(&[], 9), []);
    }
}
