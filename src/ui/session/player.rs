//! A session that runs or waits: the bar, the stage, the numbers, the words and the buttons.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{use_session, use_settings};
use crate::domain::library::routine::Routine;
use crate::domain::session::readout::Face;
use crate::domain::session::spoken;
use crate::i18n::Key;
use crate::ui::loads::Loads;
use crate::ui::session::controls::Controls;
use crate::ui::session::digits::Countdown;
use crate::ui::session::stage::Stage;
use crate::ui::session::track::Track;
use crate::ui::session::words::Words;

/// The screen of a session.
#[component]
pub(crate) fn Player(routine: Arc<Routine>) -> impl IntoView {
    let settings = use_settings();
    let session = use_session();
    let loads: Loads = expect_context();
    let now = session.face();
    let face = session.settled_face();
    // At the end the words stay as long as the rest.
    let told =
        Memo::new(move |before: Option<&Option<Face>>| now.get().or(before.copied().flatten()));
    let class = Memo::new(move |_| {
        let state = match now.get() {
            None => " player-over",
            Some(face) if face.paused.is_some() => " player-paused",
            Some(_) => "",
        };
        let big = settings.chosen().with(|settings| settings.big_digits);
        format!("player{}{state}", if big { " player-big" } else { "" })
    });
    let left = Memo::new(move |_| {
        let seconds = face.get().map_or(0, |face| face.total_seconds);
        Key::TIME_LEFT.fill(&[("time", &spoken::clock(seconds))])
    });
    // What is seldom wanted lies in a sheet, which comes with the load of the session.
    let more = RwSignal::new(false);
    let sheet = move || loads.session().map(|views| (views.more)(more));
    let keys = move || {
        let on = settings.chosen().with(|settings| settings.shortcuts);
        on.then(|| view! { <p class="player-keys">{Key::SESSION_KEYS_LINE.text()}</p> })
    };
    view! {
        <article class=class>
            <div class="player-top">
                <Track face=face/>
                <p class="player-plan">
                    <span>{routine.name.to_string()}</span>
                    <span class="digits">{left}</span>
                    <button class="player-more" aria-label=Key::SESSION_MORE.text() on:click=move |_| more.set(true)>
                        <svg viewBox="0 0 22 22" aria-hidden="true" focusable="false">
                            <path d="M4 11h.1m6.9 0h.1m6.9 0h.1"/>
                        </svg>
                    </button>
                </p>
            </div>
            <Stage face=face/>
            <div class="player-words">
                <Countdown told=told/>
                <Words told=told/>
            </div>
            <div class="player-foot">
                <Controls face=face/>
                {keys}
            </div>
            {sheet}
        </article>
    }
}
