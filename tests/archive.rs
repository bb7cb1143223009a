//! Months: packed and unpacked, joined twice, and small enough for ten years.

mod common;

use common::journal::{done, pain};
use proptest::prelude::*;
use unhunch::content;
use unhunch::domain::journal::archive::{Archive, LIVE_DAYS, Month, month_of, pack, unpack};
use unhunch::domain::journal::level::{Attempt, LevelEvent, essence, level_now};
use unhunch::domain::journal::record::{
    Done, Effort, Feedback, Hurt, LevelChoice, Pain, PainWhen, Record, SessionOutcome,
};
use unhunch::domain::library::exercise::Exercise;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

const BEGIN: u64 = 1_795_000_000_000;

prop_compose! {
    fn record()(
        utc in 0..3_000_000_000_000_u64, digits in 0..1000_u64, late in 0..3_i64, offset in -840..=840_i16,
        outcome in 0..3_usize, rows in prop::collection::vec((0..4_usize, 0..3_usize, 1..6_u8, 0..90_000_u64, 0..40_u16, any::<bool>()), 0..6),
        hurt in any::<bool>(),
    ) -> Record {
        let utc_now = Millis(utc + late.cast_unsigned());
        let done = rows.into_iter().map(|(exercise, side, level, time, reps, whole)| Done {
            exercise: ["cat-cow", "head-tilt", "own:Größe \"1\"", "wall-slides"][exercise].to_owned(),
            side: ["left", "right", "both"][side].to_owned(),
            level,
            time: Millis(time),
            reps,
            whole,
        });
        let hurts = if hurt {
            vec![Hurt { exercise: "cat-cow".into(), side: "both".into(), feeling: "sore".into(), then: "eased".into() }]
        } else {
            Vec::new()
        };
        Record {
            id: utc * 1000 + digits,
            utc: utc_now,
            offset,
            day: Day(Day::local(utc_now, offset).0 + i32::from(hurt)),
            routine: "office-reset".to_owned(),
            outcome: [SessionOutcome::Finished, SessionOutcome::Ended, SessionOutcome::Hurt][outcome],
            planned: Millis(90_000),
            done: done.collect(),
            hurts,
        }
    }
}

prop_compose! {
    fn month()(records in prop::collection::vec(record(), 0..12), pains in prop::collection::vec((0..1_000_000_u64, 0..=10_u8, 0..3_usize), 0..12)) -> Month {
        let mut month = Month::default();
        for record in records {
            let felt = Feedback { session: record.id, effort: Some(Effort::Right), pain_change: Some(-1), worse_next_morning: None };
            month.feedback.insert(record.id, felt);
            month.choices.insert(record.id, LevelChoice { id: record.id, exercise: "cat-cow".into(), level: 2 });
            month.records.insert(record.id, record);
        }
        for (at, value, when) in pains {
            let utc = Millis(BEGIN + at);
            let id = utc.0 * 1000;
            let when = [PainWhen::Before, PainWhen::After, PainWhen::Alone][when];
            let place = (value > 5).then(|| "neck".to_owned());
            month.pains.insert(id, Pain { id, utc, offset: 60, day: Day::local(utc, 60), value, when, place });
        }
        month
    }
}

proptest! {
    #[test]
    fn what_is_packed_comes_out_as_it_went_in(month in month()) {
        let text = pack(&month).expect("it is written");
        prop_assert_eq!(unpack(&text).expect("it is read"), month);
    }

    #[test]
    fn joining_twice_changes_nothing_and_loses_nothing(one in month(), other in month()) {
        let mut joined = one.clone();
        joined.join(other.clone());
        let mut twice = joined.clone();
        twice.join(other.clone());
        twice.join(one.clone());
        prop_assert_eq!(&twice, &joined);
        prop_assert!(one.records.keys().chain(other.records.keys()).all(|id| joined.records.contains_key(id)));
        prop_assert!(one.pains.keys().chain(other.pains.keys()).all(|id| joined.pains.contains_key(id)));
    }

    #[test]
    fn a_month_that_is_cut_or_changed_is_refused_or_read_and_never_panics(month in month(), at in 0..4000_usize, byte in any::<u8>()) {
        let mut bytes = pack(&month).expect("written").into_bytes();
        let at = at % bytes.len();
        let cut = String::from_utf8_lossy(&bytes[..at]).into_owned();
        prop_assert!(unpack(&cut).is_err());
        bytes[at] = byte;
        // Whatever comes of it.
        let _ = unpack(&String::from_utf8_lossy(&bytes));
    }

    /// The level follows from the essence as from all that led to it.
    #[test]
    fn the_essence_of_a_history_stands_for_it(
        steps in prop::collection::vec((0..3_u8, any::<bool>(), -1..4_i8, any::<bool>(), 0..6_u8), 0..20),
        cut in 0..20_usize,
    ) {
        let levels = 4;
        // Attempts are made at the level that the rule had led to, as in the app.
        let mut events: Vec<LevelEvent> = Vec::new();
        for (effort, all_sets, pain_change, worse_next_morning, overrule) in steps {
            events.push(if overrule == 0 {
                LevelEvent::Overruled(2)
            } else {
                let level = level_now(levels, u8::MAX, &events).level;
                let effort = [Effort::Easy, Effort::Right, Effort::Hard][usize::from(effort)];
                LevelEvent::Attempted(Attempt { level, all_sets, effort, pain_change, worse_next_morning })
            });
        }
        let (old, new) = events.split_at(cut.min(events.len()));
        let mut with_base = essence(levels, old);
        prop_assert!(with_base.len() <= 4);
        with_base.extend(new);
        prop_assert_eq!(level_now(levels, u8::MAX, &with_base).level, level_now(levels, u8::MAX, &events).level);
    }
}

