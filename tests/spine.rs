//! A day of practice is a vertebra: whatever comes, none is taken away.

mod common;

use common::journal::{done, pain};
use proptest::prelude::*;
use unhunch::domain::figure::vertebrae::VERTEBRAE;
use unhunch::domain::journal::progress::Sums;
use unhunch::domain::journal::record::Record;
use unhunch::domain::journal::spine::SpineDays;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

const TODAY: Day = Day(20_000);

/// A life with a session on each of these days, counted from today.
fn practised(days: impl IntoIterator<Item = i32>) -> Sums {
    let records: Vec<Record> = (1..)
        .zip(days)
        .map(|(id, day)| Record {
            done: vec![done("head-tilt", "left", Millis::from_secs(30))],
            ..common::journal::record(id, Day(TODAY.0 + day))
        })
        .collect();
    Sums::of(&records, [])
}

fn spine(days: impl IntoIterator<Item = i32>) -> SpineDays {
    practised(days).spine(TODAY)
}

#[test]
fn before_the_first_day_all_are_hollow_and_pain_alone_fills_none() {
    assert_eq!(spine([]), SpineDays::default());
    assert_eq!(Sums::of([], &[pain(1, TODAY, 4)]).spine(TODAY), SpineDays::default());
}

#[test]
fn a_day_is_one_vertebra_however_many_sessions_it_has() {
    assert_eq!(spine([0, 0, 0]), SpineDays { before: 0, days: 1, today: true });
    assert_eq!(spine([-3, -1]), SpineDays { before: 0, days: 2, today: false });
}

#[test]
fn the_head_closes_at_twelve_and_the_next_day_begins_another() {
    let twelve = spine(-12..0);
    assert_eq!(twelve, SpineDays { before: 0, days: VERTEBRAE, today: false });
    assert!(twelve.is_whole());
    assert_eq!(twelve.whole(), 1);
    let next = spine(-12..1);
    assert_eq!(next, SpineDays { before: 1, days: 1, today: true });
    assert!(!next.is_whole());
    assert_eq!(next.whole(), 1);
    assert_eq!(spine(-43..1), SpineDays { before: 3, days: 8, today: true });
}

proptest! {
    #[test]
    fn a_pause_takes_nothing_away(
        days in prop::collection::btree_set(-400_i32..=0, 0..60),
        pause in 1_i32..400,
    ) {
        let sums = practised(days.iter().copied());
        let (now, later) = (sums.spine(TODAY), sums.spine(Day(TODAY.0 + pause)));
        prop_assert_eq!((now.before, now.days), (later.before, later.days));
        prop_assert!(!later.today);
        let count = u32::try_from(days.len()).unwrap_or_default();
        prop_assert_eq!(now.before * u32::from(VERTEBRAE) + u32::from(now.days), count);
        // One more day is one more vertebra.
        let more = practised(days.iter().copied().chain([pause])).spine(Day(TODAY.0 + pause));
        prop_assert_eq!(more, SpineDays::of(count + 1, true));
    }
}
