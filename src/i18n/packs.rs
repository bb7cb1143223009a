//! The packs of texts that are here. Each comes once and stays: a text is never freed.

use std::sync::OnceLock;

use super::locale;

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// A file of texts, in the order in which they are loaded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pack {
    /// What the first load says.
    First,
    /// The safety check, and what is asked when it hurts.
    Check,
    /// Everything else.
    Rest,
    /// The sections of the guide: no load waits for them.
    Guide,
}

impl Pack {
    /// What its files are called by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Check => "check",
            Self::Rest => "rest",
            Self::Guide => "guide",
        }
    }

    /// Whether its texts can be said.
    pub fn is_here(self) -> bool {
        here(self as usize).is_some()
    }
}

struct Texts {
    language: &'static str,
    lines: Vec<&'static str>,
}

static HERE: [OnceLock<Texts>; 4] = [const { OnceLock::new() }; 4];

/// Where there is one file for all, as in tests, the texts are in it. The app as it is built for people has none.
#[cfg(not(feature = "split"))]
const BUILT_IN: [&str; 4] = [
    include_str!(concat!(env!("OUT_DIR"), "/texts/en_first.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/texts/en_check.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/texts/en_rest.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/texts/en_guide.txt")),
];

/// Takes over a pack, as a file of `build/texts.rs` has it. False if it is none of this build: then its order is another.
pub fn take(pack: Pack, file: String) -> bool {
    let Some(texts) = read(file.leak()) else { return false };
    HERE[pack as usize].get_or_init(|| texts);
    true
}

fn read(file: &'static str) -> Option<Texts> {
    let mut lines = file.lines();
    let mut head = lines.next()?.split(' ');
    let is_ours = head.next() == Some(BUILD);
    is_ours.then_some(Texts { language: head.next()?, lines: lines.collect() })
}

fn here(pack: usize) -> Option<&'static Texts> {
    let here = HERE[pack].get();
    #[cfg(not(feature = "split"))]
    let here = here.or_else(|| {
        Some(HERE[pack].get_or_init(|| read(BUILT_IN[pack]).expect("it is of this build")))
    });
    here
}

/// The tag of the language of the page, for `lang` attributes and voices.
pub fn language() -> &'static str {
    here(0).map_or("en", |texts| texts.language)
}

/// What stands at `place` in the order of all texts. Empty where its pack is not here: whoever asks for it forgot to wait.
pub(super) fn text(place: u16) -> &'static str {
    let pack = ENDS.iter().position(|end| place < *end).unwrap_or_default();
    let begin = pack.checked_sub(1).map_or(0, |before| ENDS[before]);
    let line = here(pack).and_then(|texts| texts.lines.get(usize::from(place - begin)));
    line.copied().unwrap_or_else(|| {
        locale::missing(place);
        ""
    })
}
