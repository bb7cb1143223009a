//! What an exercise is: how to do it, how much, and for whom. The rows live in `content/exercises/`.

use crate::domain::time::Millis;
use crate::domain::words::words;
use crate::i18n::Key;

/// One exercise of the library: what a session, a search and a suggestion need of it.
#[derive(PartialEq, Eq, Debug)]
pub struct Exercise {
    /// Stable name in addresses and logs, for example `cat-cow`.
    pub slug: &'static str,
    pub name: Key,
    /// How the body is held.
    pub positions: &'static [Posture],
    pub kind: Kind,
    pub areas: &'static [Area],
    pub day_parts: &'static [DayPart],
    pub equipment: &'static [Equipment],
    /// Whether the sides are worked apart.
    pub sides: Sides,
    /// Time to get into position and to hear `ready`.
    pub prepare: Millis,
    pub switch: Millis,
    /// How to get into position; read aloud while preparing.
    pub ready: Key,
    /// The one thing to think of while doing it.
    pub cue: Key,
    /// What to do in each phase of its tempo, where that is more than "go" and "back". Empty for a
    /// phase that does not happen.
    pub phases: Option<[Key; 4]>,
    /// What keeps it safe; shown quieter than the cue.
    pub care: Key,
    /// Answers of the safety check (ids of `safety.toml`) that leave it out.
    pub excluded_by: &'static [&'static str],
    /// The exercise that stands in where this one is left out.
    pub instead: Option<&'static str>,
    /// Doses from the first level up; never empty.
    pub levels: &'static [Dose],
}

impl Exercise {
    /// The dose of level `level`, counted from 1; the nearest that exists.
    pub fn dose(&self, level: u8) -> Dose {
        *nearest(self.levels, level)
    }
}

/// What a person can read about an exercise before doing it. Apart from [`Exercise`], because a
/// session does without, and the first load should.
#[derive(PartialEq, Eq, Debug)]
pub struct About {
    /// What it is for, in a line.
    pub why: Key,
    /// Other names that people search by.
    pub also: &'static [Key],
    /// All of it, in the imperative.
    pub steps: &'static [Key],
    pub feel: Key,
    pub mistakes: &'static [Key],
    pub easier: Key,
    pub harder: Key,
    /// Who should leave it out, in words.
    pub leave_out: &'static [Key],
    /// What does the same job, for each of the exercise's equipment; never empty.
    pub substitutes: &'static [Key],
    /// How to breathe while it is held, where that is asked for.
    pub breath: Option<Tempo>,
    /// What the exercise's levels are called, and more.
    pub rungs: &'static [Rung],
    /// Where the figures come from.
    pub sources: &'static [&'static Source],
    /// When the row was last read against its sources, `YYYY-MM-DD`.
    pub reviewed: &'static str,
}

impl About {
    /// The rung of level `level`, counted from 1; the nearest that exists.
    pub fn rung(&self, level: u8) -> &'static Rung {
        nearest(self.rungs, level)
    }
}

/// The row of level `level`, counted from 1, or the nearest that exists of rows that are never empty.
fn nearest<T>(rows: &'static [T], level: u8) -> &'static T {
    &rows[usize::from(level.saturating_sub(1)).min(rows.len() - 1)]
}

/// One rung of an exercise's ladder, in words.
#[derive(PartialEq, Eq, Debug)]
pub struct Rung {
    /// What the rung is called, for example "at the counter".
    pub name: Key,
    /// What changes on this rung, or empty.
    pub note: Key,
    /// Where the dose comes from, in a few words.
    pub source: Key,
}

/// How much work: what is done in one set, how many sets, and the rest between them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dose {
    /// One set, per side where the sides are worked apart.
    pub work: Work,
    /// How many sets; at least 1.
    pub sets: u8,
    pub rest: Millis,
}

impl Dose {
    /// A second of holding: what is left to do where nothing else is known.
    pub const LEAST: Self =
        Self { work: Work::Hold(Millis::from_secs(1)), sets: 1, rest: Millis::ZERO };
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Work {
    /// Stay for this long.
    Hold(Millis),
    /// Repeat.
    Reps {
        count: u16,
        /// In what time.
        pace: Pace,
    },
    /// Breathe to a pace.
    Breaths {
        count: u16,
        /// In what time.
        pace: Tempo,
    },
}

/// How a set of reps is timed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pace {
    /// The session sets the pace.
    Tempo(Tempo),
    /// The person does, and says when the set is done. The session reckons with this long for a
    /// rep, for the length of the routine only.
    Own(Millis),
}

/// The four phases of a rep or a breath. For reps: out (the work), hold, back (the return), rest.
/// For breaths: in, hold, out, rest. A phase of no length does not happen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tempo(pub [Millis; 4]);

impl Tempo {
    /// The length of one rep or breath.
    pub fn cycle(self) -> Millis {
        self.0.into_iter().fold(Millis::ZERO, |sum, phase| sum + phase)
    }
}

