//! The routines that a person can start: those of the library, their own, one exercise alone, and one made to
//! measure. Each is found by its slug, and so has an address.

pub(super) mod admission;
pub mod around;
pub(super) mod editing;
pub(super) mod fit;
mod made;
mod planned;

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::read_only::ReadOnly;

use super::journal::JournalHandle;
use super::page::today;
use super::settings::SettingsHandle;
use super::start::StartHandle;
use super::store::StoreHandle;
use crate::content;
use crate::domain::journal::envelope::crc32;
use crate::domain::library::exercise::Exercise;
use crate::domain::library::movement::Movement;
use crate::domain::library::routine::{Routine, Step};
use crate::domain::library::search::Query;
use crate::domain::route::Route;
use crate::domain::routines::custom::{self, Fault, MY};
use crate::domain::routines::made::Made;
use crate::domain::routines::marks::Mark;
use crate::domain::routines::suggest::{self, Situation, SuggestionReason};
use crate::domain::routines::swap;
use crate::domain::time::Millis;
use crate::domain::time::day::{Day, minute_of_day};
use crate::i18n::Key;
use crate::platform::{boot, clock, share};

/// Each routine of one's own is stored under this and its slug.
pub(super) const CUSTOM: &str = "routine:";

/// What the first paint of the next visit offers, a line for each part of the time to come: from when on (milliseconds since
/// 1970), then slug, name, facts and reason, with tabs between.
const CARD: &str = "card";
/// In so many steps of half an hour: a day and a half.
const OUTLOOK: u64 = 72;
const OUTLOOK_STEP: Millis = Millis::from_secs(30 * 60);

/// Slugs of single exercises begin with this.
const ALONE: &str = "exercise-";

/// Slugs of routines that came from outside, and are not stored, begin with this.
const SHARED: &str = "shared-";

/// The handle of what can be started. Copies lead to the same routines.
#[derive(Clone, Copy)]
pub struct RoutinesHandle {
    start: StartHandle,
    /// Those of the person's own, and those that are lent to the page.
    custom: RwSignal<Vec<Arc<Routine>>>,
    /// What was looked for in the library, by the place in the history of this tab.
    searches: StoredValue<Vec<(String, Query)>>,
    /// The routine that the page offered before the app was there, until it was offered by the app.
    painted: StoredValue<Option<String>>,
}

impl RoutinesHandle {
    pub(super) fn new(start: StartHandle) -> Self {
        // Who begins elsewhere finds at home what fits then.
        let page = start.check().page();
        let at_home = !page.is_embedded() && page.route().with_untracked(|it| *it == Route::Home);
        Self {
            start,
            custom: RwSignal::new(Vec::new()),
            searches: StoredValue::new(Vec::new()),
            painted: StoredValue::new(boot::painted_routine().filter(|_| at_home)),
        }
    }

    pub(super) fn start(self) -> StartHandle {
        self.start
    }

    fn journal(self) -> JournalHandle {
        self.start.check().journal()
    }

    fn store(self) -> StoreHandle {
        self.journal().store()
    }

    fn settings(self) -> SettingsHandle {
        self.start.check().session().settings()
    }

    /// The routines of the person's own.
    pub fn custom(self) -> ReadOnly<Vec<Arc<Routine>>> {
        ReadOnly(self.custom)
    }

    /// Reads the routines of the person's own. Those that were lent to the page stay.
    pub(super) fn read(self) {
        let mut all = self.custom.get_untracked();
        all.retain(|it| !self.is_custom(it));
        all.extend(self.store().with(|store| {
            let read = |key: String| {
                let slug = key.strip_prefix(CUSTOM)?;
                let read = custom::parse(&store.get(&key)?, slug, content::exercise).ok()?;
                Some(Arc::new(closed(read)))
            };
            store.keys(CUSTOM).into_iter().filter_map(read).collect::<Vec<_>>()
        }));
        if self.custom.with_untracked(|custom| *custom != all) {
            self.custom.set(all);
        }
    }

    /// Start was pressed before the library was here.
    pub(super) fn start_what_waits(self) {
        if let Some(routine) = self.start.take_waiting().and_then(|slug| self.routine(&slug)) {
            self.start.start(routine);
        }
    }

    /// The text of a routine of one's own as it is stored now.
    pub fn custom_text(self, slug: &str) -> Option<String> {
        self.store().get(&format!("{CUSTOM}{slug}"))
    }

