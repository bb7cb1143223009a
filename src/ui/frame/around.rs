//! In what is done before or after a routine: the one press that leads past it.

use leptos::prelude::*;

use crate::app::{use_page, use_session};
use crate::domain::session::machine::Event;
use crate::domain::session::timeline::TimelinePart;
use crate::i18n::Key;

/// "To the routine", or at the end "That is enough". It lies over the stage, so that nothing moves when it goes.
#[component]
pub(crate) fn SkipPart() -> impl IntoView {
    let (page, session) = (use_page(), use_session());
    let face = session.settled_face();
    let name = Memo::new(move |_| match session.segment(face.get()?.index)?.part {
        TimelinePart::LeadIn => Some(Key::AROUND_SKIP),
        TimelinePart::CoolDown => Some(Key::AROUND_ENOUGH),
        TimelinePart::Routine => None,
    });
    let skip = move |_| {
        session.dispatch(Event::PartSkipped);
        // The button is gone with it.
        page.focus_heading();
    };
    move || {
        name.get().map(|name| {
            view! { <button class="pill pill-small part-skip" on:click=skip>{name.text()}</button> }
        })
    }
}
