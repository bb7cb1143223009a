//! What the browser makes of a text and a password, and back: PBKDF2 with SHA-256, then AES-256 in GCM.

use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::JsValue;

use super::{call, get, object, settled};
use crate::domain::journal::locked::{IV, LockedCopy, ROUNDS, SALT, Unopened};

/// Locks `text`; `None` where the browser cannot.
pub async fn lock(password: &str, text: &str) -> Option<LockedCopy> {
    let (salt, iv) = (random(SALT)?, random(IV)?);
    let data = run("encrypt", password, &salt, &iv, ROUNDS, text.as_bytes()).await?;
    Some(LockedCopy { salt, iv, rounds: ROUNDS, data: data? })
}

/// The text that was locked.
///
/// # Errors
/// Where the password is another, the file was changed, or the browser cannot.
pub async fn unlock(password: &str, copy: &LockedCopy) -> Result<String, Unopened> {
    let LockedCopy { salt, iv, rounds, data } = copy;
    let opened = run("decrypt", password, salt, iv, *rounds, data).await;
    let bytes = opened.ok_or(Unopened::Missing)?.ok_or(Unopened::Password)?;
    String::from_utf8(bytes).map_err(|_| Unopened::Changed("data"))
}

fn random(count: usize) -> Option<Vec<u8>> {
    let bytes = Uint8Array::from(vec![0; count].as_slice());
    call(&get(&window(), "crypto")?, "getRandomValues", &[&bytes])?;
    Some(bytes.to_vec())
}

/// `None` where there is no cipher; `Some(None)` where it refuses.
async fn run(
    way: &str,
    password: &str,
    salt: &[u8],
    iv: &[u8],
    rounds: u32,
    bytes: &[u8],
) -> Option<Option<Vec<u8>>> {
    let subtle = get(&get(&window(), "crypto")?, "subtle")?;
    // The same letters may be typed as other code points on another keyboard.
    let password = String::from(JsString::from(password).normalize("NFC"));
    let raw = Uint8Array::from(password.as_bytes());
    let uses = |uses: &[&str]| uses.iter().map(|&it| JsValue::from(it)).collect::<Array>();
    let kind = object(&[("name", "PBKDF2")]);
    let args: [&JsValue; 5] = [&"raw".into(), &raw, &kind, &false.into(), &uses(&["deriveKey"])];
    let base = settled(call(&subtle, "importKey", &args)).await?;

    let hash = object(&[("name", "PBKDF2"), ("hash", "SHA-256")]);
    set(&hash, "salt", &Uint8Array::from(salt));
    set(&hash, "iterations", &rounds.into());
    let cipher = object(&[("name", "AES-GCM")]);
    set(&cipher, "length", &256.into());
    let args: [&JsValue; 5] =
        [&hash, &base, &cipher, &false.into(), &uses(&["encrypt", "decrypt"])];
    let key = settled(call(&subtle, "deriveKey", &args)).await?;

    let cipher = object(&[("name", "AES-GCM")]);
    set(&cipher, "iv", &Uint8Array::from(iv));
    let done = settled(call(&subtle, way, &[&cipher, &key, &Uint8Array::from(bytes)])).await;
    Some(done.map(|buffer| Uint8Array::new(&buffer).to_vec()))
}

fn set(object: &Object, key: &str, value: &JsValue) {
    // A plain object takes every field.
    let _ = Reflect::set(object, &key.into(), value);
}
