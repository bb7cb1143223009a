//! Merges a file into what is stored here.
//!
//! Invariants: nothing that is here is changed or lost; the same file a second time changes nothing; without
//! conflicts the order of files does not matter; no check unlocks what a later one locked.

use std::collections::{BTreeMap, BTreeSet};

use super::Snapshot;
use super::rows::{Dated, Row};
use crate::domain::journal::record::Check;
use crate::domain::order;
use crate::domain::time::day::Day;

/// What an import would leave, and what it would do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Merged {
    /// Everything, each list by id.
    pub kept: Snapshot,
    /// What is new in it and what is not.
    pub preview: Preview,
}

/// What an import does, kind by kind. With it an import can be shown before it is done, and taken back after.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Preview {
    pub records: ListPreview,
    pub feedback: ListPreview,
    pub levels: ListPreview,
    pub pains: ListPreview,
    pub checks: ListPreview,
    pub words: ListPreview,
    pub ranges: ListPreview,
    pub entries: ListPreview,
    /// Own routines, by the number in their slug.
    pub routines: ListPreview,
    /// The first and the last date in the file, if it has any.
    pub days: Option<(Day, Day)>,
}

/// What an import does to the rows of a kind.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ListPreview {
    /// The ids of the rows that were not here, in order. To undo the import, take these away.
    pub new: Vec<u64>,
    /// How many rows were here already, the same in every field.
    pub same: usize,
    /// The ids of the rows that are here with another content, which stays, or would overrule what is here.
    pub conflicting: Vec<u64>,
}

impl ListPreview {
    /// Whether the row of this id is new.
    pub fn brings(&self, id: u64) -> bool {
        self.new.binary_search(&id).is_ok()
    }

    /// Leaves alone those of the new rows whose place is `taken` by what cannot be read.
    pub fn leave(&mut self, taken: impl Fn(u64) -> bool) {
        let (taken, new) = self.new.iter().partition(|id| taken(**id));
        self.new = new;
        self.conflicting.extend::<Vec<u64>>(taken);
        order::sort(&mut self.conflicting);
    }
}

impl Preview {
    /// Every part, with the name of its list in the file.
    pub fn parts(&self) -> [(&'static str, &ListPreview); 9] {
        [
            ("records", &self.records),
            ("feedback", &self.feedback),
            ("levels", &self.levels),
            ("pains", &self.pains),
            ("checks", &self.checks),
            ("words", &self.words),
            ("ranges", &self.ranges),
            ("entries", &self.entries),
            ("routines", &self.routines),
        ]
    }

    /// Whether the import changes nothing.
    pub fn is_empty(&self) -> bool {
        self.parts().iter().all(|(_, part)| part.new.is_empty())
    }
}

/// Lays `incoming` over `have`. Rows are the same if they have the same id; where their contents differ, what
/// is here stays.
pub fn merge(have: &Snapshot, incoming: Snapshot) -> Merged {
    let mut preview = Preview::default();
    let mut days = None;
    let p = &mut preview;
    let mut kept = Snapshot {
        records: union(&have.records, incoming.records, &mut p.records, &mut days),
        feedback: union(&have.feedback, incoming.feedback, &mut p.feedback, &mut days),
        levels: union(&have.levels, incoming.levels, &mut p.levels, &mut days),
        pains: union(&have.pains, incoming.pains, &mut p.pains, &mut days),
        checks: union(&have.checks, incoming.checks, &mut p.checks, &mut days),
        words: union(&have.words, incoming.words, &mut p.words, &mut days),
        ranges: union(&have.ranges, incoming.ranges, &mut p.ranges, &mut days),
        entries: union(&have.entries, incoming.entries, &mut p.entries, &mut days),
        routines: union(&have.routines, incoming.routines, &mut p.routines, &mut days),
    };
    let ListPreview { new, conflicting, .. } = &mut preview.checks;
    let overruling = kept.checks.iter().filter(|it| overrules(it, &have.checks)).map(|it| it.id);
    let refused: Vec<u64> = overruling.filter(|id| new.binary_search(id).is_ok()).collect();
    new.retain(|id| !refused.contains(id));
    kept.checks.retain(|it| !refused.contains(&it.id));
    conflicting.extend(refused);
    order::sort(conflicting);
    preview.days = days;
    Merged { kept, preview }
}

/// Whether `check` would count for later than one of `checks` that was answered after it, and would ask for
/// less. The ids of a device whose clock was set back are ahead of its time.
fn overrules(check: &Check, checks: &[Check]) -> bool {
    checks.iter().any(|it| it.id < check.id && it.utc > check.utc && it.weight() > check.weight())
}

/// `kept` without what the import of `preview` brought.
pub fn undo(mut kept: Snapshot, preview: &Preview) -> Snapshot {
    take_away(&mut kept.records, &preview.records);
    take_away(&mut kept.feedback, &preview.feedback);
    take_away(&mut kept.levels, &preview.levels);
    take_away(&mut kept.pains, &preview.pains);
    take_away(&mut kept.checks, &preview.checks);
    take_away(&mut kept.words, &preview.words);
    take_away(&mut kept.ranges, &preview.ranges);
    take_away(&mut kept.entries, &preview.entries);
    take_away(&mut kept.routines, &preview.routines);
    kept
}

fn take_away<T: Row>(rows: &mut Vec<T>, part: &ListPreview) {
    let new = order::set(part.new.iter().copied());
    rows.retain(|row| !new.contains(&row.id()));
}

fn union<T: Row + Clone + PartialEq>(
    have: &[T],
    incoming: Vec<T>,
    part: &mut ListPreview,
    days: &mut Option<(Day, Day)>,
) -> Vec<T> {
    let here = order::map(have.iter().map(|row| (row.id(), row)));
    let mut new: BTreeMap<u64, T> = BTreeMap::new();
    let mut conflicting = BTreeSet::new();
    for row in incoming {
        let id = row.id();
        if let Some(Dated { day, .. }) = row.dated() {
            let (first, last) = days.unwrap_or((day, day));
            *days = Some((first.min(day), last.max(day)));
        }
        match here.get(&id).copied().or_else(|| new.get(&id)) {
            Some(other) if *other == row => part.same += 1,
            Some(_) => drop(conflicting.insert(id)),
            None => drop(new.insert(id, row)),
        }
    }
    part.new = new.keys().copied().collect();
    part.conflicting = conflicting.into_iter().collect();
    for row in have {
        new.insert(row.id(), row.clone());
    }
    new.into_values().collect()
}
