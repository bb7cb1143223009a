//! The views of progress against small lives worked out by hand, and against a slow second fold.

mod common;

use common::journal::{done, pain};
use proptest::prelude::*;
use unhunch::domain::journal::progress::{JourneyStage, Sums};
use unhunch::domain::journal::record::{Done, Pain, Record, SessionOutcome};
use unhunch::domain::journal::trend::{Change, ENOUGH_PAIRS, Trend, TrendLabel};
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

/// A Monday.
const MONDAY: Day = Day(20_003);

fn record(id: u64, day: Day, seconds: u32) -> Record {
    let level = 1 + (id % 2) as u8;
    let done = |side| Done { level, ..done("head-tilt", side, Millis::from_secs(seconds)) };
    Record { done: vec![done("left"), done("right")], ..common::journal::record(id, day) }
}

/// A life with a session of a minute on each of these days, counted from a Monday.
fn practised(days: &[i32]) -> Sums {
    let records: Vec<Record> =
        (1..).zip(days).map(|(id, day)| record(id, Day(MONDAY.0 + day), 30)).collect();
    Sums::of(&records, [])
}

fn pained(days: impl IntoIterator<Item = (i32, u8)>) -> Sums {
    let pains: Vec<Pain> =
        (1..).zip(days).map(|(id, (day, value))| pain(id, Day(MONDAY.0 + day), value)).collect();
    Sums::of([], &pains)
}

fn day(offset: i32) -> Day {
    Day(MONDAY.0 + offset)
}

#[test]
fn a_week_begins_on_monday() {
    assert_eq!(MONDAY.monday(), MONDAY);
    assert_eq!(day(6).monday(), MONDAY);
    assert_eq!(day(-1).monday(), day(-7));
    assert_eq!(Day(-4).monday(), Day(-10), "before 1970, too");
    // 2026-11-21 is a Saturday.
    assert_eq!("2026-11-21".parse::<Day>().expect("a date").monday().to_string(), "2026-11-16");
}

#[test]
fn the_week_holds_what_was_done_in_it() {
    let week = practised(&[-1, 0, 0, 6, 7]).week(day(3));
    assert_eq!((week.practised(), week.sessions(), week.time()), (2, 3, Millis::from_secs(180)));
}

#[test]
fn pain_moves_by_the_rule_of_the_facts() {
    let label = |from, to| Change { from, to }.label();
    assert_eq!(label(5.1, 2.9), TrendLabel::Better);
    assert_eq!(label(8.0, 6.0), TrendLabel::MaybeBetter, "two points, but 25 %");
    assert_eq!(label(2.5, 1.0), TrendLabel::MaybeBetter, "60 %, but 1.5 points");
    assert_eq!(label(5.0, 4.1), TrendLabel::Unclear);
    assert_eq!(label(4.0, 4.9), TrendLabel::Unclear);
    assert_eq!(label(4.0, 5.0), TrendLabel::MaybeWorse);
    assert_eq!(label(0.0, 2.0), TrendLabel::Worse);
}

#[test]
fn a_trend_needs_three_days_in_each_window_and_windows_apart() {
    let early = [(0, 6), (2, 5), (4, 4)];
    let late = [(20, 3), (22, 2), (24, 1)];
    let both = || early.into_iter().chain(late);
    assert_eq!(pained(both()).trend(day(24)), Trend::Moved(Change { from: 5.0, to: 2.0 }));
    assert_eq!(pained(early).trend(day(24)), Trend::TooFew);
    assert_eq!(pained(both().take(5)).trend(day(24)), Trend::TooFew, "two days are too few");
    assert_eq!(pained((0..13).map(|day| (day, 3))).trend(day(12)), Trend::TooFew, "they overlap");
    assert!(matches!(pained((0..14).map(|day| (day, 3))).trend(day(13)), Trend::Moved(_)));
}

#[test]
fn a_day_counts_once_in_the_mean() {
    let sums = pained([(0, 9), (0, 9), (0, 9), (1, 3)]);
    assert_eq!(sums.mean(day(1)), Some(6.0));
    assert_eq!(sums.mean(day(6)), Some(6.0));
    assert_eq!(sums.mean(day(7)), Some(3.0), "the first has left the window");
    assert_eq!(sums.mean(day(8)), None);
}

