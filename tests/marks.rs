//! Marks on exercises and the scales of a person: how they are read from the log, and what they make of routines.

mod common;

use common::journal::entry;
use unhunch::content;
use unhunch::domain::journal::entry::{Entry, EntryKind};
use unhunch::domain::journal::log::Log;
use unhunch::domain::library::exercise::{Dose, Exercise, Item, Kind, Pace, Place, Posture, Work};
use unhunch::domain::library::movement::Movement;
use unhunch::domain::library::routine::{Routine, Step};
use unhunch::domain::routines::generate::{Wish, generate};
use unhunch::domain::routines::limits::ease;
use unhunch::domain::routines::marks::{HOLD_SCALE, HOLDS, Mark, Marks, PACE_SCALE, PACES, most};
use unhunch::domain::routines::suggest::{Situation, suggest};
use unhunch::domain::routines::swap::{Because, LeftOut, fit};
use unhunch::domain::session::timeline::{Timeline, step_length};
use unhunch::domain::time::Millis;

fn exercise(slug: &str) -> &'static Exercise {
    content::exercise(slug).unwrap_or_else(|| panic!("no {slug}"))
}

fn mark(id: u64, slug: &str, mark: &str, value: i32) -> Entry {
    let (name, text) = (Some(slug.to_owned()), Some(mark.to_owned()));
    Entry { name, text, value: Some(value), ..entry(id, EntryKind::Mark) }
}

fn scale(id: u64, name: &str, percent: i32) -> Entry {
    Entry { name: Some(name.to_owned()), value: Some(percent), ..entry(id, EntryKind::Scale) }
}

fn marks(entries: Vec<Entry>) -> Marks {
    Log { entries, ..Log::default() }.marks()
}

/// All ways to mark an exercise and to set the scales.
fn ways(slug: &str) -> Vec<Marks> {
    let mut ways = Vec::new();
    for hold in HOLDS {
        for pace in PACES {
            for amount in [None, Some(Mark::Gentler), Some(Mark::Longer)] {
                let mut marks = Marks::default();
                marks.set_scale(HOLD_SCALE, hold);
                marks.set_scale(PACE_SCALE, pace);
                if let Some(amount) = amount {
                    marks.set(slug, amount, true);
                }
                ways.push(marks);
            }
        }
    }
    ways
}

#[test]
fn the_last_mark_of_a_group_counts_and_one_taken_away_is_gone() {
    let all = marks(vec![
        mark(1, "cat-cow", "liked", 1),
        mark(2, "cat-cow", "gentler", 1),
        mark(3, "cat-cow", "not_for_me", 1),
        mark(4, "head-tilt", "liked", 1),
        mark(5, "head-tilt", "liked", 0),
        mark(6, "cat-cow", "loved", 1),
    ]);
    assert_eq!(all.with(Mark::NotForMe), ["cat-cow"]);
    assert_eq!(all.with(Mark::Gentler), ["cat-cow"]);
    assert_eq!(all.with(Mark::Liked), [""; 0]);
    // Taking away what is not there leaves the other of the group.
    let other = marks(vec![mark(1, "cat-cow", "liked", 1), mark(2, "cat-cow", "not_for_me", 0)]);
    assert!(other.has("cat-cow", Mark::Liked));
}

#[test]
fn a_mark_that_was_deleted_counts_no_more_until_it_is_restored() {
    let liked = mark(1, "cat-cow", "liked", 1);
    let delete = Entry { of: Some(1), ..entry(2, EntryKind::Delete) };
    let restore = Entry { of: Some(1), ..entry(3, EntryKind::Restore) };
    assert_eq!(marks(vec![liked.clone(), delete.clone()]), Marks::default());
    assert!(marks(vec![liked, delete, restore]).has("cat-cow", Mark::Liked));
}

#[test]
fn a_scale_is_one_of_its_steps() {
    let set = marks(vec![scale(1, "hold", 125), scale(2, "pace", 150), scale(3, "hold", 500)]);
    assert_eq!((set.hold(), set.pace()), (125, 150));
    let none = marks(vec![scale(1, "hold", -125), scale(2, "pace", 0), scale(3, "width", 125)]);
    assert_eq!(none, Marks::default());
}

fn length(dose: Dose) -> Millis {
    dose.work.length()
}

