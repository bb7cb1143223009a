//! Everything that is kept, to take along, to bring back, and to erase.

use std::sync::Arc;

use leptos::prelude::*;

use super::journal::archive::{self, Journal};
use super::journal::draft::FOLDING;
use super::journal::{CHECKS, FEEDBACK, LEVELS, Log, PAINS, RANGES, RECORDS, WORDS};
use super::reminders::Desk;
use super::{App, OWN, Settings, Trouble};
use crate::content;
use crate::domain::journal::archive::Month;
use crate::domain::journal::export::merge::{ListPreview, Merged, Preview, merge};
use crate::domain::journal::export::reading::Reading;
use crate::domain::journal::export::{self, OwnRoutine, Refused, Snapshot};
use crate::domain::journal::export::{csv, fhir};
use crate::domain::routines::custom::MY;
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

impl App {
    /// Everything that is kept.
    pub(super) fn everything(self) -> Snapshot {
        self.devices.with_value(|devices| {
            let store = &devices.store;
            let mut whole = archive::read_all(store);
            self.log.with_untracked(|log| {
                whole.join(Month {
                    records: log.records.iter().map(|it| (it.id, it.clone())).collect(),
                    feedback: log.feedback.clone(),
                    choices: log.choices.iter().map(|it| (it.id, it.clone())).collect(),
                    pains: log.pains.iter().map(|it| (it.id, it.clone())).collect(),
                });
                let routine = |key: String| {
                    let routine = serde_json::from_str(&store.get(&key)?).ok()?;
                    Some(OwnRoutine { slug: key.strip_prefix(OWN)?.to_owned(), routine })
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
                    routines: store.keys(OWN).into_iter().filter_map(routine).collect(),
                }
            })
        })
    }

    /// Gives the person everything as a file.
    pub fn take_along(self, form: ExportFormat) {
        let kept = self.everything();
        let made = clock::now().wall;
        let day = super::today();
        let (name, media_type, text) = match form {
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
    pub async fn look_into(self, text: &str, tell: impl Fn(u8)) -> Result<Incoming, Refused> {
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
        let taken = self.devices.with_value(|devices| devices.store.keys(""));
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
    pub async fn bring_in(
        self,
        incoming: &Incoming,
        tell: impl Fn(u8),
    ) -> Result<Incoming, Trouble> {
        let _alone = locks::take(FOLDING).await;
        if self.is_gone() {
            return Err(Trouble::Missing);
        }
        // Since the preview something may have been erased, or kept in another tab.
        let Merged { kept, preview } = self.merged(&incoming.kept);
        let (mut single, months) = self.devices.with_value(|devices| {
            let mut log = Log::read(&devices.store);
            let rows = log.lay_over(&kept, &preview);
            (rows, archive::to_fold(&devices.store, &log, super::today()))
        });
        let count = months.len().max(1);
        let mut journal = Journal::default();
        let mut done = Ok(());
        for (at, (name, month)) in months.iter().enumerate() {
            done = self.devices.with_value(|devices| {
                archive::fold_month(&devices.store, name, month, &mut journal)
            });
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
        self.devices.with_value(|devices| {
            let store = &devices.store;
            let done = done.and_then(|()| write_new(store, &single, &kept, &preview, &mut journal));
            if done.is_err() {
                journal.take_back(store);
            }
            done
        })?;
        self.read_anew();
        self.mirror_the_last(&preview);
        Ok(Incoming { preview: Arc::new(preview), ..incoming.clone() })
    }

    /// Takes what a file brought away again, from the months too. `tell` hears how many percent are done.
    ///
    /// # Errors
    /// Says why a part of it is still here.
    pub async fn take_back(self, incoming: &Incoming, tell: impl Fn(u8)) -> Result<(), Trouble> {
        let _alone = locks::take(FOLDING).await;
        if self.is_gone() {
            return Err(Trouble::Missing);
        }
        let mut preview = Preview::clone(&incoming.preview);
        let brought = Month::only(&incoming.kept, &preview);
        let months = self.devices.with_value(|devices| {
            for (start, part) in lists(&mut preview) {
                part.new.iter().for_each(|id| devices.store.remove(&format!("{start}{id}")));
            }
            archive::months(&devices.store)
        });
        let mut done = Ok(());
        for (at, key) in months.iter().enumerate() {
            let taken = self.devices.with_value(|devices| {
                archive::take_out(&devices.store, key, &brought, &mut Journal::default())
            });
            done = done.and(taken);
            tell((at * 100 / months.len()) as u8);
            page::next_task().await;
            if self.is_gone() {
                return Err(Trouble::Missing);
            }
        }
        self.read_anew();
        self.mirror_the_last(&preview);
        done
    }

    /// Where a file brought checks or words, or they were taken away again, the last of them is in the second place, too.
    fn mirror_the_last(self, preview: &Preview) {
        if !preview.checks.new.is_empty() || !preview.words.new.is_empty() {
            Self::forget_mirrored_checks();
            self.mirror_check();
            self.mirror_word();
        }
    }

    /// Erases all that is kept on this device, for real.
    pub fn erase_everything(self) {
        self.devices.with_value(|devices| {
            devices.store.keys("").iter().for_each(|key| devices.store.remove(key));
        });
        backup::clear();
        Self::forget_unfinished();
        self.left.set(None);
        self.asked.set(None);
        self.settings.set(Settings::default());
        self.apply_settings();
        Desk::of(self).forget();
        self.read_anew();
    }

    pub(super) fn read_anew(self) {
        self.read_log();
        self.read_own();
        self.refresh_gate();
    }
}

/// Own routines stand under this and the number in their slug.
const OWN_NUMBER: &str = "routine:my-";

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
        (OWN_NUMBER, &mut preview.routines),
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
            journal.put(store, &format!("{OWN_NUMBER}{number}"), &own.routine.to_string())?;
        }
    }
    Ok(())
}
