//! The plan in the person's own calendar: at which hours, and the file.

use leptos::prelude::*;

use crate::app::use_plan;
use crate::domain::routines::plan::{DayPlan, PlanPart};
use crate::i18n::Key;
use crate::ui::parts::words;
use crate::ui::tools::reminders::clock;

#[component]
pub(super) fn PlanCalendar(plan: Memo<Option<DayPlan>>) -> impl IntoView {
    let handle = use_plan();
    let problem = RwSignal::new(None::<Key>);
    let rows: Vec<_> = PlanPart::ALL
        .iter()
        .filter(|it| **it != PlanPart::Desk)
        .map(|&part| {
            let name = words::plan_part(part).text();
            let on = Memo::new(move |_| plan.with(|it| it.as_ref().is_some_and(|it| it.has(part))));
            let time =
                Memo::new(move |_| plan.with(|it| it.as_ref().map_or(0, |it| it.time(part))));
            move || {
                on.get().then(|| {
                    let label = Key::REMINDERS_AT.fill(&[("what", name)]);
                    let set = move |minute| handle.set_time(part, minute);
                    view! {
                        <div class="entry">
                            <span class="grow">{name}</span>
                            {clock(Some(label), move || time.get(), set)}
                        </div>
                    }
                })
            }
        })
        .collect();
    let save = move |_| {
        let saved = handle.save_calendar(|part, routine| {
            let name = words::plan_part(part).text();
            Key::PLAN_ENTRY.fill(&[("part", name), ("routine", &*routine.name)])
        });
        problem.set(Some(if saved { Key::PLAN_CALENDAR_SAVED } else { Key::PLAN_CALENDAR_NONE }));
    };
    view! {
        <section>
            <h2>{Key::PLAN_CALENDAR.text()}</h2>
            <p class="quiet">{Key::PLAN_CALENDAR_LEAD.text()}</p>
            <div class="entries">{rows}</div>
            <button class="pill pill-small" on:click=save>{Key::REMINDERS_SAVE.text()}</button>
            <p role="status">{move || problem.get().map(Key::text)}</p>
        </section>
    }
}
