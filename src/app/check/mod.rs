//! The safety check in the app: the form that is answered, what is stored of it, and the gate before every session.

mod gate;
mod gate_text;

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::read_only::ReadOnly;

use super::journal::JournalHandle;
use super::page::{PageHandle, today};
use super::session::SessionHandle;
use crate::content;
use crate::domain::journal::check_record::{
    begun, corrected, finished, finished_facts, owed_ticks,
};
use crate::domain::journal::draft::LeftBehind;
use crate::domain::journal::entry::Addition;
use crate::domain::journal::facts::Facts;
use crate::domain::journal::gate::{CheckReason, Gate, clearance_is_too_early};
use crate::domain::journal::record::{Check, Declaration, Feedback, Pain, PainWhen};
use crate::domain::library::exercise::Exercise;
use crate::domain::library::routine::Routine;
use crate::domain::route::Route;
use crate::domain::safety::check::{Door, Question, Ticks};
use crate::domain::safety::check_form::{CheckForm, CheckStep};
use crate::domain::safety::numbers::{self, Country};
use crate::domain::session::hurt::{Feeling, Then};
use crate::domain::session::machine::Event;
use crate::platform::{boot, clock, page, storage};

/// How the gate is looked at anew.
type Refresh = fn(CheckHandle) -> Gate;

/// The handle of the check and its gate. Copies lead to the same ones.
#[derive(Clone, Copy)]
pub struct CheckHandle {
    journal: JournalHandle,
    gate: RwSignal<Gate>,
    /// The routine whose Start was pressed while the gate was shut.
    pending: RwSignal<Option<Arc<Routine>>>,
    form: RwSignal<Option<CheckForm>>,
    /// How the gate is looked at anew, once another load is here.
    refresh: StoredValue<Option<Refresh>>,
}

impl CheckHandle {
    /// The gate is as an earlier page left it, until the log has been read.
    pub(super) fn new(journal: JournalHandle) -> Self {
        let open = gate_text::was_left_open(journal.store());
        let gate = if open { Gate::Open } else { Gate::Ask(CheckReason::First) };
        let this = Self {
            journal,
            gate: RwSignal::new(gate),
            pending: RwSignal::new(None),
            form: RwSignal::new(None),
            refresh: StoredValue::new(None),
        };
        // A check in another tab that locks sessions ends the one here.
        storage::on_change(gate_text::GATE, move |text| {
            if text.is_some_and(|text| gate_text::is_lock(&text)) {
                this.session().dispatch(Event::Ended);
                // Before its page is shown, which goes by the gate.
                if let Some(refresh) = this.refresh.get_value() {
                    refresh(this);
                }
                this.page().go(&Route::Check);
            }
        });
        this
    }

    pub(super) fn journal(self) -> JournalHandle {
        self.journal
    }

    pub(super) fn session(self) -> SessionHandle {
        self.journal.session()
    }

    pub(super) fn page(self) -> PageHandle {
        self.journal.page()
    }

    /// What stands between a press on Start and the session.
    pub fn gate(self) -> ReadOnly<Gate> {
        ReadOnly(self.gate)
    }

    /// The routine whose Start was pressed while the gate was shut.
    pub fn pending(self) -> ReadOnly<Option<Arc<Routine>>> {
        ReadOnly(self.pending)
    }

    /// Leads to the check instead of into `routine`, which waits for it.
    pub(super) fn hold_back(self, routine: Arc<Routine>) {
        self.pending.set(Some(routine));
        self.page().go(&Route::Check);
    }

    /// Nothing waits for the check any more.
    pub(super) fn let_through(self) {
        self.pending.set(None);
    }

    /// The safety check that is being answered.
    pub fn form(self) -> ReadOnly<Option<CheckForm>> {
        ReadOnly(self.form)
    }

    /// The person answers something on its page.
    pub fn answer(self, change: impl FnOnce(&mut CheckForm)) {
        self.form.update(|form| {
            if let Some(form) = form {
                change(form);
            }
        });
    }

    fn show_form(self, form: Option<CheckForm>) {
        self.form.set(form);
        self.page().focus_heading();
    }

