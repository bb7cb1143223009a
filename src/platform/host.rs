//! The page around an embedded app, as described by the scripts that put the app there (`public/embed/`). In a frame
//! and inline they hand over the same object: a root, options, and a way to post. They check who sends what; here is
//! only what the app asks of them.

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, HtmlElement};

use super::json::Json;
use super::{call, get, texts};

#[derive(Clone)]
pub struct Host(JsValue);

impl Host {
    /// The host of such a script's object: `root`, `keys`, `options`, `app`, `post` and `failed`.
    pub fn new(object: JsValue) -> Self {
        Self(object)
    }

    /// Takes over the texts that the script has brought; false if they are not those of this program.
    pub fn begin_texts(&self) -> bool {
        texts::begin(Some(&self.0))
    }

    /// The element that the app lives in.
    pub fn root(&self) -> Option<HtmlElement> {
        get(&self.0, "root")?.dyn_into().ok()
    }

    /// Where keys are heard: the frame's window, or the root on a page of others.
    pub fn keys(&self) -> Option<EventTarget> {
        Some(get(&self.0, "keys")?.unchecked_into())
    }

    /// An option of the author's, as it stands now; empty where there is none.
    pub fn option(&self, name: &str) -> String {
        let value = get(&self.0, "options").and_then(|it| get(&it, name)?.as_string());
        value.unwrap_or_default()
    }

    /// Whether the app shares its window with others: then what there is one of belongs to them.
    pub fn is_inline(&self) -> bool {
        get(&self.0, "inline").is_some()
    }

    /// Whether no script of the page around has put the app there: then what is wrong is said in the app's own place.
    pub fn is_bare(&self) -> bool {
        get(&self.0, "bare").is_some()
    }

    /// Tells the page around. What a person answers never goes this way (`src/embed`).
    pub fn post(&self, kind: &str, detail: &Json) {
        call(&self.0, "post", &[&kind.into(), detail.as_ref()]);
    }

    /// Tells the page around that a load did not come; the script knows why.
    pub fn failed(&self) {
        call(&self.0, "failed", &[]);
    }

    /// Calls back with what the page around wants: `set`, `start`, `pause`, `resume` or `stop`; and `link` with the
    /// address of a link of the app that was pressed.
    pub fn listen(&self, callback: impl Fn(String, String) + 'static) {
        let callback = Closure::<dyn Fn(String, String)>::new(callback).into_js_value();
        // The script has left room for it.
        let _ = Reflect::set(&self.0, &"receive".into(), &callback);
    }

    /// The whole address of `hash` in the app itself.
    pub fn address(&self, hash: &str) -> String {
        let app = get(&self.0, "app").and_then(|it| it.as_string()).unwrap_or_default();
        format!("{app}{hash}")
    }

    /// Opens the app itself at `hash`, in a tab of its own.
    pub fn open(&self, hash: &str) {
        let address = self.address(hash);
        call(&window(), "open", &[&address.into(), &"_blank".into(), &"noopener".into()]);
    }
}

/// What `mount` gives the script: it takes the app away again.
pub fn unmount(drop: impl FnOnce() + 'static) -> Function {
    Closure::once_into_js(drop).unchecked_into()
}
