//! That a copy is due, or that the file that keeps itself waits for a press. Nothing where all is well.

use leptos::prelude::*;

use crate::app::copies::CopiesHandle;
use crate::app::use_copies;
use crate::domain::journal::copies::CurrentFileState;
use crate::domain::route::{Route, SettingsPart};
use crate::i18n::Key;

#[component]
pub(super) fn CopyNotice() -> impl IntoView {
    let copies = use_copies();
    // All months are read for it: not again for what changes nothing.
    let reminds = Memo::new(move |_| copies.reminds());
    move || match copies.state().get() {
        CurrentFileState::Current(_) => None,
        CurrentFileState::Missing | CurrentFileState::Unchosen => {
            Some(reminder(copies, reminds.get()?))
        }
        CurrentFileState::Waits(name) => {
            let act = view! {
                <button class="pill pill-small" on:click=move |_| copies.write_now()>{Key::COPIES_GO_ON.text()}</button>
            };
            Some(notice(Key::COPIES_WAITS.fill(&[("name", &name)]), act.into_any()))
        }
        CurrentFileState::HoldsMore(name) => {
            Some(notice(Key::COPIES_HOLDS_MORE.fill(&[("name", &name)]), to_copies()))
        }
        CurrentFileState::Failed(name) => {
            Some(notice(Key::COPIES_FAILED.fill(&[("name", &name)]), to_copies()))
        }
    }
}

/// So many sessions are in no copy.
fn reminder(copies: CopiesHandle, sessions: usize) -> AnyView {
    let says = Key::COPIES_REMIND.count(sessions, &[]);
    view! {
        <section class="notice" role="status">
            <p><b>{says}</b></p>
            <p>{Key::COPIES_REMIND_WHY.text()}</p>
            <div class="actions">
                {to_copies()}
                <button class="pill pill-small" on:click=move |_| copies.wave()>{Key::COPIES_REMIND_LATER.text()}</button>
            </div>
        </section>
    }
    .into_any()
}

fn notice(says: String, act: AnyView) -> AnyView {
    view! {
        <section class="notice" role="status">
            <p>{says}</p>
            <div class="actions">{act}</div>
        </section>
    }
    .into_any()
}

fn to_copies() -> AnyView {
    let href = Route::SettingsOf(SettingsPart::Data).href();
    view! { <a class="pill pill-small" href=href>{Key::PROGRESS_TAKE_OUT.text()}</a> }.into_any()
}
