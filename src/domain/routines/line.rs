//! A routine in a line: how long, where, with what.

use crate::domain::library::exercise::Item;
use crate::domain::library::named;
use crate::domain::library::routine::Routine;
use crate::domain::session::spoken;
use crate::domain::time::Millis;
use crate::i18n::Key;

/// How long it takes, where it is done, what is needed. More than two things would not be read; the routine's own page names all.
pub fn facts(routine: &Routine) -> String {
    let mut facts = vec![length(routine.stated), named::place(routine.place).text().to_owned()];
    let needed = routine.needs();
    // The chair or the wall is in the place already.
    let shown = needed.iter().filter(|item| !matches!(item, Item::Chair | Item::Wall));
    let shown: Vec<_> = shown.map(|&it| named::item(it).text().to_lowercase()).collect();
    if shown.is_empty() {
        facts.push(Key::PLACE_NOTHING.text().to_owned());
    }
    facts.extend(shown.into_iter().take(2));
    facts.join(" · ")
}

/// "90 seconds" rather than "1 min 30 s", which nobody says.
pub fn length(time: Millis) -> String {
    match (time.0 / 1000) as usize {
        seconds @ 61..120 => Key::PLACE_SECONDS.count(seconds, &[]),
        _ => spoken::time(time),
    }
}
