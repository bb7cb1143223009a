//! Routines fitted to the person's answers: without what is left out, with what stands in for it, and made easier
//! where the answers ask for that.

use std::sync::Arc;

use super::RoutinesHandle;
use crate::app::journal::JournalHandle;
use crate::app::page::today;
use crate::content;
use crate::domain::library::exercise::Exercise;
use crate::domain::library::routine::Routine;
use crate::domain::routines::limits::{Limits, ease, is_gentle};
use crate::domain::routines::swap::{Swap, fit};

/// `routine` fitted to what `journal` says, and what was changed in it.
pub(super) fn fitted(journal: JournalHandle, routine: &Arc<Routine>) -> (Arc<Routine>, Vec<Swap>) {
    let rules = content::rules();
    journal.log().with(|log| {
        let (out, easiest) = (log.left_out(rules, today()), log.limits(rules).easiest);
        if out.is_empty() && !easiest {
            return (routine.clone(), Vec::new());
        }
        let (fitted, swaps) = fit(routine, &out, content::exercise);
        let fitted = if easiest { ease(&fitted) } else { fitted };
        (Arc::new(fitted), swaps)
    })
}

impl RoutinesHandle {
    /// `routine` without what the person's answers leave out, or a sharp pain lately, as easy as they say, and what was
    /// changed.
    pub fn fitted(self, routine: &Arc<Routine>) -> (Arc<Routine>, Vec<Swap>) {
        fitted(self.journal(), routine)
    }

    /// Every exercise that is left out, and what stands in for it. Where only the gentle set is open, what else is closed
    /// is not told one by one.
    pub fn changes(self) -> Vec<Swap> {
        let gentle = self.limits().gentle;
        let told = |it: &&Exercise| !gentle || is_gentle(it);
        self.journal().log().with(|log| {
            let out = log.left_out(content::rules(), today());
            let all = content::exercises().iter().filter(told);
            all.flat_map(|it| fit(&self.alone(it), &out, content::exercise).1).collect()
        })
    }

    /// How far the last check lets a session go.
    pub fn limits(self) -> Limits {
        self.journal().log().with(|log| log.limits(content::rules()))
    }
}
