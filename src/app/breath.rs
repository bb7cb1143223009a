//! The breath in holds, where the person wants it paced: what is heard of it, and what is seen.

use super::session::SessionHandle;
use crate::content;
use crate::domain::library::exercise::Tempo;
use crate::domain::library::movement::Movement;
use crate::domain::session::breath::breath;
use crate::domain::session::machine::Session;
use crate::domain::session::readout::Face;
use crate::domain::session::score::Note;
use crate::domain::session::timeline::Beat;
use crate::domain::time::{Millis, Moment};

fn pace_of(movement: &Movement) -> Option<Tempo> {
    content::about(movement.exercise()?).breath
}

/// The tones of the breaths within `horizon` of `now`.
pub(super) fn notes(
    handle: SessionHandle,
    session: &Session,
    now: Moment,
    horizon: Millis,
) -> Vec<Note> {
    let wanted = handle.settings().chosen().with_untracked(|it| it.breath);
    if wanted { session.breaths(now, horizon, pace_of) } else { Vec::new() }
}

/// A breath as it is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ShownBreath {
    pub beat: Beat,
    /// How full the lungs are, in percent, stepped by the second.
    pub full: u64,
}

impl SessionHandle {
    /// The breath in the hold that `face` shows, where there is one and the person wants it paced.
    pub fn shown_breath(self, face: Face) -> Option<ShownBreath> {
        if !self.settings().chosen().with(|it| it.breath) {
            return None;
        }
        let segment = self.segment(face.index)?;
        let pace = pace_of(&segment.movement)?;
        let into = segment.length - Millis::from_secs(face.seconds);
        let beat = breath(&segment, pace, into)?;
        let [inward, _, out, _] = pace.0;
        let gone = Millis(into.0 % pace.cycle().0);
        // The second that has begun is shown as done.
        let full = if beat.phase == 0 {
            (gone + Millis::from_secs(1)).min(inward).0 * 100 / inward.0.max(1)
        } else {
            let left = (pace.cycle() - gone) - Millis::from_secs(1);
            left.0 * 100 / out.0.max(1)
        };
        Some(ShownBreath { beat, full })
    }
}
