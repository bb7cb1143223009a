//! A session in progress, as it is stored while it runs, so that a killed page loses little. What such a page has left
//! behind is offered by the next one.
//!
//! Invariants (`tests/draft.rs`): what is over in one of the two places is offered by neither; work that has a record is
//! not kept twice; one that waits for what hurt goes before all others, and cannot be thrown away.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::journal::envelope::open;
use crate::domain::journal::record::{Record, SessionOutcome};
use crate::domain::library::exercise::Side;
use crate::domain::library::routine::Routine;
use crate::domain::session::hurt::{Feeling, HurtNote, Then};
use crate::domain::session::machine::{Event, PauseReason, Session};
use crate::domain::session::tally::{Tally, TallyRow};
use crate::domain::session::timeline::{Position, Timeline};
use crate::domain::time::{Millis, Moment};

/// While time counts, a draft is written at most this often.
pub const EVERY: Millis = Millis::from_secs(10);

/// Whether the draft is written now that `event` has reached a session (which is `over` by it), `since` it was written
/// last. While time just goes by, only now and then; but a session that is over is told of nothing more, and this is the
/// only time to take its draft away.
pub fn is_due(event: Event, over: bool, since: Millis) -> bool {
    event != Event::Ticked || over || since >= EVERY
}

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

/// A session that a page left behind.
#[derive(Clone, PartialEq, Debug)]
pub struct Interrupted {
    /// Under which its draft is kept in both places.
    pub key: String,
    /// The session.
    pub draft: Arc<Draft>,
}

/// What the second place has in the place of a draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SecondDraft {
    /// The mark that it is over.
    Over,
    /// Its text.
    Text(String),
    /// Nothing, because it could not be written there, or something that could not be read.
    Unknown,
}

/// What happens to drafts that other pages have left.
#[derive(Clone, PartialEq, Debug)]
pub enum DraftEvent {
    /// The lock of the draft under `key` is free: its page is gone.
    Found {
        /// Where it is kept.
        key: String,
        /// What local storage has there.
        local: Option<String>,
        /// What the second place has there.
        second: SecondDraft,
    },
    /// The person wants to go on with the one that is offered.
    Resumed,
    /// The gate lets it go on.
    Admitted,
    /// The gate does not, now.
    Refused,
    /// The person wants it kept as it is.
    Saved,
    /// The person wants it thrown away.
    Discarded,
}

/// What is to be done about it.
#[derive(Clone, PartialEq, Debug)]
pub enum DraftEffect {
    /// What is kept under this key goes, in both places.
    Forget(String),
    /// Store this as the record of a session.
    Save(Record),
    /// Ask the gate, and tell [`DraftEvent::Admitted`] or [`DraftEvent::Refused`].
    AskGate(Arc<Draft>),
    /// The session goes on.
    Resume,
    /// Nothing else goes on before it is said what hurt.
    AskWhatHurt,
    /// Whether something waits for what hurt may have changed.
    RefreshGate,
}

/// What pages that are gone have left, as far as it is offered. The others are offered by the next page.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct LeftBehind {
    offered: Option<Interrupted>,
    /// The gate is being asked about it. What asks what hurt is not held back for that very question.
    resuming: Option<Interrupted>,
}

impl LeftBehind {
    /// What is offered: to go on with, to keep or to throw away.
    pub fn offered(&self) -> Option<&Interrupted> {
        self.offered.as_ref()
    }

    /// Whether what is offered waits for what hurt.
    pub fn hurts(&self) -> bool {
        self.offered.as_ref().is_some_and(|it| it.draft.hurts())
    }

    /// Takes in what happened; `records` are those that are kept. Effects are to be done in their order.
    pub fn handle(&mut self, event: DraftEvent, records: &[Record]) -> Vec<DraftEffect> {
        match event {
            DraftEvent::Found { key, local, second } => self.found(key, local, second, records),
            DraftEvent::Resumed => match self.offered.take() {
                Some(left) => {
                    let draft = left.draft.clone();
                    self.resuming = Some(left);
                    vec![DraftEffect::AskGate(draft)]
                }
                None => Vec::new(),
            },
            DraftEvent::Admitted => match self.resuming.take() {
                Some(left) => vec![DraftEffect::Forget(left.key), DraftEffect::Resume],
                None => Vec::new(),
            },
            DraftEvent::Refused => {
                let again = self.resuming.take();
                if !self.hurts() {
                    self.offered = again.or(self.offered.take());
                }
                vec![DraftEffect::RefreshGate]
            }
            DraftEvent::Saved => match self.offered.take() {
                Some(Interrupted { key, draft }) => vec![
                    DraftEffect::Save(draft.record.clone()),
                    DraftEffect::Forget(key),
                    DraftEffect::RefreshGate,
                ],
                None => Vec::new(),
            },
            DraftEvent::Discarded if self.hurts() => Vec::new(),
            DraftEvent::Discarded => {
                self.offered.take().map(|left| DraftEffect::Forget(left.key)).into_iter().collect()
            }
        }
    }

    fn found(
        &mut self,
        key: String,
        local: Option<String>,
        second: SecondDraft,
        records: &[Record],
    ) -> Vec<DraftEffect> {
        let text = match second {
            SecondDraft::Over => None,
            SecondDraft::Text(text) => Some(text),
            // Local storage alone knows.
            SecondDraft::Unknown => local,
        };
        // Of one that cannot be read nobody can say what was done in it: it is no record.
        let draft = text.and_then(|text| open::<Draft>(&text).ok()).filter(|draft| {
            draft.holds_something() && !records.iter().any(|record| draft.is_covered_by(record))
        });
        let Some(draft) = draft else {
            self.offered = self.offered.take().filter(|it| it.key != key);
            return vec![DraftEffect::Forget(key)];
        };
        let hurts = draft.hurts();
        if hurts || !self.hurts() {
            self.offered = Some(Interrupted { key, draft: Arc::new(draft) });
        }
        if hurts { vec![DraftEffect::AskWhatHurt] } else { Vec::new() }
    }
}
