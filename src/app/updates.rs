//! The installed app: a new version is offered and never forced, and installing is offered once the person has come
//! back.
//!
//! Invariant: a page is never loaded anew while a session runs or waits, nor while a form holds what is stored
//! nowhere.

use leptos::prelude::*;

use crate::app::read_only::ReadOnly;

use super::arrivals::ArrivalsHandle;
use super::check::CheckHandle;
use super::store::StoreHandle;
use crate::domain::device::InstallOption;
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

/// What there is to say about versions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum VersionNews {
    /// A new version waits. What it changes; nothing if it says nothing.
    Waits(Vec<Release>),
    /// The app is newer than last time.
    Updated(Vec<Release>),
}

/// The handle of the app as an installed program. Copies lead to the same one.
#[derive(Clone, Copy)]
pub struct UpdatesHandle {
    check: CheckHandle,
    arrivals: ArrivalsHandle,
    news: RwSignal<Option<VersionNews>>,
    /// How the app can be installed, where that is to be offered.
    install: RwSignal<InstallOption>,
    /// Another version has taken over: load the page anew as soon as no session is on.
    taken: RwSignal<bool>,
}

impl UpdatesHandle {
    pub(super) fn new(check: CheckHandle, arrivals: ArrivalsHandle) -> Self {
        Self {
            check,
            arrivals,
            news: RwSignal::new(None),
            install: RwSignal::new(InstallOption::None),
            taken: RwSignal::new(false),
        }
    }

    fn store(self) -> StoreHandle {
        self.check.journal().store()
    }

    pub(super) fn arrivals(self) -> ArrivalsHandle {
        self.arrivals
    }

    /// What the person should know.
    pub fn news(self) -> ReadOnly<Option<VersionNews>> {
        ReadOnly(self.news)
    }

    /// How the app can be installed, where that is to be offered.
    pub fn install_option(self) -> ReadOnly<InstallOption> {
        ReadOnly(self.install)
    }

    /// Keeps the app on the device, and listens for a new version, until the view around is gone.
    pub fn begin(self) {
        let session = self.check.session();
        let active = Memo::new(move |_| session.is_active());
        Effect::new(move || {
            // A session asks the network for nothing.
            if !active.get() {
                let taken = move || self.taken.set(true);
                updates::register(move || self.welcome(), move || self.waits(), taken);
            }
        });
        Effect::new(move || {
            if self.taken.get() && self.page().may_reload() {
                updates::reload();
            }
        });
        visibility::on_change(move || {
            if !visibility::is_hidden() && !active.get_untracked() {
                updates::look();
            }
        });
        install::on_change(move || self.install.set(self.way()));
        Effect::new(move || {
            self.check.journal().log().track();
            self.install.set(self.way());
        });
        let arrives = move |file| self.arrivals.arrive(file);
        install::on_launch(arrives, move |hash| {
            // Whoever is in a session stays in it.
            if !active.get_untracked() {
                location::go(&hash);
            }
        });
    }

    /// What is on the page that would be loaded anew.
    fn page(self) -> OpenPage {
        let (page, session) = (self.check.page(), self.check.session());
        let route = page.route().get();
        OpenPage {
            session: session.is_active(),
            end: matches!(&route, Route::Session(slug) if session.plays(slug)),
            form: page.has_unsaved(),
            check: self.check.form().with(|form| form.as_ref().is_some_and(CheckForm::is_begun)),
            calls: route == Route::Check && matches!(self.check.gate().get(), Gate::Locked(_)),
        }
    }

    fn waits(self) {
        self.news.set(Some(VersionNews::Waits(Vec::new())));
        updates::changes(Version::Waiting, move |text| {
            self.news.set(Some(VersionNews::Waits(newer_than(&text, OWN))));
        });
    }

    /// Tells what is new since the last time, once this version has been asked.
    fn welcome(self) {
        let told = self.store().get(TOLD);
        if told.as_deref() != Some(OWN) {
            self.told(OWN);
        }
        let Some(since) = tells_since(told.as_deref(), OWN).map(str::to_owned) else { return };
        updates::changes(Version::Present, move |text| {
            let news = newer_than(&text, &since);
            if !news.is_empty() && self.news.with_untracked(Option::is_none) {
                self.news.set(Some(VersionNews::Updated(news)));
            }
        });
    }

    fn told(self, version: &str) {
        // Where it is not kept, the person is told once more.
        self.store().put_quietly(TOLD, version);
    }

    /// The person wants the version that waits.
    pub fn update(self) {
        if let Some(VersionNews::Waits(releases)) = self.news.get_untracked()
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
        let refused = self.store().get(NO_INSTALL).is_some();
        let finished = || self.check.journal().log().with_untracked(|log| log.sums().finished);
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
        self.store().put_quietly(NO_INSTALL, "1");
        self.install.set(InstallOption::None);
    }
}
