//! The service worker (`public/sw.js`): the app on the device, and a new version that waits until it is wanted.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::MessageChannel;

use super::{call, get, listen, object, settled};

/// Beside the page, so that it sees to all that is below it and to nothing above.
const WORKER: &str = "sw.js";

thread_local! {
    static REGISTRATION: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    static REGISTERED: Cell<bool> = const { Cell::new(false) };
}

/// Which version is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Version {
    /// The one that the page comes from.
    Present,
    Waiting,
}

/// Has the app kept on the device, once the page is loaded; not in somebody else's page. Calls `on_waiting`
/// when a new version waits, `on_known` once versions can be asked, and `on_taken` when another has taken over and the page should be loaded anew.
pub fn register(
    on_known: impl Fn() + 'static,
    on_waiting: impl Fn() + 'static,
    on_taken: impl Fn() + 'static,
) {
    let workers = get(&window().navigator(), "serviceWorker");
    let Some(workers) = workers.filter(|_| !is_framed()) else { return };
    if REGISTERED.replace(true) {
        return;
    }
    listen(&workers, "controllerchange", move |_| on_taken());
    let (on_known, on_waiting) = (Rc::new(on_known), Rc::new(on_waiting));
    let register = move || {
        // The worker itself is never taken from the browser's cache.
        let options = object(&[("updateViaCache", "none")]);
        let promise = call(&workers, "register", &[&WORKER.into(), &options]);
        let (on_known, on_waiting) = (on_known.clone(), on_waiting.clone());
        spawn_local(async move {
            // Where it is refused, the page works as any other page does.
            if let Some(registration) = settled(promise).await {
                REGISTRATION.set(Some(registration.clone()));
                // Tells a worker that is to retire (`xtask/src/assemble/retire.js`), and has been asked for anew, to go once more.
                if let Some(active) = get(&registration, "active") {
                    call(&active, "postMessage", &[&"here".into()]);
                }
                on_known();
                watch(&registration, on_waiting);
            }
        });
    };
    if document().ready_state() == "complete" {
        register();
    } else {
        listen(&window(), "load", move |_| register());
    }
}

fn watch(registration: &JsValue, on_waiting: Rc<dyn Fn()>) {
    // The very first version waits for nobody.
    if get(registration, "waiting").is_some() && get(registration, "active").is_some() {
        on_waiting();
    }
    let it = registration.clone();
    listen(registration, "updatefound", move |_| {
        let Some(new) = get(&it, "installing") else { return };
        let (it, on_waiting) = (it.clone(), on_waiting.clone());
        listen(&new, "statechange", move |_| {
            if get(&it, "waiting").is_some() && get(&it, "active").is_some() {
                on_waiting();
            }
        });
    });
}

/// Asks the server whether there is a new version.
pub fn look() {
    REGISTRATION.with_borrow(|it| {
        let promise = it.as_ref().and_then(|it| call(it, "update", &[]));
        // No network, no news.
        spawn_local(async { drop(settled(promise).await) });
    });
}

/// Asks a version what has changed; the answer is JSON.
pub fn changes(of: Version, done: impl Fn(String) + 'static) {
    let key = if of == Version::Present { "active" } else { "waiting" };
    let worker = REGISTRATION.with_borrow(|it| it.as_ref().and_then(|it| get(it, key)));
    let (Some(worker), Ok(channel)) = (worker, MessageChannel::new()) else { return };
    let port = channel.port1();
    listen(&port, "message", move |event| {
        if let Some(text) = get(&event, "data").and_then(|data| data.as_string()) {
            done(text);
        }
    });
    port.start();
    let ports = js_sys::Array::of1(&channel.port2());
    call(&worker, "postMessage", &[&"changes".into(), &ports]);
}

/// Lets the version that waits take over: every page of ours hears `on_taken`.
pub fn take(on_taken: impl Fn() + 'static) {
    let waiting = REGISTRATION.with_borrow(|it| it.as_ref().and_then(|it| get(it, "waiting")));
    let Some(waiting) = waiting else { return on_taken() };
    // A page that came from the network is not told of another worker.
    let worker = waiting.clone();
    listen(&waiting, "statechange", move |_| {
        if get(&worker, "state").is_some_and(|state| state == "activated") {
            on_taken();
        }
    });
    call(&waiting, "postMessage", &[&"update".into()]);
}

/// Loads the page anew, at the address where it is.
pub fn reload() {
    // A frame that may not be loaded anew stays as it is.
    let _ = window().location().reload();
}

fn is_framed() -> bool {
    let top = get(&window(), "top");
    top.is_none_or(|top| !js_sys::Object::is(&top, &window()))
}
