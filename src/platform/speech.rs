//! The voice: the browser's own speech synthesis. One phrase at a time; a new one cuts the old.

use leptos::prelude::window;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance};

use super::get;

/// The speech of this browser, if it has any.
fn synthesis() -> Option<SpeechSynthesis> {
    get(&window(), "speechSynthesis")?;
    window().speech_synthesis().ok()
}

/// Whether there is a voice: no interface, no installed voice yet, or at least one.
pub fn voices() -> Option<u32> {
    Some(synthesis()?.get_voices().length())
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
