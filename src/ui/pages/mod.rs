//! One file, one page. What two pages share moves to `parts`.

pub(super) mod build;
pub(super) mod care;
pub(super) mod check;
pub(super) mod exercise;
pub(super) mod exercises;
pub(super) mod home;
pub(super) mod import;
pub(super) mod make;
pub(super) mod missing;
pub(super) mod progress;
pub(super) mod ready;
pub(super) mod reminders;
pub(super) mod report;
pub(super) mod routine;
pub(super) mod session;
pub(super) mod settings;
pub(super) mod whereabouts;
