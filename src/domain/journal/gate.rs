//! Whether a session may begin: by the last check, what was said about it, and what has happened since.
//!
//! Invariants (`tests/gate.rs`): without a check nothing begins; only a new check or the person's word lifts a lock,
//! and no word lifts an emergency of the same day; a new check is asked for by the reasons of [`CheckReason`] alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::journal::id::leaves_room;
use crate::domain::journal::record::{
    Check, Declaration, DeclarationRecord, Feedback, Hurt, Pain, Record, SessionOutcome,
};
use crate::domain::order;
use crate::domain::safety::check::{Door, Level};
use crate::domain::session::hurt::{Feeling, Then};
use crate::domain::time::day::Day;

/// A check is asked again after so many days, whatever happened.
pub const RENEW_DAYS: i32 = 90;
/// Without any change for so long somebody should look (safety facts, 6: "no improvement at 6 weeks").
pub const UNCHANGED_DAYS: i32 = 42;
/// Pain that is up by so many points of ten asks for a new check (safety facts, 1.3).
pub const PAIN_UP: i8 = 2;
/// Pain from this number on asks for a new check (NHS definition of severe pain, in a secondary copy).
pub const SEVERE_PAIN: u8 = 7;
/// How many answers about pain it takes to say that it has not changed.
const ENOUGH_ANSWERS: usize = 3;

/// All that the gate depends on, each list oldest first.
#[derive(Clone, Copy, Debug)]
pub struct History<'a> {
    pub checks: &'a [Check],
    pub words: &'a [DeclarationRecord],
    pub records: &'a [Record],
    /// How they felt, by their ids.
    pub feedback: &'a BTreeMap<u64, Feedback>,
    pub pains: &'a [Pain],
    /// The first day of practice, also where its session is in the months already.
    pub began: Option<Day>,
    /// The facts that stay true are others than those of the last check.
    pub facts_changed: bool,
    /// "This hurts" was pressed, and nobody has said yet in what way.
    pub unanswered: bool,
}

/// The checks that count, oldest first, of those that are kept under these ids; `None` cannot be read. The
/// checks before it no longer count, because nobody knows what the later one said. One that leaves no room for
/// another after it comes first: otherwise no later answer would ever count.
pub fn counting(mut kept: Vec<(u64, Option<Check>)>) -> Vec<Check> {
    order::sort_by_key(&mut kept, |(id, _)| (leaves_room(*id), *id));
    let mut checks = Vec::new();
    for (_, check) in kept {
        match check {
            Some(check) => checks.push(check),
            None => checks.clear(),
        }
    }
    checks
}

/// Whether nobody can have cleared the person after `check` by the day `said`: a professional cannot have seen on the
/// same day what is for the emergency number now.
pub fn clearance_is_too_early(check: &Check, said: Day) -> bool {
    check.level() == Level::Emergency && said <= check.day
}

/// The door by which "nothing has changed since" is said after `last`: its own, or that of the usual ache where it
/// asked everything.
pub fn unchanged_door(last: &Check) -> Door {
    last.door().unwrap_or(Door::New).min(Door::Usual)
}

/// Whether somebody who comes by `door` today answers the check again after `last`: new pain always does, and so does a
/// door that asks more than the one of `last`.
pub fn asks_again(door: Door, last: &Check) -> bool {
    door == Door::New || door > last.door().unwrap_or(Door::New)
}

/// What stands between a press on Start and the session.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gate {
    Open,
    Ask(CheckReason),
    /// One question: has anything changed since this day?
    Same(Day),
    /// The person's word that somebody knows.
    Clearance,
    /// No session, because of the level of the last check.
    Locked(Level),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CheckReason {
    /// It never was, or its answers were erased.
    First,
    /// A stop sign ended a session.
    StopSign,
    /// Pain went up by [`PAIN_UP`] or more in a session.
    PainUp,
    /// Two mornings were worse after a session.
    Mornings,
    /// On two days pain was [`PAIN_UP`] or more above the best day of the week before.
    Days,
    Severe,
    Unchanged,
    /// A fact that stays true was changed in the settings.
    Facts,
    /// A check of a higher level was shown, and could not be kept.
    Lost,
    /// The check is dated after today: the clock was wrong then, or is now.
    Ahead,
    /// The check is older than [`RENEW_DAYS`].
    Old,
    NewRules,
}

impl CheckReason {
    /// Whether something that hurt in a session, or since one, is the reason: then nobody comes for less than new pain.
    pub const fn is_of_new_pain(self) -> bool {
        matches!(self, Self::StopSign | Self::PainUp | Self::Severe | Self::Days | Self::Mornings)
    }
}

