//! The fields of the forms of the journal.

use leptos::prelude::*;

use crate::domain::journal::entry::MOST_NOTE;
use crate::i18n::Key;

/// Some lines of the person's own.
pub(super) fn lines(name: Key, text: RwSignal<String>) -> AnyView {
    view! {
        <label class="field">
            {name.text()}
            <textarea
                rows="2"
                maxlength=MOST_NOTE.to_string()
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
            ></textarea>
        </label>
    }
    .into_any()
}

/// One line, with those that were written before to choose from.
pub(super) fn line(name: Key, text: RwSignal<String>, known: &[String]) -> AnyView {
    let list = format!("known-{}", name.0);
    let options: Vec<_> =
        known.iter().map(|it| view! { <option value=it.clone()></option> }).collect();
    view! {
        <label class="field">
            {name.text()}
            <input
                type="text"
                list=list.clone()
                maxlength=MOST_NOTE.to_string()
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
            />
        </label>
        <datalist id=list>{options}</datalist>
    }
    .into_any()
}

/// A whole number.
pub(super) fn number(name: Key, text: RwSignal<String>, most: i32) -> AnyView {
    view! {
        <label class="field">
            {name.text()}
            <input
                type="number"
                inputmode="numeric"
                min="0"
                max=most.to_string()
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
            />
        </label>
    }
    .into_any()
}

/// One of these.
pub(super) fn choice(
    name: Key,
    chosen: RwSignal<String>,
    options: Vec<(String, String)>,
) -> AnyView {
    let options: Vec<_> = options
        .into_iter()
        .map(|(id, says)| {
            let is = id.clone();
            let on = move || chosen.with(|it| *it == is);
            view! { <option value=id prop:selected=on>{says}</option> }
        })
        .collect();
    view! {
        <label class="field">
            {name.text()}
            <select on:change:target=move |event| chosen.set(event.target().value())>{options}</select>
        </label>
    }
    .into_any()
}

/// What is wrong, and the one press that keeps it.
pub(super) fn save(problem: impl Fn() -> String + Send + 'static) -> AnyView {
    view! {
        <p class="problem" role="alert">{problem}</p>
        <div class="foot">
            <button class="pill pill-main">{Key::JOURNAL_SAVE.text()}</button>
        </div>
    }
    .into_any()
}
