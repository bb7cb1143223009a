//! What there is to do: exercises, the movements of a routine, routines, and how they are found.

pub mod exercise;
pub mod movement;
pub mod routine;
pub mod search;
pub mod units;
