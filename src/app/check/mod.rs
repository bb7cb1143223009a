//! The safety check in the app: what is asked, what is kept of it, and the gate before every session.

use std::sync::Arc;

use leptos::prelude::*;

mod left_out;

use super::{App, Devices, GATE, Interrupted, Kept, Log, today};
use crate::content;
use crate::domain::journal::check_record::{
    begun, corrected, finished, finished_facts, owed_ticks,
};
use crate::domain::journal::facts::Facts;
use crate::domain::journal::gate::{Gate, History, clearance_is_too_early};
use crate::domain::journal::lock::{ShownLock, settle};
use crate::domain::journal::record::{Check, Declaration, Record};
use crate::domain::library::exercise::Exercise;
use crate::domain::library::routine::Routine;
use crate::domain::route::Route;
use crate::domain::routines::limits::{Limits, ease, is_gentle, may_play};
use crate::domain::routines::swap::{Swap, fit};
use crate::domain::safety::check::{Door, Question, Ticks};
use crate::domain::safety::check_form::CheckForm;
use crate::domain::safety::numbers::{self, Country};
use crate::domain::session::hurt::{Feeling, Then};
use crate::domain::session::machine::Event;
use crate::platform::{clock, page, share};

/// The id of the check behind the lock that was last shown.
const LOCK: &str = "lock";

impl App {
    /// Opens the gate as far as the last check allows. Reads the disk anew: another tab may have answered,
    /// or all of it may be gone. A lock that was shown and that no check explains stays.
    pub(in crate::app) fn refresh_gate(self) -> Gate {
        let shown = self.devices.with_value(|Devices { store, .. }| {
            let text = store.get(GATE)?;
            let level = crate::app::LOCKS.into_iter().find(|it| it.id() == text)?;
            Some(ShownLock { level, check: store.get(LOCK).and_then(|id| id.parse().ok()) })
        });
        let allowed = self.allowed();
        let (gate, keep) = self.log.with_untracked(|log| settle(allowed, shown, &log.checks));
        if keep { self.keep_gate(gate) } else { self.show_gate(gate) }
    }

    /// The same where a session may begin now: what another tab has told a moment ago counts, too. A tab that is not seen
    /// hears of it late.
    fn refresh_gate_at_start(self) -> Gate {
        self.devices.with_value(|Devices { store, .. }| {
            self.log.maybe_update(|log| log.read_recent(store));
        });
        self.refresh_gate()
    }

    /// The same after the person has answered the check or erased it, which ends a lock that no check explains. A word does not:
    /// it is about another check.
    fn settle_gate(self) -> Gate {
        self.keep_gate(self.allowed())
    }

    /// What the history allows.
    fn allowed(self) -> Gate {
        self.devices.with_value(|devices| {
            let checks = Log::read_checks(&devices.store);
            let facts = Log::read_facts(&devices.store);
            self.log.update(|log| {
                (log.checks, log.words) = checks;
                log.facts = facts;
            });
            let unanswered = self.hurt_waits();
            self.log.with_untracked(|log| {
                let history = History { unanswered, ..log.history() };
                history.gate(content::rules().dated, today())
            })
        })
    }

    fn show_gate(self, gate: Gate) -> Gate {
        if self.gate.get_untracked() != gate {
            self.gate.set(gate);
        }
        gate
    }

    /// Shows it, and keeps it for the next page.
    fn keep_gate(self, gate: Gate) -> Gate {
        self.show_gate(gate);
        // For the first part, and for what the page shows before any of the app is there.
        let text = self.log.with_untracked(|log| match gate {
            Gate::Open if log.left_out().is_empty() => crate::app::open_gate(),
            Gate::Locked(level) => level.id().to_owned(),
            _ => String::from("ask"),
        });
        let last =
            self.log.with_untracked(|log| log.checks.last().map(|check| check.id.to_string()));
        let lock = last.filter(|_| matches!(gate, Gate::Locked(_)));
        self.devices.with_value(|Devices { store, .. }| {
            // Before the lock itself: a browser that is killed loses what was written last.
            for (key, text) in [(LOCK, lock), (GATE, Some(text))] {
                if let Some(text) = text.filter(|text| store.get(key).as_ref() != Some(text)) {
                    // Where it cannot be kept, the check itself cannot either, and that is told.
                    let _ = store.put(key, &text);
                }
            }
        });
        gate
    }

