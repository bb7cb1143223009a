//! What the answers of the safety check, or a sharp pain, change in a routine, and why.

use leptos::prelude::*;

use crate::app::{use_check, use_journal, use_page};
use crate::content;
use crate::domain::journal::left_out::SHARP_DAYS;
use crate::domain::library::exercise::Exercise;
use crate::domain::routines::swap::{Because, Swap};
use crate::domain::time::day::Day;
use crate::i18n::Key;

/// The changes; nothing where there are none.
#[component]
pub(crate) fn Swaps(
    /// What was changed.
    swaps: Vec<Swap>,
) -> impl IntoView {
    let rows: Vec<_> = swaps
        .iter()
        .map(|swap| view! { <li>{swap_words(swap)} ", " {reason(swap.because)}</li> })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="notice swaps">
                <b>{Key::SWAP_TITLE.text()}</b>
                <ul>{rows}</ul>
            </section>
        }
    })
}

/// What stands in for what.
pub(crate) fn swap_words(swap: &Swap) -> String {
    match swap.to {
        Some(to) => Key::SWAP_TO.fill(&[("to", &*to.name), ("from", &*swap.from.name)]),
        None => Key::SWAP_GONE.fill(&[("from", &*swap.from.name)]),
    }
}

/// What led to it.
pub(crate) fn reason(because: Because) -> String {
    match because {
        Because::Answer(id) => Key::SWAP_BECAUSE.fill(&[("what", &content::rules().line(id))]),
        Because::NotGentle => Key::SWAP_BECAUSE_GENTLE.text().to_owned(),
        Because::NotForMe => Key::SWAP_BECAUSE_NOT_FOR_ME.text().to_owned(),
        Because::SharpPain(day) => Key::SWAP_BECAUSE_SHARP.fill(&[("date", &use_page().date(day))]),
    }
}

/// How long `exercise` is left out for a sharp pain, and the way to have it back at once. Nothing where there was none.
pub(crate) fn bring_back(exercise: &'static Exercise) -> impl IntoView {
    let (page, journal, check) = (use_page(), use_journal(), use_check());
    move || {
        let day = journal.sharp_pain(exercise)?;
        let back = page.date(Day(day.0.saturating_add(SHARP_DAYS)));
        let press = move |_| {
            check.bring_back_exercise(exercise);
            // The button that was pressed is gone.
            page.focus_heading();
        };
        Some(view! {
            <p class="quiet">{Key::SWAP_BACK_WHEN.fill(&[("date", &back)])}</p>
            <button class="pill pill-small" on:click=press>{Key::SWAP_BACK.text()}</button>
        })
    }
}
