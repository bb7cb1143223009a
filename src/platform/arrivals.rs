//! Files that come in without a field for them: opened from the file manager, or shared with the installed app.

use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

use super::share::text_in;
use super::{call, get, settled};
use crate::domain::device::Unread;

/// Where the service worker puts what was shared (`public/sw.js`), below the address of the app.
const SLOT: &str = "shared-file";

/// Reads the file behind the handle that a launch brought, if it brought one.
pub fn open(handle: Option<JsValue>, done: impl Fn(Result<String, Unread>) + 'static) {
    let Some(handle) = handle else { return };
    spawn_local(async move {
        let file = settled(call(&handle, "getFile", &[])).await;
        done(text_of(file).await);
    });
}

/// Takes the file that was shared last out of its place; `None` where there is none.
pub async fn take_shared() -> Option<Result<String, Unread>> {
    let caches = get(&window(), "caches")?;
    let path = window().location().pathname().ok()?;
    let folder = path.rsplit_once('/').map_or("/", |(folder, _)| folder);
    let name = format!("unhunch-shared-{folder}/");
    // Opening it would make it.
    settled(call(&caches, "has", &[&name.as_str().into()])).await.filter(JsValue::is_truthy)?;
    let cache = settled(call(&caches, "open", &[&name.as_str().into()])).await?;
    let answer = settled(call(&cache, "match", &[&SLOT.into()])).await.filter(JsValue::is_object);
    let text = match answer {
        Some(answer) => text_of(settled(call(&answer, "blob", &[])).await).await,
        None => Err(Unread::Failed),
    };
    settled(call(&caches, "delete", &[&name.into()])).await;
    Some(text)
}

async fn text_of(file: Option<JsValue>) -> Result<String, Unread> {
    match file {
        // Of a blob as much is asked as a file and it share.
        Some(file) => text_in(file.unchecked_into::<File>()).await,
        None => Err(Unread::Failed),
    }
}
