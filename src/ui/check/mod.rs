//! The safety check: the questions, page by page, and what follows from the answers.

pub(super) mod body_map;
pub(super) mod care;
mod form;
pub(super) mod hurt;
mod numbers;
mod outcome;
pub(super) mod page;
