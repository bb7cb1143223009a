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

/// What stands in for `exercise`: its substitute, or the substitute of that, and so on.
fn substitute(
    exercise: &'static Exercise,
    given: &[&str],
    find: impl Fn(&str) -> Option<&'static Exercise>,
) -> Option<&'static Exercise> {
    let mut seen = vec![exercise.slug];
    let mut it = exercise;
    loop {
        it = find(it.instead?)?;
        if seen.contains(&it.slug) {
            return None;
        }
        if excluded(it, given).is_none() {
            return Some(it);
        }
        seen.push(it.slug);
    }
}

/// `routine` for a person who answered yes or not sure to `given`, and what was changed in it. The steps
/// may all be gone. `find` finds an exercise by its slug.
pub fn adapt(
    routine: &Routine,
    given: &[&str],
    find: impl Fn(&str) -> Option<&'static Exercise>,
) -> (Routine, Vec<Swap>) {
    let mut swaps: Vec<Swap> = Vec::new();
    let mut steps: Vec<Step> = Vec::new();
    for step in &*routine.steps {
        let left_out = step.movement.exercise().and_then(|it| Some((it, excluded(it, given)?)));
        let Some((from, because)) = left_out else {
            steps.push(step.clone());
            continue;
        };
        let to = substitute(from, given, &find);
        let swap = Swap { from, to, because };
        if !swaps.contains(&swap) {
            swaps.push(swap);
        }
        if let Some(to) = to {
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
