//! The log of the person: read from the store, added to, and shown. Entries on which the gate depends are written
//! through `app/check`, which then works the gate out again.

pub(super) mod archive;
pub(super) mod backup;
mod diary;
pub(super) mod disk;
pub(super) mod draft;
pub(super) mod keys;
mod saying;

use std::borrow::Cow;

use leptos::prelude::*;

use crate::app::read_only::ReadOnly;

use self::keys::{CHECKS, ENTRIES, FACTS, FEEDBACK, LEVELS, PAINS, RANGES, RECORDS, WORDS};
use super::page::{PageHandle, today};
use super::session::{SessionHandle, SessionNews};
use super::store::StoreHandle;
use crate::content;
use crate::domain::device::Trouble;
use crate::domain::journal::draft::LeftBehind;
use crate::domain::journal::entry::{self, Addition, Entry};
use crate::domain::journal::facts::Facts;
use crate::domain::journal::feedback;
use crate::domain::journal::id::id_after;
use crate::domain::journal::level::Decision;
use crate::domain::journal::log::Log;
use crate::domain::journal::range::Range;
use crate::domain::journal::record::{
    Check, Declaration, DeclarationRecord, Feedback, LevelChoice, Pain, PainWhen, Record,
};
use crate::domain::library::exercise::{Exercise, Side};
use crate::domain::time::day::Day;
use crate::domain::time::{Millis, Moment};
use crate::platform::clock;
use crate::platform::storage::Store;

/// The handle of the log. Copies lead to the same one.
#[derive(Clone, Copy)]
pub struct JournalHandle {
    session: SessionHandle,
    store: StoreHandle,
    log: RwSignal<Log>,
    left_behind: RwSignal<LeftBehind>,
    tab: StoredValue<Tab>,
}

/// What is of this tab alone.
struct Tab {
    /// The key of its draft, once there is one.
    draft_key: Option<String>,
    /// The last three digits of all its ids, so that no other tab takes the same in the same millisecond.
    digits: u64,
}

impl JournalHandle {
    pub(super) fn new(session: SessionHandle, store: StoreHandle) -> Self {
        Self {
            session,
            store,
            log: RwSignal::new(Log::default()),
            left_behind: RwSignal::new(LeftBehind::default()),
            tab: StoredValue::new(Tab { draft_key: None, digits: clock::random(1000) }),
        }
    }

    pub(super) fn session(self) -> SessionHandle {
        self.session
    }

    pub(super) fn page(self) -> PageHandle {
        self.session.page()
    }

    pub(super) fn store(self) -> StoreHandle {
        self.store
    }

    /// All that is stored, once it has been read.
    pub fn log(self) -> ReadOnly<Log> {
        ReadOnly(self.log)
    }

    /// Reads the log anew.
    pub(super) fn read(self) {
        self.log.set(self.store.with(disk::read));
    }

    /// Reads anew what the gate goes by besides the checks.
    pub(super) fn refresh_recent(self) {
        self.store.with(|store| self.log.maybe_update(|log| disk::refresh(log, store)));
    }

    /// Reads anew the checks, what was said about them, and the facts.
    pub(super) fn refresh_checks(self) {
        let ((checks, words), facts) =
            self.store.with(|store| (disk::read_checks(store), disk::read_facts(store)));
        self.log.update(|log| (log.checks, log.words, log.facts) = (checks, words, facts));
    }

    /// From now on the records and drafts of sessions are stored.
    pub(super) fn follow_the_session(self) {
        self.session.listen(move |news| match news {
            SessionNews::Ended(at) => self.save_session(at),
            SessionNews::Happened(_, at) => self.save_draft(at),
        });
    }

    fn save_session(self, ended: Moment) {
        let id = self.new_id(ended.wall);
        let record = self.session.playing().with_untracked(|playing| {
            let playing = playing.as_ref()?;
            let offset = clock::offset(ended.wall);
            Record::of(&playing.session, &playing.routine.slug, id, ended.wall, offset)
        });
        if let Some(record) = record {
            backup::write_record(&record);
            self.add_record(record);
        }
    }

