//! A routine without the exercises that a person's answers, or a sharp pain, leave out.
//!
//! Invariant: nothing that is left out is in it, and each change is named.

use std::borrow::Cow;

use crate::domain::library::exercise::Exercise;
use crate::domain::library::movement::Movement;
use crate::domain::library::routine::{Routine, Step};
use crate::domain::routines::limits::{Limits, is_gentle};
use crate::domain::session::timeline::step_length;
use crate::domain::time::Millis;
use crate::domain::time::day::Day;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Swap {
    pub from: &'static Exercise,
    /// What stands in for it; `None` if nothing can.
    pub to: Option<&'static Exercise>,
    pub because: Because,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Because {
    /// An answer of the check, by its id.
    Answer(&'static str),
    /// It gave sharp pain on this day.
    SharpPain(Day),
    /// The check advises to see somebody, and until then only the gentle set is open.
    NotGentle,
    /// The person marked it as not for them.
    NotForMe,
}

/// What is left out of every session of a person.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct LeftOut<'a> {
    /// The answers of the last check, yes or not sure, by their ids.
    given: Vec<&'a str>,
    /// The exercises that gave sharp pain lately, by their slugs, with the day.
    sharp: Vec<(&'a str, Day)>,
    all_but_gentle: bool,
    /// The exercises that the person marked as not for them, by their slugs.
    unwanted: Vec<String>,
}

impl<'a> LeftOut<'a> {
    pub fn answers(given: &[&'a str]) -> Self {
        Self { given: given.to_vec(), ..Self::default() }
    }

    /// And, where `limits` say so, everything but the gentle set.
    #[must_use]
    pub fn and_limits(self, limits: Limits) -> Self {
        Self { all_but_gentle: limits.gentle, ..self }
    }

    /// And each of these exercises, by their slugs, which gave sharp pain on these days.
    #[must_use]
    pub fn and_sharp(self, sharp: Vec<(&'a str, Day)>) -> Self {
        Self { sharp, ..self }
    }

    /// And each of these exercises, by their slugs, which the person does not want.
    #[must_use]
    pub fn and_unwanted(self, unwanted: Vec<String>) -> Self {
        Self { unwanted, ..self }
    }

    pub fn why(&self, exercise: &Exercise) -> Option<Because> {
        let answer = excluded(exercise, &self.given).map(Because::Answer);
        let sharp = || self.sharp_pain(exercise).map(Because::SharpPain);
        let hard = || (self.all_but_gentle && !is_gentle(exercise)).then_some(Because::NotGentle);
        let unwanted = || self.unwanted.iter().any(|it| it == exercise.slug);
        answer.or_else(sharp).or_else(hard).or_else(|| unwanted().then_some(Because::NotForMe))
    }

    /// When `exercise` gave the sharp pain for which it is left out, whatever else leaves it out.
    pub fn sharp_pain(&self, exercise: &Exercise) -> Option<Day> {
        self.sharp.iter().find(|(slug, _)| *slug == exercise.slug).map(|(_, day)| *day)
    }

    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
            && self.sharp.is_empty()
            && !self.all_but_gentle
            && self.unwanted.is_empty()
    }
}

/// The answer among `given` (ids of the check) that leaves `exercise` out.
pub fn excluded(exercise: &Exercise, given: &[&str]) -> Option<&'static str> {
    exercise.excluded_by.iter().copied().find(|id| given.contains(id))
}

/// What may stand in for `exercise`, the nearest first: its substitute, the substitute of that, and so on.
fn substitutes(
    exercise: &'static Exercise,
    out: &LeftOut<'_>,
    find: &dyn Fn(&str) -> Option<&'static Exercise>,
) -> Vec<&'static Exercise> {
    let mut seen = vec![exercise];
    while let Some(next) = seen.last().and_then(|it| find(it.instead?)) {
        if seen.iter().any(|it| it.slug == next.slug) {
            break;
        }
        seen.push(next);
    }
    seen.into_iter().skip(1).filter(|it| out.why(it).is_none()).collect()
}

/// The nearest exercise that may stand in for `exercise`.
pub fn stand_in(
    exercise: &'static Exercise,
    out: &LeftOut<'_>,
    find: impl Fn(&str) -> Option<&'static Exercise>,
) -> Option<&'static Exercise> {
    substitutes(exercise, out, &find).first().copied()
}

/// `routine` for a person who answered yes or not sure to `given`: [`fit`] by that alone.
pub fn adapt(
    routine: &Routine,
    given: &[&str],
    find: impl Fn(&str) -> Option<&'static Exercise>,
) -> (Routine, Vec<Swap>) {
    fit(routine, &LeftOut::answers(given), find)
}

/// `routine` without what is left `out`, and what was changed in it. What is in the routine already does not come in
/// once more: the next substitute does, or none. The steps may all be gone, but not for the wishes of the person: an
/// exercise alone is done as it was asked for. `find` finds an exercise by its slug.
pub fn fit(
    routine: &Routine,
    out: &LeftOut<'_>,
    find: impl Fn(&str) -> Option<&'static Exercise>,
) -> (Routine, Vec<Swap>) {
    fit_by(routine, out, &find)
}

fn fit_by(
    routine: &Routine,
    out: &LeftOut<'_>,
    find: &dyn Fn(&str) -> Option<&'static Exercise>,
) -> (Routine, Vec<Swap>) {
    let mut swaps: Vec<Swap> = Vec::new();
    let mut steps: Vec<Step> = Vec::new();
    let alone = routine.steps.iter().all(|it| it.movement == routine.steps[0].movement);
    let wanted = |because| because != Because::NotForMe || !alone;
    let stay = routine.steps.iter().filter_map(|it| it.movement.exercise());
    let stay = stay.filter(|it| out.why(it).is_none());
    let mut there: Vec<&str> = stay.map(|it| it.slug).collect();
    for step in &*routine.steps {
        let left_out = step
            .movement
            .exercise()
            .and_then(|it| Some((it, out.why(it).filter(|because| wanted(*because))?)));
        let Some((from, because)) = left_out else {
            steps.push(step.clone());
            continue;
        };
        let may = substitutes(from, out, find);
        let new = may.iter().copied().find(|it| !there.contains(&it.slug));
        // Half a routine is replaced by the few exercises of the gentle set: each of them is done once.
        let again = may.first().copied().filter(|_| because != Because::NotGentle);
        let swap = Swap { from, to: new.or(again), because };
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
    if steps.is_empty() && !out.unwanted.is_empty() {
        return fit_by(routine, &out.clone().and_unwanted(Vec::new()), find);
    }
    let stated = steps.iter().fold(Millis::ZERO, |sum, it| sum + step_length(it, 1));
    (Routine { stated, steps: Cow::Owned(steps), ..routine.clone() }, swaps)
}
