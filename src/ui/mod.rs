//! The views. They read signals and call [`App`](crate::app::App); no rule of the product is here.

mod check;
mod frame;
mod library;
mod loads;
mod parts;
mod progress;
mod session;
mod tools;

use leptos::prelude::*;

use self::loads::{Arrival, Arriving};
use self::session::page::SessionPage;
use crate::app::App;
use crate::domain::route::Route;
use crate::i18n::Key;
use crate::platform::page;

/// What stands in `<main>`.
#[derive(Clone, PartialEq)]
enum Shown {
    /// What `index.html` brought: the second part of the app is on its way.
    Shell,
    /// A session that runs, waits or is over.
    Session(String),
    /// A page of the second part.
    Page(Route),
    /// The second part could not be loaded.
    Failed(Route),
}

/// The app inside `<main>`.
#[component]
pub fn Root(
    /// The app to show.
    app: App,
) -> impl IntoView {
    provide_context(app);
    let arriving = Arriving::new(Arrival::Waiting);
    provide_context(arriving);
    loads::ask_for(app, arriving);
    let shown = Memo::new(move |_| {
        let route = app.route.get();
        match (route, arriving.get()) {
            (Route::Session(slug), _) if app.plays(&slug) => Shown::Session(slug),
            (_, Arrival::Waiting) => Shown::Shell,
            (route, Arrival::Here(_)) => Shown::Page(route),
            (route, Arrival::Failed) => Shown::Failed(route),
        }
    });
    Effect::new(move || {
        let shown = shown.get();
        if !matches!(shown, Shown::Shell | Shown::Failed(Route::Home)) {
            page::remove_shell(app.host().as_ref());
        }
        // The title of another page is its own.
        if let Some(name) = title(app, arriving, &shown).filter(|_| !app.is_embedded()) {
            page::set_title(&Key::APP_TITLE.fill(&[("page", &name)]));
        }
    });
    let frame = move || arriving.get().here().map(|later| (later.frame)());
    view! {
        {frame}
        {move || page_of(app, arriving, shown.get())}
        <p class="unseen" aria-live="polite">{app.announcement}</p>
    }
}

fn page_of(app: App, arriving: Arriving, shown: Shown) -> AnyView {
    match (shown, arriving.get_untracked()) {
        (Shown::Session(_), _) => view! { <SessionPage/> }.into_any(),
        (Shown::Page(route), Arrival::Here(later)) => (later.page)(app, &route),
        (Shown::Failed(_), _) => view! {
            <p class="notice" role="alert">
                {Key::APP_LATER_FAILED.text()} " "
                <button class="pill pill-small" on:click=move |_| loads::ask_for(app, arriving)>
                    {Key::APP_LATER_AGAIN.text()}
                </button>
            </p>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

fn title(app: App, arriving: Arriving, shown: &Shown) -> Option<String> {
    match (shown, arriving.get_untracked()) {
        (Shown::Session(_), _) => {
            app.playing.with_untracked(|playing| Some(playing.as_ref()?.routine.name.to_string()))
        }
        (Shown::Page(route), Arrival::Here(later)) => Some((later.title)(app, route)),
        _ => None,
    }
}