#[test]
fn nothing_is_held_longer_or_done_more_often_than_the_exercise_allows() {
    for exercise in content::exercises() {
        for dose in exercise.levels.iter().copied() {
            let most = most(exercise, dose);
            let ladder = exercise.levels.iter().map(|it| it.work);
            for marks in ways(exercise.slug) {
                let new = marks.dose(exercise, dose, true);
                let about = format!("{} {dose:?} {marks:?}", exercise.slug);
                match (new.work, most.work) {
                    (Work::Hold(length), Work::Hold(longest)) => {
                        assert!(length <= longest, "{about}");
                        // By a second computation: the longest of its ladder, or a minute of a stretch without one.
                        let of_ladder = ladder
                            .clone()
                            .filter_map(|it| match it {
                                Work::Hold(length) => Some(length),
                                _ => None,
                            })
                            .max();
                        let stretch = exercise.kind == Kind::Stretch && exercise.levels.len() == 1;
                        let minute = if stretch { 60_000 } else { 0 };
                        let allowed = of_ladder.map_or(0, |it| it.0).max(minute);
                        assert!(length.0 <= allowed, "{about}");
                        assert!(length.0 % 1000 == 0 && length.0 >= 1000, "{about}");
                        if exercise.positions.contains(&Posture::Hanging) {
                            assert!(length <= self::length(dose), "{about}");
                        }
                    }
                    (
                        Work::Reps { count, .. } | Work::Breaths { count, .. },
                        Work::Reps { count: least, .. } | Work::Breaths { count: least, .. },
                    ) => assert!((1..=least).contains(&count), "{about}"),
                    _ => panic!("another kind of work: {about}"),
                }
                assert!((1..=most.sets).contains(&new.sets), "{about}");
                assert!(length(marks.dose(exercise, dose, false)) >= Millis(1000), "{about}");
            }
        }
    }
}

#[test]
fn where_the_answers_keep_it_easy_a_hold_only_gets_shorter() {
    for exercise in content::exercises() {
        let dose = exercise.dose(1);
        for marks in ways(exercise.slug) {
            let new = marks.dose(exercise, dose, false);
            if let (Work::Hold(new), Work::Hold(old)) = (new.work, dose.work) {
                assert!(new <= old, "{} {marks:?}", exercise.slug);
            }
            assert!(new.sets <= dose.sets);
        }
    }
    // And an eased routine stays one.
    let eased = ease(content::routine("gentle-stretch").expect("there"));
    let mut marks = Marks::default();
    marks.set_scale(HOLD_SCALE, 150);
    assert_eq!(marks.routine(&eased, |_| 1, false), eased);
}

#[test]
fn the_doses_are_those_that_were_worked_out_by_hand() {
    let hold = |slug: &str, percent, mark: Option<Mark>| {
        let mut marks = Marks::default();
        marks.set_scale(HOLD_SCALE, percent);
        if let Some(mark) = mark {
            marks.set(slug, mark, true);
        }
        match marks.dose(exercise(slug), exercise(slug).dose(1), true).work {
            Work::Hold(length) => length.0 / 1000,
            _ => panic!("{slug} is held"),
        }
    };
    // 30, 45 and 60 seconds in its ladder.
    assert_eq!(hold("corner-stretch", 75, None), 23);
    assert_eq!(hold("corner-stretch", 125, None), 38);
    assert_eq!(hold("corner-stretch", 150, None), 45);
    assert_eq!(hold("corner-stretch", 150, Some(Mark::Longer)), 56);
    assert_eq!(hold("corner-stretch", 75, Some(Mark::Gentler)), 17);
    // 15 seconds, and no more than the 30 of its second level.
    assert_eq!(hold("cobra-pose", 150, Some(Mark::Longer)), 28);
    // 30 seconds without a ladder: a minute at most. 45 the same.
    assert_eq!(hold("seated-forward-fold", 150, Some(Mark::Longer)), 56);
    assert_eq!(hold("doorway-stretch", 150, Some(Mark::Longer)), 60);
    // From a bar nothing gets longer but by the ladder.
    assert_eq!(hold("dead-hang", 150, Some(Mark::Longer)), 10);
    assert_eq!(hold("dead-hang", 75, None), 8);

    let mut slow = Marks::default();
    slow.set_scale(PACE_SCALE, 150);
    slow.set("band-lateral-raise", Mark::Gentler, true);
    let raise = exercise("band-lateral-raise");
    let Work::Reps { count, pace: Pace::Tempo(tempo) } = slow.dose(raise, raise.dose(1), true).work
    else {
        panic!("it has reps")
    };
    // 10 reps of 2, 0, 3 and 1 seconds.
    assert_eq!((count, tempo.0.map(|it| it.0 / 1000)), (7, [3, 0, 5, 2]));
    // Two reps a turn: fewer turns, 5 to 3.
    let dog = exercise("bird-dog");
    slow.set("bird-dog", Mark::Gentler, true);
    assert_eq!(slow.dose(dog, dog.dose(1), true).sets, 3);
    // A breath keeps its pace, and a look at one's own movement is as it is.
    let cow = exercise("cat-cow");
    assert_eq!(slow.dose(cow, cow.dose(1), true), cow.dose(1));
    let test = exercise("head-rotation-check");
    assert_eq!(slow.dose(test, test.dose(1), true), test.dose(1));
}

