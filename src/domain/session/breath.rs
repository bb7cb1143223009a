//! The breath in a hold: where an exercise asks for a slow one, it is seen and softly heard. It goes by the time of the
//! hold alone, and changes nothing of it.
//!
//! Invariants (`tests/breath.rs`): only whole breaths are paced, so none is cut; no tone comes near another cue.

use crate::domain::library::exercise::{Tempo, Work};
use crate::domain::library::movement::Movement;
use crate::domain::session::machine::{Session, Stage};
use crate::domain::session::score::Note;
use crate::domain::session::timeline::{Beat, Cue, CueKind, Segment, beat_of};
use crate::domain::time::{Millis, Moment};

/// Two tunes that are nearer than this are heard as one.
const APART: Millis = Millis::from_secs(1);

/// The pace at which a movement asks to breathe, if it does.
pub type BreathOf = fn(&Movement) -> Option<Tempo>;

/// Where in a breath of `pace` a person is who has held `segment` for `into`. `None` where it is no hold, or its last whole
/// breath is over.
pub fn breath(segment: &Segment, pace: Tempo, into: Millis) -> Option<Beat> {
    let Some(Work::Hold(_)) = segment.work() else { return None };
    let whole = segment.length.0.checked_div(pace.cycle().0)?;
    beat_of(pace, into).filter(|beat| u64::from(beat.rep) <= whole)
}

/// The cues of the breaths in `segment`, which is number `index`. The first breath begins with the hold, whose own cue is
/// heard there; a breath that would sound together with another cue of the hold is silent.
fn breath_cues(segment: &Segment, index: usize, pace: Tempo) -> Vec<Cue> {
    let others = segment.cues(index);
    let is_free =
        |into: Millis| others.iter().all(|it| it.into.max(into) - it.into.min(into) >= APART);
    let mut cues = Vec::new();
    let mut into = Millis::ZERO;
    while let Some(beat) = breath(segment, pace, into) {
        if is_free(into) {
            cues.push(Cue { index, into, kind: CueKind::Beat(beat.phase) });
        }
        into = into + pace.0[usize::from(beat.phase)];
    }
    cues
}

impl Session {
    /// What is to be heard of the breath in holds within `horizon` of `now`, in order.
    pub fn breaths(&self, now: Moment, horizon: Millis, pace_of: BreathOf) -> Vec<Note> {
        let Stage::Running(run) = self.stage() else { return Vec::new() };
        let now = run.not_before(now);
        let from = self.at(run, now);
        let gone = self.timeline().elapsed(from);
        let segments = self.timeline().segments().iter().enumerate().skip(from.index);
        // What follows a set at the person's own pace has no time yet.
        let paced = segments.take_while(|(_, it)| !it.is_open());
        let paced = paced.take_while(|(_, it)| it.start <= gone + horizon);
        let cues = paced.filter_map(|(index, segment)| {
            Some(breath_cues(segment, index, pace_of(&segment.movement)?))
        });
        let notes = cues.flatten().filter_map(|cue| {
            let at = self.timeline().segments()[cue.index].start + cue.into;
            (gone..=gone + horizon).contains(&at).then(|| Note { at: now.mono + (at - gone), cue })
        });
        notes.collect()
    }
}
