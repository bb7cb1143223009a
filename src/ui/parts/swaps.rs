//! What the answers of the safety check change in a routine, and why.

use leptos::prelude::*;

use crate::app::{App, use_app};
use crate::content;
use crate::domain::safety::Question;
use crate::domain::swap::Swap;
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

/// The answer that led to it.
pub(crate) fn reason(app: App, id: &str) -> String {
    let says = content::rules().question(id).map_or_else(|| id.to_owned(), Question::line);
    app.fill(Key::SWAP_BECAUSE, &[("what", &says)])
}
