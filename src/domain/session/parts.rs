//! A session as the bar above it shows it: one part an exercise, whatever sides and sets it has, and one to get ready for it.

use crate::domain::session::readout::Face;
use crate::domain::session::timeline::{Segment, SegmentKind, Timeline};
use crate::domain::time::Millis;

/// A part of the bar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TrackPart {
    /// How long it lasts; an estimate where the person sets the pace.
    pub length: Millis,
    /// Whether it is an exercise, and not the way to one.
    pub works: bool,
}

/// Whether a part begins with segment `at`: to get ready, and what follows that.
fn begins(segments: &[Segment], at: usize) -> bool {
    let prepares = |at: usize| segments[at].kind == SegmentKind::Prepare;
    at == 0 || prepares(at) || prepares(at - 1)
}

impl Timeline {
    /// The parts of the bar, in order; never empty.
    pub fn parts(&self) -> Vec<TrackPart> {
        let mut parts: Vec<TrackPart> = Vec::new();
        for (at, segment) in self.segments().iter().enumerate() {
            match parts.last_mut() {
                Some(part) if !begins(self.segments(), at) => {
                    part.length = part.length + segment.length;
                }
                _ => {
                    let works = segment.kind != SegmentKind::Prepare;
                    parts.push(TrackPart { length: segment.length, works });
                }
            }
        }
        parts
    }

    /// The part that segment `index` is in.
    pub fn part_of(&self, index: usize) -> usize {
        (1..=index).filter(|&at| begins(self.segments(), at)).count()
    }

    /// How much of its part is gone at `face`, in thousandths.
    pub fn part_gone(&self, face: Face) -> u64 {
        let segments = self.segments();
        let starts = |at: &usize| begins(segments, *at);
        let from = (0..=face.index).rev().find(starts).unwrap_or_default();
        let to = (face.index + 1..segments.len()).find(starts).unwrap_or(segments.len());
        let long = |part: &[Segment]| part.iter().map(|it| it.length.0).sum::<u64>();
        let here = segments[face.index].length.0 * (1000 - u64::from(face.left)) / 1000;
        (long(&segments[from..face.index]) + here) * 1000 / long(&segments[from..to]).max(1)
    }
}