    /// Begins the check with what was answered last time and what stays true filled in, and what hurt in a session, `ticks`:
    /// at the door, or behind that of new pain where something in a session is the reason.
    pub fn ask(self, ticks: Ticks) {
        let rules = content::rules();
        let facts = self.facts();
        let only_new = self.asks_of_new_pain() || ticks != Ticks::default();
        let asking = self.log.with_untracked(|log| {
            let last = log.checks.last();
            let hurt = ticks.and(owed_ticks(rules, &log.records, last));
            begun(rules, last, facts.as_ref(), hurt, only_new, today())
        });
        self.asked.set(Some(asking));
        self.focus_heading();
    }

    /// Whether something in sessions is the reason to ask: then nobody comes for less than new pain.
    fn asks_of_new_pain(self) -> bool {
        matches!(self.refresh_gate(), Gate::Ask(why) if why.is_of_new_pain())
    }

    /// A check that was left half answered begins anew where something in a session has asked for it since.
    pub fn ask_anew_if_it_hurt(self) {
        let only_new = self.asked.with_untracked(|it| it.as_ref().map(|it| it.only_new));
        if only_new == Some(false) && self.asks_of_new_pain() {
            self.ask(Ticks::default());
        }
    }

    /// The person has said what brings them here.
    pub fn answer_door(self, door: Door) {
        self.asked.update(|asked| *asked = asked.map(|it| it.through(door, content::rules())));
        self.focus_heading();
    }

    /// On to the next page, or to the outcome: at once if the answers so far are for the emergency number.
    pub fn answer_page(self) {
        let Some(asked) = self.asked.get_untracked() else { return };
        match asked.next(content::rules()) {
            Some(next) => self.asked.set(Some(next)),
            None => self.finish_check(&asked),
        }
        self.focus_heading();
    }

    /// Something of what stays true has changed: it is asked row by row.
    pub fn renew_facts(self) {
        self.asked.update(|asked| *asked = asked.map(|it| it.renew(content::rules())));
        self.focus_heading();
    }

    /// Back to what was asked before; from the door the check is left as it was.
    pub fn page_before(self) {
        let Some(asked) = self.asked.get_untracked() else { return };
        self.asked.set(asked.back(content::rules()));
        self.focus_heading();
    }

    /// What stays true of the person: as it was told, or else as the last check knows it.
    pub fn facts(self) -> Option<Facts> {
        self.log.with(|log| {
            let in_check = || log.checks.last().map(|it| Facts::in_check(content::rules(), it));
            log.facts.clone().or_else(in_check)
        })
    }

    /// The person changes what stays true. The next Start asks what that means.
    pub fn change_facts(self, facts: Facts) {
        // One that is half answered knows nothing of it.
        self.asked.set(None);
        self.keep_facts(facts);
        self.refresh_gate();
    }

    fn keep_facts(self, facts: Facts) {
        let facts = Facts { utc: clock::now().wall, ..facts };
        Self::mirror_facts(&facts);
        self.change_log(|log, store| log.keep_facts(store, facts));
    }

    fn finish_check(self, asked: &CheckForm) {
        let rules = content::rules();
        // Another tab may have changed them since they were filled in here.
        self.refresh_gate();
        let now = self.facts().unwrap_or_default();
        if !now.are_like(rules, &Facts::of(rules, &asked.before, None)) {
            return self.ask(Ticks::default());
        }
        self.settle_hurt();
        self.change_log(|log, store| {
            log.add_check(store, |id, utc, offset| finished(asked, rules, id, utc, offset))
        });
        if let Some(facts) = finished_facts(asked, rules, today()) {
            self.keep_facts(facts);
        }
        self.asked.set(None);
        self.mirror_check();
        if matches!(self.settle_gate(), Gate::Locked(_)) {
            // One that waits must not go on either.
            self.dispatch(Event::Ended);
        }
    }

