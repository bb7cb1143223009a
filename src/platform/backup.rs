//! A second place for what was just written. Local storage reaches the disk about five seconds late: a browser that
//! is killed sooner loses it. A transaction of `IndexedDB` is on the disk when it is done.
//!
//! Everything here is best effort: where it fails, local storage is all there is.

use std::cell::RefCell;
use std::collections::VecDeque;

use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

/// The database and its only store: names the app, because the origin may be shared.
const DATABASE: &str = "unhunch";
const STORE: &str = "kept";

/// After so many milliseconds without an answer there is no second place.
const PATIENCE: i32 = 2000;

/// A key, and the text that it is to have, if any.
type KeyedText = (String, Option<String>);

thread_local! {
    /// What is still to be written, in order; `None` while nobody writes.
    static WAITING: RefCell<Option<VecDeque<KeyedText>>> = const { RefCell::new(None) };
}

/// Writes `text` under `key`; `None` takes away what is there. What was given before is on the disk before: a browser
/// that is killed in between has the record that takes the place of a draft, or both.
pub fn write(key: &str, text: Option<String>) {
    let entry = (key.to_owned(), text);
    let is_alone = WAITING.with_borrow_mut(|waiting| {
        let is_alone = waiting.is_none();
        waiting.get_or_insert_default().push_back(entry);
        is_alone
    });
    if is_alone {
        spawn_local(async {
            while let Some((key, text)) = next() {
                let _ = put(key.into(), text).await;
            }
        });
    }
}

/// What is to be written next; where there is nothing, nobody writes any more.
fn next() -> Option<KeyedText> {
    WAITING.with_borrow_mut(|waiting| {
        let next = waiting.as_mut().and_then(VecDeque::pop_front);
        if next.is_none() {
            *waiting = None;
        }
        next
    })
}

async fn put(key: JsValue, text: Option<String>) -> Result<(), JsValue> {
    put_value(key, text.map(JsValue::from)).await
}

/// The same at once, for what is no text.
pub(super) async fn put_value(key: JsValue, value: Option<JsValue>) -> Result<(), JsValue> {
    let store = store(IdbTransactionMode::Readwrite).await?;
    let request = match value {
        Some(value) => store.put_with_key(&value, &key)?,
        None => store.delete(&key)?,
    };
    done(&request).await.map(drop)
}

/// What is kept under `key`.
///
/// # Errors
/// Where there is no second place, and so nobody can say.
pub async fn read(key: &str) -> Result<Option<String>, JsValue> {
    Ok(read_value(key).await?.as_string())
}

/// The same, whatever it is.
pub(super) async fn read_value(key: &str) -> Result<JsValue, JsValue> {
    let store = store(IdbTransactionMode::Readonly).await?;
    done(&store.get(&key.into())?).await
}

/// Every key; none where there is no second place.
pub async fn keys() -> Vec<String> {
    let Ok(store) = store(IdbTransactionMode::Readonly).await else { return Vec::new() };
    let Ok(request) = store.get_all_keys() else { return Vec::new() };
    let keys = done(&request).await.map(|keys| js_sys::Array::from(&keys)).unwrap_or_default();
    keys.iter().filter_map(|key| key.as_string()).collect()
}

/// Takes everything away, what is still to be written too.
pub fn clear() {
    WAITING.with_borrow_mut(|waiting| waiting.iter_mut().for_each(VecDeque::clear));
    spawn_local(async {
        let cleared = store(IdbTransactionMode::Readwrite).await.and_then(|store| store.clear());
        if let Ok(request) = cleared {
            let _ = done(&request).await;
        }
    });
}

async fn store(mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
    let factory = window().indexed_db()?.ok_or(JsValue::NULL)?;
    let open = factory.open_with_u32(DATABASE, 1)?;
    // It takes the request from the event: one that it held itself would never be let go.
    let upgrade = Closure::once_into_js(|event: web_sys::Event| {
        let request = event.target().and_then(|it| it.dyn_into::<IdbRequest>().ok());
        let result = request.and_then(|it| it.result().ok());
        if let Some(Ok(database)) = result.map(JsCast::dyn_into::<IdbDatabase>) {
            // A store that is there already is fine.
            let _ = database.create_object_store(STORE);
        }
    });
    open.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let database: IdbDatabase = done(&open).await?.dyn_into()?;
    let store = database.transaction_with_str_and_mode(STORE, mode)?.object_store(STORE);
    // It closes once what was asked of it is done; one that stays open would block an upgrade.
    database.close();
    store
}

/// The result of a request, once it is there.
async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let mut limit = None;
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        // Some engines have had requests that never answer. A timer that cannot be set is no limit.
        limit =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE).ok();
    });
    let answer = JsFuture::from(promise).await;
    if let Some(limit) = limit {
        window().clear_timeout_with_handle(limit);
    }
    answer?;
    request.result()
}
