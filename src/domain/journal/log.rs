//! The log: everything that is stored of a person, and what follows from it as a whole.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::domain::journal::archive::{Archive, Month};
use crate::domain::journal::entry::Entry;
use crate::domain::journal::export::Snapshot;
use crate::domain::journal::export::merge::Preview;
use crate::domain::journal::facts::Facts;
use crate::domain::journal::function::Things;
use crate::domain::journal::gate::{Gate, History};
use crate::domain::journal::id::leaves_room;
use crate::domain::journal::level::{self, Decision, LevelEvent, events};
use crate::domain::journal::measures::{Mornings, mornings};
use crate::domain::journal::progress::Sums;
use crate::domain::journal::range::Range;
use crate::domain::journal::record::{
    Check, Declaration, DeclarationRecord, Feedback, LevelChoice, Pain, Record,
};
use crate::domain::journal::standing::{self, Standing};
use crate::domain::library::exercise::Exercise;
use crate::domain::order;
use crate::domain::routines::limits::Limits;
use crate::domain::routines::swap::LeftOut;
use crate::domain::safety::check::Rules;
use crate::domain::time::day::Day;

/// What is in the log: what is recent entry by entry, and what is known of the months before.
#[derive(Clone, PartialEq, Default)]
pub struct Log {
    /// The sessions, oldest first.
    pub records: Vec<Record>,
    /// How they felt, by their ids.
    pub feedback: BTreeMap<u64, Feedback>,
    /// The levels that the person chose, oldest first.
    pub choices: Vec<LevelChoice>,
    /// Pain in numbers, oldest first.
    pub pains: Vec<Pain>,
    /// The safety checks, oldest first.
    pub checks: Vec<Check>,
    /// What the person said about them, oldest first.
    pub words: Vec<DeclarationRecord>,
    /// What stays true of the person, where it was ever told; otherwise the last check knows it.
    pub facts: Option<Facts>,
    /// How far the head turned, in any order.
    pub ranges: Vec<Range>,
    /// What the person added besides, corrections among them, oldest first. All of it, of all time.
    pub entries: Vec<Entry>,
    /// The months before.
    pub archive: Archive,
    /// How many texts cannot be read. They stay as they are.
    pub unreadable: usize,
}

impl Log {
    /// Puts the oldest first.
    pub fn sort(&mut self) {
        order::sort_by_key(&mut self.records, |it| it.id);
        order::sort_by_key(&mut self.choices, |it| it.id);
        order::sort_by_key(&mut self.pains, |it| it.id);
        order::sort_by_key(&mut self.checks, |it| it.id);
        order::sort_by_key(&mut self.entries, |it| it.id);
    }

    /// The largest id of all entries that leaves room for a later one; 0 in an empty log.
    pub fn last_id(&self) -> u64 {
        let records = self.records.iter().map(|it| it.id);
        let pains = self.pains.iter().map(|it| it.id);
        let checks = self.checks.iter().map(|it| it.id);
        let words = self.words.iter().map(|it| it.id);
        let choices = self.choices.iter().map(|it| it.id);
        let ranges = self.ranges.iter().map(|it| it.id);
        let entries = self.entries.iter().map(|it| it.id);
        let all = records.chain(pains).chain(checks).chain(words).chain(choices).chain(ranges);
        all.chain(entries).filter(|id| leaves_room(*id)).max().unwrap_or(0)
    }

    /// The entries that stand: without those that were deleted, and as they were corrected.
    pub fn standing_entries(&self) -> Vec<Entry> {
        standing::standing_entries(&self.entries)
    }

    /// What is hard for the person, and how hard.
    pub fn things(&self) -> Things {
        Things::of(&self.standing_entries())
    }

    /// The mornings of the last weeks, of what stands.
    pub fn mornings(&self, today: Day) -> Mornings {
        let standing = self.standing();
        let pains = self.pains.iter().filter_map(|it| standing.pain(it));
        let pains: Vec<_> = pains.map(Cow::into_owned).collect();
        let records = self.records.iter().filter_map(|it| standing.record(it));
        let records: Vec<_> = records.map(Cow::into_owned).collect();
        mornings(&pains, &records, &self.feedback, today)
    }

    /// Adds what an import of `preview` brings of `snapshot`, and returns it.
    pub fn lay_over(&mut self, snapshot: &Snapshot, preview: &Preview) -> Month {
        let new = Month::only(snapshot, preview);
        self.records.extend(new.records.values().cloned());
        self.feedback.extend(new.feedback.iter());
        self.choices.extend(new.choices.values().cloned());
        self.pains.extend(new.pains.values().cloned());
        let checks = snapshot.checks.iter().filter(|it| preview.checks.brings(it.id));
        self.checks.extend(checks.cloned());
        self.sort();
        new
    }

