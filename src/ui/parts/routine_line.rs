//! A routine in a line: how long, where, with what.

use std::sync::Arc;

use leptos::prelude::*;

use super::words;
use crate::domain::library::exercise::Item;
use crate::domain::library::routine::Routine;
use crate::domain::session::spoken;

/// How long it takes, where it is done, what is needed.
#[component]
pub(crate) fn Facts(routine: Arc<Routine>) -> impl IntoView {
    view! { <p class="facts">{facts(&routine)}</p> }
}

/// The same as a text.
pub(crate) fn facts(routine: &Routine) -> String {
    let mut facts =
        vec![spoken::time(routine.stated), words::place(routine.place).text().to_owned()];
    let needed = routine.needs();
    // The chair or the wall is in the place already.
    let named = needed.iter().filter(|item| !matches!(item, Item::Chair | Item::Wall));
    facts.extend(named.map(|&item| words::item(item).text().to_lowercase()));
    facts.join(" · ")
}
