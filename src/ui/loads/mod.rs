//! The only door between the loads. The first load (a session that runs) reaches everything else through here.
//!
//! Each of the others is a wasm file of its own, fetched when its page is asked for, and else while the browser is idle.
//! A file in this folder is a load: it names the pages of its folder of `ui`. Nothing outside this folder names a page
//! of another load (`tests/architecture.rs`), or the one would bring the other along.

mod check;
mod library;
mod progress;
mod session;
mod tools;
mod views;

use leptos::prelude::*;

use self::views::{Cut, Pages, SessionViews, Steps, Views};
use crate::app::{App, Rest};
use crate::domain::route::{PageName, Route};
use crate::platform::texts;

/// What is loaded at a time.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Load {
    /// What a session shows besides itself, and what stands above every page.
    Session,
    Check,
    Library,
    Progress,
    Tools,
}

/// In the order in which they are fetched while nothing else is to be done.
const ALL: [Load; 5] = [Load::Session, Load::Check, Load::Library, Load::Progress, Load::Tools];

impl Load {
    /// The one that has the page of `route`.
    pub(super) fn of(route: &Route) -> Self {
        match route {
            Route::Check | Route::Care | Route::Where => Self::Check,
            Route::Progress
            | Route::Report
            | Route::Page(PageName::Function | PageName::Journal, _) => Self::Progress,
            Route::Make
            | Route::Page(PageName::Build | PageName::Plan, _)
            | Route::Import(_)
            | Route::Reminders
            | Route::Settings
            | Route::SettingsOf(_) => Self::Tools,
            // The routine of an embed is not known before this one says which: `src/embed`.
            Route::Session(slug) if slug.is_empty() => Self::Session,
            Route::Home
            | Route::Routine(_)
            | Route::Session(_)
            | Route::Exercises
            | Route::Exercise(_)
            | Route::Page(PageName::Guide, _)
            | Route::Unknown(_) => Self::Library,
        }
    }
}

/// Whether a load is here.
#[derive(Clone, Copy)]
pub(super) enum Arrival {
    Unasked,
    /// It is on its way.
    Waiting,
    Here(Views),
    /// It could not be loaded. It can be asked for again.
    Failed,
}

/// The handle of the loads.
#[derive(Clone, Copy)]
pub(super) struct Loads {
    app: App,
    arrivals: [RwSignal<Arrival>; 5],
    /// What the loads make lives as long as the views.
    scope: StoredValue<Owner>,
    /// The handles that they have brought.
    rest: StoredValue<Option<Rest>>,
    begun: StoredValue<bool>,
}

impl Loads {
    pub(super) fn new(app: App) -> Self {
        Self {
            app,
            arrivals: ALL.map(|_| RwSignal::new(Arrival::Unasked)),
            scope: StoredValue::new(Owner::new()),
            rest: StoredValue::new(None),
            begun: StoredValue::new(false),
        }
    }

    /// Whether `load` is here.
    pub(super) fn arrival(self, load: Load) -> RwSignal<Arrival> {
        self.arrivals[load as usize]
    }

    /// Whether `load` could not be loaded.
    pub(super) fn has_failed(self, load: Load) -> bool {
        matches!(self.arrival(load).get(), Arrival::Failed)
    }

    /// The pages of the load of `route`, if they are here.
    pub(super) fn pages_here(self, route: &Route) -> Option<Pages> {
        match self.arrival(Load::of(route)).get_untracked() {
            Arrival::Here(Views::Pages(pages)) => self.provided(pages),
            _ => None,
        }
    }

    /// What a session shows besides itself, once it is here.
    pub(super) fn session(self) -> Option<SessionViews> {
        match self.arrival(Load::Session).get() {
            Arrival::Here(Views::Session(views)) => self.provided(views),
            _ => None,
        }
    }

    /// `views`, once the handles that came with them are in the context that they will be made in.
    fn provided<T>(self, views: T) -> Option<T> {
        provide_context(self.rest.get_value()?);
        Some(views)
    }

    /// Fetches the load of the page of `route`, then what a session needs, and the others one after the other while the
    /// browser is idle and no session is on, unless the person saves data.
    pub(super) fn fetch_for(self, load: Load) {
        let (page, session) = (self.app.page(), self.app.session());
        leptos::task::spawn_local(async move {
            self.fetch(load).await;
            if load != Load::Session {
                self.fetch(Load::Session).await;
            }
            for load in ALL {
                page.idle().await;
                // The app may have been taken away meanwhile, a session have begun, or the connection have broken off.
                let stop = page.is_gone() || page.saves_data() || untrack(|| session.is_active());
                if stop || untrack(|| ALL.iter().any(|it| self.has_failed(*it))) {
                    return;
                }
                self.fetch(load).await;
            }
        });
    }

    /// Fetches a load that is neither here nor on its way.
    async fn fetch(self, load: Load) {
        let arrival = self.arrival(load);
        let Some(Arrival::Unasked | Arrival::Failed) = arrival.try_get_untracked() else { return };
        arrival.set(Arrival::Waiting);
        // On their way together with the code.
        let texts = texts::later();
        let cut = cut(load).await;
        let came = match (texts.await, cut) {
            (true, Ok((steps, views))) => {
                self.take(steps).await;
                Arrival::Here(views)
            }
            _ => Arrival::Failed,
        };
        let failed = matches!(came, Arrival::Failed);
        // The app may have been taken away meanwhile.
        if arrival.try_set(came).is_none() && failed && self.is_needed(load) {
            self.app.page().tell_failed();
        }
    }

    /// Whether the person waits for `load`. A session that runs waits for none.
    fn is_needed(self, load: Load) -> bool {
        let (page, session) = (self.app.page(), self.app.session());
        let is_of_page = page.route().with_untracked(Load::of) == load;
        load == Load::Session || is_of_page && !untrack(|| session.is_active())
    }

    /// Does what comes before the views, once, each step in a task of its own.
    async fn take(self, steps: Steps) {
        let page = self.app.page();
        page.next_task().await;
        let Some(scope) = self.scope.try_get_value() else { return };
        if self.rest.get_value().is_none() {
            self.rest.set_value(Some(scope.with(|| (steps.prepare)(self.app))));
            page.next_task().await;
        }
        if let Some(begin) = steps.begin
            && self.begun.try_get_value() == Some(false)
            && let Some(rest) = self.rest.get_value()
        {
            self.begun.set_value(true);
            scope.with(|| begin(rest));
            page.next_task().await;
        }
    }
}

/// Without the feature, as in tests, all is one file and nothing is awaited.
#[cfg(not(feature = "split"))]
#[allow(clippy::unused_async, reason = "it is async where the wasm is cut")]
async fn cut(load: Load) -> Cut {
    match load {
        Load::Session => session::cut(),
        Load::Check => check::cut(),
        Load::Library => library::cut(),
        Load::Progress => progress::cut(),
        Load::Tools => tools::cut(),
    }
}

#[cfg(feature = "split")]
async fn cut(load: Load) -> Cut {
    match load {
        Load::Session => session::cut().await,
        Load::Check => check::cut().await,
        Load::Library => library::cut().await,
        Load::Progress => progress::cut().await,
        Load::Tools => tools::cut().await,
    }
}
