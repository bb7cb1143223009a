//! What the voice needs besides the first part: a look after the phrases that cut others.

use super::App;
use crate::platform::speech::{self, Phrase};

impl App {
    /// Says `words` once more if `phrase`, which they are in, was lost together with what it cut.
    pub(super) fn look_after(self, phrase: &Phrase, words: &str) {
        let words = words.to_owned();
        speech::if_lost(phrase, move || {
            if !self.is_gone() {
                self.try_voice(&words);
            }
        });
    }
}
