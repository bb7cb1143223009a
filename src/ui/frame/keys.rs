//! The list of keys, on `?`.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::app::{use_page, use_settings};
use crate::i18n::Key;

/// The dialog with every key and what it does.
#[component]
pub(crate) fn KeyList() -> impl IntoView {
    let page = use_page();
    let settings = use_settings();
    let dialog: NodeRef<Dialog> = NodeRef::new();
    Effect::new(move || {
        let open = page.keys_open().get();
        if let Some(dialog) = dialog.get() {
            if open && !dialog.open() {
                // Fails only where a dialog is open already.
                let _ = dialog.show_modal();
            } else if !open {
                dialog.close();
            }
        }
    });
    let (back, onward) = if page.is_right_to_left() { ("→", "←") } else { ("←", "→") };
    let rows = [
        ("Space", Key::KEYS_SPACE),
        (back, Key::KEYS_LEFT),
        (onward, Key::KEYS_RIGHT),
        ("R", Key::KEYS_R),
        ("+", Key::KEYS_PLUS),
        ("−", Key::KEYS_MINUS),
        ("Enter", Key::KEYS_ENTER),
        ("F", Key::KEYS_F),
        ("M", Key::KEYS_M),
        ("H", Key::KEYS_H),
        ("?", Key::KEYS_QUESTION),
    ]
    .map(|(key, does)| {
        view! { <div><dt><kbd>{key}</kbd></dt><dd>{does.text()}</dd></div> }
    });
    view! {
        <dialog
            class="keys"
            node_ref=dialog
            aria-labelledby="keys-title"
            // On Escape it is hidden at once, and `close` comes a task later: a `?` between the two would be taken for the second.
            on:cancel=move |_: leptos::ev::Event| page.show_keys(false)
            on:close=move |_| page.show_keys(false)
        >
            <h2 id="keys-title">{Key::KEYS_TITLE.text()}</h2>
            <dl>{rows}</dl>
            <Show when=move || !settings.chosen().get().shortcuts>
                <p class="quiet">{Key::KEYS_OFF.text()}</p>
            </Show>
            <button class="pill" on:click=move |_| page.show_keys(false)>
                {Key::KEYS_CLOSE.text()}
            </button>
        </dialog>
    }
}
