//! What a check begins with, and what is stored of one that was answered.

mod common;

use unhunch::content;
use unhunch::domain::journal::check_record::{
    begun, corrected, finished, finished_facts, owed_ticks,
};
use unhunch::domain::journal::facts::{Facts, Pregnancy};
use unhunch::domain::journal::record::{Check, Hurt, Record, SessionOutcome};
use unhunch::domain::safety::check::{Answers, Door, Level, Rules, Ticks};
use unhunch::domain::safety::check_form::{CheckForm, CheckStep};
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

/// 2026-11-21T10:00Z.
const NOW: Millis = Millis(1_795_255_200_000);

fn rules() -> &'static Rules {
    content::rules()
}

fn today() -> Day {
    Day::local(NOW, 0)
}

fn last(yes: &[&str], unsure: &[&str]) -> Check {
    let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let check = common::journal::check(5, today(), rules().dated, Level::Gentle);
    Check {
        door: Some(Door::Usual.id().to_owned()),
        age: Some(61),
        yes: owned(yes),
        unsure: owned(unsure),
        ..check
    }
}

fn facts(yes: &[&str]) -> Facts {
    let pregnancy = Some(Pregnancy { week: 20, day: Day(today().0 - 7) });
    let yes = yes.iter().map(|id| (*id).to_owned()).collect();
    Facts { yes, pregnancy, rules: rules().dated.to_owned(), ..Facts::default() }
}

/// The form on its last page, behind the door of the usual ache.
fn answered(form: CheckForm) -> CheckForm {
    let mut at = form.through(Door::Usual, rules());
    while let Some(next) = at.next(rules()) {
        at = next;
    }
    at
}

#[test]
fn a_check_begins_with_the_last_answers_the_facts_and_what_hurt() {
    let last = last(&["night_rest_pain", "fragile_bones"], &["arm_tingling"]);
    let known = facts(&["pregnancy"]);
    let hurt = rules().set(["arm_tingling"]);
    let form = begun(rules(), Some(&last), Some(&known), hurt, false, today());
    let sure = |ids: &[&str]| rules().set(ids);
    // Of the facts what was told of them counts, not what the last check knew.
    assert_eq!(form.answers.yes, sure(&["night_rest_pain", "pregnancy", "arm_tingling"]));
    assert_eq!(form.answers.unsure, Ticks::default(), "what hurt is sure");
    assert_eq!(form.before.yes, sure(&["night_rest_pain", "pregnancy"]));
    assert_eq!(form.before.unsure, sure(&["arm_tingling"]));
    assert_eq!((form.step, form.answers.door, form.answers.age), (CheckStep::Door, None, Some(61)));
    assert_eq!((form.week, form.known), (Some(21), true));
    assert!(form.is_begun(), "something hurt");

    let old = Facts { rules: "2020-01-01".to_owned(), ..known };
    assert!(!begun(rules(), Some(&last), Some(&old), hurt, false, today()).known);
    let first = begun(rules(), None, None, Ticks::default(), false, today());
    assert_eq!((first.answers, first.known, first.week), (Answers::default(), false, None));
    let new = begun(rules(), None, None, hurt, true, today());
    assert_eq!((new.step, new.answers.door), (CheckStep::Page(0), Some(Door::New)));
}

#[test]
fn the_stop_signs_since_the_last_check_are_ticked() {
    let hurt = |feeling: &str| Hurt {
        exercise: "cat-cow".to_owned(),
        side: "both".to_owned(),
        feeling: feeling.to_owned(),
        then: "stopped".to_owned(),
    };
    let record = |id, feelings: &[&str]| Record {
        id,
        utc: NOW,
        offset: 0,
        day: today(),
        routine: "office-reset".to_owned(),
        outcome: SessionOutcome::Hurt,
        planned: Millis(90_000),
        done: Vec::new(),
        hurts: feelings.iter().copied().map(hurt).collect(),
    };
    let records = [record(4, &["sight"]), record(6, &["chest", "sore"]), record(7, &["numb"])];
    let ticks = |ids: &[&str]| rules().set(ids);
    let owed = |last: Option<&Check>| owed_ticks(rules(), &records, last);
    assert_eq!(owed(Some(&last(&[], &[]))), ticks(&["chest_pain", "arm_tingling"]));
    assert_eq!(owed(None), ticks(&["stroke_signs", "chest_pain", "arm_tingling"]));
}

#[test]
fn a_mistake_of_a_moment_ago_goes_on_at_its_page() {
    let place = rules().place("arm_tingling").expect("a question");
    let last = last(&["arm_tingling"], &[]);
    let form = begun(rules(), Some(&last), None, Ticks::default(), false, today());
    let step = |last: &Check, asks, day| {
        let form = corrected(form, place, Some(last), asks, rules(), day);
        assert!(!form.answers.yes.has(place), "the tick is gone");
        form.step
    };
    let page = CheckStep::Page(rules().questions[place].page);
    assert_eq!(step(&last, false, today()), page);
    assert_eq!(step(&last, true, today()), CheckStep::Door, "it is asked anyway");
    assert_eq!(step(&last, false, Day(today().0 + 1)), CheckStep::Door, "of yesterday");
    let older = Check { rules: "2020-01-01".to_owned(), ..last.clone() };
    assert_eq!(step(&older, false, today()), CheckStep::Door, "by other rules");
}

#[test]
fn what_is_stored_is_what_was_asked_and_what_follows() {
    let ticks = rules().set(["pregnancy", "night_rest_pain", "chest_pain"]);
    let mut form = begun(rules(), None, None, Ticks::default(), false, today());
    form.week = Some(12);
    form.answers.unsure = rules().set(["pregnancy"]);
    let check = finished(&answered(form), rules(), 9, NOW, 60);
    assert_eq!((check.id, check.utc, check.offset, check.day), (9, NOW, 60, today()));
    assert_eq!((check.door.as_deref(), check.week), (Some(Door::Usual.id()), Some(12)));
    assert_eq!((check.yes.len(), check.unsure), (0, vec!["pregnancy".to_owned()]));
    let told = finished_facts(&answered(form), rules(), today()).expect("all were asked");
    assert!(told.are_all(rules()));
    assert_eq!(told.pregnancy, Some(Pregnancy { week: 12, day: today() }));

    // A week without its pregnancy is none, and an emergency has not asked for the facts.
    form.answers = Answers { yes: ticks.but(form.answers.unsure), ..Answers::default() };
    let cut = answered(form);
    let check = finished(&cut, rules(), 9, NOW, 0);
    assert_eq!((check.level(), check.word, check.week), (Level::Emergency, None, None));
    assert!(check.because.contains(&"chest_pain".to_owned()));
    assert_eq!(finished_facts(&cut, rules(), today()), None);

    // Only of "soon" it is stored whether a word is needed.
    form.answers = Answers { yes: rules().set(["dizzy_balance"]), ..Answers::default() };
    let check = finished(&answered(form), rules(), 9, NOW, 0);
    assert_eq!((check.level(), check.word), (Level::Soon, Some(true)));
}
