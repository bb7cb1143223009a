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
        let part = self.part_of(face.index);
        let (mut gone, mut all) = (0, 0);
        for (at, segment) in self.segments().iter().enumerate() {
            if self.part_of(at) != part {
                continue;
            }
            let length = segment.length.0;
            all += length;
            if at < face.index {
                gone += length;
            } else if at == face.index {
                gone += length * (1000 - u64::from(face.left)) / 1000;
            }
        }
        gone * 1000 / all.max(1)
    }
}
