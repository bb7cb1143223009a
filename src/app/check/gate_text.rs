//! The gate's last answer, as it is stored for the first load, for the next page, and for other tabs
//! (`docs/decisions/0007-the-gate-as-a-text.md`).

use crate::app::page::today;
use crate::app::store::StoreHandle;
use crate::content;
use crate::domain::safety::check::Level;

/// Where it says whether a session may begin today.
pub(super) const GATE: &str = "gate";

/// The id of the check behind the lock that was last shown.
pub(super) const LOCK: &str = "lock";

/// At these levels it says which, and nothing is played.
const LOCKS: [Level; 2] = [Level::Urgent, Level::Emergency];

/// What it says where a session may begin: nothing is asked, and nothing is left out. It ends with the day and with the rules.
pub(super) fn open_gate() -> String {
    format!("open {} {}", today(), content::RULES_DATED)
}

/// Whether an earlier page of today has left it open.
pub(super) fn was_left_open(store: StoreHandle) -> bool {
    store.get(GATE).is_some_and(|text| text == open_gate())
}

/// The level of the lock that it says; `None` where it is no lock.
pub(super) fn locked_at(text: &str) -> Option<Level> {
    LOCKS.into_iter().find(|level| level.id() == text)
}

/// Whether this is what it says where nothing is played.
pub(super) fn is_lock(text: &str) -> bool {
    locked_at(text).is_some()
}