    /// The person says something about the last check.
    pub fn say(self, says: Declaration) {
        self.change_log(|log, store| log.add_word(store, says));
        self.mirror_word();
        self.refresh_gate();
        self.focus_heading();
    }

    /// Forgets every check, and what was said about them. What was locked stays shut until a new check.
    pub fn erase_checks(self) {
        self.change_log(|log, store| {
            log.erase_checks(store);
            Ok(())
        });
        Self::forget_mirrored_checks();
        self.settle_gate();
        // The form begins anew, empty.
        self.ask(Ticks::default());
        self.focus_heading();
    }

    /// Whether "This hurts" was pressed and not answered yet: in the session that waits, or in the one that
    /// was left.
    fn hurt_waits(self) -> bool {
        self.left.with_untracked(|left| left.as_ref().is_some_and(Interrupted::hurts))
            || self.playing.with_untracked(|it| it.as_ref().is_some_and(|it| it.session.is_hurt()))
    }

    /// A hurt that waits is kept as one. The check that is answered now comes after it.
    fn settle_hurt(self) {
        if let Some(left) = self.left.get_untracked().filter(Interrupted::hurts) {
            self.keep_left(&left);
        }
        if self.hurt_waits() {
            let now = clock::now();
            let effects = self.handle(Event::Ended, now).into_iter().flatten();
            effects.for_each(|effect| self.perform(effect, now));
            self.keep_draft(Event::Ended, now);
        }
    }

    /// The person has said what hurt. A stop sign leads to the check; after a sharp pain it is asked first what that
    /// was like, with the session ended and kept.
    pub fn hurt(self, feeling: Feeling, then: Then) {
        let sharp = feeling == Feeling::Sharp;
        self.ask_sharp(sharp);
        self.dispatch(Event::HurtSaid(feeling, then));
        if feeling.is_stop_sign() && !sharp {
            let sign = content::rules().signs.iter().find(|it| it.feeling == feeling.id());
            self.check_with(sign.map_or(Ticks::default(), |it| it.ticks));
        }
    }

    /// Whether a sharp pain has ended the session, and the person has not said yet what it was like.
    pub fn asks_sharp(self) -> bool {
        self.playing.with(|it| it.as_ref().is_some_and(|it| it.asks_sharp))
    }

    pub(in crate::app) fn ask_sharp(self, asks: bool) {
        if untrack(|| self.asks_sharp()) != asks {
            self.playing.update(|it| {
                if let Some(playing) = it {
                    playing.asks_sharp = asks;
                }
            });
        }
    }

    /// Leads to the check, with `ticks` filled in.
    pub fn check_with(self, ticks: Ticks) {
        self.ask(ticks);
        self.go(&Route::Check);
    }

    /// `routine` without what the person's answers leave out, or a sharp pain lately, as easy as they say, and what was
    /// changed.
    pub fn fitted(self, routine: &Arc<Routine>) -> (Arc<Routine>, Vec<Swap>) {
        self.log.with(|log| {
            let (out, easiest) = (log.left_out(), log.limits().easiest);
            if out.is_empty() && !easiest {
                return (routine.clone(), Vec::new());
            }
            let (fitted, swaps) = fit(routine, &out, content::exercise);
            let fitted = if easiest { ease(&fitted) } else { fitted };
            (Arc::new(fitted), swaps)
        })
    }

    /// Every exercise that is left out, and what stands in for it. Where only the gentle set is open, what else is closed
    /// is not told one by one.
    pub fn changes(self) -> Vec<Swap> {
        let gentle = self.limits().gentle;
        let told = |it: &&Exercise| !gentle || is_gentle(it);
        self.log.with(|log| {
            let out = log.left_out();
            let all = content::exercises().iter().filter(told);
            all.flat_map(|it| fit(&self.alone(it), &out, content::exercise).1).collect()
        })
    }

