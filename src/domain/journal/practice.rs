//! What of the sums is shown: which days, which exercises, and what is named beside them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::domain::journal::progress::{SideSum, Sums};
use crate::domain::journal::trend::{BETTER_POINTS, BETTER_SHARE};
use crate::domain::library::exercise::Side;
use crate::domain::order;
use crate::domain::time::day::Day;

/// How many days of pain are drawn: from the first number on, but never fewer than these.
const FEWEST_DAYS: i32 = 28;
/// So many days are the last time, where not all of it is shown.
pub const MOST_DAYS: i32 = 90;

/// A side that has had so much more than the other is named, in percent. Our own choice: less comes of a set that was
/// skipped once.
const UNEVEN: u64 = 25;

/// What was done of an exercise on the left, on the right, and on both sides at once.
pub type BothSides = [Option<SideSum>; 3];

/// The first day of pain that is drawn on `today`.
pub fn first_drawn(sums: &Sums, today: Day) -> Day {
    let first = sums.first_pain().unwrap_or(today);
    let days = (today.0 - first.0 + 1).max(FEWEST_DAYS);
    Day(today.0 - days + 1)
}

/// Between which numbers pain is no other than `from`, as far as anybody can tell; within 0 to 10.
pub fn noise(from: f64) -> (f64, f64) {
    let low = from - BETTER_POINTS.max(from * BETTER_SHARE);
    (low.max(0.0), (from + BETTER_POINTS).min(10.0))
}

/// Each exercise that was done, by its slug.
pub fn by_exercise(sums: &Sums) -> BTreeMap<String, BothSides> {
    let mut rows: BTreeMap<String, BothSides> = BTreeMap::new();
    for (key, sum) in &sums.sides {
        let Some((slug, side)) = key.rsplit_once('|') else { continue };
        let Some(side) = Side::named(side) else { continue };
        rows.entry(slug.to_owned()).or_default()[side as usize] = Some(*sum);
    }
    rows
}

/// Leaves those `most` of `rows` that were done last, and more only where they were done in the same session.
pub fn leave_last(rows: &mut BTreeMap<String, BothSides>, most: usize) {
    let last = |sides: &BothSides| sides.iter().flatten().map(|it| it.last).max();
    let mut all: Vec<Option<u64>> = rows.values().map(last).collect();
    order::sort_by_key(&mut all, |it| Reverse(*it));
    if most > 0 && all.len() > most {
        rows.retain(|_, sides| last(sides) >= all[most - 1]);
    }
}

/// The side that has had more time than the other, where that is to be named, and by how many percent.
pub fn uneven(sides: &BothSides) -> Option<(Side, u64)> {
    let [Some(left), Some(right), _] = sides else { return None };
    let (side, more, less) = if left.time > right.time {
        (Side::Left, left.time, right.time)
    } else {
        (Side::Right, right.time, left.time)
    };
    let share = (more - less).0 * 100 / less.0.max(1);
    (share >= UNEVEN).then_some((side, share))
}
