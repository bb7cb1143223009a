//! Which routines the parts of a plan are, for what is at hand and what the person's answers leave.

use std::sync::Arc;

use super::RoutinesHandle;
use crate::app::page::today;
use crate::app::settings::Settings;
use crate::content;
use crate::domain::library::routine::Routine;
use crate::domain::routines::plan::{PlanPart, break_choices};
use crate::domain::routines::swap;

impl RoutinesHandle {
    /// The routine of each part of a day.
    pub fn of_parts(self) -> Vec<(PlanPart, Arc<Routine>)> {
        let settings = self.settings().chosen().get();
        let routines = self.left();
        let of = |&part: &PlanPart| {
            let found = part.routine(&routines, &settings.equipment(), &settings.leave_out());
            Some((part, Arc::new(found?.clone())))
        };
        PlanPart::ALL.iter().filter_map(of).collect()
    }

    /// What can be done in a break that is due.
    pub fn break_choices(self) -> Vec<Arc<Routine>> {
        let settings: Settings = self.settings().chosen().get();
        let routines = self.left();
        let all = break_choices(&routines, &settings.equipment(), &settings.leave_out());
        all.into_iter().map(|it| Arc::new(it.clone())).collect()
    }

    /// What the person's answers leave of each routine of the library.
    fn left(self) -> Vec<Routine> {
        self.journal().log().with(|log| {
            let out = log.left_out_or_unwanted(content::rules(), today());
            let fitted = |it: &Routine| swap::fit(it, &out, content::exercise).0;
            content::routines().iter().map(fitted).collect()
        })
    }
}
