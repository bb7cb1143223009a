//! The safety check: questions, the way through them, and whom to call.

pub mod asking;
pub mod check;
pub mod numbers;
