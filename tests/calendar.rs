//! The time zone of a calendar file, against the table of another program (`e2e/make/zones.mjs` writes it).

use std::collections::BTreeMap;

use serde::Deserialize;
use unhunch::domain::reminders::calendar::{Reminder, calendar};
use unhunch::domain::reminders::zone::TimeZone;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::{Day, minute_of_day};

/// Saturday 2026-11-21, 19:30 in UTC.
const NOW: Millis = Millis(1_795_289_400_000);
const MINUTE: u64 = 60_000;
/// How long changes that follow no rule are in the file.
const LAST_YEAR: i32 = 2036;

/// When the clocks of a zone are changed.
#[derive(Deserialize)]
struct Known {
    /// The offset before the first change, in minutes east of UTC.
    first: i16,
    /// Each change: when, and the offset from then on.
    changes: Vec<(u64, i16)>,
}

impl Known {
    fn offset_at(&self, utc: Millis) -> i16 {
        let before = self.changes.iter().rev().find(|(at, _)| *at <= utc.0);
        before.map_or(self.first, |(_, offset)| *offset)
    }
}

fn known() -> BTreeMap<String, Known> {
    serde_json::from_str(include_str!("fixtures/zones.json")).expect("the table")
}

fn file(zone: &TimeZone) -> Vec<String> {
    let desk = Reminder {
        id: "desk".to_owned(),
        title: "Stand up".to_owned(),
        text: String::new(),
        link: "https://example.org/".to_owned(),
        days: vec![0, 1, 2, 3, 4, 5, 6],
        times: vec![9 * 60],
        minutes: 5,
        ..Reminder::default()
    };
    let today = Day::local(NOW, 0);
    let text = calendar(&[desk], today, NOW, zone, "k3");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

/// The value of the property called `name` in `lines`.
fn value<'a>(lines: &'a [String], name: &str) -> Option<&'a str> {
    lines.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix([':', ';']))
}

/// Every moment at which an offset begins, as a reader of the file finds it, until 2038.
fn onsets(lines: &[String]) -> Vec<(i64, i16)> {
    let mut all = Vec::new();
    let starts = lines.iter().enumerate();
    let starts = starts.filter(|(_, it)| *it == "BEGIN:STANDARD" || *it == "BEGIN:DAYLIGHT");
    for (at, _) in starts {
        let block = &lines[at..];
        let start = value(block, "DTSTART").expect("a start");
        let (from, to) = (signed(value(block, "TZOFFSETFROM")), signed(value(block, "TZOFFSETTO")));
        let number = |range: std::ops::Range<usize>| start[range].parse::<u32>().expect("digits");
        let (year, minute) = (number(0..4), number(9..11) * 60 + number(11..13));
        let date = format!("{}-{}-{}", &start[..4], &start[4..6], &start[6..8]);
        let first: Day = date.parse().expect("a date");
        let end = block.iter().position(|it| it.starts_with("END:")).expect("an end");
        let days: Vec<Day> = match value(&block[..end], "RRULE") {
            None => vec![first],
            Some(rule) => (year..2038).map(|year| day_of(rule, year.cast_signed())).collect(),
        };
        assert_eq!(days[0], first, "the first one follows the rule: {:?}", &block[..end]);
        all.extend(days.into_iter().map(|day| {
            let local = i64::from(day.0) * 1440 + i64::from(minute);
            ((local - i64::from(from)) * MINUTE.cast_signed(), to)
        }));
    }
    all.sort_unstable();
    all
}

/// The offset at `utc`, of which `onsets` has the begin.
fn offset(onsets: &[(i64, i16)], utc: Millis) -> Option<i16> {
    onsets.iter().rev().find(|(at, _)| *at <= utc.0.cast_signed()).map(|(_, to)| *to)
}

