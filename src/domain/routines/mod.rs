//! What can be started: suggested, made to measure, built by the person, and fitted to their answers.

pub mod around;
pub mod custom;
pub mod generate;
pub mod limits;
pub mod line;
pub mod made;
pub mod marks;
pub mod plan;
pub mod suggest;
pub mod swap;
pub mod trial;
