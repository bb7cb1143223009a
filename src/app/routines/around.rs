//! What goes before and after a routine by the person's choice, fitted to their answers as the routine is.

use std::sync::Arc;

use super::RoutinesHandle;
use super::fit::{fitted, scaled};
use crate::app::journal::JournalHandle;
use crate::app::page::today;
use crate::content;
use crate::domain::journal::log::Log;
use crate::domain::journal::record::Check;
use crate::domain::library::routine::Routine;
use crate::domain::routines::around::{self, Fitting};
use crate::domain::routines::custom::MY;
use crate::domain::routines::limits::may_play;
use crate::domain::time::Millis;

/// What may go before a routine or after it, as the routine's page shows it.
pub struct AroundChoice {
    /// What it is, fitted to the person's answers.
    pub routine: Arc<Routine>,
    pub slug: &'static str,
    pub comes_first: bool,
}

/// What may go with the routine called `slug`.
fn fitting(slug: &str) -> Fitting {
    match content::background(slug) {
        Some(background) => Fitting::of(background),
        None if slug.starts_with(MY) => Fitting::OWN,
        None => Fitting::NONE,
    }
}

/// The routine called `slug` where it goes before or after another: fitted to the person's answers, and `None` where they
/// leave nothing of it.
fn as_part(journal: JournalHandle, slug: &str) -> Option<Arc<Routine>> {
    let part = fitted(journal, &Arc::new(content::routine(slug)?.clone())).0;
    let may = |log: &Log| {
        may_play(&part, log.checks.last().map(Check::level), log.limits(content::rules()))
    };
    journal.log().with(may).then(|| scaled(journal, &part))
}

/// What the person has chosen to go before the routine called `slug`, and after it.
pub(super) fn chosen_around(journal: JournalHandle, slug: &str) -> [Vec<Arc<Routine>>; 2] {
    let Fitting { before, after } = fitting(slug);
    let kept = journal.session().settings().chosen().with(|it| it.around.clone());
    [before, after].map(|slugs| {
        let chosen = Fitting::chosen(slugs, &kept, slug);
        chosen.into_iter().filter_map(|slug| as_part(journal, slug)).collect()
    })
}

impl RoutinesHandle {
    /// What may go with `routine`, in the order in which it is done.
    pub fn around(self, routine: &Routine) -> Vec<AroundChoice> {
        let Fitting { before, after } = fitting(&routine.slug);
        let choices = |slugs: &'static [&'static str], comes_first| {
            slugs.iter().filter_map(move |&slug| {
                let routine = as_part(self.journal(), slug)?;
                Some(AroundChoice { routine, slug, comes_first })
            })
        };
        choices(before, true).chain(choices(after, false)).collect()
    }

    /// Whether the person has chosen that `part` goes with `routine`.
    pub fn goes_along(self, routine: &str, part: &'static str) -> bool {
        self.settings()
            .chosen()
            .with(|it| !Fitting::chosen(&[part], &it.around, routine).is_empty())
    }

    /// `part` goes with the routine called `routine` from now on, or no longer.
    pub fn take_along(self, routine: &str, part: &str, along: bool) {
        self.settings().change(|it| around::choose(&mut it.around, routine, part, along));
    }

    /// What is suggested before `routine`, until the person has said yes or no.
    pub fn suggested_lead_in(self, routine: &Routine) -> Option<Arc<Routine>> {
        let today = today();
        let first_today =
            self.journal().log().with(|log| log.records.iter().all(|it| it.day != today));
        let kept = self.settings().chosen().get().around;
        let slug = fitting(&routine.slug).suggested(routine, &kept, first_today)?;
        as_part(self.journal(), slug)
    }

    /// Nothing is suggested before a routine any more.
    pub fn suggest_no_lead_in(self) {
        self.settings().change(|it| around::decline(&mut it.around));
    }

    /// `routine` with the time of what goes before and after it in its own: to be read, not to be played.
    pub fn with_around(self, routine: &Arc<Routine>) -> Arc<Routine> {
        let parts = chosen_around(self.journal(), &routine.slug);
        let more = parts.iter().flatten().fold(Millis::ZERO, |sum, it| sum + it.stated);
        if more == Millis::ZERO {
            return routine.clone();
        }
        Arc::new(Routine { stated: routine.stated + more, ..Routine::clone(routine) })
    }
}
