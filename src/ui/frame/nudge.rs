//! What the desk rhythm says when something is due. No guilt: it can wait, it can be done, it can all be stopped.

use leptos::prelude::*;

use crate::app::reminders::title;
use crate::app::{use_plan, use_reminders, use_routines, use_session};
use crate::domain::reminders::desk::Due;
use crate::domain::route::Route;
use crate::domain::session::spoken;
use crate::i18n::Key;

/// The notice above every page but a session. Which routine and how long is chosen now: a reminder cannot know.
#[component]
pub(crate) fn Nudge() -> impl IntoView {
    let session = use_session();
    let desk = use_reminders();
    let (plan, routines) = (use_plan(), use_routines());
    desk.begin();
    move || {
        let due = desk.due().get().filter(|_| !session.is_active())?;
        let choices = (due == Due::Routine).then(|| untrack(|| routines.break_choices()));
        let starts: Vec<_> = choices
            .into_iter()
            .flatten()
            .map(|it| {
                let time = spoken::time(it.stated);
                let name = Key::REMINDERS_CHOOSE.fill(&[("routine", &*it.name), ("time", &time)]);
                let href = Route::Session(it.slug.to_string()).href();
                view! { <a class="pill pill-small" href=href>{name}</a> }
            })
            .collect();
        let did = move |_| match due {
            Due::Routine => plan.did_one(),
            Due::Stand => desk.done(due),
        };
        Some(view! {
            <section class="notice" role="status" aria-label=title(due).text()>
                <p><b>{title(due).text()}</b></p>
                <div class="actions">
                    {starts}
                    <button class="pill pill-small" on:click=did>{Key::REMINDERS_DONE.text()}</button>
                    <button class="pill pill-small" on:click=move |_| desk.snooze(due)>{Key::REMINDERS_SNOOZE.text()}</button>
                    <button class="pill pill-small" on:click=move |_| desk.stop()>{Key::REMINDERS_STOP.text()}</button>
                </div>
            </section>
        })
    }
}
