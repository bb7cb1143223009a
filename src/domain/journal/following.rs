//! The plan of the person, and what of it is done on a day, as folds over the entries and the sessions.
//!
//! Invariant (`tests/plan.rs`): a session ticks by itself, and what was said last of a tick counts.

use crate::domain::journal::entry::{Entry, EntryKind};
use crate::domain::journal::record::Record;
use crate::domain::library::purpose::Purpose;
use crate::domain::order;
use crate::domain::routines::plan::{DayPlan, IfThen, MOST_TICKS, PlanDay, PlanPart, PlanSize};
use crate::domain::time::Millis;
use crate::domain::time::day::{Day, Weekday, minute_of_day};
use crate::domain::words::words;

words! {
    /// What a choice about the plan is about: the `name` of its entry.
    PlanChoice {
        /// `text` is the size; the first one begins the plan.
        Size = "size",
        /// The part `text` is on (`value` 1) or off.
        Part = "part",
        /// The day `text` is one of strength (`value` 1), or none.
        Strength = "strength",
        /// The part `text` comes at the minute `value`.
        Time = "at",
        /// There is no plan any more.
        Stop = "stop",
        /// What was asked, the id `text`, is not wanted now.
        Later = "later",
    }
}

words! {
    /// How long a day is moved for: the `name` of its entry.
    MoveFor {
        Week = "week",
        Always = "always",
    }
}

/// From one day to another, as it stands in an entry: `tue>wed`.
pub fn write_move(from: Weekday, to: Weekday) -> String {
    format!("{}>{}", PlanDay::of(from).id(), PlanDay::of(to).id())
}

fn read_move(text: &str) -> Option<(Weekday, Weekday)> {
    let (from, to) = text.split_once('>')?;
    Some((PlanDay::named(from)? as Weekday, PlanDay::named(to)? as Weekday))
}

/// The plan that `entries` make, oldest first; none before it was begun and after it was stopped. What cannot be
/// understood changes nothing.
pub fn plan(entries: &[Entry]) -> Option<DayPlan> {
    let mut plan: Option<DayPlan> = None;
    // They are the person's own words, and outlive a plan.
    let mut lines = Vec::new();
    for entry in entries {
        match entry.is() {
            Some(EntryKind::Plan) => plan = chosen(plan, entry),
            Some(EntryKind::Moved) => {
                if let Some(plan) = &mut plan {
                    move_day(plan, entry);
                }
            }
            Some(EntryKind::Line) => {
                if let (Some(when), Some(routine)) = (&entry.text, &entry.name)
                    && let Some(when) = IfThen::clean(when)
                {
                    lines.push(IfThen { id: entry.id, when, routine: routine.clone() });
                }
            }
            _ => {}
        }
    }
    let mut plan = plan?;
    plan.lines = lines;
    Some(plan)
}

fn chosen(plan: Option<DayPlan>, entry: &Entry) -> Option<DayPlan> {
    let text = entry.text.as_deref().unwrap_or_default();
    let on = entry.value == Some(1);
    match (entry.name.as_deref().and_then(PlanChoice::named), plan) {
        (Some(PlanChoice::Stop), _) => None,
        (Some(PlanChoice::Size), plan) => match (PlanSize::named(text), plan) {
            (None, plan) => plan,
            (Some(size), Some(plan)) => Some(plan.resized(size)),
            (Some(size), None) => Some(DayPlan::new(size, entry.day)),
        },
        (choice, Some(mut plan)) => {
            let part = PlanPart::named(text);
            match (choice, part, PlanDay::named(text)) {
                (Some(PlanChoice::Part), Some(part), _) => plan.set(part, on),
                (Some(PlanChoice::Strength), _, Some(day)) => plan.set_strength(day as Weekday, on),
                (Some(PlanChoice::Time), Some(part), _) => {
                    if let Some(Ok(minute)) = entry.value.map(u16::try_from) {
                        plan.set_time(part, minute);
                    }
                }
                _ => {}
            }
            Some(plan)
        }
        (_, None) => None,
    }
}

fn move_day(plan: &mut DayPlan, entry: &Entry) {
    let Some((from, to)) = entry.text.as_deref().and_then(read_move) else { return };
    match entry.name.as_deref().and_then(MoveFor::named) {
        Some(MoveFor::Always) => plan.move_for_good(from, to),
        Some(MoveFor::Week) => {
            let monday = entry.day.monday();
            let day = |it: Weekday| Day(monday.0 + i32::from(it));
            plan.move_once(day(from), day(to));
        }
        None => {}
    }
}

