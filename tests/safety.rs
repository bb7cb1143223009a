//! The safety check as logic: total, monotone, and each row earns its place.

use unhunch::content;
use unhunch::domain::hurt::Feeling;
use unhunch::domain::safety::{Answers, Level, Rules, Ticks};

const AGES: [Option<u8>; 6] = [None, Some(18), Some(49), Some(50), Some(65), Some(90)];

fn rules() -> &'static Rules {
    content::rules()
}

fn level(age: Option<u8>, yes: Ticks) -> Level {
    rules().outcome(&Answers { age, yes, unsure: Ticks::default() }).level
}

fn set(ids: &[&str]) -> Ticks {
    ids.iter().fold(Ticks::default(), |set, id| {
        set.with(rules().place(id).unwrap_or_else(|| panic!("{id} is a question")))
    })
}

fn check(age: Option<u8>, ids: &[&str], expected: Level) {
    assert_eq!(level(age, set(ids)), expected, "{ids:?} at {age:?}");
}

/// What a set of answers has to hold, whatever it is.
fn check_whole(age: Option<u8>, yes: Ticks) {
    let outcome = rules().outcome(&Answers { age, yes, unsure: Ticks::default() });
    assert_eq!(outcome.because.is_empty(), outcome.level == Level::Ready, "{yes:?}");
    let because = outcome.because.iter().fold(Ticks::default(), |set, &place| set.with(place));
    assert_eq!(because.0 & !yes.0, 0, "a reason that nobody gave: {yes:?}");
    assert_eq!(level(age, because), outcome.level, "the reasons alone lead there: {yes:?}");
    for (place, it) in rules().questions.iter().enumerate().filter(|(place, _)| yes.has(*place)) {
        if it.alone == outcome.level {
            assert!(outcome.because.contains(&place), "{} is a reason of its own: {yes:?}", it.id);
        }
    }
    let unsure = rules().outcome(&Answers { age, yes: Ticks::default(), unsure: yes });
    assert_eq!(unsure, outcome, "not sure is yes: {yes:?}");
}

#[test]
fn one_more_yes_never_lowers_the_level_of_any_single_pair_or_triple() {
    let count = rules().questions.len();
    for age in AGES {
        for one in 0..count {
            for other in one..count {
                let pair = Ticks::default().with(one).with(other);
                let before = level(age, pair);
                assert!(before >= level(age, Ticks::default().with(one)));
                check_whole(age, pair);
                for more in 0..count {
                    assert!(level(age, pair.with(more)) >= before, "{one} {other} {more} {age:?}");
                }
            }
        }
    }
}

#[test]
fn nor_that_of_a_million_random_sets() {
    let count = rules().questions.len();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random
    };
    for round in 0..1_000_000 {
        // Few yeses as well as many: with many, everything is an emergency.
        let mut bits = next();
        for _ in 0..round % 6 {
            bits &= next();
        }
        let yes = Ticks(bits & ((1 << count) - 1));
        let age = AGES[(next() % 6) as usize];
        let more = yes.with((next() % count as u64) as usize);
        assert!(level(age, more) >= level(age, yes), "{yes:?} {more:?} {age:?}");
        if round % 50 == 0 {
            check_whole(age, yes);
        }
    }
}

#[test]
fn an_age_that_was_not_given_counts_as_any() {
    let count = rules().questions.len();
    for one in 0..count {
        for other in 0..count {
            let pair = Ticks::default().with(one).with(other);
            let oldest = AGES.iter().map(|&age| level(age, pair)).max();
            assert_eq!(Some(level(None, pair)), oldest, "{one} {other}");
        }
    }
}

#[test]
fn nothing_is_ready_and_everything_is_an_emergency() {
    for age in AGES {
        check(age, &[], Level::Ready);
        let all = (0..rules().questions.len()).fold(Ticks::default(), Ticks::with);
        assert_eq!(level(age, all), Level::Emergency);
    }
}

#[test]
fn every_stop_sign_of_a_session_leads_to_the_check_with_what_it_says() {
    for feeling in Feeling::ALL.iter().filter(|it| it.is_stop_sign()) {
        let sign = rules().signs.iter().find(|it| it.feeling == feeling.id());
        assert!(sign.is_some(), "{feeling:?} leads nowhere");
    }
    let level_of = |feeling: Feeling| {
        let sign =
            rules().signs.iter().find(|it| it.feeling == feeling.id()).expect("checked above");
        level(Some(40), sign.ticks)
    };
    assert_eq!(level_of(Feeling::Chest), Level::Emergency);
    assert_eq!(level_of(Feeling::Breath), Level::Emergency);
    assert_eq!(level_of(Feeling::Dizzy), Level::Soon);
    assert_eq!(level_of(Feeling::Numb), Level::Soon);
}

