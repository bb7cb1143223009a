//! What the first paint of the next visit offers: `boot.js` puts it in the place of what everybody is offered first.

use std::sync::Arc;

use crate::app::{use_page, use_routines};
use crate::domain::library::routine::Routine;
use crate::domain::routines::suggest::SuggestionReason;
use crate::domain::time::Millis;
use crate::ui::parts::routine_line::facts;
use crate::ui::parts::words;

/// Leaves it whenever the person may be about to go.
pub(crate) fn leave_cards() {
    let (page, routines) = (use_page(), use_routines());
    let line = move |(from, routine, reason): (Millis, Arc<Routine>, SuggestionReason)| {
        let (from, facts, why) = (
            from.0.to_string(),
            facts(&routines.with_around(&routine)),
            words::reason(page, reason),
        );
        [&*from, &*routine.slug, &*routine.name, &*facts, &*why, &*routine.headline].join("\t")
    };
    page.on_leaving(move || {
        let lines: Vec<String> = routines.outlook().into_iter().map(line).collect();
        routines.leave_card(&lines.join("\n"));
    });
}
