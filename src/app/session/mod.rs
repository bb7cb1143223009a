//! The session in the app.

mod perform;
mod voice;
