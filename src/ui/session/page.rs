//! The page of a session that runs, waits or is over.

use leptos::prelude::*;

use crate::app::{use_page, use_session};
use crate::domain::session::machine::{PauseReason, Stage, StopReason};
use crate::ui::session::end::End;
use crate::ui::session::player::Player;
use crate::ui::session::stopped::StoppedForHurt;

/// What is shown of it.
#[derive(Clone, Copy, PartialEq)]
enum Screen {
    Playing,
    Hurt,
    Sharp,
    Over,
}

/// The page of the session that is played.
#[component]
pub(crate) fn SessionPage() -> impl IntoView {
    let page = use_page();
    let session = use_session();
    let screen = Memo::new(move |_| {
        let sharp = session.asks_sharp();
        session.playing().with(|playing| match playing.as_ref().map(|it| *it.session.stage()) {
            Some(Stage::Paused(pause)) if pause.why == PauseReason::Hurt => Screen::Hurt,
            Some(Stage::Stopped(StopReason::Hurt)) if sharp => Screen::Sharp,
            Some(Stage::Ready | Stage::Running(_) | Stage::Paused(_)) => Screen::Playing,
            Some(Stage::Finished | Stage::Stopped(_)) | None => Screen::Over,
        })
    });
    Effect::new(move |before: Option<Screen>| {
        let now = screen.get();
        // The buttons of the screen before are gone, and the focus with them.
        if before.is_some_and(|before| before != now) {
            // The list of keys belongs to the screen that is gone, and would keep the focus.
            page.show_keys(false);
            page.focus_heading();
        }
        now
    });
    let routine = move || session.playing().with_untracked(|it| Some(it.as_ref()?.routine.clone()));
    let end = move || {
        let routine = routine().filter(|_| screen.get() == Screen::Over)?;
        Some(view! { <End routine=routine/> }.into_any())
    };
    // A player takes longer to go than the end to come: it stays for a task, unseen.
    let settled = session.settled_face();
    let player = Memo::new(move |_| match (screen.get(), settled.get()) {
        (Screen::Over, Some(_)) => Screen::Playing,
        (screen, _) => screen,
    });
    let player = move || match player.get() {
        Screen::Over => None,
        Screen::Hurt | Screen::Sharp => Some(view! { <StoppedForHurt/> }.into_any()),
        Screen::Playing => Some(view! { <Player routine=routine()?/> }.into_any()),
    };
    view! {
        {end}
        {player}
    }
}
