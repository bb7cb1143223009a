//! What can be done with a routine besides starting it: copy, change, share, throw away.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::use_app;
use crate::domain::route::Route;
use crate::domain::routine::Routine;
use crate::i18n::Key;
use crate::platform::share;

/// The buttons below a routine.
#[component]
pub(crate) fn KeepRoutine(
    /// Which one.
    routine: Arc<Routine>,
) -> impl IntoView {
    let app = use_app();
    let own = app.is_own(&routine);
    let status = RwSignal::new("");
    let link = RwSignal::new(String::new());
    let asked = RwSignal::new(false);
    let copy = {
        let routine = routine.clone();
        move |_| {
            let name = app.fill(Key::KEEP_COPY_NAME, &[("name", &routine.name)]);
            let slug = app.keep_routine(&name, routine.steps.to_vec(), None);
            app.go(&Route::Build(Some(slug)));
        }
    };
    let send = {
        let routine = routine.clone();
        move |_| {
            let address = app.link(&routine);
            if share::sheet(&routine.name, &address) {
                return;
            }
            link.set(address.clone());
            share::copy(address, move |copied| {
                status.set(app.text(if copied { Key::KEEP_COPIED } else { Key::KEEP_NOT_COPIED }));
            });
        }
    };
    let save = {
        let routine = routine.clone();
        move |_| app.save_file(&routine)
    };
    let slug = routine.slug.to_string();
    let edit = Route::Build(Some(slug.clone())).href();
    // One press asks, the next one does it: what is thrown away here is gone.
    let drop = move |_| {
        if asked.get_untracked() {
            app.drop_routine(&slug);
            app.go(&Route::Home);
        } else {
            asked.set(true);
        }
    };
    let drop_words =
        move || app.text(if asked.get() { Key::KEEP_DROP_SURE } else { Key::KEEP_DROP });
    view! {
        <section class="keep">
            <h2>{app.text(Key::KEEP_TITLE)}</h2>
            <div class="actions">
                {own.then(|| view! { <a class="pill pill-small" href=edit>{app.text(Key::KEEP_EDIT)}</a> })}
                <button class="pill pill-small" on:click=copy>{app.text(Key::KEEP_COPY)}</button>
                <button class="pill pill-small" on:click=send>{app.text(Key::KEEP_LINK)}</button>
                <button class="pill pill-small" on:click=save>{app.text(Key::KEEP_FILE)}</button>
                {own.then(|| view! { <button class="pill pill-small" on:click=drop>{drop_words}</button> })}
            </div>
            <p class="quiet" role="status">{move || status.get()}</p>
            <Show when=move || !link.with(String::is_empty)>
                <label class="field">
                    {app.text(Key::KEEP_LINK_LABEL)}
                    <input type="text" readonly prop:value=move || link.get()/>
                </label>
            </Show>
        </section>
    }
}
