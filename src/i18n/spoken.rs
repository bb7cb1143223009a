//! What the voice says at a cue, and how amounts are put into words. Pure, so that tests read along.

use super::{Key, Lang, fill, text};
use crate::domain::exercise::{Dose, Exercise, Pace, Side, Sides, Work};
use crate::domain::time::Millis;
use crate::domain::timeline::{Cue, CueKind, SegmentKind, Timeline};

/// The words at `cue`, or none where the earcon says it all. `closing` ends the session.
pub fn at_cue(lang: Lang, timeline: &Timeline, cue: Cue, closing: &str) -> Option<String> {
    let segment = &timeline.segments()[cue.index];
    let side = side(lang, segment.side);
    Some(match cue.kind {
        CueKind::Prepare => {
            let name = segment.exercise.name;
            let values = [("name", name), ("ready", segment.ready), ("side", side.unwrap_or(""))];
            let key = if side.is_some() { Key::SayPrepareSide } else { Key::SayPrepare };
            fill(lang, key, &values)
        }
        CueKind::Start if segment.is_open() => {
            let count = segment.count().unwrap_or(0).to_string();
            fill(lang, Key::SayOwnPace, &[("n", &count)])
        }
        // Between its two sides an exercise is known: the side has just been named.
        CueKind::Start if segment.side == Side::Right || segment.set > 1 => return None,
        CueKind::Start => fill(lang, Key::SayStart, &[("cue", segment.cue)]),
        CueKind::Halfway => text(lang, Key::SayHalfway).to_owned(),
        CueKind::Switch => fill(lang, Key::SaySwitch, &[("side", side.unwrap_or(""))]),
        CueKind::Rest => text(lang, Key::SayRest).to_owned(),
        CueKind::End => fill(lang, Key::SayEnd, &[("closing", closing)]),
        // The first two breaths are spoken; then the tones are known.
        CueKind::Beat(phase @ (0 | 2)) if breathes(segment.kind) => {
            let beat = segment.beat(cue.into)?;
            if beat.rep > 2 {
                return None;
            }
            text(lang, if phase == 0 { Key::SayBreathIn } else { Key::SayBreathOut }).to_owned()
        }
        CueKind::Beat(_) | CueKind::Countdown => return None,
    })
}

fn breathes(kind: SegmentKind) -> bool {
    matches!(kind, SegmentKind::Work(Work::Breaths { .. }))
}

/// The side in words; none where there is no side.
pub fn side(lang: Lang, side: Side) -> Option<&'static str> {
    match side {
        Side::Left => Some(text(lang, Key::SideLeft)),
        Side::Right => Some(text(lang, Key::SideRight)),
        Side::Both => None,
    }
}

/// A length of time: `45 s`, `2 min`, `1 min 30 s`.
pub fn time(lang: Lang, length: Millis) -> String {
    let seconds = length.secs_ceil();
    let (m, s) = (seconds / 60, seconds % 60);
    match (m, s) {
        (0, s) => fill(lang, Key::TimeSeconds, &[("n", &s.to_string())]),
        (m, 0) => fill(lang, Key::TimeMinutes, &[("n", &m.to_string())]),
        (m, s) => {
            fill(lang, Key::TimeMinutesSeconds, &[("m", &m.to_string()), ("s", &s.to_string())])
        }
    }
}

/// A clock: `0:47`.
pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A dose in words: `hold 30 s, 2 times on each side`.
pub fn dose(lang: Lang, exercise: &Exercise, dose: Dose) -> String {
    let count = |key, count: u16| fill(lang, key, &[("n", &count.to_string())]);
    let mut sets = u16::from(dose.sets);
    let work = match dose.work {
        Work::Hold(length) => fill(lang, Key::DoseHold, &[("time", &time(lang, length))]),
        // Turns of a few reps a side add up to what a person would count.
        Work::Reps { count: reps, .. } if exercise.sides == Sides::Alternate => {
            let all = reps * sets;
            sets = 1;
            count(Key::DoseReps, all)
        }
        Work::Reps { count: reps, pace: Pace::Own(_) | Pace::Tempo(_) } => {
            count(Key::DoseReps, reps)
        }
        Work::Breaths { count: breaths, .. } => count(Key::DoseBreaths, breaths),
    };
    let work = if sets > 1 {
        fill(lang, Key::DoseSets, &[("dose", &work), ("n", &sets.to_string())])
    } else {
        work
    };
    if exercise.sides == Sides::Both {
        work
    } else {
        fill(lang, Key::DoseEachSide, &[("dose", &work)])
    }
}
