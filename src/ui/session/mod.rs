//! The first load: a session that runs or is over.

pub(super) mod controls;
pub(super) mod digits;
pub(super) mod end;
pub(super) mod page;
pub(super) mod player;
pub(super) mod stage;
pub(super) mod stopped;
pub(super) mod track;
pub(super) mod words;
