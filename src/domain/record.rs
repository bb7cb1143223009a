//! What is kept: sessions, how they felt, and levels that the person chose. See [`super::envelope`]
//! for the form on disk.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::level::Effort;
use super::session::{Session, Stage, StopReason};
use super::time::Millis;

/// One session, as it was.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Record {
    /// Unique on this device, and in the order of time.
    pub id: u64,
    /// When it ended, in milliseconds since 1970, UTC.
    pub utc: Millis,
    /// Minutes east of UTC of the person's clock then.
    pub offset: i16,
    /// The date on the person's clock then.
    pub day: Day,
    /// The routine's slug.
    pub routine: String,
    /// How it ended.
    pub outcome: Outcome,
    /// How long the plan was.
    pub planned: Millis,
    /// What the plan asked for, per exercise, side and level, and what of it was guided.
    pub done: Vec<Done>,
}

/// How a session ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// At the end of its plan; parts may have been skipped.
    Finished,
    /// Before that, because the person had enough.
    Ended,
    /// Before that, because it hurt.
    Hurt,
}

/// What was guided of one exercise on one side.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Done {
    /// The exercise's slug.
    pub exercise: String,
    /// `left`, `right` or `both`.
    pub side: String,
    /// The level, from 1.
    pub level: u8,
    /// How long.
    pub time: Millis,
    /// How many whole reps or breaths.
    pub reps: u16,
    /// All that the plan asked for was guided.
    pub whole: bool,
}

impl Record {
    /// The record of `session`, if it is over.
    pub fn of(session: &Session, routine: &str, id: u64, utc: Millis, offset: i16) -> Option<Self> {
        let outcome = match session.stage() {
            Stage::Finished => Outcome::Finished,
            Stage::Stopped(StopReason::Ended) => Outcome::Ended,
            Stage::Stopped(StopReason::Hurt) => Outcome::Hurt,
            Stage::Ready | Stage::Running(_) | Stage::Paused(_) => return None,
        };
        let accounts = session.tally().account(session.timeline());
        let done = accounts.into_iter().map(|it| Done {
            exercise: it.row.movement.slug().to_owned(),
            side: it.row.side.id().to_owned(),
            level: it.row.level,
            time: it.row.time,
            reps: it.row.reps,
            whole: it.is_whole(),
        });
        Some(Self {
            id,
            utc,
            offset,
            day: Day::local(utc, offset),
            routine: routine.to_owned(),
            outcome,
            planned: session.timeline().total(),
            done: done.collect(),
        })
    }
}

/// How a session felt. Answers come one by one, and may be missing.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Feedback {
    /// The session's id.
    pub session: u64,
    /// How hard it was.
    pub effort: Option<Effort>,
    /// Pain after minus pain before, on the scale from 0 to 10.
    pub pain_change: Option<i8>,
    /// Whether the next morning was worse than the one before.
    pub worse_next_morning: Option<bool>,
}

/// A level that the person chose, against the rule or before it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LevelChoice {
    /// When, as an id like that of a record.
    pub id: u64,
    /// The exercise's slug.
    pub exercise: String,
    /// The level, from 1.
    pub level: u8,
}
