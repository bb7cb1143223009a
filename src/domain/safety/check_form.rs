//! A check that is being answered, page by page.
//!
//! Invariants (`tests/check_form.rs`): every door leads to an end, and asks each of its rows once; an answer for the
//! emergency number ends the check at once; what a door does not ask counts as no.

use crate::domain::safety::check::{Answers, Door, Level, Part, Question, Rules, Ticks};

/// How fast it is read, in words a minute: slowly, since every line is a question.
const WORDS_A_MINUTE: usize = 220;
/// Seconds on a page besides reading it.
const SECONDS_A_PAGE: usize = 3;

/// What is asked at one time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CheckStep {
    Door,
    Page(usize),
    /// Whether the facts that are known are still right.
    Still,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CheckForm {
    pub step: CheckStep,
    pub answers: Answers,
    /// The week of a pregnancy, if it was given.
    pub week: Option<u8>,
    /// What of it was filled in from the last time.
    pub before: Answers,
    /// The facts that stay true were told before: they are shown at once, not asked row by row.
    pub known: bool,
    /// What happened in sessions leaves one door, that of new pain.
    pub only_new: bool,
}

impl CheckForm {
    /// The person has answered something, or what hurt has.
    pub fn is_begun(&self) -> bool {
        self.step != CheckStep::Door || self.answers != self.before
    }

    /// All that is asked behind the door that was taken.
    pub fn steps(&self, rules: &Rules) -> Vec<CheckStep> {
        let asked = rules.asked_by(self.answers.door);
        let mut steps = Vec::new();
        for (place, page) in rules.pages.iter().enumerate() {
            if page.part == Part::Facts && self.known {
                steps.push(CheckStep::Still);
                break;
            }
            if rules.on_page(place).meets(asked) != Ticks::default() {
                steps.push(CheckStep::Page(place));
            }
        }
        steps
    }

    /// The place of what is shown among [`CheckForm::steps`], from 1; 0 at the door.
    pub fn number(&self, rules: &Rules) -> usize {
        self.steps(rules).iter().position(|it| *it == self.step).map_or(0, |at| at + 1)
    }

    /// The first step behind the emergency pages.
    pub fn is_past_the_urgent_part(&self, rules: &Rules) -> bool {
        let is_later = |step: &CheckStep| !matches!(step, CheckStep::Page(page) if rules.pages[*page].part == Part::Emergency);
        self.steps(rules).into_iter().find(is_later) == Some(self.step)
    }

    /// By this door, on to the first page.
    #[must_use]
    pub fn through(self, door: Door, rules: &Rules) -> Self {
        let mut it = Self { answers: Answers { door: Some(door), ..self.answers }, ..self };
        it.step = it.steps(rules).first().copied().unwrap_or(CheckStep::Door);
        it
    }

    /// Begins: at the door, or behind the only one that is left.
    #[must_use]
    pub fn begun(self, rules: &Rules) -> Self {
        if self.only_new { self.through(Door::New, rules) } else { self }
    }

    /// On to what comes next; `None` where nothing does, or where what was answered so far is for the emergency number.
    pub fn next(self, rules: &Rules) -> Option<Self> {
        let so_far = rules.outcome(&self.so_far(rules));
        let step = self.steps(rules).get(self.number(rules)).copied();
        step.filter(|_| so_far.level != Level::Emergency).map(|step| Self { step, ..self })
    }

    /// Back to what was asked before; `None` at the door, or where there is no choice of one.
    pub fn back(self, rules: &Rules) -> Option<Self> {
        let step = match self.number(rules) {
            0 => return None,
            1 if self.only_new => return None,
            1 => CheckStep::Door,
            at => self.steps(rules)[at - 2],
        };
        Some(Self { step, ..self })
    }

    /// Something of the facts has changed: they are asked row by row.
    #[must_use]
    pub fn renew(self, rules: &Rules) -> Self {
        let it = Self { known: false, ..self };
        let is_fact = |step: &CheckStep| matches!(step, CheckStep::Page(page) if rules.pages[*page].part == Part::Facts);
        let step = it.steps(rules).into_iter().find(is_fact).unwrap_or(self.step);
        Self { step, ..it }
    }

    /// The question at `place` was ticked by mistake.
    #[must_use]
    pub fn without(self, place: usize) -> Self {
        let Answers { yes, unsure, .. } = self.answers;
        let (yes, unsure) = (yes.without(place), unsure.without(place));
        Self { answers: Answers { yes, unsure, ..self.answers }, ..self }
    }

    /// Behind `door`, at the page of the question at `place`: what comes before it was answered a moment ago.
    #[must_use]
    pub fn at(self, place: usize, door: Option<Door>, rules: &Rules) -> Self {
        let question = &rules.questions[place];
        let door = door.filter(|door| question.from <= *door).unwrap_or(Door::New);
        let is_fact = rules.pages[question.page].part == Part::Facts;
        Self {
            step: CheckStep::Page(question.page),
            answers: Answers { door: Some(door), ..self.answers },
            known: self.known && !is_fact,
            ..self
        }
    }

    /// Whether every fact has been asked by now, or confirmed: the last step is done, and no emergency came before it.
    pub fn asked_all_facts(&self, rules: &Rules) -> bool {
        self.steps(rules).last() == Some(&self.step)
    }

    /// What was asked on the pages up to this one, and the facts that are known.
    fn so_far(&self, rules: &Rules) -> Answers {
        let number = self.number(rules);
        let steps = self.steps(rules);
        let mut seen = if self.known { rules.facts() } else { Ticks::default() };
        for step in &steps[..number] {
            if let CheckStep::Page(page) = step {
                seen = seen.and(rules.on_page(*page));
            }
        }
        self.only(seen)
    }

    /// What is kept in the end: what the door does not ask is no.
    pub fn answered(&self, rules: &Rules) -> Answers {
        self.only(rules.asked_by(self.answers.door))
    }

    fn only(&self, of: Ticks) -> Answers {
        let Answers { yes, unsure, .. } = self.answers;
        Answers { yes: yes.meets(of), unsure: unsure.meets(of), ..self.answers }
    }

    /// The questions that are on the page that is shown.
    pub fn rows(&self, rules: &Rules) -> Vec<(usize, &'static Question)> {
        let CheckStep::Page(page) = self.step else { return Vec::new() };
        let here = rules.on_page(page).meets(rules.asked_by(self.answers.door));
        rules.questions.iter().enumerate().filter(|(place, _)| here.has(*place)).collect()
    }

    /// How long the rest takes, in half minutes, rounded up.
    pub fn half_minutes(&self, rules: &Rules) -> usize {
        let steps = self.steps(rules);
        let words: usize = steps
            .iter()
            .flat_map(|step| Self { step: *step, ..*self }.rows(rules))
            .map(|(_, it)| it.line().split_whitespace().count())
            .sum();
        let seconds = words * 60 / WORDS_A_MINUTE + steps.len() * SECONDS_A_PAGE;
        seconds.div_ceil(30)
    }
}
