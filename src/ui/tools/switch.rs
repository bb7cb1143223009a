//! A row with a switch, for a choice that is on or off.

use leptos::prelude::*;

use crate::app::settings::{Settings, SettingsHandle};
use crate::i18n::Key;

/// A row that is on or off.
pub(super) fn switch(
    settings: SettingsHandle,
    name: Key,
    get: fn(&Settings) -> bool,
    set: fn(&mut Settings, bool),
) -> impl IntoView {
    let flip = move |_| settings.change(|settings| set(settings, !get(settings)));
    view! {
        <li>
            <label class="row">
                <span class="grow"><b>{name.text()}</b></span>
                <input class="switch" type="checkbox" role="switch" prop:checked=move || settings.chosen().with(get) on:change=flip/>
            </label>
        </li>
    }
}
