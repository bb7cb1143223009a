//! When to stop, and whom to ask. The words are in `content/text`, their sources below them.

use leptos::prelude::*;

use crate::app::{App, use_app};
use crate::i18n::Key;

/// The signs, the most urgent first.
#[component]
pub(crate) fn StopSigns() -> impl IntoView {
    let app = use_app();
    view! {
        <section class="signs signs-emergency">
            <h2>{app.text(Key::CareEmergency)}</h2>
            <p>{app.text(Key::CareEmergencyNumber)}</p>
            {list(app, Key::CareEmergencyList)}
        </section>
        <section class="signs">
            <h2>{app.text(Key::CareToday)}</h2>
            {list(app, Key::CareTodayList)}
        </section>
        <section class="signs">
            <h2>{app.text(Key::CareSoon)}</h2>
            {list(app, Key::CareSoonList)}
        </section>
        <p class="small-print">{app.text(Key::CareSource)} " " {app.text(Key::CareRules)}</p>
    }
}

/// A text of several lines, parted by `|`.
pub(crate) fn list(app: App, key: Key) -> impl IntoView {
    let items: Vec<_> = app.text(key).split('|').map(|item| view! { <li>{item}</li> }).collect();
    view! { <ul>{items}</ul> }
}
