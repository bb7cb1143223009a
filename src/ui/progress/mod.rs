//! Pain and practice over time, the end of a session, and the page for a clinician.

mod chart;
mod copy_notice;
mod course;
pub(super) mod done;
pub(super) mod end_stage;
mod feedback;
pub(super) mod function;
pub(super) mod journal;
mod measures;
mod open_in_app;
pub(super) mod page;
mod practice;
pub(super) mod report;