impl Work {
    /// How long one set takes; an estimate where the person sets the pace.
    pub fn length(self) -> Millis {
        let (count, cycle) = match self {
            Self::Hold(length) => return length,
            Self::Reps { count, pace: Pace::Own(rep) } => (count, rep),
            Self::Reps { count, pace: Pace::Tempo(tempo) }
            | Self::Breaths { count, pace: tempo } => (count, tempo.cycle()),
        };
        Millis(u64::from(count) * cycle.0)
    }
}

#[derive(PartialEq, Eq, Debug)]
pub struct Equipment {
    pub item: Item,
    /// It can be done without.
    pub optional: bool,
}

#[derive(PartialEq, Eq, Debug)]
pub struct Source {
    pub id: &'static str,
    /// Author or publisher, and title.
    pub title: Key,
    pub year: u16,
    /// What it found or says, in a sentence.
    pub says: Key,
}

/// A side of the body, as the person's own left and right.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Side {
    Left,
    Right,
    /// Both at once, or no side at all.
    Both,
}

impl Side {
    pub fn named(id: &str) -> Option<Self> {
        [Self::Both, Self::Left, Self::Right].into_iter().find(|it| it.id() == id)
    }

    /// `left`, `right` or `both`, as in logs and contracts.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
            Self::Both => "both",
        }
    }
}

words! {
    Sides {
        /// Together, or the exercise has no sides.
        Both = "both",
        /// The whole dose on one side, then the other.
        Each = "each",
        /// Left, right, left, right; `sets` counts the turns of a side.
        Alternate = "alternate",
    }
}

words! {
    Kind {
        /// Lengthen and stay.
        Stretch = "stretch",
        /// Move through a range.
        Mobility = "mobility",
        /// Work against a load.
        Strength = "strength",
        /// Press or hang until it eases.
        Release = "release",
        Breath = "breath",
        /// Arrange the body.
        SetUp = "set-up",
        /// See how far a movement of one's own goes: no exercise, and no look for what may be wrong.
        Test = "test",
    }
}

words! {
    /// How the body is held.
    Posture {
        Standing = "standing",
        /// On a chair.
        Seated = "seated",
        AllFours = "all-fours",
        /// On the knees, sitting back.
        Kneeling = "kneeling",
        /// Face up.
        Back = "back",
        /// Face down.
        Front = "front",
        /// On one side.
        SideLying = "side-lying",
        /// From a bar.
        Hanging = "hanging",
    }
}

words! {
    /// Where a routine is done, as a person asks for it.
    Place {
        /// In a chair.
        Chair = "chair",
        /// On the feet, with or without a wall, a doorway or a corner.
        Wall = "wall",
        /// On the floor.
        Floor = "floor",
        /// Under a bar.
        Bar = "bar",
    }
}

impl Item {
    /// What is taken to be in every home and office; a clean floor does for a mat. Nobody is asked for it.
    pub const EVERYWHERE: &[Self] = &[
        Self::Chair,
        Self::Wall,
        Self::Doorway,
        Self::Corner,
        Self::Mat,
        Self::Towel,
        Self::Cushion,
    ];
}

impl Posture {
    /// The place that the position belongs to.
    pub const fn place(self) -> Place {
        match self {
            Self::Seated => Place::Chair,
            Self::Standing => Place::Wall,
            Self::Hanging => Place::Bar,
            Self::AllFours | Self::Kneeling | Self::Back | Self::Front | Self::SideLying => {
                Place::Floor
            }
        }
    }
}

words! {
    Area {
        Neck = "neck",
        Shoulders = "shoulders",
        Chest = "chest",
        /// Between and below the shoulder blades.
        UpperBack = "upper-back",
        /// The low back and hips.
        LowBack = "low-back",
    }
}

words! {
    /// When in the day an exercise fits (seed 003, "Timing matters").
    DayPart {
        /// Before work: mobility.
        Morning = "morning",
        /// At work: short breaks.
        Workday = "workday",
        /// Before training: activation.
        BeforeWorkout = "before-workout",
        /// After training: length.
        AfterWorkout = "after-workout",
        /// After work: strength.
        AfterWork = "after-work",
        /// Before bed: gentle stretching.
        Bedtime = "bedtime",
    }
}

words! {
    /// A thing to have at hand.
    Item {
        Chair = "chair",
        /// A free stretch of wall.
        Wall = "wall",
        Doorway = "doorway",
        /// A corner of a room.
        Corner = "corner",
        Mat = "mat",
        /// An elastic band.
        Band = "band",
        /// Something that holds a band and cannot give way.
        Anchor = "anchor",
        /// A foam roller.
        Roller = "roller",
        /// A ball of the size of a tennis ball.
        Ball = "ball",
        Towel = "towel",
        Cushion = "cushion",
        /// Weights of 1 to 2 kg.
        Weights = "weights",
        /// A pull-up bar that carries the whole body.
        Bar = "bar",
        Mirror = "mirror",
    }
}
