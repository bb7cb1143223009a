//! The browser, one capability a file. Invariant: of the rooms, only this one names `web_sys` or `js_sys`; nothing
//! here knows the app or its pages.

pub mod arrivals;
pub mod backup;
pub mod boot;
pub mod canvas;
pub mod cipher;
pub mod clock;
pub mod current_file;
pub mod host;
pub mod idle;
pub mod install;
pub mod intl;
pub mod json;
pub mod keyboard;
pub mod location;
pub mod locks;
pub mod media;
pub mod notify;
pub mod page;
pub mod persistence;
pub mod places;
pub mod share;
pub mod sound;
pub mod speech;
pub mod storage;
pub mod texts;
pub mod ticker;
pub mod updates;
pub mod vibration;
pub mod visibility;
pub mod wake_lock;

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The value of `object.key`, if there is one. For interfaces that the bindings lack.
fn get(object: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(object, &key.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// Calls `object.method(…)`, if there is such a method and it does not throw.
fn call(object: &JsValue, method: &str, args: &[&JsValue]) -> Option<JsValue> {
    let function: Function = get(object, method)?.dyn_into().ok()?;
    let args = args.iter().map(|&arg| arg.clone()).collect::<js_sys::Array>();
    Reflect::apply(&function, object, &args).ok()
}

/// An object with these fields.
fn object(fields: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in fields {
        // A plain object takes every field.
        let _ = Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object
}

/// What a promise comes to; `None` where there is none, or where it is refused. It is listened to from now on: one that is
/// refused before anybody waits for it would be an error that nobody has caught.
fn settled(promise: Option<JsValue>) -> impl Future<Output = Option<JsValue>> + use<> {
    let heard = promise.and_then(|it| it.dyn_into::<Promise>().ok()).map(JsFuture::from);
    async move { heard?.await.ok() }
}

/// Calls back at each event of this name, until the view around is gone.
fn listen_here(target: &JsValue, event: &'static str, callback: impl Fn(JsValue) + 'static) {
    let callback = listen(target, event, callback);
    forget_later(target.clone(), event, callback);
}

/// Apart, so that it is there once and not once for each event.
fn forget_later(target: JsValue, event: &'static str, callback: JsValue) {
    let listener = SendWrapper::new((target, callback));
    on_cleanup(move || {
        let (target, callback) = &*listener;
        call(target, "removeEventListener", &[&event.into(), callback]);
    });
}

/// Calls back at each event of this name, for as long as the page lives. Returns the listener.
fn listen(target: &JsValue, event: &str, callback: impl Fn(JsValue) + 'static) -> JsValue {
    add_listener(target, event, Closure::new(callback))
}

fn add_listener(target: &JsValue, event: &str, callback: Closure<dyn Fn(JsValue)>) -> JsValue {
    let callback = callback.into_js_value();
    call(target, "addEventListener", &[&event.into(), &callback]);
    callback
}