/// The one day of a year on which a rule falls.
fn day_of(rule: &str, year: i32) -> Day {
    let part = |name: &str| rule.split(';').find_map(|it| it.strip_prefix(name));
    assert_eq!(part("FREQ="), Some("YEARLY"), "{rule}");
    let month: u32 = part("BYMONTH=").and_then(|it| it.parse().ok()).expect("a month");
    let by_day = part("BYDAY=").expect("a day");
    let (nth, name) = by_day.split_at(by_day.len() - 2);
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let weekday = names.iter().position(|it| *it == name).expect("a weekday") as u8;
    let dates: Option<Vec<u32>> =
        part("BYMONTHDAY=").map(|it| it.split(',').map(|it| it.parse().expect("a date")).collect());
    let of_month = (1..=31).filter_map(|date| Some((date, Day::from_civil(year, month, date)?)));
    let fits: Vec<Day> = of_month
        .filter(|(date, _)| dates.as_ref().is_none_or(|dates| dates.contains(date)))
        .map(|(_, day)| day)
        .filter(|day| day.weekday() == weekday)
        .collect();
    match nth {
        "" => {
            assert_eq!(fits.len(), 1, "{rule} in {year}");
            fits[0]
        }
        "-1" => *fits.last().expect("a last one"),
        nth => fits[nth.parse::<usize>().expect("a number") - 1],
    }
}

fn signed(text: Option<&str>) -> i16 {
    let (sign, digits) = text.expect("an offset").split_at(1);
    let (hours, minutes) = digits.split_at(2);
    let minutes =
        hours.parse::<i16>().expect("hours") * 60 + minutes.parse::<i16>().expect("minutes");
    if sign == "-" { -minutes } else { minutes }
}

#[test]
fn a_reader_of_the_file_finds_the_offsets_of_the_zone_for_years() {
    for (name, known) in known() {
        let zone = TimeZone::of(Some(&name), NOW, |utc| known.offset_at(utc));
        let lines = file(&zone);
        assert_eq!(value(&lines, "TZID"), Some(&*name));
        let onsets = onsets(&lines);
        let by_rule = lines.iter().any(|it| it.starts_with("RRULE:FREQ=YEARLY"));
        let year = |utc: u64| Day::local(Millis(utc), 0).civil().0;
        // Just before and just after each change, and halfway to the next one.
        let mut moments = vec![NOW.0];
        for pair in known.changes.windows(2) {
            moments.extend([pair[0].0, pair[1].0 - MINUTE, u64::midpoint(pair[0].0, pair[1].0)]);
        }
        let mut checked = 0;
        for utc in moments {
            if year(utc) > if by_rule { 2037 } else { LAST_YEAR } {
                continue;
            }
            let offset = offset(&onsets, Millis(utc));
            assert_eq!(offset, Some(known.offset_at(Millis(utc))), "{name} at {utc}: {lines:#?}");
            checked += 1;
        }
        assert!(known.changes.is_empty() || checked > 60, "{name}: {checked}");
    }
}

#[test]
fn zones_with_a_rule_are_told_by_it_and_others_change_by_change() {
    let rules = |name: &str| {
        let known = &known()[name];
        let lines = TimeZone::of(Some(name), NOW, |utc| known.offset_at(utc)).lines;
        let rules = lines.iter().filter_map(|it| it.strip_prefix("RRULE:FREQ=YEARLY;"));
        let begins = lines.iter().filter(|it| it.starts_with("DTSTART")).count();
        (rules.map(str::to_owned).collect::<Vec<_>>(), begins)
    };
    let of = |rules: &[&str]| rules.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    assert_eq!(rules("Europe/Berlin"), (of(&["BYMONTH=3;BYDAY=-1SU", "BYMONTH=10;BYDAY=-1SU"]), 2));
    assert_eq!(
        rules("America/New_York"),
        (of(&["BYMONTH=3;BYDAY=2SU", "BYMONTH=11;BYDAY=1SU"]), 2)
    );
    let lord_howe = of(&["BYMONTH=4;BYDAY=1SU", "BYMONTH=10;BYDAY=1SU"]);
    assert_eq!(rules("Australia/Lord_Howe"), (lord_howe, 2));
    // From the 23rd to the 29th there is neither a fourth nor a last Friday.
    let israel =
        of(&["BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR", "BYMONTH=10;BYDAY=-1SU"]);
    assert_eq!(rules("Asia/Jerusalem"), (israel, 2));
    assert_eq!(rules("Asia/Kathmandu"), (vec![], 1));
    assert_eq!(rules("UTC"), (vec![], 1));
    let (none, begins) = rules("Africa/Casablanca");
    assert!(none.is_empty() && begins > 20, "{none:?} {begins}");
}

