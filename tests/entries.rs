//! Entries, and what of the log stands after them.

mod common;

use common::journal::entry;
use proptest::prelude::*;
use unhunch::domain::journal::entry::{Entry, EntryKind, MOST_NOTE, is_note, note};
use unhunch::domain::journal::standing::{Standing, standing_entries};

fn about(id: u64, kind: EntryKind, of: u64) -> Entry {
    Entry { of: Some(of), ..entry(id, kind) }
}

fn correct(id: u64, of: u64, field: &str, value: Option<i32>, text: Option<&str>) -> Entry {
    let (name, text) = (Some(field.to_owned()), text.map(str::to_owned));
    Entry { name, value, text, ..about(id, EntryKind::Correct, of) }
}

#[test]
fn what_is_deleted_counts_no_more_until_it_is_restored() {
    let note = entry(1, EntryKind::Note);
    let mut log = vec![note.clone(), entry(2, EntryKind::Tick)];
    log.push(about(3, EntryKind::Delete, 1));
    assert_eq!(standing_entries(&log), [entry(2, EntryKind::Tick)]);
    log.push(about(4, EntryKind::Restore, 1));
    assert_eq!(standing_entries(&log), [note.clone(), entry(2, EntryKind::Tick)]);
    log.push(about(5, EntryKind::Delete, 1));
    assert_eq!(standing_entries(&log), [entry(2, EntryKind::Tick)]);
    log.reverse();
    assert_eq!(standing_entries(&log), [entry(2, EntryKind::Tick)], "the later one counts");
}

#[test]
fn the_last_correction_of_a_field_is_laid_over() {
    let walk = Entry { value: Some(20), ..entry(1, EntryKind::Elsewhere) };
    let mut log = vec![
        walk.clone(),
        correct(2, 1, "value", Some(30), None),
        correct(3, 1, "value", Some(40), None),
        correct(4, 1, "text", None, Some("uphill")),
        correct(5, 1, "name", None, Some("walk")),
    ];
    let [text, name] = ["uphill", "walk"].map(|it| Some(it.to_owned()));
    let right = Entry { value: Some(40), text, name, ..walk.clone() };
    assert_eq!(standing_entries(&log), std::slice::from_ref(&right));
    // A correction that is deleted leaves the one before it.
    log.push(about(6, EntryKind::Delete, 3));
    assert_eq!(standing_entries(&log), [Entry { value: Some(30), ..right.clone() }]);
    log.push(correct(7, 1, "text", None, None));
    assert_eq!(standing_entries(&log), [Entry { value: Some(30), text: None, ..right }]);
}

#[test]
fn a_kind_that_is_not_known_stays_as_it_is() {
    let unknown = Entry { kind: "not-here-yet".to_owned(), ..entry(1, EntryKind::Note) };
    assert_eq!(standing_entries(std::slice::from_ref(&unknown)), [unknown]);
}

#[test]
fn every_kind_is_found_again_by_its_id() {
    for kind in EntryKind::ALL {
        assert_eq!(entry(1, *kind).is(), Some(*kind));
    }
}

#[test]
fn a_note_holds_what_was_written_as_far_as_it_can_be_stored() {
    assert_eq!(note("  sat < 2 h\n"), Some("sat < 2 h".to_owned()));
    assert_eq!(note("one\ntwo\r\u{202e}\u{7}"), Some("one\ntwo".to_owned()));
    assert_eq!(note(" \u{7} \n"), None);
    assert_eq!(note(&"ä".repeat(2000)), Some("ä".repeat(MOST_NOTE)));
    assert!(!is_note(" \n") && !is_note("a\tb") && is_note("a\nb"));
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let kinds = [EntryKind::Note, EntryKind::Delete, EntryKind::Restore, EntryKind::Correct];
    let field = proptest::sample::select(vec!["value", "text"]);
    (proptest::sample::select(kinds.to_vec()), 1..12_u64, field, 0..9).prop_map(
        |(kind, of, field, value)| Entry {
            of: Some(of),
            name: Some(field.to_owned()),
            value: Some(value),
            ..entry(0, kind)
        },
    )
}

proptest! {
    #[test]
    fn the_order_in_which_entries_come_does_not_matter(
        (given, shuffled) in proptest::collection::vec(any_entry(), 0..12)
            .prop_map(|all| (1..).zip(all).map(|(id, it)| Entry { id, ..it }).collect::<Vec<_>>())
            .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        prop_assert_eq!(Standing::of(&given), Standing::of(&shuffled));
    }

    #[test]
    fn whatever_is_written_is_a_note_or_none(text in any::<String>()) {
        prop_assert!(note(&text).is_none_or(|it| is_note(&it)));
    }
}
