//! What the person has chosen. Kept under one key; what cannot be read falls back to the default.

use serde::{Deserialize, Serialize};

use crate::domain::exercise::{Area, Item};
use crate::domain::suggest::Pattern;
use crate::platform::storage::{Store, Trouble};

const KEY: &str = "settings";
/// Where a text goes that cannot be read.
const ASIDE: &str = "settings-unreadable";

/// The choices. A missing one takes its default, so that older texts stay readable.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
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
    /// The id of the pattern that the person recognised, or empty.
    pub pattern: String,
    /// The ids of what is at hand, besides what is in every room.
    pub equipment: Vec<String>,
    /// The ids of the areas to leave out.
    pub leave_out: Vec<String>,
    /// How many minutes there usually are; 0 for no matter.
    pub minutes: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            sound: true,
            voice: true,
            vibration: true,
            shortcuts: true,
            big_digits: false,
            pattern: String::new(),
            equipment: Vec::new(),
            leave_out: Vec::new(),
            minutes: 0,
        }
    }
}

impl Settings {
    /// What is kept in `store`, and whether it could be read. What cannot is set aside.
    pub(super) fn load(store: &Store) -> (Self, bool) {
        let Some(text) = store.get(KEY) else { return (Self::default(), true) };
        if let Ok(settings) = serde_json::from_str(&text) {
            return (settings, true);
        }
        // Where not even this can be kept, nothing can be overwritten either.
        let _ = store.put(ASIDE, &text);
        (Self::default(), false)
    }

    /// Keeps the choices.
    pub(super) fn save(&self, store: &Store) -> Result<(), Trouble> {
        let text = serde_json::to_string(self).map_err(|_| Trouble::Full)?;
        store.put(KEY, &text)
    }

    /// The pattern that the person recognised.
    pub fn pattern(&self) -> Option<Pattern> {
        Pattern::ALL.iter().copied().find(|it| it.id() == self.pattern)
    }

    /// What is at hand.
    pub fn equipment(&self) -> Vec<Item> {
        Item::ALL
            .iter()
            .copied()
            .filter(|it| self.equipment.iter().any(|id| id == it.id()))
            .collect()
    }

    /// What should not be worked.
    pub fn leave_out(&self) -> Vec<Area> {
        Area::ALL
            .iter()
            .copied()
            .filter(|it| self.leave_out.iter().any(|id| id == it.id()))
            .collect()
    }
}
