//! What follows from the log as a whole.

mod common;

use common::journal::{check, entry, hurt, pain, record};
use unhunch::content;
use unhunch::domain::journal::entry::EntryKind;
use unhunch::domain::journal::facts::Facts;
use unhunch::domain::journal::gate::{CheckReason, Gate};
use unhunch::domain::journal::id::MOST_ID;
use unhunch::domain::journal::log::Log;
use unhunch::domain::journal::record::{
    Check, Declaration, DeclarationRecord, LevelChoice, Record,
};
use unhunch::domain::safety::check::Level;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

const TODAY: Day = Day(20_000);

fn checked(level: Level) -> Check {
    Check { word: Some(true), ..check(5, TODAY, content::rules().dated, level) }
}

fn cleared(id: u64, check: u64) -> DeclarationRecord {
    let says = Declaration::ClearedByProfessional;
    DeclarationRecord { id, utc: Millis::ZERO, day: TODAY, check, says }
}

#[test]
fn the_last_id_is_the_largest_of_every_list_that_leaves_room() {
    let choice = |id| LevelChoice { id, exercise: String::from("row"), level: 1 };
    let logs = [
        Log { records: vec![record(9, TODAY)], ..Log::default() },
        Log { pains: vec![pain(9, TODAY, 1)], ..Log::default() },
        Log { checks: vec![check(9, TODAY, "", Level::Ready)], ..Log::default() },
        Log { words: vec![cleared(9, 1)], ..Log::default() },
        Log { choices: vec![choice(9)], ..Log::default() },
        Log { entries: vec![entry(9, EntryKind::Note)], ..Log::default() },
    ];
    for log in logs {
        assert_eq!(log.last_id(), 9);
        // An id at the very end, as only a file could bring it, would leave none for what comes after.
        let records = log.records.into_iter().chain([record(MOST_ID, TODAY)]).collect::<Vec<_>>();
        let at_the_end = Log { records, ..Log::default() };
        assert!(at_the_end.last_id() < MOST_ID);
    }
    assert_eq!(Log::default().last_id(), 0);
}

#[test]
fn a_word_lifts_the_limits_of_its_own_check_alone() {
    let rules = content::rules();
    let of = |words| Log { checks: vec![checked(Level::Soon)], words, ..Log::default() };
    let advised = |words| {
        let mut log = of(words);
        log.checks[0].word = Some(false);
        log.limits(rules)
    };
    assert!(advised(vec![]).gentle);
    assert!(!advised(vec![cleared(6, 5)]).gentle);
    assert!(advised(vec![cleared(6, 4)]).gentle, "said about another check");
    assert!(!Log::default().limits(rules).gentle, "without a check there is nothing to limit");
}

#[test]
fn the_gate_hears_of_facts_that_changed_and_of_what_waits_for_an_answer() {
    let rules = content::rules();
    let gate = |log: &Log, unanswered| log.history(rules, unanswered).gate(rules.dated, TODAY);
    let mut log = Log { checks: vec![checked(Level::Ready)], ..Log::default() };
    assert_eq!(gate(&log, false), Gate::Open);
    assert_eq!(gate(&log, true), Gate::Ask(CheckReason::StopSign));
    let asked = Facts { rules: rules.dated.to_owned(), ..Facts::default() };
    log.facts = Some(Facts { yes: vec![String::from("pregnancy")], ..asked });
    assert_eq!(gate(&log, false), Gate::Ask(CheckReason::Facts));
}

#[test]
fn what_gave_sharp_pain_is_left_out_until_it_is_brought_back() {
    let rules = content::rules();
    let exercise = &content::exercises()[0];
    let hurts = vec![hurt(exercise.slug, "sharp")];
    let mut log = Log { records: vec![Record { hurts, ..record(7, TODAY) }], ..Log::default() };
    assert!(log.left_out(rules, TODAY).why(exercise).is_some());
    log.choices = vec![LevelChoice { id: 8, exercise: exercise.slug.to_owned(), level: 1 }];
    assert!(log.left_out(rules, TODAY).why(exercise).is_none());
}
