//! The safety check for a clinician: two pages to print at most, and the same as JSON.
//!
//! Invariant: what hurt comes first, and where entries do not fit, their number is given.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::page::PageHandle;
use crate::app::routines::RoutinesHandle;
use crate::app::{use_data, use_journal, use_page, use_routines};
use crate::content;
use crate::domain::journal::function::Things;
use crate::domain::journal::log::Log;
use crate::domain::journal::measures::{reaches, turns};
use crate::domain::journal::practice::{MOST_DAYS, first_drawn};
use crate::domain::journal::progress::Sums;
use crate::domain::journal::record::{Check, Declaration, Record, SessionOutcome};
use crate::domain::journal::report::{Newest, Repeat, runs};
use crate::domain::library::exercise::Side;
use crate::domain::route::{Route, SettingsPart};
use crate::domain::safety::check::{Level, Question};
use crate::domain::session::hurt::{Feeling, Then};
use crate::domain::time::Millis;
use crate::domain::time::day::Day;
use crate::i18n::Key;
use crate::ui::parts::function::thing_name;
use crate::ui::parts::up::Up;
use crate::ui::parts::words;
use crate::ui::progress::chart::{PainChart, PainTable};
use crate::ui::progress::measures::{mornings_say, reach_words};
use crate::ui::progress::practice::{self, ExerciseTable};

/// So many lines of a kind have room on two pages of paper.
const MOST_HURTS: usize = 24;
const MOST_CHECKS: usize = 5;
const MOST_WORDS: usize = 6;
const MOST_EXERCISES: usize = 36;

#[component]
pub(crate) fn ReportPage() -> impl IntoView {
    let page = use_page();
    let journal = use_journal();
    let routines = use_routines();
    let data = use_data();
    let sums = Memo::new(move |_| journal.log().with(Log::sums));
    // What is drawn, and what is said about it, are of the same days.
    let lately =
        Memo::new(move |_| sums.with(|sums| sums.since(Day(page.today().0 - MOST_DAYS + 1))));
    let body = move || {
        journal.log().with(|log| match log.checks.split_last() {
            None => view! { <p>{Key::REPORT_NONE.text()}</p> }.into_any(),
            Some((last, earlier)) => view! {
                {not_ticked(last)}
                {before(earlier)}
                {words(log)}
            }
            .into_any(),
        })
    };
    let hurts = move || {
        journal.log().track();
        untrack(|| stopped(routines, &data.hurt_sessions()))
    };
    let practice = move || sums.with(practised);
    let range = move || sums.with(|all| lately.with(|lately| range(page, all, lately)));
    // Whoever prints it writes these by hand: Unhunch knows no name.
    let lines = [Key::REPORT_NAME, Key::REPORT_BORN, Key::REPORT_DATE]
        .map(|key| view! { <p>{key.text()}</p> });
    view! {
        <article class="report">
            <Up to=Route::SettingsOf(SettingsPart::Check) name=Key::SETTINGS_CHECK/>
            <h1>{Key::REPORT_TITLE.text()}</h1>
            <p class="quiet">{Key::REPORT_LEAD.text()}</p>
            <div class="actions">
                <button class="pill pill-main" on:click=move |_| page.print()>{Key::REPORT_PRINT.text()}</button>
                <button class="pill" on:click=move |_| data.save_report()>{Key::REPORT_SAVE.text()}</button>
            </div>
            <div class="report-lines">{lines}</div>
            {hurts}
            {move || journal.log().with(|log| log.checks.last().map(latest))}
            <section class="report-pain"><PainChart sums=lately table=false/></section>
            <p>{practice} " " {range}</p>
            {body}
            {move || journal.log().with(|log| measured(page, log))}
            <ExerciseTable sums=sums most=MOST_EXERCISES/>
            <PainTable sums=lately/>
        </article>
    }
}

/// What is hard, and measures of the person's own: each from its first day to its last.
fn measured(page: PageHandle, log: &Log) -> Option<impl IntoView + use<>> {
    let line = |name: &str, says: &str| Key::MEASURE_LINE.fill(&[("name", name), ("says", says)]);
    let of_days = |name: &str, days: &BTreeMap<Day, u8>, words: &dyn Fn(u8) -> String| {
        let ((first, from), (last, to)) = (days.first_key_value()?, days.last_key_value()?);
        let at = |day: &Day, value: &u8| {
            Key::MEASURE_LAST.fill(&[("what", &words(*value)), ("date", &page.date(*day))])
        };
        let says = if first == last {
            at(last, to)
        } else {
            format!("{} {}", at(first, from), at(last, to))
        };
        Some(line(name, &says))
    };
    let entries = log.standing_entries();
    let things = Things::of(&entries);
    let of_ten = |value: u8| Key::PAIN_VALUE.fill(&[("n", &value.to_string())]);
    let mut lines: Vec<String> = Vec::new();
    for thing in things.current().into_iter().chain(things.put_away()) {
        lines.extend(of_days(&thing_name(&thing.name), &thing.answers, &of_ten));
    }
    let hard = (!lines.is_empty()).then(|| Key::FUNCTION_SOURCE.text());
    let reach = reaches(&entries);
    lines.extend(of_days(Key::MEASURE_REACH.text(), &reach, &reach_words));
    let degrees = |value: u8| Key::TURN_VALUE.count(value.into(), &[]);
    for (side, name) in [(Side::Left, Key::TURN_LEFT), (Side::Right, Key::TURN_RIGHT)] {
        let name = line(Key::CHECK_HEAD_TURN.text(), name.text());
        lines.extend(of_days(&name, &turns(&log.ranges, side), &degrees));
    }
    let mornings = log.mornings(page.today());
    if mornings.noted > 0 {
        lines.push(line(Key::MEASURE_MORNINGS.text(), &mornings_say(mornings)));
    }
    let lines: Vec<_> = lines.into_iter().map(|it| view! { <li>{it}</li> }).collect();
    (!lines.is_empty()).then(|| {
        view! { <h2>{Key::FUNCTION_TITLE.text()}</h2> <ul>{lines}</ul> <p class="quiet">{hard}</p> }
    })
}

