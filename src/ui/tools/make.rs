//! A session made to measure: minutes and place, and what comes of it.

use leptos::prelude::*;

use crate::app::routines::RoutinesHandle;
use crate::app::{use_routines, use_settings};
use crate::domain::library::exercise::Place;
use crate::domain::route::Route;
use crate::domain::routines::made::Made;
use crate::domain::session::spoken;
use crate::i18n::{Key, locale};
use crate::ui::parts::prefs::{Equipment, LeaveOut};
use crate::ui::parts::start::Start;
use crate::ui::parts::up::Up;
use crate::ui::parts::words;
use crate::ui::tools::step_row::step_row;

const MINUTES: [u16; 7] = [3, 5, 8, 10, 15, 20, 30];
const PLACES: [Option<Place>; 4] =
    [None, Some(Place::Chair), Some(Place::Wall), Some(Place::Floor)];

#[component]
pub(crate) fn MakePage() -> impl IntoView {
    let settings = use_settings();
    let routines = use_routines();
    let made = RwSignal::new(Made { minutes: 10, place: None, seed: 1 });
    let minutes = MINUTES.map(|minutes| {
        let words = Key::TIME_MINUTES.fill(&[("n", &minutes.to_string())]);
        view! { <option value=minutes.to_string() selected=minutes == 10>{words}</option> }
    });
    let places = PLACES.map(|place| {
        let word = place.map_or(Key::LIBRARY_ANY, words::place);
        view! { <option value=place.map_or("", Place::id)>{word.text()}</option> }
    });
    let choose_minutes = move |value: String| {
        if let Ok(minutes) = value.parse() {
            made.update(|made| made.minutes = minutes);
        }
    };
    let choose_place = move |value: String| {
        let place = PLACES.into_iter().flatten().find(|place| place.id() == value);
        made.update(|made| made.place = place);
    };
    view! {
        <article class="make flow">
            <Up to=Route::Exercises name=Key::SHELL_LIBRARY/>
            <h1>{Key::MAKE_TITLE.text()}</h1>
            <p class="lead">{Key::MAKE_LEAD.text()}</p>
            <section class="filters">
                <label>
                    {Key::MAKE_MINUTES.text()}
                    <select on:change:target=move |event| choose_minutes(event.target().value())>{minutes}</select>
                </label>
                <label>
                    {Key::LIBRARY_PLACE.text()}
                    <select on:change:target=move |event| choose_place(event.target().value())>{places}</select>
                </label>
                <details class="wide">
                    <summary>{Key::MAKE_MORE.text()}</summary>
                    <Equipment/>
                    <LeaveOut/>
                </details>
            </section>
            {move || {
                // What is at hand and what to leave out count as well.
                settings.chosen().track();
                outcome(routines, made)
            }}
        </article>
    }
}

/// The session, or why there is none.
fn outcome(routines: RoutinesHandle, made: RwSignal<Made>) -> AnyView {
    let routine = match routines.made(made.get()) {
        Ok(routine) => routine,
        Err(unmet) => {
            return view! { <p class="notice" role="status">{words::unmet(unmet)}</p> }.into_any();
        }
    };
    let without = routines.unwanted();
    let without = (!without.is_empty())
        .then(|| view! { <p class="quiet">{Key::MARKS_MADE.fill(&[("names", &locale::list(&without))])}</p> });
    let rows: Vec<_> = routine.steps.iter().map(|step| step_row(step, None)).collect();
    let total = Key::MAKE_TOTAL.fill(&[("time", &spoken::time(routine.stated))]);
    let href = Route::Routine(routine.slug.to_string()).href();
    view! {
        <ol class="rows">{rows}</ol>
        {without}
        <p role="status">{total} " " <a href=href>{Key::HOME_SEE.text()}</a></p>
        <div class="foot">
            <button class="pill" on:click=move |_| made.update(|made| made.seed = made.seed.wrapping_add(1))>
                {Key::MAKE_ANOTHER.text()}
            </button>
            <Start routine=routine/>
        </div>
    }
    .into_any()
}
