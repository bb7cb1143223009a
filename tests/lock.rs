//! A lock that was ever shown opens only by a later check, or by the person's word: whatever is killed, full, lost, moved or
//! brought in. The device is a model; what decides is the program's.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use unhunch::domain::journal::export::Snapshot;
use unhunch::domain::journal::export::merge::merge;
use unhunch::domain::journal::gate::{CheckReason, Gate, History, SEVERE_PAIN, counting};
use unhunch::domain::journal::id::id_after;
use unhunch::domain::journal::lock::{ShownLock, settle, takes_the_place};
use unhunch::domain::journal::record::{Check, Declaration, DeclarationRecord, Pain};
use unhunch::domain::safety::check::Level;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

const RULES: &str = "2026-11-21";
const DAY_MS: u64 = 86_400_000;

/// What happens to a device.
#[derive(Clone, Debug)]
enum Event {
    /// The check is answered and comes out at this level.
    Answer(Level),
    /// The person says that somebody has seen it.
    Seen,
    /// The person says that nothing has changed.
    Same,
    /// Pain in a number.
    Pain(u8),
    /// The page is closed and opened again.
    Reopen,
    /// The browser is killed: what local storage was given last is lost.
    Kill,
    /// Five seconds go by.
    Wait,
    /// Another page of the origin fills local storage to the brim: no new key has room, what has one can be replaced.
    Fill,
    /// There is room again.
    Empty,
    /// The second place takes nothing any more, or takes it again.
    Break(bool),
    /// The second place is lost.
    Lose,
    /// The clock jumps by so many days.
    Jump(i32),
    /// A file brings a check of this level that was answered elsewhere so many days ago.
    Import(Level, i32),
}

/// A place that keeps texts: what the check and the gate need of local storage.
#[derive(Clone, Default, Debug)]
struct Place {
    checks: BTreeMap<u64, Check>,
    words: BTreeMap<u64, DeclarationRecord>,
    pains: BTreeMap<u64, Pain>,
    shown: Option<Level>,
    lock: Option<u64>,
}

/// What the second place has: the last of each, and the last pain that asks for a check.
#[derive(Clone, Default, Debug)]
struct Copy {
    check: Option<Check>,
    word: Option<DeclarationRecord>,
    pain: Option<Pain>,
    severe: Option<Pain>,
}

#[derive(Default, Debug)]
struct Device {
    /// What the page sees: local storage, and what that had no room for.
    page: Place,
    disk: Place,
    /// What a killed browser would leave of it.
    sure: Place,
    full: bool,
    copy: Option<Copy>,
    broken: bool,
    /// Something was said while it was broken.
    missed: bool,
    day: i32,
    /// Ever larger: which thing was said after which.
    turn: u64,
}

impl Device {
    fn utc(&self) -> Millis {
        Millis(u64::from(self.day.cast_unsigned()) * DAY_MS + self.turn)
    }

    fn today(&self) -> Day {
        Day::local(self.utc(), 0)
    }

    fn new_id(&self) -> u64 {
        let Place { checks, words, pains, .. } = &self.page;
        let last = checks.keys().chain(words.keys()).chain(pains.keys()).max();
        id_after(last.copied().unwrap_or(0), self.utc(), 7)
    }

    /// Puts what the page sees on the disk, as far as there is room.
    fn write(&mut self) {
        let (page, disk) = (&self.page, &mut self.disk);
        if !self.full {
            *disk = page.clone();
            return;
        }
        if disk.lock.is_some() && page.lock.is_some() {
            disk.lock = page.lock;
        }
        // The gate is there from the first day on.
        disk.shown = page.shown;
    }

    fn copied(&mut self, change: impl FnOnce(&mut Copy)) {
        if self.broken {
            self.missed = true;
        } else {
            change(self.copy.get_or_insert_default());
        }
    }

    fn history_gate(&self) -> Gate {
        let kept = self.page.checks.iter().map(|(id, check)| (*id, Some(check.clone()))).collect();
        let checks = counting(kept);
        let words: Vec<DeclarationRecord> = self.page.words.values().cloned().collect();
        let pains: Vec<Pain> = self.page.pains.values().cloned().collect();
        let history = History {
            checks: &checks,
            words: &words,
            records: &[],
            feedback: &BTreeMap::new(),
            pains: &pains,
            began: None,
            facts_changed: false,
            unanswered: false,
        };
        history.gate(RULES, self.today())
    }

