//! Makes a segment of the plan longer or shorter while it is being done.

use crate::domain::library::exercise::{Pace, Work};
use crate::domain::session::timeline::{Position, SegmentKind, Timeline};
use crate::domain::time::Millis;

/// No segment grows beyond this.
const LONGEST: Millis = Millis::from_secs(600);

impl Timeline {
    /// The same plan with the segment at `position` about `by` longer, or shorter if `less`: whole
    /// reps and breaths where it is paced, and never shorter than what is behind the person.
    #[must_use]
    pub fn adjusted(&self, position: Position, by: Millis, less: bool) -> Self {
        let mut segments = self.segments().to_vec();
        let segment = &mut segments[position.index];
        let change = |length: Millis, by: Millis| {
            if less { length - by } else { (length + by).min(LONGEST) }
        };
        match (segment.tempo(), &mut segment.kind) {
            (
                Some(tempo),
                SegmentKind::Work(Work::Reps { count, .. } | Work::Breaths { count, .. }),
            ) => {
                let cycle = tempo.cycle().0.max(1);
                let reps = (by.0 + cycle / 2).max(cycle) / cycle;
                let begun = position.into.0 / cycle + 1;
                let wanted = change(Millis(u64::from(*count)), Millis(reps)).0;
                *count = wanted.max(begun).min(LONGEST.0 / cycle) as u16;
                segment.length = Millis(u64::from(*count) * cycle);
            }
            (_, kind) if !segment_is_open(kind) => {
                segment.length = change(segment.length, by).max(position.into + Millis(1));
                if let SegmentKind::Work(Work::Hold(length)) = kind {
                    *length = segment.length;
                }
            }
            _ => {}
        }
        Self::laid_out(segments)
    }
}

fn segment_is_open(kind: &SegmentKind) -> bool {
    matches!(kind, SegmentKind::Work(Work::Reps { pace: Pace::Own(_), .. }))
}
