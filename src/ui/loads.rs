//! What is not in the first load: every page but a session that runs. It is a wasm file of its own,
//! asked for as soon as the app is up, so that it is there before anybody needs it and a session asks
//! the network for nothing.
//!
//! Invariant: nothing outside this file names a page of `pages`, or the first load brings it along.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;

use super::check::{self, body_map, care, hurt};
use super::frame::{keys, notices, nudge, offers};
use super::library::{exercise, exercises, home, missing, ready, routine};
use super::parts::moving_figure;
use super::progress::{self, done, report};
use super::tools::{editor, import, make, reminders, settings};
use crate::app::{App, use_app};
use crate::content;
use crate::domain::library::exercise::Side;
use crate::domain::library::movement::Movement;
use crate::domain::library::routine::Routine;
use crate::domain::route::Route;
use crate::domain::routines::custom::MY;
use crate::embed;
use crate::i18n::Key;
use crate::platform::places;

/// The ways into the second part. Functions by address: that keeps their code out of the first part.
#[derive(Clone, Copy)]
pub(super) struct Later {
    /// The page of an address.
    pub(super) page: fn(App, &Route) -> AnyView,
    /// The name of that page.
    pub(super) title: fn(App, &Route) -> String,
    /// What stands above every page, and the list of keys.
    pub(super) frame: fn() -> AnyView,
    /// The figure of a movement, worked on a side.
    pub(super) figure: fn(Movement, Side) -> AnyView,
    /// What there is to say about a session of a routine that is over.
    pub(super) end: fn(Arc<Routine>) -> AnyView,
    /// What is asked when it hurts.
    pub(super) hurt: fn() -> AnyView,
}

/// How it stands with the second part.
#[derive(Clone, Copy)]
pub(super) enum Arrival {
    /// It is on its way.
    Waiting,
    /// It is here.
    Here(Later),
    /// It could not be loaded. It can be asked for again.
    Failed,
}

impl Arrival {
    /// The second part, once it is here.
    pub(super) fn here(self) -> Option<Later> {
        match self {
            Self::Here(later) => Some(later),
            Self::Waiting | Self::Failed => None,
        }
    }
}

/// The signal that tells.
pub(super) type Arriving = RwSignal<Arrival>;

/// Asks for the second part.
pub(super) fn ask_for(app: App, arriving: Arriving) {
    arriving.set(Arrival::Waiting);
    leptos::task::spawn_local(async move {
        // Without the feature, as in tests, all is one file and nothing is awaited.
        #[cfg(feature = "split")]
        let part = second_part(app).await;
        #[cfg(not(feature = "split"))]
        let part = second_part(app);
        arriving.set(match part {
            Ok(later) => Arrival::Here(later),
            Err(_) => Arrival::Failed,
        });
    });
}

/// The cut: `cargo xtask split` gives what is reached from here, and from nowhere else, a file of its own.
/// Called, it fetches that file.
#[cfg_attr(feature = "split", wasm_split(later, wasm_split_path = leptos::wasm_split, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "the macro puts its own failure in the result")]
fn second_part(app: App) -> Result<Later, SplitLoaderError> {
    if !app.is_gone() {
        app.read_kept();
    }
    if !app.is_embedded() {
        places::start();
        // What boot.js takes from the disk as it is may be no look of ours.
        app.apply_settings();
    }
    Ok(Later { page, title, frame, figure, end, hurt })
}

