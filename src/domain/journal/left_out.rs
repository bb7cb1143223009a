//! What the log leaves out of the next session, and how far it lets that session go.

use crate::domain::journal::record::{Check, LevelChoice, Record};
use crate::domain::routines::limits::Limits;
use crate::domain::routines::swap::LeftOut;
use crate::domain::safety::check::{Rules, Ticks};
use crate::domain::session::hurt::Feeling;
use crate::domain::time::day::Day;

/// After a sharp pain in it an exercise is left out for so many days, the day of the pain counted. No study says how
/// many: a week is our own choice. Whoever practises each day does not meet it again while it is still sore, and one
/// catch takes no exercise away for good.
pub const SHARP_DAYS: i32 = 7;

impl Limits {
    /// Those of `check`; `seen` says that a professional has seen the person since.
    pub fn of(rules: &Rules, check: &Check, seen: bool) -> Self {
        let gentle = check.advises() && !seen;
        let given = rules.set(check.given());
        let easiest = gentle || given.meets(rules.easiest()) != Ticks::default();
        Self { easiest, gentle }
    }
}

impl<'a> LeftOut<'a> {
    /// And by what hurt in `records`, oldest first: an exercise in which the last hurt of the last [`SHARP_DAYS`] was
    /// sharp. One whose level the person has chosen after that is in again: that is how it is brought back.
    #[must_use]
    pub fn and_hurts(self, records: &'a [Record], choices: &[LevelChoice], today: Day) -> Self {
        let mut sharp: Vec<(&str, Day)> = Vec::new();
        // One that is dated after today counts: nobody knows how long ago it was.
        let lately = records.iter().filter(|it| it.day.0.saturating_add(SHARP_DAYS) > today.0);
        for (record, hurt) in lately.flat_map(|it| it.hurts.iter().map(move |hurt| (it, hurt))) {
            sharp.retain(|(slug, _)| *slug != hurt.exercise);
            let chosen = |it: &LevelChoice| it.id > record.id && it.exercise == hurt.exercise;
            if hurt.feeling == Feeling::Sharp.id() && !choices.iter().any(chosen) {
                sharp.push((&hurt.exercise, record.day));
            }
        }
        self.and_sharp(sharp)
    }
}
