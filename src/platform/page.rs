//! The page around the app: its title, its language, and where the focus is.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, MessageChannel, MessagePort};

use super::host::Host;
use super::{call, get, listen_here, settled};

/// The element that the app lives in; index.html has it.
pub const ROOT: &str = "app";

/// What index.html shows there before the app does.
const SHELL: &str = ":is(#shell, #early, #door, .alarm[id], noscript)";

/// The root in the app's own page, which `boot.js` runs. What index.html shows stays in it until [`remove_shell`].
pub fn root() -> Option<HtmlElement> {
    get(&window(), "unhunchBoot")?;
    document().get_element_by_id(ROOT)?.dyn_into().ok()
}

/// Takes away what the page showed before. A focus in it goes to the heading of what comes instead.
pub fn remove_shell(host: Option<&Host>) {
    while let Some(part) = find(host, SHELL) {
        if part.contains(document().active_element().as_deref()) {
            focus_heading(host.cloned());
        }
        part.remove();
    }
}

/// The first of these in the app's own part of the page.
pub(super) fn find(host: Option<&Host>, selector: &str) -> Option<Element> {
    let root = match host {
        Some(host) => host.root(),
        None => document().query_selector("main").ok().flatten()?.dyn_into().ok(),
    };
    root?.query_selector(selector).ok().flatten()
}

/// The language that the browser prefers, for example `en-GB`.
pub fn language() -> Option<String> {
    window().navigator().language()
}

thread_local! {
    /// How to return to a page that the person has been on.
    static RETURN: Cell<Option<fn()>> = const { Cell::new(None) };
    static DUE: RefCell<VecDeque<Box<dyn FnOnce()>>> = RefCell::default();
    static BELL: Option<MessagePort> = bell();
}

/// A port whose messages come back in a task of their own, and there run what is due.
fn bell() -> Option<MessagePort> {
    let channel = MessageChannel::new().ok()?;
    let ring = Closure::<dyn Fn()>::new(|| {
        let due = DUE.with_borrow_mut(VecDeque::pop_front);
        if let Some(due) = due {
            due();
        }
    });
    channel.port1().set_onmessage(Some(ring.into_js_value().unchecked_ref()));
    Some(channel.port2())
}

/// Calls back in a task of its own, in the order of the calls, so that what has changed can be painted
/// before. A message rather than a timer: those are held back where the page is hidden.
pub fn after_this_frame(callback: impl FnOnce() + 'static) {
    DUE.with_borrow_mut(|due| due.push_back(Box::new(callback)));
    BELL.with(|bell| {
        // A message that says nothing can always be sent.
        let _ = bell.as_ref().map(|bell| bell.post_message(&JsValue::NULL));
    });
}

/// Waits for a task of its own, so that the page can be painted and pressed in between.
pub async fn next_task() {
    let promise = Promise::new(&mut |resolve, _| {
        after_this_frame(move || drop(resolve.call0(&JsValue::NULL)));
    });
    drop(JsFuture::from(promise).await);
}

/// Sets what the style sheet goes by, as `boot.js` does at the start: `data-<name>` of the document.
pub fn set_look(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // A name of letters is never refused.
        let _ = root.set_attribute(&format!("data-{name}"), value);
    }
    if name == "theme" {
        colour_bar(value);
    }
}

/// The bar of the browser or of the system above the page has the colour of its paper: that of the theme, or where
/// there is none that of the device. index.html has both.
fn colour_bar(theme: &str) {
    for scheme in ["light", "dark"] {
        let media = match theme {
            "" => format!("(prefers-color-scheme: {scheme})"),
            _ if theme == scheme => "all".to_owned(),
            _ => "not all".to_owned(),
        };
        if let Some(meta) = document().get_element_by_id(&format!("paper-{scheme}")) {
            // An attribute of letters is never refused.
            let _ = meta.set_attribute("media", &media);
        }
    }
}

/// Marks which of the places (index.html) the page belongs to: the one with this address.
pub fn mark_place(href: &str) {
    let link = |selector: &str| document().query_selector(selector).ok().flatten();
    if let Some(before) = link(".places [aria-current]") {
        // A name of letters is never refused.
        let _ = before.remove_attribute("aria-current");
    }
    if let Some(now) = link(&format!(".places [href='{href}']")) {
        let _ = now.set_attribute("aria-current", "page");
    }
}

/// Opens the browser's dialog for printing.
pub fn print() {
    // A frame that may not print has no other way either.
    let _ = window().print();
}

/// Whether the page may fill the whole screen.
pub fn can_fill_screen() -> bool {
    get(&document(), "fullscreenEnabled").is_some_and(|it| it.is_truthy())
}

/// Fills the whole screen with the page, or gives it back. Must run in a tap.
pub fn flip_full_screen() {
    let asked = match document().document_element() {
        Some(root) if get(&document(), "fullscreenElement").is_none() => {
            call(&root, "requestFullscreen", &[])
        }
        _ => call(&document(), "exitFullscreen", &[]),
    };
    // Where the browser refuses, the page stays as it is.
    leptos::task::spawn_local(async move { drop(settled(asked).await) });
}

/// Names the page in tabs, history and screen readers.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The page that comes next is one that the person has been on, and this puts them where they were.
pub fn return_by(way: Option<fn()>) {
    RETURN.set(way);
}

/// The page's heading, which can take the focus from now on.
pub(super) fn heading(host: Option<&Host>) -> Option<HtmlElement> {
    let heading: HtmlElement = find(host, "h1")?.dyn_into().ok()?;
    // Not in the views: what they set is taken away and set anew whenever they are made anew, and the focus with it.
    let _ = heading.set_attribute("tabindex", "-1");
    Some(heading)
}

/// Moves the focus to the page's heading, so that a screen reader reads on from there.
pub fn focus_heading(host: Option<Host>) {
    request_animation_frame(move || {
        if let Some(come_back) = RETURN.take() {
            return come_back();
        }
        if let Some(heading) = heading(host.as_ref()) {
            // A heading that went away in the meantime needs no focus.
            let _ = heading.focus();
        }
        // A page of others stays where it is.
        if host.is_none() {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// Whether the person wants as little movement as possible.
pub fn is_calm() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// Whether the words in an element run from right to left.
pub fn is_right_to_left(element: &Element) -> bool {
    let style = window().get_computed_style(element).ok().flatten();
    style.and_then(|it| it.get_property_value("direction").ok()).is_some_and(|it| it == "rtl")
}

/// Calls back at each tap and each key, in which a browser lets a page open the sound, until the view around is gone.
pub fn on_press(callback: impl Fn() + Clone + 'static) {
    for event in ["click", "keydown"] {
        let callback = callback.clone();
        listen_here(&window(), event, move |_| callback());
    }
}
