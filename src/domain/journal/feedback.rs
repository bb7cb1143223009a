//! Which number for pain belongs to which session, and when an answer corrects the one before it.

use std::collections::BTreeMap;

use crate::domain::journal::record::{Feedback, Pain, PainWhen, Record};
use crate::domain::time::Millis;
use crate::domain::time::day::Day;

/// A number for pain that is said again within this time corrects the one before. Our own choice: long enough to
/// change one's mind on the page, too short for pain itself to have changed.
pub const CORRECTS_WITHIN: Millis = Millis::from_secs(60);

/// A number from before a session belongs to it if the session, as long as it was planned, ended at most this much
/// later. Our own choice: it leaves room for pauses, and keeps a number of the morning out of a session of the evening.
pub const BELONGS_WITHIN: Millis = Millis::from_secs(3600);

/// What has been said so far about how the session `session` felt.
pub fn so_far(feedback: &BTreeMap<u64, Feedback>, session: u64) -> Feedback {
    let none = Feedback { session, ..Feedback::default() };
    feedback.get(&session).copied().unwrap_or(none)
}

/// Whether a number that is said at `utc`, on the local date `day`, is `before` thought over. What was said longer
/// ago, on another date, or before the last check (its id, 0 for none) is a number of its own.
pub fn corrects(before: &Pain, utc: Millis, day: Day, last_check: u64) -> bool {
    let in_time = (before.utc..before.utc + CORRECTS_WITHIN).contains(&utc);
    in_time && before.day == day && before.id > last_check
}

/// The last of `pains`, oldest first, that was said before `session` and belongs to it.
pub fn before_session<'a>(session: &Record, pains: &'a [Pain]) -> Option<&'a Pain> {
    let early = |it: &&Pain| it.when == PainWhen::Before && it.id < session.id;
    let before = pains.iter().rfind(early)?;
    (session.utc - before.utc <= session.planned + BELONGS_WITHIN).then_some(before)
}

/// What the number `after` says about the last of `records`: the change since the last number from before it. `None`
/// where there is no session, or none of `pains` belongs to it. Both lists are oldest first.
pub fn change_in_session(
    records: &[Record],
    pains: &[Pain],
    feedback: &BTreeMap<u64, Feedback>,
    after: &Pain,
) -> Option<Feedback> {
    let session = records.last()?;
    let before = before_session(session, pains)?;
    let change = after.value.cast_signed() - before.value.cast_signed();
    Some(Feedback { pain_change: Some(change), ..so_far(feedback, session.id) })
}

/// What was said about yesterday's last session, where it is not yet told how the morning after was. That there is a
/// session of `today` already makes no difference.
pub fn morning_after(
    records: &[Record],
    feedback: &BTreeMap<u64, Feedback>,
    today: Day,
) -> Option<Feedback> {
    let last = records.iter().rfind(|it| it.day.0 + 1 == today.0)?;
    Some(so_far(feedback, last.id)).filter(|it| it.worse_next_morning.is_none())
}
