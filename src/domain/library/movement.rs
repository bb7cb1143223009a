//! What a step of a routine asks for: an exercise of the library, or a movement of the person's own.

use std::sync::Arc;

use crate::domain::library::exercise::{Exercise, Side, Sides};
use crate::domain::time::Millis;
use crate::i18n::Key;

/// The movement of a step. Cheap to clone.
#[derive(Clone, Debug)]
pub enum Movement {
    Library(&'static Exercise),
    /// Something that the person wrote down, for example what a physiotherapist prescribed.
    Own(Arc<CustomMovement>),
}

/// A movement of the person's own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CustomMovement {
    /// `own:` and the name: apart from every exercise of the library.
    slug: String,
    name: String,
    text: String,
    sides: Sides,
}

/// Time to change sides in a movement of one's own.
const OWN_SWITCH: Millis = Millis::from_secs(4);
/// The shortest time to get ready for a movement of one's own.
const OWN_PREPARE: u32 = 5;
/// A voice reads about this many words a second.
const WORDS_A_SECOND: u32 = 3;

impl CustomMovement {
    /// A movement called `name`; `text` is read aloud before it.
    pub fn new(name: String, text: String, sides: Sides) -> Self {
        Self { slug: format!("own:{name}"), name, text, sides }
    }
}

impl Movement {
    /// Its name in logs and files.
    pub fn slug(&self) -> &str {
        match self {
            Self::Library(exercise) => exercise.slug,
            Self::Own(own) => &own.slug,
        }
    }

    pub fn name(&self) -> &str {
        match self {
            Self::Library(exercise) => exercise.name.text(),
            Self::Own(own) => &own.name,
        }
    }

    /// The exercise of the library, if it is one.
    pub fn exercise(&self) -> Option<&'static Exercise> {
        match self {
            Self::Library(exercise) => Some(exercise),
            Self::Own(_) => None,
        }
    }

    /// What is said on the way into it.
    pub fn ready(&self) -> &str {
        match self {
            Self::Library(exercise) => exercise.ready.text(),
            Self::Own(own) => &own.text,
        }
    }

    /// The one thing to think of.
    pub fn cue(&self) -> &str {
        match self {
            Self::Library(exercise) => exercise.cue.text(),
            Self::Own(own) => &own.text,
        }
    }

    /// What keeps it safe.
    pub fn care(&self) -> &'static str {
        self.exercise().map_or("", |exercise| exercise.care.text())
    }

    /// What to do in each phase of its tempo.
    pub fn phases(&self) -> Option<[&'static str; 4]> {
        Some(self.exercise()?.phases?.map(Key::text))
    }

    pub fn sides(&self) -> Sides {
        match self {
            Self::Library(exercise) => exercise.sides,
            Self::Own(own) => own.sides,
        }
    }

    /// The side that comes first.
    pub fn first_side(&self) -> Side {
        match self.sides() {
            Sides::Both => Side::Both,
            Sides::Each | Sides::Alternate => Side::Left,
        }
    }

    /// Time to get into position, and to hear what is said.
    pub fn prepare(&self) -> Millis {
        match self {
            Self::Library(exercise) => exercise.prepare,
            Self::Own(own) => {
                let words = own.name.split_whitespace().chain(own.text.split_whitespace());
                // Two more for the side.
                let seconds = (words.count() as u32 + 2).div_ceil(WORDS_A_SECOND);
                Millis::from_secs(seconds.max(OWN_PREPARE))
            }
        }
    }

    pub fn switch(&self) -> Millis {
        self.exercise().map_or(OWN_SWITCH, |exercise| exercise.switch)
    }
}

/// Exercises are the same if they have the same slug: the library has each once.
impl PartialEq for Movement {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Library(one), Self::Library(other)) => one.slug == other.slug,
            (Self::Own(one), Self::Own(other)) => one == other,
            _ => false,
        }
    }
}

impl Eq for Movement {}
