//! The lock that a page has shown, and what may open it.
//!
//! Invariant (`tests/lock.rs`): **once shown, a lock opens only by a later check, or by the person's word about it.**
//! A killed browser, a full disk, a lost second copy, a clock that jumps or an imported file opens nothing. A check
//! dated in the future leads to a new one. The checks, what was said about them, and the facts are stored twice, in
//! local storage and in `IndexedDB`; where the copies disagree, the one that asks for more counts.
//!
//! This holds as long as one of the two copies survives.

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
