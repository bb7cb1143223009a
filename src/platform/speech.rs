//! The voice: the browser's own speech synthesis. One phrase at a time; a new one cuts the old.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::{get, listen_here};

/// The speech of this browser, if it has any.
fn synthesis() -> Option<SpeechSynthesis> {
    get(&window(), "speechSynthesis")?;
    window().speech_synthesis().ok()
}

/// How many voices there are, as far as the browser knows; `None` without the interface.
pub fn voices() -> Option<u32> {
    Some(synthesis()?.get_voices().length())
}

/// Calls back when the browser has learnt which voices there are, until the view around is gone.
pub fn on_voices(callback: impl Fn() + 'static) {
    if let Some(synthesis) = synthesis() {
        listen_here(&synthesis, "voiceschanged", move |_| callback());
    }
}

/// A voice of this language, and one that needs no network before others.
fn voice(synthesis: &SpeechSynthesis, lang: &str) -> Option<SpeechSynthesisVoice> {
    let voices = synthesis.get_voices().into_iter().map(JsCast::unchecked_into);
    voices
        .filter(|voice: &SpeechSynthesisVoice| {
            let theirs = voice.lang();
            // `en`, `en-GB`, and on some phones `en_GB`.
            let rest = theirs.get(lang.len()..).unwrap_or("-");
            theirs.starts_with(lang) && (rest.is_empty() || rest.starts_with(['-', '_']))
        })
        .min_by_key(|voice| (!voice.local_service(), !voice.default()))
}

/// Says nothing, so that later phrases are allowed. Must run in a tap.
pub fn prime() {
    say("", "en", 100, 100);
}

/// Says `text` now, instead of whatever is being said; speed and volume are in percent.
pub fn say(text: &str, lang: &str, speed: u16, volume: u16) {
    let Some(synthesis) = synthesis() else { return };
    let Ok(phrase) = SpeechSynthesisUtterance::new_with_text(text) else { return };
    if synthesis.speaking() || synthesis.pending() {
        synthesis.cancel();
    }
    phrase.set_lang(lang);
    if let Some(voice) = voice(&synthesis, lang) {
        phrase.set_lang(&voice.lang());
        phrase.set_voice(Some(&voice));
    }
    phrase.set_rate(f32::from(speed) / 100.0);
    phrase.set_volume(f32::from(volume.min(100)) / 100.0);
    synthesis.speak(&phrase);
}

/// Stops in the middle of a word.
pub fn hush() {
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}
