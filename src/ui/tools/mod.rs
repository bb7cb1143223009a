//! What is made and set: routines of one's own, sessions to measure, reminders, settings.

pub(super) mod arrived;
pub(super) mod code;
mod copies;
pub(super) mod editor;
pub(super) mod import;
mod look_and_sound;
pub(super) mod make;
pub(super) mod plan;
mod plan_calendar;
mod plan_lines;
mod plan_strength;
pub(super) mod plan_trial;
mod reminders;
pub(super) mod settings;
mod settings_pages;
mod sounds;
mod step_form;
mod step_row;
mod switch;
