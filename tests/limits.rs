//! How far a check lets a session go: the gentle set, the easiest level, fewer sets.

mod common;

use std::sync::Arc;

use unhunch::content;
use unhunch::domain::journal::record::Check;
use unhunch::domain::library::exercise::{Kind, Posture, Sides};
use unhunch::domain::library::movement::{CustomMovement, Movement};
use unhunch::domain::library::routine::{Routine, Step};
use unhunch::domain::routines::limits::{Limits, ease, is_gentle, may_play};
use unhunch::domain::routines::swap::{Because, LeftOut, fit};
use unhunch::domain::safety::check::Level;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

fn checked(level: Level, word: Option<bool>, yes: &[&str]) -> Check {
    let yes = yes.iter().map(|id| (*id).to_owned()).collect();
    Check { word, yes, ..common::journal::check(1, Day(20_000), content::rules().dated, level) }
}

fn limits(check: &Check, seen: bool) -> Limits {
    Limits::of(content::rules(), check, seen)
}

#[test]
fn advice_limits_until_somebody_has_seen_the_person() {
    let advice = checked(Level::Soon, Some(false), &["arm_tingling"]);
    assert_eq!(limits(&advice, false), Limits { easiest: true, gentle: true });
    assert_eq!(limits(&advice, true), Limits::default());
    let word = checked(Level::Soon, Some(true), &["dizzy_balance"]);
    assert_eq!(limits(&word, true), Limits::default());
    assert_eq!(limits(&checked(Level::Ready, None, &[]), false), Limits::default());
}

#[test]
fn a_cold_and_long_rest_keep_it_easy_and_leave_nothing_out() {
    for id in ["recent_cold", "new_to_exercise"] {
        let check = checked(Level::Gentle, None, &[id]);
        assert_eq!(limits(&check, false), Limits { easiest: true, gentle: false }, "{id}");
    }
    let other = checked(Level::Gentle, None, &["blood_thinners"]);
    assert_eq!(limits(&other, false), Limits::default());
}

fn work(routine: &Routine) -> Vec<(String, Millis)> {
    let steps = routine.steps.iter().filter_map(|step| {
        let exercise = step.movement.exercise()?;
        let dose = step.dose.unwrap_or_else(|| exercise.dose(1));
        Some((exercise.slug.to_owned(), Millis(dose.work.length().0 * u64::from(dose.sets))))
    });
    steps.collect()
}

#[test]
fn what_is_eased_never_has_more_of_anything_and_fewer_sets() {
    for routine in content::routines() {
        let eased = ease(routine);
        for ((slug, before), (same, after)) in work(routine).into_iter().zip(work(&eased)) {
            assert_eq!(slug, same);
            assert!(after <= before, "{slug} in {}: {after:?} after {before:?}", routine.slug);
        }
        for (step, before) in eased.steps.iter().zip(&*routine.steps) {
            let Some(exercise) = step.movement.exercise() else { continue };
            let sets = |dose: Option<unhunch::domain::library::exercise::Dose>| {
                dose.unwrap_or_else(|| exercise.dose(1)).sets
            };
            assert!(
                sets(step.dose) == 1
                    || sets(step.dose) < sets(before.dose).max(exercise.dose(1).sets)
            );
        }
        assert!(eased.stated.0 > 0);
    }
}

#[test]
fn the_gentle_set_is_seated_or_standing_and_lifts_nothing() {
    let gentle: Vec<_> = content::exercises().iter().filter(|it| is_gentle(it)).collect();
    assert!(gentle.len() >= 8, "{} exercises", gentle.len());
    for it in gentle {
        let upright = [Posture::Seated, Posture::Standing];
        assert!(it.positions.iter().any(|position| upright.contains(position)), "{}", it.slug);
        assert!(!matches!(it.kind, Kind::Strength | Kind::Release | Kind::Test), "{}", it.slug);
    }
}

#[test]
fn advice_leaves_something_of_most_routines_and_never_the_same_twice() {
    let out = LeftOut::answers(&[]).and_limits(Limits { easiest: true, gentle: true });
    let mut open = 0;
    for routine in content::routines() {
        let (fitted, swaps) = fit(routine, &out, content::exercise);
        let exercises: Vec<_> =
            fitted.steps.iter().filter_map(|it| it.movement.exercise()).collect();
        assert!(exercises.iter().all(|it| is_gentle(it)), "{}", routine.slug);
        assert!(swaps.iter().all(|it| it.because == Because::NotGentle));
        let stay = |slug| {
            routine
                .steps
                .iter()
                .filter_map(|it| it.movement.exercise())
                .filter(|it| it.slug == slug)
                .count()
        };
        for it in &exercises {
            let count = exercises.iter().filter(|other| other.slug == it.slug).count();
            assert!(count <= stay(it.slug).max(1), "{} in {}", it.slug, routine.slug);
        }
        open += usize::from(!exercises.is_empty());
    }
    assert!(open >= 8, "{open} routines are open");
    let office = content::routine("office-reset").expect("the library has it");
    assert!(
        fit(office, &out, content::exercise).1.is_empty(),
        "the chair routine is gentle as it is"
    );
}

fn of(movements: &[Movement]) -> Routine {
    let step = |movement: &Movement| Step {
        movement: movement.clone(),
        dose: None,
        prepare: None,
        ready: None,
        cue: None,
    };
    let steps: Vec<_> = movements.iter().map(step).collect();
    Routine { steps: steps.into(), ..content::routines()[0].clone() }
}

#[test]
fn a_test_of_movement_is_for_answers_of_nothing_above_gentle() {
    let exercise = |slug| Movement::Library(content::exercise(slug).expect("the library has it"));
    let test = of(&[exercise("cat-cow"), exercise("head-rotation-check")]);
    let may = |routine, level| may_play(routine, level, Limits::default());
    for level in [Level::Gentle, Level::Ready] {
        assert!(may(&test, Some(level)), "{level:?}");
    }
    for level in [None, Some(Level::Soon), Some(Level::Urgent), Some(Level::Emergency)] {
        assert!(!may(&test, level), "{level:?}");
    }
    // The gate asks first of all; this rule is about the test alone.
    let (other, nothing) = (of(&[exercise("cat-cow")]), of(&[]));
    assert!(may(&other, None));
    assert!(!may(&nothing, Some(Level::Ready)), "nothing is left of it");
}

#[test]
fn movements_of_ones_own_wait_where_only_the_gentle_set_is_open() {
    let own = CustomMovement::new("Pull-up".to_owned(), String::new(), Sides::Both);
    let own = Movement::Own(Arc::new(own));
    let all = content::exercise("cat-cow").expect("the library has it");
    let routine = of(&[Movement::Library(all), own]);
    let may = |gentle| may_play(&routine, Some(Level::Ready), Limits { easiest: true, gentle });
    assert!(may(false));
    assert!(!may(true));
}

#[test]
fn what_is_eased_already_is_not_halved_again() {
    for routine in content::routines() {
        let once = ease(routine);
        assert_eq!(ease(&once).steps, once.steps, "{}", routine.slug);
    }
}
