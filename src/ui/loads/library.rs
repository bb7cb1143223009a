//! The load of the library, where home lives, too.

use std::sync::Arc;

use leptos::prelude::*;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;

use super::views::{Cut, Pages, Steps, Views};
use crate::app::routines::RoutinesHandle;
use crate::app::use_routines;
use crate::content;
use crate::domain::library::routine::Routine;
use crate::domain::route::{PageName, Route};
use crate::domain::routines::custom::MY;
use crate::i18n::Key;
use crate::ui::library::{exercise, exercises, guide, home, missing, ready, routine};

#[cfg_attr(feature = "split", wasm_split(library, wasm_split_path = leptos::wasm_split, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "the macro puts its own failure in the result")]
pub(super) fn cut() -> Cut {
    Ok((Steps::WHOLE, Views::Pages(Pages { page, title })))
}

fn page(route: &Route) -> AnyView {
    match route {
        Route::Home => view! { <home::Home/> }.into_any(),
        Route::Routine(slug) => of_routine(slug.clone(), |routine| {
            view! { <routine::RoutinePage routine=routine/> }.into_any()
        }),
        Route::Session(slug) => {
            of_routine(slug.clone(), |routine| view! { <ready::Ready routine=routine/> }.into_any())
        }
        Route::Exercises => view! { <exercises::ExercisesPage/> }.into_any(),
        Route::Exercise(slug) => match content::exercise(slug) {
            Some(exercise) => view! { <exercise::ExercisePage exercise=exercise/> }.into_any(),
            None => missing(slug, Key::MISSING_EXERCISE),
        },
        Route::Page(PageName::Guide, None) => view! { <guide::GuidePage/> }.into_any(),
        Route::Page(PageName::Guide, Some(slug)) => match content::guide_section(slug) {
            Some(section) => view! { <guide::SectionPage section=section/> }.into_any(),
            None => missing(slug, Key::MISSING_ASKED),
        },
        Route::Unknown(path) => missing(path, Key::MISSING_ASKED),
        // Of another load.
        _ => ().into_any(),
    }
}

/// The page of the routine called `slug`. One of the person's own may come, change or go in another tab.
fn of_routine(slug: String, page: fn(Arc<Routine>) -> AnyView) -> AnyView {
    let routines = use_routines();
    let asked = slug.clone();
    let found = Memo::new(move |_| {
        follow(routines, &asked);
        routines.routine(&asked)
    });
    (move || match found.get() {
        Some(routine) => untrack(|| page(routine)),
        None => missing(&slug, Key::MISSING_ROUTINE),
    })
    .into_any()
}

/// Hears of changes of the person's own routines, if this is the name of one.
fn follow(routines: RoutinesHandle, slug: &str) {
    if slug.starts_with(MY) {
        routines.custom().track();
    }
}

fn missing(what: &str, says: Key) -> AnyView {
    view! { <missing::Missing what=what.to_owned() says=says/> }.into_any()
}

fn title(route: &Route) -> String {
    let routines = use_routines();
    let name = match route {
        Route::Home => Key::HOME_TITLE,
        Route::Routine(slug) | Route::Session(slug) => {
            follow(routines, slug);
            match routines.routine(slug) {
                Some(routine) => return routine.name.to_string(),
                None => Key::MISSING_TITLE,
            }
        }
        Route::Exercises => Key::LIBRARY_TITLE,
        Route::Exercise(slug) => match content::exercise(slug) {
            Some(exercise) => return exercise.name.text().to_owned(),
            None => Key::MISSING_TITLE,
        },
        Route::Page(PageName::Guide, None) => Key::KNOW_TITLE,
        Route::Page(PageName::Guide, Some(slug)) => {
            content::guide_section(slug).map_or(Key::MISSING_TITLE, |section| section.name)
        }
        _ => Key::MISSING_TITLE,
    };
    name.text().to_owned()
}
