//! What to do now, in one card with one Start; below it the other routines.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::use_app;
use crate::content;
use crate::domain::route::Route;
use crate::i18n::Key;
use crate::ui::parts::facts::Facts;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::small_print::SmallPrint;

/// The routine that index.html shows before the app is there.
const NOW: &str = "office-reset";

/// The first page.
#[component]
pub(crate) fn Home() -> impl IntoView {
    let app = use_app();
    let now = app.routine(NOW).map(|routine| {
        let start = routine.clone();
        view! {
            <section class="card now" aria-labelledby="now-title">
                {routine.steps.first().map(|step| view! { <Figure movement=step.movement.clone()/> })}
                <h2 id="now-title">{routine.name.to_string()}</h2>
                <Facts routine=routine.clone()/>
                <button class="pill pill-main" on:click=move |_| app.start_session(start.clone())>
                    {app.text(Key::SessionStart)}
                </button>
                <p class="quiet">
                    {routine.when} " "
                    <a href=Route::Routine(routine.slug.to_string()).href()>{app.text(Key::HomeSee)}</a>
                </p>
            </section>
        }
    });
    let others = content::routines().iter().filter(|routine| routine.slug != NOW).map(|routine| {
        let routine = Arc::new(routine.clone());
        view! {
            <li>
                <a class="card other" href=Route::Routine(routine.slug.to_string()).href()>
                    {routine.steps.first().map(|step| view! { <Figure movement=step.movement.clone()/> })}
                    <b>{routine.name.to_string()}</b>
                    <Facts routine=routine.clone()/>
                </a>
            </li>
        }
    });
    view! {
        <article class="home">
            <h1 tabindex="-1">{app.text(Key::HomeTitle)}</h1>
            {now}
            <h2 class="over-list">{app.text(Key::HomeOthers)}</h2>
            <ul class="others">{others.collect::<Vec<_>>()}</ul>
            <SmallPrint/>
        </article>
    }
}
