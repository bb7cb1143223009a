//! Whether a session may begin: a table of situations, and what no history may open.

mod common;

use common::journal::{hurt, pain};
use std::collections::BTreeMap;

use proptest::prelude::*;
use unhunch::domain::journal::archive::due;
use unhunch::domain::journal::gate::{
    CheckReason, Gate, History, RENEW_DAYS, UNCHANGED_DAYS, asks_again, clearance_is_too_early,
    counting, unchanged_door,
};
use unhunch::domain::journal::id::{MOST_ID, id_after};
use unhunch::domain::journal::record::{
    Check, Declaration, DeclarationRecord, Feedback, Pain, Record, SessionOutcome,
};
use unhunch::domain::safety::check::{Door, Level};
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

const RULES: &str = "2026-11-21";
const TODAY: Day = Day(20_000);

#[derive(Default, Clone, Debug)]
struct Life {
    checks: Vec<Check>,
    words: Vec<DeclarationRecord>,
    records: Vec<Record>,
    feedback: BTreeMap<u64, Feedback>,
    pains: Vec<Pain>,
    /// How many days ago the first session was, where it is no longer among the records.
    began: Option<i32>,
    facts_changed: bool,
    unanswered: bool,
}

impl Life {
    /// A life in which the last check, `days` ago, came out at `level`.
    fn checked(level: Level, days: i32) -> Self {
        let day = Day(TODAY.0 - days);
        let check = common::journal::check(id(day, 1), day, RULES, level);
        Self { checks: vec![check], ..Self::default() }
    }

    fn says(mut self, says: Declaration, days: i32) -> Self {
        let day = Day(TODAY.0 - days);
        let check = self.checks.last().expect("there is a check").id;
        self.words.push(DeclarationRecord { id: id(day, 2), utc: Millis::ZERO, day, check, says });
        self
    }

    fn session(
        mut self,
        days: i32,
        outcome: SessionOutcome,
        feeling: Option<&str>,
        felt: Feedback,
    ) -> Self {
        let day = Day(TODAY.0 - days);
        let id = id(day, 3);
        let hurts = feeling.map(|feeling| hurt("cat-cow", feeling)).into_iter().collect();
        self.records.push(Record { outcome, hurts, ..common::journal::record(id, day) });
        self.feedback.insert(id, Feedback { session: id, ..felt });
        self
    }

    fn felt(self, days: i32, change: i8, worse: bool) -> Self {
        let felt = Feedback {
            pain_change: Some(change),
            worse_next_morning: Some(worse),
            ..Feedback::default()
        };
        self.session(days, SessionOutcome::Finished, None, felt)
    }

    fn pain(self, days: i32, value: u8) -> Self {
        self.pain_at(days, 4, value)
    }

    /// Pain as the `nth` entry of its day; a check is the first of its own.
    fn pain_at(mut self, days: i32, nth: u64, value: u8) -> Self {
        let day = Day(TODAY.0 - days);
        self.pains.push(pain(id(day, nth), day, value));
        self
    }

    fn gate(&self) -> Gate {
        self.history().gate(RULES, TODAY)
    }

    fn history(&self) -> History<'_> {
        let Self { checks, words, records, feedback, pains, began, .. } = self;
        let first = records.iter().map(|it| it.day).min();
        let began = began.map(|days| Day(TODAY.0 - days)).or(first);
        let Self { facts_changed, unanswered, .. } = *self;
        History { checks, words, records, feedback, pains, began, facts_changed, unanswered }
    }

    /// The same life after what is old has gone into its months.
    fn folded(&self) -> Self {
        let mut left = self.clone();
        left.began = self.history().began.map(|day| TODAY.0 - day.0);
        for month in due(&self.history(), &[], TODAY).into_values() {
            left.records.retain(|it| !month.records.contains_key(&it.id));
            left.pains.retain(|it| !month.pains.contains_key(&it.id));
            left.feedback.retain(|id, _| !month.feedback.contains_key(id));
        }
        left
    }
}

fn id(day: Day, nth: u64) -> u64 {
    u64::from(day.0.cast_unsigned()) * 86_400_000_000 + nth
}

#[test]
fn nothing_begins_without_a_check() {
    assert_eq!(Life::default().gate(), Gate::Ask(CheckReason::First));
    for level in [Level::Ready, Level::Gentle] {
        assert_eq!(Life::checked(level, 0).gate(), Gate::Open);
    }
}

