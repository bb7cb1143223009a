//! The rule of the ladder, by example and by property.

use std::collections::BTreeMap;

use proptest::prelude::*;
use unhunch::domain::journal::level::{
    Attempt, Decision, LevelEvent, Reason, Setback, TOO_MUCH, decide, events,
    level_now as levels_now, open_levels,
};
use unhunch::domain::journal::record::{
    Done, Effort, Feedback, LevelChoice, Record, SessionOutcome,
};
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

/// The level by the rule, where nothing has to wait.
fn level_now(levels: u8, history: &[LevelEvent]) -> Decision {
    levels_now(levels, u8::MAX, history)
}

/// A clean attempt: everything done, felt right, no pain.
const fn clean(level: u8) -> Attempt {
    Attempt {
        level,
        all_sets: true,
        effort: Effort::Right,
        pain_change: 0,
        worse_next_morning: false,
    }
}

const fn hurting(level: u8, pain_change: i8) -> Attempt {
    Attempt { pain_change, ..clean(level) }
}

const fn says(level: u8, why: Reason) -> Decision {
    Decision { level, why }
}

/// Pain was up, or it was worse on the morning after.
fn hurt(attempt: Attempt) -> bool {
    attempt.pain_change > 0 || attempt.worse_next_morning
}

#[test]
fn two_clean_attempts_in_a_row_lead_up() {
    assert_eq!(decide(2, 5, &[]), says(2, Reason::NotYet));
    assert_eq!(decide(2, 5, &[clean(2)]), says(2, Reason::OnceSoFar));
    assert_eq!(decide(2, 5, &[clean(2), clean(2)]), says(3, Reason::TwiceInARow));
    let easy = Attempt { effort: Effort::Easy, pain_change: -3, ..clean(2) };
    assert_eq!(decide(2, 5, &[clean(2), easy]), says(3, Reason::TwiceInARow));
    assert_eq!(decide(5, 5, &[clean(5), clean(5)]), says(5, Reason::TopRung));
}

#[test]
fn each_reason_to_hold_is_named_and_breaks_the_row() {
    let cut = Attempt { all_sets: false, ..clean(2) };
    let hard = Attempt { effort: Effort::Hard, ..clean(2) };
    for (flawed, why) in
        [(cut, Reason::SetsMissing), (hard, Reason::FeltHard), (hurting(2, 1), Reason::PainUpByOne)]
    {
        assert_eq!(decide(2, 5, &[clean(2), flawed]), says(2, why));
        assert_eq!(decide(2, 5, &[clean(2), flawed, clean(2)]), says(2, Reason::OnceSoFar));
        assert_eq!(decide(2, 5, &[flawed, clean(2), clean(2)]), says(3, Reason::TwiceInARow));
    }
}

#[test]
fn pain_comes_before_every_other_reason() {
    let all = Attempt { all_sets: false, effort: Effort::Hard, ..hurting(3, 2) };
    assert_eq!(decide(3, 5, &[all]), says(2, Reason::Down(Setback::PainUp)));
    let morning = Attempt { worse_next_morning: true, ..hurting(3, 1) };
    assert_eq!(decide(3, 5, &[morning]), says(2, Reason::Down(Setback::WorseNextMorning)));
    let both = Attempt { worse_next_morning: true, ..hurting(3, 4) };
    assert_eq!(decide(3, 5, &[both]), says(2, Reason::Down(Setback::PainUp)));
    let little = Attempt { all_sets: false, effort: Effort::Hard, ..hurting(3, 1) };
    assert_eq!(decide(3, 5, &[little]), says(3, Reason::PainUpByOne));
    let cut = Attempt { all_sets: false, effort: Effort::Hard, ..clean(3) };
    assert_eq!(decide(3, 5, &[cut]), says(3, Reason::SetsMissing));
    assert_eq!(decide(1, 5, &[hurting(1, 3)]), says(1, Reason::LowestRung(Setback::PainUp)));
}

#[test]
fn attempts_at_another_level_count_only_against_and_only_if_they_hurt() {
    assert_eq!(decide(2, 5, &[clean(1), clean(2)]), says(2, Reason::OnceSoFar));
    assert_eq!(decide(2, 5, &[clean(3), clean(3)]), says(2, Reason::NotYet));
    assert_eq!(decide(2, 5, &[clean(2), clean(1), clean(2)]), says(3, Reason::TwiceInARow));
    // Too much at a harder level says nothing about this one, but no way leads up over it.
    assert_eq!(decide(2, 5, &[clean(2), hurting(3, 4)]), says(2, Reason::HurtElsewhere));
    assert_eq!(decide(2, 5, &[clean(2), hurting(3, 4), clean(2)]), says(2, Reason::OnceSoFar));
    // Too much at an easier level is too much here.
    assert_eq!(decide(3, 5, &[hurting(1, 2)]), says(2, Reason::Down(Setback::PainUp)));
    assert_eq!(decide(3, 5, &[hurting(1, 1)]), says(3, Reason::HurtElsewhere));
}

