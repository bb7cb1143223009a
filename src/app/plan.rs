//! The plan of the person, what of it is done today, and the trials that they follow. All of it is in the log: this
//! handle has nothing of its own.

use std::borrow::Cow;
use std::sync::Arc;

use leptos::prelude::*;

use super::journal::JournalHandle;
use super::page::today;
use super::reminders::RemindersHandle;
use super::routines::RoutinesHandle;
use crate::content;
use crate::domain::journal::ask::{TodayAsk, today_ask};
use crate::domain::journal::entry::{Addition, Entry, EntryKind};
use crate::domain::journal::following::{
    MoveFor, PlanChoice, PlanItem, PlanTick, plan, ticks, write_move,
};
use crate::domain::journal::log::Log;
use crate::domain::journal::record::Record;
use crate::domain::journal::trial_run::{BEGINS, ENDS, HEAVIER, TrialRun, trial_run};
use crate::domain::library::purpose::Purpose;
use crate::domain::library::routine::Routine;
use crate::domain::reminders::calendar::Reminder;
use crate::domain::reminders::desk::Due;
use crate::domain::routines::plan::{DayPlan, IfThen, PlanDay, PlanPart, PlanSize};
use crate::domain::routines::trial::TrialId;
use crate::domain::time::day::Weekday;

/// The handle of the plan. Copies lead to the same one.
#[derive(Clone, Copy)]
pub struct PlanHandle {
    routines: RoutinesHandle,
    reminders: RemindersHandle,
}

impl PlanHandle {
    pub(super) fn new(routines: RoutinesHandle, reminders: RemindersHandle) -> Self {
        Self { routines, reminders }
    }

    fn journal(self) -> JournalHandle {
        self.routines.start().check().journal()
    }

    fn entries(self) -> Vec<Entry> {
        self.journal().log().with(Log::standing_entries)
    }

    /// The plan, where there is one.
    pub fn plan(self) -> Option<DayPlan> {
        plan(&self.entries())
    }

    /// The days at the desk.
    pub fn desk_days(self) -> Vec<Weekday> {
        self.reminders.plan().with(|it| it.days.clone())
    }

    /// What there is to tick today.
    pub fn ticks(self) -> Vec<PlanTick> {
        let today = self.journal().page().today();
        let entries = self.entries();
        let Some(plan) = plan(&entries) else { return Vec::new() };
        let parts = self.routines.of_parts();
        let own = |part: PlanPart| {
            let found = parts.iter().find(|(it, _)| *it == part);
            found.map(|(_, it)| it.slug.to_string())
        };
        let purpose = |slug: &str| content::routine(slug).map_or(Purpose::NONE, |it| it.purpose);
        let desk = self.desk_days();
        let records: Vec<Record> = self.journal().log().with(|log| {
            let standing = log.standing();
            let of_today = log.records.iter().filter(|it| it.day == today);
            of_today.filter_map(|it| standing.record(it)).map(Cow::into_owned).collect()
        });
        ticks((&plan, &desk), today, (&records, &entries), own, purpose)
    }

    /// The person says of `item` that it was done today, or that it was not.
    pub fn tick(self, item: PlanItem, on: bool) {
        let (of, name) = match item {
            PlanItem::Part(part) => (None, Some(part.id().to_owned())),
            PlanItem::Line(id) => (Some(id), None),
        };
        let value = Some(on.into());
        self.journal().add_entry(Addition { of, name, value, ..Addition::new(EntryKind::Tick) });
    }

    /// The person has just had a break at the desk.
    pub fn did_one(self) {
        self.reminders.done(Due::Routine);
        self.journal().add_entry(Addition::new(EntryKind::Desk));
    }

    fn choose(self, choice: PlanChoice, text: &str, value: Option<i32>) {
        let (name, text) = (Some(choice.id().to_owned()), Some(text.to_owned()));
        self.journal().add_entry(Addition { name, value, text, ..Addition::new(EntryKind::Plan) });
    }

    /// Begins a plan of this size, or changes the one that there is.
    pub fn choose_size(self, size: PlanSize) {
        self.choose(PlanChoice::Size, size.id(), None);
    }

    pub fn set_part(self, part: PlanPart, on: bool) {
        self.choose(PlanChoice::Part, part.id(), Some(on.into()));
    }

