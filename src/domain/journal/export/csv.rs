//! The log and the pain as tables for a spreadsheet: RFC 4180, UTF-8, a header row, lines that end in CRLF.
//!
//! Invariant: no cell is a formula; a text that a spreadsheet would take for one gets an apostrophe before it. No
//! cell contains a semicolon or a tab, so a spreadsheet that splits at those finds nothing to split.

use super::{Snapshot, local_time, word};
use crate::domain::journal::record::{Done, Feedback, Hurt, Record};
use crate::domain::journal::standing::{Standing, notes};
use crate::domain::order;

/// The header of [`log`]. `docs/export.md` explains each column.
pub const LOG: &str = "day,time,routine,outcome,exercise,side,level,seconds,reps,whole,effort,pain_change,hurts,worse_next_morning,corrected,notes";
/// The header of [`pain`].
pub const PAIN: &str = "day,time,value,when,place,corrected,notes";

/// The header of [`entries`].
pub const ENTRIES: &str = "day,time,id,kind,of,name,value,text";

/// A row for each session as it stands, exercise, side and level. A session without any has a row without them.
pub fn log(kept: &Snapshot) -> String {
    let felt = order::map(kept.feedback.iter().map(|it| (it.session, it)));
    let (standing, notes) = (Standing::of(&kept.entries), notes(&kept.entries));
    let mut table = Table::new(LOG);
    for raw in &kept.records {
        let Some(record) = standing.record(raw) else { continue };
        let record = &SessionRow {
            record: &record,
            corrected: *record != *raw,
            notes: notes.get(&raw.id).map_or("", String::as_str),
        };

        let felt = felt.get(&raw.id).copied();
        let mut hurts: Vec<&Hurt> = record.record.hurts.iter().collect();
        for done in &record.record.done {
            // Each press is told once, at the first level of its exercise and side.
            let (mine, others): (Vec<&Hurt>, Vec<&Hurt>) =
                hurts.iter().partition(|it| it.exercise == done.exercise && it.side == done.side);
            hurts = others;
            table.session(record, felt, &done.exercise, &done.side, Some(done), &mine);
        }
        for hurt in hurts {
            table.session(record, felt, &hurt.exercise, &hurt.side, None, &[hurt]);
        }
        if record.record.done.is_empty() && record.record.hurts.is_empty() {
            table.session(record, felt, "", "", None, &[]);
        }
    }
    table.0
}

/// A row for each time that the person put pain in a number, as it stands.
pub fn pain(kept: &Snapshot) -> String {
    let (standing, notes) = (Standing::of(&kept.entries), notes(&kept.entries));
    let mut table = Table::new(PAIN);
    for raw in &kept.pains {
        let Some(pain) = standing.pain(raw) else { continue };
        table.text(&pain.day.to_string());
        table.text(&local_time(pain.utc, pain.offset));
        table.number(Some(pain.value));
        table.text(&word(&pain.when));
        table.text(pain.place.as_deref().unwrap_or_default());
        table.number((*pain != *raw).then_some(true));
        table.text(notes.get(&raw.id).map_or("", String::as_str));
        table.end();
    }
    table.0
}

/// A row for each entry, corrections and deletions among them, as they were said.
pub fn entries(kept: &Snapshot) -> String {
    let mut table = Table::new(ENTRIES);
    for entry in &kept.entries {
        table.text(&entry.day.to_string());
        table.text(&local_time(entry.utc, entry.offset));
        table.number(Some(entry.id));
        table.text(&entry.kind);
        table.number(entry.of);
        table.text(entry.name.as_deref().unwrap_or_default());
        table.number(entry.value);
        table.text(entry.text.as_deref().unwrap_or_default());
        table.end();
    }
    table.0
}

/// A session as it stands, and what was noted about it.
struct SessionRow<'a> {
    record: &'a Record,
    corrected: bool,
    notes: &'a str,
}

struct Table(String);

impl Table {
    fn new(header: &str) -> Self {
        // The mark of UTF-8: without it Excel reads letters with accents as two others.
        Self(format!("\u{feff}{header}\r\n"))
    }

    fn session(
        &mut self,
        row: &SessionRow<'_>,
        felt: Option<&Feedback>,
        exercise: &str,
        side: &str,
        done: Option<&Done>,
        hurts: &[&Hurt],
    ) {
        let record = row.record;
        self.text(&record.day.to_string());
        self.text(&local_time(record.utc, record.offset));
        self.text(&record.routine);
        self.text(&word(&record.outcome));
        self.text(exercise);
        self.text(side);
        self.number(done.map(|it| it.level));
        self.number(done.map(|it| (it.time.0 as f64 / 100.0).round() / 10.0));
        self.number(done.map(|it| it.reps));
        self.number(done.map(|it| it.whole));
        self.text(&word(&felt.and_then(|it| it.effort)));
        self.number(felt.and_then(|it| it.pain_change));
        let hurts: Vec<String> =
            hurts.iter().map(|it| format!("{}: {}", it.feeling, it.then)).collect();
        self.text(&hurts.join(" / "));
        self.number(felt.and_then(|it| it.worse_next_morning));
        self.number(row.corrected.then_some(true));
        self.text(row.notes);
        self.end();
    }

    /// A number, or `true` or `false`, of our own making: it stays one, also below zero.
    fn number(&mut self, value: Option<impl ToString>) {
        let value = value.map(|it| it.to_string());
        self.0.push_str(&value.unwrap_or_default());
        self.0.push(',');
    }

    fn text(&mut self, text: &str) {
        // The characters that begin a formula, also in full width, or hide one that does (OWASP, "CSV injection").
        let formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
        let apostrophe = if text.starts_with(formula) { "'" } else { "" };
        // Some spreadsheets go by semicolons or tabs, and take what follows one for a cell, quotes or not.
        let text = text.replace(';', ",").replace(['\t', '\r', '\n'], " ");
        if text.contains([',', '"']) {
            self.0.extend(["\"", apostrophe, &text.replace('"', "\"\""), "\","]);
        } else {
            self.0.extend([apostrophe, &text, ","]);
        }
    }

    fn end(&mut self) {
        // The comma after the last cell.
        self.0.pop();
        self.0.push_str("\r\n");
    }
}
