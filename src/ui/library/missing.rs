//! An address that leads nowhere: what was asked for, and what there is.

use leptos::prelude::*;

use crate::content;
use crate::domain::route::Route;
use crate::i18n::Key;

/// The page for an unknown address or slug.
#[component]
pub(crate) fn Missing(
    what: String,
    /// How to say so.
    says: Key,
) -> impl IntoView {
    let routines: Vec<_> = content::routines()
        .iter()
        .map(|routine| {
            let href = Route::Routine(routine.slug.to_string()).href();
            view! { <li><a href=href>{routine.name.to_string()}</a></li> }
        })
        .collect();
    view! {
        <article class="missing">
            <h1>{Key::MISSING_TITLE.text()}</h1>
            <p class="lead">{says.fill(&[("what", &what)])}</p>
            <p>{Key::MISSING_OFFER.text()}</p>
            <ul>
                <li><a href=Route::Home.href()>{Key::SESSION_HOME.text()}</a></li>
                <li><a href=Route::Exercises.href()>{Key::LIBRARY_TITLE.text()}</a></li>
                {routines}
            </ul>
        </article>
    }
}
