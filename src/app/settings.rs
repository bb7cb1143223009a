//! What the person has chosen. Kept under one key; what cannot be read falls back to the default.

use serde::{Deserialize, Serialize};

use crate::platform::storage::{Store, Trouble};

const KEY: &str = "settings";

/// The choices. A missing one takes its default, so that older texts stay readable.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own on the screen")]
pub struct Settings {
    /// Earcons are heard.
    pub sound: bool,
    /// Phrases are spoken.
    pub voice: bool,
    /// The phone vibrates.
    pub vibration: bool,
    /// Single letters do something.
    pub shortcuts: bool,
    /// The session shows little but its digits.
    pub big_digits: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { sound: true, voice: true, vibration: true, shortcuts: true, big_digits: false }
    }
}

impl Settings {
    /// What is kept in `store`.
    pub(super) fn load(store: &Store) -> Self {
        store.get(KEY).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// Keeps the choices.
    pub(super) fn save(self, store: &Store) -> Result<(), Trouble> {
        let text = serde_json::to_string(&self).map_err(|_| Trouble::Full)?;
        store.put(KEY, &text)
    }
}
