//! The rhythm of the desk, and calendars.

pub mod calendar;
pub mod desk;
mod ical;
pub mod zone;
