//! The safety check: from answers to an outcome, by the dated table of `content/safety.toml`.
//!
//! Invariants (`tests/safety.rs`): every set of answers has exactly one outcome; another yes, a "not sure" or a later
//! door never lowers its level, or drops the word that it needs; the age matters only where a row says so.

use crate::domain::words::words;
use crate::i18n::{Key, locale};

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
    /// What brings a person here: the first answer of the check. A later door asks all that the ones before it ask.
    Door {
        /// No pain; they want to move.
        None = "none",
        /// The ache that they know.
        Usual = "usual",
        /// Pain that is new, worse or different.
        New = "new",
    }
}

words! {
    /// What a page of the check is about, in the order in which it is asked.
    Part {
        /// What threatens life or limb.
        Emergency = "emergency",
        /// What somebody should look at.
        Signs = "signs",
        /// What stays true: asked once, and kept.
        Facts = "facts",
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

#[derive(PartialEq, Eq, Debug)]
pub struct Page {
    pub part: Part,
    pub title: Key,
}

/// One question, which is answered yes, no or not sure.
#[derive(PartialEq, Eq, Debug)]
pub struct Question {
    /// Stable name in answers and logs.
    pub id: &'static str,
    /// The place of the page that asks it.
    pub page: usize,
    /// The least door that asks it.
    pub from: Door,
    /// What stands on the screen, as a statement. No end mark; a colon where `items` follow.
    pub text: Key,
    /// Each of these is a yes as well; a list under the same box.
    pub items: &'static [Key],
    /// What a person would say of themselves on the phone; empty where nothing leads there.
    pub say: Key,
    /// The name of a fact that stays true, in a word or two; empty for what is asked each time.
    pub short: Key,
    /// Why it is asked, as general information.
    pub why: Key,
    /// The level of a yes by itself; `None` where it counts only together with others.
    pub alone: Option<Level>,
    /// Where the level is soon: whether a session needs the word of a professional before it.
    pub word: bool,
    /// A yes keeps sessions at the easiest level, with fewer sets.
    pub easiest: bool,
    pub basis: Basis,
    /// When the row was last read against its source, `YYYY-MM-DD`.
    pub reviewed: &'static str,
}

impl Question {
    /// All of it in a line: to be said, printed or listed.
    pub fn line(&self) -> String {
        if self.items.is_empty() {
            return self.text.to_string();
        }
        format!("{} {}", self.text, locale::list(self.items))
    }
}

/// Where a level comes from.
#[derive(PartialEq, Eq, Debug)]
pub struct Basis {
    /// Author or publisher, and what it says.
    pub source: Key,
    pub link: &'static str,
    /// Year of publication, or of the page that was read.
    pub year: u16,
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
    /// And the person came by this door or a later one; a door that is not known counts as the last.
    pub from: Option<Door>,
    pub level: Level,
    pub basis: Basis,
}

#[derive(PartialEq, Eq, Debug)]
pub struct Rules {
    /// When the table was last changed, `YYYY-MM-DD`.
    pub dated: &'static str,
    /// The pages, in the order of the check.
    pub pages: &'static [Page],
    /// The questions, in the order of the check.
    pub questions: &'static [Question],
    pub together: &'static [Together],
    /// What is ticked when a stop sign in a session leads to the check.
    pub signs: &'static [Sign],
}

/// What is ticked when a stop sign in a session leads to the check.
#[derive(PartialEq, Eq, Debug)]
pub struct Sign {
    /// What the person felt: an id of [`crate::domain::session::hurt::Feeling`].
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

    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// The set without the question at `place`.
    #[must_use]
    pub const fn without(self, place: usize) -> Self {
        Self(self.0 & !(1 << place))
    }

    /// The set without the questions of `other`.
    #[must_use]
    pub const fn but(self, other: Self) -> Self {
        Self(self.0 & !other.0)
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

/// So much is said on the phone before the other one asks.
const MOST_SAID: usize = 2;

/// Whom this is for, in years: adults. Nobody has been older than 120 for long.
pub const AGES: std::ops::RangeInclusive<u8> = 18..=120;

/// What was typed for the age.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TypedAge {
    /// Nothing.
    None,
    /// An age that this is for, in years.
    Age(u8),
    /// No number, or none of [`AGES`].
    Wrong,
}

impl TypedAge {
    /// What `text` says.
    pub fn read(text: &str) -> Self {
        match text.trim() {
            "" => Self::None,
            text => match text.parse() {
                Ok(age) if AGES.contains(&age) => Self::Age(age),
                _ => Self::Wrong,
            },
        }
    }
}

/// What a person has said. A question in neither set is a no.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Answers {
    /// What brought them here. What their door does not ask is a no; while it is not known, everything counts as asked.
    pub door: Option<Door>,
    /// Their age in years, if they gave it.
    pub age: Option<u8>,
    pub yes: Ticks,
    /// What they are not sure of; it counts as yes.
    pub unsure: Ticks,
}

impl Answers {
    /// The same, with the question at `place` answered `yes`, `unsure`, or no where it is neither.
    #[must_use]
    pub const fn with(self, place: usize, yes: bool, unsure: bool) -> Self {
        let (had, doubted) = (self.yes.without(place), self.unsure.without(place));
        Self {
            yes: if yes { had.with(place) } else { had },
            unsure: if unsure { doubted.with(place) } else { doubted },
            ..self
        }
    }

    /// What was answered yes or not sure, asked or not.
    pub const fn given(&self) -> Ticks {
        self.yes.and(self.unsure)
    }
}

/// What follows from the answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// The highest level of any row that the answers meet.
    pub level: Level,
    /// The level is soon, and a session needs the word of a professional before it. Otherwise soon only advises.
    pub word: bool,
    /// The places of the questions that led to it, in the order of the check; empty only when ready.
    pub because: Vec<usize>,
}

impl Rules {
    pub fn place(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|it| it.id == id)
    }

    pub fn question(&self, id: &str) -> Option<&'static Question> {
        self.questions.iter().find(|it| it.id == id)
    }

    /// The ids of the questions in `set`, in the order of the check.
    pub fn ids(&self, set: Ticks) -> impl Iterator<Item = &'static str> {
        self.questions_in(set).map(|it| it.id)
    }

    /// The questions in `set`, in the order of the check.
    pub fn questions_in(&self, set: Ticks) -> impl Iterator<Item = &'static Question> {
        self.questions
            .iter()
            .enumerate()
            .filter(move |(place, _)| set.has(*place))
            .map(|(_, it)| it)
    }

    /// The questions called `ids`. An id that is not known is left out.
    pub fn set(&self, ids: impl IntoIterator<Item = impl AsRef<str>>) -> Ticks {
        let places = ids.into_iter().filter_map(|id| self.place(id.as_ref()));
        places.fold(Ticks::default(), Ticks::with)
    }

    /// The question called `id` in a line; the id itself where it is not known.
    pub fn line(&self, id: &str) -> String {
        self.question(id).map_or_else(|| id.to_owned(), Question::line)
    }

    /// What `door` asks. All of it while the door is not known.
    pub fn asked_by(&self, door: Option<Door>) -> Ticks {
        let asks = |it: &Question| door.is_none_or(|door| it.from <= door);
        self.places(asks)
    }

    pub fn on_page(&self, page: usize) -> Ticks {
        self.places(|it| it.page == page)
    }

    /// The facts that stay true.
    pub fn facts(&self) -> Ticks {
        self.places(|it| self.pages[it.page].part == Part::Facts)
    }

    /// What keeps a session at the easiest level.
    pub fn easiest(&self) -> Ticks {
        self.places(|it| it.easiest)
    }

    fn places(&self, which: impl Fn(&Question) -> bool) -> Ticks {
        let places = self.questions.iter().enumerate().filter(|(_, it)| which(it));
        places.fold(Ticks::default(), |set, (place, _)| set.with(place))
    }

    /// Whether the age can change the outcome once `given` is answered yes or not sure.
    pub fn asks_age(&self, given: Ticks) -> bool {
        self.together.iter().any(|it| it.age_from.is_some() && given.holds(it.all))
    }

    /// Every row that the answers meet: its level, whether it needs a word, the questions that met it, and its source.
    fn met(&self, answers: &Answers) -> Vec<(Level, bool, Ticks, &'static Basis)> {
        let given = answers.given().meets(self.asked_by(answers.door));
        let alone = self.questions.iter().enumerate().filter(|(place, _)| given.has(*place));
        let alone = alone.filter_map(|(place, it)| {
            Some((it.alone?, it.word, Ticks::default().with(place), &it.basis))
        });
        let together = self.together.iter().filter(|it| it.applies(given, answers));
        let together =
            together.map(|it| (it.level, false, it.all.and(it.any.meets(given)), &it.basis));
        alone.chain(together).collect()
    }

    /// The outcome of `answers`. Total: every set of answers has one.
    pub fn outcome(&self, answers: &Answers) -> Outcome {
        let met = self.met(answers);
        let level = met.iter().map(|(level, ..)| *level).max().unwrap_or(Level::Ready);
        let led = || met.iter().filter(|(of, ..)| *of == level);
        let word = level == Level::Soon && led().any(|(_, word, ..)| *word);
        let because = led().fold(Ticks::default(), |set, (_, _, of, _)| set.and(*of));
        let because = (0..self.questions.len()).filter(|&place| because.has(place)).collect();
        Outcome { level, word, because }
    }

    /// The places of what is said first on the phone, the most serious first: what led to the outcome by itself, then what
    /// did so together, with the row first that makes the others count.
    pub fn said(&self, answers: &Answers) -> Vec<usize> {
        let given = answers.given().meets(self.asked_by(answers.door));
        let level = self.outcome(answers).level;
        let alone = self.places(|it| it.alone == Some(level)).meets(given);
        let together = self.together.iter().filter(|it| it.level == level);
        let together = together.filter(|it| it.applies(given, answers));
        let sets = together.flat_map(|it| [it.all, it.any.meets(given)]);
        let mut said = Vec::new();
        for set in std::iter::once(alone).chain(sets) {
            let new = (0..self.questions.len()).filter(|it| set.has(*it) && !said.contains(it));
            let new: Vec<_> = new.take(MOST_SAID - said.len()).collect();
            said.extend(new);
        }
        said
    }

    /// Where the rows come from that led to the outcome of `answers`; none when ready.
    pub fn bases(&self, answers: &Answers) -> Vec<&'static Basis> {
        let met = self.met(answers);
        let level = met.iter().map(|(level, ..)| *level).max();
        met.iter().filter(|(of, ..)| Some(*of) == level).map(|(.., basis)| *basis).collect()
    }
}

impl Together {
    fn applies(&self, given: Ticks, Answers { age, door, .. }: &Answers) -> bool {
        given.holds(self.all)
            && (self.any == Ticks::default() || given.meets(self.any) != Ticks::default())
            && self.age_from.is_none_or(|from| age.is_none_or(|age| age >= from))
            && self.from.is_none_or(|from| door.is_none_or(|door| door >= from))
    }
}
