//! The views. They read signals and call [`App`](crate::app::App); no rule of the product is here.

mod pages;
mod parts;

use leptos::prelude::*;

use self::pages::{
    build, care, exercise, exercises, home, import, make, missing, routine, session, settings,
};
use self::parts::{keys, notices};
use crate::app::App;
use crate::content;
use crate::domain::route::Route;
use crate::i18n::Key;
use crate::platform::page;

/// The app inside `<main>`.
#[component]
pub fn Root(
    /// The app to show.
    app: App,
) -> impl IntoView {
    provide_context(app);
    Effect::new(move || {
        let title = title(app, &app.route.get());
        page::set_title(&title);
    });
    view! {
        <notices::Notices/>
        {move || page_of(app, &app.route.get())}
        <p class="unseen" aria-live="polite">{app.announcement}</p>
        <keys::KeyList/>
    }
}

fn page_of(app: App, route: &Route) -> AnyView {
    match route {
        Route::Home => view! { <home::Home/> }.into_any(),
        Route::Routine(slug) | Route::Session(slug) => match app.routine(slug) {
            Some(routine) if matches!(route, Route::Session(_)) => {
                view! { <session::SessionPage routine=routine/> }.into_any()
            }
            Some(routine) => view! { <routine::RoutinePage routine=routine/> }.into_any(),
            None => {
                view! { <missing::Missing what=slug.clone() says=Key::MissingRoutine/> }.into_any()
            }
        },
        Route::Exercises => view! { <exercises::ExercisesPage/> }.into_any(),
        Route::Exercise(slug) => match content::exercise(slug) {
            Some(exercise) => view! { <exercise::ExercisePage exercise=exercise/> }.into_any(),
            None => {
                view! { <missing::Missing what=slug.clone() says=Key::MissingExercise/> }.into_any()
            }
        },
        Route::Make => view! { <make::MakePage/> }.into_any(),
        Route::Build(slug) => view! { <build::BuildPage slug=slug.clone()/> }.into_any(),
        Route::Import(data) => view! { <import::ImportPage data=data.clone()/> }.into_any(),
        Route::Check => view! { <care::CarePage/> }.into_any(),
        Route::Settings => view! { <settings::SettingsPage/> }.into_any(),
        Route::Unknown(path) => {
            view! { <missing::Missing what=path.clone() says=Key::MissingAsked/> }.into_any()
        }
    }
}

fn title(app: App, route: &Route) -> String {
    let page = match route {
        Route::Home => app.text(Key::HomeTitle),
        Route::Routine(slug) | Route::Session(slug) => {
            let routine = app.routine(slug);
            let name = routine.map_or(app.text(Key::MissingTitle).into(), |it| it.name.clone());
            return app.fill(Key::AppTitle, &[("page", &name)]);
        }
        Route::Exercises => app.text(Key::LibraryTitle),
        Route::Exercise(slug) => {
            content::exercise(slug).map_or(app.text(Key::MissingTitle), |exercise| exercise.name)
        }
        Route::Make => app.text(Key::MakeTitle),
        Route::Build(_) => app.text(Key::BuildTitle),
        Route::Import(_) => app.text(Key::ImportTitle),
        Route::Check => app.text(Key::CareTitle),
        Route::Settings => app.text(Key::SettingsTitle),
        Route::Unknown(_) => app.text(Key::MissingTitle),
    };
    app.fill(Key::AppTitle, &[("page", page)])
}
