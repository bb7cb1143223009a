//! What is made and set: routines of one's own, sessions to measure, reminders, settings.

pub(super) mod editor;
pub(super) mod import;
mod look_and_sound;
pub(super) mod make;
mod reminders;
pub(super) mod settings;
mod settings_pages;
mod sounds;
mod step_form;
mod step_row;
mod switch;