#[test]
fn the_age_is_asked_where_a_row_goes_by_it_and_only_there() {
    let asks = |ids: &[&str]| rules().asks_age(set(ids));
    assert!(asks(&["gca_signs"]) && asks(&["minor_trauma_new_pain", "chest_pain"]));
    assert!(!asks(&[]) && !asks(&["chest_pain", "fever_chills", "cancer_history"]));
    for (place, it) in rules().questions.iter().enumerate() {
        let alone = Ticks::default().with(place);
        let matters = [None, Some(18), Some(49), Some(50), Some(64), Some(65), Some(90)]
            .into_iter()
            .any(|age| level(age, alone) != level(Some(18), alone));
        assert!(!matters || asks(&[it.id]), "the age changes {} unasked", it.id);
    }
}

#[test]
fn each_outcome_but_ready_names_its_sources() {
    for (place, it) in rules().questions.iter().enumerate() {
        let answers =
            Answers { age: Some(40), yes: Ticks::default().with(place), ..Answers::default() };
        let bases = rules().bases(&answers);
        assert!(bases.contains(&&it.basis), "{}", it.id);
    }
    assert!(rules().bases(&Answers::default()).is_empty());
}

#[test]
fn what_is_weak_alone_stops_nobody_alone() {
    for id in ["sweat_nausea", "pain_on_deep_breath", "clot_risk", "infection_risk"] {
        check(Some(40), &[id], Level::Gentle);
    }
    for id in ["night_rest_pain", "severe_pain", "not_improving_6wk", "meal_related"] {
        check(Some(80), &[id], Level::Soon);
    }
    check(Some(40), &["minor_trauma_new_pain"], Level::Gentle);
}

#[test]
fn what_comes_together_counts_for_more() {
    use Level::{Emergency, Gentle, Urgent};
    check(None, &["pain_on_deep_breath", "clot_risk"], Emergency);
    check(None, &["pain_on_deep_breath", "fever_chills"], Urgent);
    check(None, &["cancer_history"], Urgent);
    for sign in ["arm_tingling", "arm_weakness", "hand_clumsy_gait", "band_around_chest"] {
        check(Some(30), &["cancer_history", sign], Emergency);
    }
    check(Some(30), &["minor_trauma_new_pain", "fragile_bones"], Urgent);
    check(Some(70), &["minor_trauma_new_pain"], Urgent);
    check(Some(30), &["minor_trauma_new_pain", "arm_tingling"], Emergency);
    check(Some(30), &["infection_risk", "fever_chills", "arm_weakness"], Emergency);
    check(Some(30), &["infection_risk", "night_rest_pain"], Urgent);
    check(Some(30), &["night_rest_pain", "weight_loss"], Urgent);
    check(Some(30), &["sweat_nausea", "severe_pain"], Emergency);
    check(Some(49), &["gca_signs"], Gentle);
    check(Some(50), &["gca_signs"], Urgent);
}

#[test]
fn each_row_is_met_by_what_it_names_and_says_why() {
    for row in rules().together {
        let any = (0..rules().questions.len()).filter(|&place| row.any.has(place));
        let mut sets: Vec<Ticks> = any.map(|place| row.all.with(place)).collect();
        if sets.is_empty() {
            sets.push(row.all);
        }
        for yes in sets {
            let outcome = rules().outcome(&Answers { age: None, yes, unsure: Ticks::default() });
            assert!(outcome.level >= row.level, "{row:?}");
            if outcome.level == row.level {
                let named = |place: &usize| yes.has(*place);
                assert!(outcome.because.iter().all(named), "{row:?}");
            }
        }
        if let Some(from) = row.age_from.filter(|_| row.any == Ticks::default()) {
            assert!(level(Some(from - 1), row.all) < row.level, "an age that is too low: {row:?}");
            assert!(level(Some(from), row.all) >= row.level, "{row:?}");
        }
    }
}

#[test]
fn every_question_can_change_an_outcome() {
    for place in 0..rules().questions.len() {
        assert!(level(None, Ticks::default().with(place)) > Level::Ready, "{place}");
    }
}
