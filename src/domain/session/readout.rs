//! What a session shows at a moment. The screen, the voice and the tests all read the same [`Face`].

use crate::domain::session::machine::{PauseReason, Session, Stage};
use crate::domain::session::timeline::{Beat, Position};
use crate::domain::time::{Millis, Moment};

/// The numbers on the screen; equal faces look the same, so nothing is drawn twice.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Face {
    pub index: usize,
    /// Whole seconds left of it; seconds gone by in a set at the person's own pace.
    pub seconds: u32,
    /// How much of it is left, in thousandths, stepped by the second; full in a set of one's own pace.
    pub left: u16,
    /// The rep or breath, where the session sets the pace.
    pub beat: Option<Beat>,
    /// Whole seconds left of the plan.
    pub total_seconds: u32,
    /// Whether time counts, and if not, why.
    pub paused: Option<PauseReason>,
}

impl Face {
    /// The same without the numbers that change every second.
    #[must_use]
    pub fn without_seconds(self) -> Self {
        Self { seconds: 0, left: 0, total_seconds: 0, ..self }
    }
}

impl Session {
    /// The face at `now`; `None` before Start and after the end.
    pub fn face(&self, now: Moment) -> Option<Face> {
        let paused = match self.stage() {
            Stage::Running(_) => None,
            Stage::Paused(pause) => Some(pause.why),
            Stage::Ready | Stage::Finished | Stage::Stopped(_) => return None,
        };
        let position = self.position(now);
        let Position { index, into } = position;
        let segment = self.timeline().segment(position);
        let remaining = segment.length - into;
        let (seconds, left) = if segment.is_open() {
            (into.secs_floor(), 1000)
        } else {
            let seconds = remaining.secs_ceil();
            let whole = Millis::from_secs(seconds).min(segment.length);
            (seconds, (whole.0 * 1000 / segment.length.0.max(1)) as u16)
        };
        Some(Face {
            index,
            seconds,
            left,
            beat: segment.beat(into),
            total_seconds: (self.timeline().total() - self.timeline().elapsed(position))
                .secs_ceil(),
            paused,
        })
    }
}
