//! What was done: per exercise, side and level, the time and the reps that were guided.

use super::exercise::Side;
use super::movement::Movement;
use super::time::Millis;
use super::timeline::{Position, Segment, Timeline};

/// The work of one session so far, in the order in which it was first done.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Tally {
    rows: Vec<TallyRow>,
}

/// The work of one exercise on one side at one level.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TallyRow {
    /// Which movement.
    pub movement: Movement,
    /// Which side.
    pub side: Side,
    /// At which level.
    pub level: u8,
    /// How long it was guided.
    pub time: Millis,
    /// How many whole reps or breaths were guided, or counted by the person.
    pub reps: u16,
}

impl Tally {
    /// The rows.
    pub fn rows(&self) -> &[TallyRow] {
        &self.rows
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
        let same = |row: &TallyRow| {
            row.movement == segment.movement
                && row.side == segment.side
                && row.level == segment.level
        };
        let index = self.rows.iter().position(same).unwrap_or_else(|| {
            self.rows.push(TallyRow {
                movement: segment.movement.clone(),
                side: segment.side,
                level: segment.level,
                time: Millis::ZERO,
                reps: 0,
            });
            self.rows.len() - 1
        });
        &mut self.rows[index]
    }
}