#[test]
fn a_ladder_is_climbed_and_left_a_rung_at_a_time_and_counting_begins_anew() {
    let log = [clean(1), clean(1), clean(2), clean(2), hurting(3, 2), clean(2), clean(2)];
    let levels = [1, 2, 2, 3, 2, 2, 3];
    for (done, level) in (1..).zip(levels) {
        let events: Vec<_> = log[..done].iter().copied().map(LevelEvent::Attempted).collect();
        assert_eq!(level_now(5, &events).level, level, "after {done} attempts");
    }
    assert_eq!(level_now(5, &[]), says(1, Reason::NotYet));
    // What led down has been dealt with: it does not lead down again.
    let dealt_with = [
        LevelEvent::Overruled(4),
        LevelEvent::Attempted(hurting(2, 2)),
        LevelEvent::Attempted(clean(5)),
    ];
    assert_eq!(level_now(5, &dealt_with), says(3, Reason::NotYet));
}

#[test]
fn an_overrule_holds_and_counting_begins_anew_after_it() {
    let done = |level| LevelEvent::Attempted(clean(level));
    let chosen = [done(1), LevelEvent::Overruled(4)];
    assert_eq!(level_now(5, &chosen), says(4, Reason::Chosen));
    // Choosing the level that one has sets the count back too.
    let same = [done(1), LevelEvent::Overruled(1), done(1)];
    assert_eq!(level_now(5, &same), says(1, Reason::OnceSoFar));
    let after = [done(1), LevelEvent::Overruled(4), done(4), done(4)];
    assert_eq!(level_now(5, &after), says(5, Reason::TwiceInARow));
    let pain = [LevelEvent::Overruled(4), LevelEvent::Attempted(hurting(4, 2))];
    assert_eq!(level_now(5, &pain), says(3, Reason::Down(Setback::PainUp)));
    assert_eq!(level_now(2, &[LevelEvent::Overruled(200)]), says(2, Reason::Chosen));
    assert_eq!(level_now(2, &[LevelEvent::Overruled(0)]), says(1, Reason::Chosen));
}

fn any_attempt() -> impl Strategy<Value = Attempt> {
    let effort = prop_oneof![Just(Effort::Easy), Just(Effort::Right), Just(Effort::Hard)];
    // Mostly the ordinary, so that rows of two come up; sometimes anything at all.
    let level = prop_oneof![8 => 1_u8..=4, 1 => any::<u8>()];
    let pain = prop_oneof![4 => Just(0_i8), 4 => -2_i8..=3, 1 => any::<i8>()];
    (level, prop::bool::weighted(0.8), effort, pain, prop::bool::weighted(0.1)).prop_map(
        |(level, all_sets, effort, pain_change, worse_next_morning)| Attempt {
            level,
            all_sets,
            effort,
            pain_change,
            worse_next_morning,
        },
    )
}

fn any_event() -> impl Strategy<Value = LevelEvent> {
    prop_oneof![
        9 => any_attempt().prop_map(LevelEvent::Attempted),
        1 => any::<u8>().prop_map(LevelEvent::Overruled),
        1 => (1_u8..=4).prop_map(LevelEvent::Overruled),
    ]
}

fn any_attempts() -> impl Strategy<Value = Vec<Attempt>> {
    prop::collection::vec(any_attempt(), 0..12)
}

fn any_history() -> impl Strategy<Value = Vec<LevelEvent>> {
    prop::collection::vec(any_event(), 0..24)
}

fn any_levels() -> impl Strategy<Value = u8> {
    prop_oneof![8 => 1_u8..=6, 1 => any::<u8>()]
}

/// A session of `cat-cow` at level 2, with these rows whole or not.
fn session(id: u64, outcome: SessionOutcome, whole: &[bool]) -> Record {
    let done = whole.iter().map(|whole| Done {
        exercise: "cat-cow".to_owned(),
        side: "both".to_owned(),
        level: 2,
        time: Millis(30_000),
        reps: 0,
        whole: *whole,
    });
    Record {
        id,
        utc: Millis::ZERO,
        offset: 0,
        day: Day(20_000),
        routine: "office-reset".to_owned(),
        outcome,
        planned: Millis(90_000),
        done: done.collect(),
        hurts: Vec::new(),
    }
}

