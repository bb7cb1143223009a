//! Copies that a person has elsewhere: the file that keeps itself, one behind a password, and the reminder of one.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::data::{DataHandle, ExportFormat};
use crate::app::journal::JournalHandle;
use crate::app::page::today;
use crate::app::read_only::ReadOnly;
use crate::domain::journal::copies::{Copies, CopyKind, CurrentFileState, LastCopy};
use crate::domain::journal::locked::{LockedCopy, Unopened};
use crate::platform::current_file::{self, CurrentFile};
use crate::platform::{cipher, clock, share};

/// What is remembered of copies stands under this.
const KEY: &str = "copies";
/// What is suggested for the file that keeps itself.
const NAME: &str = "unhunch.json";
/// The file is written so long after the last change: the answers after a session come one by one.
const CALM: Duration = Duration::from_secs(3);

/// The handle of the copies. Copies of it lead to the same.
#[derive(Clone, Copy)]
pub struct CopiesHandle {
    data: DataHandle,
    copies: RwSignal<Copies>,
    file: StoredValue<Option<CurrentFile>, LocalStorage>,
    state: RwSignal<CurrentFileState>,
    /// How often something has changed: only the last change writes.
    changes: StoredValue<u32>,
}

impl CopiesHandle {
    pub(super) fn new(data: DataHandle) -> Self {
        Self {
            data,
            copies: RwSignal::new(Copies::default()),
            file: StoredValue::new_local(None),
            state: RwSignal::new(CurrentFileState::default()),
            changes: StoredValue::new(0),
        }
    }

    pub(super) fn data(self) -> DataHandle {
        self.data
    }

    fn journal(self) -> JournalHandle {
        self.data.recovery().journal()
    }

    /// What is remembered of them.
    pub fn copies(self) -> ReadOnly<Copies> {
        ReadOnly(self.copies)
    }

    /// How it stands with the file that keeps itself.
    pub fn state(self) -> ReadOnly<CurrentFileState> {
        ReadOnly(self.state)
    }

    /// Finds the file that was chosen before, and follows what changes.
    pub(super) fn begin(self) {
        self.read();
        if !current_file::is_there() {
            return self.state.set(CurrentFileState::Missing);
        }
        spawn_local(async move {
            let Some(file) = current_file::kept().await else { return };
            let name = file.name();
            let may = file.may_write(false).await;
            self.file.set_value(Some(file));
            let state = if may { CurrentFileState::Current } else { CurrentFileState::Waits };
            self.state.set(state(name));
            self.write_soon();
        });
        Effect::new(move |before: Option<()>| {
            self.journal().log().track();
            if before.is_some() {
                self.write_soon();
            }
        });
    }

    fn read(self) {
        let text = self.journal().store().get(KEY);
        let copies = text.and_then(|text| serde_json::from_str(&text).ok());
        self.copies.set(copies.unwrap_or_default());
    }

    /// Reads what another tab may have changed, changes it, and stores it.
    fn change(self, change: impl FnOnce(&mut Copies)) {
        self.read();
        self.copies.update(change);
        let text = self.copies.with_untracked(serde_json::to_string);
        if let Ok(text) = text {
            self.journal().store().put_quietly(KEY, &text);
        }
    }

    fn note(self, kind: CopyKind, records: usize) {
        let utc = clock::now().wall;
        let last =
            LastCopy { utc, offset: clock::offset(utc), kind: kind.id().to_owned(), records };
        self.change(|it| {
            it.last = Some(last);
            it.waved = 0;
            if kind == CopyKind::Current {
                it.current = Some(records);
            }
        });
    }

    /// How many sessions are in no copy, where the person is to be reminded of that.
    pub fn reminds(self) -> Option<usize> {
        self.journal().log().track();
        let records = self.data.count_records();
        self.copies.with(|it| it.is_due(records).then(|| it.uncopied(records)))
    }

    /// The person wants no reminder now.
    pub fn wave(self) {
        let records = self.data.count_records();
        self.change(|it| it.waved = records);
    }

    /// Gives the person everything as a file.
    pub fn export(self, format: ExportFormat) {
        self.data.export(format);
        if format == ExportFormat::Json {
            self.note(CopyKind::File, self.data.count_records());
        }
    }

    /// Gives the person everything as a file that only `password` opens; says whether that could be done.
    pub async fn export_locked(self, password: &str) -> bool {
        let Some((text, records)) = self.data.whole() else { return false };
        let Some(locked) = cipher::lock(password, &text).await else { return false };
        let name = format!("unhunch-{}.locked.json", today());
        share::save_file(&name, &locked.to_file());
        self.note(CopyKind::Locked, records);
        true
    }

    /// The text in the locked file `text`.
    ///
    /// # Errors
    /// Says what is wrong with the password or the file.
    pub async fn unlock(self, text: &str, password: &str) -> Result<String, Unopened> {
        cipher::unlock(password, &LockedCopy::of_file(text)?).await
    }

    /// Lets the person choose the file that keeps itself, and writes it. Must be called in a tap.
    pub fn choose(self) {
        spawn_local(async move {
            if let Some(file) = current_file::choose(NAME).await {
                self.file.set_value(Some(file));
                self.write(true).await;
            }
        });
    }

    /// Writes the file, whatever is in it; asks the browser whether it may. Must be called in a tap.
    pub fn write_now(self) {
        spawn_local(self.write(true));
    }

    /// The file stays as it is from now on.
    pub fn stop(self) {
        self.file.set_value(None);
        self.state.set(CurrentFileState::Unchosen);
        self.change(|it| it.current = None);
        spawn_local(current_file::forget());
    }

    fn write_soon(self) {
        self.changes.update_value(|it| *it += 1);
        let change = self.changes.get_value();
        let write = move || {
            if self.changes.try_get_value() == Some(change) {
                spawn_local(self.write(false));
            }
        };
        set_timeout(write, CALM);
    }

    /// Writes the file. `asked`: the person has pressed for it.
    async fn write(self, asked: bool) {
        let Some(Some(file)) = self.file.try_get_value() else { return };
        let name = file.name();
        let state = |state: fn(String) -> CurrentFileState| {
            self.state.try_set(state(name.clone()));
        };
        if !file.may_write(asked).await {
            return state(CurrentFileState::Waits);
        }
        let Some((text, records)) = self.data.whole() else { return };
        if !asked {
            self.read();
            // What cannot be read here would be missing in the file.
            let unread = self.journal().log().with_untracked(|log| log.unreadable > 0);
            if unread || !self.copies.with_untracked(|it| it.may_overwrite(records)) {
                return state(CurrentFileState::HoldsMore);
            }
        }
        if !file.write(&text).await {
            return state(CurrentFileState::Failed);
        }
        // It may have been given up while it was written.
        if self.file.with_value(Option::is_some) {
            self.note(CopyKind::Current, records);
            state(CurrentFileState::Current);
        }
    }

    /// Erases all that is stored on this device, for real. A file that keeps itself stays as it is.
    pub fn erase_everything(self) {
        self.file.set_value(None);
        if current_file::is_there() {
            self.state.set(CurrentFileState::Unchosen);
        }
        self.data.erase_everything();
        self.read();
    }
}
