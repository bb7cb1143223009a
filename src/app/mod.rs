//! The app: a handle for each noun, which owns its signals, turns presses into events, and does what comes back.
//!
//! Each knows those before it in this list: page, store, devices; settings; session; journal; check; start; routines,
//! reminders, updates; recovery; data. What one has to hear of those after it, it is told. A view takes a handle from the
//! context (`use_session()`), reads its signals and calls its methods; it never touches the platform.

pub mod animation;
pub mod check;
pub mod data;
pub mod devices;
pub mod journal;
pub mod page;
pub mod recovery;
pub mod reminders;
pub mod routines;
pub mod session;
pub mod settings;
pub mod start;
pub mod store;
pub mod updates;
mod voice;

use leptos::prelude::*;

use self::check::CheckHandle;
use self::data::DataHandle;
use self::devices::DevicesHandle;
use self::journal::JournalHandle;
use self::page::PageHandle;
use self::recovery::RecoveryHandle;
use self::reminders::RemindersHandle;
use self::routines::RoutinesHandle;
use self::routines::fit::admit;
use self::session::SessionHandle;
use self::settings::SettingsHandle;
use self::start::StartHandle;
use self::store::StoreHandle;
use self::updates::UpdatesHandle;
use crate::domain::route::Route;
use crate::platform::host::Host;
use crate::platform::location;

/// An app of its own, with all its handles.
#[derive(Clone, Copy)]
pub struct App {
    start: StartHandle,
}

impl App {
    /// Starts the app in a page of its own; with a `host` it is embedded there. What the first load needs of the store is
    /// read, and the page is listened to.
    pub fn new(host: Option<Host>) -> Self {
        let page = PageHandle::new(host);
        let store = StoreHandle::new();
        let settings = SettingsHandle::new(store, DevicesHandle::new());
        let session = SessionHandle::new(page, settings);
        let check = CheckHandle::new(JournalHandle::new(session, store));
        if !page.is_embedded() {
            location::on_change(move |hash| page.show(Route::parse(&hash)));
        }
        Self { start: StartHandle::new(check) }
    }

    /// Puts the handles of the first load into the context of the views below.
    pub fn provide(self) {
        let check = self.start.check();
        let (journal, session) = (check.journal(), check.session());
        let settings = session.settings();
        provide_context(session.page());
        provide_context(journal.store());
        provide_context(settings.devices());
        provide_context(settings);
        provide_context(session);
        provide_context(journal);
        provide_context(check);
        provide_context(self.start);
    }

    /// Reads all that is stored, and begins what is not in the first load.
    pub fn begin_rest(self) -> Rest {
        let (start, check) = (self.start, self.start.check());
        let (journal, session) = (check.journal(), check.session());
        let routines = RoutinesHandle::new(start);
        let reminders = RemindersHandle::new(session, journal.store());
        let recovery = RecoveryHandle::new(routines, reminders);
        journal.read();
        start.admit_by(admit);
        session.prepare_phrases(voice::prepare);
        check.refresh_gate();
        journal.follow_the_session();
        check.follow();
        routines.read();
        recovery.begin();
        if !session.page().is_embedded() {
            session.page().remember_places();
            // What boot.js takes from the disk as it is may be no look of ours.
            session.settings().apply();
        }
        Rest { data: DataHandle::new(recovery), updates: UpdatesHandle::new(check) }
    }

    /// The Start of this app.
    pub fn start(self) -> StartHandle {
        self.start
    }

    /// The page of this app.
    pub fn page(self) -> PageHandle {
        self.start.check().page()
    }

    /// The session of this app.
    pub fn session(self) -> SessionHandle {
        self.start.check().session()
    }
}

/// The handles that are not in the first load.
#[derive(Clone, Copy)]
pub struct Rest {
    data: DataHandle,
    updates: UpdatesHandle,
}

impl Rest {
    /// Puts them into the context of the views below.
    pub fn provide(self) {
        let recovery = self.data.recovery();
        provide_context(recovery.routines());
        provide_context(recovery.reminders());
        provide_context(recovery);
        provide_context(self.data);
        provide_context(self.updates);
    }
}
