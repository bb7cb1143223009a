//! What several pages show.

pub(super) mod body;
pub(super) mod cited;
pub(super) mod confirm_button;
pub(super) mod data;
pub(super) mod facts;
pub(super) mod figure;
pub(super) mod function;
pub(super) mod head_turn;
pub(super) mod left_behind;
pub(super) mod link;
pub(super) mod marks;
pub(super) mod moving_figure;
pub(super) mod pain;
pub(super) mod prefs;
pub(super) mod routine_line;
pub(super) mod row;
pub(super) mod small_print;
pub(super) mod sources;
pub(super) mod spine;
pub(super) mod start;
pub(super) mod stop_signs;
pub(super) mod swaps;
pub(super) mod table;
pub(super) mod trend;
pub(super) mod up;
pub(super) mod words;