    /// As `CheckHandle::refresh_gate`.
    fn refresh_gate(&mut self) -> Gate {
        let shown = self.page.shown.map(|level| ShownLock { level, check: self.page.lock });
        let checks: Vec<Check> = self.page.checks.values().cloned().collect();
        let (gate, keep) = settle(self.history_gate(), shown, &checks);
        if keep {
            self.keep_gate(gate);
        }
        gate
    }

    /// As `CheckHandle::store_gate`.
    fn keep_gate(&mut self, gate: Gate) {
        self.page.shown = None;
        if let Gate::Locked(level) = gate {
            self.page.shown = Some(level);
            self.page.lock = self.page.checks.keys().max().copied();
        }
        self.write();
    }

    fn open(&mut self) -> Gate {
        self.page = self.disk.clone();
        if let Some(Copy { check, word, pain, severe }) = self.copy.clone() {
            if let Some(check) = check
                && takes_the_place(&check, self.page.checks.get(&check.id))
            {
                self.page.checks.insert(check.id, check);
            }
            if let Some(word) = word {
                self.page.words.entry(word.id).or_insert(word);
            }
            for pain in [pain, severe].into_iter().flatten() {
                self.page.pains.entry(pain.id).or_insert(pain);
            }
        }
        self.write();
        self.refresh_gate()
    }

    fn check(id: u64, utc: Millis, level: Level) -> Check {
        Check { utc, ..common::journal::check(id, Day::local(utc, 0), RULES, level) }
    }

    fn say(&mut self, says: Declaration) {
        let Some(check) = self.page.checks.keys().max().copied() else { return };
        let id = self.new_id();
        let word = DeclarationRecord { id, utc: self.utc(), day: self.today(), check, says };
        self.page.words.insert(id, word.clone());
        self.copied(|copy| copy.word = Some(word));
        self.write();
    }

    fn happens(&mut self, event: &Event) -> Gate {
        self.turn += 1;
        match *event {
            Event::Answer(level) => {
                let id = self.new_id();
                let check = Self::check(id, self.utc(), level);
                self.page.checks.insert(id, check.clone());
                self.copied(|copy| copy.check = Some(check));
                self.write();
                let gate = self.history_gate();
                self.keep_gate(gate);
            }
            Event::Seen => self.say(Declaration::ClearedByProfessional),
            Event::Same => self.say(Declaration::Unchanged),
            Event::Pain(value) => {
                let (id, utc, day) = (self.new_id(), self.utc(), self.today());
                let pain = Pain { utc, ..common::journal::pain(id, day, value) };
                self.page.pains.insert(id, pain.clone());
                self.copied(|copy| {
                    if value >= SEVERE_PAIN {
                        copy.severe = Some(pain.clone());
                    }
                    copy.pain = Some(pain);
                });
                self.write();
            }
            Event::Reopen => {
                self.sure = self.disk.clone();
                return self.open();
            }
            Event::Kill => {
                self.disk = self.sure.clone();
                return self.open();
            }
            Event::Wait => self.sure = self.disk.clone(),
            Event::Fill => self.full = true,
            Event::Empty => {
                self.full = false;
                self.write();
            }
            Event::Break(broken) => self.broken = broken,
            Event::Lose => self.copy = None,
            Event::Jump(days) => self.day = (self.day + days).max(1),
            Event::Import(level, ago) => {
                let day = (self.day - ago).max(0).cast_unsigned();
                let utc = Millis(u64::from(day) * DAY_MS + self.turn);
                let check = Self::check(utc.0 * 1000 + 11, utc, level);
                let have = Snapshot {
                    checks: self.page.checks.values().cloned().collect(),
                    ..Snapshot::default()
                };
                let incoming = Snapshot { checks: vec![check.clone()], ..Snapshot::default() };
                if !merge(&have, incoming).preview.checks.new.is_empty() {
                    self.page.checks.insert(check.id, check);
                    let last = self.page.checks.values().next_back().cloned();
                    self.copied(|copy| copy.check = last);
                    self.write();
                }
            }
        }
        self.refresh_gate()
    }

    /// Whether one of the two places has all that was said.
    fn first_is_whole(&self) -> bool {
        self.page.checks.keys().eq(self.disk.checks.keys())
            && self.page.words.keys().eq(self.disk.words.keys())
            && self.page.pains.keys().eq(self.disk.pains.keys())
    }

