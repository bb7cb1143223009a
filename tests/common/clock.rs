//! A driven clock, and made-up routines that have a segment of every kind.

use std::borrow::Cow;

use unhunch::domain::library::exercise::{Dose, Exercise, Kind, Pace, Posture, Sides, Tempo, Work};
use unhunch::domain::library::movement::Movement;
use unhunch::domain::library::purpose::Purpose;
use unhunch::domain::library::routine::{Routine, Step, Text};
use unhunch::domain::session::machine::{Effect, Event, Session};
use unhunch::domain::session::timeline::{Cue, Timeline};
use unhunch::domain::time::{Millis, Moment};
use unhunch::i18n::Key;

const fn secs(seconds: u32) -> Millis {
    Millis::from_secs(seconds)
}

const fn once(work: Work) -> Dose {
    Dose { work, sets: 1, rest: Millis::ZERO }
}

const fn exercise(slug: &'static str, sides: Sides, levels: &'static [Dose]) -> Exercise {
    Exercise {
        slug,
        name: Key::HOME_TITLE,
        positions: &[Posture::Seated],
        kind: Kind::Stretch,
        areas: &[],
        day_parts: &[],
        equipment: &[],
        sides,
        prepare: secs(5),
        switch: secs(4),
        ready: Key::SESSION_PREPARE,
        cue: Key::SESSION_REP_OUT,
        phases: None,
        care: Key::HURT_LEAD,
        excluded_by: &[],
        instead: None,
        levels,
    }
}

const TEMPO: Tempo = Tempo([secs(2), secs(1), secs(4), Millis::ZERO]);
const BREATH: Tempo = Tempo([secs(4), Millis::ZERO, secs(6), Millis::ZERO]);

static HOLD: Exercise = exercise(
    "hold-each",
    Sides::Each,
    &[Dose { work: Work::Hold(secs(20)), sets: 2, rest: secs(15) }],
);
static TILT: Exercise = exercise(
    "hold-alternate",
    Sides::Alternate,
    &[Dose { work: Work::Hold(secs(10)), sets: 2, rest: Millis::ZERO }],
);
static ROW: Exercise = exercise(
    "reps-tempo",
    Sides::Both,
    &[Dose { work: Work::Reps { count: 6, pace: Pace::Tempo(TEMPO) }, sets: 2, rest: secs(10) }],
);
static OWN: Exercise =
    exercise("reps-own", Sides::Both, &[once(Work::Reps { count: 8, pace: Pace::Own(secs(3)) })]);
static BREATHE: Exercise =
    exercise("breaths", Sides::Both, &[once(Work::Breaths { count: 3, pace: BREATH })]);

static LONG: Exercise =
    exercise("long", Sides::Both, &[Dose { work: Work::Hold(secs(595)), sets: 6, rest: secs(5) }]);

const fn step(exercise: &'static Exercise) -> Step {
    Step {
        movement: Movement::Library(exercise),
        dose: None,
        prepare: None,
        ready: None,
        cue: None,
    }
}

const fn routine(steps: &'static [Step]) -> Routine {
    Routine {
        slug: Cow::Borrowed("made-up"),
        name: Text::Library(Key::HOME_TITLE),
        summary: Text::Library(Key::EMPTY),
        stated: secs(1),
        place: unhunch::domain::library::exercise::Place::Chair,
        day_parts: &[],
        purpose: Purpose::NONE,
        headline: Text::Library(Key::EMPTY),
        closing: Text::Library(Key::END_FINISHED),
        steps: Cow::Borrowed(steps),
    }
}

/// Every kind of segment that time alone can pass.
static PACED_STEPS: [Step; 4] = [step(&HOLD), step(&ROW), step(&TILT), step(&BREATHE)];
pub static PACED: Routine = routine(&PACED_STEPS);
/// The same with a set at the person's own pace in the middle.
static MIXED_STEPS: [Step; 4] = [step(&BREATHE), step(&OWN), step(&ROW), step(&OWN)];
pub static MIXED: Routine = routine(&MIXED_STEPS);

/// An hour, with its five rests and its one prepare.
static HOUR_STEPS: [Step; 1] = [step(&LONG)];
pub static HOUR: Routine = routine(&HOUR_STEPS);

/// A session, the clock that drives it, and all that it asked for.
pub struct Run {
    pub session: Session,
    pub now: Moment,
    pub effects: Vec<(Millis, Effect)>,
}

impl Run {
    pub fn of(routine: &Routine) -> Self {
        Self {
            session: Session::new(Timeline::of_routine(routine, |_| 1)),
            now: Moment { mono: Millis(4_321), wall: Millis(1_795_303_800_000) },
            effects: Vec::new(),
        }
    }

    pub fn started(routine: &Routine) -> Self {
        let mut run = Self::of(routine);
        run.event(Event::Started);
        run
    }

    pub fn event(&mut self, event: Event) {
        let effects = self.session.handle(event, self.now);
        self.effects.extend(effects.into_iter().map(|effect| (self.now.mono, effect)));
    }

    /// Lets `ms` go by on both clocks, and gives a sign of life.
    pub fn wait(&mut self, ms: u64) {
        self.pass(ms);
        self.event(Event::Ticked);
    }

    /// Lets `ms` go by unseen.
    pub fn pass(&mut self, ms: u64) {
        self.now.mono = self.now.mono + Millis(ms);
        self.now.wall = self.now.wall + Millis(ms);
    }

    /// Sleeps until each deadline for `ms` in all, as a visible page does.
    pub fn play(&mut self, ms: u64) {
        let until = self.now.mono + Millis(ms);
        while let Some(next) = self.session.next_deadline(self.now).filter(|&next| next <= until) {
            assert!(next > self.now.mono, "a deadline lies ahead");
            self.wait((next - self.now.mono).0);
        }
        self.wait((until - self.now.mono).0);
    }

    /// What was announced, with when.
    pub fn cues(&self) -> Vec<(Millis, Cue)> {
        let cue = |(at, effect): &(Millis, Effect)| match effect {
            Effect::Announce(cue) => Some((*at, *cue)),
            _ => None,
        };
        self.effects.iter().filter_map(cue).collect()
    }
}
