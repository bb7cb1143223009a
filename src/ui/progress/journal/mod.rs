//! The journal: all that was done and said, day by day; each of it opened, corrected, noted about, deleted and brought
//! back; and what was done elsewhere.

mod add;
mod address;
mod fields;
mod list;
mod opened;
mod patterns;
mod words;

use leptos::prelude::*;

use self::address::{ELSEWHERE, NOTE, PATTERNS, page_of};
use crate::i18n::Key;
use crate::ui::parts::up::Up;

/// What the page of this part of it is called.
pub(crate) fn title(part: Option<&str>) -> Key {
    match part {
        Some(ELSEWHERE) => Key::JOURNAL_ADD_ELSEWHERE,
        Some(NOTE) => Key::JOURNAL_ADD_NOTE,
        Some(PATTERNS) => Key::JOURNAL_PATTERNS,
        _ => Key::JOURNAL_TITLE,
    }
}

#[component]
pub(crate) fn JournalPage(
    /// What is opened of it.
    part: Option<String>,
) -> impl IntoView {
    let inner = match part.as_deref() {
        None => return view! { <list::List/> }.into_any(),
        Some(ELSEWHERE) => view! { <add::Elsewhere/> }.into_any(),
        Some(NOTE) => view! { <add::AddNote/> }.into_any(),
        Some(PATTERNS) => view! { <patterns::PatternsPage/> }.into_any(),
        Some(id) => opened::opened(id.parse().ok()),
    };
    view! {
        <article>
            <Up to=page_of(None) name=Key::JOURNAL_TITLE/>
            {inner}
        </article>
    }
    .into_any()
}