    /// Changes the log and the store together, and tells where the disk does not take it.
    fn change(self, change: impl FnOnce(&mut Log, &Store) -> Result<(), Trouble>) {
        let mut put = Ok(());
        self.store.with(|store| self.log.update(|log| put = change(log, store)));
        self.store.note(put);
    }

    /// An id for what happens at `utc`, larger than that of anything in the log.
    fn new_id(self, utc: Millis) -> u64 {
        self.id_after(self.log.with_untracked(Log::last_id), utc)
    }

    fn id_after(self, last: u64, utc: Millis) -> u64 {
        id_after(last, utc, self.tab.with_value(|tab| tab.digits))
    }

    /// Adds a check that is finished now, made from its id, the time and the offset.
    pub(super) fn add_check(self, make: impl FnOnce(u64, Millis, i16) -> Check) {
        let utc = clock::now().wall;
        let unread = self.store.with(disk::last_check_id);
        let id = self.new_id(utc).max(self.id_after(unread, utc));
        let check = make(id, utc, clock::offset(utc));
        backup::write_check(&check);
        self.change(|log, store| {
            let put = disk::write(store, CHECKS, check.id, &check);
            log.checks.push(check);
            put
        });
    }

    /// Adds what the person says about the last check.
    pub(super) fn add_declaration(self, says: Declaration) {
        let Some(check) = self.log.with_untracked(|log| log.checks.last().map(|it| it.id)) else {
            return;
        };
        let utc = clock::now().wall;
        let day = Day::local(utc, clock::offset(utc));
        let word = DeclarationRecord { id: self.new_id(utc), utc, day, check, says };
        backup::write_declaration(&word);
        self.change(|log, store| {
            let put = disk::write(store, WORDS, word.id, &word);
            log.words.push(word);
            put
        });
    }

    /// Stores what stays true of the person.
    pub(super) fn write_facts(self, facts: Facts) {
        let facts = Facts { utc: clock::now().wall, ..facts };
        backup::write_facts(&facts);
        self.change(|log, store| {
            let put = disk::write_text(store, FACTS, &facts);
            log.facts = Some(facts);
            put
        });
    }

    /// Forgets the checks, and what was said about them, those that cannot be read too.
    pub(super) fn erase_checks(self) {
        self.change(|log, store| {
            for start in [CHECKS, WORDS] {
                store.keys(start).iter().for_each(|key| store.remove(key));
            }
            store.remove(FACTS);
            (log.checks, log.words, log.facts) = <_>::default();
            Ok(())
        });
        backup::forget_checks();
    }

    fn add_record(self, record: Record) {
        self.change(|log, store| {
            let put = disk::write(store, RECORDS, record.id, &record);
            log.records.push(record);
            put
        });
    }

    /// Stores how a session felt.
    pub(super) fn write_feedback(self, feedback: Feedback) {
        self.change(|log, store| {
            log.feedback.insert(feedback.session, feedback);
            disk::write(store, FEEDBACK, feedback.session, &feedback)
        });
        backup::write_feedback(&feedback);
    }

    /// Stores pain that the person puts in a number, 0 to 10; `before` is what they said a moment ago, which it may
    /// replace. Returns what is stored, and after a session what it says of the change since before.
    pub(super) fn write_pain(
        self,
        before: Option<Pain>,
        value: u8,
        when: PainWhen,
        place: Option<String>,
    ) -> (Pain, Option<Feedback>) {
        let utc = clock::now().wall;
        let offset = clock::offset(utc);
        let day = Day::local(utc, offset);
        let check = self.log.with_untracked(|log| log.checks.last().map_or(0, |check| check.id));
        let before = before.filter(|before| feedback::corrects(before, utc, day, check));
        let pain = match before.clone() {
            Some(before) => Pain { value, place, ..before },
            None => Pain { id: self.new_id(utc), utc, offset, day, value, when, place },
        };
        self.change(|log, store| {
            let put = disk::write(store, PAINS, pain.id, &pain);
            replace_or_push(&mut log.pains, pain.clone(), |it| it.id == pain.id);
            put
        });
        backup::write_pain(&pain, before.as_ref());
        let felt = (when == PainWhen::After).then(|| {
            self.log.with_untracked(|log| {
                feedback::change_in_session(&log.records, &log.pains, &log.feedback, &pain)
            })
        });
        (pain, felt.flatten())
    }

