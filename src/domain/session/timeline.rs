//! A routine as a value: a flat list of segments on one line of time.
//!
//! Invariants: segments touch and never overlap; their lengths sum to the total; everything that
//! happens at a time (`Cue`) is derived from the segment it belongs to.
//!
//! Kinds of segments: prepare; hold; reps, at a tempo or at the person's own pace; breath; switch; rest. An exercise
//! that is worked on each side has a segment for each, the person's left first, with a `switch` between them. The
//! sets of an `alternate` exercise are turns: left, right, left, right.
//!
//! A set at one's own pace has no end in time: the session waits there for "Set done", and its length in the plan is
//! an estimate.

use crate::domain::library::exercise::{Exercise, Pace, Side, Sides, Tempo, Work};
use crate::domain::library::movement::Movement;
use crate::domain::library::routine::{Routine, Step, Text};
use crate::domain::time::Millis;

/// A session's plan, from Start to the last second.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Timeline {
    segments: Vec<Segment>,
}

/// A stretch of time in which one thing is asked of the person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Segment {
    pub kind: SegmentKind,
    /// Whether it belongs to the routine, or is done around it.
    pub part: TimelinePart,
    /// The movement that it belongs to, or leads to.
    pub movement: Movement,
    /// The side that is worked, or comes next.
    pub side: Side,
    /// The level of the dose, from 1.
    pub level: u8,
    /// Which set, from 1.
    pub set: u8,
    pub sets: u8,
    /// What to say on the way into it.
    pub ready: Text,
    /// The one thing to think of.
    pub cue: Text,
    /// When it begins, counted from Start.
    pub start: Millis,
    /// How long it lasts; an estimate where the person sets the pace.
    pub length: Millis,
}

/// What of a session a segment belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TimelinePart {
    /// What the person does first.
    LeadIn,
    Routine,
    CoolDown,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SegmentKind {
    /// Get into position.
    Prepare,
    /// Hold, reps or breaths.
    Work(Work),
    Switch,
    Rest,
}

/// A place on the timeline: a segment, and how far into it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    pub index: usize,
    /// How long since it began. More than its length only in a set at the person's own pace.
    pub into: Millis,
}

impl Position {
    /// Where every session begins.
    pub const START: Self = Self { index: 0, into: Millis::ZERO };
}

/// Where in a rep or a breath the person is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Beat {
    /// Which rep or breath, from 1.
    pub rep: u16,
    /// Which of the four phases of its tempo.
    pub phase: u8,
}

/// Something that is heard, felt or said at a moment of a segment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cue {
    pub index: usize,
    /// When, counted from the segment's start.
    pub into: Millis,
    pub kind: CueKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CueKind {
    /// Get ready.
    Prepare,
    Start,
    /// Half of a hold is over.
    Halfway,
    /// One of the last three seconds.
    Countdown,
    Switch,
    /// Let go.
    Rest,
    /// A rep or a breath enters this phase (see [`Tempo`]).
    Beat(u8),
    /// The session is over.
    End,
}

/// Holds shorter than this have no halfway cue.
const HALFWAY_FROM: Millis = Millis::from_secs(20);
/// Segments shorter than this have no countdown: it would drown what is said at their start.
const COUNTDOWN_FROM: Millis = Millis::from_secs(5);

impl Segment {
    /// When it ends, counted from Start.
    pub fn end(&self) -> Millis {
        self.start + self.length
    }

    /// The work, if it is work and not the way to it.
    pub fn work(&self) -> Option<Work> {
        match self.kind {
            SegmentKind::Work(work) => Some(work),
            SegmentKind::Prepare | SegmentKind::Switch | SegmentKind::Rest => None,
        }
    }

    /// The person sets the pace, and says when it is done.
    pub fn is_open(&self) -> bool {
        matches!(self.work(), Some(Work::Reps { pace: Pace::Own(_), .. }))
    }

