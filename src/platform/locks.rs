//! What only one tab may do at a time, and what waits for an idle moment.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{call, get, settled};

/// Calls back in an idle moment, if no other tab holds the lock `name`; holds it meanwhile. Where there
/// are no locks, it just calls back.
pub fn alone_when_idle(name: &'static str, callback: impl FnOnce() + 'static) {
    let window: JsValue = window().into();
    let run = Closure::once_into_js(move || if_free(name, callback));
    if call(&window, "requestIdleCallback", &[&run]).is_none() {
        call(&window, "setTimeout", &[&run, &JsValue::from(2000)]);
    }
}

/// Calls back if no other tab holds the lock `name`; holds it meanwhile. Where there are no locks, or they are
/// denied (a sandboxed frame), it just calls back.
pub fn if_free(name: &str, callback: impl FnOnce() + 'static) {
    let callback = Rc::new(Cell::new(Some(callback)));
    let Some(locks) = get(&window().navigator(), "locks") else { return once(&callback) };
    let options = js_sys::Object::new();
    // A fresh object takes any property.
    let _ = js_sys::Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
    let run = Closure::once_into_js({
        let callback = callback.clone();
        move |lock: JsValue| {
            if !lock.is_null() {
                once(&callback);
            }
        }
    });
    let request = call(&locks, "request", &[&name.into(), &options, &run]);
    spawn_local(async move {
        if settled(request).await.is_none() {
            once(&callback);
        }
    });
}

/// A lock that is held until this goes.
pub struct Held(Rc<RefCell<Option<Function>>>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(let_go) = self.0.take() {
            drop(let_go.call0(&JsValue::NULL));
        }
    }
}

/// Waits for the lock `name`. Where there are no locks, or they are denied, there is nothing to wait for.
pub async fn take(name: &str) -> Held {
    let let_go = Rc::new(RefCell::new(None));
    let Some(locks) = get(&window().navigator(), "locks") else { return Held(let_go) };
    let granted = Promise::new(&mut |resolve, _| {
        let let_go = let_go.clone();
        let granted = resolve.clone();
        let run = Closure::once_into_js(move |_: JsValue| {
            drop(granted.call0(&JsValue::NULL));
            Promise::new(&mut |resolve, _| *let_go.borrow_mut() = Some(resolve))
        });
        let request = call(&locks, "request", &[&name.into(), &run]);
        spawn_local(async move {
            // Denied, or let go: then nobody waits any more, and one call too many does nothing.
            let _ = settled(request).await;
            drop(resolve.call0(&JsValue::NULL));
        });
    });
    drop(JsFuture::from(granted).await);
    Held(let_go)
}

/// Holds the lock `name` for as long as the page lives.
pub fn hold(name: &str) {
    let Some(locks) = get(&window().navigator(), "locks") else { return };
    let forever = Closure::once_into_js(|_: JsValue| js_sys::Promise::new(&mut |_, _| ()));
    let request = call(&locks, "request", &[&name.into(), forever.unchecked_ref()]);
    // Where it is denied there is nothing to hold.
    spawn_local(async move { drop(settled(request).await) });
}

fn once<F: FnOnce()>(callback: &Cell<Option<F>>) {
    if let Some(callback) = callback.take() {
        callback();
    }
}