/// The one event that a session comes to, with what was said about it.
fn event(record: &Record, felt: Feedback) -> Option<LevelEvent> {
    let said = BTreeMap::from([(record.id, Feedback { session: record.id, ..felt })]);
    let all = events("cat-cow", [record].into_iter(), &said, [].iter());
    assert!(all.len() < 2);
    all.first().copied()
}

#[test]
fn a_session_is_an_attempt_once_it_is_said_how_it_felt() {
    let finished = session(1, SessionOutcome::Finished, &[true, true]);
    let none = Feedback::default();
    assert_eq!(event(&finished, none), None, "nobody is moved on a guess");
    assert_eq!(event(&finished, Feedback { effort: Some(Effort::Easy), ..none }), None);
    let same = Feedback { pain_change: Some(0), effort: Some(Effort::Right), ..none };
    assert_eq!(event(&finished, same), Some(LevelEvent::Attempted(clean(2))));
    let unsaid = Attempt { effort: Effort::Hard, ..clean(2) };
    let effort = Feedback { effort: None, ..same };
    assert_eq!(event(&finished, effort), Some(LevelEvent::Attempted(unsaid)), "not up on a guess");
    let part = session(1, SessionOutcome::Finished, &[true, false]);
    let missing = Attempt { all_sets: false, ..clean(2) };
    assert_eq!(event(&part, same), Some(LevelEvent::Attempted(missing)));
    assert_eq!(event(&session(1, SessionOutcome::Finished, &[]), same), None, "it was not in it");
}

#[test]
fn a_hurt_and_a_worse_morning_need_no_number() {
    let none = Feedback::default();
    let attempt = |outcome, felt| match event(&session(1, outcome, &[true]), felt) {
        Some(LevelEvent::Attempted(attempt)) => (attempt.pain_change, attempt.worse_next_morning),
        other => panic!("{other:?}"),
    };
    assert_eq!(attempt(SessionOutcome::Hurt, none), (TOO_MUCH, false));
    let less = Feedback { pain_change: Some(-2), ..none };
    assert_eq!(attempt(SessionOutcome::Hurt, less), (TOO_MUCH, false), "it hurt all the same");
    let worse = Feedback { worse_next_morning: Some(true), ..none };
    assert_eq!(attempt(SessionOutcome::Finished, worse), (0, true));
    let both = Feedback { pain_change: Some(1), ..worse };
    assert_eq!(attempt(SessionOutcome::Finished, both), (1, true));
}