fn page(app: App, route: &Route) -> AnyView {
    match route {
        Route::Home => view! { <home::Home/> }.into_any(),
        Route::Routine(slug) => of_routine(app, slug.clone(), |routine| {
            view! { <routine::RoutinePage routine=routine/> }.into_any()
        }),
        Route::Session(slug) => of_routine(app, slug.clone(), |routine| {
            view! { <ready::Ready routine=routine/> }.into_any()
        }),
        Route::Exercises => view! { <exercises::ExercisesPage/> }.into_any(),
        Route::Exercise(slug) => match content::exercise(slug) {
            Some(exercise) => view! { <exercise::ExercisePage exercise=exercise/> }.into_any(),
            None => missing(slug, Key::MISSING_EXERCISE),
        },
        Route::Make => view! { <make::MakePage/> }.into_any(),
        Route::Build(slug) => view! { <editor::BuildPage slug=slug.clone()/> }.into_any(),
        Route::Import(data) => view! { <import::ImportPage data=data.clone()/> }.into_any(),
        Route::Check => view! { <check::CheckPage/> }.into_any(),
        Route::Report => view! { <report::ReportPage/> }.into_any(),
        Route::Care => view! { <care::CarePage/> }.into_any(),
        Route::Where => view! { <body_map::WherePage/> }.into_any(),
        Route::Progress => view! { <progress::ProgressPage/> }.into_any(),
        Route::Reminders => view! { <reminders::RemindersPage/> }.into_any(),
        Route::Settings => view! { <settings::SettingsPage/> }.into_any(),
        Route::Unknown(path) => missing(path, Key::MISSING_ASKED),
    }
}

/// The page of the routine called `slug`. One of the person's own may come, change or go in another tab.
fn of_routine(app: App, slug: String, page: fn(Arc<Routine>) -> AnyView) -> AnyView {
    let asked = slug.clone();
    let found = Memo::new(move |_| {
        follow(app, &asked);
        app.routine(&asked)
    });
    (move || match found.get() {
        Some(routine) => untrack(|| page(routine)),
        None => missing(&slug, Key::MISSING_ROUTINE),
    })
    .into_any()
}

/// Hears of changes of the person's own routines, if this is the name of one.
fn follow(app: App, slug: &str) {
    if slug.starts_with(MY) {
        app.own.track();
    }
}

fn missing(what: &str, says: Key) -> AnyView {
    view! { <missing::Missing what=what.to_owned() says=says/> }.into_any()
}

fn title(app: App, route: &Route) -> String {
    let name = match route {
        Route::Home => Key::HOME_TITLE,
        Route::Routine(slug) | Route::Session(slug) => {
            follow(app, slug);
            match app.routine(slug) {
                Some(routine) => return routine.name.to_string(),
                None => Key::MISSING_TITLE,
            }
        }
        Route::Exercises => Key::LIBRARY_TITLE,
        Route::Exercise(slug) => match content::exercise(slug) {
            Some(exercise) => return exercise.name.to_owned(),
            None => Key::MISSING_TITLE,
        },
        Route::Make => Key::MAKE_TITLE,
        Route::Build(_) => Key::BUILD_TITLE,
        Route::Import(_) => Key::IMPORT_TITLE,
        Route::Check => Key::CHECK_TITLE,
        Route::Report => Key::REPORT_TITLE,
        Route::Care => Key::CARE_TITLE,
        Route::Where => Key::WHERE_TITLE,
        Route::Progress => Key::PROGRESS_TITLE,
        Route::Reminders => Key::REMINDERS_TITLE,
        Route::Settings => Key::SETTINGS_TITLE,
        Route::Unknown(_) => Key::MISSING_TITLE,
    };
    name.text().to_owned()
}

fn frame() -> AnyView {
    // Here rather than as soon as this part is there: what it listens to ends with the view around.
    embed::attach(use_app());
    // What is offered besides sessions is offered by the app itself.
    let offers = (!use_app().is_embedded()).then(|| {
        use_app().follow_the_day();
        view! { <offers::Offers/> <nudge::Nudge/> }
    });
    view! {
        <notices::Notices/>
        {offers}
        <keys::KeyList/>
    }
    .into_any()
}

fn figure(movement: Movement, side: Side) -> AnyView {
    view! { <moving_figure::Moving movement=movement side=side/> }.into_any()
}

fn hurt() -> AnyView {
    view! { <hurt::AskHurt/> }.into_any()
}

fn end(routine: Arc<Routine>) -> AnyView {
    view! { <done::Done routine=routine/> }.into_any()
}
