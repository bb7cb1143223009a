//! How far the last check lets a session go, besides what it leaves out.
//!
//! Invariant (`tests/limits.rs`): an eased routine never has more of any exercise than before.

use crate::domain::library::exercise::{Dose, Exercise, Kind, Posture};
use crate::domain::library::movement::Movement;
use crate::domain::library::routine::{Routine, Step};
use crate::domain::safety::check::Level;
use crate::domain::session::timeline::step_length;
use crate::domain::time::Millis;

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Limits {
    /// Each exercise stays at its easiest level, with fewer sets.
    pub easiest: bool,
    /// Only what [`is_gentle`] is done.
    pub gentle: bool,
}

impl Limits {
    /// Whether an exercise may become longer than it is, where the person wants that.
    pub fn may_grow(self) -> bool {
        !self.easiest && !self.gentle
    }
}

/// Whether `routine` may be played at all by somebody whose last check came out at `level` (`None` without one), within
/// `limits`. A test of movement is for those whose answers are nothing above gentle, and of movements of one's own
/// nobody knows how hard they are.
pub fn may_play(routine: &Routine, level: Option<Level>, limits: Limits) -> bool {
    let may_test = may_test(level);
    let may = |step: &Step| match step.movement.exercise() {
        Some(exercise) => may_test || exercise.kind != Kind::Test,
        None => !limits.gentle,
    };
    !routine.steps.is_empty() && routine.steps.iter().all(may)
}

/// Whether somebody whose last check came out at `level` may look how far a movement of theirs goes.
pub fn may_test(level: Option<Level>) -> bool {
    level.is_some_and(|level| level <= Level::Gentle)
}

/// Whether an exercise belongs to the gentle set: seated or standing, and no work against a weight or a band.
pub fn is_gentle(exercise: &Exercise) -> bool {
    let upright = |it: &Posture| matches!(it, Posture::Seated | Posture::Standing);
    let easy = matches!(exercise.kind, Kind::Mobility | Kind::Stretch | Kind::Breath | Kind::SetUp);
    easy && exercise.positions.iter().any(upright)
}

/// `routine` with each exercise of the library at its easiest level, or shorter where the routine asks for less, and with at
/// most half the sets of that level. What is eased already stays as it is: a routine is eased where it is shown, and again
/// where it starts.
pub fn ease(routine: &Routine) -> Routine {
    let steps: Vec<Step> = routine.steps.iter().map(eased).collect();
    let stated = steps.iter().fold(Millis::ZERO, |sum, it| sum + step_length(it, 1));
    Routine { stated, steps: steps.into(), ..routine.clone() }
}

fn eased(step: &Step) -> Step {
    let Movement::Library(exercise) = step.movement else { return step.clone() };
    let easiest = exercise.dose(1);
    let dose = step.dose.filter(|dose| length(*dose) < length(easiest)).unwrap_or(easiest);
    let sets = dose.sets.min(easiest.sets.div_ceil(2));
    Step { dose: Some(Dose { sets, ..dose }), ..step.clone() }
}

fn length(dose: Dose) -> Millis {
    Millis(dose.work.length().0 * u64::from(dose.sets))
}
