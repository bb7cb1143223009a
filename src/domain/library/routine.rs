//! What a routine is: movements in order, each with its dose. The library's are in
//! `content/routines/`; a person's own are made while the app runs.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use crate::domain::library::exercise::{DayPart, Dose, Exercise, Item, Place, Source};
use crate::domain::library::movement::Movement;
use crate::domain::library::purpose::Purpose;
use crate::domain::order;
use crate::domain::time::Millis;
use crate::i18n::Key;

/// A text that is in the library, or was written by the person. It reads as what it says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Text {
    Library(Key),
    Own(String),
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Library(key) => key,
            Self::Own(text) => text,
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl From<Key> for Text {
    fn from(key: Key) -> Self {
        Self::Library(key)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Own(text)
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Routine {
    /// Stable name in addresses and logs, for example `office-reset`.
    pub slug: Cow<'static, str>,
    pub name: Text,
    /// What it is for, in a sentence.
    pub summary: Text,
    /// What the first page says above it: a line that names the time or the place. Empty for a routine of one's own.
    pub headline: Text,
    /// How long it says that it takes; the compiled timeline is within a tenth of it.
    pub stated: Millis,
    pub place: Place,
    pub day_parts: &'static [DayPart],
    /// What it can be suggested for.
    pub purpose: Purpose,
    /// What is said when it is over.
    pub closing: Text,
    /// The work, in order; never empty.
    pub steps: Cow<'static, [Step]>,
}

/// What a person can read about a routine of the library before doing it.
#[derive(PartialEq, Eq, Debug)]
pub struct Background {
    /// When to do it, in words.
    pub when: Key,
    /// Why it may help, in honest words, or that it is common practice.
    pub why: Key,
    /// The routines that may go before it, by their slugs, in the order in which they are done. The first is what is
    /// suggested.
    pub lead_in: &'static [&'static str],
    /// Those that may follow it.
    pub cool_down: &'static [&'static str],
    /// What comes next on the way from gentle to strong, by its slug.
    pub next: Option<&'static str>,
    /// Where `why` and the doses come from.
    pub sources: &'static [&'static Source],
    /// When the row was last read against its sources, `YYYY-MM-DD`.
    pub reviewed: &'static str,
}

/// One movement in a routine.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// What to do.
    pub movement: Movement,
    /// How much, where it differs from the person's level.
    pub dose: Option<Dose>,
    /// Time to get ready, where it differs from the movement's own.
    pub prepare: Option<Millis>,
    /// What is said while getting ready, where it differs from the movement's own.
    pub ready: Option<Text>,
    /// The one thing to think of, where it differs from the movement's own.
    pub cue: Option<Text>,
}

impl Step {
    /// `movement` as it comes.
    pub fn plain(movement: Movement) -> Self {
        Self { movement, dose: None, prepare: None, ready: None, cue: None }
    }

    /// The dose at `level`; a movement of one's own always brings one.
    pub fn dose(&self, level: u8) -> Dose {
        let own = self.movement.exercise().map(|exercise| exercise.dose(level));
        self.dose.or(own).unwrap_or(Dose::LEAST)
    }
}

impl Routine {
    /// Whether `fits` holds for every exercise of the library in it.
    pub fn every_exercise(&self, fits: impl FnMut(&'static Exercise) -> bool) -> bool {
        self.steps.iter().filter_map(|step| step.movement.exercise()).all(fits)
    }

    /// What cannot be done without, each thing once.
    pub fn needs(&self) -> Vec<Item> {
        let exercises = self.steps.iter().filter_map(|step| step.movement.exercise());
        let equipment = exercises.flat_map(|exercise| exercise.equipment);
        let mut items: Vec<Item> = equipment.filter(|it| !it.optional).map(|it| it.item).collect();
        order::sort(&mut items);
        items.dedup();
        items
    }
}
