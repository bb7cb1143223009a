//! Practice: the week, the year, exercise by exercise, and what came before better days.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::as_table;
use crate::app::{App, use_app};
use crate::content;
use crate::domain::journal::progress::{DaySum, SideSum, Sums, monday};
use crate::domain::library::exercise::Side;
use crate::domain::time::Millis;
use crate::domain::time::day::Day;
use crate::i18n::{Key, spoken};
use crate::ui::parts::table::table;
use crate::ui::progress::chart::tenths;

/// How many weeks the calendar shows.
const WEEKS: i32 = 53;
/// A side that has had so much more than the other is named, in percent.
const UNEVEN: u64 = 25;

/// The week that it is.
#[component]
pub(super) fn WeekCard(sums: Memo<Sums>) -> impl IntoView {
    let app = use_app();
    move || {
        sums.with(|sums| {
            let week = sums.week(app.today());
            let time = time(app, week.time());
            let says = match week.practised() {
                0 => app.text(Key::PROGRESS_WEEK_NONE).to_owned(),
                1 => app.fill(Key::PROGRESS_WEEK_ONE, &[("time", &time)]),
                n => app.fill(Key::PROGRESS_WEEK_DAYS, &[("n", &n.to_string()), ("time", &time)]),
            };
            let names = app.text(Key::PROGRESS_WEEKDAYS).split('|');
            let short = app.text(Key::PROGRESS_WEEKDAYS_SHORT).split('|');
            let days: Vec<_> = names
                .zip(short)
                .zip(week.days)
                .map(|((name, short), sum)| {
                    let says = if sum.sessions > 0 {
                        let time = self::time(app, sum.time);
                        app.fill(Key::PROGRESS_DAY_DONE, &[("day", name), ("time", &time)])
                    } else {
                        app.fill(Key::PROGRESS_DAY_REST, &[("day", name)])
                    };
                    view! {
                        <li class:week-done=sum.sessions.gt(&0)>
                            <span aria-hidden="true">{short}</span>
                            <span class="unseen">{says}</span>
                        </li>
                    }
                })
                .collect();
            let weeks = sums.weeks_in_a_row(app.today());
            let run = sums.days_in_a_run(app.today());
            let rows = [
                (weeks, Key::PROGRESS_WEEKS_ROW_ONE, Key::PROGRESS_WEEKS_ROW),
                (run, Key::PROGRESS_DAYS_ROW_ONE, Key::PROGRESS_DAYS_ROW),
            ];
            let rows: Vec<_> = rows
                .into_iter()
                .filter(|(count, ..)| *count > 0)
                .map(|(count, one, many)| {
                    let key = if count == 1 { one } else { many };
                    view! { <p class="quiet">{app.fill(key, &[("n", &count.to_string())])}</p> }
                })
                .collect();
            view! {
                <section class="card">
                    <h2>{app.text(Key::PROGRESS_WEEK)}</h2>
                    <ol class="week">{days}</ol>
                    <p>{says}</p>
                    {rows}
                </section>
            }
        })
    }
}

/// A time in whole seconds below a minute, in whole minutes below an hour, and in hours and minutes.
fn time(app: App, time: Millis) -> String {
    let seconds = time.secs_floor();
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    match (hours, minutes) {
        (0, 0) => spoken::time(app.lang(), Millis::from_secs(seconds)),
        (0, minutes) => app.fill(Key::TIME_MINUTES, &[("n", &minutes.to_string())]),
        (hours, 0) => app.fill(Key::TIME_HOURS, &[("n", &hours.to_string())]),
        (hours, minutes) => {
            let values = [("h", &*hours.to_string()), ("m", &*minutes.to_string())];
            app.fill(Key::TIME_HOURS_MINUTES, &values)
        }
    }
}

/// The last 53 weeks, a square a day.
#[component]
pub(super) fn Calendar(sums: Memo<Sums>) -> impl IntoView {
    let app = use_app();
    move || {
        sums.with(|sums| {
            let today = app.today();
            let from = Day(monday(today).0 - 7 * (WEEKS - 1));
            let shown: BTreeMap<Day, DaySum> = sums
                .days
                .range(from..=today)
                .filter(|(_, it)| it.sessions > 0)
                .map(|(day, it)| (*day, *it))
                .collect();
            let squares: Vec<_> = (from.0..=today.0)
                .map(|day| {
                    let minutes = shown.get(&Day(day)).map(|it| it.time.secs_floor() / 60);
                    let class = match minutes {
                        None => "year-none",
                        Some(..5) => "year-some",
                        Some(5..15) => "year-more",
                        Some(15..) => "year-most",
                    };
                    let (week, weekday) = ((day - from.0) / 7, (day - from.0) % 7);
                    view! {
                        <rect class=class x=(week * 10).to_string() y=(weekday * 10).to_string() width="8" height="8" rx="2"/>
                    }
                })
                .collect();
            let total = shown.values().fold(Millis::ZERO, |sum, it| sum + it.time);
            let values = [("days", &*shown.len().to_string()), ("time", &*time(app, total))];
            let label = app.fill(Key::PROGRESS_CALENDAR_LABEL, &values);
            view! {
                <section class="card">
                    <h2>{app.text(Key::PROGRESS_CALENDAR)}</h2>
                    <svg class="year" viewBox=format!("0 0 {} 68", WEEKS * 10 - 2) role="img" aria-label=label.clone()>
                        {squares}
                    </svg>
                    <p>{label}</p>
                    {months(app, &shown)}
                </section>
            }
        })
    }
}

