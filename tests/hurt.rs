//! "This hurts" in a session: what ends it, what that ticks in the check, and what it leaves out after.

mod common;

use unhunch::content;
use unhunch::domain::journal::left_out::SHARP_DAYS;
use unhunch::domain::journal::record::{LevelChoice, Record, SessionOutcome};
use unhunch::domain::library::exercise::Exercise;
use unhunch::domain::routines::swap::{Because, LeftOut, fit};
use unhunch::domain::safety::check::Ticks;
use unhunch::domain::session::hurt::{Feeling, Then};
use unhunch::domain::time::day::Day;

fn ids(ticks: Ticks) -> Vec<&'static str> {
    content::rules().ids(ticks).collect()
}

#[test]
fn a_stop_sign_ticks_what_was_said_and_a_change_of_sight_or_speech_is_a_sign_of_its_own() {
    let expected: &[(Feeling, &[&str])] = &[
        (Feeling::Sharp, &[]),
        (Feeling::Numb, &["arm_tingling"]),
        (Feeling::Dizzy, &["dizzy_balance"]),
        (Feeling::Sight, &["stroke_signs"]),
        (Feeling::Chest, &["chest_pain"]),
        (Feeling::Breath, &["breathless"]),
    ];
    for (feeling, ticks) in expected {
        assert!(feeling.is_stop_sign(), "{feeling:?}");
        let mut signs = content::rules().signs.iter().filter(|it| it.feeling == feeling.id());
        let sign = signs.next().unwrap_or_else(|| panic!("{feeling:?} leads nowhere"));
        assert_eq!(ids(sign.ticks), *ticks, "{feeling:?}");
        assert_eq!(signs.next(), None, "{feeling:?} is there once");
    }
    let goes_on = [Feeling::Stretch, Feeling::Sore, Feeling::Nothing];
    assert!(goes_on.iter().all(|it| !it.is_stop_sign()));
    assert_eq!(Feeling::ALL.len(), expected.len() + goes_on.len());
    assert_eq!(
        content::rules().signs.len(),
        expected.len(),
        "no sign is for a feeling that is not"
    );
}

#[test]
fn only_stretch_and_soreness_leave_the_person_a_choice() {
    for &feeling in Feeling::ALL {
        let expected = match feeling {
            Feeling::Stretch | Feeling::Sore => None,
            Feeling::Nothing => Some(Then::GoOn),
            _ => Some(Then::Stop),
        };
        assert_eq!(feeling.leads_to(), expected, "{feeling:?}");
        assert_eq!(feeling.is_mild(), expected.is_none(), "{feeling:?}");
    }
}

#[test]
fn what_a_sharp_pain_was_like_ticks_the_row_of_the_check_that_asks_for_it() {
    let expected: &[(&str, &[&str])] = &[
        ("In the chest", &["chest_pain"]),
        ("seconds or minutes", &["sudden_severe_tearing"]),
        ("breathed in", &["pain_on_deep_breath"]),
        ("Down an arm", &["arm_tingling"]),
        ("feels weak", &["arm_weakness"]),
        ("catch in a muscle", &[]),
        ("None of these", &[]),
    ];
    let answers = content::sharp();
    assert_eq!(answers.len(), expected.len());
    for (answer, (says, ticks)) in answers.iter().zip(expected) {
        assert!(answer.says.contains(says), "{answer:?}");
        assert_eq!(ids(answer.ticks), *ticks, "{answer:?}");
    }
}

/// A session of `day` in which `exercise` hurt.
fn hurt(id: u64, day: i32, exercise: &str, feeling: Feeling) -> Record {
    let hurts = vec![common::journal::hurt(exercise, feeling.id())];
    let outcome = SessionOutcome::Hurt;
    Record { outcome, hurts, ..common::journal::record(id, Day(day)) }
}

fn choice(id: u64, exercise: &str) -> LevelChoice {
    LevelChoice { id, exercise: exercise.to_owned(), level: 1 }
}

fn exercise(slug: &str) -> &'static Exercise {
    content::exercise(slug).unwrap_or_else(|| panic!("no {slug}"))
}

/// Why the forward fold is left out on `today`.
fn why(records: &[Record], choices: &[LevelChoice], today: i32) -> Option<Because> {
    LeftOut::default().and_hurts(records, choices, Day(today)).why(exercise("forward-fold"))
}

