//! What more than one page shows, or the frame around them.

pub(super) mod cited;
pub(super) mod done;
pub(super) mod end;
pub(super) mod facts;
pub(super) mod feedback;
pub(super) mod figure;
pub(super) mod how_to;
pub(super) mod hurt;
pub(super) mod keep;
pub(super) mod keys;
pub(super) mod ladder;
pub(super) mod morning;
pub(super) mod moving;
pub(super) mod notices;
pub(super) mod player;
pub(super) mod prefs;
pub(super) mod ring;
pub(super) mod small_print;
pub(super) mod sources;
pub(super) mod start;
pub(super) mod stop_signs;
pub(super) mod stopped;
pub(super) mod swaps;
pub(super) mod track;
pub(super) mod words;