#[test]
fn a_new_day_asks_once_whether_anything_has_changed() {
    let life = Life::checked(Level::Ready, 3);
    assert_eq!(life.gate(), Gate::Same(Day(TODAY.0 - 3)));
    assert_eq!(life.clone().says(Declaration::Unchanged, 1).gate(), Gate::Same(Day(TODAY.0 - 1)));
    assert_eq!(life.says(Declaration::Unchanged, 0).gate(), Gate::Open);
}

#[test]
fn a_lock_is_lifted_by_the_persons_word_but_no_emergency_of_that_day() {
    assert_eq!(Life::checked(Level::Urgent, 0).gate(), Gate::Locked(Level::Urgent));
    assert_eq!(
        Life::checked(Level::Urgent, 0).says(Declaration::ClearedByProfessional, 0).gate(),
        Gate::Open
    );
    assert_eq!(Life::checked(Level::Soon, 0).gate(), Gate::Clearance);
    assert_eq!(
        Life::checked(Level::Soon, 0).says(Declaration::ClearedByProfessional, 0).gate(),
        Gate::Open
    );

    let emergency = Gate::Locked(Level::Emergency);
    assert_eq!(Life::checked(Level::Emergency, 0).gate(), emergency);
    assert_eq!(
        Life::checked(Level::Emergency, 0).says(Declaration::ClearedByProfessional, 0).gate(),
        emergency
    );
    assert_eq!(Life::checked(Level::Emergency, 9).gate(), emergency, "time alone lifts nothing");
    assert_eq!(
        Life::checked(Level::Emergency, 9).says(Declaration::ClearedByProfessional, 9).gate(),
        emergency
    );
    assert_eq!(
        Life::checked(Level::Emergency, 1).says(Declaration::ClearedByProfessional, 0).gate(),
        Gate::Open
    );
    // "Same as last time" is no such word.
    assert_eq!(
        Life::checked(Level::Urgent, 1).says(Declaration::Unchanged, 0).gate(),
        Gate::Locked(Level::Urgent)
    );
}

#[test]
fn nobody_clears_an_emergency_on_its_own_day() {
    let check = |level| common::journal::check(1, TODAY, RULES, level);
    let emergency = check(Level::Emergency);
    assert!(clearance_is_too_early(&emergency, TODAY));
    assert!(clearance_is_too_early(&emergency, Day(TODAY.0 - 1)), "the clock was set back");
    assert!(!clearance_is_too_early(&emergency, Day(TODAY.0 + 1)));
    for level in [Level::Urgent, Level::Soon, Level::Gentle, Level::Ready] {
        assert!(!clearance_is_too_early(&check(level), TODAY), "{level:?}");
    }
}

#[test]
fn the_same_as_last_time_is_no_new_pain_and_asks_no_more_than_then() {
    let by = |door: Option<Door>| {
        let door = door.map(|it| it.id().to_owned());
        Check { door, ..common::journal::check(1, TODAY, RULES, Level::Ready) }
    };
    let (none, usual, new) = (Door::None, Door::Usual, Door::New);
    // What was asked then, what is "the same", and who is asked again.
    for (last, same, again) in [
        (Some(none), none, vec![usual, new]),
        (Some(usual), usual, vec![new]),
        (Some(new), usual, vec![new]),
        // Before there were doors everything was asked.
        (None, usual, vec![new]),
    ] {
        let last = by(last);
        assert_eq!(unchanged_door(&last), same, "{last:?}");
        let asked: Vec<_> =
            Door::ALL.iter().copied().filter(|door| asks_again(*door, &last)).collect();
        assert_eq!(asked, again, "{last:?}");
    }
}

#[test]
fn a_level_that_is_not_known_here_locks() {
    let mut life = Life::checked(Level::Ready, 0);
    life.checks[0].level = "from the future".to_owned();
    assert_eq!(life.gate(), Gate::Locked(Level::Emergency));
}