/// What can be ticked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlanItem {
    Part(PlanPart),
    /// The line with this id.
    Line(u64),
}

/// One thing to do on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanTick {
    pub item: PlanItem,
    /// The slug of its routine.
    pub routine: String,
    /// When, in the person's own words, where they have said.
    pub when: Option<String>,
    pub done: bool,
}

/// The things to do on `day`, at most [`MOST_TICKS`]: the parts of the plan, and lines where there is room. A line about
/// the routine of a part says when that part is. `own` is the routine of a part, `purpose` what the library's routines
/// are for.
pub fn ticks(
    (plan, desk): (&DayPlan, &[Weekday]),
    day: Day,
    (records, entries): (&[Record], &[Entry]),
    own: impl Fn(PlanPart) -> Option<String>,
    purpose: impl Fn(&str) -> Purpose,
) -> Vec<PlanTick> {
    let parts = plan.parts_of(day, desk).into_iter();
    let tick = |item, routine| PlanTick { item, routine, when: None, done: false };
    let mut all: Vec<PlanTick> =
        parts.filter_map(|part| Some(tick(PlanItem::Part(part), own(part)?))).collect();
    for line in &plan.lines {
        let when = Some(line.when.clone());
        let same = |it: &&mut PlanTick| it.when.is_none() && it.routine == line.routine;
        if let Some(same) = all.iter_mut().find(same) {
            same.when = when;
        } else if all.len() < MOST_TICKS {
            let tick = tick(PlanItem::Line(line.id), line.routine.clone());
            all.push(PlanTick { when, ..tick });
        }
    }
    let worked = |it: &&Record| it.day == day && it.guided() > Millis::ZERO;
    let mut done = Vec::new();
    for record in records.iter().filter(worked) {
        done.extend(meant(&all, plan, record, &purpose).map(|item| (record.id, item, true)));
    }
    for entry in entries.iter().filter(|it| it.day == day) {
        done.extend(said(&all, entry));
    }
    order::sort_by_key(&mut done, |it| it.0);
    for (_, item, on) in done {
        all.iter_mut().filter(|it| it.item == item).for_each(|it| it.done = on);
    }
    all
}

/// What of `ticks` a session was. Where two parts of the day are one routine it is that whose time is nearer.
fn meant(
    ticks: &[PlanTick],
    plan: &DayPlan,
    record: &Record,
    purpose: &impl Fn(&str) -> Purpose,
) -> impl Iterator<Item = PlanItem> {
    let slug = &*record.routine;
    let minute = minute_of_day(record.utc, record.offset);
    let own = |it: &&PlanTick| it.routine == slug && matches!(it.item, PlanItem::Part(_));
    let far = |it: &&PlanTick| match it.item {
        PlanItem::Part(part) => plan.time(part).abs_diff(minute),
        PlanItem::Line(_) => 0,
    };
    let nearest = ticks.iter().filter(own).min_by_key(far).map(|it| it.item);
    let is_meant = |it: &&PlanTick| match it.item {
        PlanItem::Part(_) if it.routine == slug => nearest == Some(it.item),
        PlanItem::Part(part) => part.is_met_by(slug, purpose(slug), &it.routine),
        PlanItem::Line(_) => it.routine == slug,
    };
    let meant: Vec<PlanItem> = ticks.iter().filter(is_meant).map(|it| it.item).collect();
    meant.into_iter()
}

/// What of `ticks` an entry is about, and whether it says that it was done.
fn said(ticks: &[PlanTick], entry: &Entry) -> Option<(u64, PlanItem, bool)> {
    let (item, on) = match entry.is()? {
        EntryKind::Tick => {
            let about = ticks.iter().find(|it| is_about(entry, it.item))?;
            (about.item, entry.value == Some(1))
        }
        // A break at the desk that needed no routine.
        EntryKind::Desk => (PlanItem::Part(PlanPart::Desk), true),
        _ => return None,
    };
    Some((entry.id, item, on))
}

fn is_about(entry: &Entry, item: PlanItem) -> bool {
    match item {
        PlanItem::Part(part) => entry.name.as_deref() == Some(part.id()),
        PlanItem::Line(id) => entry.of == Some(id),
    }
}
