//! Reminders: the rhythm at the desk while the app is open, a calendar file for when it is closed.

use crate::app::{use_devices, use_page, use_plan, use_reminders};
use crate::domain::device::Permission;
use leptos::prelude::*;

use crate::app::page::PageHandle;
use crate::app::reminders::{DESK, RemindersHandle};
use crate::domain::reminders::desk::DeskPlan;
use crate::domain::route::{PageName, Route};
use crate::i18n::Key;
use crate::ui::parts::row::Row;

/// One switch; what it is about is there once it is on.
#[component]
pub(super) fn Reminders() -> impl IntoView {
    let page = use_page();
    let desk = use_reminders();
    let flip = move |_| desk.change(|plan| plan.on = !plan.on);
    let on = Memo::new(move |_| desk.plan().with(|plan| plan.on));
    view! {
        <p>{Key::REMINDERS_LEAD.text()}</p>
        <section>
            <h2>{Key::REMINDERS_OPEN.text()}</h2>
            <ul class="card rows">
                <li>
                    <label class="row">
                        <span class="grow"><b>{Key::REMINDERS_ON.text()}</b></span>
                        <input class="switch" type="checkbox" role="switch" prop:checked=move || on.get() on:change=flip/>
                    </label>
                </li>
            </ul>
            {move || on.get().then(|| rhythm(page, desk))}
        </section>
        {move || on.get().then(|| closed(page, desk))}
        <ul class="card rows">
            <Row to=Route::Page(PageName::Plan, None) name=Key::PLAN_TITLE.text() about=Key::PLAN_ABOUT.text()/>
        </ul>
    }
}

/// When, how often, and on which days.
fn rhythm(page: PageHandle, desk: RemindersHandle) -> impl IntoView {
    let plan = use_plan();
    view! {
        <div class="filters">
            {every(desk, Key::REMINDERS_STAND, &[0, 20, 30, 45], |plan| &mut plan.stand)}
            {every(desk, Key::REMINDERS_MOVE, &[0, 30, 45, 60, 90, 120], |plan| &mut plan.routine)}
        </div>
        {hours(page, desk)}
        {notifications()}
        <div class="actions">
            <button class="pill pill-small" on:click=move |_| plan.did_one()>{Key::REMINDERS_DONE.text()}</button>
        </div>
    }
}

/// The days and hours: those of the desk, and of what is in the calendar for it.
fn hours(page: PageHandle, desk: RemindersHandle) -> impl IntoView {
    let days: Vec<_> = (0_u8..7)
        .map(|day| {
            let name = page.weekday(day, "long");
            let short = page.weekday(day, "narrow");
            let on = move || desk.plan().with(|plan| plan.days.contains(&day));
            let flip = move |_| {
                desk.change(|plan| match plan.days.iter().position(|it| *it == day) {
                    Some(at) => drop(plan.days.remove(at)),
                    None => plan.days.push(day),
                });
            };
            view! {
                <label class="day">
                    <input type="checkbox" aria-label=name prop:checked=on on:change=flip/>
                    <span aria-hidden="true">{short}</span>
                </label>
            }
        })
        .collect();
    view! {
        <div class="filters">
            {time(desk, Key::REMINDERS_FROM, |plan| &mut plan.from)}
            {time(desk, Key::REMINDERS_UNTIL, |plan| &mut plan.until)}
            {time(desk, Key::REMINDERS_QUIET_FROM, |plan| &mut plan.quiet_from)}
            {time(desk, Key::REMINDERS_QUIET_UNTIL, |plan| &mut plan.quiet_until)}
        </div>
        <fieldset class="choice">
            <legend>{Key::REMINDERS_DAYS.text()}</legend>
            <div class="days">{days}</div>
        </fieldset>
    }
}

/// A field of the plan.
type PlanField = fn(&mut DeskPlan) -> &mut u16;

fn value(desk: RemindersHandle, field: PlanField) -> u16 {
    *field(&mut desk.plan().get())
}

fn every(
    desk: RemindersHandle,
    name: Key,
    choices: &[u16],
    field: PlanField,
) -> impl IntoView + use<> {
    let options: Vec<_> = choices
        .iter()
        .map(|&minutes| {
            let words = match minutes {
                0 => Key::REMINDERS_NEVER.text().to_owned(),
                minutes => Key::TIME_MINUTES.fill(&[("n", &minutes.to_string())]),
            };
            let chosen = move || value(desk, field) == minutes;
            view! { <option value=minutes.to_string() prop:selected=chosen>{words}</option> }
        })
        .collect();
    let choose = move |event| {
        if let Ok(minutes) = event_target_value(&event).parse() {
            desk.change(|plan| *field(plan) = minutes);
        }
    };
    view! { <label>{name.text()} <select on:change=choose>{options}</select></label> }
}

