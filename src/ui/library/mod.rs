//! What there is to do: what fits now, exercises, routines, and a session before its Start.

pub(super) mod around;
mod ask;
pub(super) mod exercise;
pub(super) mod exercises;
pub(super) mod guide;
pub(super) mod home;
pub(super) mod how_to;
pub(super) mod ladder;
pub(super) mod missing;
pub(super) mod morning;
mod plan_today;
pub(super) mod ready;
pub(super) mod routine;
pub(super) mod routine_actions;
mod shelf;
