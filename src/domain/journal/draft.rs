//! A session in progress, as it is stored while it runs, so that a killed page loses little.

use serde::{Deserialize, Serialize};

use crate::domain::journal::record::{Record, SessionOutcome};
use crate::domain::library::exercise::Side;
use crate::domain::library::routine::Routine;
use crate::domain::session::hurt::{Feeling, HurtNote, Then};
use crate::domain::session::machine::{PauseReason, Session};
use crate::domain::session::tally::{Tally, TallyRow};
use crate::domain::session::timeline::{Position, Timeline};
use crate::domain::time::{Millis, Moment};

/// While time counts, a draft is written at most this often.
pub const EVERY: Millis = Millis::from_secs(10);

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// The routine's name for people; its slug is in the record.
    pub name: String,
    /// The movement at the place where it was, by its slug.
    pub movement: String,
    pub index: usize,
    pub into: Millis,
    /// What would be kept if it had ended there.
    pub record: Record,
}

impl Draft {
    /// The draft of `session` at `now`; `None` if it has not begun, or is over.
    pub fn of(
        session: &Session,
        routine: &Routine,
        id: u64,
        now: Moment,
        offset: i16,
    ) -> Option<Self> {
        session.face(now)?;
        let Position { index, into } = session.position(now);
        let outcome = if session.is_hurt() { SessionOutcome::Hurt } else { SessionOutcome::Ended };
        let record = Record::so_far(session, &routine.slug, id, now.wall, offset, outcome);
        Some(Self {
            name: routine.name.to_string(),
            movement: session.segment(now).movement.slug().to_owned(),
            index,
            into,
            record,
        })
    }

    pub fn guided(&self) -> Millis {
        self.record.guided()
    }

    /// It was cut off after "This hurts", before the person had said in what way.
    pub fn hurts(&self) -> bool {
        self.record.outcome == SessionOutcome::Hurt
    }

    /// Whether `record` holds the work of this draft already: it is of the same routine and came later, and
    /// its guided time, counted back from its end, reaches over the draft.
    pub fn is_covered_by(&self, record: &Record) -> bool {
        let same = record.routine == self.record.routine && record.id > self.record.id;
        same && (self.record.utc..=self.record.utc + record.guided()).contains(&record.utc)
    }

    /// Whether there is something to go on with or to keep.
    pub fn holds_something(&self) -> bool {
        self.hurts() || self.record.done.iter().any(|it| it.time > Millis::ZERO || it.reps > 0)
    }

    /// The session, waiting where it was, with what was done; one that hurt waits for the answer. `None` if `timeline` is no longer the one that it was made of.
    pub fn resume(&self, timeline: Timeline) -> Option<Session> {
        let segment = timeline.segments().get(self.index)?;
        if segment.movement.slug() != self.movement {
            return None;
        }
        let at = Position { index: self.index, into: self.into.min(segment.length) };
        let movement = |slug: &str| {
            timeline.segments().iter().map(|it| &it.movement).find(|it| it.slug() == slug).cloned()
        };
        let rows = self.record.done.iter().filter(|it| it.time > Millis::ZERO || it.reps > 0);
        let rows = rows.filter_map(|it| {
            Some(TallyRow {
                movement: movement(&it.exercise)?,
                side: Side::named(&it.side)?,
                level: it.level,
                time: it.time,
                reps: it.reps,
            })
        });
        let tally = Tally::restored(rows.collect());
        let hurts = self.record.hurts.iter().filter_map(|it| {
            Some(HurtNote {
                movement: movement(&it.exercise)?,
                side: Side::named(&it.side)?,
                feeling: Feeling::named(&it.feeling)?,
                then: Then::named(&it.then)?,
            })
        });
        let hurts = hurts.collect();
        let why = if self.hurts() { PauseReason::Hurt } else { PauseReason::Asked };
        Some(Session::waiting(timeline, at, why, tally, hurts))
    }
}
