//! The screen right after "This hurts": nothing goes on until the person has said what it is like.

use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::session::machine::Event;
use crate::i18n::Key;
use crate::ui::loads::Loads;
use crate::ui::parts::stop_signs::StopSigns;

/// The screen. Where the questions have not arrived, it says when to seek care, and ends the session.
#[component]
pub(crate) fn StoppedForHurt() -> impl IntoView {
    let session = use_session();
    let loads: Loads = expect_context();
    let (title, lead) = if untrack(|| session.asks_sharp()) {
        (Key::HURT_SHARP_TITLE, Key::HURT_SHARP_LEAD)
    } else {
        (Key::HURT_TITLE, Key::HURT_LEAD)
    };
    move || match loads.session() {
        Some(views) => view! {
            <article class="end flow">
                <h1>{title.text()}</h1>
                <p class="lead">{lead.text()}</p>
                {(views.hurt)()}
            </article>
        }
        .into_any(),
        None => view! {
            <article class="end flow">
                <h1>{Key::END_HURT.text()}</h1>
                <p class="lead">{Key::END_HURT_LEAD.text()}</p>
                <StopSigns/>
                <button class="pill" on:click=move |_| session.dispatch(Event::Ended)>
                    {Key::SESSION_FINISH.text()}
                </button>
            </article>
        }
        .into_any(),
    }
}
