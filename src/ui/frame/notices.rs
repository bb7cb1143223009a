//! Notices above every page: trouble with storage, a session that waits.

use leptos::prelude::*;

use crate::app::{use_check, use_journal, use_page, use_session, use_settings, use_store};
use crate::domain::journal::gate::Gate;
use crate::domain::route::Route;
use crate::i18n::Key;
use crate::ui::parts::left_behind::LeftBehind;
use crate::ui::parts::words;

/// The notices above every page.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let page = use_page();
    let store = use_store();
    let settings = use_settings();
    let session = use_session();
    let journal = use_journal();
    let check = use_check();
    let trouble = move || {
        store.trouble().get().map(|trouble| {
            // On a page of others it is said before and after a session, and does not stand in front.
            let embedded = page.is_embedded();
            let class = if embedded { "quiet" } else { "notice" };
            let words = words::trouble(trouble).text();
            (!embedded || !session.is_active())
                .then(|| view! { <p class=class role="status">{words}</p> })
        })
    };
    let unreadable = move || {
        let count = journal.log().with(|log| log.unreadable);
        (count > 0).then(|| {
            let words = Key::APP_MEMORY_UNREADABLE.count(count, &[]);
            view! { <p class="notice" role="status">{words}</p> }
        })
    };
    let waiting = move || {
        let elsewhere = !matches!(page.route().get(), Route::Session(_));
        let routine = session
            .playing()
            .with(|playing| playing.as_ref().map(|playing| playing.routine.clone()));
        routine.filter(|_| elsewhere && session.is_active()).map(|routine| {
            let words = Key::APP_GO_ON.fill(&[("routine", &*routine.name)]);
            let href = Route::Session(routine.slug.to_string()).href();
            view! { <p class="notice">{words} " " <a href=href>{Key::APP_GO_ON_LINK.text()}</a></p> }
        })
    };
    let settings = move || {
        settings.lost().then(|| {
            view! { <p class="notice" role="status">{Key::APP_MEMORY_SETTINGS.text()}</p> }
        })
    };
    let locked = move || {
        let away = !matches!(page.route().get(), Route::Check);
        (away && matches!(check.gate().get(), Gate::Locked(_))).then(|| {
            let href = Route::Check.href();
            view! {
                <p class="notice notice-locked">
                    {Key::CHECK_LOCKED.text()} " " <a href=href>{Key::CHECK_LOCKED_LINK.text()}</a>
                </p>
            }
        })
    };
    // Where it hurt, the question is asked until it is answered; else today's page alone offers to go on.
    let left = move || {
        let hurts =
            journal.left_behind().with(|left| left.offered().is_some_and(|it| it.draft.hurts()));
        (hurts && page.route().get() != Route::Home).then(|| view! { <LeftBehind/> })
    };
    view! { {locked} {left} {trouble} {unreadable} {settings} {waiting} }
}
