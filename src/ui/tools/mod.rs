//! What is made and set: routines of one's own, sessions to measure, reminders, settings.

pub(super) mod editor;
pub(super) mod import;
pub(super) mod look_and_sound;
pub(super) mod make;
pub(super) mod reminders;
pub(super) mod settings;
mod step_form;