fn time(desk: RemindersHandle, name: Key, field: PlanField) -> impl IntoView + use<> {
    let set = move |minute| desk.change(|plan| *field(plan) = minute);
    view! { <label>{name.text()} {clock(None, move || value(desk, field), set)}</label> }
}

/// A field for a time of day; `label` where no words beside it say what it is. One that was emptied shows what still
/// holds.
pub(super) fn clock(
    label: Option<String>,
    get: impl Fn() -> u16 + Copy + Send + 'static,
    set: impl Fn(u16) + 'static,
) -> impl IntoView {
    view! {
        <input type="time" aria-label=label required prop:value=move || clock_of(get())
            on:change:target=move |event| {
                let input = event.target();
                if let Some(minute) = minute_of(&input.value()) {
                    set(minute);
                }
                input.set_value(&clock_of(untrack(get)));
            }/>
    }
}

/// `540` as `09:00`.
fn clock_of(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// `09:00` as `540`.
fn minute_of(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.get(..2)?.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

fn notifications() -> impl IntoView {
    let devices = use_devices();
    let permission = RwSignal::new(devices.permission());
    let allow = move |_| devices.ask_permission(move || permission.set(devices.permission()));
    move || {
        let words = match permission.get() {
            Permission::Granted => Key::REMINDERS_GRANTED,
            Permission::Denied => Key::REMINDERS_DENIED,
            Permission::Missing => Key::REMINDERS_MISSING,
            Permission::Unasked => Key::REMINDERS_UNASKED,
        };
        let ask = (permission.get() == Permission::Unasked).then(|| {
            view! { <button class="pill pill-small" on:click=allow>{Key::REMINDERS_ALLOW.text()}</button> }
        });
        view! { <p class="quiet">{words.text()}</p> {ask} }
    }
}

/// Calendar files.
fn closed(page: PageHandle, desk: RemindersHandle) -> impl IntoView {
    let rows = [
        (DESK, Key::REMINDERS_CALENDAR_DESK, RwSignal::new(true), None),
        (
            "morning-mobility",
            Key::REMINDERS_CALENDAR_MORNING,
            RwSignal::new(false),
            Some(RwSignal::new(450_u16)),
        ),
        (
            "evening-wind-down",
            Key::REMINDERS_CALENDAR_EVENING,
            RwSignal::new(false),
            Some(RwSignal::new(1260)),
        ),
    ];
    // They are kept nowhere but in the file.
    let as_they_came =
        rows.map(|(_, _, on, at)| (on.get_untracked(), at.map(|at| at.get_untracked())));
    page.hold_while(move || {
        rows.map(|(_, _, on, at)| (on.get(), at.map(|at| at.get()))) != as_they_came
    });
    let problem = RwSignal::new(None::<Key>);
    let save = move |_| {
        let plan = desk.plan().get_untracked();
        let wanted: Vec<_> = rows
            .iter()
            .filter(|(_, _, on, _)| on.get_untracked())
            .map(|&(slug, name, _, at)| {
                let times = at.map_or_else(|| plan.times(), |at| vec![at.get_untracked()]);
                (slug, name.text(), times)
            })
            .collect();
        // The desk without a day or an hour has nothing to say, whatever else is ticked.
        let comes = |(slug, _, times): &(&str, _, Vec<u16>)| {
            !times.is_empty() && (*slug != DESK || !plan.days.is_empty())
        };
        let says = if !wanted.iter().any(comes) {
            Some(Key::REMINDERS_CALENDAR_NONE)
        } else if !wanted.iter().all(comes) {
            Some(Key::REMINDERS_CALENDAR_NO_DESK)
        } else {
            desk.save_calendar(&wanted);
            None
        };
        problem.set(says);
    };
    let boxes = rows.map(|(_, name, on, at)| {
        let clock = at.map(|at| {
            move || {
                on.get().then(|| {
                    let label = Key::REMINDERS_AT.fill(&[("what", name.text())]);
                    clock(Some(label), move || at.get(), move |minute| at.set(minute))
                })
            }
        });
        view! {
            <div class="entry">
                <label><input class="box" type="checkbox" prop:checked=on on:change=move |_| on.update(|on| *on = !*on)/> {name.text()}</label>
                {clock}
            </div>
        }
    });
    view! {
        <section>
            <h2>{Key::REMINDERS_CLOSED.text()}</h2>
            <p class="quiet">{Key::REMINDERS_CLOSED_LEAD.text()}</p>
            <div class="entries">{boxes}</div>
            <button class="pill pill-small" on:click=save>{Key::REMINDERS_SAVE.text()}</button>
            <p role="status">{move || problem.get().map(Key::text)}</p>
            <p class="quiet">{Key::REMINDERS_CLOSED_END.text()}</p>
        </section>
    }
}
