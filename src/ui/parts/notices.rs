//! What the person should know while they go on: storage in trouble, a session that waits.

use leptos::prelude::*;

use crate::app::{App, Left, use_app};
use crate::domain::gate::Gate;
use crate::domain::route::Route;
use crate::i18n::{Key, spoken};
use crate::platform::storage::Trouble;

/// The notices above every page.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let app = use_app();
    let trouble = move || {
        app.trouble.get().map(|trouble| {
            let key = match trouble {
                Trouble::Missing => Key::APP_MEMORY_MISSING,
                Trouble::Full => Key::APP_MEMORY_FULL,
            };
            // On a page of others it is said before and after a session, and does not stand in front.
            let embedded = app.is_embedded();
            let class = if embedded { "quiet" } else { "notice" };
            (!embedded || !app.is_active())
                .then(|| view! { <p class=class role="status">{app.text(key)}</p> })
        })
    };
    let unreadable = move || {
        let count = app.log.with(|log| log.unreadable);
        (count > 0).then(|| {
            let words = match count {
                1 => app.text(Key::APP_MEMORY_UNREADABLE_ONE).to_owned(),
                _ => app.fill(Key::APP_MEMORY_UNREADABLE, &[("count", &count.to_string())]),
            };
            view! { <p class="notice" role="status">{words}</p> }
        })
    };
    let waiting = move || {
        let elsewhere = !matches!(app.route.get(), Route::Session(_));
        let routine =
            app.playing.with(|playing| playing.as_ref().map(|playing| playing.routine.clone()));
        routine.filter(|_| elsewhere && app.is_active()).map(|routine| {
            let words = app.fill(Key::APP_GO_ON, &[("routine", &*routine.name)]);
            let href = Route::Session(routine.slug.to_string()).href();
            view! { <p class="notice">{words} " " <a href=href>{app.text(Key::APP_GO_ON_LINK)}</a></p> }
        })
    };
    let settings = move || {
        app.settings_lost.get().then(|| {
            view! { <p class="notice" role="status">{app.text(Key::APP_MEMORY_SETTINGS)}</p> }
        })
    };
    let locked = move || {
        let away = !matches!(app.route.get(), Route::Check);
        (away && matches!(app.gate.get(), Gate::Locked(_))).then(|| {
            let href = Route::Check.href();
            view! {
                <p class="notice notice-locked">
                    {app.text(Key::CHECK_LOCKED)} " " <a href=href>{app.text(Key::CHECK_LOCKED_LINK)}</a>
                </p>
            }
        })
    };
    let left = move || {
        let left = app.left.get()?;
        let time = spoken::time(app.lang(), left.draft.guided());
        let words = app.fill(Key::LEFT_TITLE, &[("routine", &left.draft.name), ("time", &time)]);
        let way = |name: Key, act: fn(App, &Left)| {
            let left = left.clone();
            view! {
                <button class="pill pill-small" on:click=move |_| act(app, &left)>{app.text(name)}</button>
            }
        };
        Some(view! {
            <section class="notice">
                <p>{words}</p>
                <div class="actions">
                    {app.can_go_on(&left).then(|| way(Key::LEFT_GO_ON, App::go_on))}
                    {way(Key::LEFT_KEEP, App::keep_left)}
                    {way(Key::LEFT_DROP, App::drop_left)}
                </div>
            </section>
        })
    };
    view! { {locked} {left} {trouble} {unreadable} {settings} {waiting} }
}