#[test]
fn attempts_and_choices_of_the_exercise_come_in_their_order() {
    let choice = |id, exercise: &str| LevelChoice { id, exercise: exercise.to_owned(), level: 3 };
    let choices = [choice(9, "cat-cow"), choice(2, "cat-cow"), choice(3, "bird-dog")];
    let records = [session(5, SessionOutcome::Hurt, &[true])];
    let all = events("cat-cow", records.iter(), &BTreeMap::new(), choices.iter());
    let kinds: Vec<bool> = all.iter().map(|it| matches!(it, LevelEvent::Overruled(3))).collect();
    assert_eq!(kinds, [true, false, true]);
    assert_eq!(events("bird-dog", records.iter(), &BTreeMap::new(), choices.iter()).len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn never_two_levels_at_once_and_always_on_the_ladder(
        level in any_levels(), levels in any_levels(), attempts in any_attempts(),
    ) {
        let from = level.clamp(1, levels.max(1));
        let to = decide(level, levels, &attempts);
        prop_assert!(to.level.abs_diff(from) <= 1, "{from} -> {to:?}");
        prop_assert!((1..=levels.max(1)).contains(&to.level));
        prop_assert_eq!(to.level > from, to.why == Reason::TwiceInARow);
        prop_assert_eq!(to.level < from, matches!(to.why, Reason::Down(_)));
    }

    #[test]
    fn a_log_moves_a_person_one_level_at_a_time(levels in any_levels(), history in any_history()) {
        for end in 1..=history.len() {
            let before = level_now(levels, &history[..end - 1]);
            let after = level_now(levels, &history[..end]);
            prop_assert!((1..=levels.max(1)).contains(&after.level));
            match history[end - 1] {
                LevelEvent::Overruled(chosen) => {
                    prop_assert_eq!(after, says(chosen.clamp(1, levels.max(1)), Reason::Chosen));
                }
                LevelEvent::Attempted(_) => prop_assert!(after.level.abs_diff(before.level) <= 1),
            }
        }
    }

    #[test]
    fn never_up_after_pain(levels in any_levels(), history in any_history(), last in any_attempt()) {
        let before = level_now(levels, &history).level;
        let mut history = history;
        history.push(LevelEvent::Attempted(last));
        let after = level_now(levels, &history);
        if after.level > before {
            // Up took two attempts of this very level, nothing that hurt among them or between.
            prop_assert!(!hurt(last));
            let mut clean = 0;
            for event in history.iter().rev() {
                let LevelEvent::Attempted(attempt) = event else { break };
                if clean == 2 {
                    break;
                }
                prop_assert!(!hurt(*attempt), "{:?}", history);
                clean += u8::from(attempt.level == before);
            }
            prop_assert_eq!(clean, 2);
        }
    }

    #[test]
    fn only_a_setback_leads_down(
        levels in any_levels(), history in any_history(), last in any_attempt(),
    ) {
        let before = level_now(levels, &history).level;
        let mut history = history;
        history.push(LevelEvent::Attempted(last));
        if level_now(levels, &history).level < before {
            prop_assert!(last.pain_change >= 2 || last.worse_next_morning);
        }
    }

    #[test]
    fn more_pain_never_gives_a_higher_level(
        level in any_levels(), levels in any_levels(), attempts in any_attempts(),
        which in any::<prop::sample::Index>(), more in 0..=i8::MAX, worse in any::<bool>(),
    ) {
        let mut hurts_more = attempts.clone();
        if !attempts.is_empty() {
            let it = &mut hurts_more[which.index(attempts.len())];
            it.pain_change = it.pain_change.saturating_add(more);
            it.worse_next_morning |= worse;
        }
        let less = decide(level, levels, &attempts).level;
        let more = decide(level, levels, &hurts_more).level;
        prop_assert!(more <= less, "{less} -> {more}");
    }

    #[test]
    fn more_pain_anywhere_in_the_log_never_gives_a_higher_level(
        levels in any_levels(), history in any_history(),
        which in any::<prop::sample::Index>(), more in 0..=4_i8, worse in any::<bool>(),
    ) {
        let mut hurts_more = history.clone();
        if !history.is_empty() {
            let index = which.index(history.len());
            if let LevelEvent::Attempted(it) = &mut hurts_more[index] {
                it.pain_change = it.pain_change.saturating_add(more);
                it.worse_next_morning |= worse;
            }
        }
        let less = level_now(levels, &history).level;
        let more = level_now(levels, &hurts_more).level;
        prop_assert!(more <= less, "{less} -> {more}");
    }

    #[test]
    fn what_lies_before_an_overrule_is_forgotten(
        levels in any_levels(), before in any_history(), chosen in any::<u8>(), after in any_history(),
    ) {
        let mut short = vec![LevelEvent::Overruled(chosen)];
        short.extend(after);
        let long: Vec<_> = before.into_iter().chain(short.iter().copied()).collect();
        prop_assert_eq!(level_now(levels, &long), level_now(levels, &short));
    }

    #[test]
    fn the_same_log_gives_the_same_level(levels in any_levels(), history in any_history()) {
        prop_assert_eq!(level_now(levels, &history), level_now(levels, &history.clone()));
    }
}

#[test]
fn a_level_that_has_to_wait_is_reached_no_sooner_and_may_be_chosen() {
    // The ladder of the wall push-up: a chair from week 2 on, the floor from week 6 on.
    let open = |weeks| open_levels("wall-push-up", weeks);
    assert_eq!([open(0), open(1), open(2), open(5)], [3, 3, 4, 4]);
    assert_eq!([open(6), open_levels("y-raise", 0)], [u8::MAX; 2]);
    let clean = |levels: &[u8]| -> Vec<_> {
        levels.iter().map(|&level| LevelEvent::Attempted(clean(level))).collect()
    };
    let history = clean(&[1, 1, 2, 2, 3, 3, 3]);
    assert_eq!(levels_now(5, open(1), &history), says(3, Reason::TooSoon));
    assert_eq!(levels_now(5, open(2), &history).level, 4);
    // Once it is open, what was clean before counts; the next one asks anew.
    let more = [history.clone(), clean(&[4, 4])].concat();
    assert_eq!(levels_now(5, open(2), &more), says(4, Reason::TooSoon));
    assert_eq!(levels_now(5, open(6), &more).level, 5);
    let chosen = [history, vec![LevelEvent::Overruled(5)]].concat();
    assert_eq!(levels_now(5, open(0), &chosen), says(5, Reason::Chosen));
    let hurt = [chosen, vec![LevelEvent::Attempted(hurting(5, 3))]].concat();
    assert_eq!(levels_now(5, open(0), &hurt), says(4, Reason::Down(Setback::PainUp)));
}
