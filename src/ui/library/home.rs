//! Today: one suggestion with one Start, the reason in a line, and the ways to something else.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::routines::RoutinesHandle;
use crate::app::{use_check, use_journal, use_page, use_plan, use_routines};
use crate::content;
use crate::domain::journal::gate::{CheckReason, Gate};
use crate::domain::journal::log::Log;
use crate::domain::journal::record::PainWhen;
use crate::domain::library::routine::Routine;
use crate::domain::order;
use crate::domain::route::{PageName, Route};
use crate::domain::routines::suggest::SuggestionReason;
use crate::i18n::{Key, locale};
use crate::ui::library::ask::{OfferToday, QuestionToday};
use crate::ui::library::plan_today::PlanToday;
use crate::ui::library::shelf::row;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::left_behind::LeftBehind;
use crate::ui::parts::pain::AskPain;
use crate::ui::parts::routine_line::Facts;
use crate::ui::parts::row::Row;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::start::Start;
use crate::ui::parts::swaps::Swaps;
use crate::ui::parts::words;

/// How many other routines are named where there is room for them, the shortest first.
const OTHERS: usize = 3;

/// The first page.
#[component]
pub(crate) fn Home() -> impl IntoView {
    let page = use_page();
    let routines = use_routines();
    let journal = use_journal();
    let check = use_check();
    // Decided once a visit: a card that changes under the thumb would start the wrong thing.
    let visits = page.visits();
    // The reason in words: where they are the same, nothing changes.
    let now = Memo::new(move |_| {
        page.today();
        visits.track();
        let (routine, reason) = untrack(|| routines.suggestion())?;
        let answered = untrack(|| check.gate().get()) != Gate::Ask(CheckReason::First);
        let why = match reason {
            SuggestionReason::First if answered => Key::REASON_FIRST_AGAIN.text().to_owned(),
            reason => words::reason(page, reason),
        };
        Some((routine, why))
    });
    let headline = move || {
        let title = now.get().map(|(routine, _)| routine.headline.to_string());
        title.filter(|it| !it.is_empty()).unwrap_or_else(|| Key::HOME_TITLE.text().to_owned())
    };
    let card = move || {
        let now = now.get();
        untrack(|| now.map(|(routine, why)| suggested(routines, routine, why).into_any()))
    };
    let others = move || {
        let now = now.get();
        let shown = now.as_ref().map(|(routine, _)| &*routine.slug);
        let may = |it: &&Routine| !it.purpose.suggest.is_empty() && Some(&*it.slug) != shown;
        let mut others: Vec<_> = content::routines().iter().filter(may).collect();
        order::sort_by_key(&mut others, |it| it.stated);
        untrack(|| {
            let rows = others.iter().take(OTHERS).map(|&it| row(routines, &Arc::new(it.clone())));
            rows.collect::<Vec<_>>()
        })
    };
    // From the second day on: somebody new has said it nowhere, and came for something else.
    // What is said here changes the log, and not the scale in which it was said.
    let is_back = Memo::new(move |_| {
        journal.log().with(Log::began).is_some_and(|began| began < page.today())
    });
    let sore = move || {
        is_back.get().then(|| {
            view! {
                <li>
                    <details>
                        <summary class="row">
                            <span class="grow"><b>{Key::PAIN_BEFORE.text()}</b></span>
                        </summary>
                        <AskPain when=PainWhen::Before/>
                    </details>
                </li>
            }
        })
    };
    let plan = use_plan();
    // One thing is asked at a time, and what can wait comes last.
    let ask = Memo::new(move |_| plan.ask());
    let asks =
        Memo::new(move |_| ask.with(Option::is_none) && journal.things().is_due(page.today()));
    let due = move || {
        asks.get().then(|| {
            let to = Route::Page(PageName::Function, None);
            view! { <Row to=to name=Key::FUNCTION_DUE.text() about=Key::FUNCTION_DUE_ABOUT.text()/> }
        })
    };
    view! {
        <article class="home">
            <h1>{headline}</h1>
            <div class="home-news"><LeftBehind/> <QuestionToday ask=ask/></div>
            {card}
            <ul class="rows home-ways">
                <Row to=Route::Exercises name=Key::HOME_OTHERS.text() about=Key::HOME_OTHERS_ABOUT.text()/>
                <Row to=Route::Where name=Key::HOME_WHERE.text() about=Key::HOME_WHERE_ABOUT.text()/>
                {due}
                {sore}
            </ul>
            <div class="home-below"><OfferToday ask=ask/> <PlanToday/></div>
            <ul class="rows home-others">{others}</ul>
            <SmallPrint/>
        </article>
    }
}

/// The routine for now, with the one Start.
fn suggested(routines: RoutinesHandle, routine: Arc<Routine>, why: String) -> impl IntoView {
    let start = routine.clone();
    // What is suggested is fitted already; what was changed in it is named.
    let swaps = content::routine(&routine.slug).map(|it| routines.fitted(&Arc::new(it.clone())).1);
    let swaps = swaps.unwrap_or_default();
    let liked: Vec<String> =
        routines.liked_in(&routine).iter().map(|it| it.name.text().to_lowercase()).collect();
    let liked = (!liked.is_empty())
        .then(|| Key::MARKS_SUGGESTED.fill(&[("names", &locale::list(&liked))]) + " ");
    let href = Route::Routine(routine.slug.to_string()).href();
    view! {
        <section class="card now" aria-labelledby="now-title">
            <div class="stage">
                {routine.steps.first().map(|step| view! { <Figure movement=step.movement.clone() cropped=true/> })}
            </div>
            <div class="now-words">
                <h2 id="now-title">{routine.name.to_string()}</h2>
                <Facts routine=routines.with_around(&routines.scaled(&routine))/>
                <Start routine=start/>
                <p class="quiet reason">
                    {why} " " {liked} <a href=href>{Key::HOME_SEE.text()}</a>
                </p>
                <Swaps swaps=swaps/>
            </div>
        </section>
    }
}
