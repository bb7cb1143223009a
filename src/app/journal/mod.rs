//! The log in the store: a key for each record, so that two tabs never write the same one.

pub(in crate::app) mod archive;
pub(in crate::app) mod draft;
mod ranges;

use crate::domain::device::Trouble;
use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::journal::archive::{Archive, Month, events};
use crate::domain::journal::envelope::{open, seal};
use crate::domain::journal::export::Snapshot;
use crate::domain::journal::export::merge::Preview;
use crate::domain::journal::facts::Facts;
use crate::domain::journal::gate::counting;
use crate::domain::journal::id::{id_after, leaves_room};
use crate::domain::journal::level::{self, Decision, LevelEvent};
use crate::domain::journal::progress::Sums;
use crate::domain::journal::range::Range;
use crate::domain::journal::record::{
    Check, Declaration, DeclarationRecord, Feedback, LevelChoice, Pain, Record,
};
use crate::domain::library::exercise::Exercise;
use crate::domain::session::machine::Session;
use crate::domain::time::Millis;
use crate::domain::time::day::Day;
use crate::platform::clock;
use crate::platform::storage::Store;

pub(in crate::app) const RECORDS: &str = "record:";
pub(in crate::app) const FEEDBACK: &str = "feedback:";
pub(in crate::app) const LEVELS: &str = "level:";
pub(in crate::app) const PAINS: &str = "pain:";
pub(in crate::app) const CHECKS: &str = "check:";
pub(in crate::app) const WORDS: &str = "word:";
/// What stays true of the person; one text.
pub(in crate::app) const FACTS: &str = "facts";
pub(in crate::app) const RANGES: &str = "range:";

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
    /// The months before.
    pub archive: Archive,
    /// How many texts cannot be read. They stay as they are.
    pub unreadable: usize,
}

impl Log {
    /// Reads the whole log.
    pub(in crate::app) fn read(store: &Store) -> Self {
        let archive = archive::read(store);
        let mut unreadable = archive.unreadable;
        let records: Vec<Record> = read(store, RECORDS, &mut unreadable);
        let feedback = read_feedback(store, &mut unreadable);
        let choices: Vec<LevelChoice> = read(store, LEVELS, &mut unreadable);
        let pains: Vec<Pain> = read(store, PAINS, &mut unreadable);
        let ranges: Vec<Range> = read(store, RANGES, &mut unreadable);
        let (checks, words) = Self::read_checks(store);
        let facts = Self::read_facts(store);
        let mut log = Self {
            records,
            feedback,
            choices,
            pains,
            checks,
            words,
            facts,
            ranges,
            archive,
            unreadable,
        };
        log.sort();
        log
    }

    /// Reads anew what the gate goes by besides the checks, and says whether any of it was not known: another tab has
    /// told it a moment ago.
    pub(in crate::app) fn read_recent(&mut self, store: &Store) -> bool {
        let mut fresh = Self {
            records: read(store, RECORDS, &mut 0),
            pains: read(store, PAINS, &mut 0),
            ..Self::default()
        };
        fresh.feedback = read_feedback(store, &mut 0);
        fresh.sort();
        let known = self.records == fresh.records
            && self.pains == fresh.pains
            && self.feedback == fresh.feedback;
        if !known {
            (self.records, self.pains, self.feedback) =
                (fresh.records, fresh.pains, fresh.feedback);
        }
        !known
    }

    /// Puts the oldest first.
    fn sort(&mut self) {
        self.records.sort_by_key(|it| it.id);
        self.choices.sort_by_key(|it| it.id);
        self.pains.sort_by_key(|it| it.id);
        self.checks.sort_by_key(|it| it.id);
    }

    /// Reads the checks, and what was said about them. What cannot be read is left where it is.
    pub(in crate::app) fn read_checks(store: &Store) -> (Vec<Check>, Vec<DeclarationRecord>) {
        let kept = store.keys(CHECKS).into_iter();
        let kept =
            kept.filter_map(|key| Some((id_of(CHECKS, &key)?, open(&store.get(&key)?).ok())));
        let checks = counting(kept.collect());
        let mut words: Vec<DeclarationRecord> = read(store, WORDS, &mut 0);
        words.sort_by_key(|word| word.id);
        (checks, words)
    }

