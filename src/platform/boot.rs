//! What `public/boot.js` did before the app was there: it may have seen a press on Start.

use js_sys::Reflect;
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
pub use web_sys::AudioContext;

use super::{call, get};
use crate::domain::time::Millis;

/// A press on Start that came before the app.
pub struct EarlyStart {
    pub routine: String,
    /// When, on the monotonic clock.
    pub at: Millis,
    /// The audio output that was opened in that tap.
    pub audio: Option<AudioContext>,
}

/// The slug of the routine that the page offers until the app is there.
pub fn painted_routine() -> Option<String> {
    let card = document().query_selector("#shell [data-start]").ok()??;
    card.get_attribute("data-start")
}

/// The id of what brings the person here, if they said so in the page before the check was there. It is said once.
pub fn take_door() -> Option<String> {
    let door = get(&window(), "unhunchDoor")?.as_string();
    let _ = Reflect::delete_property(&window(), &JsValue::from("unhunchDoor"));
    door
}

/// Takes over from `boot.js`: it says what it saw, and from now on calls `on_start` with the slug of
/// the routine, in the tap.
pub fn take_over(on_start: impl Fn(String) + 'static) -> Option<EarlyStart> {
    let boot = get(&window(), "unhunchBoot")?;
    // It lives as long as the page.
    let on_start = Closure::<dyn Fn(String)>::new(on_start).into_js_value();
    let early = call(&boot, "takeOver", &[&on_start]);
    // A second mount on the page must not start the same session again.
    let _ = Reflect::delete_property(&window(), &JsValue::from("unhunchBoot"));
    let early = early.filter(JsValue::is_object)?;
    Some(EarlyStart {
        routine: get(&early, "routine")?.as_string()?,
        at: Millis(get(&early, "at")?.as_f64()? as u64),
        audio: get(&early, "audio").and_then(|audio| audio.dyn_into().ok()),
    })
}
