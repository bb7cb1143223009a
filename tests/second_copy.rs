//! What counts where the two places in which things are kept do not agree.

mod common;

use unhunch::domain::journal::envelope::{open, seal};
use unhunch::domain::journal::facts::Facts;
use unhunch::domain::journal::gate::SEVERE_PAIN;
use unhunch::domain::journal::record::{
    Check, Declaration, DeclarationRecord, Effort, Feedback, Pain, PainWhen, Record, SessionOutcome,
};
use unhunch::domain::journal::second_copy::{
    SevereCopy, is_lost_record, lost_check_or_word, lost_facts, lost_feedback, lost_pain,
    severe_copy,
};
use unhunch::domain::safety::check::Level;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

const TODAY: Day = Day(20_000);
/// Longer ago than anything that is not in its month.
const LONG_AGO: Day = Day(TODAY.0 - 60);

fn text(value: &impl serde::Serialize) -> String {
    seal(value).expect("it can be written")
}

fn pain(value: u8) -> Pain {
    let (utc, when) = (Millis(1), PainWhen::Alone);
    Pain { id: 5, utc, offset: 0, day: TODAY, value, when, place: None }
}

fn record(id: u64) -> Record {
    Record {
        id,
        utc: Millis::ZERO,
        offset: 0,
        day: TODAY,
        routine: "office-reset".to_owned(),
        outcome: SessionOutcome::Finished,
        planned: Millis(90_000),
        done: Vec::new(),
        hurts: Vec::new(),
    }
}

#[test]
fn a_milder_number_takes_back_what_it_corrects_and_no_other() {
    let severe = pain(SEVERE_PAIN);
    assert_eq!(severe_copy(&severe, None), SevereCopy::Put);
    assert_eq!(severe_copy(&pain(3), Some(&severe)), SevereCopy::Clear);
    let later = Pain { id: 6, ..pain(3) };
    assert_eq!(severe_copy(&later, Some(&severe)), SevereCopy::Leave);
    assert_eq!(severe_copy(&pain(3), Some(&pain(2))), SevereCopy::Leave);
    assert_eq!(severe_copy(&pain(3), None), SevereCopy::Leave);
}

#[test]
fn a_record_is_lost_unless_it_is_there_or_in_its_month() {
    let copy = text(&record(5));
    assert!(is_lost_record(&copy, &[record(4)], TODAY));
    assert!(!is_lost_record(&copy, &[record(4), record(5)], TODAY));
    let old = text(&Record { day: LONG_AGO, ..record(5) });
    assert!(!is_lost_record(&old, &[], TODAY));
    assert!(!is_lost_record("damaged", &[], TODAY));
}

#[test]
fn of_two_numbers_for_pain_the_worse_one_counts() {
    let copy = text(&pain(5));
    let lost = |first: Option<&str>| lost_pain(&copy, first, TODAY);
    assert_eq!(lost(None).as_ref(), Some(&copy));
    assert_eq!(lost(Some(&text(&pain(4)))).as_ref(), Some(&copy));
    assert_eq!(lost(Some(&copy)), None);
    assert_eq!(lost(Some(&text(&pain(6)))), None);
    assert_eq!(lost(Some("damaged")), None, "what cannot be read is left alone");
    let old = text(&Pain { day: LONG_AGO, ..pain(5) });
    assert_eq!(lost_pain(&old, None, TODAY), None);
}

#[test]
fn the_answers_of_both_places_are_laid_together_the_worse_ones_first() {
    let none = Feedback { session: 5, ..Feedback::default() };
    let copy = Feedback { effort: Some(Effort::Easy), worse_next_morning: Some(true), ..none };
    let first = Feedback { effort: Some(Effort::Hard), pain_change: Some(1), ..none };
    let records = [record(5)];
    let lost = |copy: &Feedback, first: Option<&str>| {
        lost_feedback(&text(copy), first, &records).map(|it| open(&it).expect("it is feedback"))
    };
    let both = Feedback { worse_next_morning: Some(true), ..first };
    assert_eq!(lost(&copy, Some(&text(&first))), Some(both));
    assert_eq!(lost(&copy, None), Some(copy));
    assert_eq!(lost(&copy, Some(&text(&both))), None, "nothing was lost");
    let worse = Feedback { pain_change: Some(2), ..none };
    let after = Feedback { pain_change: Some(2), ..first };
    assert_eq!(lost(&worse, Some(&text(&first))), Some(after));
    assert_eq!(lost(&Feedback { pain_change: Some(0), ..none }, Some(&text(&first))), None);
    assert_eq!(lost(&copy, Some("damaged")), None);
    assert_eq!(lost_feedback(&text(&copy), None, &[record(4)]), None, "it is in its month");
}

#[test]
fn the_later_facts_count() {
    let told = |utc| text(&Facts { utc: Millis(utc), ..Facts::default() });
    let copy = told(7);
    assert_eq!(lost_facts(&copy, None).as_ref(), Some(&copy));
    assert_eq!(lost_facts(&copy, Some(&told(6))).as_ref(), Some(&copy));
    assert_eq!(lost_facts(&copy, Some(&copy)), None);
    assert_eq!(lost_facts(&copy, Some(&told(8))), None);
    assert_eq!(lost_facts(&copy, Some("damaged")), None);
    assert_eq!(lost_facts("damaged", None), None);
}

#[test]
fn of_two_checks_the_one_that_asks_for_more_counts_and_a_word_stays() {
    let check = |level| text(&common::journal::check(5, TODAY, "2026-11-21", level));
    let copy = check(Level::Urgent);
    assert_eq!(lost_check_or_word(&copy, None).as_ref(), Some(&copy));
    assert_eq!(lost_check_or_word(&copy, Some(&check(Level::Ready))).as_ref(), Some(&copy));
    assert_eq!(lost_check_or_word(&copy, Some(&check(Level::Emergency))), None);
    assert_eq!(lost_check_or_word(&copy, Some("damaged")), None);
    let advises = Check { word: Some(false), ..common::journal::check(5, TODAY, "", Level::Soon) };
    let asks = text(&Check { word: Some(true), ..advises.clone() });
    assert_eq!(lost_check_or_word(&asks, Some(&text(&advises))).as_ref(), Some(&asks));
    let word = text(&DeclarationRecord {
        id: 6,
        utc: Millis::ZERO,
        day: TODAY,
        check: 5,
        says: Declaration::Unchanged,
    });
    assert_eq!(lost_check_or_word(&word, None).as_ref(), Some(&word));
    assert_eq!(lost_check_or_word(&word, Some(&word)), None);
}
