//! The breath in a hold, as a quiet sign over the stage: a word, and a ring that grows and shrinks once a second. No
//! movement in between: one would cost a frame each.

use leptos::prelude::*;

use crate::app::use_session;
use crate::i18n::Key;

/// The sign, where the hold asks for a slow breath.
#[component]
pub(crate) fn BreathSign() -> impl IntoView {
    let session = use_session();
    let face = session.settled_face();
    let shown = Memo::new(move |_| session.shown_breath(face.get()?));
    let word = Memo::new(move |_| {
        shown
            .get()
            .map(|it| if it.beat.phase == 0 { Key::SAY_BREATH_IN } else { Key::SAY_BREATH_OUT })
    });
    let ring = move || {
        format!("scale({})", shown.get().map_or(0, |it| 40 + it.full * 6 / 10) as f32 / 100.0)
    };
    move || {
        word.get().map(|word| {
            view! { <p class="breath-sign"><i style:transform=ring/> {word.text()}</p> }
        })
    }
}
