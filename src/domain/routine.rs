//! What a routine is: exercises in order, each with its dose. The rows live in `content/routines/`.

use super::exercise::{DayPart, Dose, Exercise, Place, Source};
use super::time::Millis;

/// One routine of the library.
#[derive(PartialEq, Eq, Debug)]
pub struct Routine {
    /// Stable name in addresses and logs, for example `office-reset`.
    pub slug: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub summary: &'static str,
    /// How long it says that it takes; the compiled timeline is within a tenth of it.
    pub stated: Millis,
    /// Where it is done.
    pub place: Place,
    /// When in the day it fits.
    pub day_parts: &'static [DayPart],
    /// When to do it, in words.
    pub when: &'static str,
    /// Why it may help, in honest words, or that it is common practice.
    pub why: &'static str,
    /// What is said when it is over.
    pub closing: &'static str,
    /// Where `why` and the doses come from.
    pub sources: &'static [&'static Source],
    /// When the row was last read against its sources, `YYYY-MM-DD`.
    pub reviewed: &'static str,
    /// The work, in order; never empty.
    pub steps: &'static [Step],
}

/// One exercise in a routine.
#[derive(PartialEq, Eq, Debug)]
pub struct Step {
    /// What to do.
    pub exercise: &'static Exercise,
    /// How much, where it differs from the person's level.
    pub dose: Option<Dose>,
    /// Time to get ready, where it differs from the exercise's own.
    pub prepare: Option<Millis>,
    /// What is said while getting ready, where it differs from the exercise's own.
    pub ready: Option<&'static str>,
    /// The one thing to think of, where it differs from the exercise's own.
    pub cue: Option<&'static str>,
}
