//! What the desk rhythm says when something is due. No guilt: it can wait, it can be done, it can all be stopped.

use leptos::prelude::*;

use crate::app::reminders::{DESK, title};
use crate::app::{use_reminders, use_session};
use crate::domain::reminders::desk::Due;
use crate::domain::route::Route;
use crate::i18n::Key;

/// The notice above every page but a session.
#[component]
pub(crate) fn Nudge() -> impl IntoView {
    let session = use_session();
    let desk = use_reminders();
    desk.begin();
    move || {
        let due = desk.due().get().filter(|_| !session.is_active())?;
        let href = Route::Session(DESK.to_owned()).href();
        let start = (due == Due::Routine).then(|| {
            view! { <a class="pill pill-small" href=href>{Key::REMINDERS_GO.text()}</a> }
        });
        Some(view! {
            <section class="notice" role="status" aria-label=title(due).text()>
                <p><b>{title(due).text()}</b></p>
                <div class="actions">
                    {start}
                    <button class="pill pill-small" on:click=move |_| desk.done(due)>{Key::REMINDERS_DONE.text()}</button>
                    <button class="pill pill-small" on:click=move |_| desk.snooze(due)>{Key::REMINDERS_SNOOZE.text()}</button>
                    <button class="pill pill-small" on:click=move |_| desk.stop()>{Key::REMINDERS_STOP.text()}</button>
                </div>
            </section>
        })
    }
}
