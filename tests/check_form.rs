//! A check as it is answered: its doors, its pages, and what is kept in the end.

mod common;

use unhunch::content;
use unhunch::domain::journal::facts::{Facts, PREGNANCY, Pregnancy, read_week};
use unhunch::domain::safety::check::{Answers, Door, Level, Part, Rules, Ticks};
use unhunch::domain::safety::check_form::{CheckForm, CheckStep};
use unhunch::domain::time::day::Day;

fn rules() -> &'static Rules {
    content::rules()
}

fn set(ids: &[&str]) -> Ticks {
    ids.iter().fold(Ticks::default(), |set, id| set.with(rules().place(id).expect("a question")))
}

fn begun(known: bool) -> CheckForm {
    let answers = Answers::default();
    CheckForm {
        step: CheckStep::Door,
        answers,
        week: None,
        before: answers,
        known,
        only_new: false,
    }
}

fn ticked(asking: CheckForm, ids: &[&str]) -> CheckForm {
    let yes = asking.answers.yes.and(set(ids));
    CheckForm { answers: Answers { yes, ..asking.answers }, ..asking }
}

/// Every step behind the door, to the end.
fn walk(door: Door, known: bool) -> Vec<CheckForm> {
    let mut all = vec![begun(known).through(door, rules())];
    while let Some(next) = all.last().and_then(|it| it.next(rules())) {
        all.push(next);
        assert!(all.len() < 100, "no end");
    }
    all
}

#[test]
fn every_door_passes_each_of_its_rows_once_six_at_most_on_a_page() {
    for &door in Door::ALL {
        let pages = walk(door, false);
        let mut seen = Ticks::default();
        for page in &pages {
            let rows = page.rows(rules());
            assert!((1..=6).contains(&rows.len()), "{} rows", rows.len());
            for (place, _) in rows {
                assert!(!seen.has(place), "asked twice");
                seen = seen.with(place);
            }
        }
        assert_eq!(seen, rules().asked_by(Some(door)));
        let numbers: Vec<_> = pages.iter().map(|it| it.number(rules())).collect();
        assert_eq!(numbers, (1..=pages.len()).collect::<Vec<_>>());
    }
}

#[test]
fn known_facts_are_one_page_until_something_has_changed() {
    for &door in Door::ALL {
        let pages = walk(door, true);
        let last = *pages.last().expect("a page");
        assert_eq!(last.step, CheckStep::Still);
        let fact = |it: &&CheckForm| matches!(it.step, CheckStep::Page(at) if rules().pages[at].part == Part::Facts);
        assert_eq!(pages.iter().filter(fact).count(), 0);
        let renewed = last.renew(rules());
        assert!(fact(&&renewed), "the facts are asked row by row");
        assert_eq!(renewed.number(rules()), pages.len());
        let back = renewed.back(rules()).expect("a page before it");
        assert_eq!(back.step, pages[pages.len() - 2].step);
    }
}

#[test]
fn one_goes_back_to_the_door_and_out_of_it() {
    let pages = walk(Door::Usual, false);
    let mut at = *pages.last().expect("a page");
    for before in pages.iter().rev().skip(1) {
        at = at.back(rules()).expect("a page before it");
        assert_eq!(at.step, before.step);
    }
    let door = at.back(rules()).expect("the door");
    assert_eq!((door.step, door.back(rules())), (CheckStep::Door, None));
    assert!(!begun(false).is_begun() && at.is_begun());
}

#[test]
fn the_sentence_that_the_worst_is_over_stands_once_behind_the_emergency_pages() {
    for &door in Door::ALL {
        for known in [false, true] {
            let pages = walk(door, known);
            let says: Vec<bool> =
                pages.iter().map(|it| it.is_past_the_urgent_part(rules())).collect();
            assert_eq!(says.iter().filter(|it| **it).count(), 1);
            let at = says.iter().position(|it| *it).expect("it stands somewhere");
            let is_urgent = |it: &CheckForm| matches!(it.step, CheckStep::Page(at) if rules().pages[at].part == Part::Emergency);
            assert!(pages[..at].iter().all(is_urgent) && !is_urgent(&pages[at]));
        }
    }
}

#[test]
fn an_emergency_ends_it_at_once_and_nothing_that_was_not_shown_does() {
    let first = begun(false).through(Door::New, rules());
    assert_eq!(ticked(first, &["chest_pain"]).next(rules()), None);
    // Ticked the last time, on a page that is not reached yet: first it is shown.
    assert!(ticked(first, &["stroke_signs"]).next(rules()).is_some());
    // A fact that is known counts with what is said now.
    let known = ticked(CheckForm { known: true, ..first }, &["fragile_bones", "neck_after_fall"]);
    let at = known.steps(rules()).into_iter().find(|step| {
        CheckForm { step: *step, ..known }
            .rows(rules())
            .iter()
            .any(|(_, it)| it.id == "neck_after_fall")
    });
    let there = CheckForm { step: at.expect("its page"), ..known };
    assert_eq!(there.next(rules()), None);
}

#[test]
fn where_something_in_a_session_asks_there_is_one_door_and_no_way_back_to_it() {
    let fresh = CheckForm { only_new: true, ..begun(true) };
    let asked = fresh.begun(rules());
    assert_eq!((asked.step, asked.answers.door), (CheckStep::Page(0), Some(Door::New)));
    assert_eq!(asked.back(rules()), None);
    let second = asked.next(rules()).expect("a second page");
    assert_eq!(second.back(rules()).map(|it| it.step), Some(CheckStep::Page(0)));
    assert_eq!(begun(true).begun(rules()).step, CheckStep::Door);
}

