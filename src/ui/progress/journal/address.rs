//! The addresses of the journal.

use crate::domain::route::{PageName, Route};

/// The part of the address of what was done elsewhere, of a note, and of patterns.
pub(super) const ELSEWHERE: &str = "elsewhere";
pub(super) const NOTE: &str = "note";
pub(super) const PATTERNS: &str = "patterns";

/// The page of the journal of this name.
pub(super) fn page_of(part: Option<&str>) -> Route {
    Route::Page(PageName::Journal, part.map(str::to_owned))
}
