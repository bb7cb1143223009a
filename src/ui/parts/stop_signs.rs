//! When to stop, and whom to ask. The words are in `content/text`, their sources below them.

use leptos::prelude::*;

use crate::i18n::Key;

/// The signs, the most urgent first.
#[component]
pub(crate) fn StopSigns() -> impl IntoView {
    view! {
        <EmergencySigns/>
        <section class="signs">
            <h2>{Key::CARE_TODAY.text()}</h2>
            {list(Key::CARE_TODAY_LIST)}
        </section>
        <section class="signs">
            <h2>{Key::CARE_SOON.text()}</h2>
            {list(Key::CARE_SOON_LIST)}
        </section>
        <p class="small-print">{Key::CARE_SOURCE.text()} " " {Key::CARE_RULES.fill(&[("date", crate::content::RULES_DATED)])}</p>
    }
}

/// For which signs to call an ambulance. `index.html` has the same list, from the same file, for where the app is not.
#[component]
pub(crate) fn EmergencySigns() -> impl IntoView {
    view! {
        <section class="signs signs-emergency">
            <h2>{Key::CARE_EMERGENCY.text()}</h2>
            <p>{Key::CARE_EMERGENCY_NUMBER.text()}</p>
            {list(Key::CARE_EMERGENCY_LIST)}
        </section>
    }
}

/// A text of several lines, parted by `|`.
pub(crate) fn list(key: Key) -> impl IntoView {
    let items: Vec<_> = key.text().split('|').map(|item| view! { <li>{item}</li> }).collect();
    view! { <ul>{items}</ul> }
}