#[test]
fn all_facts_are_asked_at_the_end_and_not_where_an_emergency_cuts_it_short() {
    for known in [false, true] {
        let pages = walk(Door::Usual, known);
        let (last, before) = pages.split_last().expect("pages");
        assert!(last.asked_all_facts(rules()));
        assert!(before.iter().all(|it| !it.asked_all_facts(rules())));
    }
}

#[test]
fn what_a_door_does_not_ask_is_no_in_the_end() {
    let asked = begun(false).through(Door::None, rules());
    let answers = ticked(asked, &["arm_weakness", "fragile_bones"]).answered(rules());
    assert_eq!(answers.yes, set(&["fragile_bones"]));
    assert_eq!(answers.door, Some(Door::None));
    assert_eq!(rules().outcome(&answers).level, Level::Soon);
}

#[test]
fn what_was_ticked_by_mistake_is_shown_again_without_its_tick() {
    let done = ticked(begun(true), &["fragile_bones", "arm_tingling"]);
    for (id, known) in [("fragile_bones", false), ("arm_tingling", true)] {
        let place = rules().place(id).expect("a question");
        let again = done.without(place).at(place, Some(Door::Usual), rules());
        assert!(again.rows(rules()).iter().any(|(at, _)| *at == place));
        assert!(!again.answers.yes.has(place));
        assert_eq!((again.known, again.answers.door), (known, Some(Door::Usual)));
    }
    // Of a check before there were doors, or by one that does not ask it.
    let place = rules().place("arm_tingling").expect("a question");
    for door in [None, Some(Door::None)] {
        assert_eq!(done.at(place, door, rules()).answers.door, Some(Door::New));
    }
}

#[test]
fn a_check_knows_its_facts_unless_an_emergency_ended_it_or_its_rules_are_old() {
    let day = Day(20_000);
    let of = |dated: &str, level| {
        let check = common::journal::check(1, day, dated, level);
        Facts::in_check(rules(), &check).are_all(rules())
    };
    assert!(of(rules().dated, Level::Gentle));
    assert!(!of(rules().dated, Level::Emergency));
    assert!(!of("2026-11-21", Level::Gentle));
}

#[test]
fn the_time_is_that_of_the_words() {
    let halves = |door, known| begun(known).through(door, rules()).half_minutes(rules());
    assert_eq!(halves(Door::None, false), 2, "180 words on 4 pages: a minute");
    assert!(halves(Door::Usual, true) < halves(Door::Usual, false));
    assert!(halves(Door::Usual, false) < halves(Door::New, false));
}

#[test]
fn facts_are_kept_apart_and_differ_from_a_check_as_soon_as_one_does() {
    let answers = Answers { yes: set(&["pregnancy", "chest_pain"]), ..Answers::default() };
    let day = Day(20_000);
    let facts = Facts::of(rules(), &answers, Some(Pregnancy { week: 20, day }));
    assert_eq!(facts.yes, ["pregnancy"], "what is asked each time is no fact");
    for (later, week) in [
        (0, Some(20)),
        (13, Some(21)),
        (14, Some(22)),
        (154, Some(42)),
        (155, Some(42)),
        (161, None),
    ] {
        assert_eq!(facts.week(Day(day.0 + later)), week, "{later} days later");
    }
    assert_eq!(facts.week(Day(day.0 - 30)), Some(20), "a clock that was set back");
    let foreign =
        Facts { yes: vec!["pregnancy".to_owned(), "chest_pain".to_owned()], ..facts.clone() };
    assert!(foreign.are_like(rules(), &facts), "what is no fact holds nobody up");
    assert!(!facts.are_all(rules()), "nobody said that all were asked");
    assert!(Facts { rules: rules().dated.to_owned(), ..facts.clone() }.are_all(rules()));
    let text = serde_json::to_string(&facts).expect("facts are JSON");
    assert_eq!(serde_json::from_str::<Facts>(&text).expect("and back"), facts);
}

#[test]
fn a_fact_is_changed_for_sure_and_a_week_goes_with_its_pregnancy() {
    let pregnancy = Some(Pregnancy { week: 20, day: Day(20_000) });
    let unsure = vec![PREGNANCY.to_owned(), "fragile_bones".to_owned()];
    let facts = Facts { unsure, pregnancy, ..Facts::default() };
    assert!(facts.given("fragile_bones") && !facts.given("blood_thinners"));
    let sure = facts.clone().with("fragile_bones", true);
    assert_eq!((&sure.yes[..], sure.unsure.len()), (&["fragile_bones".to_owned()][..], 1));
    assert_eq!(sure.with("fragile_bones", false).pregnancy, pregnancy);
    let over = facts.with(PREGNANCY, false);
    assert!(!over.given(PREGNANCY) && over.pregnancy.is_none());
    assert_eq!(over.with(PREGNANCY, true).pregnancy, None);
    for (text, week) in
        [("20", Some(20)), (" 42 ", Some(42)), ("0", None), ("43", None), ("", None)]
    {
        assert_eq!(read_week(text), week, "{text:?}");
    }
}
