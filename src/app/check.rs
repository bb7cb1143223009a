//! The safety check in the app: what is asked, what is kept of it, and the gate before every session.

use std::sync::Arc;

use leptos::prelude::*;

use super::{App, Devices, GATE, Kept, Left, Log, today};
use crate::content;
use crate::domain::exercise::Kind;
use crate::domain::gate::{Gate, History};
use crate::domain::help::{self, Country};
use crate::domain::hurt::{Feeling, Then};
use crate::domain::lock::{Shown, settle};
use crate::domain::record::{Check, Record, Says};
use crate::domain::route::Route;
use crate::domain::routine::Routine;
use crate::domain::safety::{Answers, Level, Page, Ticks};
use crate::domain::session::Event;
use crate::domain::swap::{Swap, adapt};
use crate::platform::{clock, page, share};

/// The id of the check behind the lock that was last shown.
const LOCK: &str = "lock";

/// A check that is being answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Asked {
    /// The page that is shown.
    pub page: Page,
    /// What has been answered.
    pub answers: Answers,
    /// What of it was filled in from the last time.
    pub before: Answers,
}

impl Asked {
    /// The person has answered something, or what hurt has.
    pub fn is_begun(&self) -> bool {
        self.page != Page::Emergency || self.answers != self.before
    }
}

impl App {
    /// Opens the gate as far as the last check allows. Reads the disk anew: another tab may have answered,
    /// or all of it may be gone. A lock that was shown and that no check explains stays.
    pub(super) fn read_gate(self) -> Gate {
        let shown = self.devices.with_value(|Devices { store, .. }| {
            let text = store.get(GATE)?;
            let level = super::LOCKS.into_iter().find(|it| it.id() == text)?;
            Some(Shown { level, check: store.get(LOCK).and_then(|id| id.parse().ok()) })
        });
        let allowed = self.allowed();
        let (gate, keep) = self.log.with_untracked(|log| settle(allowed, shown, &log.checks));
        if keep { self.keep_gate(gate) } else { self.show_gate(gate) }
    }

