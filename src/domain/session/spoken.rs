//! What the voice says at a cue, and how amounts are put into words. Pure, so that tests read along.

use crate::domain::library::exercise::{Dose, Pace, Side, Sides, Work};
use crate::domain::session::timeline::{Cue, CueKind, Segment, Timeline};
use crate::domain::time::Millis;
use crate::i18n::{Key, Plural};

/// The words at `cue`, or none where the earcon says it all. `closing` ends the session.
pub fn at_cue(timeline: &Timeline, cue: Cue, closing: &str) -> Option<String> {
    let segment = &timeline.segments()[cue.index];
    let side = side(segment.side);
    Some(match cue.kind {
        CueKind::Prepare => {
            let values = [
                ("name", segment.movement.name()),
                ("ready", &*segment.ready),
                ("side", side.unwrap_or("")),
            ];
            let key = if side.is_some() { Key::SAY_PREPARE_SIDE } else { Key::SAY_PREPARE };
            key.fill(&values)
        }
        CueKind::Start if segment.is_open() => {
            Key::SAY_OWN_PACE.count(segment.count().unwrap_or(0).into(), &[])
        }
        // Between its two sides an exercise is known: the side has just been named.
        CueKind::Start if segment.side == Side::Right || segment.set > 1 => return None,
        CueKind::Start => Key::SAY_START.fill(&[("cue", &segment.cue)]),
        CueKind::Halfway => Key::SAY_HALFWAY.text().to_owned(),
        CueKind::Switch => Key::SAY_SWITCH.fill(&[("side", side.unwrap_or(""))]),
        CueKind::Rest => Key::SAY_REST.text().to_owned(),
        CueKind::End => Key::SAY_END.fill(&[("closing", closing)]),
        // The first three rounds are spoken; then the tones are known. Before that the cue is heard out.
        CueKind::Beat(phase) if cue.into >= CUE_HEARD && segment.beat(cue.into)?.rep <= 3 => {
            phase_word(segment, phase)?.to_owned()
        }
        CueKind::Beat(_) | CueKind::Countdown => return None,
    })
}

/// A cue takes about this long to say.
const CUE_HEARD: Millis = Millis::from_secs(4);

/// What to say at the start of a phase: the exercise's own word, or "in" and "out" for breaths.
fn phase_word(segment: &Segment, phase: u8) -> Option<&'static str> {
    match (segment.movement.phases(), segment.work()?) {
        (Some(phases), _) => phases.get(usize::from(phase)).copied().filter(|it| !it.is_empty()),
        (None, Work::Breaths { .. }) if phase == 0 => Some(Key::SAY_BREATH_IN.text()),
        (None, Work::Breaths { .. }) if phase == 2 => Some(Key::SAY_BREATH_OUT.text()),
        _ => None,
    }
}

/// The side in words; none where there is no side.
pub fn side(side: Side) -> Option<&'static str> {
    match side {
        Side::Left => Some(Key::SIDE_LEFT.text()),
        Side::Right => Some(Key::SIDE_RIGHT.text()),
        Side::Both => None,
    }
}

/// A length of time: `45 s`, `2 min`, `1 min 30 s`.
pub fn time(length: Millis) -> String {
    let seconds = length.secs_ceil();
    let (m, s) = (seconds / 60, seconds % 60);
    match (m, s) {
        (0, s) => Key::TIME_SECONDS.fill(&[("n", &s.to_string())]),
        (m, 0) => Key::TIME_MINUTES.fill(&[("n", &m.to_string())]),
        (m, s) => Key::TIME_MINUTES_SECONDS.fill(&[("m", &m.to_string()), ("s", &s.to_string())]),
    }
}

/// How long the page stood still: in seconds only while they matter. A clock that was set forward may have stood still
/// for no time at all.
pub fn gap(length: Millis) -> String {
    const HOUR: u64 = 3_600_000;
    let hours = length.0 / HOUR;
    match hours {
        0 => time(length),
        1..48 => Key::TIME_HOURS.fill(&[("n", &hours.to_string())]),
        48..720 => Key::TIME_DAYS.count((hours / 24) as usize, &[]),
        _ => Key::TIME_LONG.text().to_owned(),
    }
}

/// A clock: `0:47`.
pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A dose in words: `hold 30 s, 2 times on each side`.
pub fn dose(sides: Sides, dose: Dose) -> String {
    let count = |key: Plural, count: u16| key.count(count.into(), &[]);
    let mut sets = u16::from(dose.sets);
    let work = match dose.work {
        Work::Hold(length) => Key::DOSE_HOLD.fill(&[("time", &time(length))]),
        // Turns of a few reps a side add up to what a person would count.
        Work::Reps { count: reps, .. } if sides == Sides::Alternate => {
            let all = reps * sets;
            sets = 1;
            count(Key::DOSE_REPS, all)
        }
        Work::Reps { count: reps, pace: Pace::Own(_) | Pace::Tempo(_) } => {
            count(Key::DOSE_REPS, reps)
        }
        Work::Breaths { count: breaths, .. } => count(Key::DOSE_BREATHS, breaths),
    };
    let work = if sets > 1 { Key::DOSE_SETS.count(sets.into(), &[("dose", &work)]) } else { work };
    if sides == Sides::Both { work } else { Key::DOSE_EACH_SIDE.fill(&[("dose", &work)]) }
}
