//! The app: one handle for each noun. A handle owns its signals, turns presses into events, and performs the effects.
//!
//! A handle knows only those before it in this list: page, store, devices; settings; session; journal; check; start;
//! routines, reminders, arrivals, updates; plan; recovery; data; copies. What happens in the session is told to those after it
//! (`SessionHandle::listen`). A view takes the handles that it needs (`use_session()`), reads their signals and calls
//! their methods; it never touches the platform.
//!
//! They reach the views as two values in the context, one a load: a context for each handle would have made the first
//! load 3 KB larger (raw).

pub mod animation;
pub mod arrivals;
mod breath;
pub mod check;
pub mod copies;
pub mod data;
pub mod devices;
pub mod journal;
pub mod page;
pub mod plan;
pub mod read_only;
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

use self::arrivals::ArrivalsHandle;
use self::check::CheckHandle;
use self::copies::CopiesHandle;
use self::data::DataHandle;
use self::devices::DevicesHandle;
use self::journal::JournalHandle;
use self::page::PageHandle;
use self::plan::PlanHandle;
use self::recovery::RecoveryHandle;
use self::reminders::RemindersHandle;
use self::routines::RoutinesHandle;
use self::routines::admission::admit;
use self::session::SessionHandle;
use self::settings::SettingsHandle;
use self::start::StartHandle;
use self::store::StoreHandle;
use self::updates::UpdatesHandle;
use crate::domain::route::Route;
use crate::platform::host::Host;
use crate::platform::{intl, location};

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

    /// Makes the handles that are not in the first load, and reads what a check and a Start go by.
    pub fn prepare_rest(self) -> Rest {
        // Before anything is counted out loud: the one routine of the first load counts nothing.
        intl::install();
        let (start, check) = (self.start, self.start.check());
        let (journal, session) = (check.journal(), check.session());
        let routines = RoutinesHandle::new(start);
        let reminders = RemindersHandle::new(session, journal.store());
        let recovery = RecoveryHandle::new(routines, reminders);
        journal.read();
        start.admit_by(admit);
        session.prepare_phrases(voice::prepare);
        session.add_notes(breath::notes);
        journal.follow_the_session();
        check.follow();
        // Also for a session that was over before anybody listened.
        check.refresh_gate();
        Rest {
            copies: CopiesHandle::new(DataHandle::new(recovery)),
            updates: UpdatesHandle::new(check, ArrivalsHandle::new()),
        }
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
    copies: CopiesHandle,
    updates: UpdatesHandle,
}

impl Rest {
    /// Reads what else is stored, and brings back what was lost or left behind.
    pub fn begin(self) {
        let recovery = self.copies.data().recovery();
        let session = recovery.journal().session();
        recovery.routines().read();
        recovery.routines().start_what_waits();
        recovery.begin();
        if !session.page().is_embedded() {
            session.page().remember_places();
            self.copies.begin();
            // What boot.js takes from the disk as it is may be no look of ours.
            session.settings().apply();
        }
    }
}

fn app() -> App {
    expect_context()
}

fn rest() -> Rest {
    expect_context()
}

/// The page of the app around this view.
pub fn use_page() -> PageHandle {
    app().page()
}

/// The store of the app around this view.
pub fn use_store() -> StoreHandle {
    use_journal().store()
}

/// The devices of the app around this view.
pub fn use_devices() -> DevicesHandle {
    use_settings().devices()
}

/// The settings of the app around this view.
pub fn use_settings() -> SettingsHandle {
    use_session().settings()
}

/// The session of the app around this view.
pub fn use_session() -> SessionHandle {
    app().session()
}

/// The journal of the app around this view.
pub fn use_journal() -> JournalHandle {
    use_check().journal()
}

/// The check of the app around this view.
pub fn use_check() -> CheckHandle {
    app().start.check()
}

/// The start of the app around this view.
pub fn use_start() -> StartHandle {
    app().start
}

/// The routines of the app around this view.
pub fn use_routines() -> RoutinesHandle {
    use_recovery().routines()
}

/// The reminders of the app around this view.
pub fn use_reminders() -> RemindersHandle {
    use_recovery().reminders()
}

/// The plan of the app around this view.
pub fn use_plan() -> PlanHandle {
    PlanHandle::new(use_routines(), use_reminders())
}

/// The updates of the app around this view.
pub fn use_updates() -> UpdatesHandle {
    rest().updates
}

/// The recovery of the app around this view.
pub fn use_recovery() -> RecoveryHandle {
    use_data().recovery()
}

/// The data of the app around this view.
pub fn use_data() -> DataHandle {
    use_copies().data()
}

/// The copies of the app around this view.
pub fn use_copies() -> CopiesHandle {
    rest().copies
}

/// The files that arrived in the app around this view.
pub fn use_arrivals() -> ArrivalsHandle {
    use_updates().arrivals()
}