    /// The same where a session may begin now: what another tab has told a moment ago counts, too. A tab that is not seen
    /// hears of it late.
    fn read_gate_at_start(self) -> Gate {
        self.devices.with_value(|Devices { store, .. }| {
            self.log.maybe_update(|log| log.read_recent(store));
        });
        self.read_gate()
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
            self.log.update(|log| (log.checks, log.words) = checks);
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
            Gate::Open if log.given().is_empty() => super::open_gate(),
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

    /// Begins the check at its first page, with what was answered last time, and `ticks`, filled in.
    pub fn ask(self, ticks: Ticks) {
        let rules = content::rules();
        let before = self.log.with_untracked(|log| {
            let last = log.checks.last();
            let set = |ids: Option<&Vec<String>>| {
                rules.set(ids.into_iter().flatten().map(String::as_str))
            };
            Answers {
                age: last.and_then(|it| it.age),
                yes: set(last.map(|it| &it.yes)),
                unsure: set(last.map(|it| &it.unsure)),
            }
        });
        let answers = Answers {
            yes: before.yes.and(ticks),
            unsure: Ticks(before.unsure.0 & !ticks.0),
            ..before
        };
        self.asked.set(Some(Asked { page: Page::Emergency, answers, before }));
        self.focus_heading();
    }

    /// On to the next page, or to the outcome: at once if the answers so far are for the emergency number.
    pub fn answer_page(self) {
        let Some(asked) = self.asked.get_untracked() else { return };
        let emergency = content::rules().outcome(&asked.answers).level == Level::Emergency;
        match next_page(asked.page).filter(|_| !emergency) {
            Some(page) => self.asked.set(Some(Asked { page, ..asked })),
            None => self.finish_check(&asked.answers),
        }
        self.focus_heading();
    }

    /// Back to the page before; from the first one the check is left as it was.
    pub fn page_before(self) {
        let Some(asked) = self.asked.get_untracked() else { return };
        let before = Page::ALL.iter().copied().rfind(|page| *page < asked.page);
        self.asked.set(before.map(|page| Asked { page, ..asked }));
        self.focus_heading();
    }

    fn finish_check(self, answers: &Answers) {
        self.settle_hurt();
        let rules = content::rules();
        let outcome = rules.outcome(answers);
        let ids = |set: Ticks| rules.ids(set).map(str::to_owned).collect();
        self.change_log(|log, store| {
            log.add_check(store, |id, utc, offset, day| Check {
                id,
                utc,
                offset,
                day,
                rules: rules.dated.to_owned(),
                age: answers.age,
                yes: ids(answers.yes),
                unsure: ids(answers.unsure),
                level: outcome.level.id().to_owned(),
                because: outcome
                    .because
                    .iter()
                    .map(|&at| rules.questions[at].id.to_owned())
                    .collect(),
            })
        });
        self.asked.set(None);
        self.mirror_check();
        if matches!(self.settle_gate(), Gate::Locked(_)) {
            // One that waits must not go on either.
            self.dispatch(Event::Ended);
        }
    }

    /// The person says something about the last check.
    pub fn say(self, says: Says) {
        self.change_log(|log, store| log.add_word(store, says));
        self.mirror_word();
        self.read_gate();
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
        self.left.with_untracked(|left| left.as_ref().is_some_and(Left::hurts))
            || self.playing.with_untracked(|it| it.as_ref().is_some_and(|it| it.session.is_hurt()))
    }

    /// A hurt that waits is kept as one. The check that is answered now comes after it.
    fn settle_hurt(self) {
        if let Some(left) = self.left.get_untracked().filter(Left::hurts) {
            self.keep_left(&left);
        }
        if self.hurt_waits() {
            let now = clock::now();
            let effects = self.handle(Event::Ended, now).into_iter().flatten();
            effects.for_each(|effect| self.perform(effect, now));
            self.keep_draft(Event::Ended, now);
        }
    }

    /// The person has said what hurt. A stop sign leads to the check.
    pub fn hurt(self, feeling: Feeling, then: Then) {
        self.dispatch(Event::HurtSaid(feeling, then));
        if feeling.is_stop_sign() {
            let sign = content::rules().signs.iter().find(|it| it.feeling == feeling.id());
            self.ask(sign.map_or(Ticks::default(), |it| it.ticks));
            self.go(&Route::Check);
        }
    }

    /// `routine` without what the person's answers leave out, and what was changed.
    pub fn fitted(self, routine: &Arc<Routine>) -> (Arc<Routine>, Vec<Swap>) {
        self.log.with(|log| {
            let given = log.given();
            if given.is_empty() {
                return (routine.clone(), Vec::new());
            }
            let (fitted, swaps) = adapt(routine, &given, content::exercise);
            if swaps.is_empty() { (routine.clone(), swaps) } else { (Arc::new(fitted), swaps) }
        })
    }

    /// Every exercise that the person's answers leave out, and what stands in for it.
    pub fn changes(self) -> Vec<Swap> {
        let all = content::exercises().iter();
        all.flat_map(|exercise| untrack(|| self.fitted(&self.alone(exercise))).1).collect()
    }

    /// Whether the last check is an emergency of today, which no word can open.
    pub fn word_is_too_early(self) -> bool {
        let last = self.log.with_untracked(|log| log.checks.last().map(|it| (it.level(), it.day)));
        last.is_some_and(|(level, day)| level == Level::Emergency && day >= today())
    }

    /// What of `routine` may be played: nothing if all of it is left out. Turning the head as a test is for
    /// those whose answers are nothing above gentle.
    pub(super) fn playable(self, routine: Arc<Routine>) -> Option<Arc<Routine>> {
        let (routine, _) = untrack(|| self.fitted(&routine));
        let tests = !routine.every_exercise(|it| it.kind != Kind::Screening);
        let level = self.log.with_untracked(|log| log.checks.last().map(Check::level));
        let barred = tests && level.is_none_or(|level| level > Level::Gentle);
        (!barred && !routine.steps.is_empty()).then_some(routine)
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
        help::of_language(&page::language()?, content::countries())
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

    pub(super) fn kept() -> Kept {
        Kept {
            keep: Self::keep_session,
            level: Self::level,
            gate: Self::read_gate_at_start,
            playable: Self::playable,
            draft: Self::keep_draft,
            phrase: Self::prepare_phrase,
        }
    }
}

fn next_page(page: Page) -> Option<Page> {
    Page::ALL.iter().copied().find(|it| *it > page)
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
            unanswered: false,
        }
    }

    /// The ids of all that the last check was answered with, yes or not sure.
    pub fn given(&self) -> Vec<&str> {
        self.checks.last().into_iter().flat_map(Check::given).collect()
    }
}
