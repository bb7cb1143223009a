//! Reminders: the rhythm of the desk while the app is open, and calendar files for when it is closed.

pub mod calendar;
pub mod desk;
mod ical;
pub mod zone;
