//! The two clocks, read together. The only place where time enters.

use js_sys::Date;
use leptos::prelude::window;

use crate::domain::time::{Millis, Moment};

/// Both clocks, now.
pub fn now() -> Moment {
    let mono = window().performance().map_or_else(Date::now, |performance| performance.now());
    Moment { mono: Millis(mono as u64), wall: Millis(Date::now() as u64) }
}

/// Minutes east of UTC of the person's clock at `utc`.
pub fn offset(utc: Millis) -> i16 {
    -Date::new(&(utc.0 as f64).into()).get_timezone_offset() as i16
}

/// A number below `limit` that another tab is unlikely to draw at the same time.
pub fn random(limit: u64) -> u64 {
    (js_sys::Math::random() * limit as f64) as u64
}
