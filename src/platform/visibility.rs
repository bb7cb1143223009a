//! Whether anybody can see the page.

use leptos::prelude::*;
use web_sys::VisibilityState;

use super::listen_here;

/// The page is hidden: another tab, another window, a locked screen.
pub fn is_hidden() -> bool {
    document().visibility_state() == VisibilityState::Hidden
}

/// Calls back whenever the page is hidden or shown, until the app is taken away.
pub fn on_change(callback: impl Fn() + 'static) {
    listen_here(&document(), "visibilitychange", move |_| callback());
}
