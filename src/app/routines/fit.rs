//! Routines fitted to the person's answers: without what is left out, with what stands in for it, and made easier
//! where the answers ask for that.

use std::sync::Arc;

use super::{ALONE, RoutinesHandle};
use crate::app::journal::JournalHandle;
use crate::app::page::today;
use crate::content;
use crate::domain::journal::log::Log;
use crate::domain::journal::record::Check;
use crate::domain::library::exercise::Exercise;
use crate::domain::library::routine::Routine;
use crate::domain::routines::limits::{Limits, ease, is_gentle, may_test};
use crate::domain::routines::marks::{Mark, Marks};
use crate::domain::routines::swap::{Swap, fit, stand_in};

/// The exercise that is the same movement as the reach over the head at a wall.
const REACH_LIKE: &str = "wall-slides";

/// Whether what a person marked changes `routine`. One of their own, or one that was given to them, is as it was
/// written; one that was made to measure was made by the marks.
fn heeds_marks(routine: &Routine) -> bool {
    routine.slug.starts_with(ALONE) || content::routine(&routine.slug).is_some()
}

/// `routine` with the holds and the pace that the person likes, within what their answers allow. What is named and
/// started again is the routine itself: laid on twice, a scale would count twice.
pub(super) fn scaled(journal: JournalHandle, routine: &Arc<Routine>) -> Arc<Routine> {
    let rules = content::rules();
    journal.log().with(|log| {
        let marks = log.marks();
        if marks == Marks::default() || !heeds_marks(routine) {
            return routine.clone();
        }
        let may_grow = log.limits(rules).may_grow();
        Arc::new(marks.routine(routine, |it| log.level(rules, it).level, may_grow))
    })
}

/// `routine` fitted to what `journal` says, and what was changed in it.
pub(super) fn fitted(journal: JournalHandle, routine: &Arc<Routine>) -> (Arc<Routine>, Vec<Swap>) {
    let rules = content::rules();
    journal.log().with(|log| {
        let easiest = log.limits(rules).easiest;
        let out = if heeds_marks(routine) {
            log.left_out_or_unwanted(rules, today())
        } else {
            log.left_out(rules, today())
        };
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

    /// `routine` as it is shown: with the holds and the pace that the person likes.
    pub fn scaled(self, routine: &Arc<Routine>) -> Arc<Routine> {
        scaled(self.journal(), routine)
    }

    /// Whether the person's answers let an exercise become longer than it is.
    pub fn may_grow(self) -> bool {
        self.limits().may_grow()
    }

    /// What stands in for `exercise` where it is left out.
    pub fn stands_in(self, exercise: &'static Exercise) -> Option<&'static Exercise> {
        self.journal().log().with(|log| {
            let out = log.left_out_or_unwanted(content::rules(), today());
            stand_in(exercise, &out, content::exercise)
        })
    }

    /// Whether the person's answers leave it to them to reach over their head, and look how far it goes: they let a test
    /// be done, and the exercise that is the same movement.
    pub fn may_reach(self) -> bool {
        let same = content::exercise(REACH_LIKE);
        self.journal().log().with(|log| {
            let out = log.left_out(content::rules(), today());
            let may = may_test(log.checks.last().map(Check::level));
            may && same.is_some_and(|it| out.why(it).is_none())
        })
    }

    /// The names of the exercises that the person marked as not for them.
    pub fn unwanted(self) -> Vec<String> {
        let slugs = self.journal().marks().with(Mark::NotForMe);
        let names = slugs.iter().filter_map(|it| content::exercise(it));
        names.map(|it| it.name.text().to_owned()).collect()
    }

    /// The exercises of `routine` that the person likes.
    pub fn liked_in(self, routine: &Routine) -> Vec<&'static Exercise> {
        let marks = self.journal().log().with(Log::marks);
        let mut liked: Vec<&'static Exercise> = Vec::new();
        for exercise in routine.steps.iter().filter_map(|it| it.movement.exercise()) {
            let known = liked.iter().any(|it| it.slug == exercise.slug);
            if !known && marks.has(exercise.slug, Mark::Liked) {
                liked.push(exercise);
            }
        }
        liked
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
