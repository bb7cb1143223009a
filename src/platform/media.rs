//! Media keys and the lock screen, where the browser hands them to a page.

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::{call, get};

/// The keys that a session understands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MediaKey {
    Play,
    Pause,
    Next,
    /// Back to the one before.
    Previous,
}

fn session() -> Option<JsValue> {
    get(&window().navigator(), "mediaSession")
}

/// Calls back with each media key, for as long as the page lives.
pub fn on_key(callback: impl Fn(MediaKey) + Clone + 'static) {
    let Some(session) = session() else { return };
    for (action, key) in [
        ("play", MediaKey::Play),
        ("pause", MediaKey::Pause),
        ("nexttrack", MediaKey::Next),
        ("previoustrack", MediaKey::Previous),
    ] {
        let callback = callback.clone();
        let handler = Closure::<dyn Fn()>::new(move || callback(key)).into_js_value();
        call(&session, "setActionHandler", &[&action.into(), &handler]);
    }
}

/// Says on the lock screen what runs, and whether it waits.
pub fn show(title: &str, playing: bool) {
    let Some(session) = session() else { return };
    let set = |object: &JsValue, key: &str, value: JsValue| {
        // A browser without the property loses the line on the lock screen, nothing else.
        let _ = Reflect::set(object, &key.into(), &value);
    };
    let about: JsValue = Object::new().into();
    set(&about, "title", title.into());
    set(&about, "artist", "Unhunch".into());
    let metadata = get(&window(), "MediaMetadata").and_then(|it| it.dyn_into::<Function>().ok());
    let metadata = metadata.and_then(|it| Reflect::construct(&it, &Array::of1(&about)).ok());
    set(&session, "metadata", metadata.unwrap_or(JsValue::NULL));
    set(&session, "playbackState", if playing { "playing" } else { "paused" }.into());
}
