//! What to do now, in one card with one Start; below it the other routines.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::routines::RoutinesHandle;
use crate::app::{use_page, use_routines};
use crate::content;
use crate::domain::journal::record::PainWhen;
use crate::domain::library::routine::Routine;
use crate::domain::route::Route;
use crate::i18n::Key;
use crate::ui::library::morning::AskMorning;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::pain::AskPain;
use crate::ui::parts::routine_line::Facts;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::start::Start;
use crate::ui::parts::swaps::Swaps;
use crate::ui::parts::words;

/// The first page.
#[component]
pub(crate) fn Home() -> impl IntoView {
    let page = use_page();
    let routines = use_routines();
    // Decided once a visit: a card that changes under the thumb would start the wrong thing.
    let visits = page.visits();
    // The reason in words: where they are the same, nothing changes.
    let now = Memo::new(move |_| {
        page.today();
        visits.track();
        let (routine, reason) = untrack(|| routines.suggestion())?;
        Some((routine, words::reason(page, reason)))
    });
    let card = move || {
        let now = now.get();
        untrack(|| now.map(|(routine, why)| suggested(routines, routine, why).into_any()))
    };
    let others = move || {
        let now = now.get();
        let shown = now.as_ref().map(|(routine, _)| &*routine.slug);
        let others = content::routines().iter().filter(|it| Some(&*it.slug) != shown);
        untrack(|| {
            others.map(|it| other(routines, &Arc::new(it.clone())).into_any()).collect::<Vec<_>>()
        })
    };
    let own = move || {
        let own = routines.custom().get();
        (!own.is_empty()).then(|| {
            view! {
                <h2 class="over-list">{Key::HOME_OWN.text()}</h2>
                <ul class="others">{own.iter().map(|routine| other(routines, routine).into_any()).collect::<Vec<_>>()}</ul>
            }
        })
    };
    view! {
        <article class="home">
            <h1>{Key::HOME_TITLE.text()}</h1>
            {card}
            <AskMorning/>
            {ways()}
            <section class="card"><AskPain when=PainWhen::Before/></section>
            {own}
            <h2 class="over-list">{Key::HOME_OTHERS.text()}</h2>
            <ul class="others">{others}</ul>
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
    let href = Route::Routine(routine.slug.to_string()).href();
    view! {
        <section class="card now" aria-labelledby="now-title">
            {routine.steps.first().map(|step| view! { <Figure movement=step.movement.clone()/> })}
            <h2 id="now-title">{routine.name.to_string()}</h2>
            <Facts routine=routine/>
            <Start routine=start/>
            <Swaps swaps=swaps/>
            <p class="quiet reason">
                {why} " " <a href=href>{Key::HOME_SEE.text()}</a>
            </p>
        </section>
    }
}

/// The ways to something else than a routine of the library.
fn ways() -> impl IntoView {
    let way = |route: Route, name: Key| {
        view! { <a class="pill pill-small" href=route.href()>{name.text()}</a> }
    };
    view! {
        <nav class="actions" aria-label=Key::HOME_OTHERS.text()>
            {way(Route::Exercises, Key::HOME_EXERCISES)}
            {way(Route::Make, Key::HOME_MAKE)}
            {way(Route::Build(None), Key::HOME_BUILD)}
            {way(Route::Progress, Key::HOME_PROGRESS)}
            {way(Route::Where, Key::HOME_WHERE)}
            {way(Route::Check, Key::HOME_CHECK)}
        </nav>
    }
}

fn other(routines: RoutinesHandle, routine: &Arc<Routine>) -> impl IntoView + use<> {
    let (routine, swaps) = routines.fitted(routine);
    let changed = (!swaps.is_empty()).then(|| {
        view! { <span class="facts">{Key::SWAP_TITLE.text()}</span> }
    });
    let figure = routine.steps.first().map(|step| step.movement.clone());
    view! {
        <li>
            <a class="card other" href=Route::Routine(routine.slug.to_string()).href()>
                {figure.map(|movement| view! { <Figure movement=movement/> })}
                <b>{routine.name.to_string()}</b>
                <Facts routine=routine.clone()/>
                {changed}
            </a>
        </li>
    }
}
