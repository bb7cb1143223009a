//! A routine that came by link or file: looked at first, and stored only if the person wants it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::page::PageHandle;
use crate::app::routines::RoutinesHandle;
use crate::app::start::StartHandle;
use crate::app::{use_data, use_page, use_routines, use_start};
use crate::domain::library::routine::{Routine, Step};
use crate::domain::link::{self, Damage};
use crate::domain::route::Route;
use crate::i18n::Key;
use crate::ui::parts::data::{ImportProgress, look_into, outcome};
use crate::ui::parts::routine_line::Facts;
use crate::ui::tools::step_row::step_row;

/// The page behind a link that carries a routine.
#[component]
pub(crate) fn ImportPage(
    /// The data of the link.
    data: String,
) -> impl IntoView {
    let (page, routines, start) = (use_page(), use_routines(), use_start());
    let (title, body) = match link::read(&data) {
        Ok(text) if text.starts_with(SESSION) => (Key::EMBED_TITLE, session(&text).into_any()),
        Ok(text) => (Key::IMPORT_TITLE, linked(page, routines, start, &text)),
        Err(damage) => (Key::IMPORT_TITLE, wrong(damaged(damage).text())),
    };
    view! {
        <article class="import">
            <h1>{title.text()}</h1>
            {body}
        </article>
    }
}

/// How the text begins that brings a session along, as `domain/journal/export/mod.rs` writes it.
const SESSION: &str = "{\"unhunch\":\"export\"";

/// A session that was done on a page of others (`src/embed/link.rs`).
fn session(text: &str) -> impl IntoView + use<> {
    let way = ImportProgress::new();
    let data = use_data();
    look_into(data, text.to_owned(), way);
    view! {
        <p class="lead">{Key::EMBED_LEAD.text()}</p>
        {outcome(data, way)}
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

/// What a link holds, to be tried or saved, or what is wrong with it.
fn linked(page: PageHandle, routines: RoutinesHandle, start: StartHandle, text: &str) -> AnyView {
    let routine = match routines.parse(text) {
        Err(fault) => return wrong(&fault.to_string()),
        Ok(routine) => routine,
    };
    let lent = routine.clone();
    // It is theirs only once they save it.
    let rehearse = move |_| start.start(routines.lend(lent.clone()));
    view! {
        {held(&routine)}
        <div class="foot">
            <button class="pill" on:click=rehearse>{Key::BUILD_REHEARSE.text()}</button>
            {keep(page, routines, routine)}
        </div>
    }
    .into_any()
}

/// What a file holds, or what is wrong with it.
pub(crate) fn preview(page: PageHandle, routines: RoutinesHandle, text: &str) -> AnyView {
    match routines.parse(text) {
        Err(fault) => wrong(&fault.to_string()),
        Ok(routine) => view! { {held(&routine)} {keep(page, routines, routine)} }.into_any(),
    }
}

fn keep(page: PageHandle, routines: RoutinesHandle, routine: Routine) -> impl IntoView {
    let keep = move |_| {
        let slug = routines.save(&routine.name, routine.steps.to_vec(), None);
        page.go(&Route::Routine(slug));
    };
    view! { <button class="pill pill-main" on:click=keep>{Key::IMPORT_KEEP.text()}</button> }
}

/// The name of `routine`, its facts and its steps.
fn held(routine: &Routine) -> impl IntoView + use<> {
    let row = |step: &Step| {
        let own = step.movement.exercise().is_none();
        let said = own.then(|| view! { <p>{step.movement.ready().to_owned()}</p> }.into_any());
        step_row(step, said)
    };
    let rows: Vec<_> = routine.steps.iter().map(row).collect();
    view! {
        <p class="lead">{Key::IMPORT_LEAD.text()}</p>
        <h2>{routine.name.to_string()}</h2>
        <Facts routine=Arc::new(routine.clone())/>
        <ol class="rows">{rows}</ol>
    }
}