    fn first_is_sure(&self) -> bool {
        self.first_is_whole()
            && self.disk.checks.keys().eq(self.sure.checks.keys())
            && self.disk.words.keys().eq(self.sure.words.keys())
            && self.disk.pains.keys().eq(self.sure.pains.keys())
    }

    /// Whether nothing would be left of something that was said, in neither place: no rule can hold then.
    fn is_too_much(&mut self, event: &Event) -> bool {
        let sure = self.first_is_sure();
        self.missed &= !sure;
        match event {
            Event::Fill => self.broken,
            Event::Break(true) => self.full || !sure,
            // The lock itself is enough: it shuts without its check.
            Event::Lose => {
                let Place { shown, lock, pains, .. } = &self.sure;
                let shut = shown.is_some() && (shown, lock) == (&self.page.shown, &self.page.lock);
                !(sure || shut && pains.keys().eq(self.page.pains.keys()))
            }
            Event::Kill => self.missed,
            Event::Reopen => self.missed && !self.first_is_whole(),
            _ => false,
        }
    }
}

fn level() -> impl Strategy<Value = Level> {
    prop::sample::select(Level::ALL.to_vec())
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => level().prop_map(Event::Answer),
        2 => Just(Event::Answer(Level::Emergency)),
        2 => Just(Event::Seen),
        1 => Just(Event::Same),
        1 => (0..=10_u8).prop_map(Event::Pain),
        3 => Just(Event::Reopen),
        3 => Just(Event::Kill),
        2 => Just(Event::Wait),
        2 => Just(Event::Fill),
        1 => Just(Event::Empty),
        1 => any::<bool>().prop_map(Event::Break),
        1 => Just(Event::Lose),
        2 => (-400..400_i32).prop_map(Event::Jump),
        1 => Just(Event::Jump(1)),
        2 => (level(), 0..400_i32).prop_map(|(level, ago)| Event::Import(level, ago)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40_000))]

    #[test]
    fn a_lock_that_was_shown_opens_only_by_a_later_check_or_word(
        events in prop::collection::vec(event(), 1..40),
    ) {
        let mut device = Device { day: 20_000, ..Device::default() };
        // What shuts it, and has not been answered since. A clock that was set back may show a lock once more: its word counts
        // again as soon as the clock is right.
        let mut locked = false;
        let mut seen = BTreeSet::new();
        let mut severe = false;
        for event in &events {
            if device.is_too_much(event) {
                continue;
            }
            let before = device.page.checks.keys().max().copied();
            let gate = device.happens(event);
            let later = device.page.checks.keys().max().copied() > before;
            match event {
                Event::Answer(_) => (locked, severe) = (false, false),
                // A later check that came from elsewhere is one.
                Event::Import(..) if later => (locked, severe) = (false, false),
                Event::Seen => {
                    locked = false;
                    seen.extend(before);
                }
                Event::Pain(value) if *value >= SEVERE_PAIN => severe = true,
                _ => {}
            }
            let opens = matches!(gate, Gate::Open | Gate::Same(_));
            prop_assert!(!(locked && opens), "{gate:?} after {event:?}");
            prop_assert!(!(severe && opens), "{gate:?} after {event:?} with severe pain");
            let last = device.page.checks.values().next_back();
            if let Some(check) = last.filter(|it| it.day > device.today()) {
                prop_assert!(!opens, "{gate:?} though {} is ahead of {}", check.day, device.today());
            }
            let last = device.page.checks.keys().max();
            locked |= matches!(gate, Gate::Locked(_)) && last.is_none_or(|id| !seen.contains(id));
        }
    }
}

#[test]
fn a_lock_whose_check_is_lost_asks_also_where_an_older_check_has_its_level() {
    let mut device = Device { day: 20_000, ..Device::default() };
    let shut = Gate::Locked(Level::Emergency);
    assert_eq!(device.happens(&Event::Answer(Level::Emergency)), shut);
    device.happens(&Event::Jump(1));
    assert_eq!(device.happens(&Event::Seen), Gate::Open);
    device.happens(&Event::Fill);
    assert_eq!(device.happens(&Event::Answer(Level::Emergency)), shut);
    // Both the one that had no room and its copy.
    device.copy = None;
    assert_eq!(device.happens(&Event::Reopen), Gate::Ask(CheckReason::Lost));
    assert_eq!(device.happens(&Event::Kill), Gate::Ask(CheckReason::Lost));
}
