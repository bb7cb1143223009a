//! A button for what cannot be undone: one press asks, the next one does it.

use leptos::prelude::*;

use crate::app::use_app;
use crate::i18n::Key;

/// The button.
#[component]
pub(crate) fn Twice(
    /// What it says at first.
    name: Key,
    /// What it says once it was pressed.
    sure: Key,
    /// Its classes.
    #[prop(default = "pill pill-small")]
    class: &'static str,
    /// What it does.
    act: impl Fn() + 'static,
) -> impl IntoView {
    let app = use_app();
    let asked = RwSignal::new(false);
    let press = move |_| {
        if !asked.get_untracked() {
            return asked.set(true);
        }
        asked.set(false);
        act();
    };
    view! {
        <button class=class on:click=press>
            {move || app.text(if asked.get() { sure } else { name })}
        </button>
    }
}
