//! How far a check lets a session go: the gentle set, the easiest level, fewer sets.

mod common;

use unhunch::content;
use unhunch::domain::journal::record::Check;
use unhunch::domain::library::exercise::{Kind, Position};
use unhunch::domain::library::routine::Routine;
use unhunch::domain::routines::limits::{Limits, ease, is_gentle};
use unhunch::domain::routines::swap::{Because, LeftOut, fit};
use unhunch::domain::safety::check::Level;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

fn checked(level: Level, word: Option<bool>, yes: &[&str]) -> Check {
    let yes = yes.iter().map(|id| (*id).to_owned()).collect();
    Check { word, yes, ..common::check(1, Day(20_000), content::rules().dated, level) }
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
        let upright = [Position::Seated, Position::Standing];
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
