//! Sessions and pain as they stand after corrections and deletions, and every fold over them.

mod common;

use common::journal::{check, done, entry, pain, record};
use proptest::prelude::*;
use serde_json::Value;
use unhunch::content;
use unhunch::domain::journal::amended::{self, Correctable};
use unhunch::domain::journal::archive::{Archive, Month};
use unhunch::domain::journal::entry::{Entry, EntryKind};
use unhunch::domain::journal::export::{Snapshot, csv, fhir};
use unhunch::domain::journal::gate::{CheckReason, Gate};
use unhunch::domain::journal::log::Log;
use unhunch::domain::journal::progress::Sums;
use unhunch::domain::journal::record::{Pain, PainWhen, Record, SessionOutcome};
use unhunch::domain::safety::check::Level;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

const TODAY: Day = Day(20_000);

fn correct(id: u64, of: u64, field: Correctable, value: Option<i32>, text: &str) -> Entry {
    let text = Some(text.to_owned()).filter(|it| !it.is_empty());
    let name = Some(field.id().to_owned());
    Entry { of: Some(of), name, value, text, ..entry(id, EntryKind::Correct) }
}

fn delete(id: u64, of: u64, list: &str) -> Entry {
    Entry { of: Some(of), name: Some(list.to_owned()), ..entry(id, EntryKind::Delete) }
}

fn restore(id: u64, of: u64, list: &str) -> Entry {
    Entry { kind: EntryKind::Restore.id().to_owned(), ..delete(id, of, list) }
}

fn session(id: u64, day: Day, seconds: &[u32]) -> Record {
    let row = |it: &u32| done("cat-cow", "both", Millis::from_secs(*it));
    Record { done: seconds.iter().map(row).collect(), ..record(id, day) }
}

fn log(entries: Vec<Entry>) -> Log {
    Log {
        records: vec![session(1, TODAY, &[40, 20]), session(2, TODAY, &[60])],
        pains: vec![pain(3, TODAY, 4), pain(4, TODAY, 6)],
        checks: vec![check(0, TODAY, content::rules().dated, Level::Ready)],
        entries,
        ..Log::default()
    }
}

#[test]
fn minutes_are_shared_out_over_the_rows_in_proportion() {
    let log = log(vec![correct(9, 1, Correctable::Minutes, Some(10), "")]);
    let right = log.standing().record(&log.records[0]).expect("not deleted").into_owned();
    let times: Vec<u64> = right.done.iter().map(|it| it.time.0).collect();
    assert_eq!(times, [400_000, 200_000]);
    let day = log.sums().days[&TODAY];
    assert_eq!((day.sessions, day.time), (2, Millis::from_secs(660)));
}

#[test]
fn what_is_corrected_and_deleted_is_in_every_sum_and_comes_back() {
    let mut log = log(vec![
        delete(9, 2, amended::SESSION),
        correct(10, 3, Correctable::Value, Some(8), ""),
        correct(11, 3, Correctable::When, None, "after"),
        correct(12, 3, Correctable::Place, None, "neck"),
        delete(13, 4, amended::PAIN),
    ]);
    let day = log.sums().days[&TODAY];
    assert_eq!((day.sessions, day.time, day.pains, day.pain), (1, Millis::from_secs(60), 1, 8));
    let right = log.standing().pain(&log.pains[0]).expect("not deleted").into_owned();
    assert_eq!(
        (right.value, right.when, right.place.as_deref()),
        (8, PainWhen::After, Some("neck"))
    );
    log.entries.extend([restore(14, 2, amended::SESSION), restore(15, 4, amended::PAIN)]);
    let day = log.sums().days[&TODAY];
    assert_eq!((day.sessions, day.pains, day.pain), (2, 2, 14));
}

#[test]
fn a_session_and_a_pain_of_one_id_are_deleted_each_for_itself() {
    let mut both = log(vec![delete(9, 1, amended::PAIN)]);
    both.pains.push(pain(1, TODAY, 10));
    let day = both.sums().days[&TODAY];
    assert_eq!((day.sessions, day.pain), (2, 10));
}

