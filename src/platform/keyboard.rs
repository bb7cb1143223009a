//! Keys pressed anywhere on the page, or in the app's own part of it.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::host::Host;
use super::listen_here;
use super::page::is_right_to_left;

/// Calls back with each key that no control wants for itself (the right arrow leads onward, whichever way words run), and whether it is only held down; `true` takes the key.
/// Hears the whole window, unless `host` says otherwise.
pub fn on_key(host: Option<&Host>, callback: impl Fn(&str, bool) -> bool + 'static) {
    let target = host.and_then(Host::keys).unwrap_or_else(|| window().into());
    listen_here(&target, "keydown", move |event| {
        let event: KeyboardEvent = event.unchecked_into();
        let taken =
            event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented();
        let mut key = event.key();
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let theirs = target.is_some_and(|target| {
            key = as_in_latin(&key, &target);
            wants(&target, &key)
        });
        if !taken && !theirs && callback(&key, event.repeat()) {
            event.prevent_default();
        }
    });
}

/// Whether the focused element does something with `key` itself.
fn wants(target: &Element, key: &str) -> bool {
    let within = |selector: &str| target.closest(selector).ok().flatten().is_some();
    match key {
        " " | "Enter" => within("button, a, summary, input, select, textarea, dialog"),
        _ => within("input:not([type=checkbox]), select, textarea, dialog"),
    }
}

/// An arrow as it would be where words run from left to right: to the right is onward.
fn as_in_latin(key: &str, target: &Element) -> String {
    let turned = match key {
        "ArrowLeft" => "ArrowRight",
        "ArrowRight" => "ArrowLeft",
        _ => key,
    };
    let key = if turned != key && is_right_to_left(target) { turned } else { key };
    key.to_owned()
}

/// In a row of controls that is one stop for Tab, the arrow keys go from one to the next.
pub fn along(ev: &ev::KeyboardEvent) {
    let from: HtmlElement = event_target(ev);
    let to = match as_in_latin(&ev.key(), &from).as_str() {
        "ArrowRight" => from.next_element_sibling(),
        "ArrowLeft" => from.previous_element_sibling(),
        _ => return,
    };
    ev.prevent_default();
    ev.stop_propagation();
    if let Some(to) = to.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // One that cannot have the focus is passed by.
        let _ = to.focus();
    }
}
