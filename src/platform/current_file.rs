//! A file that the person chose once and that is written anew: the File System Access API. Its handle is in
//! `IndexedDB`, the only place that takes one. The browser writes to a second file, and puts it in the place of the first
//! when it is whole.

use js_sys::{Array, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsValue;

use super::{backup, call, get, object, settled};

/// Where the handle is kept.
const PLACE: &str = "current-file";

/// The file.
#[derive(Clone)]
pub struct CurrentFile(JsValue);

/// Whether a file can be chosen here.
pub fn is_there() -> bool {
    get(&window(), "showSaveFilePicker").is_some()
}

/// Lets the person choose a file, and keeps it. Must run in a tap; `None` where they think again.
pub async fn choose(suggested: &str) -> Option<CurrentFile> {
    let accept = Object::new();
    // A plain object takes every field.
    let _ = Reflect::set(&accept, &"application/json".into(), &Array::of1(&".json".into()));
    let kind = Object::new();
    let _ = Reflect::set(&kind, &"accept".into(), &accept);
    let options = object(&[("suggestedName", suggested), ("id", "unhunch")]);
    let _ = Reflect::set(&options, &"types".into(), &Array::of1(&kind));
    let handle = settled(call(&window(), "showSaveFilePicker", &[&options])).await?;
    // Where it cannot be kept, it is written for as long as the page lives.
    let _ = backup::put_value(PLACE.into(), Some(handle.clone())).await;
    Some(CurrentFile(handle))
}

/// The file that was chosen before, if any.
pub async fn kept() -> Option<CurrentFile> {
    backup::read_value(PLACE).await.ok().filter(JsValue::is_object).map(CurrentFile)
}

/// Forgets the file; it stays where it is.
pub async fn forget() {
    let _ = backup::put_value(PLACE.into(), None).await;
}

impl CurrentFile {
    pub fn name(&self) -> String {
        get(&self.0, "name").and_then(|it| it.as_string()).unwrap_or_default()
    }

    /// Whether it may be written. `asks`: the browser may ask the person; that must run in a tap.
    pub async fn may_write(&self, asks: bool) -> bool {
        let method = if asks { "requestPermission" } else { "queryPermission" };
        let way = object(&[("mode", "readwrite")]);
        let answer = settled(call(&self.0, method, &[&way])).await;
        answer.is_some_and(|it| it.as_string().as_deref() == Some("granted"))
    }

    /// Puts `text` in the place of all that is in it, and says whether that went well; if not, it is as it was.
    pub async fn write(&self, text: &str) -> bool {
        let Some(stream) = settled(call(&self.0, "createWritable", &[])).await else {
            return false;
        };
        let written = settled_well(call(&stream, "write", &[&text.into()])).await
            && settled_well(call(&stream, "close", &[])).await;
        if !written {
            settled_well(call(&stream, "abort", &[])).await;
        }
        written
    }
}

/// Whether a promise comes to something, be it nothing.
async fn settled_well(promise: Option<JsValue>) -> bool {
    settled(promise).await.is_some()
}
