//! Everything that is stored of the person: exported, imported and erased.

use std::sync::Arc;

use super::journal::JournalHandle;
use super::journal::archive::{self, Journal};
use super::journal::backup as copies;
use super::journal::disk;
use super::journal::keys::{CHECKS, ENTRIES, FEEDBACK, LEVELS, PAINS, RANGES, RECORDS, WORDS};
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
use crate::domain::journal::export::{self, OwnRoutine, Snapshot};
use crate::domain::journal::export::{csv, fhir};
use crate::domain::journal::import::{Import, ImportEffect, ImportEvent, ImportPlan, Incoming};
use crate::domain::journal::record::Record;
use crate::domain::library::exercise::Exercise;
use crate::domain::routines::custom::MY;
use crate::platform::share::FileInput;
use crate::platform::storage::Store;
use crate::platform::{backup, clock, locks, page, share};

/// What everything can be saved as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExportFormat {
    /// All of it, which can be brought back.
    Json,
    /// The sessions as a table.
    Sessions,
    /// Pain as a table.
    Pain,
    /// What else was added, as a table.
    Entries,
    /// For the software of a clinic.
    Fhir,
}

/// The handle of everything that is stored. Copies lead to the same.
#[derive(Clone, Copy)]
pub struct DataHandle {
    recovery: RecoveryHandle,
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
                    entries: log.entries.clone(),
                    routines: store.keys(CUSTOM).into_iter().filter_map(routine).collect(),
                }
            })
        })
    }

    /// The text of a file with everything in it, and how many sessions that is; `None` where it cannot be written.
    pub(super) fn whole(self) -> Option<(String, usize)> {
        let kept = self.everything();
        Some((export::write(&kept, clock::now().wall).ok()?, kept.records.len()))
    }

    /// How many sessions are kept: as many as [`DataHandle::whole`] writes, without reading anything else.
    pub(super) fn count_records(self) -> usize {
        let ids = self.journal().store().with(archive::read_all).records;
        self.journal().log().with(|log| {
            let new = log.records.iter().filter(|it| !ids.contains_key(&it.id)).count();
            ids.len() + new
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
            ExportFormat::Entries => {
                (format!("unhunch-entries-{day}.csv"), "text/csv", csv::entries(&kept))
            }
            ExportFormat::Fhir => (
                format!("unhunch-fhir-{day}.json"),
                "application/fhir+json",
                fhir::bundle(&kept, made),
            ),
        };
        share::save_file_as(&name, &text, media_type);
    }

    /// Tells `import` what happened, and does what it asks for until it asks for nothing; `text` is the file that is
    /// read, and `tell` hears how far it is.
    pub async fn run_import(
        self,
        mut import: Import,
        event: ImportEvent,
        text: String,
        tell: impl Fn(&Import),
    ) {
        let library = export::lenient(content::exercise);
        let writes = matches!(event, ImportEvent::Confirmed | ImportEvent::Undone);
        let mut reading = None;
        let mut journal = Journal::default();
        let mut effect = import.handle(event);
        tell(&import);
        let _alone = if writes { Some(locks::take(FOLDING).await) } else { None };
        while let Some(next) = effect {
            if self.is_gone() {
                return;
            }
            let long = next.is_long();
            let event = match next {
                ImportEffect::ReadPart => self.read_part(&text, &mut reading, &library),
                next => self.write_part(next, &mut journal),
            };
            // What failed is put back in the same task: a browser that is killed has done it or has not.
            let pauses = long && !matches!(event, ImportEvent::Failed(_));
            effect = import.handle(event);
            tell(&import);
            if pauses && import.is_busy() {
                page::next_task().await;
            }
        }
    }

    /// Reads the next part of `text`.
    fn read_part<'a>(
        self,
        text: &'a str,
        reading: &mut Option<Reading<'a>>,
        library: &dyn Fn(&str) -> Option<&'static Exercise>,
    ) -> ImportEvent {
        let read = match reading.take() {
            Some(reading) => Ok(reading),
            None => Reading::begin(text),
        };
        match read.and_then(|mut read| Ok((read.go_on(library)?, read))) {
            Err(refused) => ImportEvent::Refused(refused.to_string()),
            Ok((false, read)) => {
                let kept = read.done().kept;
                let preview = self.merged(&kept).preview;
                ImportEvent::Read(Incoming { kept: Arc::new(kept), preview: Arc::new(preview) })
            }
            Ok((true, read)) => {
                let percent = read.percent();
                *reading = Some(read);
                ImportEvent::PartRead(percent)
            }
        }
    }

    /// Writes what an import asks for.
    fn write_part(self, effect: ImportEffect, journal: &mut Journal) -> ImportEvent {
        let done = match effect {
            ImportEffect::Plan(kept) => return ImportEvent::Planned(Box::new(self.plan(&kept))),
            ImportEffect::RemoveRows(preview) => {
                return ImportEvent::RowsRemoved(self.remove_rows(&preview));
            }
            ImportEffect::WriteMonth(name, month) => {
                self.store().with(|store| archive::fold_month(store, &name, &month, journal))
            }
            ImportEffect::WriteRows(rows, merged) => {
                self.store().with(|store| write_new(store, &rows, &merged, journal))
            }
            ImportEffect::TakeOut(key, rows) => self
                .store()
                .with(|store| archive::take_out(store, &key, &rows, &mut Journal::default())),
            ImportEffect::PutBack => {
                let journal = std::mem::take(journal);
                self.store().with(|store| journal.take_back(store));
                Ok(())
            }
            ImportEffect::ReadAnew(preview) => {
                self.recovery.read();
                self.mirror_the_last(&preview);
                Ok(())
            }
            // It is read elsewhere.
            ImportEffect::ReadPart => Ok(()),
        };
        done.map_or_else(ImportEvent::Failed, |()| ImportEvent::Done)
    }

    /// Removes what an import of `preview` brought and stands by itself, and names the keys of all months.
    fn remove_rows(self, preview: &Preview) -> Vec<String> {
        self.store().with(|store| {
            for (start, part) in lists(&mut preview.clone()) {
                part.new.iter().for_each(|id| store.remove(&format!("{start}{id}")));
            }
            archive::months(store)
        })
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

    /// What is to be written of `incoming` by now.
    fn plan(self, incoming: &Snapshot) -> ImportPlan {
        let merged = self.merged(incoming);
        self.store().with(|store| {
            let mut log = disk::read(store);
            let rows = log.lay_over(&merged.kept, &merged.preview);
            let months = archive::to_fold(store, &log, today());
            ImportPlan { merged, rows, months }
        })
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

    /// Every session in which something hurt, as it stands, oldest first, those in the months too.
    pub fn hurt_sessions(self) -> Vec<Record> {
        self.everything().standing().records.into_iter().filter(Record::hurt).collect()
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
fn lists(preview: &mut Preview) -> [(&'static str, &mut ListPreview); 9] {
    [
        (RECORDS, &mut preview.records),
        (FEEDBACK, &mut preview.feedback),
        (LEVELS, &mut preview.levels),
        (PAINS, &mut preview.pains),
        (CHECKS, &mut preview.checks),
        (WORDS, &mut preview.words),
        (RANGES, &mut preview.ranges),
        (ENTRIES, &mut preview.entries),
        (CUSTOM_NUMBER, &mut preview.routines),
    ]
}

/// Writes what is new and in no month: the rows of `single`, checks, words, how far the head turned, and own routines.
fn write_new(
    store: &Store,
    single: &Month,
    merged: &Merged,
    journal: &mut Journal,
) -> Result<(), Trouble> {
    let Merged { kept, preview } = merged;
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
    for it in kept.entries.iter().filter(|it| preview.entries.brings(it.id)) {
        journal.seal(store, ENTRIES, it.id, it)?;
    }
    for own in &kept.routines {
        let number = own.slug.strip_prefix(MY).and_then(|it| it.parse().ok());
        if let Some(number) = number.filter(|it| preview.routines.brings(*it)) {
            journal.put(store, &format!("{CUSTOM_NUMBER}{number}"), &own.routine.to_string())?;
        }
    }
    Ok(())
}
