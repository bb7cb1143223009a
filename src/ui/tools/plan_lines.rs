//! The person's own lines: after what they do which routine.

use leptos::prelude::*;

use crate::app::{use_page, use_plan, use_routines};
use crate::content;
use crate::domain::order;
use crate::domain::routines::plan::{DayPlan, IfThen, LONGEST_WHEN, MOST_LINES};
use crate::i18n::Key;
use crate::ui::parts::routine_line::length;

#[component]
pub(super) fn PlanLines(plan: Memo<Option<DayPlan>>) -> impl IntoView {
    let (page, handle, routines) = (use_page(), use_plan(), use_routines());
    let lines = Memo::new(move |_| {
        plan.with(|it| it.as_ref().map(|it| it.lines.clone())).unwrap_or_default()
    });
    let rows = move || {
        let row = |line: &IfThen| {
            let id = line.id;
            let routine = untrack(|| routines.routine(&line.routine));
            let name = routine.map_or_else(|| line.routine.clone(), |it| it.name.to_string());
            let words = Key::PLAN_LINE.fill(&[("when", &line.when), ("routine", &name)]);
            let label = Key::PLAN_REMOVE_WHAT.fill(&[("what", &words)]);
            view! {
                <li class="row">
                    <span class="grow">{words}</span>
                    <button class="pill pill-small" aria-label=label on:click=move |_| handle.remove_line(id)>{Key::PLAN_REMOVE.text()}</button>
                </li>
            }
        };
        lines.with(|all| {
            let rows: Vec<_> = all.iter().map(row).collect();
            (!rows.is_empty()).then(|| view! { <ul class="card rows">{rows}</ul> })
        })
    };
    let mut all: Vec<_> = content::routines().iter().filter(|it| it.purpose.alone).collect();
    order::sort_by_key(&mut all, |it| it.stated);
    let first = all.first().map(|it| it.slug.to_string()).unwrap_or_default();
    let library = all.into_iter().map(|it| (it.slug.to_string(), it.name.to_string(), it.stated));
    let own = untrack(|| routines.custom().get());
    let own = own.iter().filter(|it| routines.is_custom(it));
    let own = own.map(|it| (it.slug.to_string(), it.name.to_string(), it.stated));
    let options: Vec<_> = own
        .chain(library)
        .map(|(slug, name, time)| {
            let says = Key::PLAN_PART_SAYS.fill(&[("routine", &name), ("time", &length(time))]);
            let on = slug == first;
            view! { <option value=slug selected=on>{says}</option> }
        })
        .collect();
    let (when, slug) = (RwSignal::new(String::new()), RwSignal::new(first));
    let problem = RwSignal::new(None::<Key>);
    page.hold_while(move || when.with(|it| !it.trim().is_empty()));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let full = lines.with_untracked(|it| it.len() >= MOST_LINES);
        let says = if full {
            Some(Key::PLAN_LINES_FULL)
        } else if handle.add_line(&when.get_untracked(), &slug.get_untracked()) {
            when.set(String::new());
            None
        } else {
            Some(Key::PLAN_NO_WHEN)
        };
        problem.set(says);
    };
    view! {
        <section>
            <h2>{Key::PLAN_LINES.text()}</h2>
            <p class="quiet">{Key::PLAN_LINES_LEAD.text()}</p>
            {rows}
            <form class="plan-line" on:submit=add>
                <label class="field">
                    {Key::PLAN_WHEN.text()}
                    <input type="text" maxlength=LONGEST_WHEN.to_string() placeholder=Key::PLAN_WHEN_EXAMPLE.text() prop:value=move || when.get() on:input:target=move |it| when.set(it.target().value())/>
                </label>
                <label class="field">
                    {Key::PLAN_THEN.text()}
                    <select on:change:target=move |it| slug.set(it.target().value())>{options}</select>
                </label>
                <button class="pill pill-small">{Key::PLAN_ADD.text()}</button>
            </form>
            <p role="status">{move || problem.get().map(Key::text)}</p>
        </section>
    }
}