    /// Its name in contracts: `prepare`, `hold`, `reps`, `breath`, `switch` or `rest`.
    pub fn kind_id(&self) -> &'static str {
        match self.kind {
            SegmentKind::Prepare => "prepare",
            SegmentKind::Work(Work::Hold(_)) => "hold",
            SegmentKind::Work(Work::Reps { .. }) => "reps",
            SegmentKind::Work(Work::Breaths { .. }) => "breath",
            SegmentKind::Switch => "switch",
            SegmentKind::Rest => "rest",
        }
    }

    /// How many reps or breaths it asks for.
    pub fn count(&self) -> Option<u16> {
        match self.work()? {
            Work::Hold(_) => None,
            Work::Reps { count, .. } | Work::Breaths { count, .. } => Some(count),
        }
    }

    /// The tempo that the session sets, if it sets one.
    pub fn tempo(&self) -> Option<Tempo> {
        match self.work()? {
            Work::Reps { pace: Pace::Tempo(tempo), .. } | Work::Breaths { pace: tempo, .. } => {
                Some(tempo)
            }
            Work::Hold(_) | Work::Reps { pace: Pace::Own(_), .. } => None,
        }
    }

    /// How many whole paced reps or breaths lie within the first `into` of it.
    pub fn reps_within(&self, into: Millis) -> u16 {
        let (Some(tempo), Some(count)) = (self.tempo(), self.count()) else { return 0 };
        (into.0.checked_div(tempo.cycle().0).unwrap_or(0) as u16).min(count)
    }

    /// The beat at `into`, if the session sets the pace.
    pub fn beat(&self, into: Millis) -> Option<Beat> {
        beat_of(self.tempo()?, into)
    }

    /// Its cues, in order of time.
    pub(super) fn cues(&self, index: usize) -> Vec<Cue> {
        let first = match self.kind {
            SegmentKind::Prepare => CueKind::Prepare,
            SegmentKind::Work(_) => CueKind::Start,
            SegmentKind::Switch => CueKind::Switch,
            SegmentKind::Rest => CueKind::Rest,
        };
        let mut cues = vec![Cue { index, into: Millis::ZERO, kind: first }];
        let mut add = |into, kind| cues.push(Cue { index, into, kind });
        if let (Some(tempo), Some(count)) = (self.tempo(), self.count()) {
            let mut into = Millis::ZERO;
            for beat in 0..u32::from(count) * 4 {
                let phase = (beat % 4) as u8;
                let length = tempo.0[usize::from(phase)];
                // The very first beat is the start cue.
                if length > Millis::ZERO && beat > 0 {
                    add(into, CueKind::Beat(phase));
                }
                into = into + length;
            }
        } else if !self.is_open() {
            if matches!(self.kind, SegmentKind::Work(_)) && self.length >= HALFWAY_FROM {
                add(Millis(self.length.0 / 2), CueKind::Halfway);
            }
            if self.length >= COUNTDOWN_FROM {
                (1..=3)
                    .rev()
                    .for_each(|s| add(self.length - Millis::from_secs(s), CueKind::Countdown));
            }
        }
        cues
    }
}

/// Where in a rep or a breath of `tempo` it is, so long after the first began.
pub(super) fn beat_of(tempo: Tempo, into: Millis) -> Option<Beat> {
    let cycle = tempo.cycle();
    let rep = into.0.checked_div(cycle.0)? as u16;
    let mut left = Millis(into.0 % cycle.0);
    for (phase, length) in (0..).zip(tempo.0) {
        if left < length {
            return Some(Beat { rep: rep + 1, phase });
        }
        left = left - length;
    }
    None
}

/// A run of segments with the same movement on the same side, which one picture shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Turn {
    /// How many came before.
    pub number: usize,
    /// The first segment of the one that follows.
    pub next: Option<usize>,
}

impl Timeline {
    /// The plan of `routine`, with each exercise at the level that `level_of` gives it.
    pub fn of_routine(routine: &Routine, level_of: impl Fn(&Exercise) -> u8) -> Self {
        let mut segments = Vec::new();
        for step in &*routine.steps {
            push_step(&mut segments, step, step.movement.exercise().map_or(1, &level_of));
        }
        Self::laid_out(segments)
    }

    /// The same, with so much more time to get ready before the first movement.
    #[must_use]
    pub fn with_lead_in(mut self, more: Millis) -> Self {
        if let Some(first) = self.segments.first_mut()
            && first.kind == SegmentKind::Prepare
        {
            first.length = first.length + more;
        }
        Self::laid_out(self.segments)
    }

    /// Sets the starts from the lengths.
    pub(super) fn laid_out(mut segments: Vec<Segment>) -> Self {
        let mut start = Millis::ZERO;
        for segment in &mut segments {
            segment.start = start;
            start = segment.end();
        }
        Self { segments }
    }

    /// The segments, in order; never empty.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// How long all of it takes.
    pub fn total(&self) -> Millis {
        self.segments.last().map_or(Millis::ZERO, Segment::end)
    }

