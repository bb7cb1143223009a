//! Whether the browser has promised to keep what is on the disk.

use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{call, get};

/// Whether it has promised.
pub async fn is_promised() -> bool {
    ask("persisted").await
}

/// Asks it to, and says whether it does. Some browsers ask the person, others decide for themselves.
pub async fn ask_for_it() -> bool {
    ask("persist").await
}

async fn ask(method: &str) -> bool {
    let answer = get(&window().navigator(), "storage").and_then(|it| call(&it, method, &[]));
    match answer.and_then(|it| it.dyn_into::<Promise>().ok()) {
        Some(promise) => JsFuture::from(promise).await.as_ref().is_ok_and(JsValue::is_truthy),
        None => false,
    }
}
