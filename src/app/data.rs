//! Everything that is kept, to take along, to bring back, and to erase.

use std::sync::Arc;

use leptos::prelude::*;

use super::journal::JournalHandle;
use super::journal::archive::{self, Journal};
use super::journal::backup as copies;
use super::journal::disk::{self, CHECKS, FEEDBACK, LEVELS, PAINS, RANGES, RECORDS, WORDS};
use super::page::today;
use super::recovery::{FOLDING, RecoveryHandle};
use super::routines::CUSTOM;
use super::settings::Settings;
use super::store::StoreHandle;
use crate::content;
use crate::domain::device::{Trouble, Unread};
use crate::domain::journal::archive::Month;
use crate::domain::journal::export::merge::{ListPreview, Merged, Preview, merge};
use crate::domain::journal::export::reading::Reading;
use crate::domain::journal::export::{self, OwnRoutine, Refused, Snapshot};
use crate::domain::journal::export::{csv, fhir};
use crate::domain::journal::record::Record;
use crate::domain::routines::custom::MY;
use crate::platform::share::FileInput;
use crate::platform::storage::Store;
use crate::platform::{backup, clock, locks, page, share};

/// A file that was read, and what it would bring.
#[derive(Clone)]
pub struct Incoming {
    kept: Arc<Snapshot>,
    /// What is new in it.
    pub preview: Arc<Preview>,
}

/// What everything can be saved as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExportFormat {
    /// All of it, which can be brought back.
    Json,
    /// The sessions as a table.
    Sessions,
    /// Pain as a table.
    Pain,
    /// For the software of a clinic.
    Fhir,
}

/// The handle of everything that is stored. Copies lead to the same.
#[derive(Clone, Copy)]
pub struct DataHandle {
    recovery: RecoveryHandle,
}

/// Everything that is stored in the app around this view.
pub fn use_data() -> DataHandle {
    expect_context()
}

impl DataHandle {
    pub(super) fn new(recovery: RecoveryHandle) -> Self {
        Self { recovery }
    }

    pub(super) fn recovery(self) -> RecoveryHandle {
        self.recovery
    }

    fn journal(self) -> JournalHandle {
        self.recovery.journal()
    }

    fn store(self) -> StoreHandle {
        self.journal().store()
    }

    fn is_gone(self) -> bool {
        self.journal().page().is_gone()
    }

    /// Everything that is kept.
    fn everything(self) -> Snapshot {
        self.store().with(|store| {
            let mut whole = archive::read_all(store);
            self.journal().log().with_untracked(|log| {
                whole.join(Month {
                    records: log.records.iter().map(|it| (it.id, it.clone())).collect(),
                    feedback: log.feedback.clone(),
                    choices: log.choices.iter().map(|it| (it.id, it.clone())).collect(),
                    pains: log.pains.iter().map(|it| (it.id, it.clone())).collect(),
                });
                let routine = |key: String| {
                    let routine = serde_json::from_str(&store.get(&key)?).ok()?;
                    Some(OwnRoutine { slug: key.strip_prefix(CUSTOM)?.to_owned(), routine })
                };
                // An answer that stands by itself came later than one in a month.
                whole.feedback.extend(log.feedback.iter());
                Snapshot {
                    records: whole.records.into_values().collect(),
                    feedback: whole.feedback.into_values().collect(),
                    levels: whole.choices.into_values().collect(),
                    pains: whole.pains.into_values().collect(),
                    checks: log.checks.clone(),
                    words: log.words.clone(),
                    ranges: log.ranges.clone(),
                    routines: store.keys(CUSTOM).into_iter().filter_map(routine).collect(),
                }
            })
        })
    }

    /// Gives the person everything as a file.
    pub fn export(self, format: ExportFormat) {
        let kept = self.everything();
        let made = clock::now().wall;
        let day = today();
        let (name, media_type, text) = match format {
            ExportFormat::Json => {
                let Ok(text) = export::write(&kept, made) else { return };
                (format!("unhunch-{day}.json"), "application/json", text)
            }
            ExportFormat::Sessions => {
                (format!("unhunch-sessions-{day}.csv"), "text/csv", csv::log(&kept))
            }
            ExportFormat::Pain => (format!("unhunch-pain-{day}.csv"), "text/csv", csv::pain(&kept)),
            ExportFormat::Fhir => (
                format!("unhunch-fhir-{day}.json"),
                "application/fhir+json",
                fhir::bundle(&kept, made),
            ),
        };
        share::save_file_as(&name, &text, media_type);
    }

