//! When the browser has nothing else to do, and whether it is to load what nobody has asked for.

use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{call, get};

/// How long to wait where the browser does not say when it is idle; in milliseconds.
const PATIENCE: f64 = 2000.0;

/// Waits until the browser has nothing else to do.
pub async fn wait() {
    let promise = Promise::new(&mut |resolve, _| {
        let window: JsValue = window().into();
        if call(&window, "requestIdleCallback", &[&resolve]).is_none() {
            call(&window, "setTimeout", &[&resolve, &PATIENCE.into()]);
        }
    });
    // A promise that nobody refuses.
    drop(JsFuture::from(promise).await);
}

/// Whether the person has asked the browser to load as little as possible.
pub fn saves_data() -> bool {
    let window = window();
    let connection = get(&window.navigator(), "connection");
    let chosen = connection.and_then(|it| get(&it, "saveData")).is_some_and(|it| it.is_truthy());
    let query = window.match_media("(prefers-reduced-data: reduce)");
    chosen || query.ok().flatten().is_some_and(|query| query.matches())
}
