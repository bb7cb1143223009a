//! Which number for pain belongs to which session, when one is thought over, and when the morning after is asked.

use std::collections::BTreeMap;

use unhunch::domain::journal::feedback::{
    BELONGS_WITHIN, CORRECTS_WITHIN, change_in_session, corrects, morning_after, so_far,
};
use unhunch::domain::journal::record::{Feedback, Pain, PainWhen, Record, SessionOutcome};
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

/// 2026-11-21T10:00Z.
const NOW: Millis = Millis(1_795_255_200_000);
const PLANNED: Millis = Millis::from_secs(90);
const NOTHING: BTreeMap<u64, Feedback> = BTreeMap::new();

fn pain(id: u64, utc: Millis, when: PainWhen, value: u8) -> Pain {
    Pain { id, utc, offset: 0, day: Day::local(utc, 0), value, when, place: None }
}

fn session(id: u64, utc: Millis) -> Record {
    Record {
        id,
        utc,
        offset: 0,
        day: Day::local(utc, 0),
        routine: "office-reset".to_owned(),
        outcome: SessionOutcome::Finished,
        planned: PLANNED,
        done: Vec::new(),
        hurts: Vec::new(),
    }
}

fn said(feedback: Feedback) -> BTreeMap<u64, Feedback> {
    BTreeMap::from([(feedback.session, feedback)])
}

#[test]
fn a_number_is_thought_over_for_a_minute() {
    let before = pain(5, NOW, PainWhen::Alone, 3);
    let day = before.day;
    assert!(corrects(&before, NOW, day, 0));
    let last = NOW + CORRECTS_WITHIN - Millis(1);
    assert!(corrects(&before, last, day, 4), "a check before it makes no difference");
    assert!(!corrects(&before, NOW + CORRECTS_WITHIN, day, 0), "a minute later");
    assert!(!corrects(&before, NOW - Millis(1), day, 0), "the clock was set back");
    assert!(!corrects(&before, last, Day(day.0 + 1), 0), "midnight lies between");
    assert!(!corrects(&before, last, day, 6), "a check was answered since");
}

#[test]
fn the_change_counts_from_the_last_number_before_the_session() {
    let records = [session(3, NOW - Millis(9)), session(10, NOW)];
    let after = pain(11, NOW, PainWhen::After, 5);
    let pains = [
        pain(5, NOW - Millis(7), PainWhen::Before, 1),
        pain(6, NOW - Millis(6), PainWhen::Before, 3),
        pain(7, NOW - Millis(5), PainWhen::Alone, 8),
        pain(8, NOW - Millis(4), PainWhen::After, 9),
        after.clone(),
        pain(12, NOW, PainWhen::Before, 0),
    ];
    let change = |pains, after| change_in_session(&records, pains, &NOTHING, after);
    let felt = change(&pains, &after).expect("one belongs to it");
    assert_eq!((felt.session, felt.pain_change), (10, Some(2)));
    let none = Pain { value: 0, ..after.clone() };
    let better = change(&pains, &none).expect("the same");
    assert_eq!(better.pain_change, Some(-3));
    assert_eq!(change(&pains[2..], &after), None, "no number from before it");
    assert_eq!(change_in_session(&[], &pains, &NOTHING, &after), None, "no session");
}

#[test]
fn an_older_number_belongs_to_another_session() {
    let after = pain(11, NOW, PainWhen::After, 5);
    let asked = |ago| [pain(5, NOW - ago, PainWhen::Before, 3)];
    let change =
        |pains: [Pain; 1]| change_in_session(&[session(10, NOW)], &pains, &NOTHING, &after);
    assert!(change(asked(PLANNED + BELONGS_WITHIN)).is_some());
    assert!(change(asked(PLANNED + BELONGS_WITHIN + Millis(1))).is_none());
}

#[test]
fn what_was_said_before_about_the_session_stays() {
    let given = Feedback { session: 10, worse_next_morning: Some(true), ..Feedback::default() };
    let pains = [pain(5, NOW - Millis(7), PainWhen::Before, 1)];
    let after = pain(11, NOW, PainWhen::After, 5);
    let felt = change_in_session(&[session(10, NOW)], &pains, &said(given), &after);
    assert_eq!(felt, Some(Feedback { pain_change: Some(4), ..given }));
    assert_eq!(so_far(&said(given), 11), Feedback { session: 11, ..Feedback::default() });
}

#[test]
fn the_morning_is_asked_on_the_day_after_until_it_is_told() {
    let today = Day::local(NOW, 0);
    let ago = |id: u64, days: i32| Record { day: Day(today.0 - days), ..session(id, NOW) };
    let records = [ago(1, 2), ago(2, 1), ago(3, 1), ago(4, 0)];
    let about = |records: &[Record], feedback: &BTreeMap<u64, Feedback>| {
        morning_after(records, feedback, today).map(|it| it.session)
    };
    assert_eq!(about(&records, &NOTHING), Some(3), "the last one of yesterday");
    let told = |worse| Feedback { session: 3, worse_next_morning: worse, ..Feedback::default() };
    let felt = Feedback { pain_change: Some(1), ..told(None) };
    assert_eq!(morning_after(&records, &said(felt), today), Some(felt));
    assert_eq!(about(&records, &said(told(Some(false)))), None);
    assert_eq!(about(&records, &said(told(Some(true)))), None);
    assert_eq!(about(&[ago(1, 2), ago(4, 0)], &NOTHING), None, "none of yesterday");
}
