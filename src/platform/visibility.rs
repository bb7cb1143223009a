//! Whether anybody can see the page.

use leptos::ev;
use leptos::prelude::*;
use web_sys::VisibilityState;

/// The page is hidden: another tab, another window, a locked screen.
pub fn is_hidden() -> bool {
    document().visibility_state() == VisibilityState::Hidden
}

/// Calls back whenever the page is hidden or shown, for as long as the page lives.
pub fn on_change(callback: impl Fn() + 'static) {
    window_event_listener(ev::visibilitychange, move |_| callback());
}
