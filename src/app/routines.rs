//! The routines that a person can start: the library's, their own, one exercise alone, and one made
//! to measure. All are found by their slug, so that each has an address.

use std::sync::Arc;

use leptos::prelude::*;

use super::{App, Devices, Keeper, OWN, Playing};
use crate::content;
use crate::domain::journal::feedback;
use crate::domain::journal::level::Decision;
use crate::domain::journal::record::{Feedback, Pain, PainWhen, Record};
use crate::domain::library::exercise::{Exercise, Place};
use crate::domain::library::movement::Movement;
use crate::domain::library::routine::{Routine, Step};
use crate::domain::route::Route;
use crate::domain::routines::custom::{self, Fault, MY};
use crate::domain::routines::generate::{self, Wish};
use crate::domain::routines::suggest::{self, Situation, SuggestionReason};
use crate::domain::routines::swap::fit;
use crate::domain::time::day::{Day, minute_of_day};
use crate::domain::time::{Millis, Moment};
use crate::i18n::Key;
use crate::platform::storage::Store;
use crate::platform::{clock, share, storage};

/// Slugs of single exercises begin with the one, of made sessions with the other.
const ALONE: &str = "exercise-";
const MADE: &str = "made-";

/// What is being built is kept for the tab under this and the slug of the routine.
const UNFINISHED: &str = "build:";

/// A routine that is being built, as its editor was left.
pub struct Unfinished {
    /// The text of the routine when the editor was opened; `None` for a new one.
    pub base: Option<String>,
    /// Its name by now.
    pub name: String,
    /// Its steps by now.
    pub steps: Vec<Step>,
}

fn unfinished_key(slug: Option<&str>) -> String {
    format!("{UNFINISHED}{}", slug.unwrap_or_default())
}

/// A session made to measure, as a person asks for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Made {
    /// How long.
    pub minutes: u16,
    /// Where; `None` for anywhere but under a bar.
    pub place: Option<Place>,
    /// Which of the many that fit.
    pub seed: u32,
}

impl Made {
    /// The slug that finds it again: `made-10-floor-3`.
    pub fn slug(self) -> String {
        let place = self.place.map_or("any", Place::id);
        format!("{MADE}{}-{place}-{}", self.minutes, self.seed)
    }

    fn parse(slug: &str) -> Option<Self> {
        let mut parts = slug.strip_prefix(MADE)?.splitn(3, '-');
        let minutes = parts.next()?.parse().ok()?;
        let place = match parts.next()? {
            "any" => None,
            id => Some(Place::named(id)?),
        };
        Some(Self { minutes, place, seed: parts.next()?.parse().ok()? })
    }
}

impl App {
    /// Reads what is kept of sessions and the person's own routines, and keeps from now on what is
    /// over. What cannot be read is left where it is.
    pub fn read_kept(self) {
        self.read_log();
        let before = self.keeper.get_value();
        self.keeper.set_value(Keeper::Here(App::kept()));
        self.refresh_gate();
        if let Keeper::Absent(Some(ended)) = before {
            self.keep_session(ended);
        }
        self.read_own();
        self.reconcile();
    }

    /// Reads the routines of the person's own. Those that were lent to the page stay.
    pub(super) fn read_own(self) {
        let closing = Key::END_OWN_CLOSING.text();
        let mut all = self.own.get_untracked();
        all.retain(|it| !self.is_own(it));
        all.extend(self.devices.with_value(|Devices { store, .. }| {
            let read = |key: String| {
                let slug = key.strip_prefix(OWN)?;
                let read = custom::parse(&store.get(&key)?, slug, content::exercise).ok()?;
                Some(Arc::new(Routine { closing: closing.into(), ..read }))
            };
            store.keys(OWN).into_iter().filter_map(read).collect::<Vec<_>>()
        }));
        if self.own.with_untracked(|own| *own != all) {
            self.own.set(all);
        }
    }

    /// The text of a routine of one's own as it is kept now.
    pub fn own_text(self, slug: &str) -> Option<String> {
        self.devices.with_value(|devices| devices.store.get(&format!("{OWN}{slug}")))
    }

    /// What was left of the editor of the routine called `slug`, or of a new one.
    pub fn unfinished(self, slug: Option<&str>) -> Option<Unfinished> {
        let (base, text) =
            storage::get_in_tab(&unfinished_key(slug))?.split_once('\n').map(|(base, text)| {
                (Some(base).filter(|it| !it.is_empty()).map(str::to_owned), text.to_owned())
            })?;
        let (name, steps) = custom::parse_unfinished(&text, content::exercise)?;
        Some(Unfinished { base, name, steps })
    }

    /// Keeps what is in that editor until the tab is closed: `text` as [`custom::write`] makes it, and what was kept
    /// of the routine when it was opened. Nothing forgets it.
    pub fn keep_unfinished(self, slug: Option<&str>, base: Option<&str>, text: Option<&str>) {
        // Neither has a line break: both are JSON in one line.
        let both = text.map(|text| format!("{}\n{text}", base.unwrap_or_default()));
        storage::put_in_tab(&unfinished_key(slug), both.as_deref());
    }