    pub fn set_strength(self, day: Weekday, on: bool) {
        self.choose(PlanChoice::Strength, PlanDay::of(day).id(), Some(on.into()));
    }

    pub fn set_time(self, part: PlanPart, minute: u16) {
        self.choose(PlanChoice::Time, part.id(), Some(minute.into()));
    }

    /// There is no plan any more; what was done stays.
    pub fn stop(self) {
        self.choose(PlanChoice::Stop, PlanChoice::Stop.id(), None);
    }

    /// What is asked is not wanted now.
    pub fn put_off(self, ask: TodayAsk) {
        self.choose(PlanChoice::Later, ask.id(), None);
    }

    /// Moves strength, for this week or for good.
    pub fn move_day(self, from: Weekday, to: Weekday, long: MoveFor) {
        let (name, text) = (Some(long.id().to_owned()), Some(write_move(from, to)));
        self.journal().add_entry(Addition { name, text, ..Addition::new(EntryKind::Moved) });
    }

    /// Adds what the person does after what; says whether there was any "when".
    pub fn add_line(self, when: &str, routine: &str) -> bool {
        let when = IfThen::clean(when);
        let is_some = when.is_some();
        if is_some {
            let name = Some(routine.to_owned());
            self.journal().add_entry(Addition {
                name,
                text: when,
                ..Addition::new(EntryKind::Line)
            });
        }
        is_some
    }

    pub fn remove_line(self, id: u64) {
        self.journal().add_entry(Addition { of: Some(id), ..Addition::new(EntryKind::Delete) });
    }

    /// The one thing that is asked on Today.
    pub fn ask(self) -> Option<TodayAsk> {
        let journal = self.journal();
        let waits = journal.left_behind().with(|left| left.offered().is_some());
        let today = journal.page().today();
        let entries = self.entries();
        journal
            .log()
            .with(|log| today_ask((log, &entries, &log.sums()), content::routines(), today, waits))
    }

    /// `trial`, where it was begun.
    pub fn trial(self, trial: TrialId) -> Option<TrialRun> {
        trial_run(&self.entries(), trial)
    }

    pub fn begin_trial(self, trial: TrialId) {
        self.say_of_trial(trial, BEGINS);
    }

    pub fn end_trial(self, trial: TrialId) {
        self.say_of_trial(trial, ENDS);
    }

    /// The weight is heavier from now on.
    pub fn make_heavier(self, trial: TrialId) {
        self.say_of_trial(trial, HEAVIER);
    }

    fn say_of_trial(self, trial: TrialId, value: i32) {
        let (name, value) = (Some(trial.id().to_owned()), Some(value));
        self.journal().add_entry(Addition { name, value, ..Addition::new(EntryKind::Trial) });
    }

    /// Gives the person a calendar file of the plan. `title` is what a part of it is called beside its routine. Says
    /// whether anything comes at all.
    pub fn save_calendar(self, title: impl Fn(PlanPart, &Routine) -> String) -> bool {
        let Some(plan) = untrack(|| self.plan()) else { return false };
        let desk = self.reminders.plan().get_untracked();
        let parts = untrack(|| self.routines.of_parts());
        let mut reminders: Vec<Reminder> = Vec::new();
        for hours in plan.hours(&desk, today()) {
            if let Some((part, routine)) = parts.iter().find(|(it, _)| *it == hours.part) {
                reminders.push(Reminder {
                    title: title(*part, routine),
                    days: hours.days,
                    times: hours.times,
                    without: hours.without,
                    also: hours.also,
                    ..of(routine)
                });
            }
        }
        for line in &plan.lines {
            if let Some(routine) = untrack(|| self.routines.routine(&line.routine)) {
                reminders.push(Reminder {
                    id: format!("line-{}", line.id),
                    title: format!("{}: {}", line.when, &*routine.name),
                    days: (0..7).collect(),
                    all_day: true,
                    ..of(&routine)
                });
            }
        }
        if !reminders.is_empty() {
            self.reminders.save_reminders(&reminders);
        }
        !reminders.is_empty()
    }
}

/// A reminder of `routine`; when it comes is still to be said.
fn of(routine: &Arc<Routine>) -> Reminder {
    let minutes = routine.stated.0.div_ceil(60_000) as u16;
    Reminder { minutes, ..RemindersHandle::reminder(&routine.slug) }
}