    pub fn segment(&self, position: Position) -> &Segment {
        &self.segments[position.index]
    }

    /// How much of the plan lies before `position`.
    pub fn elapsed(&self, position: Position) -> Millis {
        let segment = self.segment(position);
        segment.start + position.into.min(segment.length)
    }

    /// Where a person is who was at `from` and went on for `time`; `None` past the end. A set at
    /// the person's own pace is never left by time alone.
    pub fn after(&self, from: Position, time: Millis) -> Option<Position> {
        let mut position = Position { into: from.into + time, ..from };
        loop {
            let segment = self.segments.get(position.index)?;
            if segment.is_open() || position.into < segment.length {
                return Some(position);
            }
            position = Position { index: position.index + 1, into: position.into - segment.length };
        }
    }

    /// Where a session is that has run for `elapsed` without a pause; `None` past the end.
    pub fn position(&self, elapsed: Millis) -> Option<Position> {
        self.after(Position::START, elapsed)
    }

    /// The cues from `from` on, in order of time, the end included. It stops after the start of a
    /// set at the person's own pace: what follows has no time yet.
    pub fn cues_from(&self, from: Position) -> impl Iterator<Item = Cue> {
        let open = self.segments[from.index..].iter().position(Segment::is_open);
        let last = open.map_or(self.segments.len(), |open| from.index + open + 1);
        let end = open.is_none().then(|| self.end_cue());
        (from.index..last)
            .flat_map(|index| self.segments[index].cues(index))
            .filter(move |cue| (cue.index, cue.into) >= (from.index, from.into))
            .chain(end)
    }

    /// The place where the plan is over.
    pub fn end(&self) -> Position {
        let index = self.segments.len() - 1;
        Position { index, into: self.segments[index].length }
    }

    /// The cue that the plan is over.
    pub fn end_cue(&self) -> Cue {
        let Position { index, into } = self.end();
        Cue { index, into, kind: CueKind::End }
    }

    /// The first segment after `index` that is work.
    pub fn next_work(&self, index: usize) -> Option<&Segment> {
        self.segments[index + 1..].iter().find(|segment| segment.work().is_some())
    }

    /// The turn that segment `index` belongs to.
    pub fn turn(&self, index: usize) -> Turn {
        let new = |&at: &usize| {
            let [before, it] = [&self.segments[at - 1], &self.segments[at]];
            (&before.movement, before.side) != (&it.movement, it.side)
        };
        Turn {
            number: (1..=index).filter(new).count(),
            next: (index + 1..self.segments.len()).find(new),
        }
    }
}

/// How long `step` takes at `level`, from its prepare to its last second; an estimate where the person
/// sets the pace.
pub fn step_length(step: &Step, level: u8) -> Millis {
    let mut segments = Vec::new();
    push_step(&mut segments, step, level);
    segments.iter().fold(Millis::ZERO, |sum, segment| sum + segment.length)
}

/// Prepare, then set by set the work of each side, with a switch or a rest between.
fn push_step(segments: &mut Vec<Segment>, step: &Step, level: u8) {
    let movement = &step.movement;
    let dose = step.dose(level);
    let said =
        |own: &Option<Text>, text: &str| own.clone().unwrap_or_else(|| text.to_owned().into());
    let (ready, cue) = (said(&step.ready, movement.ready()), said(&step.cue, movement.cue()));
    let mut push = |kind, side, set, length| {
        segments.push(Segment {
            kind,
            part: TimelinePart::Routine,
            movement: movement.clone(),
            side,
            level,
            set,
            sets: dose.sets,
            ready: ready.clone(),
            cue: cue.clone(),
            start: Millis::ZERO,
            length,
        });
    };
    let first = movement.first_side();
    let sided = movement.sides() != Sides::Both;
    push(SegmentKind::Prepare, first, 1, step.prepare.unwrap_or(movement.prepare()));
    for set in 1..=dose.sets {
        push(SegmentKind::Work(dose.work), first, set, dose.work.length());
        if sided {
            push(SegmentKind::Switch, Side::Right, set, movement.switch());
            push(SegmentKind::Work(dose.work), Side::Right, set, dose.work.length());
        }
        if set < dose.sets {
            if dose.rest > Millis::ZERO {
                push(SegmentKind::Rest, first, set + 1, dose.rest);
            } else if sided {
                push(SegmentKind::Switch, first, set + 1, movement.switch());
            }
        }
    }
}
