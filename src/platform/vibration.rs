//! The vibration motor, where there is one.

use js_sys::Array;
use leptos::prelude::window;
use wasm_bindgen::JsValue;

use super::{call, get};

/// Whether the browser offers it. It may still do nothing: desktops have no motor.
pub fn exists() -> bool {
    get(&window().navigator(), "vibrate").is_some()
}

/// Milliseconds on, off, on …
pub fn pulse(pulses: &[u16]) {
    if !pulses.is_empty() {
        let pattern: Array = pulses.iter().map(|&pulse| JsValue::from(pulse)).collect();
        call(&window().navigator(), "vibrate", &[&pattern]);
    }
}
