//! The routines of the library by the place where they are done, the shortest first, and those that the person made.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::routines::RoutinesHandle;
use crate::app::use_routines;
use crate::content;
use crate::domain::library::routine::Routine;
use crate::domain::library::search::{Query, RoutinePlace};
use crate::domain::order;
use crate::domain::route::{PageName, Route};
use crate::i18n::Key;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::head_turn::TEST;
use crate::ui::parts::routine_line::facts;
use crate::ui::parts::row::Row;

const PLACES: [(RoutinePlace, Key); 3] = [
    (RoutinePlace::Desk, Key::LIBRARY_DESK),
    (RoutinePlace::Floor, Key::LIBRARY_ON_FLOOR),
    (RoutinePlace::Equipment, Key::LIBRARY_WITH),
];

/// The routines that fit what is looked for.
#[component]
pub(super) fn Shelf(query: RwSignal<Query>) -> impl IntoView {
    let routines = use_routines();
    let mut all: Vec<Arc<Routine>> =
        content::routines().iter().map(|it| Arc::new(it.clone())).collect();
    // A test is no routine to choose by its length.
    order::sort_by_key(&mut all, |it| (it.slug == TEST, it.stated));
    let groups = move || {
        let groups = query.with(|query| {
            PLACES.map(|(place, name)| {
                let here =
                    all.iter().filter(|it| RoutinePlace::of(it) == place && query.fits_routine(it));
                let rows: Vec<_> = here.map(|it| row(routines, it)).collect();
                (!rows.is_empty()).then(|| group(name, rows))
            })
        });
        if groups.iter().all(Option::is_none) {
            return view! { <p class="kicker" role="status">{Key::LIBRARY_FOUND_NONE.text()}</p> }
                .into_any();
        }
        groups.into_any()
    };
    let own = move || {
        let own = routines.custom().get();
        // One that was lent to be tried is not theirs.
        let own = own.iter().filter(|it| routines.is_custom(it));
        let own = own.filter(|it| query.with(|query| query.fits_routine(it)));
        own.map(|it| row(routines, it)).collect::<Vec<_>>()
    };
    view! {
        {groups}
        <section class="shelf">
            <h2>{Key::LIBRARY_MADE.text()}</h2>
            <ul class="rows">{own}</ul>
            <div class="actions">
                <a class="pill" href=Route::Make.href()>{Key::MAKE_TITLE.text()}</a>
                <a class="pill" href=Route::Page(PageName::Build, None).href()>{Key::BUILD_TITLE.text()}</a>
            </div>
        </section>
        <ul class="rows shelf-know">
            <Row to=Route::Page(PageName::Guide, None) name=Key::KNOW_TITLE.text() about=Key::KNOW_ABOUT.text()/>
        </ul>
    }
}

fn group(name: Key, rows: Vec<AnyView>) -> impl IntoView {
    view! {
        <section class="shelf">
            <h2>{name.text()}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
}

/// The row of a routine, as the person's answers leave it.
pub(crate) fn row(routines: RoutinesHandle, routine: &Arc<Routine>) -> AnyView {
    let (routine, swaps) = untrack(|| routines.fitted(routine));
    let mut about = facts(&routine);
    if !swaps.is_empty() {
        about += " · ";
        about += Key::SWAP_TITLE.text();
    }
    let figure = routine
        .steps
        .first()
        .map(|step| view! { <Figure movement=step.movement.clone() cropped=true/> }.into_any());
    let to = Route::Routine(routine.slug.to_string());
    view! { <Row to=to name=routine.name.to_string() about=about figure=figure/> }.into_any()
}
