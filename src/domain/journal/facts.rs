//! Facts that stay true of a person: told once, confirmed by "still right?", and changed at any time. They are stored
//! apart from the checks, each of which has its own copy of what counted then.

use serde::{Deserialize, Serialize};

use crate::domain::journal::record::Check;
use crate::domain::safety::check::{Answers, Level, Rules};
use crate::domain::time::Millis;
use crate::domain::time::day::Day;

/// A pregnancy is over by the end of this week, whatever was told.
pub const LAST_WEEK: u8 = 42;

/// The fact that has a week.
pub const PREGNANCY: &str = "pregnancy";

/// The week of a pregnancy in what was typed, from 1 to [`LAST_WEEK`].
pub fn read_week(text: &str) -> Option<u8> {
    text.trim().parse().ok().filter(|week| (1..=LAST_WEEK).contains(week))
}

/// The facts of a person, as ids of the check.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Facts {
    /// What holds.
    pub yes: Vec<String>,
    /// What they are not sure of.
    pub unsure: Vec<String>,
    /// The date of the rules under which each of them was asked; empty while some were not.
    #[serde(default)]
    pub rules: String,
    /// When they were last told, in milliseconds since 1970, UTC: of two the later ones count.
    #[serde(default)]
    pub utc: Millis,
    /// How far a pregnancy was, and when that was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pregnancy: Option<Pregnancy>,
}

/// How far a pregnancy was on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pregnancy {
    /// The week, from 1.
    pub week: u8,
    /// The day on which that was told.
    pub day: Day,
}

impl Facts {
    /// The facts among `answers`, not known to be all of them.
    pub fn of(rules: &Rules, answers: &Answers, pregnancy: Option<Pregnancy>) -> Self {
        let ids = |set| rules.ids(rules.facts().meets(set)).map(str::to_owned).collect();
        let (yes, unsure) = (ids(answers.yes), ids(answers.unsure));
        Self { yes, unsure, pregnancy, ..Self::default() }
    }

    /// Whether the one called `id` holds, or the person is not sure of it.
    pub fn given(&self, id: &str) -> bool {
        self.yes.iter().chain(&self.unsure).any(|it| it == id)
    }

    /// The same, where the one called `id` holds or does not, and that is sure. A week goes with its pregnancy.
    #[must_use]
    pub fn with(mut self, id: &str, holds: bool) -> Self {
        self.unsure.retain(|it| it != id);
        self.yes.retain(|it| it != id);
        if holds {
            self.yes.push(id.to_owned());
        } else if id == PREGNANCY {
            self.pregnancy = None;
        }
        self
    }

    /// Whether each of them was asked under `rules`: they are shown at once then, not asked row by row.
    pub fn are_all(&self, rules: &Rules) -> bool {
        self.rules == rules.dated
    }

    /// The facts that counted in `check`.
    pub fn in_check(rules: &Rules, check: &Check) -> Self {
        let pregnancy = check.week.map(|week| Pregnancy { week, day: check.day });
        // One that ended with an emergency has not asked them all.
        let whole = check.level() != Level::Emergency;
        let asked_by = if whole { check.rules.clone() } else { String::new() };
        Self { rules: asked_by, ..Self::of(rules, &check.answers(rules), pregnancy) }
    }

    /// Whether `check` was answered with other facts.
    pub fn differ_from(&self, rules: &Rules, check: &Check) -> bool {
        !self.are_like(rules, &Self::in_check(rules, check))
    }

    /// Whether the same holds in `other`.
    pub fn are_like(&self, rules: &Rules, other: &Self) -> bool {
        // An id that is no fact, or none any more, holds nobody up.
        let set = |ids: &[String]| rules.set(ids).meets(rules.facts());
        (set(&self.yes), set(&self.unsure)) == (set(&other.yes), set(&other.unsure))
    }

    /// The week of the pregnancy on `today`; `None` where none was told, or it is over by now.
    pub fn week(&self, today: Day) -> Option<u8> {
        let Pregnancy { week, day } = self.pregnancy?;
        let later = u8::try_from((today.0 - day.0).max(0) / 7).ok()?;
        week.checked_add(later).filter(|week| *week <= LAST_WEEK)
    }
}
