//! A session that was cut off: go on, count what was done, or delete it.

use leptos::prelude::*;

use crate::app::recovery::RecoveryHandle;
use crate::app::{use_journal, use_recovery};
use crate::domain::session::spoken;
use crate::i18n::Key;

/// What is offered; nothing where no session was cut off.
#[component]
pub(crate) fn LeftBehind() -> impl IntoView {
    let journal = use_journal();
    let recovery = use_recovery();
    move || {
        let left = journal.left_behind().with(|left| left.offered().cloned())?;
        let time = spoken::time(left.draft.guided());
        // That it hurt cannot be deleted.
        let hurts = left.draft.hurts();
        let (title, go_on) = if hurts {
            (Key::LEFT_HURT, Key::LEFT_ANSWER)
        } else {
            (Key::LEFT_TITLE, Key::LEFT_GO_ON)
        };
        let words = title.fill(&[("routine", &left.draft.name), ("time", &time)]);
        let way = |name: Key, act: fn(RecoveryHandle)| {
            let press = move |_| act(recovery);
            view! { <button class="pill pill-small" on:click=press>{name.text()}</button> }
        };
        Some(view! {
            <section class="left-behind">
                <p>{words}</p>
                <div class="actions">
                    {recovery.can_resume(&left).then(|| way(go_on, RecoveryHandle::resume))}
                    {way(Key::LEFT_KEEP, RecoveryHandle::save)}
                    {(!hurts).then(|| way(Key::LEFT_DROP, RecoveryHandle::discard))}
                </div>
            </section>
        })
    }
}