fn months(app: App, shown: &BTreeMap<Day, DaySum>) -> impl IntoView + use<> {
    let mut months: BTreeMap<(i32, u32), (u32, u32, Millis)> = BTreeMap::new();
    for (day, it) in shown {
        let (year, month, _) = day.civil();
        let row = months.entry((year, month)).or_default();
        *row = (row.0 + 1, row.1 + it.sessions, row.2 + it.time);
    }
    let rows: Vec<_> = months
        .into_iter()
        .rev()
        .map(|((year, month), (days, sessions, sum))| {
            view! {
                <tr>
                    <th scope="row">{format!("{year:04}-{month:02}")}</th>
                    <td class="digits">{days}</td>
                    <td class="digits">{sessions}</td>
                    <td class="digits">{time(app, sum)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    as_table(
        app,
        &[Key::PROGRESS_MONTH, Key::PROGRESS_DAYS, Key::PROGRESS_SESSIONS, Key::PROGRESS_TIME],
        rows,
        false,
    )
}

/// Each exercise, its sides beside each other.
#[component]
pub(super) fn Exercises(
    /// What is shown.
    sums: Memo<Sums>,
    /// How many of them at most, of those that were done last; what is left out is counted.
    #[prop(default = usize::MAX)]
    most: usize,
) -> impl IntoView {
    let app = use_app();
    move || {
        let mut rows: BTreeMap<String, [Option<SideSum>; 3]> = BTreeMap::new();
        sums.with(|sums| {
            for (key, sum) in &sums.sides {
                let Some((slug, side)) = key.rsplit_once('|') else { continue };
                let Some(side) = Side::named(side) else { continue };
                rows.entry(slug.to_owned()).or_default()[side as usize] = Some(*sum);
            }
        });
        let count = rows.len();
        if count > most {
            let last =
                |sides: &[Option<SideSum>; 3]| sides.iter().flatten().map(|it| it.last).max();
            let mut all: Vec<Option<u64>> = rows.values().map(last).collect();
            all.sort_unstable_by(|a, b| b.cmp(a));
            let since = all[most - 1];
            rows.retain(|_, sides| last(sides) >= since);
        }
        let left_out = (rows.len() < count).then(|| {
            let values = [("all", &*count.to_string()), ("n", &*rows.len().to_string())];
            view! { <p>{app.fill(Key::REPORT_EXERCISES_LEFT_OUT, &values)}</p> }
        });
        let uneven: Vec<_> =
            rows.iter().filter_map(|(slug, sides)| uneven(app, slug, sides)).collect();
        let rows: Vec<_> = rows
            .iter()
            .map(|(slug, sides)| {
                let level = sides.iter().flatten().max_by_key(|it| it.last).map(|it| it.level);
                let [left, right, both] = sides.map(|side| side.map(|it| done(app, &it)));
                view! {
                    <tr>
                        <th scope="row">{name(slug)}</th>
                        <td class="digits">{level}</td>
                        <td class="digits">{left}</td>
                        <td class="digits">{right}</td>
                        <td class="digits">{both}</td>
                    </tr>
                }
                .into_any()
            })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="card">
                    <h2>{app.text(Key::PROGRESS_EXERCISES)}</h2>
                    {left_out}
                    {uneven}
                    <div class="scroll" tabindex="0" role="group" aria-label=app.text(Key::PROGRESS_EXERCISES)>
                        {table(app, &[Key::PROGRESS_EXERCISE, Key::PROGRESS_LEVEL, Key::PROGRESS_LEFT, Key::PROGRESS_RIGHT, Key::PROGRESS_BOTH], rows)}
                    </div>
                </section>
            }
        })
    }
}

fn name(slug: &str) -> String {
    let known = content::exercise(slug).map(|it| it.name);
    known.unwrap_or_else(|| slug.strip_prefix("own:").unwrap_or(slug)).to_owned()
}

fn done(app: App, sum: &SideSum) -> String {
    let time = time(app, sum.time);
    if sum.reps == 0 {
        return time;
    }
    format!("{time}, {}", app.fill(Key::PROGRESS_REPS, &[("n", &sum.reps.to_string())]))
}

/// A side that falls behind.
fn uneven(app: App, slug: &str, sides: &[Option<SideSum>; 3]) -> Option<impl IntoView + use<>> {
    let [Some(left), Some(right), _] = sides else { return None };
    let (more, less, side) = if left.time > right.time {
        (left.time, right.time, Side::Left)
    } else {
        (right.time, left.time, Side::Right)
    };
    let share = (more - less).0 * 100 / less.0.max(1);
    let side = spoken::side(app.lang(), side)?;
    let values = [("exercise", &*name(slug)), ("side", side), ("share", &*share.to_string())];
    (share >= UNEVEN)
        .then(|| view! { <p class="uneven">{app.fill(Key::PROGRESS_UNEVEN, &values)} " "</p> })
}

/// What came before better days, once there are enough of both.
#[component]
pub(super) fn Preceded(sums: Memo<Sums>) -> impl IntoView {
    let app = use_app();
    move || {
        let says = match sums.with(Sums::after_practice) {
            Some([(with, n), (without, m)]) => {
                let values = [
                    ("n", &*n.to_string()),
                    ("with", &*tenths(with)),
                    ("m", &*m.to_string()),
                    ("without", &*tenths(without)),
                ];
                app.fill(Key::PROGRESS_PRECEDED_SAYS, &values)
            }
            None => app.text(Key::PROGRESS_PRECEDED_FEW).to_owned(),
        };
        view! {
            <section class="card">
                <h2>{app.text(Key::PROGRESS_PRECEDED)}</h2>
                <p>{says}</p>
            </section>
        }
    }
}
