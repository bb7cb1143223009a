//! The way from a page of others to the app, at the end of a session.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{use_journal, use_page, use_routines};
use crate::domain::library::routine::Routine;
use crate::embed;
use crate::i18n::Key;

/// The link, and whether the session goes along.
#[component]
pub(crate) fn OpenInApp(
    routine: Arc<Routine>,
    /// There is a session to take along.
    counted: bool,
) -> impl IntoView {
    let page = use_page();
    let journal = use_journal();
    let routines = use_routines();
    // The person's own choice each time: the page around never sees the link.
    let along = RwSignal::new(false);
    let href = move || embed::to_app(page, journal, routines, &routine, along.get());
    view! {
        <section class="card">
            {counted.then(|| view! {
                <p class="switches">
                    <label>
                        <input type="checkbox" on:change=move |_| along.update(|it| *it = !*it)/>
                        {Key::EMBED_WITH_SESSION.text()}
                    </label>
                </p>
            })}
            <a class="pill" target="_blank" rel="noopener" href=href>{Key::EMBED_OPEN.text()}</a>
            <p class="quiet">{Key::EMBED_APART.text()}</p>
        </section>
    }
}
