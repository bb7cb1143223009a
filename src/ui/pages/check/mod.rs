//! The safety check: the questions, page by page, and what follows from the answers.

mod asking;
mod calling;
mod outcome;

use leptos::prelude::*;

use self::asking::Asking;
use self::outcome::Outcome;
use crate::app::{App, use_app};
use crate::domain::day::Day;
use crate::domain::gate::{Gate, Why};
use crate::domain::record::Says;
use crate::domain::safety::Ticks;
use crate::i18n::Key;

/// What is shown.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    Asking,
    Same(Day),
    Outcome,
}

/// The page of the check.
#[component]
pub(crate) fn CheckPage() -> impl IntoView {
    let app = use_app();
    // Somebody who has to answer is asked at once: what threatens life stands on the first screen.
    if app.asked.get_untracked().is_none() && matches!(app.gate.get_untracked(), Gate::Ask(_)) {
        app.ask(Ticks::default());
    }
    let shown = Memo::new(move |_| match (app.asked.get(), app.gate.get()) {
        (None, Gate::Same(day)) => Shown::Same(day),
        (None, _) if app.log.with(|log| !log.checks.is_empty()) => Shown::Outcome,
        _ => Shown::Asking,
    });
    // Another tab may erase the answers while their outcome stands here: the check begins, from its first line on.
    Effect::new(move || {
        if shown.get() == Shown::Asking && app.asked.with_untracked(Option::is_none) {
            app.ask(Ticks::default());
        }
    });
    move || match shown.get() {
        Shown::Asking => view! { <Asking/> }.into_any(),
        Shown::Same(day) => same(app, day).into_any(),
        // What is kept of the check moves with the person's word.
        Shown::Outcome => (move || {
            app.gate.track();
            // A word that is too early today can be given tomorrow.
            app.today();
            view! { <Outcome/> }
        })
        .into_any(),
    }
}

/// One tap on a new day.
fn same(app: App, day: Day) -> impl IntoView {
    let yes = move |_| {
        app.say(Says::Same);
        if let Some(routine) = app.pending.get_untracked() {
            app.start_session(routine);
        }
    };
    view! {
        <article class="check">
            <h1 tabindex="-1">{app.fill(Key::CHECK_SAME, &[("date", &day.to_string())])}</h1>
            <p class="lead">{app.text(Key::CHECK_SAME_LEAD)}</p>
            <div class="check-foot">
                <button class="pill pill-main" on:click=yes>{app.text(Key::CHECK_SAME_YES)}</button>
                <button class="pill" on:click=move |_| app.ask(Ticks::default())>
                    {app.text(Key::CHECK_SAME_NO)}
                </button>
            </div>
        </article>
    }
}

/// Why the check is asked again, if that needs words.
fn why(app: App) -> Option<String> {
    let why = match app.gate.get() {
        Gate::Ask(Why::StopSign) => Key::CHECK_WHY_STOP_SIGN,
        Gate::Ask(Why::PainUp) => Key::CHECK_WHY_PAIN_UP,
        Gate::Ask(Why::Mornings) => Key::CHECK_WHY_MORNINGS,
        Gate::Ask(Why::Days) => Key::CHECK_WHY_DAYS,
        Gate::Ask(Why::Severe) => Key::CHECK_WHY_SEVERE,
        Gate::Ask(Why::Unchanged) => Key::CHECK_WHY_UNCHANGED,
        Gate::Ask(Why::Lost) => Key::CHECK_WHY_LOST,
        Gate::Ask(Why::Ahead) => Key::CHECK_WHY_AHEAD,
        Gate::Ask(Why::Old) => Key::CHECK_WHY_OLD,
        Gate::Ask(Why::NewRules) => Key::CHECK_WHY_NEW_RULES,
        _ => return None,
    };
    Some(app.fill(Key::CHECK_AGAIN_WHY, &[("why", app.text(why))]))
}