#[test]
fn the_check_opens_again_for_its_reasons() {
    let life = || Life::checked(Level::Ready, 10).says(Declaration::Unchanged, 0);
    assert_eq!(life().gate(), Gate::Open);
    let hurt = |outcome, feeling| life().session(0, outcome, feeling, Feedback::default()).gate();
    assert_eq!(hurt(SessionOutcome::Hurt, Some("chest")), Gate::Ask(CheckReason::StopSign));
    assert_eq!(
        hurt(SessionOutcome::Hurt, None),
        Gate::Ask(CheckReason::StopSign),
        "ended without a word"
    );
    // A feeling that only a newer app knows may be a stop sign.
    assert_eq!(
        hurt(SessionOutcome::Hurt, Some("from the future")),
        Gate::Ask(CheckReason::StopSign)
    );
    assert_eq!(hurt(SessionOutcome::Hurt, Some("sore")), Gate::Open);
    assert_eq!(hurt(SessionOutcome::Finished, Some("stretch")), Gate::Open);

    // A second hurt ended it without a word; the first one, which was mild, does not answer for it.
    let mut twice = life().session(0, SessionOutcome::Hurt, Some("sore"), Feedback::default());
    assert_eq!(twice.gate(), Gate::Open);
    twice.records[0].hurts[0].then = "eased".to_owned();
    assert_eq!(twice.gate(), Gate::Ask(CheckReason::StopSign));
    assert_eq!(Life { unanswered: true, ..life() }.gate(), Gate::Ask(CheckReason::StopSign));

    assert_eq!(life().felt(0, 2, false).gate(), Gate::Ask(CheckReason::PainUp));
    assert_eq!(life().felt(0, 1, false).gate(), Gate::Open);
    assert_eq!(life().felt(4, 0, true).gate(), Gate::Open, "one bad morning is none");
    assert_eq!(life().felt(4, 0, true).felt(2, 0, true).gate(), Gate::Ask(CheckReason::Mornings));

    assert_eq!(life().pain(0, 7).gate(), Gate::Ask(CheckReason::Severe));
    assert_eq!(life().pain(5, 2).pain(0, 6).gate(), Gate::Open, "one day is none");
    assert_eq!(life().pain(5, 2).pain(3, 4).pain(0, 6).gate(), Gate::Ask(CheckReason::Days));
    assert_eq!(life().pain(5, 4).pain(3, 5).pain(0, 5).gate(), Gate::Open);

    let old = Life::checked(Level::Ready, RENEW_DAYS).says(Declaration::Unchanged, 0);
    assert_eq!(old.gate(), Gate::Ask(CheckReason::Old));
    let mut new_rules = life();
    new_rules.checks[0].rules = "2026-01-01".to_owned();
    assert_eq!(new_rules.gate(), Gate::Ask(CheckReason::NewRules));
}

#[test]
fn what_was_before_the_last_check_asks_for_none() {
    let life = Life::checked(Level::Ready, 0).felt(3, 4, true).felt(2, 2, true);
    assert_eq!(life.gate(), Gate::Open);
}

/// The check of a life, as it is kept.
fn kept(life: &Life, id: u64) -> (u64, Option<Check>) {
    (id, Some(Check { id, ..life.checks[0].clone() }))
}

#[test]
fn an_older_check_from_elsewhere_unlocks_nothing() {
    // As texts the ids are the other way round.
    let (old, new) = (Life::checked(Level::Ready, 9), Life::checked(Level::Urgent, 0));
    let rows = vec![kept(&old, 999_999), kept(&new, 1_000_000)];
    let life = Life { checks: counting(rows.clone()), ..Life::default() };
    assert_eq!(life.gate(), Gate::Locked(Level::Urgent));
    // One that cannot be read hides what was before it, and nothing else.
    let hidden = |at| {
        let rows = [rows.clone(), vec![(at, None)]].concat();
        counting(rows).into_iter().map(|it| it.id).collect::<Vec<_>>()
    };
    assert_eq!(hidden(2_000), [999_999, 1_000_000]);
    assert_eq!(hidden(1_000_001), Vec::<u64>::new());
}

#[test]
fn ids_end_where_a_file_can_hold_them() {
    for last in [MOST_ID, MOST_ID - 1, MOST_ID - 999_999, u64::MAX] {
        let id = id_after(last, Millis(5_000), 7);
        assert_eq!(id, 5_000_007, "{last}: nothing can come after it, so it does not count");
    }
    assert!(id_after(MOST_ID - 2_000_000, Millis(5_000), 999) > MOST_ID - 2_000_000);
    assert!(id_after(0, Millis(u64::MAX), 999) <= MOST_ID);
}

