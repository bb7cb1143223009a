//! The buttons that matter: always in the same place, and always on the screen.

use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::session::machine::Event;
use crate::domain::session::readout::Face;
use crate::i18n::Key;

#[component]
pub(crate) fn Controls(face: Memo<Option<Face>>) -> impl IntoView {
    let session = use_session();
    let press = move |event: Event, key: Key, class: &'static str| {
        view! {
            <button class=format!("pill {class}") on:click=move |_| session.dispatch(event)>
                {key.text()}
            </button>
        }
    };
    let paused = Memo::new(move |_| face.get().is_some_and(|face| face.paused.is_some()));
    let open = Memo::new(move |_| {
        face.get().and_then(|face| session.segment(face.index)).is_some_and(|it| it.is_open())
    });
    let done = move || {
        open.get().then(|| press(Event::SetDone, Key::SESSION_SET_DONE, "pill-main pill-done"))
    };
    // One button, so that it keeps the focus.
    let toggle = move |_| {
        session.dispatch(if paused.get_untracked() { Event::Resumed } else { Event::Paused });
    };
    let toggles =
        move || (if paused.get() { Key::SESSION_RESUME } else { Key::SESSION_PAUSE }).text();
    view! {
        <div class="controls">
            {done}
            {press(Event::WentBack, Key::SESSION_BACK, "")}
            <button class="pill pill-main pill-pause" on:click=toggle>{toggles}</button>
            {press(Event::Skipped, Key::SESSION_SKIP, "")}
            {press(Event::Hurt, Key::SESSION_HURTS, "pill-hurts")}
        </div>
    }
}
