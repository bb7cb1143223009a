//! The draft of the session that runs, and what a page that was killed left behind.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use serde::Serialize;

use super::{
    CHECKS, FACTS, FEEDBACK, LEVELS, Log, PAINS, RANGES, RECORDS, WORDS, archive, own_id_after,
};
use crate::app::reminders::Desk;
use crate::app::{App, OWN, Playing, settings, today};
use crate::domain::journal::draft::{Draft, EVERY};
use crate::domain::journal::envelope::{open, seal};
use crate::domain::journal::facts::Facts;
use crate::domain::journal::gate::Gate;
use crate::domain::journal::record::{Feedback, Pain, Record};
use crate::domain::journal::second_copy::{
    SevereCopy, is_lost_record, lost_check_or_word, lost_facts, lost_feedback, lost_pain,
    severe_copy,
};
use crate::domain::route::Route;
use crate::domain::safety::check::Ticks;
use crate::domain::session::machine::Event;
use crate::domain::session::timeline::Timeline;
use crate::domain::time::{Millis, Moment};
use crate::platform::{backup, clock, locks, storage, visibility};

/// Drafts are kept under this and a number of the tab's own.
const DRAFTS: &str = "draft:";
/// What the mirror has in the place of a draft that is over. Where it has nothing, it could not be written.
const OVER: &str = "";
/// Where the mirror has the last check and the last word, in the same form as the record just finished.
const MIRRORED_CHECK: &str = "check";
const MIRRORED_WORD: &str = "word";
/// Where it has the last number for pain, and the last one that asks for a check: a milder one after it does not take that back.
const MIRRORED_PAIN: &str = "pain";
const MIRRORED_SEVERE: &str = "severe";
/// Where it has what was last said about how a session felt.
const MIRRORED_FEEDBACK: &str = "feedback";
/// Where it has what stays true of the person.
const MIRRORED_FACTS: &str = "facts";
/// All that is read anew where the disk may have lost it.
const MIRRORED: [&str; 6] = [
    MIRRORED_CHECK,
    MIRRORED_WORD,
    MIRRORED_PAIN,
    MIRRORED_SEVERE,
    MIRRORED_FEEDBACK,
    MIRRORED_FACTS,
];
/// Where the mirror has the record just finished: its key, a line break, and its text. It has each draft
/// under the draft's own key.
const MIRRORED_RECORD: &str = "record";
/// Another tab writes more than one thing at a time: they are read together.
const FOLLOW_AFTER: Duration = Duration::from_millis(300);
/// Only the tab that holds this lock folds.
pub(in crate::app) const FOLDING: &str = "unhunch-fold";

/// A session that a killed page left behind.
#[derive(Clone, PartialEq)]
pub struct Interrupted {
    key: String,
    /// The session.
    pub draft: Arc<Draft>,
}

impl Interrupted {
    /// Whether it waits for what hurt.
    pub fn hurts(&self) -> bool {
        self.draft.hurts()
    }
}

impl App {
    /// Keeps the draft of the session that runs, and takes it away when it is over. While time just goes
    /// by, only now and then.
    pub(in crate::app) fn keep_draft(self, event: Event, now: Moment) {
        // A session that is over is told of nothing more: this is the only time to take its draft away.
        let over = self.ask_session(|session| session.is_over().then_some(())).is_some();
        let early = |last: Millis| event == Event::Ticked && !over && now.mono - last < EVERY;
        if early(self.devices.with_value(|devices| devices.drafted)) {
            return;
        }
        let offset = clock::offset(now.wall);
        let draft = self.playing.with_untracked(|playing| {
            let Playing { routine, session, .. } = playing.as_ref()?;
            let id = self.log.with_untracked(|log| log.new_id(now.wall));
            Draft::of(session, routine, id, now, offset)
        });
        let key = self.draft_key();
        let text = draft.and_then(|draft| seal(&draft).ok());
        self.devices.update_value(|devices| {
            devices.drafted = now.mono;
            match &text {
                // Where it cannot be kept there is none; the record at the end tells of the trouble.
                Some(text) => drop(devices.store.put_surely(&key, text)),
                None => devices.store.remove(&key),
            }
        });
        backup::write(&key, Some(text.unwrap_or_else(|| OVER.to_owned())));
        // Nothing else begins while the question is open, also not in the page that comes after this one.
        if matches!(event, Event::Hurt | Event::HurtSaid(..)) {
            self.refresh_gate();
        }
    }

