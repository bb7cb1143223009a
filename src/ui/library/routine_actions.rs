//! What can be done with a routine besides starting it: copy, change, share, throw away.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{use_page, use_routines};
use crate::domain::library::routine::Routine;
use crate::domain::link::LONG;
use crate::domain::route::{PageName, Route};
use crate::domain::routines::custom::MOST_NAME;
use crate::i18n::Key;
use crate::ui::parts::confirm_button::ConfirmButton;
use crate::ui::parts::link::Link;

/// The buttons below a routine.
#[component]
pub(crate) fn RoutineActions(routine: Arc<Routine>) -> impl IntoView {
    let page = use_page();
    let routines = use_routines();
    let own = routines.is_custom(&routine);
    let status = RwSignal::new("");
    let link = RwSignal::new(String::new());
    let copy = {
        let routine = routine.clone();
        move |_| {
            let named = |name: &str| Key::KEEP_COPY_NAME.fill(&[("name", name)]);
            // A name that is too long would be refused when it is read again.
            let room = MOST_NAME.saturating_sub(named("").chars().count());
            let name = named(&routine.name.chars().take(room).collect::<String>());
            let slug = routines.save(&name, routine.steps.to_vec(), None);
            page.go(&Route::Page(PageName::Build, Some(slug)));
        }
    };
    let send = {
        let routine = routine.clone();
        move |_| {
            let address = routines.link(&routine);
            let shared = page.share(&routine.name, &address);
            if !shared || address.len() > LONG {
                link.set(address.clone());
            }
            if shared {
                return;
            }
            page.copy(address, move |copied| {
                status.set((if copied { Key::KEEP_COPIED } else { Key::KEEP_NOT_COPIED }).text());
            });
        }
    };
    let save = {
        let routine = routine.clone();
        move |_| routines.save_file(&routine)
    };
    let slug = routine.slug.to_string();
    let edit = Route::Page(PageName::Build, Some(slug.clone())).href();
    let code = Route::Import(format!("code/{slug}")).href();
    let drop = move || {
        routines.discard(&slug);
        page.go(&Route::Exercises);
    };
    view! {
        <section class="keep">
            <h2>{Key::KEEP_TITLE.text()}</h2>
            <div class="actions">
                {own.then(|| view! { <a class="pill pill-small" href=edit>{Key::KEEP_EDIT.text()}</a> })}
                <button class="pill pill-small" on:click=move |_| page.print()>{Key::FIGURE_PRINT.text()}</button>
                <button class="pill pill-small" on:click=copy>{Key::KEEP_COPY.text()}</button>
                <button class="pill pill-small" on:click=send>{Key::KEEP_LINK.text()}</button>
                <a class="pill pill-small" href=code>{Key::CODE_OPEN.text()}</a>
                <button class="pill pill-small" on:click=save>{Key::KEEP_FILE.text()}</button>
                {own.then(|| view! { <ConfirmButton name=Key::KEEP_DROP sure=Key::KEEP_DROP_SURE act=drop/> })}
            </div>
            <p class="quiet" role="status">{move || status.get()}</p>
            <Link address=link routine=routine/>
        </section>
    }
}
