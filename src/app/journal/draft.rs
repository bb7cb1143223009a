//! The draft of the session that runs, and the session that a killed page left behind.

use std::sync::Arc;

use leptos::prelude::*;

use super::{JournalHandle, backup};
use crate::domain::journal::draft::Draft;
use crate::domain::journal::envelope::seal;
use crate::domain::time::Moment;
use crate::platform::{backup as second_place, clock, locks};

/// Drafts are stored under this and a number of the tab's own.
pub(in crate::app) const DRAFTS: &str = "draft:";
/// What the second place has of a draft that is over. Where it has nothing, it could not be written.
pub(in crate::app) const OVER: &str = "";

/// A session that a killed page left behind.
#[derive(Clone, PartialEq)]
pub struct Interrupted {
    pub(in crate::app) key: String,
    /// The session.
    pub draft: Arc<Draft>,
}

/// The lock that a tab holds for as long as it is there. Whoever sees it free knows that the tab is gone.
pub(in crate::app) fn lock(key: &str) -> String {
    format!("unhunch-{key}")
}

impl JournalHandle {
    /// Stores the draft of the session that runs, and takes it away when it is over.
    pub(super) fn save_draft(self, now: Moment) {
        let offset = clock::offset(now.wall);
        let id = self.new_id(now.wall);
        let draft = self.session.playing().with_untracked(|playing| {
            let playing = playing.as_ref()?;
            Draft::of(&playing.session, &playing.routine, id, now, offset)
        });
        let key = self.own_draft_key();
        let text = draft.and_then(|draft| seal(&draft).ok());
        match &text {
            // Where it cannot be stored there is none; the record at the end tells of the trouble.
            Some(text) => drop(self.store.with(|store| store.put_surely(&key, text))),
            None => self.store.remove(&key),
        }
        second_place::write(&key, Some(text.unwrap_or_else(|| OVER.to_owned())));
    }

    fn own_draft_key(self) -> String {
        self.draft_key.get_value().unwrap_or_else(|| {
            let key = format!("{DRAFTS}{}", self.id_after(0, clock::now().wall));
            locks::hold(&lock(&key));
            self.draft_key.set_value(Some(key.clone()));
            key
        })
    }

    /// Whether `key` is that of this tab's draft.
    pub(in crate::app) fn is_own_draft(self, key: &str) -> bool {
        self.draft_key.with_value(|own| own.as_deref() == Some(key))
    }

    /// A session that a killed page left behind.
    pub fn interrupted(self) -> ReadSignal<Option<Interrupted>> {
        self.interrupted.read_only()
    }

    pub(in crate::app) fn set_interrupted(self, interrupted: Option<Interrupted>) {
        self.interrupted.set(interrupted);
    }

    /// Whether it was cut off while it asked what hurts.
    pub(in crate::app) fn interrupted_hurts(self) -> bool {
        self.interrupted.with_untracked(|it| it.as_ref().is_some_and(|it| it.draft.hurts()))
    }

    /// What was done of it becomes the record of a session that ended early, or that hurt.
    pub(in crate::app) fn save_interrupted(self, interrupted: &Interrupted) {
        let record = interrupted.draft.record.clone();
        backup::write_record(&record);
        self.add_record(record);
        self.forget_draft(&interrupted.key);
    }

    /// The same if it was cut off while it asked what hurts.
    pub(in crate::app) fn save_interrupted_hurt(self) {
        if let Some(it) = self.interrupted.get_untracked().filter(|it| it.draft.hurts()) {
            self.save_interrupted(&it);
        }
    }

    pub(in crate::app) fn forget_draft(self, key: &str) {
        self.store.remove(key);
        second_place::write(key, None);
        if self.interrupted.with_untracked(|it| it.as_ref().is_some_and(|it| it.key == key)) {
            self.interrupted.set(None);
        }
    }
}
