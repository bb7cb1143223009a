//! What of the log stands: without what was deleted, and as it was corrected.
//!
//! Invariants (`tests/entries.rs`): the order in which entries are given does not matter, as the later one, by its id,
//! counts; what was deleted and restored is as if it never had been.

use std::collections::BTreeMap;

use crate::domain::journal::entry::{Entry, EntryKind};

/// What later entries say about what was stored before them.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Standing {
    /// By the id of what it is about and its list: the last deletion or restoring, and whether it is a deletion.
    deleted: BTreeMap<u64, BTreeMap<String, (u64, bool)>>,
    /// By the id of what it is about and the field: the last correction.
    corrected: BTreeMap<u64, BTreeMap<String, Entry>>,
}

impl Standing {
    pub fn of(entries: &[Entry]) -> Self {
        let mut standing = Self::default();
        // Few of all entries, which are looked at for each exercise that is shown.
        let is_laid = |it: &&Entry| it.of.is_some() && it.is().is_some_and(EntryKind::is_laid_over);
        let laid: Vec<&Entry> = entries.iter().filter(is_laid).collect();
        for entry in &laid {
            let deletes = match entry.is() {
                Some(EntryKind::Delete) => true,
                Some(EntryKind::Restore) => false,
                _ => continue,
            };
            if let Some(of) = entry.of {
                let name = entry.name.clone().unwrap_or_default();
                let lists = standing.deleted.entry(of).or_default();
                let last = lists.entry(name).or_insert((entry.id, deletes));
                *last = (*last).max((entry.id, deletes));
            }
        }
        for &entry in laid.iter().filter(|it| it.is() == Some(EntryKind::Correct)) {
            // A correction can be taken back as well.
            if let (Some(of), Some(field), false) =
                (entry.of, &entry.name, standing.is_deleted(entry.id))
            {
                let fields = standing.corrected.entry(of).or_default();
                let last = fields.entry(field.clone()).or_insert_with(|| entry.clone());
                if last.id < entry.id {
                    *last = entry.clone();
                }
            }
        }
        standing
    }

    /// Whether the entry of this id was deleted, and not restored since. Of a session or a pain this would never say so: outside
    /// of the journal, ask for what stands ([`Standing::entry`], [`Standing::record`], [`Standing::pain`]).
    pub(super) fn is_deleted(&self, id: u64) -> bool {
        self.is_deleted_in("", id)
    }

    /// The same of a session or a pain, by the `name` that a deletion has for its list.
    pub(super) fn is_deleted_in(&self, list: &str, id: u64) -> bool {
        let said = self.deleted.get(&id).and_then(|lists| lists.get(list));
        said.is_some_and(|(_, deleted)| *deleted)
    }

    /// Whether anything at all was corrected.
    pub(super) fn corrects(&self) -> bool {
        !self.corrected.is_empty()
    }

    /// Whether anything of what has this id was corrected.
    pub(super) fn is_corrected(&self, id: u64) -> bool {
        self.corrected.contains_key(&id)
    }

    /// The last correction of a field of what has this id.
    pub fn correction(&self, id: u64, field: &str) -> Option<&Entry> {
        self.corrected.get(&id)?.get(field)
    }

    /// `entry` as it stands; `None` where it was deleted, or says something about others that is laid over them.
    pub fn entry(&self, entry: &Entry) -> Option<Entry> {
        let gone = self.is_deleted(entry.id) || entry.is().is_some_and(EntryKind::is_laid_over);
        (!gone).then(|| self.corrected_entry(entry))
    }

    /// `entry` as it was corrected, deleted or not.
    pub fn corrected_entry(&self, entry: &Entry) -> Entry {
        let mut entry = entry.clone();
        if let Some(said) = self.correction(entry.id, "value") {
            entry.value = said.value;
        }
        if let Some(said) = self.correction(entry.id, "text") {
            entry.text.clone_from(&said.text);
        }
        if let Some(said) = self.correction(entry.id, "name") {
            entry.name.clone_from(&said.text);
        }
        entry
    }
}

/// The entries that stand, in their order.
pub fn standing_entries(entries: &[Entry]) -> Vec<Entry> {
    let standing = Standing::of(entries);
    entries.iter().filter_map(|it| standing.entry(it)).collect()
}

/// What was noted about each session, pain or entry, by its id: the texts that stand, those with a name after it.
pub fn notes(entries: &[Entry]) -> BTreeMap<u64, String> {
    let mut all: BTreeMap<u64, String> = BTreeMap::new();
    for entry in standing_entries(entries).iter().filter(|it| it.is() == Some(EntryKind::Note)) {
        if let (Some(of), Some(text)) = (entry.of, &entry.text) {
            let said = all.entry(of).or_default();
            let between = if said.is_empty() { "" } else { " / " };
            let name = entry.name.as_ref().map_or(String::new(), |it| format!("{it}: "));
            said.extend([between, &name, text]);
        }
    }
    all
}
