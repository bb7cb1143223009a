//! Sessions made to measure. The slug holds everything that a session was made from, so the same address gives the
//! same session.

use std::sync::Arc;

use super::RoutinesHandle;
use crate::app::page::today;
use crate::content;
use crate::domain::journal::log::Log;
use crate::domain::library::exercise::Place;
use crate::domain::library::movement::Movement;
use crate::domain::library::routine::{Routine, Step};
use crate::domain::routines::custom;
use crate::domain::routines::generate::{self, Wish};
use crate::domain::routines::made::Made;
use crate::i18n::Key;

impl RoutinesHandle {
    /// A session made to measure.
    ///
    /// # Errors
    /// Says what of the wish leaves nothing.
    pub fn made(self, made: Made) -> Result<Arc<Routine>, generate::Unmet> {
        let (equipment, leave_out) =
            self.settings().chosen().with_untracked(|it| (it.equipment(), it.leave_out()));
        let anywhere = [Place::Chair, Place::Wall, Place::Floor];
        let places = made.place.map_or(anywhere.to_vec(), |place| vec![place]);
        let marks = self.journal().log().with_untracked(Log::marks);
        let wish = Wish {
            minutes: made.minutes,
            places: &places,
            equipment: &equipment,
            leave_out: &leave_out,
            marks: Some(&marks),
            seed: made.seed,
        };
        let parts = self.journal().log().with_untracked(|log| {
            let out = log.left_out_or_unwanted(content::rules(), today());
            let left = content::exercises().iter().filter(|it| out.why(it).is_none());
            generate::generate(&wish, left)
        })?;
        let steps = parts.into_iter().map(|(exercise, dose)| Step {
            dose: Some(dose),
            ..Step::plain(Movement::Library(exercise))
        });
        let name = Key::MAKE_NAME.count(made.minutes.into(), &[]);
        Ok(Arc::new(Routine {
            summary: Key::MAKE_SUMMARY.into(),
            ..custom::compose(&made.slug(), &name, steps.collect())
        }))
    }
}
