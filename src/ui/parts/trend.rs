//! How pain has moved, in a sentence that calls noise noise.

use crate::domain::journal::trend::{Change, TrendLabel};
use crate::i18n::Key;

/// One digit after the point; a half goes up, as people do it.
pub(crate) fn tenths(value: f64) -> String {
    format!("{:.1}", (value * 10.0).round() / 10.0)
}

/// From where to where, and whether that is more than noise.
pub(crate) fn moved_says(change: Change) -> String {
    let key = match change.label() {
        TrendLabel::Better => Key::PROGRESS_PAIN_BETTER,
        TrendLabel::MaybeBetter => Key::PROGRESS_PAIN_MAYBE_BETTER,
        TrendLabel::Unclear => Key::PROGRESS_PAIN_UNCLEAR,
        TrendLabel::MaybeWorse => Key::PROGRESS_PAIN_MAYBE_WORSE,
        TrendLabel::Worse => Key::PROGRESS_PAIN_WORSE,
    };
    let Change { from, to } = change;
    let share = format!("{:.0}", change.share() * 100.0);
    let values = [
        ("from", &*tenths(from)),
        ("to", &*tenths(to)),
        ("down", &*tenths(change.down())),
        ("up", &*tenths(-change.down())),
        ("share", &*share),
    ];
    key.fill(&values)
}
