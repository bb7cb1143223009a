//! What more than one page shows, or the frame around them.

pub(super) mod cited;
pub(super) mod end;
pub(super) mod facts;
pub(super) mod figure;
pub(super) mod keys;
pub(super) mod notices;
pub(super) mod player;
pub(super) mod ring;
pub(super) mod small_print;
pub(super) mod stop_signs;
pub(super) mod track;
