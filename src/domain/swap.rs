//! A routine without what a person's answers leave out. Invariant: nothing that an answer excludes is
//! in it, and each change is named.

use std::borrow::Cow;

use super::exercise::Exercise;
use super::movement::Movement;
use super::routine::{Routine, Step};
use super::time::Millis;
use super::timeline::step_length;

/// An exercise that is left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Swap {
    /// What is left out.
    pub from: &'static Exercise,
    /// What stands in for it; `None` if nothing can.
    pub to: Option<&'static Exercise>,
    /// The answer that leaves it out.
    pub because: &'static str,
}

/// The answer among `given` (ids of the check) that leaves `exercise` out.
pub fn excluded(exercise: &Exercise, given: &[&str]) -> Option<&'static str> {
    exercise.excluded_by.iter().copied().find(|id| given.contains(id))
}

/// What may stand in for `exercise`, the nearest first: its substitute, the substitute of that, and so on.
fn substitutes(
    exercise: &'static Exercise,
    given: &[&str],
    find: impl Fn(&str) -> Option<&'static Exercise>,
) -> Vec<&'static Exercise> {
    let mut seen = vec![exercise];
    while let Some(next) = seen.last().and_then(|it| find(it.instead?)) {
        if seen.iter().any(|it| it.slug == next.slug) {
            break;
        }
        seen.push(next);
    }
    seen.into_iter().skip(1).filter(|it| excluded(it, given).is_none()).collect()
}

/// `routine` for a person who answered yes or not sure to `given`, and what was changed in it. What is in the
/// routine already does not come in once more: the next substitute does, or none. The steps may all be gone.
/// `find` finds an exercise by its slug.
pub fn adapt(
    routine: &Routine,
    given: &[&str],
    find: impl Fn(&str) -> Option<&'static Exercise>,
) -> (Routine, Vec<Swap>) {
    let mut swaps: Vec<Swap> = Vec::new();
    let mut steps: Vec<Step> = Vec::new();
    let stay = routine.steps.iter().filter_map(|it| it.movement.exercise());
    let stay = stay.filter(|it| excluded(it, given).is_none());
    let mut there: Vec<&str> = stay.map(|it| it.slug).collect();
    for step in &*routine.steps {
        let left_out = step.movement.exercise().and_then(|it| Some((it, excluded(it, given)?)));
        let Some((from, because)) = left_out else {
            steps.push(step.clone());
            continue;
        };
        let may = substitutes(from, given, &find);
        let new = may.iter().copied().find(|it| !there.contains(&it.slug));
        let swap = Swap { from, to: new.or(may.first().copied()), because };
        if !swaps.contains(&swap) {
            swaps.push(swap);
        }
        if let Some(to) = new {
            there.push(to.slug);
            // The dose and the words of a step are made for the exercise that is gone.
            let movement = Movement::Library(to);
            steps.push(Step { movement, dose: None, prepare: None, ready: None, cue: None });
        }
    }
    if swaps.is_empty() {
        return (routine.clone(), swaps);
    }
    let stated = steps.iter().fold(Millis::ZERO, |sum, it| sum + step_length(it, 1));
    (Routine { stated, steps: Cow::Owned(steps), ..routine.clone() }, swaps)
}