    /// The routine called `slug`.
    pub fn routine(self, slug: &str) -> Option<Arc<Routine>> {
        if slug.starts_with(MY) || slug.starts_with(SHARED) {
            let is_it = |it: &&Arc<Routine>| it.slug == slug;
            return self.custom.with_untracked(|custom| custom.iter().find(is_it).cloned());
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
        let step = Step::plain(Movement::Library(exercise));
        let slug = format!("{ALONE}{}", exercise.slug);
        Arc::new(Routine {
            closing: Key::END_ALONE_CLOSING.into(),
            ..custom::compose(&slug, &exercise.name, vec![step])
        })
    }

    /// What was looked for in the library at this place in the history; it is forgotten here.
    pub fn search_at(self, place: &str) -> Option<Query> {
        let at = self.searches.with_value(|all| all.iter().position(|(it, _)| it == place))?;
        self.searches.try_update_value(|all| all.swap_remove(at).1)
    }

    /// Remembers it for whoever comes back there.
    pub fn remember_search(self, place: String, query: Query) {
        self.searches.try_update_value(|all| all.push((place, query)));
    }

    /// What to do now, and why. The first time it is what the page has offered since its first paint.
    pub fn suggestion(self) -> Option<(Arc<Routine>, SuggestionReason)> {
        let painted = self.painted.try_update_value(Option::take).flatten();
        let now = [clock::now().wall];
        painted
            .and_then(|slug| self.suggestions(&now, |it| it.slug == slug).pop())
            .or_else(|| self.suggestions(&now, |_| true).pop())
            .map(|(_, routine, reason)| (routine, reason))
    }

    /// What there will be to do in the hours to come, if nothing happens until then: each from its time on.
    pub fn outlook(self) -> Vec<(Millis, Arc<Routine>, SuggestionReason)> {
        let now = clock::now().wall;
        let times: Vec<Millis> =
            (0..OUTLOOK).map(|step| Millis(now.0 + OUTLOOK_STEP.0 * step)).collect();
        let mut outlook = self.suggestions(&times, |_| true);
        outlook.dedup_by(|next, last| next.1.slug == last.1.slug);
        outlook
    }

    /// Leaves for the first paint of the next visit what it is to offer: the text that `boot.js` reads.
    pub fn leave_card(self, text: &str) {
        self.store().put_quietly(CARD, text);
    }

    /// What to do at each of these `times`, of the routines that `counts`.
    fn suggestions(
        self,
        times: &[Millis],
        counts: impl Fn(&Routine) -> bool,
    ) -> Vec<(Millis, Arc<Routine>, SuggestionReason)> {
        let settings = self.settings().chosen().get();
        let (equipment, leave_out) = (settings.equipment(), settings.leave_out());
        self.journal().log().with(|log| {
            // What is left of each routine; the suggestion goes by that.
            let marks = log.marks();
            let out = log.left_out_or_unwanted(content::rules(), today());
            let liked = marks.with(Mark::Liked);
            let fitted = |routine| swap::fit(routine, &out, content::exercise).0;
            let routines = content::routines().iter().filter(|it| counts(it));
            let routines: Vec<Routine> = routines.map(fitted).collect();
            let first = log.began().is_none();
            let at = |&time: &Millis| {
                let ago = |utc: Millis| ((time - utc).0 / 60_000) as u32;
                let recent: Vec<(&str, u32)> =
                    log.records.iter().map(|it| (it.routine.as_str(), ago(it.utc))).collect();
                let offset = clock::offset(time);
                let situation = Situation {
                    minute_of_day: minute_of_day(time, offset),
                    weekday: Day::local(time, offset).weekday(),
                    pattern: settings.pattern(),
                    recent: &recent,
                    equipment: &equipment,
                    minutes: (settings.minutes > 0).then_some(settings.minutes),
                    leave_out: &leave_out,
                    liked: &liked,
                    first,
                };
                let (routine, reason) = suggest::suggest(&situation, &routines)?;
                Some((time, Arc::new(routine.clone()), reason))
            };
            times.iter().filter_map(at).collect()
        })
    }

    /// Stores a routine of one's own, under its slug or a new one, and says which.
    pub fn save(self, name: &str, steps: Vec<Step>, slug: Option<&str>) -> String {
        let now = clock::now().wall;
        let slug = slug.map_or_else(|| format!("{MY}{}", now.0), str::to_owned);
        let routine = Arc::new(closed(custom::compose(&slug, name, steps)));
        self.store().put(&format!("{CUSTOM}{slug}"), &custom::write(&routine));
        self.custom.update(|custom| match custom.iter_mut().find(|it| it.slug == slug) {
            Some(old) => *old = routine,
            None => custom.push(routine),
        });
        slug
    }

    /// Knows a routine that is not the person's own for as long as the page lives.
    pub fn lend(self, routine: Routine) -> Arc<Routine> {
        let routine = Arc::new(closed(routine));
        self.custom.update(|custom| {
            custom.retain(|it| it.slug != routine.slug);
            custom.push(routine.clone());
        });
        routine
    }

    /// Throws a routine of one's own away.
    pub fn discard(self, slug: &str) {
        self.store().remove(&format!("{CUSTOM}{slug}"));
        self.custom.update(|custom| custom.retain(|it| it.slug != slug));
    }

    /// Whether `routine` is the person's own.
    pub fn is_custom(self, routine: &Routine) -> bool {
        routine.slug.starts_with(MY)
    }

    /// A routine from a text that came from outside; it is not stored.
    ///
    /// # Errors
    /// Names the field that is wrong.
    pub fn parse(self, text: &str) -> Result<Routine, Fault> {
        // The number stands for the text: another routine is another one.
        let slug = format!("{SHARED}{}", crc32(text.as_bytes()));
        custom::parse(text, &slug, content::exercise)
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

/// A routine of one's own with what is said at its end.
fn closed(routine: Routine) -> Routine {
    Routine { closing: Key::END_OWN_CLOSING.into(), ..routine }
}
