//! A file on its way in: read, looked at, brought in, and taken back if the person thinks again.
//!
//! Invariants (`tests/import.rs`): nothing is written before the person has seen the preview and wants it; all of it is
//! brought in or nothing; only what was brought in is taken back, as far as the disk lets it.

use std::collections::{BTreeMap, VecDeque};
use std::mem::discriminant;
use std::sync::Arc;

use crate::domain::device::Trouble;
use crate::domain::journal::archive::Month;
use crate::domain::journal::export::Snapshot;
use crate::domain::journal::export::merge::{Merged, Preview};

/// A file that was read, and what it would bring or has brought.
#[derive(Clone, PartialEq, Debug)]
pub struct Incoming {
    /// What is in the file.
    pub kept: Arc<Snapshot>,
    /// What is new in it.
    pub preview: Arc<Preview>,
}

/// How far it has come.
#[derive(Clone, PartialEq, Default, Debug)]
pub enum ImportStage {
    /// No file was chosen.
    #[default]
    Idle,
    /// It is being read.
    Reading,
    /// It cannot be read; what to tell the person.
    Refused(String),
    /// The person looks at what it would bring.
    Previewed(Incoming),
    /// It is being brought in.
    BringingIn(Incoming),
    /// It is here, and can be taken back.
    BroughtIn(Incoming),
    /// Nothing of it is here, because of this.
    NotBroughtIn(Trouble),
    /// It is being taken back.
    TakingBack(Incoming),
    /// Nothing of it is here any more.
    TakenBack,
    /// A part of it is still here.
    NotTakenBack,
}

/// What is to be written, in this order: a month at a time, then what stands by itself.
#[derive(Clone, PartialEq, Debug)]
pub struct ImportPlan {
    /// What is here and what is in the file, laid together by now.
    pub merged: Merged,
    /// The rows that are new.
    pub rows: Month,
    /// What of all rows goes into the months, by their names.
    pub months: BTreeMap<String, Month>,
}

/// What happened.
#[derive(Clone, PartialEq, Debug)]
pub enum ImportEvent {
    /// The person has chosen a text.
    Chosen,
    /// A part of it was read: by now so many percent.
    PartRead(u8),
    /// All of it was read.
    Read(Incoming),
    /// It is no file of ours, or cannot be read; what to tell the person.
    Refused(String),
    /// The person has seen the preview, and wants it.
    Confirmed,
    /// It is known what is to be written.
    Planned(Box<ImportPlan>),
    /// The person wants it away again.
    Undone,
    /// The rows that stood by themselves are away; these are the keys of all months.
    RowsRemoved(Vec<String>),
    /// What was asked for is done.
    Done,
    /// It is not, because of this.
    Failed(Trouble),
}

/// What is to be done next. Each is answered with an event.
#[derive(Clone, PartialEq, Debug)]
pub enum ImportEffect {
    /// Read the next part of the text: [`ImportEvent::PartRead`], [`ImportEvent::Read`] or [`ImportEvent::Refused`].
    ReadPart,
    /// See what is to be written of this: [`ImportEvent::Planned`]. Since the preview something may have been erased, or
    /// kept in another tab.
    Plan(Arc<Snapshot>),
    /// Join this with the month of this name: [`ImportEvent::Done`] or [`ImportEvent::Failed`].
    WriteMonth(String, Month),
    /// Write these rows, and what is never in a month, one by one: the same.
    WriteRows(Month, Box<Merged>),
    /// Put everything back as it was before the first write: [`ImportEvent::Done`].
    PutBack,
    /// Remove what the file brought and stands by itself: [`ImportEvent::RowsRemoved`].
    RemoveRows(Arc<Preview>),
    /// Take these rows out of the month under this key: [`ImportEvent::Done`] or [`ImportEvent::Failed`].
    TakeOut(String, Arc<Month>),
    /// Read anew what is kept, after what changed by this: [`ImportEvent::Done`].
    ReadAnew(Arc<Preview>),
}

impl ImportEffect {
    /// Whether it takes so long that the page is to come to itself after it.
    pub const fn is_long(&self) -> bool {
        matches!(self, Self::ReadPart | Self::WriteMonth(..) | Self::TakeOut(..))
    }
}

/// An import.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Import {
    stage: ImportStage,
    percent: u8,
    steps: VecDeque<ImportEffect>,
    /// How many months there are, and how many of them were begun.
    months: usize,
    begun: usize,
    trouble: Option<Trouble>,
}

impl Import {
    /// How far it has come.
    pub fn stage(&self) -> &ImportStage {
        &self.stage
    }

    /// How many percent of what is being done are done.
    pub fn percent(&self) -> u8 {
        self.percent
    }

