//! When the draft of a session is over, when it is written, and what the next page does with one that was left.

mod common;

use common::journal::done;
use proptest::prelude::*;
use unhunch::domain::journal::draft::{
    Draft, DraftEffect, DraftEvent, EVERY, LeftBehind, SecondDraft, is_due,
};
use unhunch::domain::journal::envelope::seal;
use unhunch::domain::journal::record::{Record, SessionOutcome};
use unhunch::domain::session::machine::Event;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

/// 2026-11-21T10:00Z.
const NOW: Millis = Millis(1_795_255_200_000);

fn record(id: u64, utc: Millis, guided: Millis) -> Record {
    let done = vec![done("cat-cow", "both", guided)];
    Record { utc, done, ..common::journal::record(id, Day::local(utc, 0)) }
}

/// A draft of `NOW`, with forty seconds of work in it.
fn draft() -> Draft {
    Draft {
        name: "Chair reset".to_owned(),
        movement: "cat-cow".to_owned(),
        index: 1,
        into: Millis::from_secs(3),
        record: Record { outcome: SessionOutcome::Ended, ..record(10, NOW, Millis::from_secs(40)) },
    }
}

#[test]
fn the_end_of_the_same_session_covers_it() {
    let end = record(11, NOW + Millis::from_secs(8), Millis::from_secs(48));
    assert!(draft().is_covered_by(&end));
    // Also where the clock stood still in between, and where the end was a stop.
    assert!(draft().is_covered_by(&Record { utc: NOW, ..end.clone() }));
    assert!(draft().is_covered_by(&Record { outcome: SessionOutcome::Hurt, ..end }));
}

#[test]
fn another_session_does_not() {
    let soon = NOW + Millis::from_secs(8);
    let guided = Millis::from_secs(48);
    let before = record(9, NOW - Millis::from_secs(8), guided);
    assert!(!draft().is_covered_by(&before), "one that was kept before");
    let other = Record { routine: "desk-reset".to_owned(), ..record(11, soon, guided) };
    assert!(!draft().is_covered_by(&other), "one of another routine");
    let later = record(11, NOW + Millis::from_secs(3600), guided);
    assert!(!draft().is_covered_by(&later), "one that began an hour later");
    let short = record(11, NOW + Millis::from_secs(8), Millis::from_secs(5));
    assert!(!draft().is_covered_by(&short), "one that began after the draft");
    let same = record(10, soon, guided);
    assert!(!draft().is_covered_by(&same), "one that was there before the draft");
}

#[test]
fn a_draft_is_written_at_each_event_now_and_then_and_at_the_end() {
    let early = EVERY - Millis(1);
    assert!(!is_due(Event::Ticked, false, early));
    assert!(is_due(Event::Ticked, false, EVERY));
    assert!(is_due(Event::Ticked, true, early), "it is over, and nothing more is told");
    assert!(is_due(Event::Paused, false, early));
}

/// One that was cut off while it asked what hurts.
fn hurt() -> Draft {
    let record = Record { outcome: SessionOutcome::Hurt, ..draft().record };
    Draft { name: "Wall reset".to_owned(), record, ..draft() }
}

fn found(key: &str, local: Option<&Draft>, second: SecondDraft) -> DraftEvent {
    let local = local.map(|it| seal(it).expect("a draft can be written"));
    DraftEvent::Found { key: key.to_owned(), local, second }
}

fn text(draft: &Draft) -> SecondDraft {
    SecondDraft::Text(seal(draft).expect("a draft can be written"))
}

fn forget(key: &str) -> DraftEffect {
    DraftEffect::Forget(key.to_owned())
}

/// What is left behind after `draft` was found under `draft:1`.
fn left(draft: &Draft) -> LeftBehind {
    let mut left = LeftBehind::default();
    left.handle(found("draft:1", Some(draft), SecondDraft::Unknown), &[]);
    assert_eq!(left.offered().map(|it| &*it.draft), Some(draft));
    left
}

#[test]
fn the_second_place_counts_unless_it_does_not_know() {
    let newer = Draft { index: 2, ..draft() };
    let offered = |local: Option<&Draft>, second| {
        let mut left = LeftBehind::default();
        let effects = left.handle(found("draft:1", local, second), &[]);
        let offered = left.offered().map(|it| it.draft.index);
        assert_eq!(effects.is_empty(), offered.is_some(), "offered, or thrown away: {effects:?}");
        offered
    };
    assert_eq!(offered(Some(&draft()), text(&newer)), Some(2), "it is on the disk first");
    assert_eq!(offered(None, text(&newer)), Some(2));
    assert_eq!(offered(Some(&draft()), SecondDraft::Unknown), Some(1));
    assert_eq!(offered(Some(&draft()), SecondDraft::Over), None);
    assert_eq!(offered(None, SecondDraft::Unknown), None);
    let damaged = SecondDraft::Text("damaged".to_owned());
    assert_eq!(offered(Some(&draft()), damaged), None, "nobody can say what was done in it");
}

