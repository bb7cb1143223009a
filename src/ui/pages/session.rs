//! A session: ready to start, running, or over.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::use_app;
use crate::domain::routine::Routine;
use crate::domain::session::Stage;
use crate::i18n::Key;
use crate::platform::page;
use crate::ui::parts::end::End;
use crate::ui::parts::facts::Facts;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::player::Player;
use crate::ui::parts::small_print::SmallPrint;

/// The three screens of a session.
#[derive(Clone, Copy, PartialEq)]
enum Screen {
    Ready,
    Playing,
    Over,
}

/// The page of a session of `routine`.
#[component]
pub(crate) fn SessionPage(
    /// Which routine.
    routine: Arc<Routine>,
) -> impl IntoView {
    let app = use_app();
    let slug = routine.slug.clone();
    let screen = Memo::new(move |_| {
        app.playing.with(|playing| match playing {
            Some(playing) if playing.routine.slug == slug => match playing.session.stage() {
                Stage::Ready => Screen::Ready,
                Stage::Running(_) | Stage::Paused(_) => Screen::Playing,
                Stage::Finished | Stage::Stopped(_) => Screen::Over,
            },
            _ => Screen::Ready,
        })
    });
    Effect::new(move |before: Option<Screen>| {
        let now = screen.get();
        // The buttons of the screen before are gone, and the focus with them.
        if before.is_some_and(|before| before != now) {
            // The list of keys belongs to the screen that is gone, and would keep the focus.
            app.keys_open.set(false);
            page::focus_heading();
        }
        now
    });
    move || match screen.get() {
        Screen::Ready => view! { <Ready routine=routine.clone()/> }.into_any(),
        Screen::Playing => view! { <Player routine=routine.clone()/> }.into_any(),
        Screen::Over => view! { <End routine=routine.clone()/> }.into_any(),
    }
}

/// Before Start: sound and voice need a tap.
#[component]
fn Ready(routine: Arc<Routine>) -> impl IntoView {
    let app = use_app();
    let start = routine.clone();
    view! {
        <article class="ready">
            <h1 tabindex="-1">{routine.name.to_string()}</h1>
            <p class="lead">{app.text(Key::SessionReadyLead)}</p>
            {routine.steps.first().map(|step| view! { <Figure movement=step.movement.clone()/> })}
            <Facts routine=routine.clone()/>
            <button class="pill pill-main" on:click=move |_| app.start_session(start.clone())>
                {app.text(Key::SessionStart)}
            </button>
            <SmallPrint/>
        </article>
    }
}
