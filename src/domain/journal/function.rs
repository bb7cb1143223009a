//! What a person cannot do as before: up to three things of their own, each with a number, asked once a week.
//!
//! It is the Patient-Specific Functional Scale (Stratford et al., Physiotherapy Canada 1995;47:258): 0 is "cannot do it",
//! 10 is "as before". For people with neck pain and others its noise is given as 3 points for one thing and 2 for the
//! mean. Three things instead of its five are our own choice.
//!
//! A thing is an entry of the kind `function`: `name` is one of [`Activity`], or `text` is in the person's words. Another
//! one `of` it with the value 0 puts it away, with 1 takes it back. An `answer` is `of` a thing, and `value` its number.
//!
//! Invariants (`tests/function.rs`): there are never more than [`MOST_THINGS`] at a time; of the answers of one day the
//! last counts.

use std::collections::BTreeMap;

use crate::domain::journal::entry::{Entry, EntryKind};
use crate::domain::time::day::Day;
use crate::domain::words::words;

pub const MOST_THINGS: usize = 3;
/// The longest name of a thing in the person's words, in characters.
pub const MOST_THING: usize = 60;
/// As before.
pub const MOST_ANSWER: u8 = 10;
/// In so many days it is asked again. The seeds look at months; a week is our own choice, so that it stays a short
/// question.
pub const ASKED_EVERY: i32 = 7;
/// Less than this is noise in one thing.
pub const THING_NOISE: u8 = 3;
/// Less than this is noise in the mean.
pub const MEAN_NOISE: f64 = 2.0;

words! {
    /// Things that are hard for many; a person can name others.
    Activity {
        Sitting = "sit_two_hours",
        Shoulder = "look_over_shoulder",
        Overhead = "reach_overhead",
        Carrying = "carry_bag",
        Driving = "drive_an_hour",
        Sleeping = "sleep_through",
    }
}

/// What a thing is called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ThingName {
    Known(Activity),
    Own(String),
}

impl From<Activity> for ThingName {
    fn from(activity: Activity) -> Self {
        Self::Known(activity)
    }
}

/// Something that is hard.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Thing {
    /// The id of its entry.
    pub id: u64,
    pub name: ThingName,
    /// The last number of each day, 0 to [`MOST_ANSWER`].
    pub answers: BTreeMap<Day, u8>,
    /// It is asked no more.
    pub put_away: bool,
}

/// From where to where a number went.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FunctionChange {
    pub from: f64,
    pub to: f64,
    /// Less than this is noise.
    pub noise: f64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FunctionTrend {
    Easier,
    Noise,
    Harder,
}

impl FunctionChange {
    pub fn trend(self) -> FunctionTrend {
        if self.to - self.from >= self.noise {
            FunctionTrend::Easier
        } else if self.from - self.to >= self.noise {
            FunctionTrend::Harder
        } else {
            FunctionTrend::Noise
        }
    }
}

impl Thing {
    pub fn last(&self) -> Option<(Day, u8)> {
        self.answers.last_key_value().map(|(day, value)| (*day, *value))
    }

    pub fn first(&self) -> Option<(Day, u8)> {
        self.answers.first_key_value().map(|(day, value)| (*day, *value))
    }

    /// From the first to the last answer, once there are two.
    pub fn change(&self) -> Option<FunctionChange> {
        let ((first, from), (last, to)) = (self.first()?, self.last()?);
        let (from, to, noise) = (from.into(), to.into(), THING_NOISE.into());
        (first < last).then_some(FunctionChange { from, to, noise })
    }

    /// Whether it is to be asked on `today`. An answer from after today says nothing: the clock was ahead.
    pub fn is_due(&self, today: Day) -> bool {
        let last = self.answers.range(..=today).next_back();
        !self.put_away && last.is_none_or(|(day, _)| day.0 + ASKED_EVERY <= today.0)
    }
}

/// All things that were ever named, oldest first.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Things(Vec<Thing>);

impl Things {
    /// The things of `entries`, oldest first. What is no thing, and no number from 0 to [`MOST_ANSWER`], is passed over.
    pub fn of(entries: &[Entry]) -> Self {
        let mut things: Vec<Thing> = Vec::new();
        for entry in entries {
            match (entry.is(), entry.of) {
                (Some(EntryKind::Function), None) => {
                    let known = entry.name.as_deref().and_then(Activity::named);
                    let own = || entry.text.clone().map(ThingName::Own);
                    let Some(name) = known.map(ThingName::Known).or_else(own) else { continue };
                    let put_away = things.iter().filter(|it| !it.put_away).count() >= MOST_THINGS;
                    let answers = BTreeMap::new();
                    things.push(Thing { id: entry.id, name, answers, put_away });
                }
                (Some(EntryKind::Function), Some(of)) => {
                    let many = things.iter().filter(|it| !it.put_away).count() >= MOST_THINGS;
                    let away = entry.value == Some(0);
                    if let Some(thing) = things.iter_mut().find(|it| it.id == of && (away || !many))
                    {
                        thing.put_away = away;
                    }
                }
                (Some(EntryKind::Answer), Some(of)) => {
                    let value = entry.value.and_then(|it| u8::try_from(it).ok());
                    let thing = things.iter_mut().find(|it| it.id == of);
                    if let (Some(thing), Some(value @ 0..=MOST_ANSWER)) = (thing, value) {
                        thing.answers.insert(entry.day, value);
                    }
                }
                _ => {}
            }
        }
        Self(things)
    }

    /// Those that are asked.
    pub fn current(&self) -> Vec<&Thing> {
        self.0.iter().filter(|it| !it.put_away).collect()
    }

    /// Those that were asked once, and have numbers.
    pub fn put_away(&self) -> Vec<&Thing> {
        self.0.iter().filter(|it| it.put_away && !it.answers.is_empty()).collect()
    }

    pub fn thing(&self, id: u64) -> Option<&Thing> {
        self.0.iter().find(|it| it.id == id)
    }

    /// One of the list, asked now or before: the one that is asked now comes first.
    pub fn known(&self, activity: Activity) -> Option<&Thing> {
        let is_it = |it: &&Thing| it.name == ThingName::Known(activity);
        let now = self.0.iter().filter(is_it).find(|it| !it.put_away);
        now.or_else(|| self.0.iter().rev().find(is_it))
    }

    pub fn has_room(&self) -> bool {
        self.current().len() < MOST_THINGS
    }

    /// Whether any of them is to be asked on `today`.
    pub fn is_due(&self, today: Day) -> bool {
        self.0.iter().any(|it| it.is_due(today))
    }

    /// The mean of those that are asked, from their first numbers to their last, where there are two or more and each
    /// has two numbers. Of one thing alone its own change says the same.
    pub fn change(&self) -> Option<FunctionChange> {
        let current = self.current();
        let changes: Vec<FunctionChange> =
            current.iter().map(|it| it.change()).collect::<Option<_>>()?;
        let mean = |of: fn(&FunctionChange) -> f64| {
            changes.iter().map(of).sum::<f64>() / changes.len() as f64
        };
        (changes.len() > 1).then(|| FunctionChange {
            from: mean(|it| it.from),
            to: mean(|it| it.to),
            noise: MEAN_NOISE,
        })
    }
}
