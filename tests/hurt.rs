//! "This hurts" in a session: what ends it, what that ticks in the check, and what it leaves out after.

use unhunch::content;
use unhunch::domain::hurt::Feeling;
use unhunch::domain::safety::Ticks;

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
fn what_a_sharp_pain_was_like_ticks_the_row_of_the_check_that_asks_for_it() {
    let expected: &[(&str, &[&str])] = &[
        ("chest", &["chest_pain"]),
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