#[test]
fn what_makes_no_sense_in_a_correction_changes_nothing() {
    let log = log(vec![
        correct(9, 3, Correctable::Value, Some(11), ""),
        correct(10, 4, Correctable::Value, Some(-1), ""),
        correct(11, 1, Correctable::Minutes, Some(-5), ""),
        correct(12, 1, Correctable::Outcome, None, "not-here-yet"),
        correct(13, 2, Correctable::Minutes, Some(amended::MOST_MINUTES + 1), ""),
    ]);
    assert_eq!(log.sums(), Sums::of(&log.records, &log.pains));
}

#[test]
fn the_sums_of_folded_months_follow() {
    let log = log(vec![
        delete(9, 2, amended::SESSION),
        correct(10, 1, Correctable::Minutes, Some(3), ""),
        correct(11, 4, Correctable::Value, Some(0), ""),
    ]);
    let mut month = Month::default();
    month.records.extend(log.records.iter().map(|it| (it.id, it.clone())));
    month.pains.extend(log.pains.iter().map(|it| (it.id, it.clone())));
    let keys = vec!["month:2024-10:0".to_owned()];
    let archive =
        |entries: &[Entry]| Archive::of(keys.clone(), &month, 0, content::exercises(), entries);
    assert_eq!(archive(&log.entries).sums, log.sums());
    assert!(!archive(&[]).fits(&keys, content::exercises(), &log.entries), "they are made anew");
    assert!(archive(&log.entries).fits(&keys, content::exercises(), &log.entries));
    let none = archive(&[delete(9, 1, amended::SESSION), delete(10, 2, amended::SESSION)]);
    assert_eq!(
        (none.sums.spine(TODAY).days, none.began()),
        (0, Some(TODAY)),
        "the gate knows when it began"
    );
}

#[test]
fn no_correction_and_no_deletion_opens_the_gate() {
    let gate = |log: &Log| log.gate(content::rules(), false, TODAY);
    assert_eq!(gate(&log(vec![])), Gate::Open);
    let severe = |entries| {
        let mut log = log(entries);
        log.pains.push(pain(5, TODAY, 8));
        gate(&log)
    };
    let asked = Gate::Ask(CheckReason::Severe);
    assert_eq!(severe(vec![]), asked);
    assert_eq!(severe(vec![correct(9, 5, Correctable::Value, Some(1), "")]), asked);
    assert_eq!(severe(vec![delete(9, 5, amended::PAIN)]), asked);
    // And one that makes it worse shuts it.
    assert_eq!(gate(&log(vec![correct(9, 3, Correctable::Value, Some(7), "")])), asked);
    // Two days that are up beside the week before: to raise the number of that week hides nothing, and to lower it tells.
    let rising = |first: u8, now: Option<i32>| {
        let mut log = log(now
            .map(|now| correct(9, 4, Correctable::Value, Some(now), ""))
            .into_iter()
            .collect());
        let day = |back: i32| Day(TODAY.0 - back);
        log.pains = vec![pain(4, day(3), first), pain(5, day(1), 5), pain(6, TODAY, 5)];
        gate(&log)
    };
    let days = Gate::Ask(CheckReason::Days);
    assert_eq!(rising(4, None), Gate::Open);
    assert_eq!(rising(2, None), days);
    assert_eq!(rising(2, Some(4)), days);
    assert_eq!(rising(4, Some(2)), days);
    let asked = Gate::Ask(CheckReason::StopSign);
    assert_eq!(gate(&log(vec![correct(9, 1, Correctable::Outcome, None, "hurt")])), asked);
    let mut hurt = log(vec![
        correct(9, 1, Correctable::Outcome, None, "finished"),
        delete(10, 1, amended::SESSION),
    ]);
    hurt.records[0].outcome = SessionOutcome::Hurt;
    assert_eq!(gate(&hurt), asked);
}

