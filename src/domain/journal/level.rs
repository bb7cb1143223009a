//! The rule that moves a person along an exercise's ladder. Invariants: one level at a time; never up after pain;
//! always on the ladder; the level is derived from the log, and stored nowhere.
//!
//! Pain is the change on the 0 to 10 scale, after minus before. That a rise of two, or a worse next morning, means
//! less load is adapted from the pain-monitoring model (Thomeé 1997; Silbernagel 2007), which was made for knees and
//! Achilles tendons and has not been tested for the upper back. That two clean attempts in a row mean more load is
//! common practice.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::journal::record::{Effort, Feedback, LevelChoice, Record, SessionOutcome};
use crate::domain::order;

/// Ladders on which a level is not reached before so many weeks after the start, level by level. A chair after 2 weeks and
/// the floor after 6 are the earliest of the article Best Stretches to Try ("2 to 3" and "6 to 8").
const WEEKS: [(&str, &[u8]); 1] = [("wall-push-up", &[0, 0, 0, 2, 6])];

/// From this rise in pain on, the load was too much.
pub const TOO_MUCH: i8 = 2;

/// One session's work on one exercise.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Attempt {
    /// The level that was done, from 1.
    pub level: u8,
    /// Everything that was planned was guided.
    pub all_sets: bool,
    pub effort: Effort,
    /// Pain after minus pain before, each 0 to 10.
    pub pain_change: i8,
    pub worse_next_morning: bool,
}

/// What the log holds of one exercise.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum LevelEvent {
    Attempted(Attempt),
    /// The person chose this level. It holds, and counting begins anew.
    Overruled(u8),
}

/// The level from here on, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decision {
    /// From 1 to the number of levels.
    pub level: u8,
    /// What to tell the person.
    pub why: Reason,
}

/// Why a level is what it is; a sentence for each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// Up: twice in a row all sets, easy or right, and pain not up.
    TwiceInARow,
    /// Hold: nothing counts yet at this level.
    NotYet,
    /// Hold: clean, but only once so far.
    OnceSoFar,
    /// Hold: clean, and there is no higher level.
    TopRung,
    /// Hold: clean twice in a row, but the next level is not open yet, so soon after the start.
    TooSoon,
    /// Hold: a part of what was planned is missing.
    SetsMissing,
    FeltHard,
    /// Hold: pain was up by one.
    PainUpByOne,
    /// Hold: it hurt at another level, so counting begins anew.
    HurtElsewhere,
    /// Hold: there was a setback, and there is no lower level.
    LowestRung(Setback),
    /// Hold: the person chose it.
    Chosen,
    /// Down: there was a setback.
    Down(Setback),
}

/// What asks for less load.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Setback {
    /// Pain was up by two or more.
    PainUp,
    WorseNextMorning,
}

impl Attempt {
    /// What asks for less load, pain first.
    fn setback(self) -> Option<Setback> {
        if self.pain_change >= TOO_MUCH {
            Some(Setback::PainUp)
        } else if self.worse_next_morning {
            Some(Setback::WorseNextMorning)
        } else {
            None
        }
    }

    /// Pain was up at all, or it was worse on the morning after.
    fn hurt(self) -> bool {
        self.pain_change > 0 || self.worse_next_morning
    }

    /// What keeps it from counting towards the next level, pain first.
    fn flaw(self) -> Option<Reason> {
        if self.hurt() {
            Some(Reason::PainUpByOne)
        } else if !self.all_sets {
            Some(Reason::SetsMissing)
        } else if self.effort == Effort::Hard {
            Some(Reason::FeltHard)
        } else {
            None
        }
    }
}

/// What happened to the exercise called `slug`, oldest first. A session without an answer to how it felt
/// is no attempt: the rule never moves anybody up on a guess. One that hurt needs no answer.
pub fn events<'a>(
    slug: &str,
    records: impl Iterator<Item = &'a Record>,
    feedback: &BTreeMap<u64, Feedback>,
    choices: impl Iterator<Item = &'a LevelChoice>,
) -> Vec<LevelEvent> {
    let attempts = records.filter_map(|record| {
        let mut rows = record.done.iter().filter(|row| row.exercise == slug).peekable();
        let level = rows.peek()?.level;
        let all_sets = rows.all(|row| row.whole);
        let feedback = feedback.get(&record.id).copied().unwrap_or_default();
        let worse_next_morning = feedback.worse_next_morning.unwrap_or(false);
        let pain_change = match record.outcome {
            SessionOutcome::Hurt => TOO_MUCH,
            _ if worse_next_morning => feedback.pain_change.unwrap_or(0),
            _ => feedback.pain_change?,
        };
        let effort = feedback.effort.unwrap_or(Effort::Hard);
        let attempt = Attempt { level, all_sets, effort, pain_change, worse_next_morning };
        Some((record.id, LevelEvent::Attempted(attempt)))
    });
    let choices = choices.filter(|it| it.exercise == slug);
    let mut events: Vec<(u64, LevelEvent)> =
        attempts.chain(choices.map(|it| (it.id, LevelEvent::Overruled(it.level)))).collect();
    order::sort_by_key(&mut events, |(id, _)| *id);
    events.into_iter().map(|(_, event)| event).collect()
}

