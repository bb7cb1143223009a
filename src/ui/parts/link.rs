//! The link to a routine that was just shared, to read and to copy by hand.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::use_routines;
use crate::domain::library::routine::Routine;
use crate::domain::link::LONG;
use crate::i18n::Key;

/// The field; nothing while there is no link. A link that is so long that it may be cut on its way has the file beside it.
#[component]
pub(crate) fn Link(
    /// The address, or empty.
    address: RwSignal<String>,
    routine: Arc<Routine>,
) -> impl IntoView {
    let routines = use_routines();
    let long = move || {
        let n = address.with(String::len);
        let routine = routine.clone();
        (n > LONG).then(|| view! {
            <p role="status">{Key::KEEP_LONG.count(n, &[])}</p>
            <button class="pill pill-small" on:click=move |_| routines.save_file(&routine)>{Key::KEEP_LONG_FILE.text()}</button>
        })
    };
    view! {
        <Show when=move || !address.with(String::is_empty)>
            <label class="field">
                {Key::KEEP_LINK_LABEL.text()}
                <input type="text" readonly prop:value=move || address.get()/>
            </label>
        </Show>
        {long}
    }
}
