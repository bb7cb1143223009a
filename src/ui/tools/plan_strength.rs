//! On which days strength comes, and how one of them is moved.

use leptos::prelude::*;

use crate::app::page::PageHandle;
use crate::app::{use_page, use_plan};
use crate::domain::journal::following::MoveFor;
use crate::domain::routines::plan::{DayPlan, PlanPart};
use crate::domain::time::day::{Day, Weekday};
use crate::i18n::Key;

#[component]
pub(super) fn StrengthDays(plan: Memo<Option<DayPlan>>) -> impl IntoView {
    let there = Memo::new(move |_| {
        plan.with(|it| it.as_ref().is_some_and(|it| it.has(PlanPart::Strength)))
    });
    move || {
        there.get().then(|| {
            view! {
                <section>
                    <fieldset class="choice">
                        <legend>{Key::PLAN_STRENGTH_DAYS.text()}</legend>
                        <div class="days">{days(plan)}</div>
                    </fieldset>
                    <p class="quiet">{Key::PLAN_STRENGTH_SOURCE.text()}</p>
                    <Moving plan=plan/>
                </section>
            }
        })
    }
}

fn days(plan: Memo<Option<DayPlan>>) -> impl IntoView {
    let (page, handle) = (use_page(), use_plan());
    (0..7_u8)
        .map(|day| {
            let on = Memo::new(move |_| {
                plan.with(|it| it.as_ref().is_some_and(|it| it.is_strength(day)))
            });
            // A fifth is not taken: what cannot be chosen does not look as if it could.
            let full = move || {
                !on.get() && plan.with(|it| it.as_ref().is_some_and(|it| !it.has_room()))
            };
            let flip = move |_| handle.set_strength(day, !on.get_untracked());
            view! {
                <label class="day">
                    <input type="checkbox" aria-label=page.weekday(day, "long") prop:checked=move || on.get() disabled=full on:change=flip/>
                    <span aria-hidden="true">{page.weekday(day, "narrow")}</span>
                </label>
            }
        })
        .collect::<Vec<_>>()
}

/// Which days of this week, from today on, can be moved, and to which.
fn movable(plan: &DayPlan, today: Day) -> (Vec<Weekday>, Vec<Weekday>) {
    let monday = today.monday();
    let left = today.weekday()..7;
    let on = |it: &Weekday| plan.has_strength(Day(monday.0 + i32::from(*it)));
    (left.clone().filter(on).collect(), left.filter(|it| !on(it)).collect())
}

#[component]
fn Moving(plan: Memo<Option<DayPlan>>) -> impl IntoView {
    let (page, handle) = (use_page(), use_plan());
    let days = Memo::new(move |_| {
        plan.with(|it| it.as_ref().map(|it| movable(it, page.today()))).unwrap_or_default()
    });
    let (from, to) = (RwSignal::new(None::<Weekday>), RwSignal::new(None::<Weekday>));
    let chosen = |signal: RwSignal<Option<Weekday>>, of: Vec<Weekday>| {
        signal.get().filter(|it| of.contains(it)).or(of.first().copied())
    };
    let go = move |long: MoveFor| {
        move |_| {
            let (can_from, can_to) = days.get_untracked();
            let both = untrack(|| chosen(from, can_from).zip(chosen(to, can_to)));
            if let Some((from, to)) = both {
                handle.move_day(from, to, long);
            }
        }
    };
    let choose = move |name: Key, signal: RwSignal<Option<Weekday>>, of: Vec<Weekday>| {
        let options: Vec<_> = of
            .iter()
            .map(|&day| {
                // A property: a list that somebody has used goes by no attribute.
                let of = of.clone();
                let on = move || chosen(signal, of.clone()) == Some(day);
                view! { <option value=day.to_string() prop:selected=on>{page.weekday(day, "long")}</option> }
            })
            .collect();
        let set = move |event| signal.set(event_target_value(&event).parse().ok());
        view! { <label>{name.text()} <select on:change=set>{options}</select></label> }
    };
    let form = move || {
        let (can_from, can_to) = days.get();
        (!can_from.is_empty() && !can_to.is_empty()).then(|| {
            view! {
                <details>
                    <summary class="row"><b class="grow">{Key::PLAN_MOVE.text()}</b></summary>
                    <div class="filters">
                        {choose(Key::PLAN_MOVE_FROM, from, can_from)}
                        {choose(Key::PLAN_MOVE_TO, to, can_to)}
                    </div>
                    <div class="actions">
                        <button class="pill pill-small" on:click=go(MoveFor::Week)>{Key::PLAN_MOVE_WEEK.text()}</button>
                        <button class="pill pill-small" on:click=go(MoveFor::Always)>{Key::PLAN_MOVE_ALWAYS.text()}</button>
                    </div>
                </details>
            }
        })
    };
    view! { {form} <p role="status">{move || moved(page, plan)}</p> }
}

/// What was moved this week.
fn moved(page: PageHandle, plan: Memo<Option<DayPlan>>) -> String {
    let monday = page.today().monday();
    let name = |day: Day| page.weekday(day.weekday(), "long");
    plan.with(|plan| {
        let moves = plan.iter().flat_map(DayPlan::moves).filter(|it| it.from.monday() == monday);
        let says: Vec<String> = moves
            .map(|it| Key::PLAN_MOVED.fill(&[("from", &name(it.from)), ("to", &name(it.to))]))
            .collect();
        says.join(" ")
    })
}
