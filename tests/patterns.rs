//! Pain by the hour and by what was noted, worked out a second time; and the rows of the journal.

mod common;

use common::journal::{done, entry, pain, record};
use unhunch::domain::journal::amended;
use unhunch::domain::journal::archive::month_of;
use unhunch::domain::journal::diary::{DiaryItem, DiaryRow, NoteAbout, diary};
use unhunch::domain::journal::entry::{Addition, Entry, EntryKind};
use unhunch::domain::journal::patterns::{ENOUGH_NUMBERS, Patterns};
use unhunch::domain::journal::record::Pain;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

/// A number for pain at this hour of a day.
fn at(id: u64, hour: u64, value: u8) -> Pain {
    Pain { utc: Millis((id * 24 + hour) * 3_600_000), ..pain(id, Day(id as i32), value) }
}

fn note(id: u64, of: u64, name: Option<&str>, text: &str) -> Entry {
    let (name, text) = (name.map(str::to_owned), Some(text.to_owned()));
    Entry { of: Some(of), name, text, ..entry(id, EntryKind::Note) }
}

fn trigger(id: u64, of: u64, text: &str) -> Entry {
    note(id, of, Some(NoteAbout::Trigger.id()), text)
}

#[test]
fn hours_are_told_from_eight_numbers_on_and_only_beside_others() {
    let early = (1..=8).map(|id| at(id, 8, 2));
    let late = (11..=18).map(|id| at(id, 23, 6));
    let all: Vec<Pain> = early.clone().chain(late.clone()).chain([at(30, 14, 9)]).collect();
    let hours = Patterns::of(&all, &[]).hours;
    let told: Vec<_> = hours.iter().map(|(from, it)| (*from, it.count, it.mean)).collect();
    assert_eq!(told, [(8, 8, 2.0), (20, 8, 6.0)]);
    let all: Vec<Pain> = early.chain(late.take(7)).collect();
    assert!(Patterns::of(&all, &[]).is_empty(), "one group says nothing");
    let offset: Vec<Pain> = all.iter().map(|it| Pain { offset: -9 * 60, ..it.clone() }).collect();
    assert!(Patterns::of(&offset, &[]).is_empty());
}

#[test]
fn what_was_noted_is_told_beside_what_it_was_without() {
    let pains: Vec<Pain> = (1..=20).map(|id| at(id, 8, if id <= 9 { 6 } else { 3 })).collect();
    let mut entries: Vec<Entry> = (1..=8).map(|of| trigger(100 + of, of, "A long drive")).collect();
    // Another way to write it, and twice about the same one.
    entries[7] = trigger(108, 8, "a LONG drive");
    entries.push(trigger(109, 8, "a long drive"));
    let [it] = &Patterns::of(&pains, &entries).noted[..] else { panic!("one") };
    assert_eq!((&*it.what, it.with.count, it.without.count), ("a long drive", 8, 12));
    assert!((it.with.mean - 6.0).abs() < 1e-9 && (it.without.mean - 39.0 / 12.0).abs() < 1e-9);
    // One of them that is deleted, note or pain, leaves too few.
    let deleted = Entry { of: Some(101), ..entry(200, EntryKind::Delete) };
    let less = [&entries[..], &[deleted]].concat();
    assert!(Patterns::of(&pains, &less).noted.is_empty());
    let name = Some(amended::PAIN.to_owned());
    let deleted = Entry { of: Some(1), name, ..entry(200, EntryKind::Delete) };
    assert!(Patterns::of(&pains, &[&entries[..], &[deleted]].concat()).noted.is_empty());
    assert!(Patterns::of(&pains[..15], &entries).noted.is_empty(), "seven without");
    assert_eq!(ENOUGH_NUMBERS, 8);
}

fn rows(entries: &[Entry]) -> Vec<DiaryRow> {
    let walked = done("cat-cow", "both", Millis(60_000));
    let mut record = record(1, Day(0));
    record.done.push(walked);
    diary(&month_of(Day(0)), [&record], [&pain(2, Day(1), 4)], entries)
}

#[test]
fn the_newest_comes_first_and_what_was_deleted_is_marked() {
    let walk = Entry { day: Day(2), ..entry(3, EntryKind::Elsewhere) };
    let other = Entry { day: Day(40), ..entry(4, EntryKind::Note) };
    let mut entries = vec![walk, other, note(5, 2, None, "why"), entry(6, EntryKind::Tick)];
    let ids = |entries: &[Entry]| rows(entries).iter().map(|it| it.id).collect::<Vec<_>>();
    assert_eq!(
        ids(&entries),
        [3, 2, 1],
        "no other month, no note about another, nothing of the plan"
    );
    assert_eq!(rows(&entries)[1].note(None).and_then(|it| it.text.as_deref()), Some("why"));
    let add = |entries: &mut Vec<Entry>, it: Addition| {
        let id = 10 + entries.len() as u64;
        let Addition { kind, of, name, value, text } = it;
        entries.push(Entry { of, name, value, text, ..entry(id, kind) });
    };
    for at in 0..3 {
        let row = rows(&entries)[at].clone();
        add(&mut entries, row.deletion(true));
        assert!(rows(&entries)[at].deleted);
        add(&mut entries, row.deletion(false));
        assert!(!rows(&entries)[at].deleted);
    }
    // A note is written, written anew, and emptied.
    for (written, text) in [("a", Some("a")), (" b ", Some("b")), (" ", None), ("c", Some("c"))] {
        let row = rows(&entries)[2].clone();
        add(&mut entries, row.note_change(Some(NoteAbout::Helped), written));
        let row = rows(&entries)[2].clone();
        let noted = row.note(Some(NoteAbout::Helped)).and_then(|it| it.text.clone());
        assert_eq!(noted.as_deref(), text);
        assert!(row.notes.len() <= 1);
    }
    let row = rows(&entries)[2].clone();
    add(&mut entries, row.correction("minutes", Some(5), None));
    let row = rows(&entries)[2].clone();
    let DiaryItem::Session(record) = &row.item else { panic!("a session") };
    assert!(row.corrected && record.guided() == Millis(300_000));
}
