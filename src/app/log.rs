//! The log in the store: a key for each record, so that two tabs never write the same one.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::day::Day;
use crate::domain::envelope::{open, seal};
use crate::domain::exercise::Exercise;
use crate::domain::level::{self, Attempt, Effort, Event, Verdict};
use crate::domain::record::{
    Check, Feedback, LevelChoice, Outcome, Pain, PainWhen, Record, Says, Word,
};
use crate::domain::session::Session;
use crate::domain::time::Millis;
use crate::platform::clock;
use crate::platform::storage::{Store, Trouble};

const RECORDS: &str = "record:";
const FEEDBACK: &str = "feedback:";
const LEVELS: &str = "level:";
const PAINS: &str = "pain:";
const CHECKS: &str = "check:";
const WORDS: &str = "word:";

/// What is in the log.
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
    pub words: Vec<Word>,
    /// How many texts cannot be read. They stay as they are.
    pub unreadable: usize,
}

impl Log {
    /// Reads the whole log.
    pub(super) fn read(store: &Store) -> Self {
        let mut unreadable = 0;
        let mut records: Vec<Record> = read(store, RECORDS, &mut unreadable);
        records.sort_by_key(|record| record.id);
        let feedback: Vec<Feedback> = read(store, FEEDBACK, &mut unreadable);
        let mut choices: Vec<LevelChoice> = read(store, LEVELS, &mut unreadable);
        choices.sort_by_key(|choice| choice.id);
        let feedback = feedback.into_iter().map(|it| (it.session, it)).collect();
        let mut pains: Vec<Pain> = read(store, PAINS, &mut unreadable);
        pains.sort_by_key(|pain| pain.id);
        let (checks, words) = Self::read_checks(store);
        Self { records, feedback, choices, pains, checks, words, unreadable }
    }

    /// Reads the checks, and what was said about them. What cannot be read is left where it is; the checks
    /// before it no longer count, because nobody knows what the later one said.
    pub(super) fn read_checks(store: &Store) -> (Vec<Check>, Vec<Word>) {
        let mut checks: Vec<Check> = Vec::new();
        // The keys are in the order of time.
        for text in store.keys(CHECKS).iter().filter_map(|key| store.get(key)) {
            match open(&text) {
                Ok(check) => checks.push(check),
                Err(_) => checks.clear(),
            }
        }
        (checks, read(store, WORDS, &mut 0))
    }

    /// Keeps a check that is finished now, made from its id, the time, the offset and the date.
    pub(super) fn add_check(
        &mut self,
        store: &Store,
        make: impl FnOnce(u64, Millis, i16, Day) -> Check,
    ) -> Result<(), Trouble> {
        let utc = clock::now().wall;
        let offset = clock::offset(utc);
        let check = make(new_id(utc), utc, offset, Day::local(utc, offset));
        let kept = write(store, CHECKS, check.id, &check);
        self.checks.push(check);
        kept
    }

    /// Keeps what the person says about the last check.
    pub(super) fn add_word(&mut self, store: &Store, says: Says) -> Result<(), Trouble> {
        let Some(check) = self.checks.last().map(|it| it.id) else { return Ok(()) };
        let utc = clock::now().wall;
        let day = Day::local(utc, clock::offset(utc));
        let word = Word { id: new_id(utc), utc, day, check, says };
        let kept = write(store, WORDS, word.id, &word);
        self.words.push(word);
        kept
    }

    /// Forgets the checks, and what was said about them, those that cannot be read too.
    pub(super) fn erase_checks(&mut self, store: &Store) {
        for start in [CHECKS, WORDS] {
            store.keys(start).iter().for_each(|key| store.remove(key));
        }
        self.checks.clear();
        self.words.clear();
    }

