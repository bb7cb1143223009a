//! What a language does with numbers and lists. The browser knows it for every language (`src/platform/intl.rs`); without
//! a browser, as in tests, it is plain English.

use std::sync::OnceLock;

/// What the page asks of the browser.
pub struct Locale {
    /// The category of plurals that a number belongs to: its place in the order of zero, one, two, few, many, other.
    pub category: fn(usize) -> usize,
    /// A whole number, with its groups of digits.
    pub number: fn(usize) -> String,
    /// Things that stand beside each other.
    pub list: fn(&[&str]) -> String,
    /// Hears of a text that was asked for before its pack was here: a mistake of ours.
    pub missing: fn(u16),
}

static LOCALE: OnceLock<Locale> = OnceLock::new();

const ENGLISH: Locale = Locale {
    category: |n| if n == 1 { ONE } else { OTHER },
    number: |n| n.to_string(),
    list: |items| items.join(", "),
    missing: |place| eprintln!("the pack of text {place} is not here"),
};

const ONE: usize = 1;
pub const OTHER: usize = 5;

/// Asks this one from now on.
pub fn install(locale: Locale) {
    // Another app of the page may have done so: it is the same.
    let _ = LOCALE.set(locale);
}

fn locale() -> &'static Locale {
    LOCALE.get().unwrap_or(&ENGLISH)
}

pub(super) fn missing(place: u16) {
    (locale().missing)(place);
}

pub(super) fn category(n: usize) -> usize {
    (locale().category)(n)
}

/// A whole number as people write it.
pub fn number(n: usize) -> String {
    (locale().number)(n)
}

/// A list within a sentence: `one, two, three`.
pub fn list(items: &[impl AsRef<str>]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    (locale().list)(&items)
}
