//! Whether anybody can see the page.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::VisibilityState;

use super::{get, listen_here};

/// The page is hidden: another tab, another window, a locked screen.
pub fn is_hidden() -> bool {
    document().visibility_state() == VisibilityState::Hidden
}

/// Calls back whenever the page is hidden or shown, until the app is taken away.
pub fn on_change(callback: impl Fn() + 'static) {
    listen_here(&document(), "visibilitychange", move |_| callback());
}

/// Calls back whenever somebody may have come back: the page is shown, comes from the browser's memory of the pages
/// before, or its window has the focus again. Until the view around is gone.
pub fn on_return(callback: impl Fn() + 'static) {
    let callback = Rc::new(callback);
    let back = callback.clone();
    on_change(move || {
        if !is_hidden() {
            back();
        }
    });
    for event in ["focus", "pageshow"] {
        let back = callback.clone();
        listen_here(&window(), event, move |_| back());
    }
}

/// Calls back whenever the page comes back as it was left: by Back, out of the browser's memory.
pub fn on_restore(callback: impl Fn() + 'static) {
    listen_here(&window(), "pageshow", move |event| {
        if get(&event, "persisted").and_then(|it| it.as_bool()) == Some(true) {
            callback();
        }
    });
}
