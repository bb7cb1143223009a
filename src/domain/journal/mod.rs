//! What is stored, and everything that is derived from it.

pub mod amended;
pub mod archive;
pub mod check_record;
pub mod draft;
pub mod entry;
pub mod envelope;
pub mod export;
pub mod facts;
pub mod feedback;
pub mod gate;
pub mod id;
pub mod import;
pub mod left_out;
pub mod level;
pub mod lock;
pub mod log;
pub mod practice;
pub mod progress;
pub mod range;
pub mod record;
pub mod report;
pub mod second_copy;
pub mod spine;
pub mod standing;
pub mod trend;
