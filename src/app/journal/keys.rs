//! The keys of the log in the store: each entry has its own, which begins with one of these.

pub(in crate::app) const RECORDS: &str = "record:";
pub(in crate::app) const FEEDBACK: &str = "feedback:";
pub(in crate::app) const LEVELS: &str = "level:";
pub(in crate::app) const PAINS: &str = "pain:";
pub(in crate::app) const CHECKS: &str = "check:";
pub(in crate::app) const WORDS: &str = "word:";
/// What stays true of the person; one text.
pub(in crate::app) const FACTS: &str = "facts";
pub(in crate::app) const RANGES: &str = "range:";
/// What else the person added, corrections among it.
pub(in crate::app) const ENTRIES: &str = "entry:";
