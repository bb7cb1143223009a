//! Reminders as a calendar file (RFC 5545), so that a person's own calendar reminds them while the app is closed.
//!
//! Times are in the person's time zone, which the file describes: nine o'clock stays nine o'clock when the clocks
//! change. Times without a zone would suit a habit better, but Google reads them as UTC.

use crate::domain::reminders::ical::{WEEKDAYS, escape, fold, local, stamp};
use crate::domain::reminders::zone::TimeZone;
use crate::domain::time::Millis;
use crate::domain::time::day::{Day, MINUTES_A_DAY, Weekday};

#[derive(Clone, PartialEq, Eq, Default, Debug)]
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
    /// Not on these days, though they are of the week's.
    pub without: Vec<Day>,
    /// Once on these days, too.
    pub also: Vec<Day>,
    /// It has no hour: it stands above those of its days, and nothing rings.
    pub all_day: bool,
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
    let by = (now, zone, person);
    for reminder in reminders {
        // What has no hour comes once.
        let times = if reminder.all_day { &[0][..] } else { &reminder.times };
        for &minute in times {
            let later = (minute / MINUTES_A_DAY % 7) as Weekday;
            let comes = |it: &Weekday| reminder.days.contains(&((it + 7 - later) % 7));
            let days: Vec<Weekday> = (0..7).filter(comes).collect();
            let moved = |it: &Day| Day(it.0 + i32::from(later));
            let without: Vec<Day> = reminder.without.iter().map(moved).collect();
            let minute = minute % MINUTES_A_DAY;
            // Without a day it would never come, and an RRULE has to have one.
            let mut weeks = (0..21).map(|ahead| Day(today.0 + ahead));
            let first = |it: &Day| days.contains(&it.weekday()) && !without.contains(it);
            if let Some(first) = weeks.find(first) {
                let weekly = Some((&days[..], &without[..]));
                event(&mut lines, reminder, weekly, (first, minute), by);
            }
            for day in reminder.also.iter().map(moved).filter(|it| *it >= today) {
                event(&mut lines, reminder, None, (day, minute), by);
            }
        }
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().fold(String::new(), |mut text, line| {
        fold(&mut text, line);
        text
    })
}

/// One entry: on the `weekly` days but for some, or once.
fn event(
    lines: &mut Vec<String>,
    reminder: &Reminder,
    weekly: Option<(&[Weekday], &[Day])>,
    (first, minute): (Day, u16),
    (now, zone, person): (Millis, &TimeZone, &str),
) {
    let title = escape(&reminder.title);
    let text = escape(&format!("{}\n{}", reminder.text, reminder.link));
    let id = &reminder.id;
    let at = |day: Day| local(day, minute);
    let date = |day: Day| at(day)[..8].to_owned();
    // One that comes once is named by its day, or it would be the weekly one.
    let once = weekly.map_or_else(|| format!("-{}", date(first)), |_| String::new());
    lines.extend([
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{id}-{minute:04}{once}-{person}@unhunch"),
        format!("DTSTAMP:{}", stamp(now)),
        // A calendar takes an entry that it has only over a smaller number: this one is the minute.
        format!("LAST-MODIFIED:{}", stamp(now)),
        format!("SEQUENCE:{}", now.0 / 60_000),
    ]);
    if reminder.all_day {
        lines.push(format!("DTSTART;VALUE=DATE:{}", date(first)));
    } else {
        lines.push(format!("DTSTART;TZID={}:{}", zone.id, at(first)));
        lines.push(format!("DURATION:PT{}M", reminder.minutes.max(1)));
    }
    if let Some((days, without)) = weekly {
        let names: Vec<&str> = days.iter().map(|day| WEEKDAYS[usize::from(*day)]).collect();
        lines.push(format!("RRULE:FREQ=WEEKLY;BYDAY={}", names.join(",")));
        let left_out = without.iter().filter(|it| **it >= first && days.contains(&it.weekday()));
        lines.extend(left_out.map(|it| format!("EXDATE;TZID={}:{}", zone.id, at(*it))));
    }
    lines.extend([
        format!("SUMMARY:{title}"),
        format!("DESCRIPTION:{text}"),
        format!("URL:{}", reminder.link),
        // The person is not busy: nobody should be kept from meeting them.
        "TRANSP:TRANSPARENT".to_owned(),
    ]);
    if !reminder.all_day {
        lines.extend([
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            "TRIGGER:PT0S".to_owned(),
            format!("DESCRIPTION:{title}"),
            "END:VALARM".to_owned(),
        ]);
    }
    lines.push("END:VEVENT".to_owned());
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
            ..Reminder::default()
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
    fn one_that_was_moved_is_left_out_there_and_comes_once_here() {
        let day = |text: &str| text.parse::<Day>().expect("a date");
        let text = made(&[Reminder {
            days: vec![1, 3],
            // Tuesday, and one of last week.
            without: vec![day("2026-11-24"), day("2026-12-01"), day("2026-11-17")],
            also: vec![day("2026-11-25"), day("2026-11-18")],
            ..reminder()
        }]);
        assert!(text.contains("DTSTART;TZID=Asia/Tokyo:20261126T090500"), "on Thursday: {text}");
        assert!(text.contains("EXDATE;TZID=Asia/Tokyo:20261201T090500"), "{text}");
        assert_eq!(text.matches("EXDATE").count(), 1, "none before the first: {text}");
        assert!(text.contains("UID:desk-0545-20261125-k3@unhunch"), "{text}");
        assert!(text.contains("DTSTART;TZID=Asia/Tokyo:20261125T090500"), "{text}");
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 2, "what is over is not in it: {text}");
        assert_eq!(text.matches("RRULE").count(), 1);
    }

    #[test]
    fn what_has_no_hour_stands_above_the_day_and_does_not_ring() {
        let text = made(&[Reminder { all_day: true, times: vec![], ..reminder() }]);
        assert!(text.contains("DTSTART;VALUE=DATE:20261123\r\n"), "{text}");
        assert!(!text.contains("VALARM") && !text.contains("DURATION"), "{text}");
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
