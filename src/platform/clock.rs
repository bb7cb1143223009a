//! The two clocks, read together. The only place where time enters.

use js_sys::Date;
use leptos::prelude::window;

use super::{call, get};
use crate::domain::time::{Millis, Moment};

/// Both clocks, now.
pub fn now() -> Moment {
    let mono = window().performance().map_or_else(Date::now, |performance| performance.now());
    Moment { mono: Millis(mono as u64), wall: Millis(Date::now() as u64) }
}

/// Both clocks at the press that is being handled; now, where none is. On a slow phone the page hears of a press
/// a frame late.
pub fn pressed() -> Moment {
    let Moment { mono, wall } = now();
    let stamp = get(&window(), "event").and_then(|event| get(&event, "timeStamp")?.as_f64());
    let ago = stamp.map(|stamp| mono - Millis(stamp as u64));
    // Not every browser, nor every event, has always told the time on this clock.
    let ago = ago.filter(|ago| *ago < Millis::from_secs(1)).unwrap_or_default();
    Moment { mono: mono - ago, wall: wall - ago }
}

/// Minutes east of UTC of the person's clock at `utc`.
pub fn offset(utc: Millis) -> i16 {
    -Date::new(&(utc.0 as f64).into()).get_timezone_offset() as i16
}

/// The name of the person's time zone, for example `Europe/Berlin`, where the browser knows it.
pub fn zone() -> Option<String> {
    let format = call(&get(&window(), "Intl")?, "DateTimeFormat", &[])?;
    get(&call(&format, "resolvedOptions", &[])?, "timeZone")?.as_string()
}

/// A number below `limit` that another tab is unlikely to draw at the same time.
pub fn random(limit: u64) -> u64 {
    (js_sys::Math::random() * limit as f64) as u64
}
