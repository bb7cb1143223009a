//! The library: every exercise, routine and source of `content/`, as static tables that `build/`
//! has checked. Invariant: no logic beyond look-ups.

mod figures;

pub use figures::{figure, figures};

use self::generated::{guide, library, numbers, safety};
use crate::domain::library::exercise::{About, Exercise, Source};
use crate::domain::library::guide::GuideSection;
use crate::domain::library::routine::{Background, Routine};
use crate::domain::safety::check::Rules;
use crate::domain::safety::numbers::Country;
use crate::domain::session::hurt::Sharp;

#[allow(
    clippy::unreadable_literal,
    clippy::wildcard_imports,
    reason = "generated; the files of content/ are the documentation"
)]
mod generated {
    pub(super) mod library {
        use std::borrow::Cow;

        use crate::domain::library::exercise::*;
        use crate::domain::library::movement::Movement;
        use crate::domain::library::purpose::*;
        use crate::domain::library::routine::*;
        use crate::domain::time::Millis;
        use crate::i18n::Key;

        include!(concat!(env!("OUT_DIR"), "/library.rs"));
    }

    pub(super) mod guide {
        use super::library::SOURCES;
        use crate::domain::library::exercise::*;
        use crate::domain::library::guide::*;
        use crate::i18n::Key;

        include!(concat!(env!("OUT_DIR"), "/guide.rs"));
    }

    pub(super) mod safety {
        use crate::domain::safety::check::*;
        use crate::i18n::Key;

        include!(concat!(env!("OUT_DIR"), "/safety.rs"));
    }

    pub(super) mod numbers {
        use crate::domain::safety::numbers::*;
        use crate::i18n::Key;

        include!(concat!(env!("OUT_DIR"), "/numbers.rs"));
    }
}

/// Whom to call, by country.
pub fn countries() -> &'static [Country] {
    &numbers::COUNTRIES
}

/// The date of the rules of the safety check, without the rules.
pub const RULES_DATED: &str = safety::DATED;

/// The rules of the safety check.
pub fn rules() -> &'static Rules {
    &safety::RULES
}

/// The answers to what a sharp pain was like.
pub fn sharp() -> &'static [Sharp] {
    &safety::SHARP
}

/// Every exercise, by slug.
pub fn exercises() -> &'static [Exercise] {
    &library::EXERCISES
}

/// Every routine, by slug.
pub fn routines() -> &'static [Routine] {
    &library::ROUTINES
}

/// The sections of the guide, in the order in which people read them.
pub fn guide() -> &'static [GuideSection] {
    &guide::SECTIONS
}

pub fn guide_section(slug: &str) -> Option<&'static GuideSection> {
    guide().iter().find(|row| row.slug == slug)
}

/// Every source, by id.
pub fn sources() -> &'static [Source] {
    &library::SOURCES
}

/// The routine that index.html offers, as a copy that comes without the rest of the library.
pub fn first_routine() -> &'static Routine {
    &library::FIRST
}

pub fn exercise(slug: &str) -> Option<&'static Exercise> {
    exercises().iter().find(|row| row.slug == slug)
}

/// What there is to read about `exercise`.
pub fn about(exercise: &Exercise) -> &'static About {
    let at = exercises().iter().position(|row| row.slug == exercise.slug);
    // A row that is not of the library exists in tests only.
    &library::ABOUT[at.unwrap_or_default()]
}

/// What there is to read about the routine called `slug`; `None` if it is not of the library.
pub fn background(slug: &str) -> Option<&'static Background> {
    routines().iter().position(|row| row.slug == slug).map(|at| &library::BACKGROUNDS[at])
}

pub fn routine(slug: &str) -> Option<&'static Routine> {
    routines().iter().find(|row| row.slug == slug)
}
