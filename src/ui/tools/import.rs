//! A routine that came by link or file: looked at first, kept only if the person wants it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{App, use_app};
use crate::domain::link::{self, Damage};
use crate::domain::route::Route;
use crate::i18n::{Key, spoken};
use crate::ui::parts::data::{ImportProgress, look_into, outcome};
use crate::ui::parts::routine_line::Facts;

/// The page behind a link that carries a routine.
#[component]
pub(crate) fn ImportPage(
    /// The data of the link.
    data: String,
) -> impl IntoView {
    let app = use_app();
    let (title, body) = match link::read(&data) {
        Ok(text) if text.starts_with(SESSION) => (Key::EMBED_TITLE, session(app, &text).into_any()),
        Ok(text) => (Key::IMPORT_TITLE, preview(app, &text)),
        Err(damage) => (Key::IMPORT_TITLE, wrong(damaged(damage).text())),
    };
    view! {
        <article class="import">
            <h1 tabindex="-1">{title.text()}</h1>
            {body}
        </article>
    }
}

/// How the text begins that brings a session along, as `domain/journal/export/mod.rs` writes it.
const SESSION: &str = "{\"unhunch\":\"export\"";

/// A session that was done on a page of others (`src/embed/link.rs`).
fn session(app: App, text: &str) -> impl IntoView + use<> {
    let way = ImportProgress::new();
    look_into(app, text.to_owned(), way);
    view! {
        <p class="lead">{Key::EMBED_LEAD.text()}</p>
        {outcome(app, way)}
    }
}

/// What happened to a link on its way, and what to do about it.
fn damaged(damage: Damage) -> Key {
    match damage {
        Damage::Cut => Key::IMPORT_CUT,
        Damage::Changed => Key::IMPORT_CHANGED,
        Damage::More => Key::IMPORT_MORE,
    }
}

/// Says what is wrong with what came from outside.
pub(crate) fn wrong(fault: &str) -> AnyView {
    let words = Key::IMPORT_WRONG.fill(&[("fault", fault)]);
    view! { <p class="notice" role="alert">{words}</p> }.into_any()
}

/// What a text from outside holds, or what is wrong with it.
pub(crate) fn preview(app: App, text: &str) -> AnyView {
    match app.read_routine(text) {
        Err(fault) => wrong(&fault.to_string()),
        Ok(routine) => {
            let routine = Arc::new(routine);
            let rows: Vec<_> = routine
                .steps
                .iter()
                .map(|step| {
                    let dose = spoken::dose(step.movement.sides(), step.dose(1));
                    let own = step.movement.exercise().is_none();
                    let said = own.then(|| view! { <p>{step.movement.ready().to_owned()}</p> });
                    view! { <li class="card"><b>{step.movement.name().to_owned()}</b> <p class="facts">{dose}</p> {said}</li> }
                })
                .collect();
            let name = routine.name.to_string();
            let facts = routine.clone();
            let keep = move |_| {
                let slug = app.keep_routine(&routine.name, routine.steps.to_vec(), None);
                app.go(&Route::Routine(slug));
            };
            view! {
                <p class="lead">{Key::IMPORT_LEAD.text()}</p>
                <h2>{name}</h2>
                <Facts routine=facts/>
                <ol class="rows">{rows}</ol>
                <button class="pill pill-main" on:click=keep>{Key::IMPORT_KEEP.text()}</button>
            }
            .into_any()
        }
    }
}
