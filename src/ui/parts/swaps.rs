//! What the answers of the safety check, or a sharp pain, change in a routine, and why.

use leptos::prelude::*;

use crate::app::{App, use_app};
use crate::content;
use crate::domain::library::exercise::Exercise;
use crate::domain::routines::swap::{Because, SHARP_DAYS, Swap};
use crate::domain::time::day::Day;
use crate::i18n::Key;

/// The changes; nothing where there are none.
#[component]
pub(crate) fn Swaps(
    /// What was changed.
    swaps: Vec<Swap>,
) -> impl IntoView {
    let app = use_app();
    let rows: Vec<_> = swaps
        .iter()
        .map(|swap| view! { <li>{swap_words(app, swap)} ", " {reason(app, swap.because)}</li> })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="notice swaps">
                <b>{app.text(Key::SWAP_TITLE)}</b>
                <ul>{rows}</ul>
            </section>
        }
    })
}

/// What stands in for what.
pub(crate) fn swap_words(app: App, swap: &Swap) -> String {
    match swap.to {
        Some(to) => app.fill(Key::SWAP_TO, &[("to", to.name), ("from", swap.from.name)]),
        None => app.fill(Key::SWAP_GONE, &[("from", swap.from.name)]),
    }
}

/// What led to it.
pub(crate) fn reason(app: App, because: Because) -> String {
    match because {
        Because::Answer(id) => app.fill(Key::SWAP_BECAUSE, &[("what", &content::rules().line(id))]),
        Because::NotGentle => app.text(Key::SWAP_BECAUSE_GENTLE).to_owned(),
        Because::SharpPain(day) => app.fill(Key::SWAP_BECAUSE_SHARP, &[("date", &day.to_string())]),
    }
}

/// How long `exercise` is left out for a sharp pain, and the way to have it back at once. Nothing where there was none.
pub(crate) fn bring_back(app: App, exercise: &'static Exercise) -> impl IntoView {
    move || {
        let day = app.sharp_pain(exercise)?;
        let back = Day(day.0.saturating_add(SHARP_DAYS)).to_string();
        let press = move |_| {
            app.bring_back_exercise(exercise);
            // The button that was pressed is gone.
            app.focus_heading();
        };
        Some(view! {
            <p class="quiet">{app.fill(Key::SWAP_BACK_WHEN, &[("date", &back)])}</p>
            <button class="pill pill-small" on:click=press>{app.text(Key::SWAP_BACK)}</button>
        })
    }
}
