//! Everything that is kept, to take along, to bring back, and to erase.

use std::sync::Arc;

use leptos::prelude::*;

use super::log::{CHECKS, FEEDBACK, LEVELS, PAINS, RECORDS, WORDS, write};
use super::reminders::Desk;
use super::{App, OWN, Settings, Trouble, archive};
use crate::content;
use crate::domain::archive::Month;
use crate::domain::export::merge::{Preview, merge};
use crate::domain::export::{self, Kept, OwnRoutine, Refused};
use crate::domain::export::{csv, fhir};
use crate::domain::own::MY;
use crate::platform::storage::Store;
use crate::platform::{clock, mirror, share};

/// A file that was read, and what it would bring.
#[derive(Clone)]
pub struct Incoming {
    kept: Arc<Kept>,
    /// What is new in it.
    pub preview: Arc<Preview>,
}

/// What everything can be saved as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
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
    pub(super) fn everything(self) -> Kept {
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
                Kept {
                    records: whole.records.into_values().collect(),
                    feedback: whole.feedback.into_values().collect(),
                    levels: whole.choices.into_values().collect(),
                    pains: whole.pains.into_values().collect(),
                    checks: log.checks.clone(),
                    words: log.words.clone(),
                    routines: store.keys(OWN).into_iter().filter_map(routine).collect(),
                }
            })
        })
    }

    /// Gives the person everything as a file.
    pub fn take_along(self, form: Form) {
        let kept = self.everything();
        let made = clock::now().wall;
        let day = super::today();
        let (name, media_type, text) = match form {
            Form::Json => {
                let Ok(text) = export::write(&kept, made) else { return };
                (format!("unhunch-{day}.json"), "application/json", text)
            }
            Form::Sessions => (format!("unhunch-sessions-{day}.csv"), "text/csv", csv::log(&kept)),
            Form::Pain => (format!("unhunch-pain-{day}.csv"), "text/csv", csv::pain(&kept)),
            Form::Fhir => (
                format!("unhunch-fhir-{day}.json"),
                "application/fhir+json",
                fhir::bundle(&kept, made),
            ),
        };
        share::save_file_as(&name, &text, media_type);
    }

    /// What a file would bring; nothing is kept yet.
    ///
    /// # Errors
    /// Says what is wrong with the file.
    pub fn look_into(self, text: &str) -> Result<Incoming, Refused> {
        let export = export::parse(text, content::exercise)?;
        let preview = merge(&self.everything(), export.kept.clone()).preview;
        Ok(Incoming { kept: Arc::new(export.kept), preview: Arc::new(preview) })
    }

    /// Keeps what is new in a file by now: all of it, or nothing. Returns what that was.
    ///
    /// # Errors
    /// Says why it is not kept.
    pub fn bring_in(self, incoming: &Incoming) -> Result<Incoming, Trouble> {
        // Since the preview something may have been erased, or kept in another tab.
        let merged = merge(&self.everything(), Kept::clone(&incoming.kept));
        let (kept, preview) = (&merged.kept, &merged.preview);
        let done = self.devices.with_value(|devices| {
            let store = &devices.store;
            let records = kept.records.iter().map(|it| (it.id, it));
            put_new(store, RECORDS, &preview.records.new, records)?;
            let feedback = kept.feedback.iter().map(|it| (it.session, it));
            put_new(store, FEEDBACK, &preview.feedback.new, feedback)?;
            let levels = kept.levels.iter().map(|it| (it.id, it));
            put_new(store, LEVELS, &preview.levels.new, levels)?;
            put_new(store, PAINS, &preview.pains.new, kept.pains.iter().map(|it| (it.id, it)))?;
            put_new(store, CHECKS, &preview.checks.new, kept.checks.iter().map(|it| (it.id, it)))?;
            put_new(store, WORDS, &preview.words.new, kept.words.iter().map(|it| (it.id, it)))?;
            for own in &kept.routines {
                let number = own.slug.strip_prefix(MY).and_then(|it| it.parse().ok());
                if number.is_some_and(|it| preview.routines.new.contains(&it)) {
                    store.put_surely(&format!("{OWN}{}", own.slug), &own.routine.to_string())?;
                }
            }
            Ok(())
        });
        if done.is_err() {
            self.take_out(preview);
        }
        self.read_anew();
        done.map(|()| Incoming { preview: Arc::new(merged.preview), ..incoming.clone() })
    }

    /// Takes what a file brought away again.
    pub fn take_back(self, incoming: &Incoming) {
        self.take_out(&incoming.preview);
        self.read_anew();
    }

    fn take_out(self, preview: &Preview) {
        let lists = [
            (RECORDS, &preview.records),
            (FEEDBACK, &preview.feedback),
            (LEVELS, &preview.levels),
            (PAINS, &preview.pains),
            (CHECKS, &preview.checks),
            (WORDS, &preview.words),
        ];
        self.devices.with_value(|devices| {
            for (start, part) in lists {
                part.new.iter().for_each(|id| devices.store.remove(&format!("{start}{id}")));
            }
            let routines = preview.routines.new.iter();
            routines.for_each(|id| devices.store.remove(&format!("{OWN}{MY}{id}")));
        });
    }

    /// Erases all that is kept on this device, for real.
    pub fn erase_everything(self) {
        self.devices.with_value(|devices| {
            devices.store.keys("").iter().for_each(|key| devices.store.remove(key));
        });
        mirror::clear();
        self.left.set(None);
        self.asked.set(None);
        self.settings.set(Settings::default());
        self.apply_settings();
        Desk::of(self).forget();
        self.read_anew();
    }

    fn read_anew(self) {
        self.read_log();
        self.read_own();
        self.read_gate();
    }
}

/// Writes those of `rows` whose ids are `new`.
fn put_new<'a, T: serde::Serialize + 'a>(
    store: &Store,
    start: &str,
    new: &[u64],
    rows: impl Iterator<Item = (u64, &'a T)>,
) -> Result<(), Trouble> {
    // Both are in order.
    for (id, row) in rows.filter(|(id, _)| new.binary_search(id).is_ok()) {
        write(store, start, id, row).inspect_err(|_| store.remove(&format!("{start}{id}")))?;
    }
    Ok(())
}
