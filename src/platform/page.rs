//! The page around the app: its title, its language, and where the focus is.

use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, MessageChannel};

/// The element that the app lives in; index.html has it.
pub const ROOT: &str = "app";

/// What index.html shows there before the app does.
const SHELL: &str = "#shell, #early, #app > .alarm[id], #app > noscript";

/// The root. What index.html shows stays in it until [`remove_shell`].
pub fn root() -> Option<HtmlElement> {
    document().get_element_by_id(ROOT)?.dyn_into().ok()
}

/// Takes away what index.html showed. A focus in it goes to the heading of what comes instead.
pub fn remove_shell() {
    while let Some(part) = document().query_selector(SHELL).ok().flatten() {
        if part.contains(document().active_element().as_deref()) {
            focus_heading();
        }
        part.remove();
    }
}

/// The language that the browser prefers, for example `en-GB`.
pub fn language() -> Option<String> {
    window().navigator().language()
}

/// Calls back in a task of its own, so that what has changed can be painted before. A message rather than
/// a timer: those are held back where the page is hidden.
pub fn after_this_frame(callback: impl FnOnce() + 'static) {
    match MessageChannel::new() {
        Ok(channel) => {
            let receiver = channel.port1();
            let callback = Closure::once_into_js(callback);
            receiver.set_onmessage(Some(callback.unchecked_ref()));
            // Nothing but its arrival matters; nothing that can fail is sent.
            let _ = channel.port2().post_message(&JsValue::NULL);
        }
        Err(_) => callback(),
    }
}

/// Opens the browser's dialog for printing.
pub fn print() {
    // A frame that may not print has no other way either.
    let _ = window().print();
}

/// Names the page in tabs, history and screen readers.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to the page's heading, so that a screen reader reads on from there.
pub fn focus_heading() {
    request_animation_frame(|| {
        let heading = document().query_selector("main h1").ok().flatten();
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            // A heading that went away in the meantime needs no focus.
            let _ = heading.focus();
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
}