#[test]
fn what_preceded_better_days_waits_for_enough_of_both() {
    let pairs = |count: i32| {
        // Practice every fourth day; pain is asked on the day after it, and two days after.
        let practice: Vec<Record> =
            (0..count).map(|n| record(n as u64 + 1, day(4 * n), 30)).collect();
        let pains: Vec<Pain> = (0..count)
            .flat_map(|n| [pain(1, day(4 * n + 1), 2), pain(1, day(4 * n + 3), 4)])
            .collect();
        Sums::of(&practice, &pains).after_practice()
    };
    let enough = i32::try_from(ENOUGH_PAIRS).expect("a small number");
    assert_eq!(pairs(enough - 1), None);
    assert_eq!(pairs(enough), Some([(2.0, ENOUGH_PAIRS), (4.0, ENOUGH_PAIRS)]));
}

#[test]
fn the_journey_has_its_stages_and_notices_a_missed_week() {
    let at = |today: i32| practised(&[0]).journey(day(today)).expect("it has begun");
    assert_eq!((at(0).day, at(0).stage), (1, JourneyStage::Week1));
    assert_eq!(at(6).stage, JourneyStage::Week1);
    assert_eq!(at(7).stage, JourneyStage::Month1);
    assert_eq!(at(30).stage, JourneyStage::Month2);
    assert_eq!(at(60).stage, JourneyStage::Month3);
    assert_eq!(at(90).stage, JourneyStage::Later);
    assert!(!at(10).missed && at(14).missed);
    assert!(!practised(&[0, 8]).journey(day(14)).expect("begun").missed);
    assert_eq!(Sums::default().journey(day(0)), None);
}

#[test]
fn milestones_are_told_with_the_day_on_which_they_were_true() {
    let days: Vec<i32> = (0..12).map(|n| n / 2).collect();
    assert_eq!(practised(&days).milestones(), [(1, day(0)), (10, day(4))]);
}

#[test]
fn a_session_in_which_nothing_was_guided_leaves_no_trace() {
    assert_eq!(Sums::of(&[record(1, MONDAY, 0)], []), Sums::default());
}

prop_compose! {
    fn some_life()(
        sessions in prop::collection::vec((0..120_i32, 0..90_u32), 0..40),
        pains in prop::collection::vec((0..120_i32, 0..=10_u8), 0..40),
    ) -> (Vec<Record>, Vec<Pain>) {
        let records = (1..).zip(sessions).map(|(id, (at, seconds))| record(id, day(at), seconds));
        let pains = (1000..).zip(pains).map(|(id, (at, value))| pain(id, day(at), value));
        (records.collect(), pains.collect())
    }
}

#[test]
fn finished_sessions_are_counted_and_the_rest_is_not() {
    let ended = Record { outcome: SessionOutcome::Ended, ..record(2, MONDAY, 60) };
    let nothing = record(3, MONDAY, 0);
    let old = Sums::of([&record(1, Day(MONDAY.0 - 400), 60), &ended, &nothing], []);
    assert_eq!(old.finished, 1);
    assert_eq!(old.and(&Sums::of([&record(4, MONDAY, 60)], [])).finished, 2, "folded ones count");
}

proptest! {
    /// Months are folded one by one, in any order, and the sums are those of the whole.
    #[test]
    fn folding_in_parts_and_in_any_order_gives_the_same((records, pains) in some_life(), cut in 0..40_usize) {
        let whole = Sums::of(&records, &pains);
        let at = cut.min(records.len());
        let (one, other) = (Sums::of(&records[..at], []), Sums::of(&records[at..], &pains));
        prop_assert_eq!(&one.clone().and(&other), &whole);
        prop_assert_eq!(&other.and(&one), &whole);
        let backwards: Vec<_> = records.iter().rev().cloned().collect();
        prop_assert_eq!(&Sums::of(&backwards, &pains), &whole);
        let text = serde_json::to_string(&whole).expect("writes");
        prop_assert_eq!(serde_json::from_str::<Sums>(&text).expect("reads"), whole);
    }
}
