//! The one question of the next morning: was it worse? The levels depend on the answer.

use leptos::prelude::*;

use crate::app::{use_check, use_journal};
use crate::domain::journal::record::Feedback;
use crate::i18n::Key;

/// Asks about the last session of a day, on the day after it and only then, until it is answered.
#[component]
pub(crate) fn AskMorning() -> impl IntoView {
    let journal = use_journal();
    let check = use_check();
    let about = Memo::new(move |_| journal.morning_after());
    let button = move |given: Feedback, worse: bool, name: Key| {
        let give = move |_| {
            check.note_feedback(Feedback { worse_next_morning: Some(worse), ..given });
        };
        view! { <button class="pill pill-small" on:click=give>{name.text()}</button> }
    };
    move || {
        about.get().map(|given| {
            // With one of today there, the last session is another.
            let is_last = journal.last_record().is_some_and(|last| last.id == given.session);
            let key = if is_last { Key::FEEDBACK_MORNING } else { Key::FEEDBACK_MORNING_YESTERDAY };
            view! {
                <section class="notice" aria-label=key.text()>
                    <p>{key.text()}</p>
                    <div class="actions">
                        {button(given, false, Key::FEEDBACK_NOT_WORSE)}
                        {button(given, true, Key::FEEDBACK_WORSE)}
                    </div>
                </section>
            }
        })
    }
}
