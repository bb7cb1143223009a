//! A text that names its sources by id, shown with their numbers instead.

use crate::domain::library::exercise::Source;

/// `text` with each `(id)` of `sources` replaced by `[n]`, its number in the list.
pub(crate) fn cited(text: &str, sources: &[&Source]) -> String {
    let mut text = text.to_owned();
    for (number, source) in (1..).zip(sources) {
        text = text.replace(&format!("({})", source.id), &format!("[{number}]"));
    }
    text
}
