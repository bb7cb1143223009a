//! The only door between the loads. The first load (a session that runs) reaches everything else through here.
//!
//! The later loads are a wasm file of their own, asked for as soon as the app is up. So they are there before anybody
//! needs them, and a session asks the network for nothing. Nothing outside this file names a page of another load
//! (`tests/architecture.rs`), or the first load would bring that page along.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;

use super::check::{body_map, care, hurt, page as check_page};
use super::frame::{keys, next_visit, notices, nudge, offers};
use super::library::{exercise, exercises, home, missing, ready, routine};
use super::parts::moving_figure;
use super::progress::{done, page as progress_page, report};
use super::tools::{editor, import, make, reminders, settings};
use crate::app::routines::RoutinesHandle;
use crate::app::{App, Rest, use_check, use_page, use_routines};
use crate::content;
use crate::domain::library::exercise::Side;
use crate::domain::library::movement::Movement;
use crate::domain::library::routine::Routine;
use crate::domain::route::Route;
use crate::domain::routines::custom::MY;
use crate::embed;
use crate::i18n::Key;
#[cfg(feature = "split")]
use crate::platform::texts;

/// The views of the later loads. Functions by address: that keeps their code out of the first load.
#[derive(Clone, Copy)]
pub(super) struct Views {
    /// Begins the handles that they bring.
    begin: fn(Loads),
    /// The page of an address.
    pub(super) page: fn(&Route) -> AnyView,
    /// The name of that page.
    pub(super) title: fn(&Route) -> String,
    /// What stands above every page, and the list of keys.
    pub(super) frame: fn() -> AnyView,
    /// The figure of a movement, worked on a side.
    pub(super) figure: fn(Movement, Side) -> AnyView,
    /// What there is to say about a session of a routine that is over.
    pub(super) end: fn(Arc<Routine>) -> AnyView,
    /// What is asked when it hurts.
    pub(super) hurt: fn() -> AnyView,
}

/// Whether the later loads are here.
#[derive(Clone, Copy)]
pub(super) enum Arrival {
    /// They are on their way.
    Waiting,
    /// They are here.
    Here(Views),
    /// They could not be loaded. They can be asked for again.
    Failed,
}

/// The handle of the later loads.
#[derive(Clone, Copy)]
pub(super) struct Loads {
    app: App,
    arrival: ReadSignal<Arrival>,
    set_arrival: WriteSignal<Arrival>,
    /// What the later loads make lives as long as the views.
    scope: StoredValue<Owner>,
    /// The handles that they have brought.
    rest: StoredValue<Option<Rest>>,
}

impl Loads {
    pub(super) fn new(app: App) -> Self {
        let (arrival, set_arrival) = signal(Arrival::Waiting);
        Self {
            app,
            arrival,
            set_arrival,
            scope: StoredValue::new(Owner::new()),
            rest: StoredValue::new(None),
        }
    }

    /// Whether they are here.
    pub(super) fn arrival(self) -> ReadSignal<Arrival> {
        self.arrival
    }

    /// Their views, once they are here.
    pub(super) fn here(self) -> Option<Views> {
        match self.arrival.get() {
            Arrival::Here(views) => Some(views),
            Arrival::Waiting | Arrival::Failed => None,
        }
    }

    /// Asks for them.
    pub(super) fn ask(self) {
        self.set_arrival.set(Arrival::Waiting);
        leptos::task::spawn_local(async move {
            // Without the feature, as in tests, all is one file and nothing is awaited.
            #[cfg(feature = "split")]
            let views = {
                let texts = texts::later();
                let views = later().await.ok();
                if texts.await { views } else { None }
            };
            #[cfg(not(feature = "split"))]
            let views = later().ok();
            if let Some(views) = views {
                (views.begin)(self);
            }
            // The app may have been taken away meanwhile.
            self.set_arrival.try_set(views.map_or(Arrival::Failed, Arrival::Here));
        });
    }
}

/// The cut: the build gives what is reached from here, and from nowhere else, a file of its own. Called, it fetches
/// that file.
#[cfg_attr(feature = "split", wasm_split(later, wasm_split_path = leptos::wasm_split, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "the macro puts its own failure in the result")]
fn later() -> Result<Views, SplitLoaderError> {
    Ok(Views { begin, page, title, frame, figure, end, hurt })
}

/// Begins what the later loads bring, once their texts are here, too.
fn begin(loads: Loads) {
    // The app may have been taken away while they were on their way.
    if let Some(scope) = loads.scope.try_get_value() {
        loads.rest.set_value(Some(scope.with(|| loads.app.begin_rest())));
    }
}

/// Puts the handles of the later loads into the context of the views below.
fn provide() {
    if let Some(rest) = expect_context::<Loads>().rest.get_value() {
        provide_context(rest);
    }
}

fn page(route: &Route) -> AnyView {
    provide();
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
        Route::Make => view! { <make::MakePage/> }.into_any(),
        Route::Build(slug) => view! { <editor::BuildPage slug=slug.clone()/> }.into_any(),
        Route::Import(data) => view! { <import::ImportPage data=data.clone()/> }.into_any(),
        Route::Check => view! { <check_page::CheckPage/> }.into_any(),
        Route::Report => view! { <report::ReportPage/> }.into_any(),
        Route::Care => view! { <care::CarePage/> }.into_any(),
        Route::Where => view! { <body_map::WherePage/> }.into_any(),
        Route::Progress => view! { <progress_page::ProgressPage/> }.into_any(),
        Route::Reminders => view! { <reminders::RemindersPage/> }.into_any(),
        Route::Settings => view! { <settings::SettingsPage/> }.into_any(),
        Route::Unknown(path) => missing(path, Key::MISSING_ASKED),
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
    provide();
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
    provide();
    // Here rather than as soon as this load is there: what it listens to ends with the view around.
    embed::attach();
    // What is offered besides sessions is offered by the app itself.
    let page = use_page();
    let offers = (!page.is_embedded()).then(|| {
        let check = use_check();
        // A check holds for its day.
        page.follow_the_day(move || check.day_turned());
        next_visit::leave_cards();
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
    provide();
    view! { <hurt::AskHurt/> }.into_any()
}

fn end(routine: Arc<Routine>) -> AnyView {
    provide();
    view! { <done::Done routine=routine/> }.into_any()
}
