//! What every command of the project needs: where it is, how other programs are run, and the tools that turn Rust into a web page.

#![expect(
    clippy::missing_errors_doc,
    reason = "every error says in a sentence what is wrong and what to do about it"
)]

pub mod app;
pub mod shell;
pub mod source;
pub mod step;
pub mod tools;
