//! Asks for the password of a copy that has one.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::copies::CopiesHandle;
use crate::i18n::Key;

/// The field, and what came of it; `opened` hears what was locked.
pub(super) fn unlock(
    copies: CopiesHandle,
    file: String,
    opened: impl Fn(String) + Copy + Send + 'static,
) -> impl IntoView {
    let password = RwSignal::new(String::new());
    let works = RwSignal::new(false);
    let fault = RwSignal::new(String::new());
    let file = StoredValue::new(file);
    let open = move |event: SubmitEvent| {
        event.prevent_default();
        if works.get_untracked() {
            return;
        }
        works.set(true);
        fault.set(String::new());
        spawn_local(async move {
            let result = copies.unlock(&file.get_value(), &password.get_untracked()).await;
            // The page may be gone by then.
            if works.try_set(false).is_some() {
                return;
            }
            match result {
                Ok(text) => opened(text),
                Err(unopened) => fault.set(unopened.to_string()),
            }
        });
    };
    let says = move || works.get().then(|| Key::COPIES_UNLOCKING.text());
    let wrong = move || {
        let fault = fault.get();
        (!fault.is_empty()).then(|| view! { <p class="problem" role="alert">{fault}</p> })
    };
    view! {
        <form class="lock" on:submit=open>
            <p><b>{Key::COPIES_LOCKED_TITLE.text()}</b></p>
            {password_field(Key::COPIES_PASSWORD, "current-password", password)}
            {wrong}
            <p class="quiet" role="status">{says}</p>
            <button class="pill pill-small" type="submit" disabled=move || works.get()>{Key::COPIES_UNLOCK.text()}</button>
        </form>
    }
}

/// A field for a password; `kind` tells a keeper of passwords whether it is a new one.
pub(in crate::ui) fn password_field(
    name: Key,
    kind: &'static str,
    value: RwSignal<String>,
) -> impl IntoView {
    let write = move |event| value.set(event_target_value(&event));
    view! {
        <label class="field">
            {name.text()}
            <input type="password" autocomplete=kind prop:value=move || value.get() on:input=write/>
        </label>
    }
}