    /// What a file would bring; nothing is kept yet. A long one is read in parts, and `tell` hears how many percent
    /// of it have been.
    ///
    /// # Errors
    /// Says what is wrong with the file.
    pub async fn preview(self, text: &str, tell: impl Fn(u8)) -> Result<Incoming, Refused> {
        let library = export::lenient(content::exercise);
        let mut reading = Reading::begin(text)?;
        while reading.go_on(&library)? {
            tell(reading.percent());
            page::next_task().await;
            if self.is_gone() {
                return Err(Refused::Cut);
            }
        }
        let kept = reading.done().kept;
        let preview = self.merged(&kept).preview;
        Ok(Incoming { kept: Arc::new(kept), preview: Arc::new(preview) })
    }

    /// What is here and what is `incoming`, laid together.
    fn merged(self, incoming: &Snapshot) -> Merged {
        let mut merged = merge(&self.everything(), incoming.clone());
        // In order.
        let taken = self.store().keys("");
        // What is on the disk and cannot be read is not overwritten by what a file has in its place.
        for (start, part) in lists(&mut merged.preview) {
            part.leave(|id| taken.binary_search(&format!("{start}{id}")).is_ok());
        }
        merged
    }

    /// Keeps what is new in a file by now: all of it, or nothing. Returns what that was. What is old goes straight
    /// into its month, a month at a time, and `tell` hears how many percent are done.
    ///
    /// # Errors
    /// Says why it is not kept.
    pub async fn import(self, incoming: &Incoming, tell: impl Fn(u8)) -> Result<Incoming, Trouble> {
        let _alone = locks::take(FOLDING).await;
        if self.is_gone() {
            return Err(Trouble::Missing);
        }
        // Since the preview something may have been erased, or kept in another tab.
        let Merged { kept, preview } = self.merged(&incoming.kept);
        let (mut single, months) = self.store().with(|store| {
            let mut log = disk::read(store);
            let rows = log.lay_over(&kept, &preview);
            (rows, archive::to_fold(store, &log, today()))
        });
        let count = months.len().max(1);
        let mut journal = Journal::default();
        let mut done = Ok(());
        for (at, (name, month)) in months.iter().enumerate() {
            done = self.store().with(|store| archive::fold_month(store, name, month, &mut journal));
            if done.is_err() {
                break;
            }
            tell((at * 100 / count) as u8);
            page::next_task().await;
            if self.is_gone() {
                return Err(Trouble::Missing);
            }
        }
        let mut folded = Month::default();
        months.into_values().for_each(|month| folded.join(month));
        single.leave_out(&folded);
        self.store().with(|store| {
            let done = done.and_then(|()| write_new(store, &single, &kept, &preview, &mut journal));
            if done.is_err() {
                journal.take_back(store);
            }
            done
        })?;
        self.recovery.read();
        self.mirror_the_last(&preview);
        Ok(Incoming { preview: Arc::new(preview), ..incoming.clone() })
    }

    /// Takes what a file brought away again, from the months too. `tell` hears how many percent are done.
    ///
    /// # Errors
    /// Says why a part of it is still here.
    pub async fn undo(self, incoming: &Incoming, tell: impl Fn(u8)) -> Result<(), Trouble> {
        let _alone = locks::take(FOLDING).await;
        if self.is_gone() {
            return Err(Trouble::Missing);
        }
        let mut preview = Preview::clone(&incoming.preview);
        let brought = Month::only(&incoming.kept, &preview);
        let months = self.store().with(|store| {
            for (start, part) in lists(&mut preview) {
                part.new.iter().for_each(|id| store.remove(&format!("{start}{id}")));
            }
            archive::months(store)
        });
        let mut done = Ok(());
        for (at, key) in months.iter().enumerate() {
            let taken = self
                .store()
                .with(|store| archive::take_out(store, key, &brought, &mut Journal::default()));
            done = done.and(taken);
            tell((at * 100 / months.len()) as u8);
            page::next_task().await;
            if self.is_gone() {
                return Err(Trouble::Missing);
            }
        }
        self.recovery.read();
        self.mirror_the_last(&preview);
        done
    }

