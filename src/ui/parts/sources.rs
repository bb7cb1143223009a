//! Where the figures of a page come from.

use leptos::prelude::*;

use crate::domain::library::exercise::Source;
use crate::i18n::Key;

/// The numbered list of sources, and when they were last read: a row that unfolds.
#[component]
pub(crate) fn Sources(
    /// The sources, in the order of their numbers.
    sources: &'static [&'static Source],
    /// When the page was checked against them.
    reviewed: &'static str,
) -> impl IntoView {
    let rows: Vec<_> = sources
        .iter()
        .map(|source| {
            let year = source.year.to_string();
            let values = [("title", &*source.title), ("year", &*year), ("says", &*source.says)];
            view! { <li>{Key::ROUTINE_SOURCE.fill(&values)}</li> }
        })
        .collect();
    (!sources.is_empty()).then(|| {
        view! {
            <li>
                <details>
                    <summary class="row"><b class="grow">{Key::ROUTINE_SOURCES.text()}</b></summary>
                    <div class="fold">
                        <ol>{rows}</ol>
                        <p>{Key::ROUTINE_REVIEWED.fill(&[("date", reviewed)])}</p>
                    </div>
                </details>
            </li>
        }
    })
}
