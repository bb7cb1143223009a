//! A routine that is half built: stored for the tab, so that Back or a reload does not lose it.

use super::RoutinesHandle;
use crate::content;
use crate::domain::library::routine::Step;
use crate::domain::routines::custom;
use crate::platform::storage;

/// It is stored for the tab under this and the slug of the routine.
const UNFINISHED: &str = "build:";

/// A routine that is being edited, as its editor was left.
pub struct Unfinished {
    /// The text of the routine when the editor was opened; `None` for a new one.
    pub base: Option<String>,
    /// Its name by now.
    pub name: String,
    /// Its steps by now.
    pub steps: Vec<Step>,
}

fn key(slug: Option<&str>) -> String {
    format!("{UNFINISHED}{}", slug.unwrap_or_default())
}

/// All is erased: nothing is left of any editor.
pub(in crate::app) fn forget_unfinished() {
    storage::clear_tab(UNFINISHED);
}

impl RoutinesHandle {
    /// What was left of the editor of the routine called `slug`, or of a new one.
    pub fn unfinished(self, slug: Option<&str>) -> Option<Unfinished> {
        let both = storage::get_in_tab(&key(slug))?;
        let (base, text) = both.split_once('\n')?;
        let (name, steps) = custom::parse_unfinished(text, content::exercise)?;
        let base = Some(base).filter(|it| !it.is_empty()).map(str::to_owned);
        Some(Unfinished { base, name, steps })
    }

    /// Stores what is in that editor until the tab is closed: `text` as [`custom::write`] makes it, and what was stored
    /// of the routine when it was opened. `None` forgets it.
    pub fn save_unfinished(self, slug: Option<&str>, base: Option<&str>, text: Option<&str>) {
        // Neither has a line break: both are JSON in one line.
        let both = text.map(|text| format!("{}\n{text}", base.unwrap_or_default()));
        storage::put_in_tab(&key(slug), both.as_deref());
    }
}
