//! A running session as a state machine, driven by events that carry the time.
//!
//! Invariants: no clock is read here; the position is a function of the last anchor and `now`; a cue is announced at
//! most once, and never late; the tally holds nothing that was not guided.

use crate::domain::session::hurt::{Feeling, HurtNote, Then};
use crate::domain::session::tally::Tally;
use crate::domain::session::timeline::{Cue, CueKind, Position, Segment, Timeline, TimelinePart};
use crate::domain::time::{Millis, Moment};

/// A page that gave no sign of life for longer than this was frozen: the session waits there.
pub const FROZEN_AFTER: Millis = Millis::from_secs(10);
/// Clocks that drift apart by more than this between two signs of life mean that the machine slept.
pub const SLEPT_AFTER: Millis = Millis::from_secs(2);
/// A cue is announced up to this late, because hidden tabs wake once a second. After that it is dropped: its words are no
/// longer true, and a page that comes back would say all of them at once.
pub const CUE_GRACE: Millis = Millis(1100);
/// "Back" within this much of a segment goes to the one before, later to its start.
pub const BACK_WITHIN: Millis = Millis::from_secs(3);
/// What "plus" and "minus" add and take.
pub const ADJUST_BY: Millis = Millis::from_secs(15);

/// One session: the plan, the stage it is at, and what was done so far.
#[derive(Clone, PartialEq, Debug)]
pub struct Session {
    timeline: Timeline,
    stage: Stage,
    tally: Tally,
    hurts: Vec<HurtNote>,
}

/// Where a session stands. What only a stage needs lives in that stage.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Stage {
    /// Nothing has happened yet.
    Ready,
    /// Time counts.
    Running(Run),
    /// Time does not count.
    Paused(Pause),
    /// The plan came to its end.
    Finished,
    /// The person ended it before.
    Stopped(StopReason),
}

/// A running session: where it was at `since`, and what has been announced.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Run {
    pub(super) from: Position,
    pub(super) since: Moment,
    /// The last sign of life.
    seen: Moment,
    /// Cues before this place are behind us.
    pub(super) cued: Position,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pause {
    pub at: Position,
    pub why: PauseReason,
    cued: Position,
}

/// Why a session waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PauseReason {
    /// The person asked.
    Asked,
    /// The page stood still or the machine slept, for this long.
    Frozen(Millis),
    /// It hurt, and the person has not said yet in what way.
    Hurt,
}

/// Why a session ended before its plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StopReason {
    /// The person had enough.
    Ended,
    /// The person said that it hurts.
    Hurt,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Event {
    Started,
    /// Time went by.
    Ticked,
    Paused,
    Resumed,
    /// Skip was pressed: on to the next segment.
    Skipped,
    /// Enough of what is done around the routine: on to the routine, or to the end.
    PartSkipped,
    WentBack,
    /// The segment begins again.
    Restarted,
    /// The segment gets longer by about [`ADJUST_BY`].
    Lengthened,
    /// The segment gets shorter by about [`ADJUST_BY`].
    Shortened,
    /// A set at the person's own pace is done.
    SetDone,
    /// The person ends the session here.
    Ended,
    /// The person says that it hurts: nothing goes on until they say in what way.
    Hurt,
    /// They say it, and what they do about it.
    HurtSaid(Feeling, Then),
}

/// What the world should do about it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Effect {
    /// Say, show and vibrate this now.
    Announce(Cue),
    /// What is to be heard from now on has changed: see [`Session::score`].
    Rescore,
    /// Keep the screen on, or let it go.
    KeepAwake(bool),
    /// The session is over: keep its record.
    Save,
}

impl Run {
    /// `now`, but not before what has been shown already.
    pub(super) fn not_before(&self, now: Moment) -> Moment {
        if now.mono < self.seen.mono { self.seen } else { now }
    }
}

impl Session {
    /// A session that waits for Start.
    pub fn new(timeline: Timeline) -> Self {
        Self { timeline, stage: Stage::Ready, tally: Tally::default(), hurts: Vec::new() }
    }

