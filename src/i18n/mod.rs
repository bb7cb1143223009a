//! What the app says, by key. A key that a language lacks fails the build (`build/check.rs`).

/// A text in every language. It carries its texts itself rather than an index: a table of all of them
/// would be in the first load as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key(&'static [&'static str; LANGS]);

include!(concat!(env!("OUT_DIR"), "/text.rs"));

/// The language of the page. A page has one: whoever wants another loads the page anew.
pub const LANG: Lang = Lang::En;

impl Key {
    /// The text in the language of the page.
    pub const fn text(self) -> &'static str {
        self.0[LANG as usize]
    }

    /// The text with each `{name}` replaced by its value.
    pub fn fill(self, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.text().to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
    }
}
