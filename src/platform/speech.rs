//! The voice: the browser's own speech synthesis. One phrase at a time; a new one cuts the old.

use crate::domain::device::{Voice, Voices};
use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
pub use web_sys::SpeechSynthesisUtterance as Phrase;
use web_sys::{SpeechSynthesis, SpeechSynthesisVoice};

use super::{get, listen, listen_here};

/// In milliseconds: a phrase that has not begun so long after it cut another was lost.
const LOST_AFTER: u32 = 150;

thread_local! {
    /// How often something was said, or the voice was hushed.
    static TURN: Cell<u32> = const { Cell::new(0) };
    /// A phrase was cut before it was begun. Firefox takes it out of its queue when its end comes, and with it what
    /// is first in there by then.
    static CUT_EARLY: Cell<bool> = const { Cell::new(false) };
}

/// The speech of this browser, if it has any.
fn synthesis() -> Option<SpeechSynthesis> {
    get(&window(), "speechSynthesis")?;
    window().speech_synthesis().ok()
}

/// Which voices there are, and those of `lang`; `None` without the interface.
pub fn voices(lang: &str) -> Option<Voices> {
    let synthesis = synthesis()?;
    let of_lang = of_language(&synthesis, lang).map(|voice| {
        let name = get(&voice, "name").and_then(|it| it.as_string());
        let name = name.map_or_else(|| voice.lang(), |name| format!("{name} ({})", voice.lang()));
        Voice { id: id(&voice), name, local: voice.local_service() }
    });
    Some(Voices { of_lang: of_lang.collect(), all: synthesis.get_voices().length() })
}

/// Calls back when the browser has learnt which voices there are, until the view around is gone.
pub fn on_voices(callback: impl Fn() + 'static) {
    if let Some(synthesis) = synthesis() {
        listen_here(&synthesis, "voiceschanged", move |_| callback());
    }
}

fn of_language(
    synthesis: &SpeechSynthesis,
    lang: &str,
) -> impl Iterator<Item = SpeechSynthesisVoice> {
    let voices = synthesis.get_voices().into_iter().map(JsCast::unchecked_into);
    voices.filter(move |voice: &SpeechSynthesisVoice| {
        let theirs = voice.lang();
        // `en`, `en-GB`, and on some phones `en_GB`.
        let rest = theirs.get(lang.len()..).unwrap_or("-");
        theirs.starts_with(lang) && (rest.is_empty() || rest.starts_with(['-', '_']))
    })
}

/// Says nothing, so that later phrases are allowed. Must run in a tap.
pub fn prime() {
    say("", "en", 100, 100, &|_, _| ());
}

/// Says `text` now, instead of whatever is being said, by the best voice of the language; speed and volume are in
/// percent. Before that, shows the phrase, and whether it cuts another, to `look`.
pub fn say(text: &str, lang: &str, speed: u16, volume: u16, look: &dyn Fn(&Phrase, bool)) {
    let Some(synthesis) = synthesis() else { return };
    let Ok(phrase) = Phrase::new_with_text(text) else { return };
    let cuts = is_busy(&synthesis);
    if cuts {
        cut(&synthesis);
    }
    // So that what is first in there is no loss. Said at once, not when the end has come: that may be never.
    if CUT_EARLY.take()
        && let Ok(nothing) = Phrase::new_with_text("")
    {
        synthesis.speak(&nothing);
    }
    phrase.set_lang(lang);
    // One that needs no network before others.
    let best = |voice: &SpeechSynthesisVoice| (!voice.local_service(), !voice.default());
    if let Some(voice) = of_language(&synthesis, lang).min_by_key(best) {
        lend(&phrase, &voice);
    }
    phrase.set_rate(f32::from(speed) / 100.0);
    phrase.set_volume(f32::from(volume.min(100)) / 100.0);
    TURN.set(TURN.get() + 1);
    look(&phrase, cuts);
    synthesis.speak(&phrase);
}

fn lend(phrase: &Phrase, voice: &SpeechSynthesisVoice) {
    phrase.set_lang(&voice.lang());
    // A voice that the browser does not take is no reason to end the session: its own speaks.
    let _ = Reflect::set(phrase, &"voice".into(), voice);
}

/// Has the voice of this id say `phrase`, if it is here and of this language.
pub fn choose(phrase: &Phrase, lang: &str, chosen: &str) {
    let is_chosen = |voice: &SpeechSynthesisVoice| id(voice) == chosen;
    let voice = synthesis().and_then(|it| of_language(&it, lang).find(is_chosen));
    if let Some(voice) = voice.filter(|_| !chosen.is_empty()) {
        lend(phrase, &voice);
    }
}

/// What names a voice from one visit to the next.
fn id(voice: &SpeechSynthesisVoice) -> String {
    let named = |key| get(voice, key)?.as_string().filter(|it| !it.is_empty());
    named("voiceURI").or_else(|| named("name")).unwrap_or_default()
}

fn is_busy(synthesis: &SpeechSynthesis) -> bool {
    synthesis.speaking() || synthesis.pending()
}

/// Some browsers lose what is said right after a phrase was cut: calls back if that has happened to `phrase`, unless
/// something else was said since.
pub fn if_lost(phrase: &Phrase, callback: impl FnOnce() + 'static) {
    let heard = Rc::new(Cell::new(false));
    for event in ["start", "end", "error"] {
        let heard = heard.clone();
        listen(phrase, event, move |event| {
            let error = get(&event, "error").and_then(|it| it.as_string());
            // The end of the phrase before may take this one along.
            if !matches!(error.as_deref(), Some("interrupted" | "canceled")) {
                heard.set(true);
            }
        });
    }
    let turn = TURN.get();
    let look = move || {
        let busy = synthesis().is_none_or(|it| is_busy(&it));
        if !busy && !heard.get() && TURN.get() == turn {
            callback();
        }
    };
    Timeout::new(LOST_AFTER, look).forget();
}

/// Stops in the middle of a word.
pub fn hush() {
    if let Some(synthesis) = synthesis() {
        cut(&synthesis);
    }
    TURN.set(TURN.get() + 1);
}

fn cut(synthesis: &SpeechSynthesis) {
    if synthesis.pending() && !synthesis.speaking() {
        CUT_EARLY.set(true);
    }
    synthesis.cancel();
}
