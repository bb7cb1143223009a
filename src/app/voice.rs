//! What the voice needs from the other loads: the voice that the person has chosen, and a second try for a phrase
//! that was lost with the one that it cut.

use super::session::SessionHandle;
use crate::i18n::packs;
use crate::platform::speech::{self, Phrase};

/// Has the chosen voice say `phrase`. One that cuts another has its words here: it is said once more if it was lost
/// together with that.
pub(super) fn prepare(session: SessionHandle, phrase: &Phrase, cuts: Option<&str>) {
    session
        .settings()
        .chosen()
        .with_untracked(|it| speech::choose(phrase, packs::language(), &it.voice_id));
    if let Some(words) = cuts {
        let words = words.to_owned();
        speech::if_lost(phrase, move || {
            if !session.page().is_gone() {
                session.speak(&words);
            }
        });
    }
}
