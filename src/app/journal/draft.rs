//! The stored draft of the session that runs, and the drafts left behind by pages that are gone.

use leptos::prelude::*;

use crate::app::read_only::ReadOnly;

use super::{JournalHandle, backup};
use crate::domain::journal::draft::{Draft, DraftEffect, DraftEvent, LeftBehind};
use crate::domain::journal::envelope::seal;
use crate::domain::journal::record::Record;
use crate::domain::time::Moment;
use crate::platform::{backup as second_place, clock, locks};

/// Drafts are stored under this and a number of the tab's own.
pub(in crate::app) const DRAFTS: &str = "draft:";
/// What the second place has of a draft that is over. Where it has nothing, it could not be written.
pub(in crate::app) const OVER: &str = "";

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
        self.tab.with_value(|tab| tab.draft_key.clone()).unwrap_or_else(|| {
            let key = format!("{DRAFTS}{}", self.id_after(0, clock::now().wall));
            locks::hold(&lock(&key));
            self.tab.update_value(|tab| tab.draft_key = Some(key.clone()));
            key
        })
    }

    /// Whether `key` is that of this tab's draft.
    pub(in crate::app) fn is_own_draft(self, key: &str) -> bool {
        self.tab.with_value(|tab| tab.draft_key.as_deref() == Some(key))
    }

    /// What pages that are gone have left behind.
    pub fn left_behind(self) -> ReadOnly<LeftBehind> {
        ReadOnly(self.left_behind)
    }

    /// Tells it what happened, and answers what is to be done about it.
    pub(in crate::app) fn handle_left_behind(self, event: DraftEvent) -> Vec<DraftEffect> {
        let mut effects = Vec::new();
        self.left_behind.maybe_update(|left| {
            let before = left.clone();
            effects = self.log.with_untracked(|log| left.handle(event, &log.records));
            *left != before
        });
        effects
    }

    /// All is erased: nothing is left.
    pub(in crate::app) fn forget_left_behind(self) {
        self.left_behind.set(LeftBehind::default());
    }

    /// What waits for what hurt becomes a record: the check that is answered now comes after it.
    pub(in crate::app) fn settle_left_behind(self) {
        for effect in self.handle_left_behind(DraftEvent::Saved) {
            match effect {
                DraftEffect::Forget(key) => self.forget_draft(&key),
                DraftEffect::Save(record) => self.save_left_behind(record),
                // The check that settles it looks at the gate itself.
                _ => {}
            }
        }
    }

    /// What was done of it becomes the record of a session that ended early, or that hurt.
    pub(in crate::app) fn save_left_behind(self, record: Record) {
        backup::write_record(&record);
        self.add_record(record);
    }

    pub(in crate::app) fn forget_draft(self, key: &str) {
        self.store.remove(key);
        second_place::write(key, None);
    }
}
