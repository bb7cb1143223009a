//! The plan of today: at most four things to tick, each with the way to its session.

use leptos::prelude::*;

use crate::app::{use_plan, use_routines};
use crate::content;
use crate::domain::journal::following::{PlanItem, PlanTick};
use crate::domain::library::purpose::SuggestFor;
use crate::domain::route::{PageName, Route};
use crate::i18n::Key;
use crate::ui::parts::routine_line::length;
use crate::ui::parts::row::Row;
use crate::ui::parts::words;

/// What there is to do today; the way to a plan where there is none.
#[component]
pub(super) fn PlanToday() -> impl IntoView {
    let plan = use_plan();
    let there = Memo::new(move |_| plan.plan().is_some());
    let ticks = Memo::new(move |_| plan.ticks());
    // What is ticked changes no row: the focus stays where it is.
    let rows = Memo::new(move |_| {
        let mut all = ticks.get();
        all.iter_mut().for_each(|it| it.done = false);
        all
    });
    // Below what the page shows before the program is there: nothing moves when that comes.
    move || {
        let to = Route::Page(PageName::Plan, None);
        if !there.get() {
            return view! {
                <ul class="rows home-plan">
                    <Row to=to name=Key::PLAN_TITLE.text() about=Key::PLAN_ABOUT.text()/>
                </ul>
            }
            .into_any();
        }
        let to = to.href();
        view! {
                <section class="home-plan" aria-labelledby="plan-today">
                    <h2 id="plan-today">{Key::PLAN_TODAY.text()}</h2>
                    {move || list(ticks, &rows.get())}
                    {train()}
                    <p><a href=to>{Key::PLAN_WHOLE.text()}</a></p>
                </section>
        }
        .into_any()
    }
}

fn list(ticks: Memo<Vec<PlanTick>>, rows: &[PlanTick]) -> AnyView {
    if rows.is_empty() {
        return view! { <p>{Key::PLAN_FREE.text()}</p> }.into_any();
    }
    let rows: Vec<_> = rows.iter().map(|it| row(ticks, it)).collect();
    view! { <ul class="rows ticks">{rows}</ul> }.into_any()
}

fn row(ticks: Memo<Vec<PlanTick>>, tick: &PlanTick) -> impl IntoView + use<> {
    let (plan, routines) = (use_plan(), use_routines());
    let item = tick.item;
    let routine = untrack(|| routines.routine(&tick.routine));
    let name = routine.as_ref().map_or_else(|| tick.routine.clone(), |it| it.name.to_string());
    let part = match item {
        PlanItem::Part(part) => Some(words::plan_part(part).text().to_owned()),
        PlanItem::Line(_) => None,
    };
    let time = routine.map(|it| length(it.stated));
    let about: Vec<String> = tick.when.clone().or(part).into_iter().chain(time).collect();
    let done =
        Memo::new(move |_| ticks.with(|all| all.iter().any(|it| it.item == item && it.done)));
    let flip = move |_| plan.tick(item, !done.get_untracked());
    let label = Key::PLAN_TICK.fill(&[("what", &name)]);
    // Its page, and not the session: in a tab that stays open that would be the end of the last one.
    let href = Route::Routine(tick.routine.clone()).href();
    view! {
        <li class:ticked=move || done.get()>
            <label class="tick"><input class="box" type="checkbox" aria-label=label prop:checked=move || done.get() on:change=flip/></label>
            <a class="row" href=href>
                <span class="grow"><b>{name}</b><small>{about.join(" · ")}</small></span>
            </a>
        </li>
    }
}

/// Who trains today begins lightly.
fn train() -> Option<impl IntoView> {
    let mut all = content::routines().iter();
    let routine = all.find(|it| it.purpose.place(SuggestFor::BeforeTraining).is_some())?;
    let values = [("routine", &*routine.name), ("time", &*length(routine.stated))];
    let about = Key::PLAN_TRAIN_SAYS.fill(&values);
    let to = Route::Routine(routine.slug.to_string());
    Some(view! { <ul class="rows"><Row to=to name=Key::PLAN_TRAIN.text() about=about/></ul> })
}
