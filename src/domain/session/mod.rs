//! A session that runs: its timeline, its machine, what is read, heard and said of it.

mod adjust;
pub mod earcon;
pub mod hurt;
pub mod machine;
pub mod motion;
pub mod readout;
pub mod score;
pub mod tally;
pub mod timeline;
