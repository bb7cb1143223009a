//! A routine in a line: how long, where, with what.

use std::sync::Arc;

use leptos::prelude::*;

use super::words;
use crate::app::{App, use_app};
use crate::domain::library::exercise::Item;
use crate::domain::library::routine::Routine;
use crate::i18n::spoken;

/// How long it takes, where it is done, what is needed.
#[component]
pub(crate) fn Facts(
    /// Which routine.
    routine: Arc<Routine>,
) -> impl IntoView {
    let app = use_app();
    view! { <p class="facts">{facts(app, &routine)}</p> }
}

fn facts(app: App, routine: &Routine) -> String {
    let mut facts = vec![
        spoken::time(app.lang(), routine.stated),
        app.text(words::place(routine.place)).to_owned(),
    ];
    let needed = routine.needs();
    // The chair or the wall is in the place already.
    let named = needed.iter().filter(|item| !matches!(item, Item::Chair | Item::Wall));
    facts.extend(named.map(|&item| app.text(words::item(item)).to_lowercase()));
    facts.join(" · ")
}