    pub(super) fn forget_unfinished() {
        storage::clear_tab(UNFINISHED);
    }

    /// The routine called `slug`.
    pub fn routine(self, slug: &str) -> Option<Arc<Routine>> {
        if slug.starts_with(MY) {
            return self.own.with_untracked(|own| own.iter().find(|it| it.slug == slug).cloned());
        }
        if let Some(exercise) = slug.strip_prefix(ALONE) {
            return content::exercise(exercise).map(|exercise| self.alone(exercise));
        }
        if let Some(made) = Made::parse(slug) {
            return self.made(made).ok();
        }
        content::routine(slug).map(|routine| Arc::new(routine.clone()))
    }

    /// A routine of nothing but `exercise`.
    pub fn alone(self, exercise: &'static Exercise) -> Arc<Routine> {
        let step = step(Movement::Library(exercise));
        let slug = format!("{ALONE}{}", exercise.slug);
        Arc::new(Routine {
            closing: Key::END_ALONE_CLOSING.text().into(),
            ..custom::compose(&slug, exercise.name, vec![step])
        })
    }

    /// A session made to measure.
    ///
    /// # Errors
    /// Says what of the wish leaves nothing.
    pub fn made(self, made: Made) -> Result<Arc<Routine>, generate::Unmet> {
        let (equipment, leave_out) =
            self.settings.with_untracked(|it| (it.equipment(), it.leave_out()));
        let anywhere = [Place::Chair, Place::Wall, Place::Floor];
        let places = made.place.map_or(anywhere.to_vec(), |place| vec![place]);
        let wish = Wish {
            minutes: made.minutes,
            places: &places,
            equipment: &equipment,
            leave_out: &leave_out,
            seed: made.seed,
        };
        let parts = self.log.with_untracked(|log| {
            let out = log.left_out();
            let left = content::exercises().iter().filter(|it| out.why(it).is_none());
            generate::generate(&wish, left)
        })?;
        let steps = parts
            .into_iter()
            .map(|(exercise, dose)| Step { dose: Some(dose), ..step(Movement::Library(exercise)) });
        let minutes = made.minutes.to_string();
        let name = Key::MAKE_NAME.fill(&[("n", &minutes)]);
        Ok(Arc::new(Routine {
            summary: Key::MAKE_SUMMARY.text().into(),
            ..custom::compose(&made.slug(), &name, steps.collect())
        }))
    }

    /// What to do now, and why.
    pub fn suggestion(self) -> Option<(Arc<Routine>, SuggestionReason)> {
        let now = clock::now().wall;
        let offset = clock::offset(now);
        let settings = self.settings.get();
        let (equipment, leave_out) = (settings.equipment(), settings.leave_out());
        self.log.with(|log| {
            let ago = |utc: Millis| ((now - utc).0 / 60_000) as u32;
            let recent: Vec<(&str, u32)> =
                log.records.iter().map(|it| (it.routine.as_str(), ago(it.utc))).collect();
            let situation = Situation {
                minute_of_day: minute_of_day(now, offset),
                weekday: Day::local(now, offset).weekday(),
                pattern: settings.pattern(),
                recent: &recent,
                equipment: &equipment,
                minutes: (settings.minutes > 0).then_some(settings.minutes),
                leave_out: &leave_out,
            };
            // What is left of each routine; the suggestion goes by that.
            let out = log.left_out();
            let fitted = |routine| fit(routine, &out, content::exercise).0;
            let routines: Vec<Routine> = content::routines().iter().map(fitted).collect();
            let (routine, reason) = suggest::suggest(&situation, &routines)?;
            Some((Arc::new(routine.clone()), reason))
        })
    }

    /// The person's level of `exercise`.
    pub fn level(self, exercise: &Exercise) -> u8 {
        self.verdict(exercise).level
    }

    /// The person's level of `exercise`, and why.
    pub fn verdict(self, exercise: &Exercise) -> Decision {
        self.log.with_untracked(|log| log.level(exercise))
    }

    /// The person wants another level.
    pub fn choose_level(self, exercise: &Exercise, level: u8) {
        self.change_log(|log, store| log.choose_level(store, exercise, level, clock::now().wall));
    }

    /// The person puts their pain in a number, 0 to 10; `before` is what they said a moment ago, which it
    /// replaces. Returns what is kept. After a session the change since before it is noted, too.
    pub fn note_pain(
        self,
        before: Option<Pain>,
        value: u8,
        when: PainWhen,
        place: Option<String>,
    ) -> Pain {
        // The check may have been answered in another tab, a moment ago.
        self.refresh_gate();
        let utc = clock::now().wall;
        let offset = clock::offset(utc);
        let day = Day::local(utc, offset);
        let id = self.log.with_untracked(|log| log.new_id(utc));
        let pain = Pain { id, utc, offset, day, value, when, place: place.clone() };
        let check = self.log.with_untracked(|log| log.checks.last().map_or(0, |check| check.id));
        let before = before.filter(|before| feedback::corrects(before, utc, day, check));
        let pain = match before.clone() {
            Some(before) => Pain { value, place, ..before },
            None => pain,
        };
        let kept = pain.clone();
        self.change_log(|log, store| log.add_pain(store, kept));
        if when == PainWhen::After {
            self.note_change(&pain);
        }
        Self::mirror_pain(&pain, before.as_ref());
        self.refresh_gate();
        pain
    }

