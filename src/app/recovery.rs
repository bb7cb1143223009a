//! Brings back what a killed browser lost, offers a session that was interrupted, and follows what other tabs store.

use std::time::Duration;

use leptos::prelude::*;

use super::check::CheckHandle;
use super::journal::draft::{DRAFTS, OVER, lock};
use super::journal::keys::{
    CHECKS, ENTRIES, FACTS, FEEDBACK, LEVELS, PAINS, RANGES, RECORDS, WORDS,
};
use super::journal::{JournalHandle, backup};
use super::page::today;
use super::reminders::RemindersHandle;
use super::routines::admission::playable;
use super::routines::editing::forget_unfinished;
use super::routines::{CUSTOM, RoutinesHandle};
use super::session::Playing;
use super::settings;
use super::start::StartHandle;
use crate::domain::journal::draft::{Draft, DraftEffect, DraftEvent, Interrupted, SecondDraft};
use crate::domain::journal::gate::Gate;
use crate::domain::journal::second_copy::{
    is_lost_record, lost_check_or_word, lost_facts, lost_feedback, lost_pain,
};
use crate::domain::order;
use crate::domain::route::Route;
use crate::domain::safety::check::Ticks;
use crate::domain::session::machine::Event;
use crate::platform::{backup as second_place, locks, storage, visibility};

/// Another tab writes more than one thing at a time: they are read together.
const FOLLOW_AFTER: Duration = Duration::from_millis(300);
/// Only the tab that holds this lock folds.
pub(super) const FOLDING: &str = "unhunch-fold";

/// The handle of what comes back. Copies lead to the same.
#[derive(Clone, Copy)]
pub struct RecoveryHandle {
    routines: RoutinesHandle,
    reminders: RemindersHandle,
}

impl RecoveryHandle {
    pub(super) fn new(routines: RoutinesHandle, reminders: RemindersHandle) -> Self {
        Self { routines, reminders }
    }

    fn start(self) -> StartHandle {
        self.routines.start()
    }

    pub(super) fn routines(self) -> RoutinesHandle {
        self.routines
    }

    pub(super) fn reminders(self) -> RemindersHandle {
        self.reminders
    }

    /// All is erased: nothing of it is shown or reminded of any more.
    pub(super) fn forget(self) {
        forget_unfinished();
        self.journal().forget_left_behind();
        self.check().session().settings().forget();
        self.reminders.forget();
        self.check().forget();
        self.read();
    }

    fn check(self) -> CheckHandle {
        self.start().check()
    }

    pub(super) fn journal(self) -> JournalHandle {
        self.check().journal()
    }

    /// Reads all that is stored anew.
    pub(super) fn read(self) {
        self.journal().read();
        self.routines.read();
        self.check().refresh_gate();
    }

    /// Brings back what the disk lost and the second place has, offers what a killed page left, and folds what is
    /// old once nothing else is to be done.
    pub(super) fn begin(self) {
        let (journal, page) = (self.journal(), self.check().page());
        leptos::task::spawn_local(async move {
            let record = second_place::read(backup::RECORD).await;
            let copies = second_place::keys().await;
            if page.is_gone() {
                return;
            }
            if let Ok(Some(record)) = record {
                self.bring_back_record(&record);
            }
            for place in backup::FOR_THE_GATE {
                // What is not among the keys is not waited for: a place that hangs takes two seconds to say so.
                if copies.iter().any(|it| it == place)
                    && let Ok(Some(copy)) = second_place::read(place).await
                    && !page.is_gone()
                {
                    self.bring_back_for_the_gate(&copy);
                }
            }
            if page.is_gone() {
                return;
            }
            let mut keys = journal.store().keys(DRAFTS);
            keys.extend(copies.into_iter().filter(|key| key.starts_with(DRAFTS)));
            order::sort(&mut keys);
            keys.dedup();
            keys.retain(|key| !journal.is_own_draft(key));
            for key in keys {
                let copy = second_place::read(&key).await;
                locks::if_free(&lock(&key), {
                    let key = key.clone();
                    move || {
                        if page.is_gone() {
                            return;
                        }
                        let local = journal.store().get(&key);
                        let second = match copy {
                            Ok(Some(text)) if text == OVER => SecondDraft::Over,
                            Ok(Some(text)) => SecondDraft::Text(text),
                            Ok(None) | Err(_) => SecondDraft::Unknown,
                        };
                        self.tell(DraftEvent::Found { key, local, second });
                    }
                });
            }
            locks::alone_when_idle(FOLDING, move || {
                if !page.is_gone() {
                    journal.fold();
                }
            });
        });
        // On a page of others it would listen for longer than the app is there.
        if !page.is_guest() {
            self.follow_other_tabs();
            self.follow_choices();
        }
    }

    /// What other tabs store or erase is seen here too, soon after the last of it.
    fn follow_other_tabs(self) {
        let journal = self.journal();
        let waits = StoredValue::new(false);
        let starts = &[RECORDS, FEEDBACK, LEVELS, PAINS, CHECKS, WORDS, FACTS, RANGES, ENTRIES];
        storage::on_change_under(starts, move || {
            if !waits.get_value() {
                waits.set_value(true);
                set_timeout(
                    move || {
                        waits.set_value(false);
                        journal.read();
                    },
                    FOLLOW_AFTER,
                );
            }
        });
    }

