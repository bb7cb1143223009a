//! The app on the home screen: the browser's own offer, held back until it makes sense, and the address for which an
//! installed app is opened.

use crate::domain::device::{InstallOption, Unread};
use std::cell::Cell;

use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::storage::of_tab;
use super::{arrivals, call, get, listen, settled};

/// Where `boot.js` keeps the browser's offer.
const OFFER: &str = "unhunchInstall";

/// How the app can be installed now.
pub fn way() -> InstallOption {
    let installed = call(&window(), "matchMedia", &[&"(display-mode: browser)".into()])
        .and_then(|query| get(&query, "matches"))
        .is_some_and(|matches| matches.is_falsy());
    if installed {
        return InstallOption::None;
    }
    if get(&window(), OFFER).is_some() {
        return InstallOption::Prompt;
    }
    // Only Apple's phones and tablets have this; `false` in a tab.
    match get(&window().navigator(), "standalone").and_then(|it| it.as_bool()) {
        Some(false) => InstallOption::Share,
        _ => InstallOption::None,
    }
}

/// Calls back whenever [`way`] may have changed, for as long as the page lives.
pub fn on_change(callback: impl Fn() + Clone + 'static) {
    for event in ["beforeinstallprompt", "appinstalled"] {
        let callback = callback.clone();
        listen(&window(), event, move |_| callback());
    }
}

/// Has the browser ask. Must run in a tap. Says whether the person agreed.
pub fn prompt(done: impl FnOnce(bool) + 'static) {
    let Some(offer) = get(&window(), OFFER) else { return };
    // It can be used once.
    let _ = js_sys::Reflect::set(&window(), &OFFER.into(), &JsValue::UNDEFINED);
    let promise = call(&offer, "prompt", &[]);
    spawn_local(async move {
        if promise.is_none() {
            return;
        }
        let outcome = settled(promise).await.and_then(|answer| get(&answer, "outcome"));
        done(outcome.is_some_and(|outcome| outcome == "accepted"));
    });
}

/// The address that the app was last opened for in this tab.
const LAUNCHED: &str = "unhunch:launch";

/// How the page was loaded: `type` is `reload` where the person or an update did it anew, `name` the address.
fn navigation(part: &str) -> Option<String> {
    let performance = get(&window(), "performance");
    let entries = performance.and_then(|it| call(&it, "getEntriesByType", &[&"navigation".into()]));
    get(&get(&entries?, "0")?, part)?.as_string()
}

/// Whether this launch was the last one, too, in this tab; keeps it.
fn is_known(address: &str) -> bool {
    let Some(store) = of_tab() else { return false };
    let known = store.get_item(LAUNCHED).ok().flatten().is_some_and(|it| it == address);
    // Where it is not kept, it counts as new.
    let _ = store.set_item(LAUNCHED, address);
    known
}

/// Calls back with the `#…` of each address that the app is opened for while it is already open, and before that with
/// the file that it is opened with, then too when that opened the app.
pub fn on_launch(
    arrives: impl Fn(Result<String, Unread>) + Clone + 'static,
    callback: impl Fn(String) + 'static,
) {
    let Some(queue) = get(&window(), "launchQueue") else { return };
    let first = Cell::new(true);
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let address = get(&launch, "targetURL").and_then(|it| it.as_string());
        let file = get(&launch, "files").and_then(|it| get(&it, "0"));
        let known = address.as_deref().is_some_and(is_known);
        if first.take() {
            // Chrome before 146 tells of the last launch once more when the page is loaded anew.
            let again = known && navigation("type").as_deref() == Some("reload");
            // What asks for it is not in the first load: the person may have gone on from there already.
            if again {
                return;
            }
            arrivals::open(file, arrives.clone());
            if address.is_some() && navigation("name") == address {
                return;
            }
        } else {
            arrivals::open(file, arrives.clone());
        }
        if let Some((_, hash)) = address.as_deref().and_then(|it| it.split_once('#')) {
            callback(format!("#{hash}"));
        }
    });
    // It lives as long as the page.
    call(&queue, "setConsumer", &[&consumer.into_js_value()]);
}