    /// Where a file brought checks or words, or they were taken away again, the last of them is in the second place, too.
    fn mirror_the_last(self, preview: &Preview) {
        if preview.checks.new.is_empty() && preview.words.new.is_empty() {
            return;
        }
        copies::forget_checks();
        self.journal().log().with_untracked(|log| {
            if let Some(check) = log.checks.last() {
                copies::write_check(check);
            }
            if let Some(word) = log.words.last() {
                copies::write_declaration(word);
            }
        });
    }

    /// Erases all that is stored on this device, for real.
    pub fn erase_everything(self) {
        self.store().with(|store| store.keys("").iter().for_each(|key| store.remove(key)));
        backup::clear();
        self.recovery.forget();
    }

    /// Every session in which something hurt, oldest first, those in the months too.
    pub fn hurt_sessions(self) -> Vec<Record> {
        self.everything().records.into_iter().filter(Record::hurt).collect()
    }

    /// All that is stored for a clinician, as a file.
    pub fn save_report(self) {
        let stopped = self.hurt_sessions();
        let json = self.journal().log().with_untracked(|log| log.report(&stopped));
        share::save_file("unhunch-for-the-clinician.json", &json);
    }

    /// The choices and the plan of the reminders, as a file.
    pub fn save_settings(self) {
        let reminders = self.recovery.reminders().to_json();
        let settings = self.journal().session().settings().chosen();
        if let Some(text) = settings.with_untracked(|it| it.to_file(&reminders)) {
            share::save_file("unhunch-settings.json", &text);
        }
    }

    /// Takes over the choices and the plan of such a file; says whether it could be read.
    pub fn import_settings(self, text: &str) -> bool {
        let Some((settings, plan)) = Settings::of_file(text) else { return false };
        if plan.is_some_and(|plan| !self.recovery.reminders().take_over(&plan)) {
            return false;
        }
        let handle = self.journal().session().settings();
        handle.change(|it| *it = settings);
        handle.apply();
        true
    }

    /// Reads the file that the person chose in `input`.
    pub fn read_file(self, input: &FileInput, done: impl FnOnce(Result<String, Unread>) + 'static) {
        share::read_file(input, done);
    }
}

/// Own routines stand under this and the number in their slug.
const CUSTOM_NUMBER: &str = "routine:my-";

/// Every part, with the beginning of the keys under which its rows stand by themselves.
fn lists(preview: &mut Preview) -> [(&'static str, &mut ListPreview); 8] {
    [
        (RECORDS, &mut preview.records),
        (FEEDBACK, &mut preview.feedback),
        (LEVELS, &mut preview.levels),
        (PAINS, &mut preview.pains),
        (CHECKS, &mut preview.checks),
        (WORDS, &mut preview.words),
        (RANGES, &mut preview.ranges),
        (CUSTOM_NUMBER, &mut preview.routines),
    ]
}

/// Writes what is new and in no month: the rows of `single`, checks, words, how far the head turned, and own routines.
fn write_new(
    store: &Store,
    single: &Month,
    kept: &Snapshot,
    preview: &Preview,
    journal: &mut Journal,
) -> Result<(), Trouble> {
    archive::put_single(store, single, journal)?;
    for it in kept.checks.iter().filter(|it| preview.checks.brings(it.id)) {
        journal.seal(store, CHECKS, it.id, it)?;
    }
    for it in kept.words.iter().filter(|it| preview.words.brings(it.id)) {
        journal.seal(store, WORDS, it.id, it)?;
    }
    for it in kept.ranges.iter().filter(|it| preview.ranges.brings(it.id)) {
        journal.seal(store, RANGES, it.id, it)?;
    }
    for own in &kept.routines {
        let number = own.slug.strip_prefix(MY).and_then(|it| it.parse().ok());
        if let Some(number) = number.filter(|it| preview.routines.brings(*it)) {
            journal.put(store, &format!("{CUSTOM_NUMBER}{number}"), &own.routine.to_string())?;
        }
    }
    Ok(())
}
