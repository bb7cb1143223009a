//! Notifications of this device, and the dot on the app's icon. Nothing comes from a server.

use crate::domain::device::Permission;
use js_sys::{Array, Function, Reflect};
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};

use super::{call, get, object, settled};

/// Whether notifications may be shown now.
pub fn permission() -> Permission {
    let said = get(&window(), "Notification").and_then(|it| get(&it, "permission"));
    match said.and_then(|it| it.as_string()).as_deref() {
        Some("granted") => Permission::Granted,
        Some("denied") => Permission::Denied,
        Some(_) => Permission::Unasked,
        None => Permission::Missing,
    }
}

/// Each of ours replaces the one before.
const TAG: &str = "unhunch";

/// Has the browser ask. Must run in a tap.
pub fn ask(done: impl FnOnce() + 'static) {
    let promise = get(&window(), "Notification").and_then(|it| call(&it, "requestPermission", &[]));
    spawn_local(async move {
        // Whatever the answer is, `permission` knows.
        settled(promise).await;
        done();
    });
}

/// Shows a notification in place of the one before.
pub fn show(title: &str, body: &str) {
    let options = object(&[("body", body), ("tag", TAG), ("icon", "icons/icon-192.png")]);
    // Without it, one that replaces another which nobody has looked at makes no sound and is not seen.
    let _ = Reflect::set(&options, &"renotify".into(), &JsValue::TRUE);
    let title = JsValue::from(title);
    spawn_local(async move {
        // Phones show them through the worker only.
        let active = registration().await.filter(|it| get(it, "active").is_some());
        if active.is_some_and(|it| call(&it, "showNotification", &[&title, &options]).is_some()) {
            return;
        }
        let class = get(&window(), "Notification").and_then(|it| it.dyn_into::<Function>().ok());
        if let Some(class) = class {
            // A phone refuses; there the page says the same.
            let _ = Reflect::construct(&class, &Array::of2(&title, &options));
        }
    });
}

/// The worker's registration, where there is one.
async fn registration() -> Option<JsValue> {
    let asked = get(&window().navigator(), "serviceWorker")
        .and_then(|it| call(&it, "getRegistration", &[]));
    settled(asked).await.filter(JsValue::is_object)
}

/// Takes away what still lies there of ours.
pub fn close() {
    if permission() != Permission::Granted {
        return;
    }
    spawn_local(async {
        let Some(registration) = registration().await else { return };
        let shown = call(&registration, "getNotifications", &[]);
        for notification in settled(shown).await.map(|it| Array::from(&it)).unwrap_or_default() {
            if get(&notification, "tag").is_some_and(|tag| tag == TAG) {
                call(&notification, "close", &[]);
            }
        }
    });
}

/// Puts a dot on the app's icon, or takes it away.
pub fn badge(on: bool) {
    let method = if on { "setAppBadge" } else { "clearAppBadge" };
    let promise = call(&window().navigator(), method, &[]);
    spawn_local(async { drop(settled(promise).await) });
}
