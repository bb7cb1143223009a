//! What leaves the page by the person's own hand: a link, a file, the clipboard. And what comes in.

use std::time::Duration;

use js_sys::Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

use super::{call, get, object, settled};

/// A link to this page that carries `text` after the `#`, where no server sees it.
pub fn link(text: &str) -> String {
    address(&carrying(text))
}

/// The part of such a link from the `#` on.
pub fn carrying(text: &str) -> String {
    format!("#/import/{}", js_sys::encode_uri_component(text))
}

/// The whole address of the page of `hash`.
pub fn address(hash: &str) -> String {
    let here = window().location().href().unwrap_or_default();
    format!("{}{hash}", here.split('#').next().unwrap_or_default())
}

/// The text in the data of such a link.
pub fn unpack(data: &str) -> Option<String> {
    js_sys::decode_uri_component(data).ok().map(String::from)
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

/// Gives the person a file called `name`, of a type such as `text/calendar`.
pub fn save_file_as(name: &str, text: &str, media_type: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options);
    let Ok(url) = blob.and_then(|blob| Url::create_object_url_with_blob(&blob)) else { return };
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
pub fn read_file(input: &HtmlInputElement, done: impl FnOnce(Option<String>) + 'static) {
    let file: Option<File> = input.files().and_then(|files| files.get(0));
    // The same file may be chosen again after it was mended.
    input.set_value("");
    let Some(file) = file else { return };
    spawn_local(async move {
        done(JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()));
    });
}
