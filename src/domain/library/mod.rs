//! What there is to do: exercises, movements, routines, and how they are found.

pub mod exercise;
pub mod further;
pub mod guide;
pub mod movement;
pub mod named;
pub mod purpose;
pub mod routine;
pub mod search;
pub mod units;
