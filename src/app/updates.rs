//! The app on the device: a new version is offered and never forced, and the install offer comes once it makes sense.
//!
//! Invariant: a page is never loaded anew while a session runs or waits, nor while a form holds what is kept nowhere.

use crate::domain::device::InstallOption;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;

use super::App;
use crate::domain::journal::gate::Gate;
use crate::domain::route::Route;
use crate::domain::safety::check_form::CheckForm;
use crate::domain::updates::{FINISHED_BEFORE_INSTALL, OpenPage, Release, newer_than, tells_since};
use crate::platform::install;
use crate::platform::updates::{self, Version};
use crate::platform::{location, visibility};

/// The version of this program.
const OWN: &str = env!("CARGO_PKG_VERSION");
/// The newest version that the person has been told of.
const TOLD: &str = "version";
/// Whether the person wants no offer to install.
const NO_INSTALL: &str = "no-install";

thread_local! {
    /// How many forms on the page hold something that is kept nowhere.
    static UNSAVED: ArcRwSignal<u32> = ArcRwSignal::default();
}

/// What there is to say about versions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum News {
    /// A new version waits. What it changes; nothing if it says nothing.
    Waits(Vec<Release>),
    /// The app is newer than last time.
    Updated(Vec<Release>),
}

/// The state of the app as an installed program.
#[derive(Clone, Copy)]
pub struct Offline {
    app: App,
    /// What the person should know.
    pub news: RwSignal<Option<News>>,
    /// How the app can be installed, where that is to be offered.
    pub install: RwSignal<InstallOption>,
    /// Another version has taken over: load the page anew as soon as no session is on.
    taken: RwSignal<bool>,
}

impl Offline {
    /// Keeps the app on the device, and listens for a new version.
    pub fn start(app: App) -> Self {
        let this = Self {
            app,
            news: RwSignal::new(None),
            install: RwSignal::new(InstallOption::None),
            taken: RwSignal::new(false),
        };
        let active = Memo::new(move |_| app.is_active());
        Effect::new(move || {
            // A session asks the network for nothing.
            if !active.get() {
                let taken = move || this.taken.set(true);
                updates::register(move || this.welcome(), move || this.waits(), taken);
            }
        });
        Effect::new(move || {
            if this.taken.get() && this.page().may_reload() {
                updates::reload();
            }
        });
        visibility::on_change(move || {
            if !visibility::is_hidden() && !active.get_untracked() {
                updates::look();
            }
        });
        install::on_change(move || this.install.set(this.way()));
        Effect::new(move || {
            app.log.track();
            this.install.set(this.way());
        });
        install::on_launch(move |hash| {
            // Whoever is in a session stays in it.
            if !active.get_untracked() {
                location::go(&hash);
            }
        });
        this
    }

    /// What is on the page that would be loaded anew.
    fn page(self) -> OpenPage {
        let app = self.app;
        let route = app.route.get();
        OpenPage {
            session: app.is_active(),
            end: matches!(&route, Route::Session(slug) if app.plays(slug)),
            form: UNSAVED.with(Get::get) > 0,
            check: app.asked.with(|asked| asked.as_ref().is_some_and(CheckForm::is_begun)),
            calls: route == Route::Check && matches!(app.gate.get(), Gate::Locked(_)),
        }
    }

    fn waits(self) {
        self.news.set(Some(News::Waits(Vec::new())));
        updates::changes(Version::Waiting, move |text| {
            self.news.set(Some(News::Waits(newer_than(&text, OWN))));
        });
    }

    /// Tells what is new since the last time, once this version has been asked.
    fn welcome(self) {
        let told = self.app.devices.with_value(|devices| devices.store.get(TOLD));
        if told.as_deref() != Some(OWN) {
            self.told(OWN);
        }
        let Some(since) = tells_since(told.as_deref(), OWN).map(str::to_owned) else { return };
        updates::changes(Version::Present, move |text| {
            let news = newer_than(&text, &since);
            if !news.is_empty() && self.news.with_untracked(Option::is_none) {
                self.news.set(Some(News::Updated(news)));
            }
        });
    }

    fn told(self, version: &str) {
        // Where it is not kept, the person is told once more.
        let _ = self.app.devices.with_value(|devices| devices.store.put(TOLD, version));
    }

    /// The person wants the version that waits.
    pub fn update(self) {
        if let Some(News::Waits(releases)) = self.news.get_untracked()
            && let Some(newest) = releases.first()
        {
            self.told(&newest.version);
        }
        updates::take(move || {
            if untrack(|| self.page().may_reload_when_asked()) {
                updates::reload();
            } else {
                self.taken.set(true);
            }
        });
    }

    /// Whether another version has taken over, and only what the person has begun here keeps it from being shown.
    pub fn waits_for_form(self) -> bool {
        self.taken.get() && self.page().holds_something()
    }

    /// The person has read it, or wants it later.
    pub fn dismiss(self) {
        self.news.set(None);
    }

    fn way(self) -> InstallOption {
        let refused = self.app.devices.with_value(|it| it.store.get(NO_INSTALL)).is_some();
        let finished = || self.app.log.with_untracked(|log| log.sums().finished);
        if refused || finished() < FINISHED_BEFORE_INSTALL {
            InstallOption::None
        } else {
            install::way()
        }
    }

    /// The person wants it on the home screen. Must run in the tap.
    pub fn install(self) {
        install::prompt(move |agreed| {
            if !agreed {
                self.refuse_install();
            }
        });
        self.install.set(InstallOption::None);
    }

    /// The person does not want to be asked again.
    pub fn refuse_install(self) {
        let _ = self.app.devices.with_value(|it| it.store.put(NO_INSTALL, "1"));
        self.install.set(InstallOption::None);
    }
}

impl App {
    /// While `holds` says so, and the view around is there, something is on the page that is kept nowhere.
    pub fn hold_while(self, holds: impl Fn() -> bool + Send + Sync + 'static) {
        hold(Memo::new(move |_| holds()));
    }
}

/// Counts a form for as long as `holds` says so.
fn hold(holds: Memo<bool>) {
    let counted = Arc::new(AtomicBool::new(false));
    let count = move |now: bool| {
        if counted.swap(now, Ordering::Relaxed) != now {
            UNSAVED.with(|unsaved| {
                unsaved.update(|count| *count = if now { *count + 1 } else { *count - 1 });
            });
        }
    };
    let leave = count.clone();
    Effect::new(move || count(holds.get()));
    on_cleanup(move || leave(false));
}
