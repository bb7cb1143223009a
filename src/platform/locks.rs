//! What only one tab at a time may do, and what waits for an idle moment.

use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::{call, get};

/// Calls back in an idle moment, if no other tab holds the lock `name`; holds it meanwhile. Where there
/// are no locks, it just calls back.
pub fn alone_when_idle(name: &'static str, callback: impl FnOnce() + 'static) {
    let window: JsValue = window().into();
    let run = Closure::once_into_js(move || if_free(name, callback));
    if call(&window, "requestIdleCallback", &[&run]).is_none() {
        call(&window, "setTimeout", &[&run, &JsValue::from(2000)]);
    }
}

/// Calls back if no other tab holds the lock `name`; holds it meanwhile.
pub fn if_free(name: &str, callback: impl FnOnce() + 'static) {
    let Some(locks) = get(&window().navigator(), "locks") else { return callback() };
    let options = js_sys::Object::new();
    // A fresh object takes any property.
    let _ = js_sys::Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
    let run = Closure::once_into_js(move |lock: JsValue| {
        if !lock.is_null() {
            callback();
        }
    });
    forgive(call(&locks, "request", &[&name.into(), &options, &run]));
}

/// Holds the lock `name` for as long as the page lives.
pub fn hold(name: &str) {
    let Some(locks) = get(&window().navigator(), "locks") else { return };
    let forever = Closure::once_into_js(|_: JsValue| js_sys::Promise::new(&mut |_, _| ()));
    forgive(call(&locks, "request", &[&name.into(), forever.unchecked_ref()]));
}

/// A frame whose storage is blocked is refused locks, too. There is nothing to be kept apart then.
fn forgive(promise: Option<JsValue>) {
    if let Some(promise) = promise {
        let nothing = Closure::once_into_js(|_: JsValue| ());
        call(&promise, "catch", &[&nothing]);
    }
}
