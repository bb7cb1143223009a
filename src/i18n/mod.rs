//! What the app says, by key. A key that a language lacks fails the build (`build/check.rs`).

pub mod spoken;

include!(concat!(env!("OUT_DIR"), "/text.rs"));

/// The text of `key` in `lang`.
pub const fn text(lang: Lang, key: Key) -> &'static str {
    table(lang)[key as usize]
}

/// The text of `key` with each `{name}` replaced by its value.
pub fn fill(lang: Lang, key: Key, values: &[(&str, &str)]) -> String {
    values.iter().fold(text(lang, key).to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}
