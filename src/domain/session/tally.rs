//! What was done: the guided time and reps of each exercise, by side and level.

use crate::domain::library::exercise::Side;
use crate::domain::library::movement::Movement;
use crate::domain::session::timeline::{Position, Segment, Timeline};
use crate::domain::time::Millis;

/// The work of one session so far, in the order in which it was first done.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Tally {
    rows: Vec<TallyRow>,
}

/// The work of one exercise on one side at one level.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TallyRow {
    pub movement: Movement,
    pub side: Side,
    pub level: u8,
    /// How long it was guided.
    pub time: Millis,
    /// How many whole reps or breaths were guided, or counted by the person.
    pub reps: u16,
}

impl TallyRow {
    fn of(segment: &Segment) -> Self {
        Self {
            movement: segment.movement.clone(),
            side: segment.side,
            level: segment.level,
            time: Millis::ZERO,
            reps: 0,
        }
    }

    fn is_for(&self, segment: &Segment) -> bool {
        self.movement == segment.movement
            && self.side == segment.side
            && self.level == segment.level
    }
}

/// What was done, beside what was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Account {
    /// What was done.
    pub row: TallyRow,
    /// How long the plan asks for.
    pub asked: Millis,
    /// How many reps or breaths it asks for.
    pub asked_reps: u16,
}

impl Account {
    /// All of it was guided, to within a second.
    pub fn is_whole(&self) -> bool {
        self.row.time + Millis::from_secs(1) >= self.asked && self.row.reps >= self.asked_reps
    }

    /// None of it was guided.
    pub fn is_left_out(&self) -> bool {
        self.row.time == Millis::ZERO && self.row.reps == 0
    }
}

/// Whether two sides of a movement had the same, to within a second.
fn alike(a: &Account, b: &Account) -> bool {
    let apart = a.row.time.max(b.row.time) - a.row.time.min(b.row.time);
    let same = (a.row.level, a.row.reps, a.asked, a.asked_reps)
        == (b.row.level, b.row.reps, b.asked, b.asked_reps);
    a.row.movement == b.row.movement && same && apart <= Millis::from_secs(1)
}

/// The same with the two sides of a movement as one, where they do not differ.
pub fn joined(accounts: Vec<Account>) -> Vec<Account> {
    let mut rows: Vec<Account> = Vec::new();
    for account in accounts {
        let sided = account.row.side == Side::Right;
        let left = |it: &&mut Account| sided && it.row.side == Side::Left && alike(it, &account);
        if let Some(row) = rows.iter_mut().find(left) {
            row.row.side = Side::Both;
            row.row.time = row.row.time + account.row.time;
            row.row.reps = row.row.reps.saturating_add(account.row.reps);
            row.asked = row.asked + account.asked;
            row.asked_reps = row.asked_reps.saturating_add(account.asked_reps);
        } else {
            rows.push(account);
        }
    }
    rows
}

impl Tally {
    /// The tally of a session that was cut off.
    pub fn restored(rows: Vec<TallyRow>) -> Self {
        Self { rows }
    }

    pub fn rows(&self) -> &[TallyRow] {
        &self.rows
    }

    /// What `timeline` asks for, movement by movement and side by side, and what of it was done.
    pub fn account(&self, timeline: &Timeline) -> Vec<Account> {
        let mut accounts: Vec<Account> = Vec::new();
        for segment in timeline.segments().iter().filter(|it| it.work().is_some()) {
            let reps = segment.count().unwrap_or(0);
            let same = |it: &&mut Account| it.row.is_for(segment);
            if let Some(account) = accounts.iter_mut().find(same) {
                account.asked = account.asked + segment.length;
                account.asked_reps = account.asked_reps.saturating_add(reps);
            } else {
                let done = self.rows.iter().find(|row| row.is_for(segment)).cloned();
                let row = done.unwrap_or_else(|| TallyRow::of(segment));
                accounts.push(Account { row, asked: segment.length, asked_reps: reps });
            }
        }
        accounts
    }

    /// How much work there was in all.
    pub fn time(&self) -> Millis {
        self.rows.iter().fold(Millis::ZERO, |sum, row| sum + row.time)
    }

    /// Adds the work that lies between two places of an uninterrupted run.
    pub(super) fn credit(&mut self, timeline: &Timeline, from: Position, to: Position) {
        for index in from.index..=to.index {
            let segment = &timeline.segments()[index];
            if segment.work().is_none() {
                continue;
            }
            let begin = if index == from.index { from.into } else { Millis::ZERO };
            let end = if index == to.index { to.into } else { segment.length };
            if end > begin {
                let reps = segment.reps_within(end) - segment.reps_within(begin);
                let row = self.row(segment);
                row.time = row.time + (end - begin);
                row.reps = row.reps.saturating_add(reps);
            }
        }
    }

    /// Adds the reps of a set that the person says is done.
    pub(super) fn count(&mut self, segment: &Segment) {
        let reps = segment.count().unwrap_or(0);
        let row = self.row(segment);
        row.reps = row.reps.saturating_add(reps);
    }

    fn row(&mut self, segment: &Segment) -> &mut TallyRow {
        let found = self.rows.iter().position(|row| row.is_for(segment));
        let index = found.unwrap_or_else(|| {
            self.rows.push(TallyRow::of(segment));
            self.rows.len() - 1
        });
        &mut self.rows[index]
    }
}