#[test]
fn a_routine_says_how_long_it_takes_at_the_persons_scale() {
    for routine in content::routines() {
        assert_eq!(Marks::default().routine(routine, |_| 1, true), *routine);
        let plan = |routine: &Routine| Timeline::of_routine(routine, |_| 1).total();
        for hold in HOLDS {
            let mut marks = Marks::default();
            marks.set_scale(HOLD_SCALE, hold);
            let scaled = marks.routine(routine, |_| 1, true);
            let by = |one: Millis, other: Millis| one.0.cast_signed() - other.0.cast_signed();
            let (stated, total) =
                (by(scaled.stated, routine.stated), by(plan(&scaled), plan(routine)));
            assert_eq!(stated, total, "{} at {hold}", routine.slug);
            let (shorter, longer) = (hold < 100, hold > 100);
            assert!(if shorter { total <= 0 } else { total >= 0 }, "{} at {hold}", routine.slug);
            assert!(longer || shorter || total == 0);
        }
    }
}

#[test]
fn what_is_not_for_somebody_is_swapped_and_it_is_said() {
    for exercise in content::exercises() {
        let out = LeftOut::default().and_unwanted(vec![exercise.slug.to_owned()]);
        for routine in content::routines() {
            let (fitted, swaps) = fit(routine, &out, content::exercise);
            let has = |it: &&Step| it.movement.slug() == exercise.slug;
            let alone = routine.steps.iter().all(|it| has(&it));
            assert!(!fitted.steps.is_empty(), "{} without {}", routine.slug, exercise.slug);
            if alone {
                // Whoever asks for it by name gets it.
                assert_eq!(fitted, *routine);
                continue;
            }
            assert!(!fitted.steps.iter().any(|it| has(&it)), "{}", routine.slug);
            let named = swaps.iter().all(|it| it.because == Because::NotForMe);
            assert!(named && swaps.is_empty() != routine.steps.iter().any(|it| has(&it)));
        }
    }
    // Of somebody to whom nothing is dear the routines stay as they are.
    let all = content::exercises().iter().map(|it| it.slug.to_owned()).collect();
    let out = LeftOut::default().and_unwanted(all);
    for routine in content::routines() {
        assert!(!fit(routine, &out, content::exercise).0.steps.is_empty(), "{}", routine.slug);
    }
    // An answer of the check says more than a mark.
    let both = LeftOut::answers(&["fragile_bones"]).and_unwanted(vec!["forward-fold".to_owned()]);
    assert!(matches!(both.why(exercise("forward-fold")), Some(Because::Answer(_))));
}

#[test]
fn of_routines_for_the_same_occasion_the_one_with_what_is_liked_is_suggested() {
    let liked = |liked: &[String]| {
        let situation = Situation {
            minute_of_day: 19 * 60,
            weekday: 1,
            pattern: None,
            recent: &[],
            equipment: Item::ALL,
            minutes: None,
            leave_out: &[],
            liked,
            first: false,
        };
        let (routine, reason) = suggest(&situation, content::routines()).expect("an answer");
        (routine.slug.to_string(), reason)
    };
    let (usual, why) = liked(&[]);
    let mut others = 0;
    for exercise in content::exercises() {
        let (slug, reason) = liked(&[exercise.slug.to_owned()]);
        let routine = content::routine(&slug).expect("of the library");
        if slug != usual {
            others += 1;
            assert!(routine.steps.iter().any(|it| it.movement.slug() == exercise.slug));
            // It is still what the hour calls for.
            assert_eq!(reason, why);
        }
    }
    assert!(others > 0, "a mark makes no difference");
}

#[test]
fn a_session_made_to_measure_heeds_the_marks_and_keeps_its_length() {
    let wish = |minutes, marks, seed| Wish {
        minutes,
        places: Place::ALL,
        equipment: Item::ALL,
        leave_out: &[],
        marks,
        seed,
    };
    let mut marks = Marks::default();
    marks.set_scale(HOLD_SCALE, 150);
    marks.set_scale(PACE_SCALE, 150);
    marks.set("thread-the-needle", Mark::Liked, true);
    let (mut marked, mut unmarked) = (0, 0);
    for seed in 0..20 {
        for minutes in [8, 10, 15] {
            let has = |marks| {
                let plan = generate(&wish(minutes, marks, seed), content::exercises())
                    .unwrap_or_else(|unmet| panic!("{minutes} {seed}: {unmet:?}"));
                let total = plan.iter().fold(Millis::ZERO, |sum, (exercise, dose)| {
                    let movement = Movement::Library(exercise);
                    let step = Step::plain(movement);
                    sum + step_length(&Step { dose: Some(*dose), ..step }, 1)
                });
                let target = u64::from(minutes) * 60_000;
                assert!(total.0.abs_diff(target) <= target / 10, "{minutes} {seed}: {total:?}");
                plan.iter().any(|(it, _)| it.slug == "thread-the-needle")
            };
            marked += u32::from(has(Some(&marks)));
            unmarked += u32::from(has(None));
        }
    }
    assert!(marked > unmarked + 10, "{marked} of 60 with the mark, {unmarked} without");
}
