//! An address that leads nowhere: what was asked for, and what there is.

use leptos::prelude::*;

use crate::app::use_app;
use crate::content;
use crate::domain::route::Route;
use crate::i18n::Key;

/// The page for an unknown address or slug.
#[component]
pub(crate) fn Missing(
    /// What was asked for.
    what: String,
    /// How to say so.
    says: Key,
) -> impl IntoView {
    let app = use_app();
    let routines: Vec<_> = content::routines()
        .iter()
        .map(|routine| {
            let href = Route::Routine(routine.slug.to_string()).href();
            view! { <li><a href=href>{routine.name.to_string()}</a></li> }
        })
        .collect();
    view! {
        <article class="missing">
            <h1 tabindex="-1">{app.text(Key::MISSING_TITLE)}</h1>
            <p class="lead">{app.fill(says, &[("what", &what)])}</p>
            <p>{app.text(Key::MISSING_OFFER)}</p>
            <ul>
                <li><a href=Route::Home.href()>{app.text(Key::SESSION_HOME)}</a></li>
                <li><a href=Route::Exercises.href()>{app.text(Key::LIBRARY_TITLE)}</a></li>
                {routines}
            </ul>
        </article>
    }
}