    /// Begins the check with what was answered last time and what stays true filled in, and what hurt in a session, `ticks`:
    /// at the door, or behind that of new pain where something in a session is the reason.
    pub fn ask(self, ticks: Ticks) {
        let rules = content::rules();
        let facts = self.facts();
        let only_new = self.asks_of_new_pain() || ticks != Ticks::default();
        let form = self.journal.log().with_untracked(|log| {
            let last = log.checks.last();
            let hurt = ticks.and(owed_ticks(rules, &log.records, last));
            begun(rules, last, facts.as_ref(), hurt, only_new, today())
        });
        self.show_form(Some(form));
    }

    /// Begins the check, at the door or behind the one that the person chose before the program was there.
    pub fn begin(self) {
        self.ask(Ticks::default());
        let chosen = boot::take_door().and_then(|id| Door::named(&id));
        let at_door = self.form.with_untracked(|it| it.as_ref().map(|it| it.step));
        if let Some(door) = chosen.filter(|_| at_door == Some(CheckStep::Door)) {
            self.answer_door(door);
        }
    }

    /// Whether something in sessions is the reason to ask: then nobody comes for less than new pain.
    fn asks_of_new_pain(self) -> bool {
        matches!(self.refresh_gate(), Gate::Ask(why) if why.is_of_new_pain())
    }

    /// A check that was left half answered begins anew where something in a session has asked for it since.
    pub fn ask_anew_if_it_hurt(self) {
        let only_new = self.form.with_untracked(|it| it.as_ref().map(|it| it.only_new));
        if only_new == Some(false) && self.asks_of_new_pain() {
            self.ask(Ticks::default());
        }
    }

    /// The person has said what brings them here.
    pub fn answer_door(self, door: Door) {
        let form = self.form.get_untracked();
        self.show_form(form.map(|it| it.through(door, content::rules())));
    }

    /// On to the next page, or to the outcome: at once if the answers so far are for the emergency number.
    pub fn answer_page(self) {
        let Some(form) = self.form.get_untracked() else { return };
        match form.next(content::rules()) {
            Some(next) => self.form.set(Some(next)),
            None => self.finish(&form),
        }
        self.page().focus_heading();
    }

    /// Something of what stays true has changed: it is asked row by row.
    pub fn renew_facts(self) {
        let form = self.form.get_untracked();
        self.show_form(form.map(|it| it.renew(content::rules())));
    }

    /// Back to what was asked before; from the door the check is left as it was.
    pub fn page_before(self) {
        if let Some(form) = self.form.get_untracked() {
            self.show_form(form.back(content::rules()));
        }
    }

    /// What stays true of the person.
    pub fn facts(self) -> Option<Facts> {
        self.journal.log().with(|log| log.known_facts(content::rules()))
    }

    /// The person changes what stays true. The next Start asks what that means.
    pub fn change_facts(self, facts: Facts) {
        // One that is half answered knows nothing of it.
        self.form.set(None);
        self.journal.write_facts(facts);
        self.refresh_gate();
    }

    fn finish(self, form: &CheckForm) {
        let rules = content::rules();
        // Another tab may have changed them since they were filled in here.
        self.refresh_gate();
        let now = self.facts().unwrap_or_default();
        if !now.are_like(rules, &Facts::of(rules, &form.before, None)) {
            return self.ask(Ticks::default());
        }
        self.settle_hurt();
        self.journal.add_check(|id, utc, offset| finished(form, rules, id, utc, offset));
        if let Some(facts) = finished_facts(form, rules, today()) {
            self.journal.write_facts(facts);
        }
        self.form.set(None);
        if matches!(self.settle_gate(), Gate::Locked(_)) {
            // One that waits must not go on either.
            self.session().dispatch(Event::Ended);
        }
    }

    /// A hurt that waits becomes a record. The check that is answered now comes after it.
    fn settle_hurt(self) {
        if self.journal.left_behind().with_untracked(LeftBehind::hurts) {
            self.journal.settle_left_behind();
        }
        if self.session().is_hurt() {
            self.session().end(clock::now());
        }
    }