    /// What a clinician may want, as JSON: the checks, what was said about them, and what hurt.
    pub fn report(&self) -> String {
        #[derive(Serialize)]
        struct Report<'a> {
            unhunch: &'static str,
            reviewed_by_a_clinician: bool,
            checks: &'a [Check],
            words: &'a [Word],
            stopped: Vec<&'a Record>,
        }
        let stopped = self.records.iter();
        let stopped = stopped.filter(|it| it.outcome == Outcome::Hurt || !it.hurts.is_empty());
        let report = Report {
            unhunch: "safety check, for the clinician, 1",
            reviewed_by_a_clinician: false,
            checks: &self.checks,
            words: &self.words,
            stopped: stopped.collect(),
        };
        serde_json::to_string_pretty(&report).unwrap_or_default()
    }

    /// Adds the record of `session`, which ended at `utc`; `None` if it is not over.
    pub(super) fn add_session(
        &mut self,
        store: &Store,
        session: &Session,
        routine: &str,
        utc: Millis,
    ) -> Option<Result<(), Trouble>> {
        let id = new_id(utc);
        let record = Record::of(session, routine, id, utc, clock::offset(utc))?;
        let kept = write(store, RECORDS, id, &record);
        self.records.push(record);
        Some(kept)
    }

    /// Keeps how a session felt.
    pub(super) fn add_feedback(
        &mut self,
        store: &Store,
        feedback: Feedback,
    ) -> Result<(), Trouble> {
        self.feedback.insert(feedback.session, feedback);
        write(store, FEEDBACK, feedback.session, &feedback)
    }

    /// Keeps pain that the person puts in a number now.
    pub(super) fn add_pain(
        &mut self,
        store: &Store,
        value: u8,
        when: PainWhen,
        place: Option<String>,
    ) -> Result<(), Trouble> {
        let utc = clock::now().wall;
        let offset = clock::offset(utc);
        let day = Day::local(utc, offset);
        let pain = Pain { id: new_id(utc), utc, offset, day, value, when, place };
        let kept = write(store, PAINS, pain.id, &pain);
        self.pains.push(pain);
        kept
    }

    /// Keeps a level that the person chose.
    pub(super) fn choose_level(
        &mut self,
        store: &Store,
        exercise: &Exercise,
        level: u8,
        utc: Millis,
    ) -> Result<(), Trouble> {
        let choice = LevelChoice { id: new_id(utc), exercise: exercise.slug.to_owned(), level };
        let kept = write(store, LEVELS, choice.id, &choice);
        self.choices.push(choice);
        kept
    }

    /// The person's level of `exercise`, and why.
    pub fn level(&self, exercise: &Exercise) -> Verdict {
        level::level_now(exercise.levels.len() as u8, &self.events(exercise))
    }

    /// What happened to `exercise`, oldest first. A session without an answer to how it felt is no
    /// attempt: the rule never moves anybody up on a guess. One that hurt needs no answer.
    fn events(&self, exercise: &Exercise) -> Vec<Event> {
        let attempts = self.records.iter().filter_map(|record| {
            let mut rows =
                record.done.iter().filter(|row| row.exercise == exercise.slug).peekable();
            let level = rows.peek()?.level;
            let all_sets = rows.all(|row| row.whole);
            let feedback = self.feedback.get(&record.id).copied().unwrap_or_default();
            let worse_next_morning = feedback.worse_next_morning.unwrap_or(false);
            let pain_change = match record.outcome {
                Outcome::Hurt => level::TOO_MUCH,
                _ if worse_next_morning => feedback.pain_change.unwrap_or(0),
                _ => feedback.pain_change?,
            };
            let effort = feedback.effort.unwrap_or(Effort::Hard);
            let attempt = Attempt { level, all_sets, effort, pain_change, worse_next_morning };
            Some((record.id, Event::Attempted(attempt)))
        });
        let choices = self.choices.iter().filter(|it| it.exercise == exercise.slug);
        let mut events: Vec<(u64, Event)> =
            attempts.chain(choices.map(|it| (it.id, Event::Overruled(it.level)))).collect();
        events.sort_by_key(|(id, _)| *id);
        events.into_iter().map(|(_, event)| event).collect()
    }
}

/// Milliseconds and three random digits: in the order of time, and apart in two tabs.
fn new_id(utc: Millis) -> u64 {
    utc.0 * 1000 + clock::random(1000)
}

fn read<T: DeserializeOwned>(store: &Store, start: &str, unreadable: &mut usize) -> Vec<T> {
    let texts = store.keys(start).into_iter().filter_map(|key| store.get(&key));
    let read = texts.filter_map(|text| open(&text).map_err(|_| *unreadable += 1).ok());
    read.collect()
}

fn write(store: &Store, start: &str, id: u64, value: &impl Serialize) -> Result<(), Trouble> {
    match seal(value) {
        Ok(text) => store.put(&format!("{start}{id}"), &text),
        Err(_) => Err(Trouble::Full),
    }
}
