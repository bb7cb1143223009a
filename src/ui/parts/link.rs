//! The link to a routine that was just shared, to read and to copy by hand.

use leptos::prelude::*;

use crate::app::use_app;
use crate::i18n::Key;

/// The field; nothing while there is no link.
#[component]
pub(crate) fn Link(
    /// The address, or empty.
    address: RwSignal<String>,
) -> impl IntoView {
    let app = use_app();
    view! {
        <Show when=move || !address.with(String::is_empty)>
            <label class="field">
                {app.text(Key::KEEP_LINK_LABEL)}
                <input type="text" readonly prop:value=move || address.get()/>
            </label>
        </Show>
    }
}
