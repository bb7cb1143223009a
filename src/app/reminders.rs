//! Reminders: the desk rhythm while the app is open, and calendar files for when it is closed.
//!
//! Invariant: nothing reminds in a session, and one call of [`RemindersHandle::stop`] ends all of it.

use std::time::Duration;

use leptos::prelude::*;

use crate::app::read_only::ReadOnly;

use super::devices::DevicesHandle;
use super::page::today;
use super::session::SessionHandle;
use super::store::StoreHandle;
use crate::domain::device::Permission;
use crate::domain::reminders::calendar::{Reminder, calendar};
use crate::domain::reminders::desk::{DeskPlan, Due, LastDone};
use crate::domain::reminders::zone::TimeZone;
use crate::domain::session::earcon::tones;
use crate::domain::session::timeline::CueKind;
use crate::domain::time::Millis;
use crate::domain::time::day::{Day, minute_of_day};
use crate::i18n::Key;
use crate::platform::json::Json;
use crate::platform::sound::Sound;
use crate::platform::{clock, notify, page, share, storage};

const PLAN: &str = "reminders";
/// What was last done; on the disk, so that two tabs remind once.
const LAST_DONE: &str = "desk";
/// What makes the entries of this device's calendar files its own.
const PERSON: &str = "calendar";
/// How often the time is looked at. A hidden page is woken once a minute.
const LOOK: Duration = Duration::from_secs(15);
/// Minutes until it comes again.
const SNOOZE: u16 = 10;

/// The handle of the desk rhythm. Copies lead to the same one.
#[derive(Clone, Copy)]
pub struct RemindersHandle {
    session: SessionHandle,
    store: StoreHandle,
    plan: RwSignal<DeskPlan>,
    due: RwSignal<Option<Due>>,
}

impl RemindersHandle {
    pub(super) fn new(session: SessionHandle, store: StoreHandle) -> Self {
        Self { session, store, plan: RwSignal::new(DeskPlan::default()), due: RwSignal::new(None) }
    }

    fn devices(self) -> DevicesHandle {
        self.session.settings().devices()
    }

    /// What the person wants.
    pub fn plan(self) -> ReadOnly<DeskPlan> {
        ReadOnly(self.plan)
    }

    /// What is due.
    pub fn due(self) -> ReadOnly<Option<Due>> {
        ReadOnly(self.due)
    }

    /// Reads what the person wants, and looks at the time from now on.
    pub fn begin(self) {
        self.read();
        set_interval(move || self.look(), LOOK);
        // On a page of others it would listen for longer than the app is there.
        if !self.session.page().is_guest() {
            storage::on_change_under(&[PLAN], move || {
                self.store.with(|store| store.yield_to_disk(PLAN));
                self.read();
            });
        }
        // A page that came with reminders on has not been touched yet.
        page::on_press(move || {
            if self.plan.with_untracked(|plan| plan.on) && !untrack(|| self.session.is_active()) {
                self.devices().with_sound(Sound::unlock_for_later);
            }
        });
    }

    /// Takes over what is kept, which another tab may have changed.
    pub(super) fn read(self) {
        let text = self.store.get(PLAN);
        let kept = text.and_then(|text| plan_of(&Json::parse(&text)?)).unwrap_or_default();
        if self.plan.with_untracked(|plan| *plan != kept) {
            self.plan.set(kept);
        }
        if !self.plan.with_untracked(|plan| plan.on) && self.due.get_untracked().is_some() {
            self.clear();
        }
    }

    fn look(self) {
        let plan = self.plan.get_untracked();
        if !plan.on {
            return;
        }
        let now = clock::now().wall;
        if untrack(|| self.session.is_active()) {
            // Whoever is in a session moves.
            if self.due.get_untracked().is_some() {
                self.clear();
            }
            return self.note(|last| last.done(Due::Routine, now));
        }
        let offset = clock::offset(now);
        let (day, minute) = (Day::local(now, offset).weekday(), minute_of_day(now, offset));
        let mut due = None;
        self.note(|last| {
            let (next, what) = last.look(&plan, now, day, minute);
            due = what;
            next
        });
        if let Some(due) = due {
            self.remind(due);
        }
    }

    fn note(self, change: impl FnOnce(LastDone) -> LastDone) {
        let stored = self.store.get(LAST_DONE).map(|it| read_last_done(&it));
        let LastDone { stood, moved, snoozed, seen } = change(stored.unwrap_or_default());
        let text = [stood, moved, snoozed, seen].map(|it| it.0.to_string()).join(" ");
        // Where the disk takes nothing it is in memory, and two tabs may both remind.
        self.store.put_quietly(LAST_DONE, &text);
    }

    fn remind(self, due: Due) {
        self.due.set(Some(due));
        notify::badge(true);
        if notify::permission() == Permission::Granted {
            notify::show(title(due).text(), Key::REMINDERS_BODY.text());
        } else {
            // It is heard where the page has been touched, and nowhere else.
            self.devices().with_sound(|sound| sound.chime(tones(CueKind::Rest)));
        }
    }

    /// The person has done one, now or just before.
    pub fn done(self, what: Due) {
        self.note(|last| last.done(what, clock::now().wall));
        self.clear();
    }

