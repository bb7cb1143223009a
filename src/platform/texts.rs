//! The packs of texts, as the script that starts the program hands them over: the first with it, the others when they
//! are asked for. That script knows the language of the page, and where its files are.

use std::cell::RefCell;

use leptos::prelude::window;
use wasm_bindgen::JsValue;

use super::{call, get, settled};
use crate::i18n::packs::{self, Pack};

thread_local! {
    /// What the script gave.
    static SOURCE: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Takes over what `boot.js` has put into the page, or what the script of an embed has into its `host`. False if the
/// first pack is missing, or is of another build.
pub fn begin(host: Option<&JsValue>) -> bool {
    let texts = match host {
        Some(host) => get(host, "texts"),
        None => get(&window(), "unhunchBoot").and_then(|boot| get(&boot, "texts")),
    };
    let first = texts.as_ref().and_then(|it| get(it, "first")?.as_string());
    SOURCE.set(texts);
    first.is_some_and(|file| packs::take(Pack::First, file))
}

/// Asks for the packs of the other loads, if they are not here yet. Comes to false if one of them does not come, or is of
/// another build; then they can be asked for again. All loads wait for all of them: also the outcome of the check names
/// exercises.
pub fn later() -> impl Future<Output = bool> {
    fetch(&[Pack::Check, Pack::Rest])
}

/// Asks for those of `packs` that are not here yet, in the same way.
pub fn fetch(packs: &[Pack]) -> impl Future<Output = bool> + use<> {
    let ask = |pack: &Pack| {
        let name = JsValue::from(pack.name());
        (*pack, settled(SOURCE.with_borrow(|texts| call(texts.as_ref()?, "more", &[&name]))))
    };
    // All are on their way before the first is awaited.
    let asked: Vec<_> = packs.iter().filter(|it| !it.is_here()).map(ask).collect();
    async move {
        let mut are_here = true;
        for (pack, coming) in asked {
            let file = coming.await.and_then(|file| file.as_string());
            are_here &= file.is_some_and(|file| packs::take(pack, file));
        }
        are_here
    }
}
