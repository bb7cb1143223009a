//! What comes next in a running session, and when: on the screen, and to be heard.

use crate::domain::session::machine::{Run, Session, Stage};
use crate::domain::session::timeline::{Cue, Position};
use crate::domain::time::{Millis, Moment};

/// A cue with its time on the monotonic clock.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Note {
    pub at: Millis,
    pub cue: Cue,
}

impl Session {
    /// When, on the monotonic clock, something next changes: a cue is due or a shown second is
    /// over. `None` while time does not count.
    pub fn next_deadline(&self, now: Moment) -> Option<Millis> {
        let Stage::Running(run) = self.stage() else { return None };
        let now = run.not_before(now);
        let position = self.at(run, now);
        let segment = self.timeline().segment(position);
        let shown = if segment.is_open() {
            Millis(1000 - position.into.0 % 1000)
        } else {
            // A second shown counts down to the segment's end.
            Millis(((segment.length - position.into).0 + 999) % 1000 + 1)
        };
        let cue = self.notes(run, position.max(run.cued)).next().map(|note| note.at);
        let second = now.mono + shown;
        Some(cue.map_or(second, |cue| cue.min(second)))
    }

    /// The moment that is to be shown at `now`: the next deadline, if that is no more than `lead` away.
    pub fn shown_at(&self, now: Moment, lead: Millis) -> Moment {
        let ahead = self.next_deadline(now).map_or(Millis::ZERO, |due| due - now.mono);
        let ahead = if ahead <= lead { ahead } else { Millis::ZERO };
        Moment { mono: now.mono + ahead, wall: now.wall + ahead }
    }

    /// What is to be heard within `horizon` of `now`, in order.
    pub fn score(&self, now: Moment, horizon: Millis) -> Vec<Note> {
        let Stage::Running(run) = self.stage() else { return Vec::new() };
        let until = now.mono + horizon;
        self.notes(run, self.at(run, now)).take_while(|note| note.at <= until).collect()
    }

    /// The cues from `from` on, with their times.
    fn notes(&self, run: &Run, from: Position) -> impl Iterator<Item = Note> {
        let base = self.timeline().elapsed(run.from);
        let since = run.since.mono;
        self.timeline().cues_from(from).map(move |cue| {
            let at = self.timeline().segments()[cue.index].start + cue.into;
            Note { at: since + (at - base), cue }
        })
    }
}