    /// The key of this tab's draft. Whoever sees its lock free knows that the tab is gone.
    fn draft_key(self) -> String {
        let known = self.devices.with_value(|devices| devices.draft_key.clone());
        known.unwrap_or_else(|| {
            let key = format!("{DRAFTS}{}", own_id_after(0, clock::now().wall));
            locks::hold(&lock(&key));
            self.devices.update_value(|devices| devices.draft_key = Some(key.clone()));
            key
        })
    }

    /// The record that was just kept goes to the mirror, too.
    pub(in crate::app) fn mirror_record(record: &Record) {
        mirrored(MIRRORED_RECORD, RECORDS, record.id, record);
    }

    /// So does what the gate goes by: the check that was just answered,
    pub(in crate::app) fn mirror_check(self) {
        if let Some(check) = self.log.with_untracked(|log| log.checks.last().cloned()) {
            mirrored(MIRRORED_CHECK, CHECKS, check.id, &check);
        }
    }

    /// the word that was just said about it,
    pub(in crate::app) fn mirror_word(self) {
        if let Some(word) = self.log.with_untracked(|log| log.words.last().cloned()) {
            mirrored(MIRRORED_WORD, WORDS, word.id, &word);
        }
    }

    /// the number that was just said for pain, which may correct the one `before`,
    pub(in crate::app) fn mirror_pain(pain: &Pain, before: Option<&Pain>) {
        mirrored(MIRRORED_PAIN, PAINS, pain.id, pain);
        match severe_copy(pain, before) {
            SevereCopy::Put => mirrored(MIRRORED_SEVERE, PAINS, pain.id, pain),
            SevereCopy::Clear => backup::write(MIRRORED_SEVERE, None),
            SevereCopy::Leave => {}
        }
    }

    /// and how a session felt.
    pub(in crate::app) fn mirror_feedback(feedback: &Feedback) {
        mirrored(MIRRORED_FEEDBACK, FEEDBACK, feedback.session, feedback);
    }

    /// What stays true of the person is kept under one key.
    pub(in crate::app) fn mirror_facts(facts: &Facts) {
        if let Ok(text) = seal(facts) {
            backup::write(MIRRORED_FACTS, Some(format!("{FACTS}\n{text}")));
        }
    }

    /// The checks are erased: nothing brings them back.
    pub(in crate::app) fn forget_mirrored_checks() {
        backup::write(MIRRORED_CHECK, None);
        backup::write(MIRRORED_WORD, None);
        backup::write(MIRRORED_FACTS, None);
    }

    /// Brings back what the disk lost and the mirror has, offers what a killed page left, and folds what is
    /// old once nothing else is to be done.
    pub(in crate::app) fn reconcile(self) {
        leptos::task::spawn_local(async move {
            let mirrored = backup::read(MIRRORED_RECORD).await;
            let in_mirror = backup::keys().await;
            if self.is_gone() {
                return;
            }
            if let Ok(Some(mirrored)) = mirrored {
                self.bring_back(&mirrored);
            }
            for key in MIRRORED {
                // What is not among the keys is not waited for: a mirror that hangs takes two seconds to say so.
                if in_mirror.iter().any(|it| it == key)
                    && let Ok(Some(mirrored)) = backup::read(key).await
                    && !self.is_gone()
                {
                    self.bring_back_for_the_gate(&mirrored);
                }
            }
            if self.is_gone() {
                return;
            }
            let mut keys = self.devices.with_value(|devices| devices.store.keys(DRAFTS));
            keys.extend(in_mirror.into_iter().filter(|key| key.starts_with(DRAFTS)));
            keys.sort();
            keys.dedup();
            let own = self.devices.with_value(|devices| devices.draft_key.clone());
            for key in keys.into_iter().filter(|key| Some(key) != own.as_ref()) {
                let mirrored = backup::read(&key).await;
                locks::if_free(&lock(&key), {
                    let key = key.clone();
                    move || match mirrored {
                        _ if self.is_gone() => {}
                        Ok(Some(text)) if text == OVER => self.forget(&key),
                        Ok(Some(text)) => self.offer(&key, Some(text)),
                        // It could not be written there, or not be read: the disk alone knows.
                        Ok(None) | Err(_) => {
                            let text = self.devices.with_value(|devices| devices.store.get(&key));
                            self.offer(&key, text);
                        }
                    }
                });
            }
            locks::alone_when_idle(FOLDING, move || {
                if !self.is_gone() {
                    self.fold();
                }
            });
        });
        // On a page of others it would listen for longer than the app is there.
        if !self.is_guest() {
            self.follow_other_tabs();
            self.follow_choices();
        }
    }

