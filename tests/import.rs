//! An import, driven on the host: what it asks for, in which order, and what becomes of it when something fails.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use unhunch::domain::device::Trouble;
use unhunch::domain::journal::archive::Month;
use unhunch::domain::journal::export::Snapshot;
use unhunch::domain::journal::export::merge::merge;
use unhunch::domain::journal::import::{
    Import, ImportEffect, ImportEvent, ImportPlan, ImportStage, Incoming,
};
use unhunch::domain::journal::record::{Pain, PainWhen};
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

fn pain(id: u64) -> Pain {
    let (utc, day, when) = (Millis(id), Day(20_000), PainWhen::Alone);
    Pain { id, utc, offset: 0, day, value: 3, when, place: None }
}

fn incoming(ids: &[u64]) -> Incoming {
    let kept = Snapshot { pains: ids.iter().map(|id| pain(*id)).collect(), ..Snapshot::default() };
    let preview = merge(&Snapshot::default(), kept.clone()).preview;
    Incoming { kept: Arc::new(kept), preview: Arc::new(preview) }
}

fn month(ids: &[u64]) -> Month {
    let pains = ids.iter().map(|id| (*id, pain(*id))).collect();
    Month { pains, ..Month::default() }
}

/// Of the rows 1 to 3, the first two go into a month each.
fn plan() -> ImportEvent {
    let merged = merge(&Snapshot::default(), Snapshot::clone(&incoming(&[1, 2, 3]).kept));
    let months =
        BTreeMap::from([("2024-09".to_owned(), month(&[1])), ("2024-10".to_owned(), month(&[2]))]);
    ImportEvent::Planned(Box::new(ImportPlan { merged, rows: month(&[1, 2, 3]), months }))
}

/// One whose preview the person has seen.
fn previewed() -> Import {
    let mut import = Import::default();
    assert_eq!(import.handle(ImportEvent::Chosen), Some(ImportEffect::ReadPart));
    assert_eq!(import.handle(ImportEvent::PartRead(40)), Some(ImportEffect::ReadPart));
    assert_eq!((import.percent(), import.is_busy()), (40, true));
    assert_eq!(import.handle(ImportEvent::Read(incoming(&[1, 2, 3]))), None);
    assert_eq!(import.stage(), &ImportStage::Previewed(incoming(&[1, 2, 3])));
    import
}

/// What is asked for from `event` on, if all of it works but the step at `fails`; and what the import comes to.
fn run(import: &mut Import, event: ImportEvent, fails: Option<usize>) -> Vec<ImportEffect> {
    let mut asked = Vec::new();
    let mut next = import.handle(event);
    while let Some(effect) = next {
        let event = match &effect {
            _ if fails == Some(asked.len()) => ImportEvent::Failed(Trouble::Full),
            ImportEffect::Plan(_) => plan(),
            ImportEffect::RemoveRows(_) => {
                ImportEvent::RowsRemoved(vec!["month:1".to_owned(), "month:2".to_owned()])
            }
            _ => ImportEvent::Done,
        };
        asked.push(effect);
        assert!(asked.len() < 20, "no end: {asked:?}");
        next = import.handle(event);
    }
    asked
}

fn names(asked: &[ImportEffect]) -> Vec<String> {
    let name = |it: &ImportEffect| match it {
        ImportEffect::ReadPart => "read".to_owned(),
        ImportEffect::Plan(_) => "plan".to_owned(),
        ImportEffect::WriteMonth(name, _) => name.clone(),
        ImportEffect::WriteRows(rows, _) => format!("rows {:?}", rows.pains.keys()),
        ImportEffect::PutBack => "put back".to_owned(),
        ImportEffect::RemoveRows(_) => "remove rows".to_owned(),
        ImportEffect::TakeOut(key, rows) => format!("{key} {:?}", rows.pains.keys()),
        ImportEffect::ReadAnew(_) => "read anew".to_owned(),
    };
    asked.iter().map(name).collect()
}

#[test]
fn the_months_are_written_first_then_what_stands_by_itself() {
    let mut import = previewed();
    let asked = run(&mut import, ImportEvent::Confirmed, None);
    assert_eq!(names(&asked), ["plan", "2024-09", "2024-10", "rows [3]", "read anew"]);
    let ImportStage::BroughtIn(brought) = import.stage() else { panic!("{:?}", import.stage()) };
    assert_eq!(brought.preview.pains.new, [1, 2, 3]);
}

#[test]
fn all_of_it_or_nothing() {
    for fails in 1..=3 {
        let mut import = previewed();
        let asked = names(&run(&mut import, ImportEvent::Confirmed, Some(fails)));
        assert_eq!(asked.len(), fails + 2, "nothing more is written: {asked:?}");
        assert_eq!(asked.last().map(String::as_str), Some("put back"));
        assert_eq!(import.stage(), &ImportStage::NotBroughtIn(Trouble::Full));
    }
}