    /// The person's level of `exercise`, and why.
    pub fn level(self, exercise: &Exercise) -> Decision {
        self.log.with_untracked(|log| log.level(content::rules(), exercise))
    }

    /// The person wants another level.
    pub fn choose_level(self, exercise: &Exercise, level: u8) {
        let id = self.new_id(clock::now().wall);
        let choice = LevelChoice { id, exercise: exercise.slug.to_owned(), level };
        self.change(|log, store| {
            let put = disk::write(store, LEVELS, choice.id, &choice);
            log.choices.push(choice);
            put
        });
    }

    /// The person notes how far the head turned to `side`. What they said `before` on this day, without leaving the
    /// page, they correct. Returns what is stored.
    pub fn note_range(self, before: Option<Range>, side: Side, degrees: u8) -> Range {
        let utc = clock::now().wall;
        let offset = clock::offset(utc);
        let day = Day::local(utc, offset);
        let fresh = || {
            let side = side.id().to_owned();
            Range { id: self.new_id(utc), utc, offset, day, side, degrees }
        };
        let before = before.filter(|it| it.day == day);
        let range = before.map_or_else(fresh, |before| Range { degrees, ..before });
        self.change(|log, store| {
            let put = disk::write(store, RANGES, range.id, &range);
            replace_or_push(&mut log.ranges, range.clone(), |it| it.id == range.id);
            put
        });
        range
    }

    /// Adds an entry of now. Of its text what can be stored is. Returns its id.
    pub fn add_entry(self, addition: Addition) -> u64 {
        self.add_entry_at(clock::now().wall, addition)
    }

    /// The same of what was at `utc`; its id is of now, as it is said now.
    fn add_entry_at(self, utc: Millis, addition: Addition) -> u64 {
        let Addition { kind, of, name, value, text } = addition;
        let id = self.new_id(clock::now().wall);
        let offset = clock::offset(utc);
        let (day, kind) = (Day::local(utc, offset), kind.id().to_owned());
        let text = text.and_then(|text| entry::note(&text));
        let entry = Entry { id, utc, offset, day, kind, of, name, value, text };
        self.change(|log, store| {
            let put = disk::write(store, ENTRIES, id, &entry);
            log.entries.push(entry);
            put
        });
        id
    }

    /// The feedback on yesterday's last session, if the morning after is not yet told.
    pub fn morning_after(self) -> Option<Feedback> {
        let today = self.page().today();
        self.log.with(|log| feedback::morning_after(&log.records, &log.feedback, today))
    }

    /// When `exercise` gave the sharp pain for which it is left out.
    pub fn sharp_pain(self, exercise: &Exercise) -> Option<Day> {
        self.log.with(|log| log.left_out(content::rules(), today()).sharp_pain(exercise))
    }

    /// The session that was stored last.
    pub fn last_record(self) -> Option<Record> {
        self.log.with_untracked(|log| log.records.last().cloned())
    }

    /// Every session of all time that counts, as it stands, oldest first.
    pub fn all_records(self) -> Vec<Record> {
        let mut all = self.store.with(archive::read_all).records;
        self.log.with(|log| {
            for record in &log.records {
                all.insert(record.id, record.clone());
            }
            let standing = log.standing();
            all.values().filter_map(|it| standing.record(it)).map(Cow::into_owned).collect()
        })
    }

    /// Old entries go into their months.
    pub(super) fn fold(self) {
        // Read anew, not what is shown: what another tab has erased since must not come back.
        let folded = self.store.with(|store| archive::fold(store, &disk::read(store), today()));
        // What could not be folded stays as it is, and is tried again the next time; some of it may have been.
        if folded != Ok(false) {
            self.read();
        }
        let room = self.store.with(Store::has_room);
        self.store.note(folded.map(drop).and(room));
    }
}

/// Puts `entry` in the place of the one that `is_it`, or at the end.
fn replace_or_push<T>(entries: &mut Vec<T>, entry: T, is_it: impl Fn(&T) -> bool) {
    match entries.iter_mut().find(|it| is_it(it)) {
        Some(known) => *known = entry,
        None => entries.push(entry),
    }
}