    /// Whether something is being done, and nothing else can begin.
    pub fn is_busy(&self) -> bool {
        matches!(
            self.stage,
            ImportStage::Reading | ImportStage::BringingIn(_) | ImportStage::TakingBack(_)
        )
    }

    /// Whether only the bar has moved since `before`: what is shown beside it is the same.
    pub fn only_moved_on(&self, before: &Self) -> bool {
        self.is_busy() && discriminant(&self.stage) == discriminant(&before.stage)
    }

    /// Takes in what happened, and says what is to be done next. What does not belong to the stage changes nothing.
    pub fn handle(&mut self, event: ImportEvent) -> Option<ImportEffect> {
        match (&self.stage, event) {
            (_, ImportEvent::Chosen) if !self.is_busy() => {
                *self = Self { stage: ImportStage::Reading, ..Self::default() };
                Some(ImportEffect::ReadPart)
            }
            (ImportStage::Reading, ImportEvent::PartRead(percent)) => {
                self.percent = percent;
                Some(ImportEffect::ReadPart)
            }
            (ImportStage::Reading, ImportEvent::Read(incoming)) => {
                self.stage = ImportStage::Previewed(incoming);
                None
            }
            (stage, ImportEvent::Refused(says))
                if !self.is_busy() || *stage == ImportStage::Reading =>
            {
                self.stage = ImportStage::Refused(says);
                None
            }
            (ImportStage::Previewed(incoming), ImportEvent::Confirmed)
                if !incoming.preview.is_empty() =>
            {
                let incoming = incoming.clone();
                let effect = ImportEffect::Plan(incoming.kept.clone());
                *self = Self { stage: ImportStage::BringingIn(incoming), ..Self::default() };
                Some(effect)
            }
            (ImportStage::BringingIn(incoming), ImportEvent::Planned(plan)) => {
                let kept = incoming.kept.clone();
                self.plan(kept, *plan);
                self.next()
            }
            (ImportStage::BroughtIn(incoming), ImportEvent::Undone) => {
                let incoming = incoming.clone();
                let effect = ImportEffect::RemoveRows(incoming.preview.clone());
                *self = Self { stage: ImportStage::TakingBack(incoming), ..Self::default() };
                Some(effect)
            }
            (ImportStage::TakingBack(incoming), ImportEvent::RowsRemoved(keys)) => {
                let brought = Arc::new(Month::only(&incoming.kept, &incoming.preview));
                let preview = incoming.preview.clone();
                self.months = keys.len();
                self.steps = keys
                    .into_iter()
                    .map(|key| ImportEffect::TakeOut(key, brought.clone()))
                    .chain([ImportEffect::ReadAnew(preview)])
                    .collect();
                self.next()
            }
            (ImportStage::BringingIn(_) | ImportStage::TakingBack(_), ImportEvent::Done) => {
                self.next()
            }
            (ImportStage::BringingIn(_), ImportEvent::Failed(trouble)) => {
                self.trouble = Some(trouble);
                self.steps.clear();
                Some(ImportEffect::PutBack)
            }
            (ImportStage::TakingBack(_), ImportEvent::Failed(trouble)) => {
                // The other months let go of theirs.
                self.trouble = self.trouble.or(Some(trouble));
                self.next()
            }
            _ => None,
        }
    }

    fn plan(&mut self, kept: Arc<Snapshot>, plan: ImportPlan) {
        let ImportPlan { merged, mut rows, months } = plan;
        let preview = Arc::new(merged.preview.clone());
        self.stage = ImportStage::BringingIn(Incoming { kept, preview: preview.clone() });
        self.months = months.len();
        for (name, month) in months {
            rows.leave_out(&month);
            self.steps.push_back(ImportEffect::WriteMonth(name, month));
        }
        self.steps.push_back(ImportEffect::WriteRows(rows, Box::new(merged)));
        self.steps.push_back(ImportEffect::ReadAnew(preview));
    }

    /// The next step, or the end.
    fn next(&mut self) -> Option<ImportEffect> {
        self.percent = (self.begun.saturating_sub(1) * 100 / self.months.max(1)) as u8;
        let step = self.steps.pop_front();
        if let Some(step) = &step {
            self.begun += usize::from(step.is_long());
        } else {
            let stage = std::mem::take(&mut self.stage);
            self.stage = match (stage, self.trouble) {
                (ImportStage::BringingIn(incoming), None) => ImportStage::BroughtIn(incoming),
                (ImportStage::BringingIn(_), Some(trouble)) => ImportStage::NotBroughtIn(trouble),
                (ImportStage::TakingBack(_), None) => ImportStage::TakenBack,
                (ImportStage::TakingBack(_), Some(_)) => ImportStage::NotTakenBack,
                (stage, _) => stage,
            };
        }
        step
    }
}
