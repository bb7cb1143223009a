//! What the person should know while they go on: storage in trouble, a session that waits.

use leptos::prelude::*;

use crate::app::{App, Interrupted, use_app};
use crate::domain::journal::gate::Gate;
use crate::domain::route::Route;
use crate::i18n::{Key, spoken};
use crate::ui::parts::words;

/// The notices above every page.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let app = use_app();
    let trouble = move || {
        app.trouble.get().map(|trouble| {
            // On a page of others it is said before and after a session, and does not stand in front.
            let embedded = app.is_embedded();
            let class = if embedded { "quiet" } else { "notice" };
            let words = words::trouble(trouble).text();
            (!embedded || !app.is_active())
                .then(|| view! { <p class=class role="status">{words}</p> })
        })
    };
    let unreadable = move || {
        let count = app.log.with(|log| log.unreadable);
        (count > 0).then(|| {
            let words = match count {
                1 => Key::APP_MEMORY_UNREADABLE_ONE.text().to_owned(),
                _ => Key::APP_MEMORY_UNREADABLE.fill(&[("count", &count.to_string())]),
            };
            view! { <p class="notice" role="status">{words}</p> }
        })
    };
    let waiting = move || {
        let elsewhere = !matches!(app.route.get(), Route::Session(_));
        let routine =
            app.playing.with(|playing| playing.as_ref().map(|playing| playing.routine.clone()));
        routine.filter(|_| elsewhere && app.is_active()).map(|routine| {
            let words = Key::APP_GO_ON.fill(&[("routine", &*routine.name)]);
            let href = Route::Session(routine.slug.to_string()).href();
            view! { <p class="notice">{words} " " <a href=href>{Key::APP_GO_ON_LINK.text()}</a></p> }
        })
    };
    let settings = move || {
        app.settings_lost.get().then(|| {
            view! { <p class="notice" role="status">{Key::APP_MEMORY_SETTINGS.text()}</p> }
        })
    };
    let locked = move || {
        let away = !matches!(app.route.get(), Route::Check);
        (away && matches!(app.gate.get(), Gate::Locked(_))).then(|| {
            let href = Route::Check.href();
            view! {
                <p class="notice notice-locked">
                    {Key::CHECK_LOCKED.text()} " " <a href=href>{Key::CHECK_LOCKED_LINK.text()}</a>
                </p>
            }
        })
    };
    let left = move || {
        let left = app.left.get()?;
        let time = spoken::time(left.draft.guided());
        // That it hurt cannot be thrown away.
        let hurts = left.hurts();
        let (title, go_on) = if hurts {
            (Key::LEFT_HURT, Key::LEFT_ANSWER)
        } else {
            (Key::LEFT_TITLE, Key::LEFT_GO_ON)
        };
        let words = title.fill(&[("routine", &left.draft.name), ("time", &time)]);
        let way = |name: Key, act: fn(App, &Interrupted)| {
            let left = left.clone();
            view! {
                <button class="pill pill-small" on:click=move |_| act(app, &left)>{name.text()}</button>
            }
        };
        Some(view! {
            <section class="notice">
                <p>{words}</p>
                <div class="actions">
                    {app.can_go_on(&left).then(|| way(go_on, App::go_on))}
                    {way(Key::LEFT_KEEP, App::keep_left)}
                    {(!hurts).then(|| way(Key::LEFT_DROP, App::drop_left))}
                </div>
            </section>
        })
    };
    view! { {locked} {left} {trouble} {unreadable} {settings} {waiting} }
}
