//! The figures of `content/poses/`, as static tables that `build/` has checked.

use crate::domain::figure::Figure;

#[allow(
    clippy::enum_glob_use,
    clippy::unreadable_literal,
    reason = "generated; the files of content/poses/ are the documentation"
)]
mod poses {
    use crate::domain::figure::area::{WorkingArea, WorkingZone::*};
    use crate::domain::figure::arrow::{Anchor::*, Arrow, ArrowPath::*};
    use crate::domain::figure::pose::{Arm, Carrier::*, Hand::*, Leg::*, Pose, Reach::*, Root};
    use crate::domain::figure::props::Ends::*;
    use crate::domain::figure::props::Prop::*;
    use crate::domain::figure::view::{Fit, View};
    use crate::domain::figure::{Ease, Figure};
    use crate::i18n::Key;
    include!(concat!(env!("OUT_DIR"), "/poses.rs"));
}

/// Every figure, by slug.
pub fn figures() -> &'static [Figure] {
    &poses::POSES
}

/// The figure of the exercise called `slug`.
pub fn figure(slug: &str) -> Option<&'static Figure> {
    figures().iter().find(|row| row.slug == slug)
}