    /// What a clinician may want, as JSON: the checks, what was said about them, and what hurt.
    pub fn report(&self, stopped: &[Record]) -> String {
        #[derive(Serialize)]
        struct Report<'a> {
            unhunch: &'static str,
            reviewed_by_a_clinician: bool,
            checks: &'a [Check],
            words: &'a [DeclarationRecord],
            stopped: &'a [Record],
        }
        let report = Report {
            unhunch: "safety check, for the clinician, 1",
            reviewed_by_a_clinician: false,
            checks: &self.checks,
            words: &self.words,
            stopped,
        };
        serde_json::to_string_pretty(&report).unwrap_or_default()
    }

    /// The person's level of `exercise`, and why.
    pub fn level(&self, rules: &Rules, exercise: &Exercise) -> Decision {
        let most = if self.limits(rules).easiest { 1 } else { exercise.levels.len() as u8 };
        let open = level::open_levels(exercise.slug, self.weeks_of(exercise));
        level::level_now(most, open, &self.events(exercise))
    }

    /// How many whole weeks lie between the first and the last time that `exercise` was done, as far as the log knows day by day.
    fn weeks_of(&self, exercise: &Exercise) -> u32 {
        if !self.archive.events(exercise.slug).is_empty() {
            return u32::MAX;
        }
        let has = |it: &&Record| it.done.iter().any(|row| row.exercise == exercise.slug);
        let days = || self.records.iter().filter(has).map(|it| it.day.0);
        let span = days().max().zip(days().min()).map_or(0, |(last, first)| last - first);
        u32::try_from(span / 7).unwrap_or(0)
    }

    /// What later entries say about sessions and pain.
    pub fn standing(&self) -> Standing {
        Standing::of(&self.entries)
    }

    /// What the gate has to let through, each by itself: what was written; and, where anything was corrected, with the larger
    /// of both numbers, and with the one that is said now. A rise of pain is told from the days before: a number that is
    /// raised there would hide it, and so may one that was too high there from the beginning.
    fn each_history(&self, rules: &Rules, unanswered: bool, see: &mut dyn FnMut(History<'_>)) {
        let written = self.history(rules, unanswered);
        see(written);
        let standing = self.standing();
        if !standing.corrects() {
            return;
        }
        let records = self.records.iter().map(|it| standing.cautious_record(it).into_owned());
        let records: Vec<Record> = records.collect();
        for larger in [true, false] {
            let seen = |it| {
                if larger { standing.cautious_pain(it) } else { standing.corrected_pain(it) }
            };
            let pains: Vec<Pain> = self.pains.iter().map(|it| seen(it).into_owned()).collect();
            see(History { records: &records, pains: &pains, ..written });
        }
    }

    /// What stands between a press on Start and the session on `today`. `unanswered`: something hurts in a session, and the
    /// person has not said yet what.
    pub fn gate(&self, rules: &Rules, unanswered: bool, today: Day) -> Gate {
        let mut gate = Gate::Open;
        self.each_history(rules, unanswered, &mut |history| {
            let next = history.gate(rules.dated, today);
            // What asks for more than one question, or for none, stands.
            if matches!(gate, Gate::Open | Gate::Same(_)) && next != Gate::Open {
                gate = next;
            }
        });
        gate
    }

    /// The ids of the sessions and of the pain for which a new check is owed.
    pub fn owed(&self, rules: &Rules) -> BTreeSet<u64> {
        let mut owed = BTreeSet::new();
        self.each_history(rules, false, &mut |history| owed.append(&mut history.owed()));
        owed
    }

    /// What happened to `exercise`, oldest first.
    fn events(&self, exercise: &Exercise) -> Vec<LevelEvent> {
        let mut all = self.archive.events(exercise.slug).to_vec();
        let standing = self.standing();
        let records: Vec<_> = self.records.iter().map(|it| standing.cautious_record(it)).collect();
        let records = records.iter().map(|it| &**it);
        all.extend(events(exercise.slug, records, &self.feedback, self.choices.iter()));
        all
    }

    /// The first day of practice, whatever was deleted since.
    pub fn began(&self) -> Option<Day> {
        let archived = self.archive.began();
        archived.into_iter().chain(self.records.iter().map(|it| it.day)).min()
    }

    /// The sums of all that stands.
    pub fn sums(&self) -> Sums {
        self.archive.sums.clone().and(&Sums::standing(&self.standing(), &self.records, &self.pains))
    }

    /// What the gate of this log as it is depends on; [`Log::gate`] asks for what was corrected as well.
    pub fn history(&self, rules: &Rules, unanswered: bool) -> History<'_> {
        let both = self.facts.as_ref().zip(self.checks.last());
        History {
            checks: &self.checks,
            words: &self.words,
            records: &self.records,
            feedback: &self.feedback,
            pains: &self.pains,
            began: self.began(),
            facts_changed: both.is_some_and(|(facts, check)| facts.differ_from(rules, check)),
            unanswered,
        }
    }

    /// How far the last check lets a session go.
    pub fn limits(&self, rules: &Rules) -> Limits {
        let Some(check) = self.checks.last() else { return Limits::default() };
        let clears = |it: &DeclarationRecord| {
            it.check == check.id && it.says == Declaration::ClearedByProfessional
        };
        Limits::of(rules, check, self.words.iter().any(clears))
    }

    /// The ids of all that the last check was answered with, yes or not sure.
    pub fn given(&self) -> Vec<&str> {
        self.checks.last().into_iter().flat_map(Check::given).collect()
    }

    /// All that is left out on `today`.
    pub fn left_out(&self, rules: &Rules, today: Day) -> LeftOut<'_> {
        let out = LeftOut::answers(&self.given()).and_limits(self.limits(rules));
        out.and_hurts(&self.records, &self.choices, today)
    }

    /// What stays true of the person: as it was told, or else as the last check knows it.
    pub fn known_facts(&self, rules: &Rules) -> Option<Facts> {
        let in_check = || self.checks.last().map(|it| Facts::in_check(rules, it));
        self.facts.clone().or_else(in_check)
    }
}
