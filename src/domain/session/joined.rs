//! A session of several parts: what is done before the routine and after it stands on the same line of time.
//!
//! Invariant (`tests/around.rs`): the routine's own segments are those that it has alone, only later.

use crate::domain::session::timeline::{Segment, Timeline, TimelinePart};

impl Timeline {
    /// This plan, with those before and after it.
    #[must_use]
    pub fn between(self, before: Vec<Self>, after: Vec<Self>) -> Self {
        let of_part = |plans: Vec<Self>, part| {
            let segments = plans.into_iter().flat_map(|plan| plan.segments().to_vec());
            segments.map(move |segment| Segment { part, ..segment }).collect::<Vec<_>>()
        };
        let mut segments = of_part(before, TimelinePart::LeadIn);
        segments.extend_from_slice(self.segments());
        segments.extend(of_part(after, TimelinePart::CoolDown));
        Self::laid_out(segments)
    }
}
