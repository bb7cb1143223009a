//! Pain and practice over time, and what one can do with the record of it.

use leptos::prelude::*;

use super::chart::PainChart;
use super::practice::{Calendar, Exercises, Preceded, WeekCard};
use crate::app::{use_journal, use_page};
use crate::content;
use crate::domain::journal::log::Log;
use crate::domain::journal::progress::{JourneyStage, Sums};
use crate::domain::journal::record::PainWhen;
use crate::domain::route::Route;
use crate::domain::session::spoken;
use crate::i18n::Key;
use crate::ui::parts::data::TakeAlong;
use crate::ui::parts::head_turn::HeadTurns;
use crate::ui::parts::pain::AskPain;
use crate::ui::parts::small_print::SmallPrint;

/// What is offered after a week without practice.
const SHORT: &str = "office-reset";

#[component]
pub(crate) fn ProgressPage() -> impl IntoView {
    let journal = use_journal();
    // One fold for all that is shown.
    let sums = Memo::new(move |_| journal.log().with(Log::sums));
    let empty = Memo::new(move |_| sums.with(|sums| sums.days.is_empty()));
    let views = move || {
        if empty.get() {
            return view! { <p class="lead">{Key::PROGRESS_EMPTY.text()}</p> }.into_any();
        }
        view! {
            <WeekCard sums=sums/>
            <PainChart sums=sums/>
            <Calendar sums=sums/>
            <Journey sums=sums/>
            <Exercises sums=sums/>
            <Preceded sums=sums/>
        }
        .into_any()
    };
    view! {
        <article class="progress">
            <h1>{Key::PROGRESS_TITLE.text()}</h1>
            <section class="card"><AskPain when=PainWhen::Alone/></section>
            {views}
            <HeadTurns/>
            <TakeAlong/>
            <SmallPrint/>
        </article>
    }
}

/// Where the person is in the first three months, and what was reached.
#[component]
fn Journey(sums: Memo<Sums>) -> impl IntoView {
    let page = use_page();
    move || {
        let journey = sums.with(|sums| sums.journey(page.today()))?;
        let key = match journey.stage {
            JourneyStage::Week1 => Key::PROGRESS_JOURNEY_1,
            JourneyStage::Month1 => Key::PROGRESS_JOURNEY_2,
            JourneyStage::Month2 => Key::PROGRESS_JOURNEY_3,
            JourneyStage::Month3 => Key::PROGRESS_JOURNEY_4,
            JourneyStage::Later => Key::PROGRESS_JOURNEY_5,
        };
        let says = key.fill(&[("n", &journey.day.to_string())]);
        let again = content::routine(SHORT).filter(|_| journey.missed).map(|routine| {
            let time = spoken::time(routine.stated);
            let name = Key::PROGRESS_MISSED_LINK.fill(&[("name", &*routine.name), ("time", &time)]);
            let href = Route::Routine(SHORT.to_owned()).href();
            view! { <p>{Key::PROGRESS_MISSED.text()} " " <a href=href>{name}</a></p> }
        });
        let reached: Vec<_> = sums
            .with(Sums::milestones)
            .into_iter()
            .rev()
            .map(|(count, day)| {
                let values = [("date", &*page.date(day))];
                let says = match count {
                    1 => Key::PROGRESS_MILESTONE_FIRST.fill(&values),
                    _ => Key::PROGRESS_MILESTONE.count(count as usize, &values),
                };
                view! { <li>{says}</li> }
            })
            .collect();
        Some(view! {
            <section class="card">
                <h2>{Key::PROGRESS_JOURNEY_TITLE.text()}</h2>
                <p>{says}</p>
                {again}
                <p class="quiet">{Key::PROGRESS_JOURNEY_SOURCE.text()}</p>
                <h3>{Key::PROGRESS_MILESTONES.text()}</h3>
                <ul>{reached}</ul>
            </section>
        })
    }
}
