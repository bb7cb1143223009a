//! What the app says, by key. A page has one language: whoever wants another loads the page anew.
//!
//! The texts themselves are in packs (`build/texts.rs`), which are loaded beside the program; the program holds numbers.

pub mod locale;
pub mod packs;

use std::fmt;
use std::ops::Deref;

use serde::{Serialize, Serializer};

/// A text, by its place in the order of all texts. It reads as what it says in the language of the page.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key(pub(crate) u16);

include!(concat!(env!("OUT_DIR"), "/text.rs"));

impl Key {
    /// Nothing to say.
    pub const EMPTY: Self = Self(u16::MAX);

    /// The text in the language of the page.
    pub fn text(self) -> &'static str {
        if self == Self::EMPTY { "" } else { packs::text(self.0) }
    }

    /// The text with each `{name}` replaced by its value.
    pub fn fill(self, values: &[(&str, &str)]) -> String {
        fill(self.text(), values)
    }
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values
        .iter()
        .fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// A text with a number `{n}`, in a form for each kind of number that the language tells apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Plural(u16);

impl Plural {
    /// The form for `n`, with that number and the other `values`.
    pub fn count(self, n: usize, values: &[(&str, &str)]) -> String {
        let forms: Vec<&str> = packs::text(self.0).split('\t').collect();
        let form = forms.get(locale::category(n)).filter(|form| !form.is_empty());
        let form = form.or(forms.last()).copied().unwrap_or_default();
        fill(&fill(form, &[("n", &locale::number(n))]), values)
    }
}

/// What each of `keys` says.
pub fn texts(keys: &[Key]) -> Vec<&'static str> {
    keys.iter().map(|key| key.text()).collect()
}

impl AsRef<str> for Key {
    fn as_ref(&self) -> &str {
        self.text()
    }
}

impl Deref for Key {
    type Target = str;

    fn deref(&self) -> &str {
        self.text()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// As in `examples/timeline.rs`.
impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text())
    }
}

/// As in a test that failed.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.text(), f)
    }
}
