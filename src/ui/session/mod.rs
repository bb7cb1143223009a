//! The first load: a session that runs or is over.

pub(super) mod end;
pub(super) mod page;
pub(super) mod player;
pub(super) mod ring;
pub(super) mod stopped;
pub(super) mod track;
