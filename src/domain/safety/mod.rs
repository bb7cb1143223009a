//! The safety check: questions, the way through them, and whom to call.

pub mod body_map;
pub mod check;
pub mod check_form;
pub mod numbers;