    /// What other tabs keep or erase is seen here too, soon after the last of it.
    fn follow_other_tabs(self) {
        let waits = StoredValue::new(false);
        storage::on_change_under(
            &[RECORDS, FEEDBACK, LEVELS, PAINS, CHECKS, WORDS, FACTS, RANGES],
            move || {
                if !waits.get_value() {
                    waits.set_value(true);
                    set_timeout(
                        move || {
                            waits.set_value(false);
                            self.read_log();
                        },
                        FOLLOW_AFTER,
                    );
                }
            },
        );
    }

    /// So is what they choose, and their routines; and all of it after a page has lain in the browser's memory.
    fn follow_choices(self) {
        storage::on_change_under(&[settings::KEY], move || {
            self.devices.with_value(|devices| devices.store.yield_to_disk(settings::KEY));
            self.read_settings();
        });
        storage::on_change_under(&[OWN], move || self.read_own());
        visibility::on_restore(move || {
            self.read_settings();
            Desk::of(self).read();
            self.read_anew();
        });
    }

    /// A record that the disk lost. One that has been folded, or was erased, is not lost.
    fn bring_back(self, mirrored: &str) {
        let kept = mirrored.split_once('\n').is_some_and(|(key, text)| {
            let lost = self.log.with_untracked(|log| is_lost_record(text, &log.records, today()));
            lost && self.devices.with_value(|devices| devices.store.put(key, text).is_ok())
        });
        if kept {
            self.read_log();
            self.stop_what_may_not_go_on();
        }
    }

    /// What the gate goes by, and the disk lost, or had no room for: a check, a word, a number for pain, or how
    /// a session felt.
    fn bring_back_for_the_gate(self, mirrored: &str) {
        let Some((key, text)) = mirrored.split_once('\n') else { return };
        let Some(text) = self.lost(key, text) else { return };
        // Where the disk does not take it, it counts for as long as this page lives.
        let kept = self.devices.with_value(|devices| devices.store.put(key, &text));
        self.note_trouble(kept);
        self.read_log();
        self.stop_what_may_not_go_on();
    }

    /// What is to be kept under `key` for `text` of the mirror; `None` if nothing of it was lost.
    fn lost(self, key: &str, text: &str) -> Option<String> {
        let kept = self.devices.with_value(|devices| devices.store.get(key));
        let kept = kept.as_deref();
        if key.starts_with(PAINS) {
            lost_pain(text, kept, today())
        } else if key.starts_with(FEEDBACK) {
            self.log.with_untracked(|log| lost_feedback(text, kept, &log.records))
        } else if key == FACTS {
            lost_facts(text, kept)
        } else {
            lost_check_or_word(text, kept)
        }
    }

    /// A session that was begun before all of this was known does not go on if it would not begin now.
    fn stop_what_may_not_go_on(self) {
        let shut = self.refresh_gate() != Gate::Open;
        let begun = self.playing.with_untracked(|playing| {
            // One that asks what hurt has shut the gate itself.
            playing.as_ref().filter(|it| !it.session.is_hurt()).map(|it| it.routine.clone())
        });
        if let Some(routine) = begun.filter(|_| shut && self.is_active_untracked()) {
            self.dispatch(Event::Ended);
            // As if Start were pressed now: it leads to what is asked.
            self.admit(routine);
        }
    }