    /// The person says something about the last check.
    pub fn declare(self, says: Declaration) {
        self.journal.add_declaration(says);
        self.refresh_gate();
        self.page().focus_heading();
    }

    /// Forgets every check, and what was said about them. What was locked stays shut until a new check.
    pub fn erase(self) {
        self.journal.erase_checks();
        self.settle_gate();
        // The form begins anew, empty.
        self.ask(Ticks::default());
    }

    /// All is erased: nothing is being answered any more.
    pub(super) fn forget(self) {
        self.form.set(None);
        self.refresh_gate();
    }

    /// The person has said what hurt. A stop sign leads to the check; after a sharp pain it is asked first what that
    /// was like, with the session ended and stored.
    pub fn hurt(self, feeling: Feeling, then: Then) {
        self.session().hurt(feeling, then);
        if feeling.is_stop_sign() && feeling != Feeling::Sharp {
            let sign = content::rules().signs.iter().find(|it| it.feeling == feeling.id());
            self.check_with(sign.map_or(Ticks::default(), |it| it.ticks));
        }
    }

    /// Leads to the check, with `ticks` filled in.
    pub fn check_with(self, ticks: Ticks) {
        self.ask(ticks);
        self.page().go(&Route::Check);
    }

    /// The person has ticked `question` by mistake: the check is answered without it. One of a moment ago goes on at its
    /// page; any other begins anew.
    pub fn mistaken(self, question: &'static Question) {
        let rules = content::rules();
        let Some(place) = rules.place(question.id) else { return };
        let last = self.journal.log().with_untracked(|log| log.checks.last().cloned());
        let asks = matches!(self.refresh_gate(), Gate::Ask(_));
        self.ask(Ticks::default());
        let correct = |form| corrected(form, place, last.as_ref(), asks, rules, today());
        self.form.update(|form| *form = form.map(correct));
    }

    /// Whether no word can open the lock of the last check today.
    pub fn word_is_too_early(self) -> bool {
        let too_early = |check: &Check| clearance_is_too_early(check, today());
        self.journal.log().with_untracked(|log| log.checks.last().is_some_and(too_early))
    }

    /// The person puts their pain in a number, 0 to 10; `before` is what they said a moment ago, which it may replace.
    /// Returns what is stored. After a session the change since before it is noted, too.
    pub fn note_pain(
        self,
        before: Option<Pain>,
        value: u8,
        when: PainWhen,
        place: Option<String>,
    ) -> Pain {
        // The check may have been answered in another tab, a moment ago.
        self.refresh_gate();
        let (pain, felt) = self.journal.write_pain(before, value, when, place);
        if let Some(felt) = felt {
            self.journal.write_feedback(felt);
        }
        self.refresh_gate();
        pain
    }

    /// The person says how a session felt.
    pub fn note_feedback(self, feedback: Feedback) {
        self.journal.write_feedback(feedback);
        self.refresh_gate();
    }

    /// The person corrects, deletes, brings back or notes something about what is in the log. That stays as it was
    /// written; this comes after it.
    pub fn amend(self, additions: impl IntoIterator<Item = Addition>) {
        for addition in additions {
            self.journal.add_entry(addition);
        }
        // The sums of the months may be others now.
        self.journal.read();
        self.refresh_gate();
    }

    /// The person wants an exercise back after a sharp pain: at its easiest level, which is a choice of theirs like another.
    pub fn bring_back_exercise(self, exercise: &Exercise) {
        self.journal.choose_level(exercise, 1);
        // What stands for the next page whether anything is left out goes by that, too.
        self.refresh_gate();
    }

    /// The country that the page around or the language of the browser names. A suggestion, no more.
    pub fn suggested_country(self) -> Option<&'static Country> {
        let region = self.page().host().map(|host| host.option("region")).unwrap_or_default();
        if let Some(country) = content::countries().iter().find(|it| it.id == region) {
            return Some(country);
        }
        numbers::of_language(&page::language()?, content::countries())
    }
}
