//! How RFC 5545 writes a day, a time, a text and a line: what a calendar file is made of.

use crate::domain::time::Millis;
use crate::domain::time::day::{Day, time_of_day};

/// The days of a week as RFC 5545 names them.
pub(super) const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/// A line is at most so many bytes long, without its end; a longer one is folded.
pub(super) const LINE: usize = 75;

/// A time on a clock, without a zone.
pub(super) fn local(day: Day, minute: u16) -> String {
    let (year, month, date) = day.civil();
    format!("{year:04}{month:02}{date:02}T{:02}{:02}00", minute / 60, minute % 60)
}

/// A moment in UTC.
pub(super) fn stamp(now: Millis) -> String {
    let (year, month, date) = Day::local(now, 0).civil();
    let (hour, minute, second) = time_of_day(now, 0);
    format!("{year:04}{month:02}{date:02}T{hour:02}{minute:02}{second:02}Z")
}

/// A text as a value.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Adds a line, in pieces if it is long; never in the middle of a character.
pub(super) fn fold(text: &mut String, line: &str) {
    let mut room = LINE;
    for c in line.chars() {
        if c.len_utf8() > room {
            text.push_str("\r\n ");
            // The space counts.
            room = LINE - 1;
        }
        text.push(c);
        room -= c.len_utf8();
    }
    text.push_str("\r\n");
}
