//! Where a figure is at a position of a session. A pure function, like everything that is shown: a
//! pause freezes it, a skip moves it, the tempo drives it.
//!
//! Prepare: from the start into the first pose. Hold: still, with the breath. Reps and breaths: from
//! key pose to key pose, as the tempo says. Switch: back, round, and into it again. Rest: back, and
//! into it again in time.

use crate::domain::figure::space::{ONE, div};
use crate::domain::figure::{BREATH_WAY, Ease, Figure, Frame};
use crate::domain::library::exercise::{Pace, Side, Tempo, Work};
use crate::domain::library::movement::Movement;
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

/// A movement smaller than this, in units of the frame, is not drawn: half a pixel on a phone.
pub const STEP: i32 = 8;
/// What would be drawn less often than the first of these a second is slow, and is drawn no more often
/// than the second: a drawing costs 2.5 ms of the browser, whatever is drawn.
const SLOW: [u64; 2] = [48, 6];
/// A breath is looked at so often: in a session together with the countdown, which is drawn anyway.
const BREATH_LOOK: Millis = Millis::from_secs(1);
/// So much of a hold is enough to see how it goes.
const HOLD_ENOUGH: Millis = Millis::from_secs(10);

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

    /// In how many steps a way is drawn that is `way` units of the frame long.
    fn steps(&self, way: i32) -> i32 {
        let steps = (way / STEP).max(1);
        let [slow, most] = SLOW.map(|often| (often * self.length.0 / 1000) as i32);
        if steps < slow { steps.min(most.max(1)) } else { steps }
    }

    /// Where it is in the steps in which it is drawn; `way` says how long the way from one key pose to another is.
    pub fn stepped(&self, way: impl FnOnce(usize, usize) -> i32) -> Frame {
        let Frame { from, to, share, breath, .. } = self.moment;
        let steps = if from == to { 1 } else { self.steps(way(from, to)) };
        let step =
            |share: i32, of: i32| ONE * div(i64::from(share) * i64::from(of), i64::from(ONE)) / of;
        let breath = step(breath, BREATH_WAY / STEP);
        Frame { share: step(share, steps), breath, ..self.moment }
    }

    /// How long it looks as it does now, where `same` says whether it still does after a time; one millisecond if the
    /// next frame differs.
    pub fn until_change(&self, same: impl Fn(Millis) -> bool) -> Millis {
        let Self { moment, length, until } = *self;
        if length == Millis::ZERO {
            return until;
        }
        if moment.from == moment.to && moment.width.abs() == ONE {
            return BREATH_LOOK.min(until);
        }
        // It goes one way until then, so the moment of the change is found by halving.
        let (mut alike, mut other) = (0, until.0);
        while other - alike > 1 {
            let middle = u64::midpoint(alike, other);
            if same(Millis(middle)) { alike = middle } else { other = middle }
        }
        Millis(other)
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

/// What is shown of `movement` worked on `side` while a session is at `now`: that position where it is its turn, which
/// the second value says, or else how its turn begins where that comes next.
pub fn shown_at(
    timeline: &Timeline,
    now: Position,
    movement: &Movement,
    side: Side,
) -> Option<(Position, bool)> {
    let is_its = |index: usize| {
        let segment = timeline.segments().get(index);
        segment.is_some_and(|it| it.movement == *movement && it.side == side)
    };
    if is_its(now.index) {
        return Some((now, true));
    }
    let index = timeline.turn(now.index).next.filter(|index| is_its(*index))?;
    Some((Position { index, into: Millis::ZERO }, false))
}

/// What of a session is enough to see how an exercise goes: getting ready, two reps or one breath of
/// it, and the other side.
#[derive(Clone, PartialEq, Debug)]
pub struct Demonstration {
    timeline: Timeline,
    /// Segments, and how much is shown of each, and how long in all.
    parts: Vec<(usize, Millis)>,
    whole: Millis,
}

impl Demonstration {
    /// Of `timeline`, which is that of one exercise alone.
    pub fn of(timeline: Timeline) -> Self {
        let work = |index: usize| timeline.segments()[index].work().is_some();
        let sided = timeline.segments().iter().any(|it| it.kind == SegmentKind::Switch);
        let works = if sided { 2 } else { 1 };
        let last = (0..timeline.segments().len()).filter(|index| work(*index)).nth(works - 1);
        let parts: Vec<_> = (0..=last.unwrap_or(0))
            .map(|index| {
                let segment = &timeline.segments()[index];
                let enough = match segment.tempo() {
                    Some(tempo) if segment.beat(Millis::ZERO).is_some() => {
                        tempo.cycle() + tempo.cycle()
                    }
                    _ => HOLD_ENOUGH,
                };
                (index, segment.length.min(enough))
            })
            .collect();
        let whole = parts.iter().fold(Millis::ZERO, |sum, (_, length)| sum + *length);
        Self { timeline, parts, whole }
    }

    /// How long it takes until it begins anew.
    pub fn length(&self) -> Millis {
        self.whole
    }

    /// What is shown after `time`, over and over, and on which side.
    pub fn at(&self, figure: &Figure, time: Millis) -> (Motion, Side) {
        let mut into = Millis(time.0 % self.whole.0.max(1));
        for &(index, length) in &self.parts {
            if into < length {
                let motion = motion(figure, &self.timeline, Position { index, into });
                let side = self.timeline.segments()[index].side;
                return (Motion { until: motion.until.min(length - into), ..motion }, side);
            }
            into = into - length;
        }
        // The parts make up the whole.
        (Motion { moment: Frame::still(0), length: Millis::ZERO, until: self.whole }, Side::Both)
    }
}