    /// Reads the facts that stay true. What cannot be read is left where it is: the last check has its own.
    pub(in crate::app) fn read_facts(store: &Store) -> Option<Facts> {
        open(&store.get(FACTS)?).ok()
    }

    /// Keeps the facts that stay true.
    pub(in crate::app) fn keep_facts(
        &mut self,
        store: &Store,
        facts: Facts,
    ) -> Result<(), Trouble> {
        let kept = seal(&facts).map_err(|_| Trouble::Full).and_then(|text| store.put(FACTS, &text));
        self.facts = Some(facts);
        kept
    }

    /// An id for what happens at `utc`, larger than that of anything here.
    pub(in crate::app) fn new_id(&self, utc: Millis) -> u64 {
        let records = self.records.iter().map(|it| it.id);
        let pains = self.pains.iter().map(|it| it.id);
        let checks = self.checks.iter().map(|it| it.id);
        let words = self.words.iter().map(|it| it.id);
        let choices = self.choices.iter().map(|it| it.id);
        let ranges = self.ranges.iter().map(|it| it.id);
        let last = records.chain(pains).chain(checks).chain(words).chain(choices).chain(ranges);
        let last = last.filter(|id| leaves_room(*id)).max();
        own_id_after(last.unwrap_or(0), utc)
    }

    /// Keeps a check that is finished now, made from its id, the time and the offset.
    pub(in crate::app) fn add_check(
        &mut self,
        store: &Store,
        make: impl FnOnce(u64, Millis, i16) -> Check,
    ) -> Result<(), Trouble> {
        let utc = clock::now().wall;
        let offset = clock::offset(utc);
        // One that cannot be read is in no list.
        let unread = store.keys(CHECKS);
        let unread = unread.iter().filter_map(|key| id_of(CHECKS, key));
        let unread = unread.filter(|id| leaves_room(*id)).max();
        let id = self.new_id(utc).max(own_id_after(unread.unwrap_or(0), utc));
        let check = make(id, utc, offset);
        let kept = write(store, CHECKS, check.id, &check);
        self.checks.push(check);
        kept
    }

    /// Keeps what the person says about the last check.
    pub(in crate::app) fn add_word(
        &mut self,
        store: &Store,
        says: Declaration,
    ) -> Result<(), Trouble> {
        let Some(check) = self.checks.last().map(|it| it.id) else { return Ok(()) };
        let utc = clock::now().wall;
        let day = Day::local(utc, clock::offset(utc));
        let word = DeclarationRecord { id: self.new_id(utc), utc, day, check, says };
        let kept = write(store, WORDS, word.id, &word);
        self.words.push(word);
        kept
    }

    /// Forgets the checks, and what was said about them, those that cannot be read too.
    pub(in crate::app) fn erase_checks(&mut self, store: &Store) {
        for start in [CHECKS, WORDS] {
            store.keys(start).iter().for_each(|key| store.remove(key));
        }
        store.remove(FACTS);
        self.checks.clear();
        self.words.clear();
        self.facts = None;
    }

