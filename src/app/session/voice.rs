//! What the voice needs besides the first part: the voice that was chosen, and a look after what cuts another phrase.

use leptos::prelude::*;

use crate::app::App;
use crate::i18n::LANG;
use crate::platform::speech::{self, Phrase};

impl App {
    /// Has the chosen voice say `phrase`. One that cuts another has its words here: it is said once more if it was lost
    /// together with that.
    pub(in crate::app) fn prepare_phrase(self, phrase: &Phrase, cuts: Option<&str>) {
        let lang = LANG.tag();
        self.settings.with_untracked(|it| speech::choose(phrase, lang, &it.voice_id));
        if let Some(words) = cuts {
            let words = words.to_owned();
            speech::if_lost(phrase, move || {
                if !self.is_gone() {
                    self.try_voice(&words);
                }
            });
        }
    }
}