    /// What pain after a session says against that before it.
    fn note_change(self, after: &Pain) {
        let felt = self.log.with_untracked(|log| {
            feedback::change_in_session(&log.records, &log.pains, &log.feedback, after)
        });
        if let Some(felt) = felt {
            self.give_feedback(felt);
        }
    }

    /// The person says how a session felt.
    pub fn give_feedback(self, feedback: Feedback) {
        self.change_log(|log, store| log.add_feedback(store, feedback));
        Self::mirror_feedback(&feedback);
        self.refresh_gate();
    }

    /// The feedback on yesterday's last session, if the morning after is not yet told.
    pub fn morning_after(self) -> Option<Feedback> {
        let today = self.today();
        self.log.with(|log| feedback::morning_after(&log.records, &log.feedback, today))
    }

    /// Keeps the session that is over, which ended at `ended`.
    pub(super) fn keep_session(self, ended: Moment) {
        let Some(Playing { routine, session, .. }) = self.playing.get_untracked() else { return };
        self.change_log(|log, store| {
            log.add_session(store, &session, &routine.slug, ended.wall).unwrap_or(Ok(()))
        });
        if let Some(record) = self.log.with_untracked(|log| log.records.last().cloned()) {
            Self::mirror_record(&record);
        }
        // It may have ended with a stop sign.
        self.refresh_gate();
    }

    pub(super) fn change_log(
        self,
        change: impl FnOnce(&mut super::Log, &Store) -> Result<(), super::Trouble>,
    ) {
        let mut kept = Ok(());
        self.devices.with_value(|devices| {
            self.log.update(|log| kept = change(log, &devices.store));
        });
        self.note_trouble(kept);
    }

    /// Keeps a routine of one's own, under its slug or a new one, and says which.
    pub fn keep_routine(self, name: &str, steps: Vec<Step>, slug: Option<&str>) -> String {
        let now = clock::now().wall;
        let slug = slug.map_or_else(|| format!("{MY}{}", now.0), str::to_owned);
        let routine = Arc::new(Routine {
            closing: Key::END_OWN_CLOSING.text().into(),
            ..custom::compose(&slug, name, steps)
        });
        let kept = self.devices.with_value(|devices| {
            devices.store.put(&format!("{OWN}{slug}"), &custom::write(&routine))
        });
        self.note_trouble(kept);
        self.own.update(|own| match own.iter_mut().find(|it| it.slug == slug) {
            Some(old) => *old = routine,
            None => own.push(routine),
        });
        slug
    }

    /// Knows a routine that is not the person's own for as long as the page lives.
    pub fn lend(self, routine: Routine) -> Arc<Routine> {
        let closing = Key::END_OWN_CLOSING.text().into();
        let routine = Arc::new(Routine { closing, ..routine });
        self.own.update(|own| {
            own.retain(|it| it.slug != routine.slug);
            own.push(routine.clone());
        });
        routine
    }

    /// Shows `routine`, ready to be started; what was over before it is gone.
    pub fn show_ready(self, routine: &Routine) {
        self.playing.set(None);
        let route = Route::Session(routine.slug.to_string());
        // The focus stays where it is: the person may be reading the page around.
        if untrack(|| self.route.with(|shown| *shown != route)) {
            self.route.set(route);
        }
    }

    /// The session that was kept last.
    pub fn last_record(self) -> Option<Record> {
        self.log.with_untracked(|log| log.records.last().cloned())
    }

    /// Throws a routine of one's own away.
    pub fn drop_routine(self, slug: &str) {
        self.devices.with_value(|devices| devices.store.remove(&format!("{OWN}{slug}")));
        self.own.update(|own| own.retain(|it| it.slug != slug));
    }

    /// Whether `routine` is the person's own.
    pub fn is_own(self, routine: &Routine) -> bool {
        routine.slug.starts_with(MY)
    }

    /// A routine from a text that came from outside; it is not kept.
    ///
    /// # Errors
    /// Names the field that is wrong.
    pub fn read_routine(self, text: &str) -> Result<Routine, Fault> {
        custom::parse(text, "shared", content::exercise)
    }

    /// The link that carries the whole of `routine`.
    pub fn link(self, routine: &Routine) -> String {
        share::link(&custom::write(routine))
    }

    /// Gives the person `routine` as a file.
    pub fn save_file(self, routine: &Routine) {
        share::save_file(&format!("{}.unhunch.json", routine.slug), &custom::write(routine));
    }
}

/// `movement` as it comes.
fn step(movement: Movement) -> Step {
    Step { movement, dose: None, prepare: None, ready: None, cue: None }
}
