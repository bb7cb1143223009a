//! What stands above every page, or lies over it.

pub(super) mod around;
pub(super) mod breath;
pub(super) mod days;
pub(super) mod keys;
pub(super) mod next_visit;
pub(super) mod notices;
pub(super) mod nudge;
pub(super) mod offers;
pub(super) mod sheet;
