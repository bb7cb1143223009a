//! What a person said of exercises, and how long and how slowly they like to work; and what that makes of a dose.
//!
//! Invariants (`tests/marks.rs`): no hold, and no set, gets longer than the exercise itself allows ([`most`]); without a
//! mark and a scale nothing changes.

use crate::domain::library::exercise::{Dose, Exercise, Kind, Pace, Posture, Tempo, Work};
use crate::domain::library::movement::Movement;
use crate::domain::library::routine::{Routine, Step};
use crate::domain::session::timeline::step_length;
use crate::domain::time::Millis;
use crate::domain::words::words;

words! {
    /// A mark on an exercise. The first two exclude each other, and so do the last two.
    Mark {
        Liked = "liked",
        NotForMe = "not_for_me",
        Gentler = "gentler",
        Longer = "longer",
    }
}

impl Mark {
    /// The marks of which an exercise has one at most.
    pub const GROUPS: [[Self; 2]; 2] =
        [[Self::Liked, Self::NotForMe], [Self::Gentler, Self::Longer]];

    /// The group that it is in.
    const fn group(self) -> usize {
        match self {
            Self::Liked | Self::NotForMe => 0,
            Self::Gentler | Self::Longer => 1,
        }
    }
}

/// As it stands in the log: which scale an entry is about.
pub const HOLD_SCALE: &str = "hold";
pub const PACE_SCALE: &str = "pace";
/// How long holds may be, in percent of what the exercise asks for. The steps are our own choice.
pub const HOLDS: [u16; 4] = [75, 100, 125, 150];
/// How long a rep may take, in percent: the usual time, and half as long again. Our own choice.
pub const PACES: [u16; 2] = [100, 150];
/// What the marks gentler and longer make of an exercise, in percent. Our own choice: a step that is felt.
const GENTLER: u16 = 75;
const LONGER: u16 = 125;
/// No stretch is held longer than this where its own ladder does not say: 10 to 30 seconds, and up to 60 for older
/// people, are common practice (safety facts, 6).
const LONGEST_STRETCH: Millis = Millis::from_secs(60);
/// No hold is made shorter than this: the shortest that trials of stretching have used (safety facts, 6).
const SHORTEST_HOLD: Millis = Millis::from_secs(5);
/// A set of fewer reps than this has more or fewer sets instead.
const FEW_REPS: u16 = 4;

/// All that a person said of this.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Marks {
    /// By the slug of the exercise: one of each group at most. A list, as a map is kilobytes of program.
    said: Vec<(String, [Option<Mark>; 2])>,
    /// One of [`HOLDS`].
    hold: u16,
    /// One of [`PACES`].
    pace: u16,
}

impl Default for Marks {
    fn default() -> Self {
        Self { said: Vec::new(), hold: 100, pace: 100 }
    }
}

impl Marks {
    /// Lays a mark on an exercise, in the place of the other of its group, or takes it away.
    pub fn set(&mut self, slug: &str, mark: Mark, on: bool) {
        let at = self.said.iter().position(|(known, _)| known == slug).unwrap_or_else(|| {
            self.said.push((slug.to_owned(), [None; 2]));
            self.said.len() - 1
        });
        let said = &mut self.said[at].1[mark.group()];
        if on {
            *said = Some(mark);
        } else if *said == Some(mark) {
            *said = None;
        }
    }

    /// Sets a scale; a value that is none of its own is passed over.
    pub fn set_scale(&mut self, scale: &str, percent: u16) {
        match scale {
            HOLD_SCALE if HOLDS.contains(&percent) => self.hold = percent,
            PACE_SCALE if PACES.contains(&percent) => self.pace = percent,
            _ => {}
        }
    }

    /// One of [`HOLDS`].
    pub fn hold(&self) -> u16 {
        self.hold
    }

    /// One of [`PACES`].
    pub fn pace(&self) -> u16 {
        self.pace
    }

    pub fn has(&self, slug: &str, mark: Mark) -> bool {
        self.said.iter().any(|(known, said)| known == slug && said[mark.group()] == Some(mark))
    }

    /// The exercises with this mark, by their slugs.
    pub fn with(&self, mark: Mark) -> Vec<String> {
        let with = self.said.iter().filter(|(_, said)| said[mark.group()] == Some(mark));
        with.map(|(slug, _)| slug.clone()).collect()
    }

    /// By how much the work on `exercise` is longer or shorter, in percent, apart from the scale of holds.
    fn amount(&self, exercise: &Exercise) -> u16 {
        if self.has(exercise.slug, Mark::Gentler) {
            GENTLER
        } else if self.has(exercise.slug, Mark::Longer) {
            LONGER
        } else {
            100
        }
    }