#[test]
fn tables_and_the_bundle_follow() {
    let note = Entry {
        of: Some(4),
        name: Some("trigger".to_owned()),
        text: Some("a long drive".to_owned()),
        ..entry(14, EntryKind::Note)
    };
    let walk =
        Entry { name: Some("walk".to_owned()), value: Some(30), ..entry(15, EntryKind::Elsewhere) };
    let log = log(vec![
        delete(9, 2, amended::SESSION),
        correct(10, 1, Correctable::Minutes, Some(3), ""),
        correct(11, 3, Correctable::Value, Some(1), ""),
        note,
        walk,
    ]);
    let kept = Snapshot {
        records: log.records,
        pains: log.pains,
        entries: log.entries,
        ..Snapshot::default()
    };
    let sessions = csv::log(&kept);
    assert_eq!(sessions.lines().count(), 3, "the header, and two rows of one session: {sessions}");
    assert!(
        sessions.contains(",120,0,true,,,,,true,") && sessions.contains(",60,0,true,,,,,true,"),
        "{sessions}"
    );
    let pains = csv::pain(&kept);
    assert!(
        pains.contains(",1,alone,,true,\r\n")
            && pains.contains(",6,alone,,,trigger: a long drive\r\n"),
        "{pains}"
    );
    let bundle: Value = serde_json::from_str(&fhir::bundle(&kept, Millis(0))).expect("JSON");
    let found = |id: &str| {
        let mut all = bundle["entry"].as_array().expect("a list").iter().map(|it| &it["resource"]);
        all.find(|it| it["id"] == id).unwrap_or_else(|| panic!("{id}")).clone()
    };
    assert_eq!(
        (&found("session-1")["status"], &found("session-2")["status"]),
        (&"corrected".into(), &"entered-in-error".into())
    );
    assert_eq!(found("session-1")["valueQuantity"]["value"], 3.0);
    assert_eq!(
        (&found("pain-3")["status"], &found("pain-3")["valueQuantity"]["value"]),
        (&"corrected".into(), &1.into())
    );
    assert_eq!(
        (&found("pain-4")["status"], &found("pain-4")["note"][0]["text"]),
        (&"amended".into(), &"trigger: a long drive".into())
    );
    assert_eq!(
        (&found("entry-15")["status"], &found("entry-15")["valueQuantity"]["value"]),
        (&"final".into(), &30.into())
    );
}

fn any_amendment() -> impl Strategy<Value = Entry> {
    (0..7_u8, 1..5_u64, 0..11_i32).prop_map(|(what, of, value)| match what {
        0 => delete(0, of, amended::SESSION),
        1 => delete(0, of, amended::PAIN),
        2 => restore(0, of, amended::SESSION),
        3 => restore(0, of, amended::PAIN),
        4 => correct(0, of, Correctable::Value, Some(value), ""),
        5 => correct(
            0,
            of,
            Correctable::Outcome,
            None,
            ["finished", "ended", "hurt"][value as usize % 3],
        ),
        _ => correct(0, of, Correctable::Minutes, Some(value), ""),
    })
}

proptest! {
    #[test]
    fn the_cautious_never_see_less(all in proptest::collection::vec(any_amendment(), 0..10)) {
        let entries = (9..).zip(all).map(|(id, it)| Entry { id, ..it }).collect();
        let log = log(entries);
        let standing = log.standing();
        let pains = log.pains.iter().map(|it| standing.cautious_pain(it).into_owned()).collect();
        let records = log.records.iter().map(|it| standing.cautious_record(it).into_owned()).collect();
        let seen = Log { records, pains, ..log.clone() };
        let worse = |(raw, seen): (&Pain, &Pain)| seen.value >= raw.value && seen.id == raw.id;
        prop_assert!(log.pains.iter().zip(&seen.pains).all(worse));
        let worse = |(raw, seen): (&Record, &Record)| !raw.hurt() || seen.hurt();
        prop_assert!(log.records.iter().zip(&seen.records).all(worse));
        prop_assert_eq!((seen.pains.len(), seen.records.len()), (2, 2));
    }
}