    /// So is what they choose, and their routines; and all of it after a page has lain in the browser's memory.
    fn follow_choices(self) {
        let settings = self.check().session().settings();
        let store = self.journal().store();
        storage::on_change_under(&[settings::KEY], move || {
            store.with(|store| store.yield_to_disk(settings::KEY));
            settings.refresh();
        });
        storage::on_change_under(&[CUSTOM], move || self.routines.read());
        visibility::on_restore(move || {
            settings.refresh();
            self.reminders.read();
            self.read();
        });
    }

    /// A record that the disk lost. One that has been folded, or was erased, is not lost.
    fn bring_back_record(self, copy: &str) {
        let Some((key, text)) = copy.split_once('\n') else { return };
        let journal = self.journal();
        let lost = journal.log().with_untracked(|log| is_lost_record(text, &log.records, today()));
        if lost && journal.store().with(|store| store.put(key, text).is_ok()) {
            journal.read();
            self.stop_what_may_not_go_on();
        }
    }

    /// What the gate goes by, and the disk lost, or had no room for: a check, a word, a number for pain, or how
    /// a session felt.
    fn bring_back_for_the_gate(self, copy: &str) {
        let Some((key, text)) = copy.split_once('\n') else { return };
        let Some(text) = self.lost(key, text) else { return };
        // Where the disk does not take it, it counts for as long as this page lives.
        self.journal().store().put(key, &text);
        self.journal().read();
        self.stop_what_may_not_go_on();
    }

    /// What is to be stored under `key` for `text` of the second place; `None` if nothing of it was lost.
    fn lost(self, key: &str, text: &str) -> Option<String> {
        let first = self.journal().store().get(key);
        let first = first.as_deref();
        if key.starts_with(PAINS) {
            lost_pain(text, first, today())
        } else if key.starts_with(FEEDBACK) {
            let log = self.journal().log();
            log.with_untracked(|log| lost_feedback(text, first, &log.records))
        } else if key == FACTS {
            lost_facts(text, first)
        } else {
            lost_check_or_word(text, first)
        }
    }

    /// A session that was begun before all of this was known does not go on if it would not begin now.
    fn stop_what_may_not_go_on(self) {
        let shut = self.check().refresh_gate() != Gate::Open;
        let session = self.check().session();
        let begun = session.playing().with_untracked(|playing| {
            // One that asks what hurt has shut the gate itself.
            playing.as_ref().filter(|it| !it.session.is_hurt()).map(|it| it.routine.clone())
        });
        if let Some(routine) = begun.filter(|_| shut && untrack(|| session.is_active())) {
            session.dispatch(Event::Ended);
            // As if Start were pressed now: it leads to what is asked.
            self.start().admit(routine);
        }
    }

    /// Tells what was left behind what happened, and does what it asks for.
    fn tell(self, event: DraftEvent) {
        let (journal, check) = (self.journal(), self.check());
        for effect in journal.handle_left_behind(event) {
            match effect {
                DraftEffect::Forget(key) => journal.forget_draft(&key),
                DraftEffect::Save(record) => journal.save_left_behind(record),
                DraftEffect::AskGate(draft) => {
                    let may = |it: &Playing| self.start().admit(it.routine.clone()).is_some();
                    let playing = self.resumed(&draft).filter(may);
                    let admitted = playing.is_some();
                    if let Some(playing) = playing {
                        check.session().show_waiting(playing);
                    }
                    self.tell(if admitted { DraftEvent::Admitted } else { DraftEvent::Refused });
                }
                DraftEffect::Resume => {
                    check.session().resume();
                    check.refresh_gate();
                }
                DraftEffect::AskWhatHurt => self.ask_what_hurt(),
                DraftEffect::RefreshGate => drop(check.refresh_gate()),
            }
        }
    }

    fn ask_what_hurt(self) {
        self.stop_what_may_not_go_on();
        let check = self.check();
        let on_check = check.page().route().with_untracked(|it| *it == Route::Check);
        if on_check && check.form().get_untracked().is_none() {
            check.ask(Ticks::default());
        }
    }

    fn resumed(self, draft: &Draft) -> Option<Playing> {
        let routine = self.routines.routine(&draft.record.routine)?;
        let (routine, timeline) = playable(self.journal(), &routine)?;
        Some(Playing { session: draft.resume(timeline)?, routine, asks_sharp: false })
    }

    /// Whether what was left behind can go on where it was.
    pub fn can_resume(self, left: &Interrupted) -> bool {
        self.resumed(&left.draft).is_some()
    }

    /// The session that was left behind goes on; after a hurt it asks what it was like. Must run in the tap.
    pub fn resume(self) {
        self.tell(DraftEvent::Resumed);
    }

    /// What was done of it becomes a record.
    pub fn save(self) {
        self.tell(DraftEvent::Saved);
    }

    /// It is thrown away.
    pub fn discard(self) {
        self.tell(DraftEvent::Discarded);
    }
}
