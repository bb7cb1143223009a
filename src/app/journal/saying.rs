//! What a person says of exercises, of what is hard, and of measures of their own: each an entry of the log.

use super::JournalHandle;
use crate::domain::journal::entry::{Addition, EntryKind};
use crate::domain::journal::function::{Activity, MOST_THING, Things};
use crate::domain::journal::log::Log;
use crate::domain::journal::measures::REACH;
use crate::domain::routines::marks::{Mark, Marks};

impl JournalHandle {
    /// The marks and scales that stand.
    pub fn marks(self) -> Marks {
        self.log().with(Log::marks)
    }

    /// What is hard for the person, and how hard.
    pub fn things(self) -> Things {
        self.log().with(Log::things)
    }

    /// Lays a mark on the exercise called `slug`, or takes it away.
    pub fn mark(self, slug: &str, mark: Mark, on: bool) {
        let (name, text) = (Some(slug.to_owned()), Some(mark.id().to_owned()));
        self.add_entry(Addition {
            name,
            value: Some(on.into()),
            text,
            ..Addition::new(EntryKind::Mark)
        });
    }

    /// Sets the scale called `scale` to so many percent.
    pub fn set_scale(self, scale: &str, percent: u16) {
        let (name, value) = (Some(scale.to_owned()), Some(percent.into()));
        self.add_entry(Addition { name, value, ..Addition::new(EntryKind::Scale) });
    }

    /// From now on this is asked: one of the list.
    pub fn name_activity(self, activity: Activity) {
        let name = Some(activity.id().to_owned());
        self.add_entry(Addition { name, ..Addition::new(EntryKind::Function) });
    }

    /// From now on this is asked: one in the person's words, of which as many are taken as there is room for.
    pub fn name_thing(self, words: &str) {
        let words: String = words.trim().chars().take(MOST_THING).collect();
        if !words.trim().is_empty() {
            self.add_entry(Addition { text: Some(words), ..Addition::new(EntryKind::Function) });
        }
    }

    /// The thing with this id is asked no more, or again.
    pub fn put_thing_away(self, thing: u64, away: bool) {
        let (of, value) = (Some(thing), Some((!away).into()));
        self.add_entry(Addition { of, value, ..Addition::new(EntryKind::Function) });
    }

    /// How well the thing with this id goes, 0 to 10.
    pub fn answer_thing(self, thing: u64, value: u8) {
        let (of, value) = (Some(thing), Some(value.into()));
        self.add_entry(Addition { of, value, ..Addition::new(EntryKind::Answer) });
    }

    /// How far the thumbs stayed from the wall, in cm.
    pub fn note_reach(self, cm: u8) {
        let (name, value) = (Some(REACH.to_owned()), Some(cm.into()));
        self.add_entry(Addition { name, value, ..Addition::new(EntryKind::Measure) });
    }
}
