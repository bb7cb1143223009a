//! The rules. Pure: no clock, no storage, no browser; built and tested on the host.

pub mod device;
pub mod figure;
pub mod journal;
pub mod library;
pub mod link;
pub mod order;
pub mod qr;
pub mod reminders;
pub mod route;
pub mod routines;
pub mod safety;
pub mod session;
pub mod time;
pub mod updates;
pub mod words;
