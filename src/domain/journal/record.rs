//! What is stored: sessions, how they felt, levels that the person chose, pain, and safety checks.
//! [`crate::domain::journal::envelope`] has the form on disk.
//!
//! An entry has the local date and the offset from UTC as they were: a day is the day that it was for the person.

use serde::{Deserialize, Serialize};

use crate::domain::safety::check::{Answers, Door, Level, Rules};
use crate::domain::session::hurt::HurtNote;
use crate::domain::session::machine::{Session, Stage, StopReason};
use crate::domain::time::Millis;
use crate::domain::time::day::Day;

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
    pub routine: String,
    pub outcome: SessionOutcome,
    pub planned: Millis,
    /// What the plan asked for, per exercise, side and level, and what of it was guided.
    pub done: Vec<Done>,
    /// What hurt, and what was done about it. Not in texts from before there was the check.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hurts: Vec<Hurt>,
}

/// One press of "This hurts", with its answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hurt {
    pub exercise: String,
    /// `left`, `right` or `both`.
    pub side: String,
    /// What it felt like: an id of [`crate::domain::session::hurt::Feeling`].
    pub feeling: String,
    /// What was done: an id of [`crate::domain::session::hurt::Then`].
    pub then: String,
}

impl From<&HurtNote> for Hurt {
    fn from(note: &HurtNote) -> Self {
        Self {
            exercise: note.movement.slug().to_owned(),
            side: note.side.id().to_owned(),
            feeling: note.feeling.id().to_owned(),
            then: note.then.id().to_owned(),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionOutcome {
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
    pub exercise: String,
    /// `left`, `right` or `both`.
    pub side: String,
    /// From 1.
    pub level: u8,
    /// How long.
    pub time: Millis,
    /// How many whole reps or breaths.
    pub reps: u16,
    /// All that the plan asked for was guided.
    pub whole: bool,
}

impl Record {
    pub fn guided(&self) -> Millis {
        self.done.iter().fold(Millis::ZERO, |sum, it| sum + it.time)
    }

    pub fn hurt(&self) -> bool {
        self.outcome == SessionOutcome::Hurt || !self.hurts.is_empty()
    }

    /// The record of `session`; `None` while it is not over.
    pub fn of(session: &Session, routine: &str, id: u64, utc: Millis, offset: i16) -> Option<Self> {
        let outcome = match session.stage() {
            Stage::Finished => SessionOutcome::Finished,
            Stage::Stopped(StopReason::Ended) => SessionOutcome::Ended,
            Stage::Stopped(StopReason::Hurt) => SessionOutcome::Hurt,
            Stage::Ready | Stage::Running(_) | Stage::Paused(_) => return None,
        };
        Some(Self::so_far(session, routine, id, utc, offset, outcome))
    }

    /// The record of what `session` holds so far.
    pub fn so_far(
        session: &Session,
        routine: &str,
        id: u64,
        utc: Millis,
        offset: i16,
        outcome: SessionOutcome,
    ) -> Self {
        let accounts = session.tally().account(session.timeline());
        let done = accounts.into_iter().map(|it| Done {
            exercise: it.row.movement.slug().to_owned(),
            side: it.row.side.id().to_owned(),
            level: it.row.level,
            time: it.row.time,
            reps: it.row.reps,
            whole: it.is_whole(),
        });
        Self {
            id,
            utc,
            offset,
            day: Day::local(utc, offset),
            routine: routine.to_owned(),
            outcome,
            planned: session.timeline().total(),
            done: done.collect(),
            hurts: session.hurts().iter().map(Hurt::from).collect(),
        }
    }
}

/// How hard an exercise felt.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effort {
    /// There was a lot left.
    Easy,
    /// It was work, and it went well.
    Right,
    /// It was near the limit.
    Hard,
}

/// How a session felt. Answers come one by one, and may be missing.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Feedback {
    pub session: u64,
    pub effort: Option<Effort>,
    /// Pain after minus pain before, on the scale from 0 to 10.
    pub pain_change: Option<i8>,
    /// Whether the next morning was worse than the one before.
    pub worse_next_morning: Option<bool>,
}

/// Pain, as the person put it in a number.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pain {
    /// Like that of a record.
    pub id: u64,
    /// When, in milliseconds since 1970, UTC.
    pub utc: Millis,
    /// Minutes east of UTC of the person's clock then.
    pub offset: i16,
    /// The date on the person's clock then.
    pub day: Day,
    /// 0, none, to 10, the worst that can be thought of.
    pub value: u8,
    pub when: PainWhen,
    /// Where it is, if the person said so: an id of [`crate::domain::library::exercise::Area`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// The number above which no pain goes.
pub const MOST_PAIN: u8 = 10;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PainWhen {
    Before,
    After,
    /// At no session.
    Alone,
}

/// A level that the person chose, against the rule or before it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LevelChoice {
    /// When, as an id like that of a record.
    pub id: u64,
    pub exercise: String,
    /// From 1.
    pub level: u8,
}