#[test]
fn a_check_after_which_none_can_come_does_not_hide_a_later_one() {
    let mut life = Life::checked(Level::Ready, 0);
    let now = life.checks[0].clone();
    let ahead = Check { id: MOST_ID, day: Day(104_000), ..now.clone() };
    let kept = vec![(now.id, Some(now.clone())), (ahead.id, Some(ahead.clone()))];
    life.checks = counting(kept);
    assert_eq!(life.checks.last(), Some(&now));
    // Alone it still asks: nobody knows when it was.
    assert_eq!(counting(vec![(ahead.id, Some(ahead.clone()))]), [ahead]);
}

#[test]
fn what_is_said_after_the_clock_was_set_back_counts_as_later() {
    let ahead = Life::checked(Level::Urgent, -400);
    let locked = id_after(0, Millis(5_000), 999);
    let again = id_after(locked, Millis(3_000), 7);
    let today = Life::checked(Level::Ready, 0);
    let checks = counting(vec![kept(&today, again), kept(&ahead, locked)]);
    let mut life = Life { checks, ..Life::default() };
    assert_eq!(life.gate(), Gate::Open, "the answer of today lifts the lock");
    life = life.session(0, SessionOutcome::Hurt, Some("sharp"), Feedback::default());
    life.records[0].id = id_after(again, Millis(3_001), 0);
    assert_eq!(life.gate(), Gate::Ask(CheckReason::StopSign));
    // Within a millisecond, too; and otherwise an id is its time.
    assert!(id_after(5_000_999, Millis(5_000), 0) > 5_000_999);
    assert_eq!(id_after(5_000_999, Millis(6_000), 12), 6_000_012);
}

#[test]
fn what_asks_for_the_check_asks_until_it_is_answered() {
    let life = || Life::checked(Level::Ready, 80).says(Declaration::Unchanged, 0);
    let severe = life().pain(60, 7);
    assert_eq!(severe.folded().gate(), Gate::Ask(CheckReason::Severe));
    let days = life().pain(75, 3).pain(70, 5).pain(60, 2).pain(55, 6).pain(50, 3);
    assert_eq!(days.gate(), Gate::Ask(CheckReason::Days));
    assert_eq!(days.folded().gate(), Gate::Ask(CheckReason::Days));
    let one = life().pain(60, 2).pain(55, 6);
    assert_eq!(one.folded().gate(), Gate::Open);
    assert_eq!(
        one.folded().pain(3, 2).pain(1, 4).gate(),
        Gate::Ask(CheckReason::Days),
        "the second day"
    );
    // The rest goes, and so does what a check came after.
    assert_eq!(life().pain(60, 6).pain(59, 5).pain(58, 4).folded().pains, []);
    assert_eq!(Life::checked(Level::Ready, 50).pain(60, 9).folded().pains, []);
}

#[test]
fn a_bad_hour_before_the_check_of_its_day_is_no_bad_day_after_it() {
    let life =
        || Life::checked(Level::Ready, 3).says(Declaration::Unchanged, 0).pain(6, 2).pain(1, 6);
    assert_eq!(life().pain_at(3, 0, 6).gate(), Gate::Open, "the check came after it");
    assert_eq!(
        life().pain_at(3, 2, 6).gate(),
        Gate::Ask(CheckReason::Days),
        "it came after the check"
    );
    // What was said before the check still is what a later day is held against.
    assert_eq!(life().pain_at(3, 0, 2).pain(2, 6).gate(), Gate::Ask(CheckReason::Days));
}

