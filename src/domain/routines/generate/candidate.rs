//! An exercise that a session could have: as which part, where, and for how long.

use crate::domain::library::exercise::{
    Area, DayPart, Dose, Exercise, Item, Kind, Place, Posture, Work,
};
use crate::domain::library::movement::Movement;
use crate::domain::library::routine::Step;
use crate::domain::routines::marks::{Mark, Marks};
use crate::domain::routines::suggest::{at_hand, works};
use crate::domain::session::timeline::step_length;
use crate::domain::time::Millis;

/// The parts of a session, in order; the warm-up is mobility that comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum SessionPart {
    Mobility,
    Strength,
    Stretch,
    Release,
    Breath,
}

/// An exercise that the wish allows.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) exercise: &'static Exercise,
    pub(super) part: SessionPart,
    pub(super) posture: Posture,
    /// It can be the warm-up.
    pub(super) warms: bool,
    /// The person marked it as liked.
    pub(super) liked: bool,
    /// With all its sets.
    pub(super) dose: Dose,
    /// How long it takes with one set, with two, up to all.
    pub(super) lengths: Vec<Millis>,
}

impl Candidate {
    /// What `exercise` is in one of these `places`, with this `equipment`, if it works nothing that is to be left out; as
    /// `marks` want it.
    pub(super) fn of(
        exercise: &'static Exercise,
        places: &[Place],
        equipment: &[Item],
        leave_out: &[Area],
        marks: Option<&Marks>,
    ) -> Option<Self> {
        let part = match exercise.kind {
            Kind::Mobility => SessionPart::Mobility,
            Kind::Strength => SessionPart::Strength,
            Kind::Stretch => SessionPart::Stretch,
            Kind::Release => SessionPart::Release,
            Kind::Breath => SessionPart::Breath,
            Kind::SetUp | Kind::Test => return None,
        };
        let allowed = |it: &&Posture| places.contains(&it.place());
        let posture = *exercise.positions.iter().filter(allowed).min()?;
        // Hanging wants a ladder of its own, and is nothing to be handed out by chance (safety facts,
        // 2.2, row 11).
        let hangs = exercise.positions.contains(&Posture::Hanging);
        let barred = hangs || works(exercise, leave_out).is_some();
        if barred || !at_hand(exercise, equipment) {
            return None;
        }
        let dose = first_dose(exercise);
        let dose = marks.map_or(dose, |marks| marks.dose(exercise, dose, true));
        let liked = marks.is_some_and(|marks| marks.has(exercise.slug, Mark::Liked));
        let lengths = (1..=dose.sets).map(|sets| {
            let dose = Dose { sets, ..dose };
            let step = Step {
                movement: Movement::Library(exercise),
                dose: Some(dose),
                prepare: None,
                ready: None,
                cue: None,
            };
            step_length(&step, 1)
        });
        let lengths = lengths.collect();
        Some(Self { exercise, part, posture, warms: warms(exercise), liked, dose, lengths })
    }

    pub(super) fn on_floor(&self) -> bool {
        self.posture.place() == Place::Floor
    }

    /// What of a balanced session it gives.
    pub(super) fn gives(&self) -> u8 {
        match self.part {
            SessionPart::Mobility if self.warms => WARM_UP,
            SessionPart::Strength => STRENGTH,
            SessionPart::Stretch => STRETCH,
            SessionPart::Mobility | SessionPart::Release | SessionPart::Breath => 0,
        }
    }

    /// The longest that it can take.
    pub(super) fn longest(&self) -> Millis {
        self.lengths.last().copied().unwrap_or_default()
    }
}

pub(super) const WARM_UP: u8 = 1;
pub(super) const STRENGTH: u8 = 2;
pub(super) const STRETCH: u8 = 4;
/// What no session goes without.
pub(super) const NEEDED: u8 = WARM_UP | STRENGTH | STRETCH;

fn first_dose(exercise: &Exercise) -> Dose {
    exercise.dose(1)
}

/// Whether it can come first: made for that (seed 003, "activation before a workout"), moving rather
/// than staying at the end of a range (safety facts, 2.2, row 9), and with nothing in the hands.
fn warms(exercise: &Exercise) -> bool {
    exercise.kind == Kind::Mobility
        && exercise.day_parts.contains(&DayPart::BeforeWorkout)
        && !holds(exercise)
        && at_hand(exercise, &[])
}

pub(super) fn holds(exercise: &Exercise) -> bool {
    matches!(first_dose(exercise).work, Work::Hold(_))
}
