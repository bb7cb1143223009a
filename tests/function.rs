//! What is hard for a person: what is asked, when, and what a change is worth.

mod common;

use common::journal::entry;
use unhunch::domain::journal::entry::{Entry, EntryKind};
use unhunch::domain::journal::function::{
    Activity, FunctionChange, FunctionTrend, MOST_THINGS, Thing, ThingName, Things,
};
use unhunch::domain::time::day::Day;

fn known(id: u64, name: &str) -> Entry {
    Entry { name: Some(name.to_owned()), ..entry(id, EntryKind::Function) }
}

fn own(id: u64, words: &str) -> Entry {
    Entry { text: Some(words.to_owned()), ..entry(id, EntryKind::Function) }
}

fn again(id: u64, of: u64, value: i32) -> Entry {
    Entry { of: Some(of), value: Some(value), ..entry(id, EntryKind::Function) }
}

fn answer(id: u64, of: u64, day: i32, value: i32) -> Entry {
    Entry { of: Some(of), value: Some(value), day: Day(day), ..entry(id, EntryKind::Answer) }
}

fn ids(things: &[&Thing]) -> Vec<u64> {
    things.iter().map(|it| it.id).collect()
}

#[test]
fn three_things_are_asked_at_most_and_one_that_is_put_away_makes_room() {
    let mut all = vec![
        known(1, "sit_two_hours"),
        own(2, "Hanging out the washing"),
        known(3, "reach_overhead"),
        known(4, "carry_bag"),
        known(5, "to_fly"),
        entry(6, EntryKind::Function),
    ];
    let things = Things::of(&all);
    assert_eq!(ids(&things.current()), [1, 2, 3]);
    assert_eq!(things.current().len(), MOST_THINGS);
    assert!(!things.has_room());
    assert_eq!(things.current()[1].name, ThingName::Own("Hanging out the washing".to_owned()));
    // The fourth waits; it comes when it is asked for again, and there is room.
    all.push(again(7, 4, 1));
    assert_eq!(ids(&Things::of(&all).current()), [1, 2, 3]);
    all.push(again(8, 2, 0));
    assert!(Things::of(&all).has_room());
    all.push(again(9, 4, 1));
    let things = Things::of(&all);
    assert_eq!(ids(&things.current()), [1, 3, 4]);
    assert_eq!(ids(&things.put_away()), [0; 0], "there is no number to remember it by");
    assert_eq!(things.known(Activity::Carrying).map(|it| it.id), Some(4));
}

#[test]
fn of_a_day_the_last_number_counts_and_what_is_no_number_is_passed_over() {
    let all = [
        known(1, "sit_two_hours"),
        answer(2, 1, 100, 3),
        answer(3, 1, 100, 4),
        answer(4, 1, 101, 11),
        answer(5, 1, 102, -1),
        answer(6, 9, 103, 5),
        Entry { value: None, ..answer(7, 1, 104, 0) },
    ];
    let things = Things::of(&all);
    let thing = things.thing(1).expect("it was named");
    assert_eq!(thing.answers.iter().collect::<Vec<_>>(), [(&Day(100), &4)]);
    assert_eq!(thing.change(), None, "one day is no change");
}

#[test]
fn it_is_asked_once_a_week_and_not_of_somebody_who_named_nothing() {
    assert!(!Things::default().is_due(Day(100)));
    let named = [known(1, "sit_two_hours")];
    assert!(Things::of(&named).is_due(Day(100)), "a number was never said");
    let said = [known(1, "sit_two_hours"), answer(2, 1, 100, 4)];
    let due = |day| Things::of(&said).is_due(Day(day));
    assert_eq!(
        (100..=108).map(due).collect::<Vec<_>>(),
        [false, false, false, false, false, false, false, true, true]
    );
    // The clock had been ahead: what was said then says nothing about when it is due.
    assert!(due(99));
    let away = [known(1, "sit_two_hours"), answer(2, 1, 100, 4), again(3, 1, 0)];
    assert!(!Things::of(&away).is_due(Day(300)));
}

#[test]
fn a_change_within_the_noise_is_called_that() {
    let trend = |from, to| {
        let all = [known(1, "sit_two_hours"), answer(2, 1, 100, from), answer(3, 1, 107, to)];
        Things::of(&all).thing(1).and_then(Thing::change).map(FunctionChange::trend)
    };
    assert_eq!(trend(4, 6), Some(FunctionTrend::Noise));
    assert_eq!(trend(4, 7), Some(FunctionTrend::Easier));
    assert_eq!(trend(6, 4), Some(FunctionTrend::Noise));
    assert_eq!(trend(7, 4), Some(FunctionTrend::Harder));
    assert_eq!(trend(5, 5), Some(FunctionTrend::Noise));
}

#[test]
fn the_mean_is_of_all_that_is_asked_and_has_a_smaller_noise() {
    let mut all = vec![
        known(1, "sit_two_hours"),
        known(2, "carry_bag"),
        answer(3, 1, 100, 4),
        answer(4, 2, 100, 5),
        answer(5, 1, 107, 6),
    ];
    assert_eq!(Things::of(&all).change(), None, "one of them has one number");
    all.push(answer(6, 2, 107, 7));
    let change = Things::of(&all).change().expect("both have two");
    // (4 + 5) / 2 to (6 + 7) / 2.
    assert_eq!(
        (change.from.to_bits(), change.to.to_bits()),
        (4.5_f64.to_bits(), 6.5_f64.to_bits())
    );
    assert_eq!(change.trend(), FunctionTrend::Easier);
    all.push(answer(7, 2, 108, 6));
    assert_eq!(Things::of(&all).change().map(FunctionChange::trend), Some(FunctionTrend::Noise));
    // Of one thing alone its own noise holds.
    all.push(again(8, 2, 0));
    assert_eq!(Things::of(&all).change(), None);
}
