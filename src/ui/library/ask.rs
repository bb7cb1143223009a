//! The one thing that is asked on Today.

use leptos::prelude::*;

use crate::app::{use_journal, use_page, use_plan};
use crate::content;
use crate::domain::journal::ask::TodayAsk;
use crate::domain::journal::log::Log;
use crate::domain::library::purpose::SuggestFor;
use crate::domain::library::routine::Routine;
use crate::domain::route::Route;
use crate::i18n::Key;
use crate::ui::library::morning::AskMorning;
use crate::ui::parts::routine_line::length;
use crate::ui::parts::trend::tenths;

/// What levels and the gate go by, above the card.
#[component]
pub(super) fn QuestionToday(ask: Memo<Option<TodayAsk>>) -> impl IntoView {
    let asked = Memo::new(move |_| ask.get() == Some(TodayAsk::Morning));
    move || asked.get().then(|| view! { <AskMorning/> })
}

/// What can wait, below the ways: Start stays in the first screen.
#[component]
pub(super) fn OfferToday(ask: Memo<Option<TodayAsk>>) -> impl IntoView {
    move || match ask.get()? {
        TodayAsk::Morning => None,
        TodayAsk::Missed => {
            let says = Key::PROGRESS_MISSED.text().to_owned();
            Some(offer(TodayAsk::Missed, says, content::first_routine()))
        }
        TodayAsk::Plateau => {
            let mut all = content::routines().iter();
            let routine = all.find(|it| it.purpose.place(SuggestFor::Plateau).is_some())?;
            Some(offer(TodayAsk::Plateau, untrack(plateau)?, routine))
        }
    }
}

fn plateau() -> Option<String> {
    let change = use_journal().log().with(Log::sums).plateau(use_page().today())?;
    let values = [("from", &*tenths(change.from)), ("to", &*tenths(change.to))];
    Some(Key::PLAN_PLATEAU.fill(&values))
}

/// What is the case, what could be done, and that it can wait.
fn offer(ask: TodayAsk, says: String, routine: &Routine) -> AnyView {
    let plan = use_plan();
    let label = says.clone();
    let time = length(routine.stated);
    let name = Key::PROGRESS_MISSED_LINK.fill(&[("name", &*routine.name), ("time", &time)]);
    let href = Route::Routine(routine.slug.to_string()).href();
    view! {
        <section class="notice" aria-label=label>
            <p>{says}</p>
            <div class="actions">
                <a class="pill pill-small" href=href>{name}</a>
                <button class="pill pill-small" on:click=move |_| plan.put_off(ask)>{Key::PLAN_NOT_NOW.text()}</button>
            </div>
        </section>
    }
    .into_any()
}
