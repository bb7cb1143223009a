//! Notifications of this device, and the dot on the app's icon. Nothing comes from a server.

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{call, get};

/// Whether notifications may be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Permission {
    /// This browser has none.
    Missing,
    /// The person has not been asked.
    Unasked,
    /// They may.
    Granted,
    /// They may not.
    Denied,
}

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

/// Has the browser ask. Must run in a tap.
pub fn ask(done: impl FnOnce() + 'static) {
    let promise = get(&window(), "Notification").and_then(|it| call(&it, "requestPermission", &[]));
    spawn_local(async move {
        if let Some(promise) = promise {
            // Whatever the answer is, `permission` knows.
            let _ = JsFuture::from(js_sys::Promise::from(promise)).await;
        }
        done();
    });
}

/// Shows a notification in place of the one before.
pub fn show(title: &str, body: &str) {
    let options = Object::new();
    for (key, value) in [("body", body), ("tag", "unhunch"), ("icon", "icons/icon-192.png")] {
        // A plain object takes every field.
        let _ = Reflect::set(&options, &key.into(), &value.into());
    }
    let title = JsValue::from(title);
    spawn_local(async move {
        // Phones show them through the worker only.
        let registration = match get(&window().navigator(), "serviceWorker")
            .and_then(|it| call(&it, "getRegistration", &[]))
        {
            Some(promise) => JsFuture::from(js_sys::Promise::from(promise)).await.ok(),
            None => None,
        };
        let active = registration.filter(|it| it.is_object() && get(it, "active").is_some());
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

/// Puts a dot on the app's icon, or takes it away.
pub fn badge(on: bool) {
    let method = if on { "setAppBadge" } else { "clearAppBadge" };
    if let Some(promise) = call(&window().navigator(), method, &[]) {
        spawn_local(async { drop(JsFuture::from(js_sys::Promise::from(promise)).await) });
    }
}
