//! The views. They read the signals of the handles of `app` and call their methods; no rule of the product is here.

mod check;
mod frame;
mod library;
mod loads;
mod parts;
mod progress;
mod session;
mod tools;

use leptos::prelude::*;

use self::loads::{Arrival, Loads};
use self::session::page::SessionPage;
use crate::app::session::SessionHandle;
use crate::app::{App, use_page, use_session};
use crate::domain::route::Route;
use crate::i18n::Key;

/// What stands in `<main>`.
#[derive(Clone, PartialEq)]
enum Shown {
    /// What `index.html` brought: the later loads are on their way.
    Shell,
    /// A session that runs, waits or is over.
    Session(String),
    /// A page of the later loads.
    Page(Route),
    /// The later loads could not be loaded.
    Failed(Route),
}

/// The app inside `<main>`.
#[component]
pub fn Root(app: App) -> impl IntoView {
    provide_context(app);
    let (page, session) = (use_page(), use_session());
    let loads = Loads::new(app);
    provide_context(loads);
    loads.ask();
    let shown = Memo::new(move |_| {
        let route = page.route().get();
        match (route, loads.arrival().get()) {
            (Route::Session(slug), _) if session.plays(&slug) => Shown::Session(slug),
            (_, Arrival::Waiting) => Shown::Shell,
            (route, Arrival::Here(_)) => Shown::Page(route),
            (route, Arrival::Failed) => Shown::Failed(route),
        }
    });
    Effect::new(move || {
        let shown = shown.get();
        if !matches!(shown, Shown::Shell | Shown::Failed(Route::Home)) {
            page.remove_shell();
        }
        // The title of another page is its own.
        if let Some(name) = title(session, loads, &shown).filter(|_| !page.is_embedded()) {
            page.set_title(&Key::APP_TITLE.fill(&[("page", &name)]));
        }
    });
    let frame = move || loads.here().map(|views| (views.frame)());
    view! {
        {frame}
        {move || page_of(loads, shown.get())}
        <p class="unseen" aria-live="polite">{move || page.announcement().get()}</p>
    }
}

fn page_of(loads: Loads, shown: Shown) -> AnyView {
    match (shown, loads.arrival().get_untracked()) {
        (Shown::Session(_), _) => view! { <SessionPage/> }.into_any(),
        (Shown::Page(route), Arrival::Here(views)) => (views.page)(&route),
        (Shown::Failed(_), _) => view! {
            <p class="notice" role="alert">
                {Key::APP_LATER_FAILED.text()} " "
                <button class="pill pill-small" on:click=move |_| loads.ask()>
                    {Key::APP_LATER_AGAIN.text()}
                </button>
            </p>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

fn title(session: SessionHandle, loads: Loads, shown: &Shown) -> Option<String> {
    match (shown, loads.arrival().get_untracked()) {
        (Shown::Session(_), _) => session
            .playing()
            .with_untracked(|playing| Some(playing.as_ref()?.routine.name.to_string())),
        (Shown::Page(route), Arrival::Here(views)) => Some((views.title)(route)),
        _ => None,
    }
}
