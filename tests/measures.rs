//! Measures of the body over time: what counts as one, and what does not.

mod common;

use std::collections::BTreeMap;

use common::journal::{entry, pain, record};
use unhunch::domain::journal::entry::{Entry, EntryKind};
use unhunch::domain::journal::measures::{MORNING_DAYS, Mornings, mornings, reaches, turns};
use unhunch::domain::journal::range::Range;
use unhunch::domain::journal::record::{Feedback, Pain, PainWhen};
use unhunch::domain::library::exercise::Side;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

const TODAY: Day = Day(20_000);
const MINUTE: u64 = 60_000;

/// A number that was said on `day` at this minute of the person's clock, two hours east of UTC.
fn said(day: Day, minute: u64, value: u8, when: PainWhen) -> Pain {
    let utc = Millis((u64::try_from(day.0).expect("after 1970") * 1440 + minute - 120) * MINUTE);
    let pain = pain(utc.0, day, value);
    assert_eq!(Day::local(utc, 120), day);
    Pain { utc, offset: 120, when, ..pain }
}

fn of(pains: &[Pain]) -> (usize, usize) {
    let mornings = mornings(pains, &[], &BTreeMap::new(), TODAY);
    (mornings.noted, mornings.free)
}

#[test]
fn a_morning_is_from_four_to_eleven_on_the_persons_clock() {
    let at = |minute| of(&[said(TODAY, minute, 0, PainWhen::Alone)]);
    assert_eq!(at(4 * 60 - 1), (0, 0));
    assert_eq!(at(4 * 60), (1, 1));
    assert_eq!(at(11 * 60 - 1), (1, 1));
    assert_eq!(at(11 * 60), (0, 0));
}

#[test]
fn a_morning_is_without_pain_where_each_of_its_numbers_is_none() {
    let morning = |value, when| said(TODAY, 7 * 60, value, when);
    assert_eq!(of(&[morning(1, PainWhen::Before)]), (1, 0));
    assert_eq!(of(&[morning(0, PainWhen::Before), morning(2, PainWhen::Alone)]), (1, 0));
    // What is said after a session is about that.
    assert_eq!(of(&[morning(0, PainWhen::Before), morning(2, PainWhen::After)]), (1, 1));
    assert_eq!(of(&[morning(0, PainWhen::After)]), (0, 0));
    let yesterday = said(Day(TODAY.0 - 1), 7 * 60, 0, PainWhen::Alone);
    assert_eq!(of(&[morning(3, PainWhen::Alone), yesterday]), (2, 1));
}

#[test]
fn the_mornings_are_those_of_four_weeks() {
    let on = |day: i32| of(&[said(Day(day), 7 * 60, 0, PainWhen::Alone)]);
    assert_eq!(on(TODAY.0 - MORNING_DAYS), (0, 0));
    assert_eq!(on(TODAY.0 - MORNING_DAYS + 1), (1, 1));
    assert_eq!(on(TODAY.0 + 1), (0, 0), "the clock was ahead");
}

#[test]
fn the_morning_after_a_session_is_told_apart() {
    let records = [record(1, Day(TODAY.0 - 2)), record(2, Day(TODAY.0 - 1)), record(3, TODAY)];
    let felt = |session, worse| {
        (session, Feedback { session, worse_next_morning: worse, ..Feedback::default() })
    };
    let feedback = BTreeMap::from([felt(1, Some(false)), felt(2, Some(true)), felt(3, None)]);
    let told = mornings(&[], &records, &feedback, TODAY);
    assert_eq!(told, Mornings { noted: 0, free: 0, after: 2, not_worse: 1 });
}

#[test]
fn of_a_day_the_last_reach_counts_within_what_can_be_guessed() {
    let reach = |id, day, name: &str, value| Entry {
        name: Some(name.to_owned()),
        value: Some(value),
        day: Day(day),
        ..entry(id, EntryKind::Measure)
    };
    let all = [
        reach(1, 100, "overhead", 25),
        reach(2, 100, "overhead", 20),
        reach(3, 107, "overhead", 0),
        reach(4, 108, "overhead", 55),
        reach(5, 109, "overhead", -5),
        reach(6, 110, "height", 10),
    ];
    assert_eq!(reaches(&all).into_iter().collect::<Vec<_>>(), [(Day(100), 20), (Day(107), 0)]);
}

#[test]
fn a_side_is_that_side() {
    let range = |id, day, side: &str, degrees| Range {
        id,
        utc: Millis(0),
        offset: 0,
        day: Day(day),
        side: side.to_owned(),
        degrees,
    };
    let all = [range(3, 100, "left", 70), range(1, 100, "left", 60), range(2, 100, "right", 80)];
    assert_eq!(turns(&all, Side::Left).into_iter().collect::<Vec<_>>(), [(Day(100), 70)]);
    assert_eq!(turns(&all, Side::Right).into_iter().collect::<Vec<_>>(), [(Day(100), 80)]);
}
