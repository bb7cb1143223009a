//! The marks and scales that stand in the log.
//!
//! A mark is an entry with the slug of the exercise as its name and the id of the mark as its text; its value is 1, or 0
//! where the mark is taken away. A scale is an entry with the name of the scale, and percent as its value.

use crate::domain::journal::entry::{Entry, EntryKind};
use crate::domain::journal::log::Log;
use crate::domain::journal::standing::Standing;
use crate::domain::routines::marks::{Mark, Marks};
use crate::domain::routines::swap::LeftOut;
use crate::domain::safety::check::Rules;
use crate::domain::time::day::Day;

impl Marks {
    /// What `entries`, oldest first, say in the end. A mark that is not known here is passed over.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut marks = Self::default();
        for entry in entries {
            let Some(name) = &entry.name else { continue };
            match (entry.is(), entry.text.as_deref().and_then(Mark::named), entry.value) {
                (Some(EntryKind::Mark), Some(mark), value) => {
                    marks.set(name, mark, value != Some(0));
                }
                (Some(EntryKind::Scale), _, Some(percent)) => {
                    marks.set_scale(name, u16::try_from(percent).unwrap_or_default());
                }
                _ => {}
            }
        }
        marks
    }
}

impl Log {
    /// All that is left out on `today`, and what the person said is not for them.
    pub fn left_out_or_unwanted(&self, rules: &Rules, today: Day) -> LeftOut<'_> {
        self.left_out(rules, today).and_unwanted(self.marks().with(Mark::NotForMe))
    }

    /// What the person said of exercises, and of how long and how slowly they work.
    pub fn marks(&self) -> Marks {
        let is_one = |it: &&Entry| matches!(it.is(), Some(EntryKind::Mark | EntryKind::Scale));
        // Most people have none, and this is asked for every routine that is shown.
        if !self.entries.iter().any(|it| is_one(&it)) {
            return Marks::default();
        }
        let standing = Standing::of(&self.entries);
        let marks = self.entries.iter().filter(is_one).filter_map(|it| standing.entry(it));
        Marks::of(&marks.collect::<Vec<_>>())
    }
}