/// On how many days there was practice, and for how long.
fn practised(sums: &Sums) -> Option<String> {
    let page = use_page();
    let (first, _) = sums.practised().next()?;
    let time = sums.practised().fold(Millis::ZERO, |sum, (_, it)| sum + it.time);
    let values = [("date", &*page.date(first)), ("time", &*practice::time(time))];
    Some(Key::REPORT_PRACTISED.count(sums.practised().count(), &values))
}

/// Of which time the numbers are.
fn range(page: PageHandle, all: &Sums, lately: &Sums) -> Option<String> {
    let (began, _) = all.practised().next()?;
    let values = [
        ("first", &*page.date(first_drawn(lately, page.today()))),
        ("last", &*page.date(page.today())),
        ("began", &*page.date(began)),
    ];
    Some(Key::REPORT_RANGE.fill(&values))
}

/// A list of the newest entries, each a text that begins with its day; and what is left out, if anything is.
fn list<T>(newest: &Newest<T>, row: impl Fn(&str, &T) -> String) -> AnyView {
    let line = |run: &Repeat<T>| {
        let row = row(&run.first.to_string(), &run.says);
        let values = [("row", &*row), ("day", &*run.last.to_string())];
        match run.count {
            1 => row,
            2 => Key::REPORT_SAME_ONCE.fill(&values),
            _ => Key::REPORT_SAME_MORE.count(run.count - 1, &values),
        }
    };
    let rows: Vec<_> = newest.shown.iter().map(|run| view! { <li>{line(run)}</li> }).collect();
    let left_out = newest.of.map(|(all, first)| {
        let values = [
            ("all", &*all.to_string()),
            ("first", &*first.to_string()),
        ];
        view! { <p class="report-left-out">{Key::REPORT_LEFT_OUT.count(newest.count(), &values)}</p> }
    });
    view! { {left_out} <ul>{rows}</ul> }.into_any()
}

fn level(level: Level) -> &'static str {
    (match level {
        Level::Ready => Key::REPORT_LEVEL_READY,
        Level::Gentle => Key::REPORT_LEVEL_GENTLE,
        Level::Soon => Key::REPORT_LEVEL_SOON,
        Level::Urgent => Key::REPORT_LEVEL_URGENT,
        Level::Emergency => Key::REPORT_LEVEL_EMERGENCY,
    })
    .text()
}

/// What was given in the latest check: what was ticked, in bold.
fn latest(check: &Check) -> impl IntoView + use<> {
    let page = use_page();
    let values = [
        ("day", &*page.date(check.day)),
        ("rules", &*check.rules),
        ("level", level(check.level())),
    ];
    let title = Key::REPORT_LATEST.fill(&values);
    let age = match check.age {
        Some(age) => Key::REPORT_AGE.fill(&[("n", &age.to_string())]),
        None => Key::REPORT_AGE_NONE.text().to_owned(),
    };
    let door =
        check.door().map(|door| Key::CHECK_CAME_FOR.fill(&[("what", words::door(door).text())]));
    let week = check.week.map(|week| Key::REPORT_WEEK.fill(&[("n", &week.to_string())]));
    let given = |ids: &[String], answer: Key| {
        let line = |id: &String| {
            let line = content::rules().line(id);
            let says = Key::REPORT_GIVEN.fill(&[("question", &*line), ("answer", answer.text())]);
            view! { <li><b>{says}</b></li> }.into_any()
        };
        ids.iter().map(line).collect::<Vec<_>>()
    };
    let mut ticked = given(&check.yes, Key::REPORT_YES);
    ticked.extend(given(&check.unsure, Key::REPORT_UNSURE));
    let ticked = if ticked.is_empty() {
        view! { <p><b>{Key::REPORT_NOTHING_TICKED.text()}</b></p> }.into_any()
    } else {
        view! { <ul class="report-ticked">{ticked}</ul> }.into_any()
    };
    view! {
        <h2>{title}</h2>
        <p>{door} " " {age} " " {week}</p>
        {ticked}
    }
}