#[test]
fn what_was_brought_in_is_taken_out_of_every_month_again() {
    let mut import = previewed();
    run(&mut import, ImportEvent::Confirmed, None);
    let whole = import.clone();
    let asked = names(&run(&mut import, ImportEvent::Undone, None));
    assert_eq!(asked, ["remove rows", "month:1 [1, 2, 3]", "month:2 [1, 2, 3]", "read anew"]);
    assert_eq!(import.stage(), &ImportStage::TakenBack);
    // A month that the disk does not let go of keeps none of the others, and it is told.
    let mut import = whole;
    let asked = names(&run(&mut import, ImportEvent::Undone, Some(1)));
    assert_eq!(asked.last().map(String::as_str), Some("read anew"));
    assert_eq!(asked.len(), 4);
    assert_eq!(import.stage(), &ImportStage::NotTakenBack);
}

#[test]
fn what_is_refused_says_why_and_another_file_can_be_chosen() {
    let mut import = Import::default();
    import.handle(ImportEvent::Chosen);
    assert_eq!(import.handle(ImportEvent::Refused("no file".to_owned())), None);
    assert_eq!(import.stage(), &ImportStage::Refused("no file".to_owned()));
    assert_eq!(import.handle(ImportEvent::Chosen), Some(ImportEffect::ReadPart));
}

#[test]
fn a_file_with_nothing_new_is_not_brought_in() {
    let mut import = Import::default();
    import.handle(ImportEvent::Chosen);
    import.handle(ImportEvent::Read(incoming(&[])));
    assert_eq!(import.handle(ImportEvent::Confirmed), None);
    assert_eq!(import.stage(), &ImportStage::Previewed(incoming(&[])));
}

#[test]
fn the_bar_goes_up_and_not_over_a_hundred() {
    let mut import = previewed();
    import.handle(ImportEvent::Confirmed);
    let mut next = import.handle(plan());
    let mut percents = vec![import.percent()];
    while next.is_some() {
        next = import.handle(ImportEvent::Done);
        percents.push(import.percent());
    }
    assert!(percents.is_sorted() && percents.iter().all(|it| *it <= 100), "{percents:?}");
    assert!(percents.contains(&50), "{percents:?}");
}

#[test]
fn a_second_refusal_is_shown_and_a_step_of_the_same_work_moves_the_bar_alone() {
    let mut import = Import::default();
    import.handle(ImportEvent::Refused("empty".to_owned()));
    let before = import.clone();
    import.handle(ImportEvent::Refused("no text".to_owned()));
    assert!(!import.only_moved_on(&before));
    import.handle(ImportEvent::Chosen);
    assert!(!import.only_moved_on(&before));
    let before = import.clone();
    import.handle(ImportEvent::PartRead(40));
    assert!(import.only_moved_on(&before));
}

fn any_event() -> impl Strategy<Value = ImportEvent> {
    prop_oneof![
        Just(ImportEvent::Chosen),
        Just(ImportEvent::PartRead(7)),
        Just(ImportEvent::Read(incoming(&[1, 2, 3]))),
        Just(ImportEvent::Refused(String::new())),
        Just(ImportEvent::Confirmed),
        Just(plan()),
        Just(ImportEvent::Undone),
        Just(ImportEvent::RowsRemoved(vec!["month:1".to_owned()])),
        Just(ImportEvent::Done),
        Just(ImportEvent::Failed(Trouble::Missing)),
    ]
}

proptest! {
    /// In whatever order things happen: nothing is written before a preview was confirmed, and nothing is taken back that
    /// was not brought in.
    #[test]
    fn nothing_is_written_unseen(events in prop::collection::vec(any_event(), 0..30)) {
        let mut import = Import::default();
        let (mut confirmed, mut brought) = (false, false);
        for event in events {
            let before = import.clone();
            confirmed |= event == ImportEvent::Confirmed
                && matches!(before.stage(), ImportStage::Previewed(_));
            let effect = import.handle(event.clone());
            brought |= matches!(import.stage(), ImportStage::BroughtIn(_));
            match effect {
                Some(ImportEffect::WriteMonth(..) | ImportEffect::WriteRows(..)) => {
                    prop_assert!(confirmed, "{event:?}");
                }
                Some(ImportEffect::RemoveRows(_) | ImportEffect::TakeOut(..)) => {
                    prop_assert!(brought, "{event:?}");
                }
                _ => {}
            }
            if before.is_busy() && event == ImportEvent::Chosen {
                prop_assert_eq!(&import, &before, "another file waits");
            }
        }
    }
}
