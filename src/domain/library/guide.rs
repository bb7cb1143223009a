//! What is good to know besides the exercises: sections of advice, each line with what it stands on. The rows live in
//! `content/guide/`.

use crate::domain::library::exercise::{Item, Source};
use crate::domain::words::words;
use crate::i18n::Key;

/// A section of the guide.
#[derive(PartialEq, Eq, Debug)]
pub struct GuideSection {
    /// Stable name in addresses, for example `how-soon`.
    pub slug: &'static str,
    pub name: Key,
    /// What it answers, in a line.
    pub about: Key,
    /// Never empty.
    pub advice: &'static [Advice],
    /// All that its advice stands on, each once.
    pub sources: &'static [&'static Source],
    /// When it was last read against its sources, `YYYY-MM-DD`.
    pub reviewed: &'static str,
}

/// One thing to know.
#[derive(PartialEq, Eq, Debug)]
pub struct Advice {
    pub title: Key,
    pub says: Key,
    /// What it stands on; where this is empty, on common practice.
    pub sources: &'static [&'static Source],
    /// The muscle that it is about, to be shown on the figure.
    pub muscle: Option<Muscle>,
    /// The thing that it is about: which exercises use it, and what does instead.
    pub item: Option<Item>,
    /// The slugs of exercises that belong to it.
    pub exercises: &'static [&'static str],
}

words! {
    /// A muscle of the upper back and the neck, as the guide shows it.
    Muscle {
        /// From the skull over both shoulders down to the middle of the back.
        Trapezius = "trapezius",
        /// From the side of the neck to the upper corner of the shoulder blade.
        LevatorScapulae = "levator-scapulae",
        /// From the spine to the inner edge of the shoulder blade.
        Rhomboids = "rhomboids",
        /// Along both sides of the spine.
        ErectorSpinae = "erector-spinae",
    }
}
