//! What is left out of every session for a while, because it gave sharp pain, and how it is brought back.

use leptos::prelude::*;

use crate::app::{App, Log, today};
use crate::domain::library::exercise::Exercise;
use crate::domain::routines::swap::LeftOut;
use crate::domain::time::day::Day;

impl App {
    /// When `exercise` gave the sharp pain for which it is left out.
    pub fn sharp_pain(self, exercise: &Exercise) -> Option<Day> {
        self.log.with(|log| log.left_out().sharp_pain(exercise))
    }

    /// The person wants it back after a sharp pain: at its easiest level, which is a choice of theirs like another.
    pub fn bring_back_exercise(self, exercise: &Exercise) {
        self.choose_level(exercise, 1);
        // What stands for the next page whether anything is left out goes by that, too.
        self.refresh_gate();
    }
}

impl Log {
    /// All that is left out today.
    pub fn left_out(&self) -> LeftOut<'_> {
        let out = LeftOut::answers(&self.given()).and_limits(self.limits());
        out.and_hurts(&self.records, &self.choices, today())
    }
}