    /// How far the last check lets a session go.
    pub fn limits(self) -> Limits {
        self.log.with(Log::limits)
    }

    /// The person has ticked `question` by mistake: the check is answered without it. One of a moment ago goes on at its
    /// page; any other begins anew.
    pub fn mistaken(self, question: &'static Question) {
        let rules = content::rules();
        let Some(place) = rules.place(question.id) else { return };
        let last = self.log.with_untracked(|log| log.checks.last().cloned());
        let gate = self.refresh_gate();
        self.ask(Ticks::default());
        let asks = matches!(gate, Gate::Ask(_));
        let correct = |form| corrected(form, place, last.as_ref(), asks, rules, today());
        self.asked.update(|asked| *asked = asked.map(correct));
    }

    /// Whether no word can open the lock of the last check today.
    pub fn word_is_too_early(self) -> bool {
        let too_early = |check: &Check| clearance_is_too_early(check, today());
        self.log.with_untracked(|log| log.checks.last().is_some_and(too_early))
    }

    /// What of `routine` may be played: nothing if all of it is left out.
    pub(in crate::app) fn playable(self, routine: Arc<Routine>) -> Option<Arc<Routine>> {
        let (routine, _) = untrack(|| self.fitted(&routine));
        let may = self.log.with_untracked(|log| {
            may_play(&routine, log.checks.last().map(Check::level), log.limits())
        });
        may.then_some(routine)
    }

    /// The country whose numbers are shown, once the person has chosen it.
    pub fn country(self) -> Option<&'static Country> {
        self.settings.with(|it| content::countries().iter().find(|row| row.id == it.region))
    }

    /// The country that the page around or the language of the browser names. A suggestion, no more.
    pub fn suggested_country(self) -> Option<&'static Country> {
        let region = self.host().map(|host| host.option("region")).unwrap_or_default();
        if let Some(country) = content::countries().iter().find(|it| it.id == region) {
            return Some(country);
        }
        numbers::of_language(&page::language()?, content::countries())
    }

    /// All that is kept for a clinician, as a file.
    pub fn save_report(self) {
        let stopped = self.hurt_sessions();
        let json = self.log.with_untracked(|log| log.report(&stopped));
        share::save_file("unhunch-for-the-clinician.json", &json);
    }

    /// Every session in which something hurt, oldest first, those in the months too.
    pub fn hurt_sessions(self) -> Vec<Record> {
        self.everything().records.into_iter().filter(Record::hurt).collect()
    }

    pub(in crate::app) fn kept() -> Kept {
        Kept {
            keep: Self::keep_session,
            level: Self::level,
            gate: Self::refresh_gate_at_start,
            playable: Self::playable,
            draft: Self::keep_draft,
            phrase: Self::prepare_phrase,
        }
    }
}

impl Log {
    /// What the gate depends on.
    pub fn history(&self) -> History<'_> {
        History {
            checks: &self.checks,
            words: &self.words,
            records: &self.records,
            feedback: &self.feedback,
            pains: &self.pains,
            began: self.began(),
            facts_changed: self.facts_changed(),
            unanswered: false,
        }
    }

    /// How far the last check lets a session go.
    pub fn limits(&self) -> Limits {
        let Some(check) = self.checks.last() else { return Limits::default() };
        let seen = self
            .words
            .iter()
            .any(|it| it.check == check.id && it.says == Declaration::ClearedByProfessional);
        Limits::of(content::rules(), check, seen)
    }

    /// Whether the facts that stay true are others than those of the last check.
    fn facts_changed(&self) -> bool {
        let both = self.facts.as_ref().zip(self.checks.last());
        both.is_some_and(|(facts, check)| facts.differ_from(content::rules(), check))
    }

    /// The ids of all that the last check was answered with, yes or not sure.
    pub fn given(&self) -> Vec<&str> {
        self.checks.last().into_iter().flat_map(Check::given).collect()
    }
}