impl History<'_> {
    /// The gate on `today`, with the rules of the date `rules`.
    pub fn gate(&self, rules: &str, today: Day) -> Gate {
        let Some(check) = self.checks.last() else { return Gate::Ask(CheckReason::First) };
        // What is dated after today was said while the clock was wrong, and nobody knows when: it opens nothing.
        let said = |says| {
            let about = |it: &&DeclarationRecord| {
                it.check == check.id && it.says == says && it.day <= today
            };
            self.words.iter().rfind(about)
        };
        let seen = said(Declaration::ClearedByProfessional);
        match check.level() {
            Level::Emergency if seen.is_none_or(|it| clearance_is_too_early(check, it.day)) => {
                return Gate::Locked(Level::Emergency);
            }
            Level::Urgent if seen.is_none() => return Gate::Locked(Level::Urgent),
            Level::Soon if check.needs_word() && seen.is_none() => return Gate::Clearance,
            _ => {}
        }
        if let Some(why) = self.why(check, rules, today) {
            return Gate::Ask(why);
        }
        let last = said(Declaration::Unchanged).into_iter().chain(seen).map(|it| it.day).max();
        let last = last.unwrap_or(check.day).max(check.day);
        if last < today { Gate::Same(last) } else { Gate::Open }
    }

    fn why(&self, check: &Check, rules: &str, today: Day) -> Option<CheckReason> {
        let since = || self.records.iter().filter(|it| it.id > check.id);
        let felt = |record: &Record| self.feedback.get(&record.id).copied().unwrap_or_default();
        let up = |it: &Record| felt(it).pain_change.is_some_and(|change| change >= PAIN_UP);
        let worse = |it: &&Record| felt(it).worse_next_morning == Some(true);
        if self.unanswered || since().any(is_stop_sign) {
            Some(CheckReason::StopSign)
        } else if since().any(up) {
            Some(CheckReason::PainUp)
        } else if order::set(since().filter(worse).map(|it| it.day)).len() > 1 {
            Some(CheckReason::Mornings)
        } else if self.pains.iter().any(|it| it.id > check.id && it.value >= SEVERE_PAIN) {
            Some(CheckReason::Severe)
        } else if self.days_up(check.id).len() > 1 {
            Some(CheckReason::Days)
        } else if self.facts_changed {
            Some(CheckReason::Facts)
        } else if check.rules != rules {
            Some(CheckReason::NewRules)
        } else if check.day > today {
            Some(CheckReason::Ahead)
        } else if today.0 - check.day.0 >= RENEW_DAYS {
            Some(CheckReason::Old)
        } else if today.0 - check.day.0 >= UNCHANGED_DAYS && self.is_unchanged(today) {
            Some(CheckReason::Unchanged)
        } else {
            None
        }
    }

    /// The ids of the sessions and of the pain for which a new check is owed; they are not to be put away
    /// before it is answered.
    pub fn owed(&self) -> BTreeSet<u64> {
        let check = self.checks.last().map_or(0, |check| check.id);
        let felt = |record: &Record| self.feedback.get(&record.id).copied().unwrap_or_default();
        let asks = |it: &&Record| {
            let felt = felt(it);
            it.hurt()
                || felt.worse_next_morning == Some(true)
                || felt.pain_change.is_some_and(|it| it > 0)
        };
        let records = self.records.iter().filter(|it| it.id > check).filter(asks).map(|it| it.id);
        let severe = self.pains.iter().find(|it| it.id > check && it.value >= SEVERE_PAIN);
        // Two days ask; a day is up only beside the week before it.
        let days: Vec<Day> = self.days_up(check).into_iter().take(2).collect();
        let of_days = |it: &&Pain| days.iter().any(|day| (day.0 - 7..=day.0).contains(&it.day.0));
        let pains = self.pains.iter().filter(of_days).chain(severe).map(|it| it.id);
        order::set(records.chain(pains))
    }

    /// The days since the check of this id on which pain was [`PAIN_UP`] or more above the best of the seven days before.
    fn days_up(&self, check: u64) -> Vec<Day> {
        let worst = |since: u64| {
            let mut days: BTreeMap<Day, u8> = BTreeMap::new();
            for pain in self.pains.iter().filter(|it| it.id > since) {
                let worst = days.entry(pain.day).or_default();
                *worst = pain.value.max(*worst);
            }
            days
        };
        let all = worst(0);
        let up = |(day, worst): &(Day, u8)| {
            let week = all.range(Day(day.0 - 7)..*day).map(|(_, worst)| *worst);
            week.min().is_some_and(|best| *worst >= best + PAIN_UP.cast_unsigned())
        };
        // On the day of the check only what was said after it.
        worst(check).into_iter().filter(up).map(|(day, _)| day).collect()
    }

    /// Somebody has practised for six weeks, says how it feels, and never that there is less pain.
    fn is_unchanged(&self, today: Day) -> bool {
        let from = today.0 - UNCHANGED_DAYS;
        let long = self.began.is_some_and(|it| it.0 <= from);
        let lately = self.records.iter().filter(|it| it.day.0 > from);
        let changes: Vec<i8> =
            lately.filter_map(|it| self.feedback.get(&it.id)?.pain_change).collect();
        long && changes.len() >= ENOUGH_ANSWERS && changes.iter().all(|change| *change >= 0)
    }
}

/// Whether a session ended for a stop sign. One that was ended without a word of what hurt counts.
fn is_stop_sign(record: &Record) -> bool {
    let feeling = |it: &Hurt| Feeling::named(&it.feeling);
    let sign = |it: &Hurt| feeling(it).is_some_and(Feeling::is_stop_sign);
    // An answer that a session went on after is not that to the hurt that ended it.
    let answers = |it: &Hurt| it.then == Then::Stop.id() && feeling(it).is_some();
    let silent =
        record.outcome == SessionOutcome::Hurt && !record.hurts.last().is_some_and(answers);
    silent || record.hurts.iter().any(sign)
}
