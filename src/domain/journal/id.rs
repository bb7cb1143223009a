//! Ids of stored entries: made from the moment, and always growing.

use crate::domain::time::Millis;

/// The highest id. Above it JavaScript, and with it many readers of JSON, rounds whole numbers.
pub const MOST_ID: u64 = (1 << 53) - 1;

/// An id for what happens at `utc`: milliseconds and three `digits`, which a tab draws once and keeps. Drawn anew for each
/// id, two tabs that write at once sooner or later take the same one, and an entry is lost; kept, they do so only where they
/// drew the same, once in a thousand pairs of tabs. In the same millisecond, and where the clock was set back, it still comes after `last`, the
/// largest that is kept: later is what is said later.
/// A `last` that leaves no room below [`MOST_ID`] counts as none: a file with such an id can be brought in, and what is
/// kept after it must not make a file that cannot.
pub fn id_after(last: u64, utc: Millis, digits: u64) -> u64 {
    let last = if leaves_room(last) { last } else { 0 };
    let free = if last / 1000 < utc.0 { utc.0 } else { last / 1000 + 1 };
    free.saturating_mul(1000).saturating_add(digits).min(MOST_ID)
}

/// Whether anything can come after `id`. Ids of moments do until the year 2255; only a file made by hand, or on a
/// device whose clock was at its end, has others.
pub fn leaves_room(id: u64) -> bool {
    id < MOST_ID - ROOM
}

/// Ids for a thousand milliseconds.
const ROOM: u64 = 1_000_000;
