//! When weeks of practice count as a standstill, what is asked on Today, and what a trial comes to; all against small
//! lives worked out by hand.

mod common;

use common::journal::{self, done, pain, record};
use unhunch::content;
use unhunch::domain::journal::ask::{TodayAsk, today_ask};
use unhunch::domain::journal::entry::{Entry, EntryKind};
use unhunch::domain::journal::following::PlanChoice;
use unhunch::domain::journal::log::Log;
use unhunch::domain::journal::record::Record;
use unhunch::domain::journal::trend::{Change, Trend, TrendLabel};
use unhunch::domain::journal::trial_run::{BEGINS, ENDS, HEAVIER, TrialCount, trial_run};
use unhunch::domain::routines::trial::TrialId;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

/// A Monday.
const MONDAY: Day = Day(20_003);

fn day(offset: i32) -> Day {
    Day(MONDAY.0 + offset)
}

fn session(id: u64, day: Day, routine: &str) -> Record {
    let done = vec![done("cat-cow", "both", Millis(60_000))];
    Record { routine: routine.to_owned(), done, ..record(id, day) }
}

/// Sessions on these days, and a number for pain on those; days are counted from a Monday.
fn life(practised: &[i32], pains: impl IntoIterator<Item = (i32, u8)>) -> Log {
    let sessions = (1..).zip(practised).map(|(id, it)| session(id, day(*it), "office-reset"));
    let pains = (1000..).zip(pains).map(|(id, (it, value))| pain(id, day(it), value));
    Log { records: sessions.collect(), pains: pains.collect(), ..Log::default() }
}

/// Two sessions in each of the weeks that end on day 27 and before it.
const TWO_A_WEEK: [i32; 8] = [0, 3, 7, 10, 14, 17, 21, 24];

#[test]
fn three_weeks_within_the_noise_are_a_standstill() {
    let steady = life(&TWO_A_WEEK, (0..28).map(|it| (it, 5))).sums();
    assert_eq!(steady.plateau(day(27)), Some(Change { from: 5.0, to: 5.0 }));
    // A point up or down is noise, too.
    let wavering = |last| {
        let pains = (0..28).map(|it| (it, if it < 21 { 5 } else { last }));
        life(&TWO_A_WEEK, pains).sums().plateau(day(27)).map(|it| it.label())
    };
    assert_eq!(wavering(4), Some(TrendLabel::MaybeBetter));
    assert_eq!(wavering(6), Some(TrendLabel::MaybeWorse));
    assert_eq!(wavering(3), None, "two points and 30 % are better");
    assert_eq!(wavering(7), None, "two points up belong to the check");
    let low = life(&TWO_A_WEEK, (0..28).map(|it| (it, 1))).sums();
    assert_eq!(low.plateau(day(27)), None, "what is low cannot fall so far");
}

#[test]
fn it_takes_practice_in_each_week_and_numbers_in_both() {
    let plateau = |practised: &[i32], pains: Vec<(i32, u8)>, today| {
        life(practised, pains).sums().plateau(day(today)).is_some()
    };
    let steady: Vec<(i32, u8)> = (0..28).map(|it| (it, 5)).collect();
    assert!(plateau(&TWO_A_WEEK, steady.clone(), 27));
    assert!(!plateau(&[0, 3, 7, 10, 17, 21, 24], steady.clone(), 27), "one day in a week");
    assert!(!plateau(&TWO_A_WEEK, steady.clone(), 34), "none this week");
    assert!(!plateau(&TWO_A_WEEK, steady[5..].to_vec(), 27), "two numbers three weeks ago");
    assert!(!plateau(&TWO_A_WEEK, steady[..23].to_vec(), 27), "two numbers this week");
}

/// What is asked on a day.
fn asked(log: &Log, entries: &[Entry], today: i32) -> Option<TodayAsk> {
    today_ask((log, entries, &log.sums()), content::routines(), day(today), false)
}

fn later(ask: TodayAsk, on: i32) -> Entry {
    let name = Some(PlanChoice::Later.id().to_owned());
    Entry { day: day(on), name, text: Some(ask.id().to_owned()), ..entry(1, EntryKind::Plan) }
}

/// An entry of Monday; a test says what it is about with `..`.
fn entry(id: u64, kind: EntryKind) -> Entry {
    Entry { day: MONDAY, ..journal::entry(id, kind) }
}

#[test]
fn one_thing_is_asked_and_what_is_about_safety_comes_first() {
    let steady = || (0..28).map(|it| (it, 5));
    let stands_still = life(&TWO_A_WEEK, steady());
    assert_eq!(asked(&stands_still, &[], 27), Some(TodayAsk::Plateau));
    // The morning after a session.
    let morning = life(&[&TWO_A_WEEK[..], &[26]].concat(), steady());
    assert_eq!(asked(&morning, &[], 27), Some(TodayAsk::Morning));
    assert_eq!(
        today_ask((&morning, &[], &morning.sums()), content::routines(), day(27), true),
        None
    );
    // Tried already, or not wanted: three weeks of peace.
    let mut tried = life(&TWO_A_WEEK, steady());
    tried.records[7].routine = "slow-return".to_owned();
    assert_eq!(asked(&tried, &[], 27), None);
    assert_eq!(asked(&stands_still, &[later(TodayAsk::Plateau, 7)], 27), None);
    assert_eq!(asked(&stands_still, &[later(TodayAsk::Plateau, 6)], 27), Some(TodayAsk::Plateau));
    assert_eq!(asked(&stands_still, &[later(TodayAsk::Missed, 27)], 27), Some(TodayAsk::Plateau));
}

