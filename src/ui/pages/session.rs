//! A session: ready to start, running, or over.

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
    routine: &'static Routine,
) -> impl IntoView {
    let app = use_app();
    let screen = Memo::new(move |_| {
        app.playing.with(|playing| match playing {
            Some(playing) if playing.routine == routine => match playing.session.stage() {
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
            page::focus_heading();
        }
        now
    });
    move || match screen.get() {
        Screen::Ready => view! { <Ready routine=routine/> }.into_any(),
        Screen::Playing => view! { <Player routine=routine/> }.into_any(),
        Screen::Over => view! { <End routine=routine/> }.into_any(),
    }
}

/// Before Start: sound and voice need a tap.
#[component]
fn Ready(routine: &'static Routine) -> impl IntoView {
    let app = use_app();
    view! {
        <article class="ready">
            <h1 tabindex="-1">{routine.name}</h1>
            <p class="lead">{app.text(Key::SessionReadyLead)}</p>
            {routine.steps.first().map(|step| view! { <Figure exercise=step.exercise/> })}
            <Facts routine=routine/>
            <button class="pill pill-main" on:click=move |_| app.start_session(routine)>
                {app.text(Key::SessionStart)}
            </button>
            <SmallPrint/>
        </article>
    }
}
