//! When the gate is worked out again, and how its answer is shown and stored.

use leptos::prelude::*;

use super::CheckHandle;
use super::gate_text::{GATE, LOCK, locked_at, open_gate};
use crate::app::page::today;
use crate::app::session::SessionNews;
use crate::content;
use crate::domain::journal::draft::LeftBehind;
use crate::domain::journal::gate::Gate;
use crate::domain::journal::lock::{ShownLock, settle};
use crate::domain::session::machine::Event;

impl CheckHandle {
    /// From now on what happens in a session is heard, and a lock of another tab is looked at before it is shown.
    pub(in crate::app) fn follow(self) {
        self.session().listen(move |news| {
            // It may have ended with a stop sign. And nothing else begins while what hurt is asked, nor in the page after.
            if matches!(
                news,
                SessionNews::Ended(_) | SessionNews::Happened(Event::Hurt | Event::HurtSaid(..), _)
            ) {
                self.refresh_gate();
            }
        });
        self.refresh.set_value(Some(Self::refresh_gate_at_start));
    }

    /// A check holds for its day, which is over.
    pub fn day_turned(self) {
        self.refresh_gate_at_start();
    }

    /// Opens the gate as far as the last check allows. Reads the disk anew: another tab may have answered,
    /// or all of it may be gone. A lock that was shown and that no check explains stays.
    pub(in crate::app) fn refresh_gate(self) -> Gate {
        let store = self.journal.store();
        let shown = store.get(GATE).and_then(|text| {
            let level = locked_at(&text)?;
            Some(ShownLock { level, check: store.get(LOCK).and_then(|id| id.parse().ok()) })
        });
        let allowed = self.allowed();
        let (gate, store_it) =
            self.journal.log().with_untracked(|log| settle(allowed, shown, &log.checks));
        if store_it { self.store_gate(gate) } else { self.show_gate(gate) }
    }

    /// The same where a session may begin now: what another tab has told a moment ago counts, too. A tab that is not seen
    /// hears of it late.
    pub(in crate::app) fn refresh_gate_at_start(self) -> Gate {
        self.journal.refresh_recent();
        self.refresh_gate()
    }

    /// The same after the person has answered the check or erased it, which ends a lock that no check explains. A word does not:
    /// it is about another check.
    pub(super) fn settle_gate(self) -> Gate {
        self.store_gate(self.allowed())
    }

    /// What the history allows.
    fn allowed(self) -> Gate {
        self.journal.refresh_checks();
        let unanswered = self.session().is_hurt()
            || self.journal.left_behind().with_untracked(LeftBehind::hurts);
        let rules = content::rules();
        let log = self.journal.log();
        log.with_untracked(|log| log.gate(rules, unanswered, today()))
    }

    fn show_gate(self, gate: Gate) -> Gate {
        if self.gate.get_untracked() != gate {
            self.gate.set(gate);
        }
        gate
    }

    /// Shows it, and stores it for the next page.
    fn store_gate(self, gate: Gate) -> Gate {
        self.show_gate(gate);
        // For the first load, and for what the page shows before any of the app is there.
        let (text, last) = self.journal.log().with_untracked(|log| {
            let text = match gate {
                Gate::Open if log.left_out(content::rules(), today()).is_empty() => open_gate(),
                Gate::Locked(level) => level.id().to_owned(),
                _ => String::from("ask"),
            };
            (text, log.checks.last().map(|check| check.id.to_string()))
        });
        let lock = last.filter(|_| matches!(gate, Gate::Locked(_)));
        let store = self.journal.store();
        // Before the lock itself: a browser that is killed loses what was written last.
        for (key, text) in [(LOCK, lock), (GATE, Some(text))] {
            if let Some(text) = text.filter(|text| store.get(key).as_ref() != Some(text)) {
                // Where it cannot be stored, the check itself cannot either, and that is told.
                store.put_quietly(key, &text);
            }
        }
        gate
    }
}
