//! Where the figures of a page come from.

use leptos::prelude::*;

use crate::app::use_app;
use crate::domain::library::exercise::Source;
use crate::i18n::Key;

/// The numbered list of sources, and when they were last read.
#[component]
pub(crate) fn Sources(
    /// The sources, in the order of their numbers.
    sources: &'static [&'static Source],
    /// When the page was checked against them.
    reviewed: &'static str,
) -> impl IntoView {
    let app = use_app();
    let rows: Vec<_> = sources
        .iter()
        .map(|source| {
            let year = source.year.to_string();
            let values = [("title", source.title), ("year", &*year), ("says", source.says)];
            view! { <li>{app.fill(Key::ROUTINE_SOURCE, &values)}</li> }
        })
        .collect();
    (!sources.is_empty()).then(|| {
        view! {
            <details>
                <summary>{app.text(Key::ROUTINE_SOURCES)}</summary>
                <ol>{rows}</ol>
                <p>{app.fill(Key::ROUTINE_REVIEWED, &[("date", reviewed)])}</p>
            </details>
        }
    })
}
