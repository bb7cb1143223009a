//! Unhunch: guided sessions for the upper back and neck, in the browser, with no server.
//!
//! Where to start: [`domain::session::timeline`] turns a routine into a value, [`domain::session::machine`] plays it,
//! `app` connects it to the browser, and `ui` shows it. `docs/architecture.md` has the whole way.

pub mod content;
pub mod domain;
pub mod i18n;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod embed;
#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod ui;
