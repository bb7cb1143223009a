//! What leaves the page because the person wants it to (a link, a file, the clipboard), and the files that they
//! choose.

use crate::domain::device::Unread;
use std::time::Duration;

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
/// A field in which the person chooses a file.
pub use web_sys::HtmlInputElement as FileInput;
use web_sys::{File, FilePropertyBag, HtmlAnchorElement, Url};

use super::{call, get, object, settled};
use crate::domain::journal::export::MOST_BYTES;
use crate::domain::link::escape;

/// A link to this page that carries `text` after the `#`, where no server sees it.
pub fn link(text: &str) -> String {
    address(&carrying(text))
}

/// The part of such a link from the `#` on.
pub fn carrying(text: &str) -> String {
    format!("#/import/{}", escape(text))
}

/// The whole address of the page of `hash`.
pub fn address(hash: &str) -> String {
    let here = window().location().href().unwrap_or_default();
    // What trackers have added to the address of this page is nobody else's.
    format!("{}{hash}", here.split(['?', '#']).next().unwrap_or_default())
}

/// Puts `text` on the clipboard, and says whether that went well.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    let clipboard = get(&window().navigator(), "clipboard");
    let promise = clipboard.and_then(|it| call(&it, "writeText", &[&text.into()]));
    spawn_local(async move {
        done(settled(promise).await.is_some());
    });
}

/// Opens the sheet of the system for sharing, where there is one, with a link of this title; says whether it is there.
/// Must run in a tap. A person who closes it again has shared nothing, and that is no fault.
pub fn sheet(title: &str, link: &str) -> bool {
    let data = object(&[("title", title), ("url", link)]);
    let promise = call(&window().navigator(), "share", &[&data]);
    let is_there = promise.is_some();
    spawn_local(async { drop(settled(promise).await) });
    is_there
}

/// Gives the person a file of JSON called `name`.
pub fn save_file(name: &str, text: &str) {
    save_file_as(name, text, "application/json");
}

/// Gives the person a file called `name`, of a type such as `text/calendar`. Must run in a tap.
pub fn save_file_as(name: &str, text: &str, media_type: &str) {
    let options = FilePropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&text.into());
    let Ok(file) = File::new_with_str_sequence_and_options(&parts, name, &options) else { return };
    let Some(promise) = hand_over(&file) else { return download(&file, name) };
    let name = name.to_owned();
    spawn_local(async move {
        let refused = match promise.dyn_into::<Promise>() {
            Ok(promise) => JsFuture::from(promise).await.err(),
            Err(_) => None,
        };
        // A person who closes the sheet again wants no file.
        if refused.is_some_and(|why| get(&why, "name").is_none_or(|it| it != "AbortError")) {
            download(&file, &name);
        }
    });
}

/// Opens the sheet of the system with a file, on Apple's phones and tablets: an app on the home screen there says that it
/// has downloaded a file, and has not. Nothing where there is no such sheet, or it does not take the file.
fn hand_over(file: &File) -> Option<JsValue> {
    let navigator = window().navigator();
    get(&navigator, "standalone")?;
    let data = Object::new();
    // A plain object takes every field.
    let _ = Reflect::set(&data, &"files".into(), &Array::of1(file));
    call(&navigator, "canShare", &[&data])?
        .is_truthy()
        .then(|| call(&navigator, "share", &[&data]))?
}

fn download(file: &File, name: &str) {
    let Ok(url) = Url::create_object_url_with_blob(file) else { return };
    let anchor = document().create_element("a").ok();
    if let Some(anchor) = anchor.and_then(|it| it.dyn_into::<HtmlAnchorElement>().ok()) {
        anchor.set_href(&url);
        anchor.set_download(name);
        // Some phones heed only an anchor that is in the page.
        let body = document().body();
        let _ = body.as_ref().map(|body| body.append_child(&anchor));
        anchor.click();
        anchor.remove();
    }
    // A phone asks where to put the file before it reads it. A failure would only keep it until the page closes.
    let forget = move || drop(Url::revoke_object_url(&url));
    set_timeout(forget, Duration::from_secs(40));
}

/// Reads the file that the person chose in `input`.
pub fn read_file(input: &FileInput, done: impl FnOnce(Result<String, Unread>) + 'static) {
    read_into(input, Box::new(done));
}

/// Apart, so that it is there once and not once for each page.
fn read_into(input: &FileInput, done: Box<dyn FnOnce(Result<String, Unread>)>) {
    let file: Option<File> = input.files().and_then(|files| files.get(0));
    // The same file may be chosen again after it was mended.
    input.set_value("");
    let Some(file) = file else { return };
    spawn_local(async move { done(text_in(file).await) });
}

/// The text in `file`.
pub(super) async fn text_in(file: File) -> Result<String, Unread> {
    // Before it is read: a browser may give up on a very large one, or take all the memory.
    if file.size() > MOST_BYTES as f64 {
        return Err(Unread::TooLarge);
    }
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => text_of(Uint8Array::new(&buffer).to_vec()),
        Err(_) => Err(Unread::Failed),
    }
}

/// The browser's own reader would put marks in place of what is no text, and they would be kept as if they were meant.
fn text_of(bytes: Vec<u8>) -> Result<String, Unread> {
    let text = String::from_utf8(bytes).map_err(|_| Unread::NotText)?;
    // Some editors put a mark before the text.
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() { Err(Unread::Empty) } else { Ok(text.to_owned()) }
}