#[test]
fn six_weeks_of_practice_without_change_ask_for_the_check() {
    let life = |change| {
        let life = Life::checked(Level::Ready, UNCHANGED_DAYS).says(Declaration::Unchanged, 0);
        [UNCHANGED_DAYS, 20, 10, 1]
            .into_iter()
            .fold(life, |life, days| life.felt(days, change, false))
    };
    assert_eq!(life(0).gate(), Gate::Ask(CheckReason::Unchanged));
    assert_eq!(life(-1).gate(), Gate::Open);
    // The first sessions may be in the months already.
    let folded = |began| {
        let life = Life::checked(Level::Ready, UNCHANGED_DAYS).says(Declaration::Unchanged, 0);
        let life = [41, 20, 10].into_iter().fold(life, |life, days| life.felt(days, 0, false));
        Life { began, ..life }.gate()
    };
    assert_eq!(folded(Some(300)), Gate::Ask(CheckReason::Unchanged), "practice began long before");
    assert_eq!(folded(None), Gate::Open, "practice began less than six weeks ago");
    // Somebody who never says how it felt is not asked for it.
    assert_eq!(
        Life::checked(Level::Ready, UNCHANGED_DAYS).says(Declaration::Unchanged, 0).gate(),
        Gate::Open
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    /// Whatever was said and done: an emergency of today stays shut, and without a word on the last check no
    /// level from soon on opens.
    #[test]
    fn no_history_opens_what_is_shut(
        level in 2_usize..5,
        words in prop::collection::vec((any::<bool>(), 0..4_i32), 0..4),
        sessions in prop::collection::vec((0..4_i32, -2..3_i8, any::<bool>()), 0..6),
    ) {
        let level = Level::ALL[level];
        let mut life = Life::checked(level, 0);
        for (seen, days) in &words {
            life = life.says(if *seen { Declaration::ClearedByProfessional } else { Declaration::Unchanged }, *days);
        }
        for (days, change, worse) in sessions {
            life = life.felt(days, change, worse);
        }
        let seen = words.iter().any(|(seen, _)| *seen);
        if level == Level::Emergency || !seen {
            prop_assert_ne!(life.gate(), Gate::Open);
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    /// What is asked today does not depend on what has gone into the months, nor on how often.
    #[test]
    fn folding_leaves_the_gate_as_it_was(
        checked in 0..89_i32,
        sessions in prop::collection::vec((0..100_i32, -2..3_i8, any::<bool>()), 0..8),
        pains in prop::collection::vec((0..100_i32, 0..8_u8), 0..30),
    ) {
        let mut life = Life::checked(Level::Ready, checked).says(Declaration::Unchanged, 0);
        for (at, (days, change, worse)) in sessions.into_iter().enumerate() {
            life = life.felt(days, change, worse);
            // Several of a day are apart.
            let (record, nth) = (life.records.last_mut().expect("a session"), 10 + at as u64);
            let felt = life.feedback.remove(&record.id).expect("it was said");
            record.id += nth;
            life.feedback.insert(record.id, Feedback { session: record.id, ..felt });
        }
        for (at, (days, value)) in pains.into_iter().enumerate() {
            life = life.pain_at(days, 100 + at as u64, value);
        }
        let folded = life.folded();
        prop_assert_eq!(folded.gate(), life.gate());
        prop_assert_eq!(folded.folded().pains, folded.pains);
    }
}

#[test]
fn a_check_dated_after_today_asks() {
    for days in [-1, -30, -365, -80_000] {
        let life = Life::checked(Level::Ready, days);
        assert_eq!(life.gate(), Gate::Ask(CheckReason::Ahead), "{days}");
        let locked = Life::checked(Level::Urgent, days);
        assert_eq!(locked.gate(), Gate::Locked(Level::Urgent), "{days}");
    }
}

#[test]
fn a_word_dated_after_today_opens_nothing() {
    let life = Life::checked(Level::Urgent, 3);
    assert_eq!(
        life.clone().says(Declaration::ClearedByProfessional, -1).gate(),
        Gate::Locked(Level::Urgent)
    );
    let life = Life::checked(Level::Ready, 1);
    assert!(matches!(life.says(Declaration::Unchanged, -1).gate(), Gate::Same(_)));
}

#[test]
fn what_hurt_is_a_reason_of_new_pain_and_nothing_else_is() {
    for why in [
        CheckReason::StopSign,
        CheckReason::PainUp,
        CheckReason::Severe,
        CheckReason::Days,
        CheckReason::Mornings,
    ] {
        assert!(why.is_of_new_pain(), "{why:?}");
    }
    for why in [
        CheckReason::First,
        CheckReason::Unchanged,
        CheckReason::Facts,
        CheckReason::Lost,
        CheckReason::Ahead,
        CheckReason::Old,
        CheckReason::NewRules,
    ] {
        assert!(!why.is_of_new_pain(), "{why:?}");
    }
}