#[test]
fn what_gave_sharp_pain_is_left_out_for_a_week_and_comes_back_by_itself() {
    let records = [hurt(1, 100, "forward-fold", Feeling::Sharp)];
    let because = Some(Because::SharpPain(Day(100)));
    for today in 100..100 + SHARP_DAYS {
        assert_eq!(why(&records, &[], today), because, "day {today}");
    }
    assert_eq!(why(&records, &[], 100 + SHARP_DAYS), None);
    assert_eq!(SHARP_DAYS, 7);
    // Nobody knows when that was: the clock was wrong then, or is now.
    assert_eq!(why(&records, &[], 90), because);
    let other = [hurt(1, 100, "cat-cow", Feeling::Sharp)];
    assert_eq!(why(&other, &[], 100), None, "another exercise");
    for &feeling in Feeling::ALL.iter().filter(|it| **it != Feeling::Sharp) {
        let records = [hurt(1, 100, "forward-fold", feeling)];
        assert_eq!(why(&records, &[], 100), None, "{feeling:?} alone leaves nothing out");
    }
}

#[test]
fn the_last_hurt_in_an_exercise_counts_and_a_level_chosen_after_it_brings_it_back() {
    let sharp = |id, day| hurt(id, day, "forward-fold", Feeling::Sharp);
    let sore = |id, day| hurt(id, day, "forward-fold", Feeling::Sore);
    assert_eq!(why(&[sharp(1, 100), sore(2, 101)], &[], 101), None);
    let again = [sore(1, 100), sharp(2, 101), sharp(3, 103)];
    assert_eq!(why(&again, &[], 104), Some(Because::SharpPain(Day(103))));
    // Two in one session.
    let mut twice = sharp(1, 100);
    twice.hurts.insert(0, sore(1, 100).hurts[0].clone());
    assert!(why(&[twice], &[], 100).is_some());

    let records = [sharp(10, 100)];
    assert_eq!(why(&records, &[choice(11, "forward-fold")], 100), None);
    assert!(why(&records, &[choice(9, "forward-fold")], 100).is_some(), "chosen before it");
    assert!(why(&records, &[choice(11, "cat-cow")], 100).is_some(), "another exercise");
    let once_more = [sharp(10, 100), sharp(12, 101)];
    assert!(why(&once_more, &[choice(11, "forward-fold")], 101).is_some(), "it hurt once more");
}

#[test]
fn what_gave_sharp_pain_is_in_no_routine_and_each_change_is_named() {
    for gave in content::exercises() {
        let instead = gave.instead.unwrap_or(gave.slug);
        let records = [
            hurt(1, 100, gave.slug, Feeling::Sharp),
            // What would stand in for it may have done so, too.
            hurt(2, 102, instead, Feeling::Sharp),
        ];
        for records in [&records[..1], &records[..]] {
            let out = LeftOut::default().and_hurts(records, &[], Day(102));
            assert!(!out.is_empty());
            for routine in content::routines() {
                let (fitted, swaps) = fit(routine, &out, content::exercise);
                assert!(
                    fitted.every_exercise(|it| out.why(it).is_none()),
                    "{} without {}",
                    routine.slug,
                    gave.slug
                );
                let is_in = !routine.every_exercise(|it| it.slug != gave.slug);
                let named = swaps.iter().find(|it| it.from.slug == gave.slug);
                assert_eq!(named.is_some(), is_in, "{}: {swaps:?}", routine.slug);
                let day = Day(if records.len() > 1 && instead == gave.slug { 102 } else { 100 });
                assert!(named.is_none_or(|it| it.because == Because::SharpPain(day)));
                let whole = fitted.steps.len() == routine.steps.len();
                // What stands in for two steps, or is in the routine already, is done once.
                assert!(whole || !swaps.is_empty(), "a loss is named");
            }
        }
    }
}

#[test]
fn an_answer_is_the_reason_where_there_are_both() {
    let records = [hurt(1, 100, "forward-fold", Feeling::Sharp)];
    let out = LeftOut::answers(&["fragile_bones"]).and_hurts(&records, &[], Day(100));
    // It does not end with the week.
    assert_eq!(out.why(exercise("forward-fold")), Some(Because::Answer("fragile_bones")));
    assert_eq!(out.sharp_pain(exercise("forward-fold")), Some(Day(100)));
    assert_eq!(LeftOut::default().and_hurts(&[], &[], Day(100)), LeftOut::default());
}
