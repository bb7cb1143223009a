//! The plan of the day and the week: how much, what is in it, on which days, and what goes with it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::plan::PlanHandle;
use crate::app::{use_page, use_plan, use_routines};
use crate::domain::library::routine::Routine;
use crate::domain::route::{PageName, Route};
use crate::domain::routines::plan::{DayPlan, PlanPart, PlanSize};
use crate::domain::routines::trial::TrialId;
use crate::domain::time::Millis;
use crate::i18n::Key;
use crate::ui::parts::confirm_button::ConfirmButton;
use crate::ui::parts::routine_line::length;
use crate::ui::parts::row::Row;
use crate::ui::parts::up::Up;
use crate::ui::parts::words;
use crate::ui::tools::plan_calendar::PlanCalendar;
use crate::ui::tools::plan_lines::PlanLines;
use crate::ui::tools::plan_strength::StrengthDays;

/// The routine of each part.
type PartRoutines = Vec<(PlanPart, Arc<Routine>)>;

#[component]
pub(crate) fn PlanPage() -> impl IntoView {
    let handle = use_plan();
    let routines = use_routines();
    let plan = Memo::new(move |_| handle.plan());
    let parts = Memo::new(move |_| routines.of_parts());
    let there = Memo::new(move |_| plan.with(Option::is_some));
    view! {
        <article class="settings-page plan">
            <Up to=Route::Home name=Key::SHELL_TODAY/>
            <h1>{Key::PLAN_TITLE.text()}</h1>
            <p>{Key::PLAN_LEAD.text()}</p>
            {sizes(handle, plan, parts)}
            {move || there.get().then(|| view! {
                <section>
                    <h2>{Key::PLAN_PARTS.text()}</h2>
                    {switches(handle, plan, parts)}
                </section>
                <StrengthDays plan=plan/>
                <PlanLines plan=plan/>
                <PlanCalendar plan=plan/>
            })}
            <section>
                <h2>{Key::PLAN_TRIALS.text()}</h2>
                <p class="quiet">{Key::PLAN_TRIALS_LEAD.text()}</p>
                <ul class="card rows">{TrialId::ALL.iter().map(|&it| trial(it)).collect::<Vec<_>>()}</ul>
            </section>
            {move || there.get().then(|| view! {
                <ConfirmButton name=Key::PLAN_STOP sure=Key::PLAN_STOP_SURE act=move || handle.stop()/>
            })}
        </article>
    }
}

fn trial(trial: TrialId) -> impl IntoView {
    let name = super::plan_trial::name(trial);
    let about = match trial {
        TrialId::Stretches => Key::PLAN_STRETCHES_SAYS,
        TrialId::Raise => Key::PLAN_RAISE_SAYS,
    };
    let to = Route::Page(PageName::Plan, Some(trial.id().to_owned()));
    view! { <Row to=to name=name.text() about=about.text()/> }
}

/// How much: the first choice begins the plan.
fn sizes(
    handle: PlanHandle,
    plan: Memo<Option<DayPlan>>,
    parts: Memo<PartRoutines>,
) -> impl IntoView {
    let page = use_page();
    let rows: Vec<_> = PlanSize::ALL
        .iter()
        .map(|&size| {
            let (name, says) = match size {
                PlanSize::Short => (Key::PLAN_SHORT, Key::PLAN_SHORT_SAYS),
                PlanSize::Middle => (Key::PLAN_MIDDLE, Key::PLAN_MIDDLE_SAYS),
                PlanSize::Full => (Key::PLAN_FULL, Key::PLAN_FULL_SAYS),
            };
            let on = move || plan.with(|it| it.as_ref().is_some_and(|it| it.size == size));
            let takes = move || takes(&DayPlan::new(size, page.today()), &handle.desk_days(), &parts.get());
            view! {
                <li>
                    <label class="row">
                        <input class="box" type="radio" name="plan-size" prop:checked=on on:change=move |_| handle.choose_size(size)/>
                        <span class="grow"><b>{name.text()}</b><small>{says.text()} " · " {takes}</small></span>
                    </label>
                </li>
            }
        })
        .collect();
    view! {
        <fieldset class="choice">
            <legend>{Key::PLAN_SIZE.text()}</legend>
            <ul class="card rows">{rows}</ul>
        </fieldset>
    }
}

/// How long its shortest and its longest day take.
fn takes(plan: &DayPlan, desk: &[u8], parts: &PartRoutines) -> String {
    let time = |part: PlanPart| {
        let found = parts.iter().find(|(it, _)| *it == part);
        found.map_or(Millis::ZERO, |(_, it)| it.stated)
    };
    let (from, to) = plan.lengths(desk, time);
    let to = minutes(to);
    if from == Millis::ZERO {
        return Key::PLAN_UP_TO.fill(&[("to", &to)]);
    }
    Key::PLAN_FROM_TO.fill(&[("from", &minutes(from)), ("to", &to)])
}

/// In whole minutes, the last one begun.
fn minutes(time: Millis) -> String {
    Key::TIME_MINUTES.fill(&[("n", &time.0.div_ceil(60_000).to_string())])
}

fn switches(
    handle: PlanHandle,
    plan: Memo<Option<DayPlan>>,
    parts: Memo<PartRoutines>,
) -> impl IntoView {
    let rows: Vec<_> = PlanPart::ALL
        .iter()
        .map(|&part| {
            let on = Memo::new(move |_| plan.with(|it| it.as_ref().is_some_and(|it| it.has(part))));
            let flip = move |_| handle.set_part(part, !on.get_untracked());
            let about = move || {
                parts.with(|all| match all.iter().find(|(it, _)| *it == part) {
                    Some((_, routine)) => Key::PLAN_PART_SAYS.fill(&[
                        ("routine", &*routine.name),
                        ("time", &length(routine.stated)),
                    ]),
                    None => Key::PLAN_PART_NONE.text().to_owned(),
                })
            };
            view! {
                <li>
                    <label class="row">
                        <span class="grow"><b>{words::plan_part(part).text()}</b><small>{about}</small></span>
                        <input class="switch" type="checkbox" role="switch" prop:checked=move || on.get() on:change=flip/>
                    </label>
                </li>
            }
        })
        .collect();
    view! {
        <ul class="card rows">
            {rows}
            <Row to=Route::Reminders name=Key::PLAN_DESK_DAYS.text() about=""/>
        </ul>
    }
}
