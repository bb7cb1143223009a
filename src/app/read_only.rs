//! A signal of a handle, for those who may only read it.

use leptos::prelude::*;

/// The reading half of a signal. Leptos has one, too, which would be a second entry in its arena, with its own code
/// for each type: 5 KB of the first load (brotli).
pub struct ReadOnly<T: 'static>(pub(super) RwSignal<T>);

impl<T> Copy for ReadOnly<T> {}

impl<T> Clone for ReadOnly<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> ReadOnly<T> {
    /// Hears of changes.
    pub fn track(self) {
        self.0.track();
    }

    /// Reads it, and hears of changes.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.0.with(read)
    }

    /// Reads it.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.0.with_untracked(read)
    }
}

impl<T: Clone + Send + Sync + 'static> ReadOnly<T> {
    /// What it is, and hears of changes.
    pub fn get(self) -> T {
        self.0.get()
    }

    pub fn get_untracked(self) -> T {
        self.0.get_untracked()
    }
}
