//! The rules. Pure: no clock, no storage, no browser; builds and is tested on the host.

pub mod day;
pub mod earcon;
pub mod envelope;
pub mod exercise;
pub mod face;
pub mod figure;
pub mod gate;
pub mod generate;
pub mod help;
pub mod hurt;
pub mod level;
pub mod motion;
pub mod movement;
pub mod own;
pub mod record;
pub mod route;
pub mod routine;
pub mod safety;
pub mod search;
pub mod session;
pub mod suggest;
pub mod swap;
pub mod tally;
pub mod time;
pub mod timeline;