#[test]
fn what_has_a_record_or_holds_nothing_is_thrown_away() {
    let mut left = LeftBehind::default();
    let end = record(11, NOW + Millis::from_secs(8), Millis::from_secs(48));
    let event = || found("draft:1", Some(&draft()), SecondDraft::Unknown);
    assert_eq!(left.handle(event(), &[end]), [forget("draft:1")]);
    let mut empty = draft();
    empty.record.done.clear();
    let empty = found("draft:1", Some(&empty), SecondDraft::Unknown);
    assert_eq!(left.handle(empty, &[]), [forget("draft:1")]);
    assert_eq!(left, LeftBehind::default());
    // One that is offered and turns out to be over is offered no more.
    left.handle(event(), &[]);
    left.handle(found("draft:2", None, SecondDraft::Over), &[]);
    assert!(left.offered().is_some(), "another is over");
    left.handle(found("draft:1", None, SecondDraft::Over), &[]);
    assert_eq!(left, LeftBehind::default());
}

#[test]
fn one_that_hurt_goes_before_the_others_and_is_answered() {
    let mut left = left(&draft());
    assert!(!left.hurts());
    let effects = left.handle(found("draft:2", Some(&hurt()), SecondDraft::Unknown), &[]);
    assert_eq!(effects, [DraftEffect::AskWhatHurt]);
    assert!(left.hurts());
    left.handle(found("draft:3", Some(&draft()), SecondDraft::Unknown), &[]);
    assert_eq!(left.offered().map(|it| &*it.key), Some("draft:2"));
    assert_eq!(left.handle(DraftEvent::Discarded, &[]), [], "it cannot be thrown away");
    assert!(left.hurts());
}

#[test]
fn what_goes_on_asks_the_gate_first_and_is_offered_again_if_it_may_not() {
    let mut left = left(&hurt());
    let effects = left.handle(DraftEvent::Resumed, &[]);
    assert_eq!(effects, [DraftEffect::AskGate(hurt().into())]);
    assert!(!left.hurts(), "the gate does not hold it back for its own question");
    assert_eq!(left.handle(DraftEvent::Refused, &[]), [DraftEffect::RefreshGate]);
    assert!(left.hurts());
    left.handle(DraftEvent::Resumed, &[]);
    let effects = left.handle(DraftEvent::Admitted, &[]);
    assert_eq!(effects, [forget("draft:1"), DraftEffect::Resume]);
    assert_eq!(left, LeftBehind::default());
}

#[test]
fn what_is_saved_becomes_a_record_before_it_is_forgotten() {
    for draft in [draft(), hurt()] {
        let record = draft.record.clone();
        let effects = left(&draft).handle(DraftEvent::Saved, &[]);
        let keep = DraftEffect::Save(record);
        assert_eq!(effects, [keep, forget("draft:1"), DraftEffect::RefreshGate]);
    }
    assert_eq!(left(&draft()).handle(DraftEvent::Discarded, &[]), [forget("draft:1")]);
}

fn any_event() -> impl Strategy<Value = DraftEvent> {
    let found = (0..3, any::<bool>(), 0..4).prop_map(|(key, hurts, place)| {
        let draft = if hurts { hurt() } else { draft() };
        let second = match place {
            0 => SecondDraft::Over,
            1 => text(&draft),
            _ => SecondDraft::Unknown,
        };
        found(&format!("draft:{key}"), (place < 3).then_some(&draft), second)
    });
    prop_oneof![
        3 => found,
        1 => Just(DraftEvent::Resumed),
        1 => Just(DraftEvent::Admitted),
        1 => Just(DraftEvent::Refused),
        1 => Just(DraftEvent::Saved),
        1 => Just(DraftEvent::Discarded),
    ]
}

proptest! {
    /// Whatever happens, in whatever order: what hurt is asked or kept, and nothing is forgotten that was neither over,
    /// nor kept, nor let go on, nor thrown away.
    #[test]
    fn nothing_that_hurt_is_lost(events in prop::collection::vec(any_event(), 0..24)) {
        let mut left = LeftBehind::default();
        for event in events {
            let hurt = left.hurts();
            let effects = left.handle(event.clone(), &[]);
            let kept = effects.iter().any(|it| matches!(it, DraftEffect::Save(_)));
            let asks = effects.iter().any(|it| matches!(it, DraftEffect::AskGate(_)));
            let over = matches!(&event, DraftEvent::Found { .. });
            prop_assert!(!hurt || left.hurts() || kept || asks || over, "{event:?}");
            if let DraftEvent::Found { second, local, .. } = &event {
                let is_over = *second == SecondDraft::Over
                    || (*second == SecondDraft::Unknown && local.is_none());
                let forgotten = effects.iter().any(|it| matches!(it, DraftEffect::Forget(_)));
                prop_assert_eq!(forgotten, is_over, "{:?}", event);
            }
        }
    }
}
