//! A row of the journal in words.

use crate::app::page::PageHandle;
use crate::app::routines::RoutinesHandle;
use crate::domain::journal::diary::{DiaryItem, DiaryRow, ElsewhereKind};
use crate::domain::journal::entry::{Entry, EntryKind};
use crate::domain::journal::record::{PainWhen, SessionOutcome};
use crate::domain::library::exercise::Area;
use crate::domain::time::Millis;
use crate::domain::time::day::minute_of_day;
use crate::i18n::Key;
use crate::ui::parts::words::area;
use crate::ui::progress::practice::time;

/// What it is called.
pub(super) fn name(routines: RoutinesHandle, row: &DiaryRow) -> String {
    match &row.item {
        DiaryItem::Session(record) => {
            let known = routines.routine(&record.routine).map(|it| it.name.to_string());
            known.unwrap_or_else(|| format!("{}: {}", Key::JOURNAL_SESSION.text(), record.routine))
        }
        DiaryItem::Pain(pain) => Key::JOURNAL_PAIN.fill(&[("n", &pain.value.to_string())]),
        DiaryItem::Added(entry) => added(entry).text().to_owned(),
    }
}

/// What stands below its name.
pub(super) fn about(page: PageHandle, row: &DiaryRow) -> String {
    let mut parts = Vec::new();
    if row.deleted {
        parts.push(Key::JOURNAL_IS_DELETED.text().to_owned());
    }
    // Of an earlier day only the day is known.
    if !matches!(&row.item, DiaryItem::Added(it) if it.is() == Some(EntryKind::Elsewhere)) {
        parts.push(page.time_of_day(minute_of_day(row.utc, row.offset)));
    }
    match &row.item {
        DiaryItem::Session(record) => {
            parts.push(time(record.guided()));
            if record.outcome != SessionOutcome::Finished {
                parts.push(outcome(record.outcome).text().to_owned());
            }
        }
        DiaryItem::Pain(pain) => {
            if pain.when != PainWhen::Alone {
                parts.push(when(pain.when).text().to_owned());
            }
            parts.extend(pain.place.as_deref().map(place));
        }
        DiaryItem::Added(entry) => {
            let minutes = entry.value.and_then(|it| u32::try_from(it).ok()).filter(|it| *it > 0);
            parts.extend(minutes.map(|it| time(Millis::from_secs(it * 60))));
            parts.extend(entry.text.clone());
        }
    }
    parts.extend(row.notes.iter().filter_map(|it| it.text.clone()));
    if row.corrected {
        parts.push(Key::JOURNAL_IS_CORRECTED.text().to_owned());
    }
    parts.join(" · ")
}

pub(super) const fn outcome(outcome: SessionOutcome) -> Key {
    match outcome {
        SessionOutcome::Finished => Key::JOURNAL_FINISHED,
        SessionOutcome::Ended => Key::JOURNAL_ENDED,
        SessionOutcome::Hurt => Key::JOURNAL_HURT,
    }
}

pub(super) const fn when(when: PainWhen) -> Key {
    match when {
        PainWhen::Before => Key::JOURNAL_BEFORE,
        PainWhen::After => Key::JOURNAL_AFTER,
        PainWhen::Alone => Key::JOURNAL_ALONE,
    }
}

fn place(id: &str) -> String {
    Area::named(id).map_or(id, |it| area(it).text()).to_owned()
}

fn added(entry: &Entry) -> Key {
    match entry.is() {
        Some(EntryKind::Elsewhere) => {
            let known = entry.name.as_deref().and_then(ElsewhereKind::named);
            elsewhere(known.unwrap_or(ElsewhereKind::Other))
        }
        _ => Key::JOURNAL_NOTE,
    }
}

pub(super) const fn elsewhere(kind: ElsewhereKind) -> Key {
    match kind {
        ElsewhereKind::Walk => Key::JOURNAL_WALK,
        ElsewhereKind::Physiotherapist => Key::JOURNAL_PHYSIOTHERAPIST,
        ElsewhereKind::Massage => Key::JOURNAL_MASSAGE,
        ElsewhereKind::Sport => Key::JOURNAL_SPORT,
        ElsewhereKind::Other => Key::JOURNAL_OTHER,
    }
}
