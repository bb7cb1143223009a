//! Where the person was on each page of this tab's history. Back and Forward lead there again: as far down, and to
//! the link by which they had left.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::storage::of_tab;
use super::{call, clock, get, listen, location, page};

/// Each place is kept under this and the key of its entry in the history.
const PLACE: &str = "unhunch:place:";
/// A longer address carries a whole routine. No page has a link to it.
const LONGEST: usize = 200;
/// So many frames a page may take until it is as long as it was.
const FRAMES: u32 = 10;

thread_local! {
    /// The key of the entry that is shown.
    static HERE: RefCell<String> = RefCell::default();
}

/// The key of the page that is shown: another for each visit, and the same again after Back.
pub fn here() -> String {
    HERE.with_borrow(String::clone)
}

/// Remembers from now on, for as long as the page lives.
pub fn start() {
    let Some(history) = get(&window(), "history") else { return };
    // The browser's own way scrolls before the page is there.
    let _ = Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());
    let known = key(&history);
    let place = known.as_deref().map(read);
    HERE.set(known.unwrap_or_else(|| name(&history)));
    if let Some((down, _)) = place {
        // The page was loaded anew.
        scroll(down, FRAMES);
    }
    listen(&window(), "pagehide", |_| keep(&read(&here()).1));
    // Comes before the app shows another page.
    listen(&window(), "popstate", move |_| {
        let Some(known) = key(&history) else {
            keep(&location::hash());
            page::return_by(None);
            return HERE.set(name(&history));
        };
        keep(&read(&here()).1);
        HERE.set(known);
        page::return_by(Some(come_back));
    });
}

/// Puts the person where they were on the page that is shown.
fn come_back() {
    let (down, link) = read(&here());
    let link = Some(link).filter(|it| !it.is_empty());
    // No address of ours has a quotation mark in it.
    let link = link.and_then(|it| page::find(None, &format!("a[href=\"{it}\"]")));
    // The link may be none of the page: one of the places, which stand on every page.
    if let Some(element) = link.or_else(|| page::heading(None).map(Into::into)) {
        let still = Object::new();
        let _ = Reflect::set(&still, &"preventScroll".into(), &true.into());
        call(&element, "focus", &[&still]);
    }
    scroll(down, FRAMES);
}

/// Scrolls so far down, again in the next frames as long as the page is not as long as it was.
fn scroll(down: i32, frames: u32) {
    window().scroll_to_with_x_and_y(0.0, down.into());
    if frames > 0 && is_down() != down {
        request_animation_frame(move || scroll(down, frames - 1));
    }
}

/// How far down the page is, in whole pixels.
fn is_down() -> i32 {
    window().scroll_y().unwrap_or(0.0) as i32
}

/// The key of the entry that the browser is at; none if it is new.
fn key(history: &JsValue) -> Option<String> {
    get(history, "state")?.as_string()
}

/// Gives the entry that the browser is at a key.
fn name(history: &JsValue) -> String {
    let key = clock::random(1 << 48).to_string();
    call(history, "replaceState", &[&key.as_str().into(), &"".into()]);
    key
}

/// Keeps where the person is, and by which link they went on.
fn keep(link: &str) {
    let link = if link.len() > LONGEST { "" } else { link };
    let down = is_down();
    if let Some(store) = of_tab() {
        // What is not kept is the top of the page.
        let _ = store.set_item(&format!("{PLACE}{}", here()), &format!("{down} {link}"));
    }
}

/// How far down the person was at the entry of this key, and by which link they went on.
fn read(key: &str) -> (i32, String) {
    let place = of_tab().and_then(|it| it.get_item(&format!("{PLACE}{key}")).ok().flatten());
    let parts = place.as_deref().and_then(|it| it.split_once(' '));
    parts.map_or((0, String::new()), |(down, link)| (down.parse().unwrap_or(0), link.to_owned()))
}
