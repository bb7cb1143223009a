//! When a new version may be shown, what is told of it, and when the app offers to be installed.
//!
//! Invariant (`tests/updates.rs`): a page is never loaded anew while a session runs or waits, nor while something is on
//! it that is kept nowhere; by itself not before the end of a session has been left, either.

use serde::Deserialize;

use crate::domain::route::Route;

/// After so many finished sessions the app offers to be installed: whoever comes for the third time comes again. Our own
/// choice.
pub const FINISHED_BEFORE_INSTALL: u32 = 2;

/// What a version has changed, in the words of `CHANGELOG.md`.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Release {
    /// Its name.
    pub version: String,
    /// What is new in the safety rules.
    pub safety: Vec<String>,
    /// What else is new.
    pub other: Vec<String>,
}

/// What is on a page that a new version would load anew.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a reason of its own to wait")]
pub struct OpenPage {
    /// A session runs or waits.
    pub session: bool,
    /// The end of a session is shown.
    pub end: bool,
    /// A form holds what is kept nowhere.
    pub form: bool,
    /// A safety check is begun.
    pub check: bool,
    /// It says whom to call now.
    pub calls: bool,
}

impl OpenPage {
    /// Whether something is on it that would be lost, or that has to stay where it is.
    pub const fn holds_something(self) -> bool {
        self.form || self.check || self.calls
    }

    /// Whether the page may be loaded anew once the person has asked for the new version. At the end of a session they
    /// have read it.
    pub const fn may_reload_when_asked(self) -> bool {
        !self.session && !self.holds_something()
    }

    /// Whether it may be loaded anew by itself.
    pub const fn may_reload(self) -> bool {
        !self.end && self.may_reload_when_asked()
    }
}

/// The releases of a JSON text, newest first, that came after `version`; all of them where it is not among them, none
/// where the text cannot be read.
pub fn newer_than(text: &str, version: &str) -> Vec<Release> {
    let releases: Vec<Release> = serde_json::from_str(text).unwrap_or_default();
    releases.into_iter().take_while(|it| it.version != version).collect()
}

/// The version since which the person is told what is new, where the one that was `told` last is not this one, `own`.
/// Whoever is here for the first time has missed nothing.
pub fn tells_since<'a>(told: Option<&'a str>, own: &str) -> Option<&'a str> {
    told.filter(|told| *told != own)
}

/// Whether an offer may stand above the page at `route`: never in a session that runs or waits (`active`), and never
/// above the check.
pub fn may_offer(route: &Route, active: bool) -> bool {
    !active && *route != Route::Check
}

/// Whether the one to be installed may: at home, or where a session has ended.
pub fn may_offer_install(route: &Route, active: bool) -> bool {
    may_offer(route, active) && matches!(route, Route::Home | Route::Session(_))
}
