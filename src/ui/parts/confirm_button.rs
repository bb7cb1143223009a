//! A button for what cannot be undone: one press asks, the next one does it. A double click and a held key are one
//! press, and a question that nobody answers is taken back.

use std::time::Duration;

use leptos::prelude::*;

use crate::i18n::Key;

/// So soon a second press is the first one's echo: of a double click, or of a hand that trembles.
const ECHO: Duration = Duration::from_millis(500);
/// So long it can be answered.
const OPEN: Duration = Duration::from_secs(8);

/// How far it has come.
#[derive(Clone, Copy, PartialEq)]
enum Answer {
    /// Nobody has pressed.
    No,
    /// Somebody has, right now.
    JustNow,
    /// The next press does it.
    Yes,
}

#[component]
pub(crate) fn ConfirmButton(
    /// What it says at first.
    name: Key,
    /// What it says once it was pressed.
    sure: Key,
    #[prop(default = "pill pill-small")] class: &'static str,
    act: impl Fn() + 'static,
) -> impl IntoView {
    let asked = RwSignal::new(Answer::No);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    on_cleanup(stop);
    let later = move |after, then: Box<dyn FnOnce()>| {
        stop();
        // Without a timer it stays as it is, and nothing is done by mistake.
        timer.set_value(set_timeout_with_handle(then, after).ok());
    };
    let disarm = move || {
        stop();
        asked.set(Answer::No);
    };
    let press = move |_| match asked.get_untracked() {
        Answer::No => {
            asked.set(Answer::JustNow);
            let arm = move || {
                asked.set(Answer::Yes);
                later(OPEN, Box::new(move || asked.set(Answer::No)));
            };
            later(ECHO, Box::new(arm));
        }
        Answer::JustNow => {}
        Answer::Yes => {
            disarm();
            act();
        }
    };
    let hold = move |ev: leptos::ev::KeyboardEvent| {
        if ev.repeat() {
            ev.prevent_default();
        }
    };
    let echoes = move || (asked.get() == Answer::JustNow).then_some("true");
    view! {
        <button class=class aria-disabled=echoes on:click=press on:keydown=hold on:blur=move |_| disarm()>
            {move || (if asked.get() == Answer::No { name } else { sure }).text()}
        </button>
    }
}
