//! Files that the installed app was opened with, or that were shared with it. Nothing is taken from them here: a page
//! shows what is in them.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::read_only::ReadOnly;
use crate::domain::device::Unread;
use crate::platform::arrivals;

/// The text of a file, or why there is none.
pub type Arrived = Result<String, Unread>;

/// The handle of what arrived. Copies lead to the same.
#[derive(Clone, Copy)]
pub struct ArrivalsHandle {
    last: RwSignal<Option<Arrived>>,
}

impl ArrivalsHandle {
    pub(super) fn new() -> Self {
        Self { last: RwSignal::new(None) }
    }

    /// The last file that came.
    pub fn last(self) -> ReadOnly<Option<Arrived>> {
        ReadOnly(self.last)
    }

    pub(super) fn arrive(self, file: Arrived) {
        self.last.set(Some(file));
    }

    /// Looks whether the service worker has put a shared file down.
    pub fn look(self) {
        spawn_local(async move {
            if let Some(file) = arrivals::take_shared().await {
                self.arrive(file);
            }
        });
    }
}
