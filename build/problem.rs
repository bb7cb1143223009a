//! A mistake in a content file, as its author should read it.

use std::fmt;

/// One mistake: which file, which key, what to do about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    pub file: String,
    pub key: String,
    pub says: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "content/{}: {}: {}", self.file, self.key, self.says)
    }
}

/// Collects the mistakes of one file.
pub struct Problems<'a> {
    pub file: &'a str,
    pub found: &'a mut Vec<Problem>,
}

impl Problems<'_> {
    pub fn add(&mut self, key: impl Into<String>, says: impl Into<String>) {
        self.found.push(Problem { file: self.file.to_owned(), key: key.into(), says: says.into() });
    }

    /// Reports `says` under `key` unless `ok`.
    pub fn expect(&mut self, ok: bool, key: &str, says: impl Into<String>) {
        if !ok {
            self.add(key, says);
        }
    }
}