/// The questions that were answered with no, close together; and those that were not asked.
fn not_ticked(check: &Check) -> impl IntoView + use<> {
    let asked = content::rules().asked_by(check.door());
    let given = |id: &str| check.yes.iter().chain(&check.unsure).any(|it| it == id);
    let (no, unasked): (Vec<_>, Vec<_>) = content::rules()
        .questions
        .iter()
        .enumerate()
        .filter(|(_, it)| !given(it.id))
        .partition(|(place, _)| asked.has(*place));
    let list = |title: fn(usize) -> String, of: Vec<(usize, &'static Question)>| {
        let count = of.len();
        let lines: Vec<_> = of.iter().map(|(_, it)| view! { <li>{it.line()}</li> }).collect();
        (count > 0).then(|| view! { <h2>{title(count)}</h2> <ul class="report-no">{lines}</ul> })
    };
    view! {
        {list(|count| Key::REPORT_NO_TO.count(count, &[]), no)}
        {list(|count| Key::REPORT_NOT_ASKED.count(count, &[]), unasked)}
    }
}

fn before(checks: &[Check]) -> Option<impl IntoView + use<>> {
    let says = |check: &Check| {
        let given: Vec<String> = check.given().map(|id| content::rules().line(id)).collect();
        let given = if given.is_empty() {
            Key::REPORT_EARLIER_NOTHING.text().to_owned()
        } else {
            given.join("; ")
        };
        (check.level(), given)
    };
    let newest = Newest::of(runs(checks.iter().map(|it| (it.day, says(it)))), MOST_CHECKS);
    let row = |day: &str, (reached, given): &(Level, String)| {
        let values = [("day", day), ("level", level(*reached)), ("given", &**given)];
        Key::REPORT_EARLIER_ROW.fill(&values)
    };
    (!checks.is_empty()).then(|| {
        view! { <h2>{Key::REPORT_EARLIER.text()}</h2> {list(&newest, row)} }
    })
}

fn words(log: &Log) -> Option<impl IntoView + use<>> {
    // The same word about another check is another.
    let words = log.words.iter().map(|it| (it.day, (it.says, it.check)));
    let newest = Newest::of(runs(words), MOST_WORDS);
    let row = |day: &str, (says, _): &(Declaration, u64)| {
        let key = match says {
            Declaration::ClearedByProfessional => Key::REPORT_WORD_SEEN,
            Declaration::Unchanged => Key::REPORT_WORD_SAME,
        };
        key.fill(&[("day", day)])
    };
    (!log.words.is_empty()).then(|| {
        view! { <h2>{Key::REPORT_WORDS.text()}</h2> {list(&newest, row)} }
    })
}

fn stopped(routines: RoutinesHandle, records: &[Record]) -> impl IntoView + use<> {
    // Each has a line of its own, also where it is like the one before.
    let rows = records.iter().flat_map(|record| {
        rows_of(routines, record).into_iter().map(|says| Repeat {
            first: record.day,
            last: record.day,
            count: 1,
            says,
        })
    });
    let newest = Newest::of(rows.collect(), MOST_HURTS);
    let none = newest.shown.is_empty().then(|| view! { <p>{Key::REPORT_STOPPED_NONE.text()}</p> });
    view! {
        <h2>{Key::REPORT_STOPPED.text()}</h2>
        {list(&newest, |_, row: &String| row.clone())}
        {none}
    }
}

/// What hurt in a session, a line each.
fn rows_of(routines: RoutinesHandle, record: &Record) -> Vec<String> {
    let day = record.day.to_string();
    // One that has been thrown away since has its slug alone.
    let named = routines.routine(&record.routine).map(|it| it.name.to_string());
    let routine = named.as_deref().unwrap_or(&record.routine);
    if record.hurts.is_empty() {
        let hurt = record.outcome == SessionOutcome::Hurt;
        let bare = || Key::REPORT_STOPPED_BARE.fill(&[("day", &day), ("routine", routine)]);
        return hurt.then(bare).into_iter().collect();
    }
    let rows = record.hurts.iter().map(|it| {
        let feeling =
            Feeling::named(&it.feeling).map_or(&*it.feeling, |it| words::feeling(it).text());
        let then = match Then::named(&it.then) {
            Some(Then::Ease) => Key::REPORT_THEN_EASED.text(),
            Some(Then::LeaveOut) => Key::REPORT_THEN_LEFT_OUT.text(),
            Some(Then::Stop) => Key::REPORT_THEN_STOPPED.text(),
            Some(Then::GoOn) | None => &it.then,
        };
        let exercise = content::exercise(&it.exercise).map_or(&*it.exercise, |it| it.name.text());
        let values = [
            ("day", &*day),
            ("routine", routine),
            ("exercise", exercise),
            ("side", &*it.side),
            ("feeling", feeling),
            ("then", then),
        ];
        Key::REPORT_STOPPED_ROW.fill(&values)
    });
    rows.collect()
}