    /// `dose` of `exercise` as this person wants it; never longer than [`most`], and where it `may_grow` not, never
    /// longer than it was.
    pub fn dose(&self, exercise: &Exercise, dose: Dose, may_grow: bool) -> Dose {
        if matches!(exercise.kind, Kind::SetUp | Kind::Test) {
            return dose;
        }
        let amount = self.amount(exercise);
        let most = if may_grow { most(exercise, dose) } else { dose };
        match dose.work {
            Work::Hold(length) => {
                let percent = u64::from(self.hold) * u64::from(amount) / 100;
                let wanted = Millis((length.0 * percent / 100 + 500) / 1000 * 1000);
                let least = length.min(SHORTEST_HOLD);
                let longest = most.work.length().max(length);
                Dose { work: Work::Hold(wanted.clamp(least, longest)), ..dose }
            }
            Work::Reps { count, pace } => {
                let pace = match pace {
                    Pace::Tempo(tempo) if self.pace > 100 => Pace::Tempo(slower(tempo, self.pace)),
                    pace => pace,
                };
                let (count, sets) = counted(count, dose.sets, amount, most);
                Dose { work: Work::Reps { count, pace }, sets, ..dose }
            }
            // The pace of a breath is the exercise.
            Work::Breaths { count, pace } => {
                let (count, sets) = counted(count, dose.sets, amount, most);
                Dose { work: Work::Breaths { count, pace }, sets, ..dose }
            }
        }
    }

    /// `routine` with each exercise of the library as this person wants it, at the levels of `level_of`; the routine
    /// itself where nothing changes.
    pub fn routine(
        &self,
        routine: &Routine,
        level_of: impl Fn(&Exercise) -> u8,
        may_grow: bool,
    ) -> Routine {
        if *self == Self::default() {
            return routine.clone();
        }
        let (mut before, mut after, mut changed) = (Millis::ZERO, Millis::ZERO, false);
        let steps = routine.steps.iter().map(|step| {
            let Movement::Library(exercise) = step.movement else {
                return step.clone();
            };
            let level = level_of(exercise);
            let asked = step.dose(level);
            let dose = self.dose(exercise, asked, may_grow);
            if dose == asked {
                return step.clone();
            }
            let new = Step { dose: Some(dose), ..step.clone() };
            changed = true;
            before = before + step_length(step, level);
            after = after + step_length(&new, level);
            new
        });
        let steps: Vec<Step> = steps.collect();
        if !changed {
            return routine.clone();
        }
        Routine { stated: routine.stated + after - before, steps: steps.into(), ..routine.clone() }
    }
}

/// The most that `exercise` may become of `dose`: what its own ladder asks for at its end. A stretch that has no ladder
/// may be held for [`LONGEST_STRETCH`]; what hangs from a bar grows by its ladder alone (safety facts, 2.2, row 11).
pub fn most(exercise: &Exercise, dose: Dose) -> Dose {
    if exercise.positions.contains(&Posture::Hanging) {
        return dose;
    }
    let alike = exercise.levels.iter().filter(|it| {
        matches!(
            (it.work, dose.work),
            (Work::Hold(_), Work::Hold(_))
                | (Work::Reps { .. }, Work::Reps { .. })
                | (Work::Breaths { .. }, Work::Breaths { .. })
        )
    });
    let mut most = dose;
    for level in alike {
        let longer = match (level.work, most.work) {
            (Work::Hold(length), Work::Hold(longest)) => length > longest,
            (level, most) => count(level) > count(most),
        };
        if longer {
            most.work = level.work;
        }
        most.sets = most.sets.max(level.sets);
    }
    if let (Kind::Stretch, [_], Work::Hold(length)) = (exercise.kind, exercise.levels, most.work) {
        most.work = Work::Hold(length.max(LONGEST_STRETCH));
    }
    most
}

fn count(work: Work) -> u16 {
    match work {
        Work::Hold(_) => 0,
        Work::Reps { count, .. } | Work::Breaths { count, .. } => count,
    }
}

/// So many reps or breaths, in so many sets, changed to `amount` percent: fewer are rounded down, more up, but by no more
/// than `most` has.
fn counted(count: u16, sets: u8, amount: u16, most: Dose) -> (u16, u8) {
    let changed = |of: u16| {
        let wanted = u32::from(of) * u32::from(amount);
        let wanted = if amount < 100 { wanted / 100 } else { wanted.div_ceil(100) };
        u16::try_from(wanted).unwrap_or(of).max(1)
    };
    if amount == 100 {
        (count, sets)
    } else if count < FEW_REPS && sets > 1 {
        let wanted = u8::try_from(changed(sets.into())).unwrap_or(sets);
        (count, wanted.min(most.sets.max(sets)))
    } else {
        (changed(count).min(self::count(most.work).max(count)), sets)
    }
}

/// Each phase in `percent` of its time, in whole seconds.
fn slower(tempo: Tempo, percent: u16) -> Tempo {
    Tempo(tempo.0.map(|phase| Millis((phase.0 * u64::from(percent) / 100).div_ceil(1000) * 1000)))
}
