//! What of a routine may begin, with what goes before and after it, on one line of time.

use std::sync::Arc;

use leptos::prelude::*;

use super::around::chosen_around;
use super::fit::{fitted, scaled};
use crate::app::check::CheckHandle;
use crate::app::journal::JournalHandle;
use crate::content;
use crate::domain::journal::gate::Gate;
use crate::domain::journal::record::Check;
use crate::domain::library::exercise::Exercise;
use crate::domain::library::routine::Routine;
use crate::domain::routines::limits::may_play;
use crate::domain::session::timeline::Timeline;

/// What of `routine` may begin now, at the person's levels.
pub(in crate::app) fn admit(
    check: CheckHandle,
    routine: Arc<Routine>,
) -> Option<(Arc<Routine>, Timeline)> {
    let gate = check.refresh_gate_at_start();
    playable(check.journal(), &routine).filter(|_| gate == Gate::Open)
}

/// What of `routine` may be played, whatever the gate says: nothing if all of it is left out.
pub(in crate::app) fn playable(
    journal: JournalHandle,
    routine: &Arc<Routine>,
) -> Option<(Arc<Routine>, Timeline)> {
    let rules = content::rules();
    let (routine, _) = untrack(|| fitted(journal, routine));
    let may = journal.log().with_untracked(|log| {
        may_play(&routine, log.checks.last().map(Check::level), log.limits(rules))
    });
    let level = |exercise: &Exercise| journal.level(exercise).level;
    let plans = |parts: Vec<Arc<Routine>>| {
        parts.iter().map(|it| Timeline::of_routine(it, level)).collect::<Vec<_>>()
    };
    may.then(|| {
        let [before, after] = untrack(|| chosen_around(journal, &routine.slug)).map(plans);
        let scaled = untrack(|| scaled(journal, &routine));
        (routine.clone(), Timeline::of_routine(&scaled, level).between(before, after))
    })
}