#[test]
fn levels_that_an_update_brings_begin_where_the_person_was() {
    let full = content::exercises().iter().find(|it| it.levels.len() > 2).expect("a ladder");
    let before = [Exercise { levels: &full.levels[..1], ..*full }];
    let after = [Exercise { ..*full }];
    let choice = LevelChoice { id: BEGIN * 1000, exercise: full.slug.to_owned(), level: 2 };
    let whole = Month { choices: [(choice.id, choice)].into(), ..Month::default() };
    let keys = vec!["month:2026-11:00000000".to_owned()];

    let old = Archive::of(keys.clone(), &whole, 0, &before, &[]);
    assert!(old.fits(&keys, &before, &[]));
    assert_eq!(old.events(full.slug), []);
    assert!(!old.fits(&keys, &after, &[]), "it knows nothing of the new levels");
    assert!(!old.fits(&[], &before, &[]), "nor of other months");
    assert_eq!(
        Archive::of(keys, &whole, 0, &after, &[]).events(full.slug),
        [LevelEvent::Overruled(2)]
    );
}

#[test]
fn ten_years_of_sessions_fit_into_local_storage() {
    let mut length = 0;
    for month in 0..120_u64 {
        let mut entries = Month::default();
        for nth in 0..84 {
            let utc = Millis(BEGIN + month * 2_592_000_000 + nth * 30_000_000);
            let id = utc.0 * 1000 + nth;
            let day = Day::local(utc, 60);
            let done = ["rhomboid-stretch", "shoulder-activation", "seated-forward-fold"]
                .map(|exercise| Done { reps: 3, ..done(exercise, "both", Millis(30_000)) });
            let record =
                Record { utc, offset: 60, done: done.into(), ..common::journal::record(id, day) };
            entries.feedback.insert(
                id,
                Feedback {
                    session: id,
                    effort: Some(Effort::Right),
                    pain_change: Some(0),
                    worse_next_morning: Some(false),
                },
            );
            for when in [PainWhen::Before, PainWhen::After] {
                let id = id + 1 + when as u64;
                entries.pains.insert(id, Pain { utc, offset: 60, when, ..pain(id, day, 3) });
            }
            entries.records.insert(id, record);
        }
        length += pack(&entries).expect("written").len();
    }
    // A browser keeps 5,242,880 characters for an origin; the rest is for the routines and the sums.
    assert!(length < 4_000_000, "{length} characters");
}

#[test]
fn a_month_is_that_of_the_local_date() {
    assert_eq!(month_of("2026-11-21".parse().expect("a date")), "2026-11");
    assert_eq!(month_of(Day(0)), "1970-01");
}

#[test]
fn what_was_put_away_while_the_clock_was_ahead_comes_back() {
    let today = Day(20_000);
    let mut month = Month::default();
    for (id, days) in [(1, 10), (2, LIVE_DAYS), (3, LIVE_DAYS + 1)] {
        let utc = Millis(u64::from((today.0 - days).cast_unsigned()) * 86_400_000);
        let day = Day::local(utc, 0);
        month.pains.insert(id, Pain { utc, ..pain(id, day, 3) });
    }
    let young = month.young(today);
    assert_eq!(young.pains.keys().copied().collect::<Vec<_>>(), [1, 2]);
    assert!(month.leave_out(&young));
    assert_eq!(month.pains.keys().copied().collect::<Vec<_>>(), [3]);
    assert!(!month.leave_out(&young));
    assert!(month.young(today).is_empty());
}
