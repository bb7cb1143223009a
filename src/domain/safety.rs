//! The safety check: from answers to an outcome, over the dated table of `content/safety.toml`.
//!
//! Invariants (`tests/safety.rs`): every set of answers has exactly one outcome; one more yes, or a
//! "not sure", never lowers its level; the age matters only where a row says so.

use super::exercise::words;

words! {
    /// How an outcome is acted on, the least first.
    Level {
        /// Nothing that was ticked is on the list, which rules nothing out.
        Ready = "ready",
        /// Go on, with some exercises left out or changed.
        Gentle = "gentle",
        /// See somebody in the next days, and say so before going on.
        Soon = "soon",
        /// See or call somebody today; nothing is played.
        Urgent = "urgent",
        /// Call for help now; nothing is played.
        Emergency = "emergency",
    }
}

words! {
    /// The pages of the check, in the order in which they are asked.
    Page {
        /// What threatens life.
        Emergency = "emergency",
        /// What must not wait.
        Urgent = "urgent",
        /// What should be seen.
        Soon = "soon",
        /// What only changes the session.
        Adapt = "adapt",
    }
}

words! {
    /// How a source was read.
    Trust {
        /// In the paper, its abstract, or the official page.
        Read = "V",
        /// In a secondary copy.
        Copy = "S",
        /// From memory, and not checked.
        Memory = "M",
    }
}

/// One question, which is answered yes, no or not sure.
#[derive(PartialEq, Eq, Debug)]
pub struct Question {
    /// Stable name in answers and logs.
    pub id: &'static str,
    /// Where it is asked.
    pub page: Page,
    /// The same as a statement, to be read at a glance and said on the phone. No end mark.
    pub says: &'static str,
    /// The question in full.
    pub asks: &'static str,
    /// Why it is asked, as general information.
    pub why: &'static str,
    /// The level of a yes by itself.
    pub alone: Level,
    /// Where that comes from.
    pub basis: Basis,
    /// When the row was last read against its source, `YYYY-MM-DD`.
    pub reviewed: &'static str,
}

/// Where a level comes from.
#[derive(PartialEq, Eq, Debug)]
pub struct Basis {
    /// Author or publisher, and what it says.
    pub source: &'static str,
    /// Year of publication, or of the page that was read.
    pub year: u16,
    /// How it was read.
    pub trust: Trust,
}

/// What raises the level when it comes together.
#[derive(PartialEq, Eq, Debug)]
pub struct Together {
    /// Each of these is yes.
    pub all: Ticks,
    /// And at least one of these, unless it is empty.
    pub any: Ticks,
    /// And the person is at least so old; an age that was not given counts as reached.
    pub age_from: Option<u8>,
    /// The level then.
    pub level: Level,
    /// Where that comes from.
    pub basis: Basis,
}

/// The whole table.
#[derive(PartialEq, Eq, Debug)]
pub struct Rules {
    /// When the table was last changed, `YYYY-MM-DD`.
    pub dated: &'static str,
    /// The questions, in the order of the check.
    pub questions: &'static [Question],
    /// What comes together.
    pub together: &'static [Together],
    /// What is ticked when a stop sign in a session leads to the check.
    pub signs: &'static [Sign],
}

/// What is ticked when a stop sign in a session leads to the check.
#[derive(PartialEq, Eq, Debug)]
pub struct Sign {
    /// What the person felt: an id of [`super::hurt::Feeling`].
    pub feeling: &'static str,
    /// What they have said with it.
    pub ticks: Ticks,
}

/// A set of questions, by their places in the table.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Ticks(pub u64);

impl Ticks {
    /// The set with the question at `place` too.
    #[must_use]
    pub const fn with(self, place: usize) -> Self {
        Self(self.0 | 1 << place)
    }

    /// Whether the question at `place` is in it.
    pub const fn has(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }

    /// The set without the question at `place`.
    #[must_use]
    pub const fn without(self, place: usize) -> Self {
        Self(self.0 & !(1 << place))
    }

    const fn holds(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The questions of both.
    #[must_use]
    pub const fn meets(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The questions of either.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What a person has said. A question in neither set is a no.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Answers {
    /// Their age in years, if they gave it.
    pub age: Option<u8>,
    /// What they said yes to.
    pub yes: Ticks,
    /// What they are not sure of; it counts as yes.
    pub unsure: Ticks,
}

/// What follows from the answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// The highest level of any row that the answers meet.
    pub level: Level,
    /// The places of the questions that led to it, in the order of the check; empty only when ready.
    pub because: Vec<usize>,
}

impl Rules {
    /// The place of the question called `id`.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|it| it.id == id)
    }

    /// The question called `id`.
    pub fn question(&self, id: &str) -> Option<&'static Question> {
        self.questions.iter().find(|it| it.id == id)
    }

    /// The ids of the questions in `set`, in the order of the check.
    pub fn ids(&self, set: Ticks) -> impl Iterator<Item = &'static str> {
        self.questions
            .iter()
            .enumerate()
            .filter(move |(place, _)| set.has(*place))
            .map(|(_, it)| it.id)
    }

    /// The questions called `ids`. An id that is not known is left out.
    pub fn set<'a>(&self, ids: impl IntoIterator<Item = &'a str>) -> Ticks {
        ids.into_iter().filter_map(|id| self.place(id)).fold(Ticks::default(), Ticks::with)
    }

    /// Whether the age can change the outcome once `given` is answered yes or not sure.
    pub fn asks_age(&self, given: Ticks) -> bool {
        self.together.iter().any(|it| it.age_from.is_some() && given.holds(it.all))
    }

    /// The outcome of `answers`. Total: every set of answers has one.
    pub fn outcome(&self, answers: &Answers) -> Outcome {
        let given = answers.yes.and(answers.unsure);
        let alone = self.questions.iter().enumerate().filter(|(place, _)| given.has(*place));
        let alone = alone.map(|(place, it)| (it.alone, Ticks::default().with(place)));
        let together = self.together.iter().filter(|it| it.applies(given, answers.age));
        let together = together.map(|it| (it.level, it.all.and(it.any.meets(given))));
        let (level, because) = alone.chain(together).fold(
            (Level::Ready, Ticks::default()),
            |(highest, because), (level, of)| match level.cmp(&highest) {
                std::cmp::Ordering::Greater => (level, of),
                std::cmp::Ordering::Equal => (highest, because.and(of)),
                std::cmp::Ordering::Less => (highest, because),
            },
        );
        let because = (0..self.questions.len()).filter(|&place| because.has(place)).collect();
        Outcome { level, because }
    }

    /// Where the rows come from that led to the outcome of `answers`; none when ready.
    pub fn bases(&self, answers: &Answers) -> Vec<&'static Basis> {
        let level = self.outcome(answers).level;
        let given = answers.yes.and(answers.unsure);
        let alone = self.questions.iter().enumerate();
        let alone = alone.filter(|(place, it)| given.has(*place) && it.alone == level);
        let together =
            self.together.iter().filter(|it| it.level == level && it.applies(given, answers.age));
        alone.map(|(_, it)| &it.basis).chain(together.map(|it| &it.basis)).collect()
    }
}

impl Together {
    fn applies(&self, given: Ticks, age: Option<u8>) -> bool {
        given.holds(self.all)
            && (self.any == Ticks::default() || given.meets(self.any) != Ticks::default())
            && self.age_from.is_none_or(|from| age.is_none_or(|age| age >= from))
    }
}
