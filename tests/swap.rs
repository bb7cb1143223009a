//! What the answers leave out of every routine.

use std::collections::BTreeSet;

use unhunch::content;
use unhunch::domain::routines::swap::{adapt, excluded};

fn ids() -> Vec<&'static str> {
    content::rules().questions.iter().map(|it| it.id).collect()
}

#[test]
fn whatever_is_answered_no_routine_holds_what_that_leaves_out() {
    let all = ids();
    let singles = all.iter().map(|id| vec![*id]);
    let pairs = all.iter().flat_map(|one| all.iter().map(move |other| vec![*one, *other]));
    for given in singles.chain(pairs).chain([all.clone()]) {
        for routine in content::routines() {
            let (fitted, swaps) = adapt(routine, &given, content::exercise);
            assert!(
                fitted.every_exercise(|it| excluded(it, &given).is_none()),
                "{} with {given:?}",
                routine.slug
            );
            let gone = routine.steps.iter().filter_map(|it| it.movement.exercise());
            let gone: BTreeSet<_> =
                gone.filter(|it| excluded(it, &given).is_some()).map(|it| it.slug).collect();
            let named: BTreeSet<_> = swaps.iter().map(|it| it.from.slug).collect();
            assert_eq!(gone, named, "every change of {} is named", routine.slug);
            let done: Vec<_> =
                fitted.steps.iter().filter_map(|it| it.movement.exercise()).collect();
            for to in swaps.iter().filter_map(|it| it.to) {
                let times = done.iter().filter(|it| it.slug == to.slug).count();
                let own = routine.steps.iter().filter(|it| it.movement.slug() == to.slug).count();
                assert_eq!(times, own.max(1), "{} in {} with {given:?}", to.slug, routine.slug);
            }
        }
    }
}

#[test]
fn one_answer_never_takes_a_whole_routine_away_but_the_head_turn_test() {
    for id in ids() {
        for routine in content::routines().iter().filter(|it| it.slug != "safety-check") {
            let (fitted, swaps) = adapt(routine, &[id], content::exercise);
            assert!(!fitted.steps.is_empty(), "{} with {id}", routine.slug);
            assert!(
                swaps.iter().all(|it| it.to.is_some()),
                "{} with {id}: {swaps:?}",
                routine.slug
            );
        }
    }
}

#[test]
fn fragile_bones_leave_out_what_the_facts_name() {
    let given = ["fragile_bones"];
    // Safety facts, 7: forward fold, thread-the-needle, end-range rotation and roller extension.
    for slug in [
        "forward-fold",
        "thread-the-needle",
        "quadruped-rotation",
        "knee-rotation",
        "foam-roller-extension",
        "dead-hang",
    ] {
        let exercise = content::exercise(slug).unwrap_or_else(|| panic!("no {slug}"));
        assert!(excluded(exercise, &given).is_some(), "{slug}");
    }
}

#[test]
fn nothing_answered_changes_nothing() {
    for routine in content::routines() {
        assert_eq!(adapt(routine, &[], content::exercise), (routine.clone(), Vec::new()));
    }
}
