//! The store of the page, and whether the disk takes what is put there.

use leptos::prelude::*;

use crate::app::read_only::ReadOnly;

use crate::domain::device::Trouble;
use crate::platform::storage::Store;

/// The handle of the store. Copies lead to the same store.
#[derive(Clone, Copy)]
pub struct StoreHandle {
    store: StoredValue<Store, LocalStorage>,
    trouble: RwSignal<Option<Trouble>>,
}

impl StoreHandle {
    pub(super) fn new() -> Self {
        let store = Store::default();
        Self {
            trouble: RwSignal::new(store.is_missing().then_some(Trouble::Missing)),
            store: StoredValue::new_local(store),
        }
    }

    /// What is wrong with the disk, for as long as something is in memory only.
    pub fn trouble(self) -> ReadOnly<Option<Trouble>> {
        ReadOnly(self.trouble)
    }

    pub(super) fn with<T>(self, read: impl FnOnce(&Store) -> T) -> T {
        self.store.with_value(read)
    }

    pub(super) fn get(self, key: &str) -> Option<String> {
        self.with(|store| store.get(key))
    }

    /// Stores `text`, and lets the person know where the disk does not take it.
    pub(super) fn put(self, key: &str, text: &str) {
        let put = self.with(|store| store.put(key, text));
        self.note(put);
    }

    /// The same for what is no loss to anybody.
    pub(super) fn put_quietly(self, key: &str, text: &str) {
        let _ = self.with(|store| store.put(key, text));
    }

    pub(super) fn remove(self, key: &str) {
        self.with(|store| store.remove(key));
    }

    pub(super) fn keys(self, start: &str) -> Vec<String> {
        self.with(|store| store.keys(start))
    }

    /// Remembers that the disk refused something, for as long as something is in memory only.
    pub(super) fn note(self, put: Result<(), Trouble>) {
        let before = self.trouble.get_untracked();
        let waits = self.with(Store::waits);
        let trouble = put.err().or(before.filter(|_| waits));
        if before != trouble {
            self.trouble.set(trouble);
        }
    }
}