#[test]
fn a_week_without_practice_is_asked_about_until_there_is_some() {
    let missed = |practised: &[i32], entries: &[Entry], today| {
        asked(&life(practised, []), entries, today) == Some(TodayAsk::Missed)
    };
    assert!(!missed(&[0, 3], &[], 8), "the week before had some");
    assert!(missed(&[0, 3], &[], 14));
    assert!(missed(&[0, 3], &[], 20), "all the week");
    assert!(!missed(&[0, 3, 14], &[], 16), "begun again");
    assert!(!missed(&[0, 3], &[later(TodayAsk::Missed, 14)], 20), "put off for the week");
    assert!(missed(&[0, 3], &[later(TodayAsk::Missed, 14)], 21));
    assert!(!missed(&[], &[], 14), "who never began has missed nothing");
}

fn of_trial(id: u64, on: i32, value: i32) -> Entry {
    let name = Some(TrialId::Raise.id().to_owned());
    Entry { id, day: day(on), name, value: Some(value), ..entry(id, EntryKind::Trial) }
}

#[test]
fn a_trial_is_followed_from_its_first_day_to_its_last() {
    let raise = |entries: &[Entry]| trial_run(entries, TrialId::Raise);
    assert_eq!(raise(&[]), None);
    let all = [
        of_trial(1, 0, HEAVIER),
        of_trial(2, 7, BEGINS),
        of_trial(3, 20, HEAVIER),
        of_trial(4, 30, ENDS),
        of_trial(5, 31, HEAVIER),
        of_trial(6, 32, ENDS),
    ];
    let run = raise(&all[..3]).expect("it was begun");
    assert_eq!((run.began, run.ended, run.heavier.len()), (day(7), None, 1));
    assert_eq!([7, 11, 13, 14, 76, 99].map(|it| run.asked(day(it))), [1, 5, 5, 6, 50, 50]);
    assert_eq!([7, 13, 14, 76, 77].map(|it| run.week(day(it))), [1, 1, 2, 10, 10]);
    assert_eq!([76, 77].map(|it| run.is_over(day(it))), [false, true], "ten weeks");
    assert_eq!(run.until(day(100)), day(76));
    let ended = raise(&all).expect("it was begun");
    assert_eq!((ended.ended, ended.heavier.len()), (Some(day(30)), 1));
    assert!(ended.is_over(day(30)) && ended.until(day(60)) == day(30));
    assert_eq!(trial_run(&all, TrialId::Stretches), None);
    // Begun once more.
    let again = [&all[..], &[of_trial(7, 40, BEGINS)]].concat();
    assert_eq!(raise(&again).expect("it was begun").began, day(40));
}

#[test]
fn what_was_done_in_a_trial_is_counted_by_days_and_times() {
    let run = trial_run(&[of_trial(1, 7, BEGINS), of_trial(2, 20, ENDS)], TrialId::Raise);
    let run = run.expect("it was begun");
    let raise = |id, on| session(id, day(on), "two-minute-raise");
    let records = [
        raise(1, 6),
        raise(2, 7),
        raise(3, 9),
        raise(4, 9),
        session(5, day(10), "foundation"),
        Record { routine: "two-minute-raise".into(), ..record(6, day(11)) },
        raise(7, 20),
        raise(8, 21),
    ];
    assert_eq!(run.count(&records, day(40)), TrialCount { times: 4, days: 3 });
    assert_eq!(run.count(&records, day(8)), TrialCount { times: 1, days: 1 });
}

#[test]
fn ones_own_change_in_a_trial_is_by_the_rule_of_noise() {
    let run = trial_run(&[of_trial(1, 7, BEGINS)], TrialId::Raise).expect("it was begun");
    let change = |pains: Vec<(i32, u8)>, today| run.change(&life(&[], pains).sums(), day(today));
    // From the week before it to the last.
    let week = |from: i32, value: u8| (from..from + 7).map(move |it| (it, value));
    let fell: Vec<_> = week(1, 6).chain(week(20, 4)).chain(week(70, 3)).collect();
    assert_eq!(change(fell.clone(), 76), Trend::Moved(Change { from: 6.0, to: 3.0 }));
    assert_eq!(
        change(fell.clone(), 200),
        Trend::Moved(Change { from: 6.0, to: 3.0 }),
        "its end stays"
    );
    assert_eq!(change(fell.clone(), 26), Trend::Moved(Change { from: 6.0, to: 4.0 }));
    // Without numbers before it, from its first week.
    let late: Vec<_> = week(8, 5).chain(week(70, 4)).collect();
    let Trend::Moved(moved) = change(late.clone(), 76) else { panic!("there are enough") };
    assert_eq!((moved, moved.label()), (Change { from: 5.0, to: 4.0 }, TrendLabel::MaybeBetter));
    assert_eq!(change(late, 12), Trend::TooFew, "the weeks would overlap");
    assert_eq!(change(Vec::new(), 76), Trend::TooFew);
}