    /// A session that waits at `at` for `why`, after `tally` was guided and `hurts` were said.
    pub fn waiting(
        timeline: Timeline,
        at: Position,
        why: PauseReason,
        tally: Tally,
        hurts: Vec<HurtNote>,
    ) -> Self {
        Self { timeline, stage: Stage::Paused(Pause { at, why, cued: at }), tally, hurts }
    }

    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Nothing can happen to it any more.
    pub fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Finished | Stage::Stopped(_))
    }

    /// "This hurts" was pressed, and the person has not said yet in what way.
    pub fn is_hurt(&self) -> bool {
        matches!(self.stage, Stage::Paused(Pause { why: PauseReason::Hurt, .. }))
    }

    /// What was guided so far, up to the last event.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// What hurt, in the order in which it was said.
    pub fn hurts(&self) -> &[HurtNote] {
        &self.hurts
    }

    /// Takes note of `event`, which happened at `now`, and says what to do about it. An event that
    /// does not fit the stage changes nothing.
    pub fn handle(&mut self, event: Event, now: Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        // A session that froze is paused before anything else is done to it.
        self.advance(now, &mut effects);
        match (self.stage, event) {
            (Stage::Paused(Pause { why: PauseReason::Hurt, .. }), event) => {
                self.after_hurt(event, now, &mut effects);
            }
            (Stage::Ready, Event::Started) => {
                self.run(Position::START, Position::START, now, &mut effects);
            }
            (Stage::Paused(pause), Event::Resumed) => {
                self.run(pause.at, pause.cued, now, &mut effects);
            }
            (Stage::Running(run), Event::Paused) => {
                let at = self.position(now);
                self.wait(at, run.cued, PauseReason::Asked, &mut effects);
            }
            (Stage::Running(_) | Stage::Paused(_), Event::Skipped | Event::SetDone) => {
                self.next(event == Event::SetDone, now, &mut effects);
            }
            (Stage::Running(_) | Stage::Paused(_), Event::PartSkipped) => {
                self.skip_part(now, &mut effects);
            }
            (Stage::Running(_) | Stage::Paused(_), Event::WentBack) => {
                let Position { index, into } = self.position(now);
                let index = if into < BACK_WITHIN { index.saturating_sub(1) } else { index };
                self.go(index, now, &mut effects);
            }
            (Stage::Running(_) | Stage::Paused(_), Event::Restarted) => {
                self.go(self.position(now).index, now, &mut effects);
            }
            (Stage::Running(_) | Stage::Paused(_), Event::Lengthened | Event::Shortened) => {
                let less = event == Event::Shortened;
                self.timeline = self.timeline.adjusted(self.position(now), ADJUST_BY, less);
                effects.push(Effect::Rescore);
            }
            (Stage::Running(_) | Stage::Paused(_), Event::Ended) => {
                self.end(Stage::Stopped(StopReason::Ended), &mut effects);
            }
            (Stage::Running(Run { cued, .. }) | Stage::Paused(Pause { cued, .. }), Event::Hurt) => {
                self.wait(self.position(now), cued, PauseReason::Hurt, &mut effects);
            }
            _ => {}
        }
        effects
    }

    /// Only an answer leads on from a hurt. One that ends without an answer has stopped for it.
    fn after_hurt(&mut self, event: Event, now: Moment, effects: &mut Vec<Effect>) {
        let at = self.position(now);
        let then = match event {
            Event::HurtSaid(feeling, then) => {
                // No answer leads on from a stop sign.
                let then = if feeling.is_stop_sign() { Then::Stop } else { then };
                if feeling != Feeling::Nothing {
                    let Segment { movement, side, .. } = self.timeline.segment(at);
                    let (movement, side) = (movement.clone(), *side);
                    self.hurts.push(HurtNote { movement, side, feeling, then });
                }
                then
            }
            Event::Ended => Then::Stop,
            _ => return,
        };
        match then {
            Then::Stop => self.end(Stage::Stopped(StopReason::Hurt), effects),
            Then::GoOn => self.start_at(at, now, effects),
            Then::Ease => self.start_at(Position { into: Millis::ZERO, ..at }, now, effects),
            Then::LeaveOut => {
                let movement = &self.timeline.segment(at).movement;
                let segments = self.timeline.segments();
                match (at.index..segments.len()).find(|&it| segments[it].movement != *movement) {
                    Some(index) => {
                        self.start_at(Position { index, into: Millis::ZERO }, now, effects);
                    }
                    None => self.finish(effects),
                }
            }
        }
    }

    /// Runs from `at`, whose cues are heard again.
    fn start_at(&mut self, at: Position, now: Moment, effects: &mut Vec<Effect>) {
        self.run(at, at, now, effects);
    }

    /// Where the session is at `now`. Ready counts as the start, a finished one as the end.
    pub fn position(&self, now: Moment) -> Position {
        match &self.stage {
            Stage::Ready => Position::START,
            Stage::Running(run) => self.at(run, run.not_before(now)),
            Stage::Paused(pause) => pause.at,
            Stage::Finished | Stage::Stopped(_) => self.timeline.end(),
        }
    }

    pub fn segment(&self, now: Moment) -> &Segment {
        self.timeline.segment(self.position(now))
    }

    /// Where `run` is at `now`, which is not before what has been shown already.
    pub(super) fn at(&self, run: &Run, now: Moment) -> Position {
        self.timeline
            .after(run.from, now.mono - run.since.mono)
            .unwrap_or_else(|| self.timeline.end())
    }

    /// Walks a running session up to `now`: credits the work, announces what is due, pauses at the
    /// last sign of life if the page was frozen since, and finishes at the end.
    fn advance(&mut self, now: Moment, effects: &mut Vec<Effect>) {
        let Stage::Running(mut run) = self.stage else { return };
        let now = run.not_before(now);
        let gap = now.mono - run.seen.mono;
        let slept = (now.wall - run.seen.wall) - gap;
        if gap > FROZEN_AFTER || slept > SLEPT_AFTER {
            let at = self.at(&run, run.seen);
            return self.wait(at, run.cued, PauseReason::Frozen(gap + slept), effects);
        }
        let from = self.at(&run, run.seen);
        let to = self.at(&run, now);
        self.tally.credit(&self.timeline, from, to);
        let elapsed = self.timeline.elapsed(to);
        for cue in self.timeline.cues_from(run.cued) {
            let later = (cue.index, cue.into) > (to.index, to.into);
            if later || cue.kind == CueKind::End {
                break;
            }
            let late = elapsed - (self.timeline.segments()[cue.index].start + cue.into);
            // In a set at the person's own pace the plan stands still while time goes by.
            let late = late.max(if cue.index == to.index { to.into - cue.into } else { late });
            if late <= CUE_GRACE {
                effects.push(Effect::Announce(cue));
            }
        }
        run.cued = Position { into: to.into + Millis(1), ..to };
        run.seen = now;
        self.stage = Stage::Running(run);
        if to == self.timeline.end() && !self.timeline.segment(to).is_open() {
            self.finish(effects);
        }
    }

    /// Starts the clock at `at`.
    fn run(&mut self, at: Position, cued: Position, now: Moment, effects: &mut Vec<Effect>) {
        self.stage = Stage::Running(Run { from: at, since: now, seen: now, cued });
        effects.extend([Effect::KeepAwake(true), Effect::Rescore]);
        self.advance(now, effects);
    }

    fn wait(&mut self, at: Position, cued: Position, why: PauseReason, effects: &mut Vec<Effect>) {
        self.stage = Stage::Paused(Pause { at, why, cued });
        effects.extend([Effect::KeepAwake(false), Effect::Rescore]);
    }

    /// On to the next segment; past the last one the session is finished.
    fn next(&mut self, done: bool, now: Moment, effects: &mut Vec<Effect>) {
        let at = self.position(now);
        let segment = self.timeline.segment(at);
        if done {
            if !segment.is_open() {
                return;
            }
            self.tally.count(segment);
        }
        if at.index + 1 < self.timeline.segments().len() {
            self.go(at.index + 1, now, effects);
        } else {
            self.finish(effects);
        }
    }

    /// Past what is done around the routine. The routine itself has its own ways on.
    fn skip_part(&mut self, now: Moment, effects: &mut Vec<Effect>) {
        let at = self.position(now).index;
        let segments = self.timeline.segments();
        let part = segments[at].part;
        if part == TimelinePart::Routine {
            return;
        }
        match (at..segments.len()).find(|&it| segments[it].part != part) {
            Some(index) => self.go(index, now, effects),
            None => self.finish(effects),
        }
    }

    /// To the start of segment `index`, running or paused as before; its cues are heard again.
    fn go(&mut self, index: usize, now: Moment, effects: &mut Vec<Effect>) {
        let at = Position { index, into: Millis::ZERO };
        match &mut self.stage {
            Stage::Paused(pause) => {
                *pause = Pause { at, cued: at, ..*pause };
            }
            _ => self.run(at, at, now, effects),
        }
    }

    fn finish(&mut self, effects: &mut Vec<Effect>) {
        effects.push(Effect::Announce(self.timeline.end_cue()));
        self.end(Stage::Finished, effects);
    }

    fn end(&mut self, stage: Stage, effects: &mut Vec<Effect>) {
        self.stage = stage;
        effects.extend([Effect::KeepAwake(false), Effect::Rescore, Effect::Save]);
    }
}
