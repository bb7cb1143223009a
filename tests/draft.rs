//! When the draft of a session is over: a record has its work already.

mod common;

use common::journal::done;
use unhunch::domain::journal::draft::Draft;
use unhunch::domain::journal::record::{Record, SessionOutcome};
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
        name: "Office reset".to_owned(),
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
