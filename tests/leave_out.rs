//! Whom an exercise is not for, and what stands in for it. That its two lists (`leave_out` and `excluded_by`) say
//! the same is held by the build (`build/leave_out.rs`, `tests/build_errors.rs`); here is what the lists must hold.

use unhunch::content::{self, about};
use unhunch::domain::library::exercise::Exercise;
use unhunch::domain::library::movement::Movement;
use unhunch::domain::library::routine::Step;
use unhunch::domain::routines::custom;
use unhunch::domain::routines::swap::{adapt, excluded};

fn exercise(slug: &str) -> &'static Exercise {
    content::exercise(slug).unwrap_or_else(|| panic!("no {slug}"))
}

/// What is done in place of `it` by somebody who answered yes to `given`.
fn done_instead(it: &'static Exercise, given: &[&str]) -> Option<&'static Exercise> {
    let movement = Movement::Library(it);
    let step = Step { movement, dose: None, prepare: None, ready: None, cue: None };
    let (fitted, _) = adapt(&custom::compose("one", "One", vec![step]), given, content::exercise);
    fitted.steps.first().and_then(|it| it.movement.exercise())
}

/// Each of `answers` leaves each of `slugs` out, and lets nobody come to one of them by way of a substitute.
fn check_left_out(answers: &[&str], slugs: &[&str]) {
    for answer in answers {
        for slug in slugs {
            assert!(excluded(exercise(slug), &[answer]).is_some(), "{slug} with {answer}");
        }
        for it in content::exercises() {
            let done = done_instead(it, &[answer]).map(|it| it.slug);
            assert!(
                done.is_some_and(|done| !slugs.contains(&done)),
                "{} leads to {done:?} with {answer}",
                it.slug
            );
        }
    }
}

/// Every way of stand-ins ends at what nobody leaves out: then no answers, however many, empty anything.
#[test]
fn whatever_is_answered_something_stands_in() {
    let all: Vec<_> = content::rules().questions.iter().map(|it| it.id).collect();
    for it in content::exercises() {
        let sets = all.iter().map(std::slice::from_ref).chain([&all[..]]);
        for given in sets {
            let done = done_instead(it, given);
            assert!(
                done.is_some_and(|done| excluded(done, given).is_none()),
                "{} with {given:?}: {:?}",
                it.slug,
                done.map(|it| it.slug)
            );
        }
    }
}

/// In rheumatoid instability of the upper neck bending forward is the harmful way; turning and bending
/// back are no better, and a shock on bending is a sign of the cord.
#[test]
fn a_neck_that_may_not_be_firm_is_neither_bent_nor_turned_nor_loaded() {
    check_left_out(
        &["neck_instability_risk", "neck_shock", "neck_after_fall"],
        &[
            "forward-fold",
            "seated-forward-fold",
            "rhomboid-stretch",
            "cat-cow",
            "head-tilt",
            "head-rotation-check",
            "posture-set",
            "quadruped-rotation",
            "side-lying-rotation",
            "thread-the-needle",
            "puppy-pose",
            "fish-pose",
            "foam-roll-upper-back",
            "foam-roller-extension",
            "dead-hang",
            "superman",
        ],
    );
    let turn = exercise("head-rotation-check");
    let done = done_instead(turn, &["neck_instability_risk"]).map(|it| it.slug);
    assert_eq!(done, Some("shoulder-rolls"), "and not a glide of the chin");
}

/// The pressure in the eye rose from 17 to 27 mmHg within a minute of a standing fold (Jasien 2015).
#[test]
fn nobody_who_is_dizzy_or_has_pressure_in_eye_or_vessels_gets_the_head_below_the_heart() {
    check_left_out(
        &["dizzy_balance", "eye_pressure", "uncontrolled_bp"],
        &[
            "forward-fold",
            "seated-forward-fold",
            "puppy-pose",
            "childs-pose",
            "childs-pose-side-reach",
            "thread-the-needle",
        ],
    );
    check_left_out(
        &["dizzy_balance"],
        &[
            "head-tilt",
            "head-rotation-check",
            "side-lying-rotation",
            "quadruped-rotation",
            "foam-roll-upper-back",
            "foam-roller-extension",
            "fish-pose",
            "dead-hang",
        ],
    );
}

/// A broken rib or vertebra, or a lung in trouble, may stand behind either answer, and both let a session be.
#[test]
fn new_pain_in_the_middle_of_the_back_leaves_out_roller_twists_and_what_loads_the_ribs() {
    let loads = [
        "foam-roll-upper-back",
        "foam-roller-extension",
        "upper-trap-release",
        "fish-pose",
        "quadruped-rotation",
        "side-lying-rotation",
        "knee-rotation",
        "thread-the-needle",
        "childs-pose-side-reach",
        "superman",
        "cobra-pose",
        "snake-pose",
        "y-raise",
        "prone-hand-lift",
        "puppy-pose",
        "dead-hang",
    ];
    check_left_out(&["minor_trauma_new_pain", "pain_on_deep_breath"], &loads);
    // Until somebody has looked at it, a back that hurts since a fall is treated as fragile.
    let fragile =
        content::exercises().iter().filter(|it| it.excluded_by.contains(&"fragile_bones"));
    let fragile: Vec<_> = fragile.map(|it| it.slug).collect();
    check_left_out(&["minor_trauma_new_pain"], &fragile);
    check_left_out(&["fragile_bones"], &["superman", "upper-trap-release", "forward-fold"]);
}

#[test]
fn the_hang_and_the_strain_are_for_nobody_whom_they_could_harm() {
    let hang = exercise("dead-hang");
    for answer in [
        "arm_tingling",
        "blood_thinners",
        "dizzy_balance",
        "fragile_bones",
        "loose_shoulder",
        "minor_trauma_new_pain",
        "neck_instability_risk",
        "new_to_exercise",
        "pregnancy",
        "recent_operation",
    ] {
        assert!(excluded(hang, &[answer]).is_some(), "{answer}");
    }
    let strained =
        ["controlled_bp", "uncontrolled_bp", "heart_supervised_only", "recent_operation"];
    check_left_out(&strained, &["dead-hang", "superman"]);
}

#[test]
fn arms_and_shoulders_are_spared_by_what_stretches_them() {
    check_left_out(
        &["arm_tingling"],
        &[
            "corner-stretch",
            "doorway-stretch",
            "rhomboid-stretch",
            "wall-slides",
            "upper-trap-release",
            "clasped-hands-lift",
            "head-tilt",
            "fish-pose",
            "dead-hang",
        ],
    );
    let ends = ["corner-stretch", "doorway-stretch", "clasped-hands-lift", "dead-hang"];
    check_left_out(&["loose_shoulder", "recent_operation", "limb_swollen"], &ends);
}

/// What is left in the weeks after an operation on trunk or shoulder carries, turns and stretches nothing.
#[test]
fn after_an_operation_only_what_loads_nothing_is_left() {
    let left =
        content::exercises().iter().filter(|it| excluded(it, &["recent_operation"]).is_none());
    let left: Vec<_> = left.map(|it| it.slug).collect();
    assert_eq!(
        left,
        [
            "belly-breathing",
            "box-breathing-446",
            "head-rotation-check",
            "head-tilt",
            "posture-set",
            "shoulder-activation",
            "shoulder-rolls",
        ]
    );
}

/// A line in words that `content/leave_out.toml` does not know would leave nobody out. What no answer settles is
/// what hurts in the movement itself.
#[test]
fn a_line_that_names_no_answer_is_of_what_hurts_in_the_movement() {
    let words: toml::Table = include_str!("../content/leave_out.toml").parse().expect("it is TOML");
    let named = |line: &str| {
        let words = words.values().filter_map(toml::Value::as_array).flatten();
        words.filter_map(toml::Value::as_str).any(|word| line.contains(word))
    };
    let mut unnamed = 0;
    for it in content::exercises() {
        for line in about(it).leave_out {
            let small = line.to_lowercase();
            if named(&small) {
                continue;
            }
            unnamed += 1;
            let felt = ["hurt", "pain", "uneasy", "short of breath"];
            assert!(felt.iter().any(|word| small.contains(word)), "{}: {line}", it.slug);
        }
    }
    assert!(unnamed > 20, "{unnamed}");
}
