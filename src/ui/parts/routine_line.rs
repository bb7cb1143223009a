//! A routine in a line: how long, where, with what.

use std::sync::Arc;

use leptos::prelude::*;

use super::words;
use crate::domain::library::exercise::Item;
use crate::domain::library::routine::Routine;
use crate::domain::session::spoken;
use crate::domain::time::Millis;
use crate::i18n::Key;

/// How long it takes, where it is done, what is needed.
#[component]
pub(crate) fn Facts(routine: Arc<Routine>) -> impl IntoView {
    view! { <p class="facts">{facts(&routine)}</p> }
}

/// The same as a text. More than two things would not be read; the routine's own page names all.
pub(crate) fn facts(routine: &Routine) -> String {
    let mut facts = vec![length(routine.stated), words::place(routine.place).text().to_owned()];
    let needed = routine.needs();
    // The chair or the wall is in the place already.
    let named = needed.iter().filter(|item| !matches!(item, Item::Chair | Item::Wall));
    let named: Vec<_> = named.map(|&item| words::item(item).text().to_lowercase()).collect();
    if named.is_empty() {
        facts.push(Key::PLACE_NOTHING.text().to_owned());
    }
    facts.extend(named.into_iter().take(2));
    facts.join(" · ")
}

/// "90 seconds" rather than "1 min 30 s", which nobody says.
pub(crate) fn length(time: Millis) -> String {
    match (time.0 / 1000) as usize {
        seconds @ 61..120 => Key::PLACE_SECONDS.count(seconds, &[]),
        _ => spoken::time(time),
    }
}
