//! The lock that a page has shown, and what may open it.
//!
//! The rule (`tests/lock.rs`): **a lock that was ever shown opens only by a later check, or by the person's word about
//! it.** A browser that is killed, a disk without room, a second place that is lost, a clock that jumps and a file
//! that is brought in open nothing. A check dated in the future asks. What is said, and what stays true, is kept in two places, local storage and
//! `IndexedDB`; where they disagree, the one that asks for more counts.
//!
//! It holds as long as one of the two places keeps what it was given.

use crate::domain::journal::gate::{CheckReason, Gate};
use crate::domain::journal::record::Check;
use crate::domain::safety::check::Level;

/// A lock as it was last shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ShownLock {
    pub level: Level,
    /// The check that it came from. Not known of a lock that an older Unhunch showed.
    pub check: Option<u64>,
}

impl ShownLock {
    /// Whether one of `checks` is the one behind it, or a later one.
    fn is_explained(self, checks: &[Check]) -> bool {
        checks.iter().any(|check| match self.check {
            Some(id) => check.id > id || (check.id == id && check.level() >= self.level),
            None => check.level() >= self.level,
        })
    }
}

/// What counts where the history says `allowed`, a page has shown the lock `shown`, and only `checks` are left; and
/// whether that is to be kept in the place of the lock.
pub fn settle(allowed: Gate, shown: Option<ShownLock>, checks: &[Check]) -> (Gate, bool) {
    if shown.is_none_or(|it| it.is_explained(checks)) {
        return (allowed, true);
    }
    match allowed {
        // It asks or locks anyway, and says why.
        Gate::Ask(_) | Gate::Locked(_) => (allowed, false),
        _ => (Gate::Ask(CheckReason::Lost), false),
    }
}

/// Whether the second place's copy of a check takes the place of what the first has under the same id.
pub fn takes_the_place(copy: &Check, first: Option<&Check>) -> bool {
    first.is_none_or(|first| first.weight() < copy.weight())
}
