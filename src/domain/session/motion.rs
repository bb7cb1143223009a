//! Where a figure is at a position of a session. A pure function, like everything that is shown: a
//! pause freezes it, a skip moves it, the tempo drives it.
//!
//! Prepare: from the start into the first pose. Hold: still, with the breath. Reps and breaths: from
//! key pose to key pose, as the tempo says. Switch: back, round, and into it again. Rest: back, and
//! into it again in time.

use crate::domain::figure::space::ONE;
use crate::domain::figure::{Ease, Figure, Frame};
use crate::domain::library::exercise::{Pace, Side, Tempo, Work};
use crate::domain::session::timeline::{Position, Segment, SegmentKind, Timeline};
use crate::domain::time::Millis;

/// How long it takes to get into a position, at most.
const INTO: Millis = Millis(2500);
/// The breath of a hold: in for 4 s, out for 6 s, as the app breathes everywhere.
const BREATH: [u64; 2] = [4000, 6000];

/// Circles go one way so many times, then the other way.
const CIRCLES: u64 = 4;

/// Whether the picture of work on `side` is the mirror image: a figure is posed for the left.
pub const fn is_mirrored(side: Side) -> bool {
    matches!(side, Side::Right)
}

/// What a figure does at a position, and how long it goes on doing so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Motion {
    /// Where it is.
    pub moment: Frame,
    /// How long this way between two key poses takes in all; none if nothing moves.
    pub length: Millis,
    /// How long until the next way begins.
    pub until: Millis,
}

impl Motion {
    const fn still(index: usize, until: Millis) -> Self {
        Self { moment: Frame::still(index), length: Millis::ZERO, until }
    }
}

/// `into` of `length`, from 0 to [`ONE`].
fn share(into: Millis, length: Millis) -> i32 {
    (into.min(length).0 * ONE as u64 / length.0.max(1)) as i32
}

/// `figure` at `position` of `timeline`, which is a segment that it belongs to.
pub fn motion(figure: &Figure, timeline: &Timeline, position: Position) -> Motion {
    let segment = timeline.segment(position);
    let (into, length) = (position.into, segment.length);
    let ahead = timeline.next_work(position.index).and_then(Segment::work);
    match segment.kind {
        SegmentKind::Work(work) => {
            let before = timeline.segments()[..position.index].iter().rev();
            let same = before.take_while(|it| it.movement == segment.movement);
            let rounds = same.filter_map(Segment::count).map(u64::from).sum();
            at_work(figure, work, rounds, into, length)
        }
        SegmentKind::Prepare => {
            let first = first(figure, ahead);
            let (begin, takes) = (Millis(length.0 / 3), INTO.min(Millis(length.0 / 2)));
            if figure.start == first || into < begin {
                let until = if into < begin { begin - into } else { length - into };
                return Motion::still(if into < begin { figure.start } else { first }, until);
            }
            way([figure.start, first], into - begin, takes, length - into)
        }
        SegmentKind::Rest | SegmentKind::Switch => {
            let turns = segment.kind == SegmentKind::Switch;
            between(figure, first(figure, ahead), into, length, turns)
        }
    }
}

/// The pose in which a set begins: a hold begins and ends in its pose.
fn first(figure: &Figure, work: Option<Work>) -> usize {
    match work {
        Some(Work::Reps { .. } | Work::Breaths { .. }) => figure.beats[3],
        Some(Work::Hold(_)) | None => 0,
    }
}

/// On the way from one key pose to another, `into` of `takes`; then still.
fn way([from, to]: [usize; 2], into: Millis, takes: Millis, left: Millis) -> Motion {
    if into >= takes || from == to {
        return Motion::still(to, left);
    }
    let share = Ease::Smooth.at(share(into, takes));
    let moment = Frame { from, to, share, ..Frame::still(to) };
    Motion { moment, length: takes, until: takes - into }
}

/// Out of a position and into it again, in thirds; with `turns`, in the middle one the figure turns
/// round to the other side.
fn between(figure: &Figure, first: usize, into: Millis, length: Millis, turns: bool) -> Motion {
    let takes = INTO.min(Millis(length.0 / 3));
    let back = length - takes;
    let mut motion = if into < takes {
        way([first, figure.start], into, takes, takes - into)
    } else if into < back {
        Motion::still(figure.start, back - into)
    } else {
        way([figure.start, first], into - back, takes, length - into)
    };
    if turns {
        // From the picture of the other side to one's own.
        let middle = if into < takes { 0 } else { share(into - takes, back - takes) };
        motion.moment.width = 2 * Ease::Smooth.at(middle) - ONE;
        if (takes..back).contains(&into) {
            motion.length = back - takes;
        }
    }
    motion
}

/// `rounds` is how many reps of the movement came just before.
fn at_work(figure: &Figure, work: Work, rounds: u64, into: Millis, length: Millis) -> Motion {
    let tempo = match work {
        Work::Hold(_) => return breathing(0, into, length),
        Work::Breaths { pace, .. } | Work::Reps { pace: Pace::Tempo(pace), .. } => pace,
        // The person sets the pace; the picture goes at the one that the plan reckons with.
        Work::Reps { pace: Pace::Own(rep), .. } => {
            let fifth = rep.0 / 5;
            Tempo([2 * fifth, fifth / 2, 2 * fifth, fifth / 2].map(Millis))
        }
    };
    if figure.beats.iter().all(|beat| *beat == figure.beats[3]) {
        return breathing(figure.beats[3], into, length);
    }
    let cycle = tempo.cycle().0.max(1);
    let (rep, mut at) = (into.0 / cycle, into.0 % cycle);
    let even = figure.ease == Ease::Even;
    let phases = if even { [cycle / 4; 4] } else { tempo.0.map(|phase| phase.0) };
    let mut phase = 0;
    while phase < 3 && at >= phases[phase] {
        at -= phases[phase];
        phase += 1;
    }
    let mut ends = [figure.beats[(phase + 3) % 4], figure.beats[phase]];
    if even && (rounds + rep) / CIRCLES % 2 == 1 {
        ends = [figure.beats[3 - phase], figure.beats[(6 - phase) % 4]];
    }
    let [from, to] = ends;
    let (at, takes) = (Millis(at), Millis(phases[phase]));
    if from == to {
        return Motion::still(to, takes - at);
    }
    let share = figure.ease.at(share(at, takes));
    let moment = Frame { from, to, share, ..Frame::still(to) };
    Motion { moment, length: takes, until: takes - at }
}

/// Still in a pose, but for the breath.
fn breathing(index: usize, into: Millis, length: Millis) -> Motion {
    let at = into.0 % (BREATH[0] + BREATH[1]);
    let (breath, takes, until) = if at < BREATH[0] {
        (share(Millis(at), Millis(BREATH[0])), BREATH[0], BREATH[0] - at)
    } else {
        let out = at - BREATH[0];
        (ONE - share(Millis(out), Millis(BREATH[1])), BREATH[1], BREATH[1] - out)
    };
    // It dies away at the end of the hold, so that what follows begins where this ends.
    let left = share(length - into, Millis(1000));
    let breath = Ease::Smooth.at(breath).min(left);
    let moment = Frame { breath, ..Frame::still(index) };
    Motion { moment, length: Millis(takes), until: Millis(until) }
}
