//! The person's time zone, as a calendar file needs it (RFC 5545, 3.6.5). A page cannot read the rules of a zone, so
//! they are worked out from its offsets at many moments.
//!
//! Invariant: the rules give the offsets that were asked for, from one year before the file is made until ten years
//! after.

use crate::domain::reminders::ical::{WEEKDAYS, local};
use crate::domain::time::Millis;
use crate::domain::time::day::{Day, minute_of_day};

/// So many years after the one that it is are looked at.
const YEARS: i32 = 10;
const MINUTE: u64 = 60_000;
const DAY: u64 = 24 * 60 * MINUTE;
/// The time before the first change that is known.
const EVER: &str = "19700101T000000";

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimeZone {
    /// What events call it.
    pub id: String,
    /// The lines of its `VTIMEZONE`.
    pub lines: Vec<String>,
}

/// The clocks are changed.
#[derive(Clone, Copy)]
struct ClockChange {
    /// The day and the minute that the clock shows just before.
    day: Day,
    minute: u16,
    /// Minutes east of UTC before and after.
    from: i16,
    to: i16,
}

/// On which day of the year a change comes.
type Rule = String;

impl TimeZone {
    /// The zone called `name`, if it has a name, in which clocks are `offset_at` minutes east of UTC.
    pub fn of(name: Option<&str>, now: Millis, offset_at: impl Fn(Millis) -> i16) -> Self {
        let (year, ..) = Day::local(now, 0).civil();
        let first = new_year(year - 1);
        let changes = changes(first, new_year(year + YEARS + 1), &offset_at);
        let begin = offset_at(first);
        // What goes between `;TZID=` and the colon needs no quotes, and is not what a browser says that knows no zone.
        let plain = |c: char| c.is_ascii_alphanumeric() || "/_+-".contains(c);
        let sound = |it: &&str| !it.is_empty() && it.chars().all(plain) && *it != "Etc/Unknown";
        let id = match name.filter(sound) {
            Some(name) => name.to_owned(),
            None => format!("Unhunch{}", signed(offset_at(now))),
        };
        let mut lines = vec!["BEGIN:VTIMEZONE".to_owned(), format!("TZID:{id}")];
        if let Some(rules) = yearly(&changes, year - 1) {
            for (first, rule) in &rules {
                observance(
                    &mut lines,
                    &local(first.day, first.minute),
                    first.from,
                    first.to,
                    Some(rule),
                );
            }
        } else {
            observance(&mut lines, EVER, begin, begin, None);
            for it in &changes {
                observance(&mut lines, &local(it.day, it.minute), it.from, it.to, None);
            }
        }
        lines.push("END:VTIMEZONE".to_owned());
        Self { id, lines }
    }
}

fn new_year(year: i32) -> Millis {
    let day = Day::from_civil(year, 1, 1).map_or(0, |day| day.0);
    Millis(u64::from(day.unsigned_abs()) * DAY)
}

/// Every change from `first` until `last`.
fn changes(first: Millis, last: Millis, offset_at: &impl Fn(Millis) -> i16) -> Vec<ClockChange> {
    let mut all = Vec::new();
    let mut begin = first;
    while begin < last {
        // No zone changes its clocks twice in a day.
        let end = begin + Millis(DAY);
        let (from, to) = (offset_at(begin), offset_at(end));
        if from != to {
            let (mut before, mut after) = (begin.0 / MINUTE, end.0 / MINUTE);
            while after - before > 1 {
                let middle = u64::midpoint(before, after);
                if offset_at(Millis(middle * MINUTE)) == from {
                    before = middle;
                } else {
                    after = middle;
                }
            }
            let at = Millis(after * MINUTE);
            let (day, minute) = (Day::local(at, from), minute_of_day(at, from));
            all.push(ClockChange { day, minute, from, to });
        }
        begin = end;
    }
    all
}

/// The changes of the first year with the rules by which they come every year, if all of `changes` follow them.
fn yearly(changes: &[ClockChange], first_year: i32) -> Option<Vec<(ClockChange, Rule)>> {
    let of_first = changes.iter().filter(|it| it.day.civil().0 == first_year).count();
    if of_first == 0 || changes.len() != of_first * (YEARS + 2) as usize {
        return None;
    }
    let kinds = changes.iter().take(of_first).enumerate();
    let rules = kinds.map(|(at, &first)| {
        let all: Vec<ClockChange> = changes.iter().skip(at).step_by(of_first).copied().collect();
        Some((first, rule(&all, first_year)?))
    });
    rules.collect()
}

/// The rule that all of these changes follow, one in each year from `first_year` on.
fn rule(all: &[ClockChange], first_year: i32) -> Option<Rule> {
    let first = all.first()?;
    let (_, month, _) = first.day.civil();
    let same = |(year, it): (i32, &ClockChange)| {
        let (of, in_month, _) = it.day.civil();
        (of, in_month, it.day.weekday()) == (year, month, first.day.weekday())
            && (it.minute, it.from, it.to) == (first.minute, first.from, first.to)
    };
    if !(first_year..).zip(all).all(same) {
        return None;
    }
    let dates = || all.iter().map(|it| it.day.civil().2);
    let (least, most) = (dates().min()?, dates().max()?);
    let ends_month = |it: &ClockChange| Day(it.day.0 + 7).civil().1 != month;
    let weekday = WEEKDAYS[usize::from(first.day.weekday())];
    let days = if all.iter().all(ends_month) {
        format!("BYDAY=-1{weekday}")
    } else if (least - 1) / 7 == (most - 1) / 7 {
        format!("BYDAY={}{weekday}", (least - 1) / 7 + 1)
    } else if most - least == 6 {
        // The first of its name on or after a date.
        let dates: Vec<String> = (least..=most).map(|it| it.to_string()).collect();
        format!("BYMONTHDAY={};BYDAY={weekday}", dates.join(","))
    } else {
        return None;
    };
    Some(format!("RRULE:FREQ=YEARLY;BYMONTH={month};{days}"))
}

fn observance(lines: &mut Vec<String>, start: &str, from: i16, to: i16, rule: Option<&String>) {
    // Which of the two a clock is put forward to is the one of the summer.
    let kind = if to > from { "DAYLIGHT" } else { "STANDARD" };
    lines.push(format!("BEGIN:{kind}"));
    lines.push(format!("DTSTART:{start}"));
    lines.push(format!("TZOFFSETFROM:{}", signed(from)));
    lines.push(format!("TZOFFSETTO:{}", signed(to)));
    lines.extend(rule.cloned());
    lines.push(format!("END:{kind}"));
}

/// `-0330`.
fn signed(offset: i16) -> String {
    let minutes = offset.unsigned_abs();
    let sign = if offset < 0 { '-' } else { '+' };
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}
