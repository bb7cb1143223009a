//! The address of the page, after the `#`.

use leptos::prelude::*;

use super::listen_here;

/// The hash as it stands, for example `#/routine/office-reset`.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to `hash`; the browser's back button comes back.
pub fn go(hash: &str) {
    // Only a browser that forbids navigation in a frame refuses, and then the page stays.
    let _ = window().location().set_hash(hash);
}

/// Calls back whenever the hash changes, until the app is taken away.
pub fn on_change(callback: impl Fn(String) + 'static) {
    listen_here(&window(), "hashchange", move |_| callback(hash()));
}
