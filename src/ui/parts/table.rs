//! A table: a heading for each column, and rows that the caller makes.

use leptos::prelude::*;

use crate::i18n::Key;

/// The table with these headings.
pub(crate) fn table(columns: &[Key], rows: Vec<AnyView>) -> AnyView {
    let columns: Vec<_> =
        columns.iter().map(|&key| view! { <th scope="col">{key.text()}</th> }).collect();
    view! {
        <table>
            <thead>
                <tr>{columns}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// What a picture shows, for those who want the numbers or do not see it.
pub(crate) fn folded_table(
    columns: &[Key],
    rows: Vec<AnyView>,
    open: bool,
) -> impl IntoView + use<> {
    view! {
        <details open=open>
            <summary>{Key::PROGRESS_TABLE.text()}</summary>
            {table(columns, rows)}
        </details>
    }
}
