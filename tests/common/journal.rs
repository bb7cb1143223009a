//! Entries of the log, as plain as they get: a test says what it is about with `..`.

use unhunch::domain::journal::entry::{Entry, EntryKind};
use unhunch::domain::journal::record::{Check, Done, Hurt, Pain, PainWhen, Record, SessionOutcome};
use unhunch::domain::safety::check::Level;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

/// A check of `day`, by the rules of the date `rules`, that came out at `level`.
pub fn check(id: u64, day: Day, rules: &str, level: Level) -> Check {
    Check {
        id,
        utc: Millis::ZERO,
        offset: 0,
        day,
        rules: rules.to_owned(),
        door: None,
        age: None,
        week: None,
        yes: Vec::new(),
        unsure: Vec::new(),
        level: level.id().to_owned(),
        word: None,
        because: Vec::new(),
    }
}

/// A session that came to its end, in which nothing was guided.
pub fn record(id: u64, day: Day) -> Record {
    Record {
        id,
        utc: Millis::ZERO,
        offset: 0,
        day,
        routine: "office-reset".to_owned(),
        outcome: SessionOutcome::Finished,
        planned: Millis(90_000),
        done: Vec::new(),
        hurts: Vec::new(),
    }
}

/// All that the plan asked for of one exercise, at level 1.
pub fn done(exercise: &str, side: &str, time: Millis) -> Done {
    let (exercise, side) = (exercise.to_owned(), side.to_owned());
    Done { exercise, side, level: 1, time, reps: 0, whole: true }
}

/// "This hurts", after which the session was stopped.
pub fn hurt(exercise: &str, feeling: &str) -> Hurt {
    let [exercise, side, feeling, then] = [exercise, "both", feeling, "stopped"].map(str::to_owned);
    Hurt { exercise, side, feeling, then }
}

/// A number for pain at no session.
pub fn pain(id: u64, day: Day, value: u8) -> Pain {
    Pain { id, utc: Millis::ZERO, offset: 0, day, value, when: PainWhen::Alone, place: None }
}

/// An entry that says nothing but its kind.
pub fn entry(id: u64, kind: EntryKind) -> Entry {
    let (day, kind) = (Day(0), kind.id().to_owned());
    Entry {
        id,
        utc: Millis::ZERO,
        offset: 0,
        day,
        kind,
        of: None,
        name: None,
        value: None,
        text: None,
    }
}