#[test]
fn an_entry_is_at_the_same_hour_in_summer_and_in_winter() {
    for (name, known) in known() {
        let zone = TimeZone::of(Some(&name), NOW, |utc| known.offset_at(utc));
        let lines = file(&zone);
        let start = lines.iter().find(|it| it.ends_with("T090000")).expect("an event");
        assert_eq!(start, &format!("DTSTART;TZID={name}:20261121T090000"));
        let onsets = onsets(&lines);
        // Every day of a year: nine on the wall, by the offset that the file gives for it.
        for day in (0..366).map(|ahead| Day(Day::local(NOW, 0).0 + ahead)) {
            let local = i64::from(day.0) * 1440 + 9 * 60;
            let guess = (local - i64::from(known.offset_at(NOW))).cast_unsigned() * MINUTE;
            let offset = offset(&onsets, Millis(guess));
            let utc =
                Millis((local - i64::from(offset.expect("an offset"))).cast_unsigned() * MINUTE);
            assert_eq!(minute_of_day(utc, known.offset_at(utc)), 9 * 60, "{name} on {day}");
        }
    }
}

#[test]
fn a_zone_without_a_name_is_called_by_its_offset() {
    let nameless = |name: Option<&str>| TimeZone::of(name, NOW, |_| -210).id;
    for name in
        [None, Some(""), Some("Etc/Unknown"), Some("A\r\nB"), Some("a:b"), Some("a;b"), Some("a b")]
    {
        assert_eq!(nameless(name), "Unhunch-0330", "{name:?}");
    }
    assert_eq!(nameless(Some("Etc/GMT+3")), "Etc/GMT+3");
    let lines = file(&TimeZone::of(None, NOW, |_| 345));
    assert_eq!(value(&lines, "TZID"), Some("Unhunch+0545"));
    assert!(lines.contains(&"DTSTART;TZID=Unhunch+0545:20261121T090000".to_owned()), "{lines:#?}");
}

#[test]
fn a_zone_that_gives_up_its_summer_time_is_right_before_and_after() {
    // As Berlin until 2028, and then always the winter's.
    let berlin = &known()["Europe/Berlin"];
    let end = 1_840_000_000_000;
    let offset_at = |utc: Millis| if utc.0 < end { berlin.offset_at(utc) } else { 60 };
    let lines = file(&TimeZone::of(Some("Europe/Berlin"), NOW, offset_at));
    let onsets = onsets(&lines);
    for utc in (NOW.0..2_050_000_000_000).step_by(86_400_000) {
        assert_eq!(offset(&onsets, Millis(utc)), Some(offset_at(Millis(utc))), "{utc}");
    }
}

#[test]
fn a_later_file_replaces_and_another_device_adds() {
    let zone = TimeZone::of(Some("UTC"), NOW, |_| 0);
    let one = |days: Vec<u8>, now: Millis, person: &str| {
        let desk = Reminder {
            id: "desk".to_owned(),
            title: "Stand up".to_owned(),
            text: String::new(),
            link: "https://example.org/".to_owned(),
            days,
            times: vec![540],
            minutes: 5,
            ..Reminder::default()
        };
        let text = calendar(&[desk], Day::local(now, 0), now, &zone, person);
        assert!(!text.contains("METHOD"), "{text}");
        let of = |name: &str| {
            let line = text.split("\r\n").find_map(|it| it.strip_prefix(name));
            line.expect("a line").to_owned()
        };
        (of("UID:"), of("SEQUENCE:").parse::<u64>().expect("a number"), of("LAST-MODIFIED:"))
    };
    let (uid, sequence, modified) = one(vec![0, 1], NOW, "k3");
    let (again, later, modified_later) = one(vec![4], NOW + Millis(60_000), "k3");
    assert_eq!(uid, again);
    assert!(later > sequence && modified_later > modified);
    // The number of RFC 5545 has 31 bits.
    assert!(later < 1 << 31);
    assert_ne!(uid, one(vec![0, 1], NOW, "k4").0);
}