    fn offer(self, key: &str, text: Option<String>) {
        let Some(Ok(draft)) = text.map(|text| open::<Draft>(&text)) else {
            // Nobody can say what was done in it: it is no record.
            return self.forget(key);
        };
        let covers = |record: &Record| draft.is_covered_by(record);
        let covered = self.log.with_untracked(|log| log.records.iter().any(covers));
        if covered || !draft.holds_something() {
            return self.forget(key);
        }
        let hurts = draft.hurts();
        // The others are offered the next time.
        if hurts || !self.left.with_untracked(|left| left.as_ref().is_some_and(Interrupted::hurts))
        {
            self.left.set(Some(Interrupted { key: key.to_owned(), draft: Arc::new(draft) }));
        }
        if hurts {
            self.stop_what_may_not_go_on();
            let on_check = self.route.with_untracked(|it| matches!(it, Route::Check));
            if on_check && self.asked.get_untracked().is_none() {
                self.ask(Ticks::default());
            }
        }
    }

    fn forget(self, key: &str) {
        self.devices.with_value(|devices| devices.store.remove(key));
        backup::write(key, None);
        if self.left.with_untracked(|left| left.as_ref().is_some_and(|left| left.key == key)) {
            self.left.set(None);
        }
    }

    /// Whether what was left can go on where it was.
    pub fn can_go_on(self, left: &Interrupted) -> bool {
        self.resumed(left).is_some()
    }

    fn resumed(self, left: &Interrupted) -> Option<Playing> {
        let routine = self.playable(self.routine(&left.draft.record.routine)?)?;
        let timeline = Timeline::of_routine(&routine, |exercise| self.level(exercise));
        Some(Playing { session: left.draft.resume(timeline)?, routine, asks_sharp: false })
    }

    /// The session that was left goes on; after a hurt it asks what it was like. Must run in the tap.
    pub fn go_on(self, left: &Interrupted) {
        let Some(playing) = self.resumed(left) else { return };
        // What asks again is not held back for what it asks.
        self.left.set(None);
        if self.admit(playing.routine.clone()).is_none() {
            self.left.set(Some(left.clone()));
            self.refresh_gate();
            return;
        }
        self.forget(&left.key);
        let route = Route::Session(playing.routine.slug.to_string());
        self.unlock(None);
        self.playing.set(Some(playing));
        self.dispatch(Event::Resumed);
        self.refresh_gate();
        self.go(&route);
    }

    /// What was done of it is kept as a session that ended early, or that hurt.
    pub fn keep_left(self, left: &Interrupted) {
        let record = left.draft.record.clone();
        Self::mirror_record(&record);
        self.change_log(|log, store| log.add_record(store, record));
        self.forget(&left.key);
        self.refresh_gate();
    }

    /// It is thrown away.
    pub fn drop_left(self, left: &Interrupted) {
        self.forget(&left.key);
    }

    /// Old entries go into their months.
    fn fold(self) {
        // Read anew, not what is shown: what another tab has erased since must not come back.
        let folded = self.devices.with_value(|devices| {
            archive::fold(&devices.store, &Log::read(&devices.store), today())
        });
        // What could not be folded stays as it is, and is tried again the next time; some of it may have been.
        if folded != Ok(false) {
            self.read_log();
        }
        let room = self.devices.with_value(|devices| devices.store.has_room());
        self.note_trouble(folded.map(drop).and(room));
    }

    /// Reads all that is kept anew.
    pub(in crate::app) fn read_log(self) {
        self.log.set(self.devices.with_value(|devices| Log::read(&devices.store)));
    }
}

/// Puts `value` in the mirror in the place `under`: the key that it has on the disk, a line break, and its text.
fn mirrored(under: &str, start: &str, id: u64, value: &impl Serialize) {
    if let Ok(text) = seal(value) {
        backup::write(under, Some(format!("{start}{id}\n{text}")));
    }
}

fn lock(key: &str) -> String {
    format!("unhunch-{key}")
}