/// The level after `attempts` (newest last, all of them since the level was last set) of a person at
/// `level` on a ladder of `levels`.
///
/// The newest attempt at this level decides. One at another level counts neither for nor against,
/// unless it hurt: then it ends the row, and a setback at an easier level decides like one at this,
/// which asks for more.
pub fn decide(level: u8, levels: u8, attempts: &[Attempt]) -> Decision {
    let top = levels.max(1);
    let level = level.clamp(1, top);
    if let Some(setback) = latest_setback(level, attempts) {
        return if level == 1 {
            Decision { level, why: Reason::LowestRung(setback) }
        } else {
            Decision { level: level - 1, why: Reason::Down(setback) }
        };
    }
    match why_not_up(level, top, attempts) {
        Some(why) => Decision { level, why },
        None => Decision { level: level + 1, why: Reason::TwiceInARow },
    }
}

/// The setback of the attempt that decides about `level`, if it had one.
fn latest_setback(level: u8, attempts: &[Attempt]) -> Option<Setback> {
    attempts.iter().rev().find(|it| decides(level, **it))?.setback()
}

/// Whether `attempt` decides about a setback at `level`.
fn decides(level: u8, attempt: Attempt) -> bool {
    attempt.level == level || (attempt.level < level && attempt.setback().is_some())
}

/// What holds a person without a setback at `level`; `None` leads up.
fn why_not_up(level: u8, top: u8, attempts: &[Attempt]) -> Option<Reason> {
    let mut row = attempts.iter().rev().filter(|it| it.level == level || it.hurt());
    let Some(newest) = row.next() else { return Some(Reason::NotYet) };
    if newest.level != level {
        return Some(Reason::HurtElsewhere);
    }
    if let Some(flaw) = newest.flaw() {
        return Some(flaw);
    }
    if level == top {
        return Some(Reason::TopRung);
    }
    // One at another level is in the row only because it hurt, and that is a flaw.
    let twice = row.next().is_some_and(|it| it.flaw().is_none());
    (!twice).then_some(Reason::OnceSoFar)
}

/// How many levels of the ladder of `slug` are open to the rule so many weeks after the start. The person may choose any.
pub fn open_levels(slug: &str, weeks: u32) -> u8 {
    let ladder = WEEKS.iter().find(|(it, _)| *it == slug).map_or(&[][..], |(_, weeks)| weeks);
    let open = ladder.iter().take_while(|it| u32::from(**it) <= weeks).count();
    if open == ladder.len() { u8::MAX } else { open as u8 }
}

/// The level that `history` (newest last) leads to on a ladder of `levels`, of which the rule leads up to `open`, with the
/// reason for what its last event did. Everybody begins at 1, and counting begins anew wherever the level changes.
pub fn level_now(levels: u8, open: u8, history: &[LevelEvent]) -> Decision {
    walk(levels, open, history).0
}

/// The few events that lead to the same level as `history`, whatever follows: where the person is, and
/// the attempts there that the rule still looks back on. With them a long history can be put away.
pub fn essence(levels: u8, history: &[LevelEvent]) -> Vec<LevelEvent> {
    if history.is_empty() {
        return Vec::new();
    }
    let (Decision { level, .. }, counted) = walk(levels, u8::MAX, history);
    let in_row = |it: &Attempt| it.level == level || it.hurt();
    let decides = counted.iter().rposition(|it| decides(level, *it));
    let row = counted.iter().enumerate().filter(|(_, it)| in_row(it)).map(|(at, _)| at);
    let row: Vec<usize> = row.collect();
    let last = &row[row.len().saturating_sub(2)..];
    let mut kept: Vec<usize> = decides.into_iter().chain(last.iter().copied()).collect();
    order::sort(&mut kept);
    kept.dedup();
    let attempts = kept.into_iter().map(|at| LevelEvent::Attempted(counted[at]));
    std::iter::once(LevelEvent::Overruled(level)).chain(attempts).collect()
}

/// The level after `history`, and the attempts that have counted since it was last set.
fn walk(levels: u8, open: u8, history: &[LevelEvent]) -> (Decision, Vec<Attempt>) {
    let mut now = Decision { level: 1, why: Reason::NotYet };
    let mut counted = Vec::new();
    for event in history {
        let level = now.level;
        now = match *event {
            LevelEvent::Attempted(attempt) => {
                counted.push(attempt);
                let next = decide(level, levels, &counted);
                let soon = next.level > level.max(open);
                if soon { Decision { level, why: Reason::TooSoon } } else { next }
            }
            LevelEvent::Overruled(chosen) => {
                Decision { level: chosen.clamp(1, levels.max(1)), why: Reason::Chosen }
            }
        };
        if now.level != level || now.why == Reason::Chosen {
            counted.clear();
        }
    }
    (now, counted)
}
