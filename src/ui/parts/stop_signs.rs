//! When to stop, and whom to ask. The words are in `content/text`, their sources below them.

use leptos::prelude::*;

use crate::app::{App, use_app};
use crate::i18n::Key;

/// The signs, the most urgent first.
#[component]
pub(crate) fn StopSigns() -> impl IntoView {
    let app = use_app();
    view! {
        <EmergencySigns/>
        <section class="signs">
            <h2>{app.text(Key::CARE_TODAY)}</h2>
            {list(app, Key::CARE_TODAY_LIST)}
        </section>
        <section class="signs">
            <h2>{app.text(Key::CARE_SOON)}</h2>
            {list(app, Key::CARE_SOON_LIST)}
        </section>
        <p class="small-print">{app.text(Key::CARE_SOURCE)} " " {app.fill(Key::CARE_RULES, &[("date", crate::content::RULES_DATED)])}</p>
    }
}

/// For which signs to call an ambulance. `index.html` has the same list, from the same file, for where the app is not.
#[component]
pub(crate) fn EmergencySigns() -> impl IntoView {
    let app = use_app();
    view! {
        <section class="signs signs-emergency">
            <h2>{app.text(Key::CARE_EMERGENCY)}</h2>
            <p>{app.text(Key::CARE_EMERGENCY_NUMBER)}</p>
            {list(app, Key::CARE_EMERGENCY_LIST)}
        </section>
    }
}

/// A text of several lines, parted by `|`.
pub(crate) fn list(app: App, key: Key) -> impl IntoView {
    let items: Vec<_> = app.text(key).split('|').map(|item| view! { <li>{item}</li> }).collect();
    view! { <ul>{items}</ul> }
}