/// One safety check, as it was answered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Check {
    /// Like that of a record.
    pub id: u64,
    /// When it was finished, in milliseconds since 1970, UTC.
    pub utc: Millis,
    /// Minutes east of UTC of the person's clock then.
    pub offset: i16,
    /// The date on the person's clock then.
    pub day: Day,
    /// The date of the rules that were asked.
    pub rules: String,
    /// What brought the person here: an id of [`Door`]. Not known of a check before there were doors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub door: Option<String>,
    /// Age in years, if it mattered and was given.
    pub age: Option<u8>,
    /// The week of a pregnancy, if it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub week: Option<u8>,
    /// The questions that were answered yes, by id.
    pub yes: Vec<String>,
    /// The questions of which the person was not sure.
    pub unsure: Vec<String>,
    /// The outcome: an id of [`Level`].
    pub level: String,
    /// Whether a level of soon needs the word of a professional. Not known of a check before soon could advise alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<bool>,
    /// The answers that led to it.
    pub because: Vec<String>,
}

impl Check {
    /// The level of the outcome. One that is not known here, from a newer Unhunch, counts as the highest.
    pub fn level(&self) -> Level {
        Level::named(&self.level).unwrap_or(Level::Emergency)
    }

    /// What brought the person here. A door that is not known here counts as the last.
    pub fn door(&self) -> Option<Door> {
        Some(self.door.as_deref()?).map(|id| Door::named(id).unwrap_or(Door::New))
    }

    /// Whether a session needs the word of a professional: where the level is soon, unless the check says that it
    /// only advises.
    pub fn needs_word(&self) -> bool {
        self.level() == Level::Soon && self.word != Some(false)
    }

    /// How much it asks for: the level, and within it whether a word is needed.
    pub fn weight(&self) -> (Level, bool) {
        (self.level(), self.needs_word())
    }

    /// Whether the level is soon, and only advises.
    pub fn advises(&self) -> bool {
        self.level() == Level::Soon && !self.needs_word()
    }

    /// What was answered, in the table of `rules`.
    pub fn answers(&self, rules: &Rules) -> Answers {
        let (yes, unsure) = (rules.set(&self.yes), rules.set(&self.unsure));
        Answers { door: self.door(), age: self.age, yes, unsure }
    }

    /// Every question that was answered yes or not sure.
    pub fn given(&self) -> impl Iterator<Item = &str> {
        self.yes.iter().chain(&self.unsure).map(String::as_str)
    }
}

/// Something that a person said about a check later on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DeclarationRecord {
    /// Like that of a record.
    pub id: u64,
    /// When, in milliseconds since 1970, UTC.
    pub utc: Millis,
    /// The date on the person's clock then.
    pub day: Day,
    /// The id of the check that it is about.
    pub check: u64,
    pub says: Declaration,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Declaration {
    /// Nothing has changed since.
    #[serde(rename = "same")]
    Unchanged,
    /// A professional knows of these answers, and has said that exercise may go on.
    #[serde(rename = "seen")]
    ClearedByProfessional,
}
