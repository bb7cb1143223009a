//! A running session: its timeline, its state machine, and what is shown, heard and said of it.

mod adjust;
pub mod breath;
pub mod earcon;
pub mod hurt;
mod joined;
pub mod machine;
pub mod motion;
pub mod parts;
pub mod readout;
pub mod score;
pub mod spoken;
pub mod tally;
pub mod timeline;
