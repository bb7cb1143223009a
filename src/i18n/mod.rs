//! What the app says, by key. A key that a language lacks fails the build (`build/check.rs`).

pub mod spoken;

/// A text in every language. It carries its texts itself rather than an index: a table of all of them
/// would be in the first load as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key(&'static [&'static str; LANGS]);

include!(concat!(env!("OUT_DIR"), "/text.rs"));

/// The text of `key` in `lang`.
pub const fn text(lang: Lang, key: Key) -> &'static str {
    key.0[lang as usize]
}

/// The text of `key` with each `{name}` replaced by its value.
pub fn fill(lang: Lang, key: Key, values: &[(&str, &str)]) -> String {
    values.iter().fold(text(lang, key).to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}