    pub fn snooze(self, what: Due) {
        let plan = self.plan.get_untracked();
        self.note(|last| last.snoozed(what, SNOOZE, &plan, clock::now().wall));
        self.clear();
    }

    /// No more reminders at all.
    pub fn stop(self) {
        self.change(|plan| plan.on = false);
    }

    fn clear(self) {
        self.due.set(None);
        notify::badge(false);
        notify::close();
    }

    /// Changes what the person wants, and keeps it. Must run in the tap: the chime may be heard from now on.
    pub fn change(self, change: impl FnOnce(&mut DeskPlan)) {
        self.devices().with_sound(Sound::unlock_for_later);
        self.put(change);
    }

    fn put(self, change: impl FnOnce(&mut DeskPlan)) {
        self.read();
        self.plan.update(change);
        let plan = self.plan.get_untracked();
        if !plan.on {
            self.clear();
        }
        let text = json_of(&plan).text().unwrap_or_default();
        self.store.put(PLAN, &text);
    }

    /// All is erased: nothing reminds any more.
    pub(super) fn forget(self) {
        self.plan.set(DeskPlan::default());
        self.clear();
    }

    /// What the person wants, to take along.
    pub fn to_json(self) -> Json {
        self.plan.with_untracked(json_of)
    }

    /// Takes over what was taken along; says whether it could be read.
    pub fn take_over(self, json: &Json) -> bool {
        let plan = plan_of(json);
        let readable = plan.is_some();
        if let Some(plan) = plan {
            // The tap that chose the file is over.
            self.put(|it| *it = plan);
        }
        readable
    }

    /// What makes the calendar entries of this device its own; kept, so that a later file changes those of an earlier one.
    fn person(self) -> String {
        self.store.get(PERSON).unwrap_or_else(|| {
            let made = format!("{:08x}", clock::random(1 << 32));
            // Where it is not stored, the next file makes entries of its own.
            self.store.put_quietly(PERSON, &made);
            made
        })
    }

    /// Gives the person a calendar file of `wanted`: a routine's slug, its title, and when.
    pub fn save_calendar(self, wanted: &[(&str, &'static str, Vec<u16>)]) {
        let plan = self.plan.get_untracked();
        let reminders: Vec<Reminder> = wanted
            .iter()
            .map(|(slug, title, times)| Reminder {
                title: (*title).to_owned(),
                days: if *slug == DESK { plan.days.clone() } else { (0..7).collect() },
                times: times.clone(),
                minutes: 5,
                ..Self::reminder(slug)
            })
            .collect();
        self.save_reminders(&reminders);
    }

    /// One that leads to the session of a routine; when it comes is still to be said.
    pub(super) fn reminder(slug: &str) -> Reminder {
        Reminder {
            id: slug.to_owned(),
            text: Key::REMINDERS_BODY.text().to_owned(),
            link: share::address(&format!("#/session/{slug}")),
            ..Reminder::default()
        }
    }

    /// Gives the person a calendar file of `reminders`.
    pub(super) fn save_reminders(self, reminders: &[Reminder]) {
        let now = clock::now().wall;
        let zone = TimeZone::of(clock::zone().as_deref(), now, clock::offset);
        let text = calendar(reminders, today(), now, &zone, &self.person());
        share::save_file_as("unhunch.ics", &text, "text/calendar");
    }
}

/// The micro-routine.
pub const DESK: &str = "office-reset";

/// What is said when something is due.
pub fn title(due: Due) -> Key {
    match due {
        Due::Stand => Key::REMINDERS_STAND_NOW,
        Due::Routine => Key::REMINDERS_MOVE_NOW,
    }
}

fn numbers(plan: &mut DeskPlan) -> [(&'static str, &mut u16); 6] {
    [
        ("from", &mut plan.from),
        ("until", &mut plan.until),
        ("quiet_from", &mut plan.quiet_from),
        ("quiet_until", &mut plan.quiet_until),
        ("stand", &mut plan.stand),
        ("routine", &mut plan.routine),
    ]
}

fn json_of(plan: &DeskPlan) -> Json {
    let json = Json::default();
    json.write("on", &plan.on);
    json.write("days", &plan.days.iter().map(ToString::to_string).collect::<Vec<_>>());
    for (key, minutes) in numbers(&mut plan.clone()) {
        json.write(key, minutes);
    }
    json
}

fn plan_of(json: &Json) -> Option<DeskPlan> {
    let mut plan = DeskPlan::default();
    let mut days: Vec<String> = plan.days.iter().map(ToString::to_string).collect();
    json.read("on", &mut plan.on)?;
    json.read("days", &mut days)?;
    for (key, minutes) in numbers(&mut plan) {
        json.read(key, minutes)?;
    }
    let chosen = |day: &u8| days.iter().any(|it| *it == day.to_string());
    plan.days = (0..7).filter(chosen).collect();
    plan.is_sound().then_some(plan)
}

fn read_last_done(text: &str) -> LastDone {
    let mut numbers = text.split(' ').map(|it| Millis(it.parse().unwrap_or(0)));
    let mut next = || numbers.next().unwrap_or_default();
    LastDone { stood: next(), moved: next(), snoozed: next(), seen: next() }
}