    /// Adds what an import of `preview` brings of `kept`, and returns it.
    pub(in crate::app) fn lay_over(&mut self, kept: &Snapshot, preview: &Preview) -> Month {
        let new = Month::only(kept, preview);
        self.records.extend(new.records.values().cloned());
        self.feedback.extend(new.feedback.iter());
        self.choices.extend(new.choices.values().cloned());
        self.pains.extend(new.pains.values().cloned());
        let checks = kept.checks.iter().filter(|it| preview.checks.brings(it.id));
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

    /// Adds the record of `session`, which ended at `utc`; `None` if it is not over.
    pub(in crate::app) fn add_session(
        &mut self,
        store: &Store,
        session: &Session,
        routine: &str,
        utc: Millis,
    ) -> Option<Result<(), Trouble>> {
        let id = self.new_id(utc);
        let record = Record::of(session, routine, id, utc, clock::offset(utc))?;
        Some(self.add_record(store, record))
    }

    /// Adds a record.
    pub(in crate::app) fn add_record(
        &mut self,
        store: &Store,
        record: Record,
    ) -> Result<(), Trouble> {
        let kept = write(store, RECORDS, record.id, &record);
        self.records.push(record);
        kept
    }

    /// Keeps how a session felt.
    pub(in crate::app) fn add_feedback(
        &mut self,
        store: &Store,
        feedback: Feedback,
    ) -> Result<(), Trouble> {
        self.feedback.insert(feedback.session, feedback);
        write(store, FEEDBACK, feedback.session, &feedback)
    }

    /// Keeps pain that the person puts in a number now; once more under the same id if they think again.
    pub(in crate::app) fn add_pain(&mut self, store: &Store, pain: Pain) -> Result<(), Trouble> {
        let kept = write(store, PAINS, pain.id, &pain);
        match self.pains.iter_mut().find(|it| it.id == pain.id) {
            Some(known) => *known = pain,
            None => self.pains.push(pain),
        }
        kept
    }

    /// Keeps a level that the person chose.
    pub(in crate::app) fn choose_level(
        &mut self,
        store: &Store,
        exercise: &Exercise,
        level: u8,
        utc: Millis,
    ) -> Result<(), Trouble> {
        let choice =
            LevelChoice { id: self.new_id(utc), exercise: exercise.slug.to_owned(), level };
        let kept = write(store, LEVELS, choice.id, &choice);
        self.choices.push(choice);
        kept
    }

    /// The person's level of `exercise`, and why.
    pub fn level(&self, exercise: &Exercise) -> Decision {
        let most = if self.limits().easiest { 1 } else { exercise.levels.len() as u8 };
        level::level_now(most, &self.events(exercise))
    }

    /// What happened to `exercise`, oldest first.
    fn events(&self, exercise: &Exercise) -> Vec<LevelEvent> {
        let mut all = self.archive.events(exercise.slug).to_vec();
        let (records, choices) = (self.records.iter(), self.choices.iter());
        all.extend(events(exercise.slug, records, &self.feedback, choices));
        all
    }

    /// The first day of practice.
    pub(in crate::app) fn began(&self) -> Option<Day> {
        let archived = self.archive.sums.practised().next().map(|(day, _)| day);
        archived.into_iter().chain(self.records.iter().map(|it| it.day)).min()
    }

    /// The sums of all that is kept.
    pub fn sums(&self) -> Sums {
        self.archive.sums.clone().and(&Sums::of(&self.records, &self.pains))
    }
}

thread_local! {
    /// Three digits of this page's own, so that two tabs do not take the same id in the same millisecond.
    static TAB: u64 = clock::random(1000);
}

/// The id of what comes after `last`, from this page.
pub(in crate::app) fn own_id_after(last: u64, utc: Millis) -> u64 {
    id_after(last, utc, TAB.with(|tab| *tab))
}

/// The id in a key that begins with `start`.
fn id_of(start: &str, key: &str) -> Option<u64> {
    key.strip_prefix(start)?.parse().ok()
}

fn read<T: DeserializeOwned>(store: &Store, start: &str, unreadable: &mut usize) -> Vec<T> {
    let texts = store.keys(start).into_iter().filter_map(|key| store.get(&key));
    let read = texts.filter_map(|text| open(&text).map_err(|_| *unreadable += 1).ok());
    read.collect()
}

fn read_feedback(store: &Store, unreadable: &mut usize) -> BTreeMap<u64, Feedback> {
    let feedback: Vec<Feedback> = read(store, FEEDBACK, unreadable);
    feedback.into_iter().map(|it| (it.session, it)).collect()
}

pub(in crate::app) fn write(
    store: &Store,
    start: &str,
    id: u64,
    value: &impl Serialize,
) -> Result<(), Trouble> {
    match seal(value) {
        Ok(text) => store.put(&format!("{start}{id}"), &text),
        Err(_) => Err(Trouble::Full),
    }
}
