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

use self::loads::{Arrival, Load, Loads};
use self::parts::stop_signs::EmergencySigns;
use self::session::page::SessionPage;
use crate::app::session::SessionHandle;
use crate::app::{App, use_page, use_session};
use crate::domain::route::Route;
use crate::i18n::Key;

/// What stands in `<main>`.
#[derive(Clone, PartialEq)]
enum Shown {
    /// The load of the page is on its way; what `index.html` brought stays until then.
    Waiting(Route),
    /// A session that runs, waits or is over.
    Session(String),
    /// A page of a load that is here.
    Page(Route),
    /// The load of the page could not be loaded.
    Failed(Route),
}

/// The app inside `<main>`.
#[component]
pub fn Root(app: App) -> impl IntoView {
    provide_context(app);
    let (page, session) = (use_page(), use_session());
    let loads = Loads::new(app);
    provide_context(loads);
    let plays = move |route: &Route| matches!(route, Route::Session(slug) if session.plays(slug));
    // Asked for when its page is, and once a session is over, which asks the network for nothing.
    let wanted = Memo::new(move |_| {
        let route = page.route().get();
        let load = if plays(&route) { Load::Session } else { Load::of(&route) };
        (load, session.is_active())
    });
    Effect::new(move || loads.fetch_for(wanted.get().0));
    Effect::new(move || page.route().with(|route| page.mark_place(route)));
    let shown = Memo::new(move |_| match page.route().get() {
        Route::Session(slug) if session.plays(&slug) => Shown::Session(slug),
        route => match loads.arrival(Load::of(&route)).get() {
            Arrival::Here(_) => Shown::Page(route),
            Arrival::Failed => Shown::Failed(route),
            Arrival::Unasked | Arrival::Waiting => Shown::Waiting(route),
        },
    });
    // Whether what `index.html` brought is still there.
    let shell = StoredValue::new(true);
    Effect::new(move |waited: Option<bool>| {
        let shown = shown.get();
        let waits = matches!(shown, Shown::Waiting(_));
        if !waits && shown != Shown::Failed(Route::Home) && shell.get_value() {
            shell.set_value(false);
            page.remove_shell();
        } else if waited == Some(true) && !waits {
            // Its heading was not there yet when the address changed.
            page.focus_heading();
        }
        // The title of another page is its own.
        if let Some(name) = title(session, loads, &shown).filter(|_| !page.is_embedded()) {
            page.set_title(&Key::APP_TITLE.fill(&[("page", &name)]));
        }
        waits && !shell.get_value()
    });
    let frame = move || loads.session().map(|views| (views.frame)());
    let failed = move || {
        let failed = matches!(shown.get(), Shown::Failed(_)) || loads.has_failed(Load::Session);
        failed.then(|| view! {
            <p class="notice" role="alert">
                {Key::APP_LATER_FAILED.text()} " "
                <button class="pill pill-small" on:click=move |_| loads.fetch_for(wanted.get_untracked().0)>
                    {Key::APP_LATER_AGAIN.text()}
                </button>
            </p>
        })
    };
    view! {
        {frame}
        {failed}
        {move || page_of(loads, shown.get(), shell.get_value())}
        <p class="unseen" aria-live="polite">{move || page.announcement().get()}</p>
    }
}

/// The page, or that it is on its way: below what `index.html` brought, where that is there and not the page itself.
fn page_of(loads: Loads, shown: Shown, shell: bool) -> AnyView {
    match shown {
        Shown::Session(_) => view! { <SessionPage/> }.into_any(),
        Shown::Page(route) => {
            loads.pages_here(&route).map_or_else(|| ().into_any(), |pages| (pages.page)(&route))
        }
        Shown::Waiting(Route::Home | Route::Check) if shell => ().into_any(),
        Shown::Waiting(_) if shell => {
            view! { <p class="notice wait">{Key::APP_WAITS.text()}</p> }.into_any()
        }
        Shown::Waiting(route) => view! {
            <article class="wait">
                <h1 class="lead">{Key::APP_WAITS.text()}</h1>
                {signs(&route)}
            </article>
        }
        .into_any(),
        Shown::Failed(route) => signs(&route).into_any(),
    }
}

/// For which signs to call: whoever asks for the check has them also where it is late, or does not come.
fn signs(route: &Route) -> Option<impl IntoView + use<>> {
    (Load::of(route) == Load::Check).then(|| view! { <EmergencySigns/> })
}

fn title(session: SessionHandle, loads: Loads, shown: &Shown) -> Option<String> {
    match shown {
        Shown::Session(_) => session
            .playing()
            .with_untracked(|playing| Some(playing.as_ref()?.routine.name.to_string())),
        Shown::Page(route) => loads.pages_here(route).map(|pages| (pages.title)(route)),
        Shown::Waiting(_) | Shown::Failed(_) => None,
    }
}
