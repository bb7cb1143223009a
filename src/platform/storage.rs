//! Local storage, which may be missing (a sandboxed frame), refused (blocked cookies) or full. What cannot be stored
//! there stays in memory for as long as the page lives, and the caller is told.

use crate::domain::device::Trouble;
use crate::domain::order;
use std::cell::RefCell;

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::Storage;

use super::{get, listen_here};

/// Everything that Unhunch keeps has this before its key: the origin may be shared.
const PREFIX: &str = "unhunch:";

/// A key that is only ever there while the room is tried.
const ROOM: &str = "room";
/// About as many characters as a long session and what is said about it take.
const SESSION: usize = 4000;

#[derive(Default)]
pub struct Store {
    /// What the disk did not take.
    memory: RefCell<Vec<(String, String)>>,
}

impl Store {
    /// Keeps `value` under `key`.
    ///
    /// # Errors
    /// Says why it is in memory only.
    pub fn put(&self, key: &str, value: &str) -> Result<(), Trouble> {
        let disk = disk();
        let kept = match &disk {
            None => Err(Trouble::Missing),
            Some(disk) => disk.set_item(&full(key), value).map_err(|_| Trouble::Full),
        };
        let mut memory = self.memory.borrow_mut();
        memory.retain(|(it, _)| it != key);
        if kept.is_err() {
            memory.push((key.to_owned(), value.to_owned()));
        } else if let Some(disk) = disk {
            // There may be room by now for what had none before.
            memory.retain(|(key, value)| disk.set_item(&full(key), value).is_err());
        }
        kept
    }

    /// Whether the disk takes as much as a session needs.
    ///
    /// # Errors
    /// Says why it does not.
    pub fn has_room(&self) -> Result<(), Trouble> {
        let kept = self.put_surely(ROOM, &"0".repeat(SESSION));
        self.remove(ROOM);
        kept
    }

    /// Whether the disk takes what it has under one of `keys` once more, which needs no room. One that is full does; one
    /// that refuses everything does not, and nothing is to be taken from it.
    pub fn takes_again(&self, keys: &[String]) -> bool {
        let Some(disk) = disk() else { return false };
        let kept =
            |key: &String| disk.get_item(&full(key)).ok().flatten().map(|text| (full(key), text));
        keys.iter().find_map(kept).is_some_and(|(key, text)| disk.set_item(&key, &text).is_ok())
    }

    /// Whether something is in memory only.
    pub fn waits(&self) -> bool {
        !self.memory.borrow().is_empty()
    }

    /// Keeps `value` under `key` on the disk, or not at all.
    ///
    /// # Errors
    /// Says why it is not kept.
    pub fn put_surely(&self, key: &str, value: &str) -> Result<(), Trouble> {
        self.put(key, value).inspect_err(|_| {
            self.memory.borrow_mut().retain(|(it, _)| it != key);
        })
    }

    /// What is kept under `key`, here or on the disk.
    pub fn get(&self, key: &str) -> Option<String> {
        let memory = self.memory.borrow();
        let kept = memory.iter().find(|(it, _)| it == key).map(|(_, value)| value.clone());
        kept.or_else(|| disk()?.get_item(&full(key)).ok().flatten())
    }

    /// Another page has written or erased what is on the disk under `key`: what it did not take here is older.
    pub fn yield_to_disk(&self, key: &str) {
        if self.waits() && !self.is_missing() {
            self.memory.borrow_mut().retain(|(it, _)| it != key);
        }
    }

    /// Throws away what is kept under `key`.
    pub fn remove(&self, key: &str) {
        self.memory.borrow_mut().retain(|(it, _)| it != key);
        if let Some(disk) = disk() {
            // Storage that refuses to delete has nothing of ours.
            let _ = disk.remove_item(&full(key));
        }
    }

    /// Every key that begins with `start`, in order.
    pub fn keys(&self, start: &str) -> Vec<String> {
        let mut keys: Vec<String> =
            self.memory.borrow().iter().map(|(key, _)| key.clone()).collect();
        if let Some(disk) = disk() {
            let all =
                (0..disk.length().unwrap_or(0)).filter_map(|index| disk.key(index).ok().flatten());
            keys.extend(all.filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned)));
        }
        keys.retain(|key| key.starts_with(start));
        order::sort(&mut keys);
        keys.dedup();
        keys
    }

    /// Whether the disk can be read at all.
    pub fn is_missing(&self) -> bool {
        disk().is_none()
    }
}

/// What lasts as long as the tab; nothing where storage is blocked.
pub(super) fn of_tab() -> Option<Storage> {
    window().session_storage().ok()?
}

/// Calls back with the new text whenever another page of this origin changes what is kept under `key`.
pub fn on_change(key: &'static str, callback: impl Fn(Option<String>) + 'static) {
    listen_here(&window(), "storage", move |event| {
        if get(&event, "key").is_some_and(|it| it == full(key)) {
            callback(get(&event, "newValue").and_then(|it| it.as_string()));
        }
    });
}

/// Calls back whenever another page of this origin changes one of our keys that begins with one of `starts`,
/// or empties the whole storage.
pub fn on_change_under(starts: &'static [&'static str], callback: impl Fn() + 'static) {
    listen_here(&window(), "storage", move |event| {
        let key = get(&event, "key").and_then(|it| it.as_string());
        let ours = key.is_none_or(|key| {
            let key = key.strip_prefix(PREFIX);
            key.is_some_and(|key| starts.iter().any(|start| key.starts_with(start)))
        });
        if ours {
            callback();
        }
    });
}

thread_local! {
    /// What the browser does not keep for this tab.
    static TAB: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps `value` under `key` for this tab alone, until it is closed; nothing takes it away.
pub fn put_in_tab(key: &str, value: Option<&str>) {
    let disk = tab();
    let kept = match (&disk, value) {
        (Some(disk), Some(value)) => disk.set_item(&full(key), value).is_ok(),
        (Some(disk), None) => disk.remove_item(&full(key)).is_ok(),
        (None, _) => false,
    };
    TAB.with_borrow_mut(|all| {
        all.retain(|(it, _)| it != key);
        if let Some(value) = value.filter(|_| !kept) {
            all.push((key.to_owned(), value.to_owned()));
        }
    });
}

/// What is kept under `key` for this tab.
pub fn get_in_tab(key: &str) -> Option<String> {
    let memory =
        TAB.with_borrow(|all| all.iter().find(|(it, _)| it == key).map(|(_, value)| value.clone()));
    memory.or_else(|| tab()?.get_item(&full(key)).ok().flatten())
}

/// Throws away all that is kept for this tab under keys that begin with `start`.
pub fn clear_tab(start: &str) {
    TAB.with_borrow_mut(|all| all.retain(|(key, _)| !key.starts_with(start)));
    let Some(disk) = tab() else { return };
    let keys = (0..disk.length().unwrap_or(0)).filter_map(|at| disk.key(at).ok().flatten());
    let ours: Vec<String> = keys.filter(|key| key.starts_with(&full(start))).collect();
    // Storage that refuses to delete has nothing of ours.
    ours.iter().for_each(|key| drop(disk.remove_item(key)));
}

fn tab() -> Option<Storage> {
    get(&window(), "sessionStorage").map(JsCast::unchecked_into)
}

/// The disk. Reading the property alone throws where storage is blocked.
fn disk() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn full(key: &str) -> String {
    format!("{PREFIX}{key}")
}
