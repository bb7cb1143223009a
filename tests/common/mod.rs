//! What several test files build on.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod clock;
pub mod journal;
