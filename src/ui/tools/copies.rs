//! The copies of all that is kept: the last one, the file that keeps itself, and one with a password.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::copies::CopiesHandle;
use crate::app::page::PageHandle;
use crate::app::{use_copies, use_page};
use crate::domain::journal::copies::{CopyKind, CurrentFileState, LastCopy};
use crate::domain::journal::locked::LEAST_PASSWORD;
use crate::domain::time::day::{Day, minute_of_day};
use crate::i18n::Key;
use crate::ui::parts::confirm_button::ConfirmButton;
use crate::ui::parts::unlock::password_field;

#[component]
pub(super) fn Copies() -> impl IntoView {
    let (page, copies) = (use_page(), use_copies());
    let last = move || match copies.copies().with(|it| it.last.clone()) {
        Some(last) => last_copy(page, &last),
        None => Key::COPIES_NONE.text().to_owned(),
    };
    view! {
        <p class="quiet">{last}</p>
        <section>
            <h2>{Key::COPIES_KEEPS.text()}</h2>
            {move || current_file(copies, copies.state().get())}
        </section>
        <section>
            <h2>{Key::COPIES_LOCK.text()}</h2>
            <p class="quiet">{Key::COPIES_LOCK_LEAD.text()}</p>
            <Lock/>
        </section>
    }
}

/// When it was made, and what it is.
fn last_copy(page: PageHandle, last: &LastCopy) -> String {
    let what = match CopyKind::named(&last.kind) {
        Some(CopyKind::Locked) => Key::COPIES_LOCKED,
        Some(CopyKind::Current) => Key::COPIES_CURRENT,
        Some(CopyKind::File) | None => Key::COPIES_FILE,
    };
    let date = page.date(Day::local(last.utc, last.offset));
    let time = page.time_of_day(minute_of_day(last.utc, last.offset));
    Key::COPIES_LAST.fill(&[("date", &date), ("time", &time), ("what", what.text())])
}

/// How it stands with the file that keeps itself, and what can be done.
fn current_file(copies: CopiesHandle, state: CurrentFileState) -> AnyView {
    let choose = move |name: Key| {
        view! { <button class="pill pill-small" on:click=move |_| copies.choose()>{name.text()}</button> }
    };
    let write = move |name: Key| {
        view! { <button class="pill pill-small" on:click=move |_| copies.write_now()>{name.text()}</button> }
            .into_any()
    };
    let (says, name, act) = match state {
        CurrentFileState::Missing => {
            return view! { <p class="quiet">{Key::COPIES_KEEPS_MISSING.text()}</p> }.into_any();
        }
        CurrentFileState::Unchosen => {
            return view! {
                <p class="quiet">{Key::COPIES_KEEPS_LEAD.text()}</p>
                {choose(Key::COPIES_CHOOSE)}
            }
            .into_any();
        }
        CurrentFileState::Current(name) => {
            (Key::COPIES_KEEPS_NOW, name, write(Key::COPIES_WRITE_NOW))
        }
        CurrentFileState::Waits(name) => (Key::COPIES_WAITS, name, write(Key::COPIES_GO_ON)),
        CurrentFileState::Failed(name) => (Key::COPIES_FAILED, name, write(Key::COPIES_AGAIN)),
        CurrentFileState::HoldsMore(name) => {
            let act = view! {
                <ConfirmButton
                    name=Key::COPIES_OVERWRITE
                    sure=Key::COPIES_OVERWRITE_SURE
                    class="pill pill-small pill-hurts"
                    act=move || copies.write_now()
                />
            };
            (Key::COPIES_HOLDS_MORE, name, act.into_any())
        }
    };
    view! {
        <p role="status">{says.fill(&[("name", &name)])}</p>
        <div class="actions">
            {act}
            {choose(Key::COPIES_CHOOSE_OTHER)}
            <button class="pill pill-small" on:click=move |_| copies.stop()>{Key::COPIES_STOP.text()}</button>
        </div>
    }
    .into_any()
}

/// Saves a copy that only a password opens.
#[component]
fn Lock() -> impl IntoView {
    let copies = use_copies();
    let (first, second) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let works = RwSignal::new(false);
    use_page().hold_while(move || works.get() || !first.with(String::is_empty));
    // What was said of it, and whether that is a fault.
    let said = RwSignal::new((String::new(), false));
    let lock = move |event: SubmitEvent| {
        event.prevent_default();
        let password = first.get_untracked();
        let fault = if password.chars().count() < LEAST_PASSWORD {
            Some(Key::COPIES_PASSWORD_SHORT.count(LEAST_PASSWORD, &[]))
        } else if password != second.get_untracked() {
            Some(Key::COPIES_PASSWORD_DIFFERS.text().to_owned())
        } else {
            None
        };
        if let Some(fault) = fault {
            return said.set((fault, true));
        }
        if works.get_untracked() {
            return;
        }
        works.set(true);
        said.set((Key::COPIES_LOCKING.text().to_owned(), false));
        spawn_local(async move {
            let saved = copies.export_locked(&password).await;
            // The page may be gone by then.
            if works.try_set(false).is_some() {
                return;
            }
            if saved {
                first.set(String::new());
                second.set(String::new());
            }
            let key = if saved { Key::COPIES_LOCK_DONE } else { Key::COPIES_LOCK_FAILED };
            said.set((key.text().to_owned(), !saved));
        });
    };
    let says = move || {
        let (words, fault) = said.get();
        if fault {
            return view! { <p class="problem" role="alert">{words}</p> }.into_any();
        }
        // An empty line would stand between the fields and the button.
        (!words.is_empty()).then(|| view! { <p class="quiet" role="status">{words}</p> }).into_any()
    };
    view! {
        <form class="lock" on:submit=lock>
            {password_field(Key::COPIES_PASSWORD, "new-password", first)}
            {password_field(Key::COPIES_PASSWORD_AGAIN, "new-password", second)}
            {says}
            <button class="pill pill-small" type="submit" disabled=move || works.get()>{Key::COPIES_LOCK_DO.text()}</button>
        </form>
    }
}
