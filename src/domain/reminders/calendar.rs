//! Reminders as a calendar file (RFC 5545), so that a person's own calendar reminds them while the app is closed.
//!
//! Times are in the person's time zone, which the file describes: nine o'clock stays nine o'clock when the clocks
//! change. Times without a zone would suit a habit better, but Google reads them as UTC.

use crate::domain::reminders::ical::{WEEKDAYS, escape, fold, local, stamp};
use crate::domain::reminders::zone::TimeZone;
use crate::domain::time::Millis;
use crate::domain::time::day::{Day, MINUTES_A_DAY, Weekday};

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reminder {
    /// Makes it the same entry when the same person makes it again, and another than every other of theirs.
    pub id: String,
    pub title: String,
    /// What to do, in a line.
    pub text: String,
    /// Where it leads.
    pub link: String,
    pub days: Vec<Weekday>,
    /// At these minutes, counted from the midnight at which its day begins: from 1440 on, a day later.
    pub times: Vec<u16>,
    /// How long it takes, in minutes.
    pub minutes: u16,
}

/// A calendar with these reminders in the time of `zone`, of which none begins before `today`. `now` is when it is
/// made, and `person` makes its entries others than those of somebody else who shares the calendar.
pub fn calendar(
    reminders: &[Reminder],
    today: Day,
    now: Millis,
    zone: &TimeZone,
    person: &str,
) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Unhunch//Reminders//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        // No METHOD: with one, Outlook opens the file as a calendar beside the person's own, where nothing rings.
    ];
    lines.extend(zone.lines.iter().cloned());
    for reminder in reminders {
        for &minute in &reminder.times {
            let later = (minute / MINUTES_A_DAY % 7) as Weekday;
            let comes = |it: &Weekday| reminder.days.contains(&((it + 7 - later) % 7));
            let days: Vec<Weekday> = (0..7).filter(comes).collect();
            // Without a day it would never come, and an RRULE has to have one.
            let mut week = (0..7).map(|ahead| Day(today.0 + ahead));
            if let Some(first) = week.find(|it| days.contains(&it.weekday())) {
                event(
                    &mut lines,
                    reminder,
                    &days,
                    (first, minute % MINUTES_A_DAY),
                    now,
                    (zone, person),
                );
            }
        }
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().fold(String::new(), |mut text, line| {
        fold(&mut text, line);
        text
    })
}

fn event(
    lines: &mut Vec<String>,
    reminder: &Reminder,
    days: &[Weekday],
    (first, minute): (Day, u16),
    now: Millis,
    (zone, person): (&TimeZone, &str),
) {
    let names: Vec<&str> = days.iter().map(|day| WEEKDAYS[usize::from(*day)]).collect();
    let title = escape(&reminder.title);
    let text = escape(&format!("{}\n{}", reminder.text, reminder.link));
    let id = &reminder.id;
    lines.extend([
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{id}-{minute:04}-{person}@unhunch"),
        format!("DTSTAMP:{}", stamp(now)),
        // A calendar takes an entry that it has only over a smaller number: this one is the minute.
        format!("LAST-MODIFIED:{}", stamp(now)),
        format!("SEQUENCE:{}", now.0 / 60_000),
        format!("DTSTART;TZID={}:{}", zone.id, local(first, minute)),
        format!("DURATION:PT{}M", reminder.minutes.max(1)),
        format!("RRULE:FREQ=WEEKLY;BYDAY={}", names.join(",")),
        format!("SUMMARY:{title}"),
        format!("DESCRIPTION:{text}"),
        format!("URL:{}", reminder.link),
        // The person is not busy: nobody should be kept from meeting them.
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        "TRIGGER:PT0S".to_owned(),
        format!("DESCRIPTION:{title}"),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
    ]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reminders::ical::LINE;

    /// A Saturday.
    const TODAY: &str = "2026-11-21";

    fn reminder() -> Reminder {
        Reminder {
            id: "desk".to_owned(),
            title: "Stand up; stretch, breathe".to_owned(),
            text: "A back\\slash\nand a line".to_owned(),
            link: "https://example.org/a/#/session/office-reset".to_owned(),
            days: vec![4, 0, 0, 9],
            times: vec![9 * 60 + 5],
            minutes: 2,
        }
    }

    fn made(reminders: &[Reminder]) -> String {
        let today = TODAY.parse().expect("a date");
        // 2026-11-21T19:30:05Z.
        let now = Millis(1_795_289_405_000);
        calendar(reminders, today, now, &TimeZone::of(Some("Asia/Tokyo"), now, |_| 540), "k3")
    }

    #[test]
    fn an_event_has_all_that_a_calendar_needs() {
        let text = made(&[reminder()]);
        for line in [
            "UID:desk-0545-k3@unhunch",
            "LAST-MODIFIED:20261121T193005Z",
            "SEQUENCE:29921490",
            "DTSTAMP:20261121T193005Z",
            // The Monday after.
            "DTSTART;TZID=Asia/Tokyo:20261123T090500",
            "DURATION:PT2M",
            "RRULE:FREQ=WEEKLY;BYDAY=MO,FR",
            "SUMMARY:Stand up\\; stretch\\, breathe",
            "URL:https://example.org/a/#/session/office-reset",
            "TRIGGER:PT0S",
        ] {
            assert!(text.split("\r\n").any(|it| it == line), "{line} in {text}");
        }
        assert!(text.replace("\r\n ", "").contains("DESCRIPTION:A back\\\\slash\\nand a line\\n"));
    }

    #[test]
    fn no_line_is_long_and_none_is_cut_in_a_character() {
        let title = "Schultern – äöü 肩 ".repeat(20);
        let text = made(&[Reminder { title: title.clone(), ..reminder() }]);
        assert!(text.split("\r\n").all(|line| line.len() <= LINE), "{text}");
        assert!(text.replace("\r\n ", "").contains(&format!("SUMMARY:{title}")));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn past_midnight_is_the_day_after() {
        // Monday to Friday, one hour after midnight.
        let text = made(&[Reminder { days: vec![0, 1, 2, 3, 4], times: vec![1500], ..reminder() }]);
        assert!(text.contains("BYDAY=TU,WE,TH,FR,SA\r\n"), "{text}");
        // The day on which it is made is a Saturday.
        assert!(text.contains("DTSTART;TZID=Asia/Tokyo:20261121T010000\r\n"), "{text}");
        let sunday = made(&[Reminder { days: vec![6], times: vec![1440], ..reminder() }]);
        assert!(sunday.contains("BYDAY=MO\r\n"), "{sunday}");
    }

    #[test]
    fn without_a_day_there_is_no_event() {
        assert!(!made(&[Reminder { days: vec![], ..reminder() }]).contains("VEVENT"));
        assert!(!made(&[Reminder { days: vec![8], ..reminder() }]).contains("VEVENT"));
    }

    #[test]
    fn the_first_one_is_on_a_day_of_its_own_and_not_before_today() {
        for day in 0..7 {
            let text = made(&[Reminder { days: vec![day], ..reminder() }]);
            let start = text.split("DTSTART;TZID=Asia/Tokyo:").nth(1).expect("a start");
            let date = format!("{}-{}-{}", &start[..4], &start[4..6], &start[6..8]);
            let first: Day = date.parse().expect("a date");
            let today: Day = TODAY.parse().expect("a date");
            assert_eq!(first.weekday(), day);
            assert!((0..7).contains(&(first.0 - today.0)), "{date}");
        }
    }
}
