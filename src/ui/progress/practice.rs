//! Practice: the week, the year, exercise by exercise, and what came before better days.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::use_page;
use crate::content;
use crate::domain::journal::practice::{BothSides, Shade, by_exercise, leave_last, uneven};
use crate::domain::journal::progress::{DaySum, SideSum, Sums, monday};
use crate::domain::order;
use crate::domain::session::spoken;
use crate::domain::time::Millis;
use crate::domain::time::day::Day;
use crate::i18n::{Key, locale};
use crate::ui::parts::table::{folded_table, table};
use crate::ui::progress::chart::tenths;

/// How many weeks the calendar shows.
const WEEKS: i32 = 53;

/// The week that it is.
#[component]
pub(super) fn WeekCard(sums: Memo<Sums>) -> impl IntoView {
    let page = use_page();
    move || {
        sums.with(|sums| {
            let week = sums.week(page.today());
            let time = time(week.time());
            let says = match week.practised() {
                0 => Key::PROGRESS_WEEK_NONE.text().to_owned(),
                n => Key::PROGRESS_WEEK_DAYS.count(n, &[("time", &time)]),
            };
            let days: Vec<_> = (0..)
                .zip(week.days)
                .map(|(weekday, sum)| {
                    let name = &*page.weekday(weekday, "long");
                    let says = if sum.sessions > 0 {
                        let time = self::time(sum.time);
                        Key::PROGRESS_DAY_DONE.fill(&[("day", name), ("time", &time)])
                    } else {
                        Key::PROGRESS_DAY_REST.fill(&[("day", name)])
                    };
                    // Where the short names are long, as in Arabic, a letter has to do.
                    let short = page.weekday(weekday, "short");
                    let is_short = short.chars().count() <= 4;
                    let short = if is_short { short } else { page.weekday(weekday, "narrow") };
                    view! {
                        <li class:week-done=sum.sessions.gt(&0)>
                            <span aria-hidden="true">{short}</span>
                            <span class="unseen">{says}</span>
                        </li>
                    }
                })
                .collect();
            let weeks = sums.weeks_in_a_row(page.today());
            let run = sums.days_in_a_run(page.today());
            let rows = [(weeks, Key::PROGRESS_WEEKS_ROW), (run, Key::PROGRESS_DAYS_ROW)];
            let rows: Vec<_> = rows
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, says)| {
                    view! { <p class="quiet">{says.count(count as usize, &[])}</p> }
                })
                .collect();
            view! {
                <section class="card">
                    <h2>{Key::PROGRESS_WEEK.text()}</h2>
                    <ol class="week">{days}</ol>
                    <p>{says}</p>
                    {rows}
                </section>
            }
        })
    }
}

/// A time in whole seconds below a minute, in whole minutes below an hour, and in hours and minutes.
fn time(time: Millis) -> String {
    let seconds = time.secs_floor();
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    match (hours, minutes) {
        (0, 0) => spoken::time(Millis::from_secs(seconds)),
        (0, minutes) => Key::TIME_MINUTES.fill(&[("n", &minutes.to_string())]),
        (hours, 0) => Key::TIME_HOURS.fill(&[("n", &hours.to_string())]),
        (hours, minutes) => {
            let values = [("h", &*hours.to_string()), ("m", &*minutes.to_string())];
            Key::TIME_HOURS_MINUTES.fill(&values)
        }
    }
}

/// The last 53 weeks, a square a day.
#[component]
pub(super) fn Calendar(sums: Memo<Sums>) -> impl IntoView {
    let page = use_page();
    move || {
        sums.with(|sums| {
            let today = page.today();
            let from = Day(monday(today).0 - 7 * (WEEKS - 1));
            let days = sums.days.range(from..=today).filter(|(_, it)| it.sessions > 0);
            let shown = order::map(days.map(|(day, it)| (*day, *it)));
            let squares: Vec<_> = (from.0..=today.0)
                .map(|day| {
                    let class = match shown.get(&Day(day)).map(|it| Shade::of(it.time)) {
                        None => "year-none",
                        Some(Shade::Some) => "year-some",
                        Some(Shade::More) => "year-more",
                        Some(Shade::Most) => "year-most",
                    };
                    let (week, weekday) = ((day - from.0) / 7, (day - from.0) % 7);
                    view! {
                        <rect class=class x=(week * 10).to_string() y=(weekday * 10).to_string() width="8" height="8" rx="2"/>
                    }
                })
                .collect();
            let total = shown.values().fold(Millis::ZERO, |sum, it| sum + it.time);
            let label = Key::PROGRESS_CALENDAR_LABEL.count(shown.len(), &[("time", &time(total))]);
            view! {
                <section class="card">
                    <h2>{Key::PROGRESS_CALENDAR.text()}</h2>
                    <svg class="year" viewBox=format!("0 0 {} 68", WEEKS * 10 - 2) role="img" aria-label=label.clone()>
                        {squares}
                    </svg>
                    <p>{label}</p>
                    {months(&shown)}
                </section>
            }
        })
    }
}

fn months(shown: &BTreeMap<Day, DaySum>) -> impl IntoView + use<> {
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
                    <td class="digits">{time(sum)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    folded_table(
        &[Key::PROGRESS_MONTH, Key::PROGRESS_DAYS, Key::PROGRESS_SESSIONS, Key::PROGRESS_TIME],
        rows,
        false,
    )
}

/// Each exercise, its sides beside each other.
#[component]
pub(super) fn Exercises(
    sums: Memo<Sums>,
    /// How many of them at most, of those that were done last; what is left out is counted.
    #[prop(default = usize::MAX)]
    most: usize,
) -> impl IntoView {
    move || {
        let mut rows = sums.with(by_exercise);
        let count = rows.len();
        leave_last(&mut rows, most);
        let left_out = (rows.len() < count).then(|| {
            let says = Key::REPORT_EXERCISES_LEFT_OUT
                .count(rows.len(), &[("all", &locale::number(count))]);
            view! { <p>{says}</p> }
        });
        let uneven: Vec<_> = rows.iter().filter_map(|(slug, sides)| behind(slug, sides)).collect();
        let rows: Vec<_> = rows
            .iter()
            .map(|(slug, sides)| {
                let level = sides.iter().flatten().max_by_key(|it| it.last).map(|it| it.level);
                let [left, right, both] = sides.map(|side| side.map(|it| done(&it)));
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
                    <h2>{Key::PROGRESS_EXERCISES.text()}</h2>
                    {left_out}
                    {uneven}
                    <div class="scroll" tabindex="0" role="group" aria-label=Key::PROGRESS_EXERCISES.text()>
                        {table(&[Key::PROGRESS_EXERCISE, Key::PROGRESS_LEVEL, Key::PROGRESS_LEFT, Key::PROGRESS_RIGHT, Key::PROGRESS_BOTH], rows)}
                    </div>
                </section>
            }
        })
    }
}

fn name(slug: &str) -> String {
    let known = content::exercise(slug).map(|it| it.name.text());
    known.unwrap_or_else(|| slug.strip_prefix("own:").unwrap_or(slug)).to_owned()
}

fn done(sum: &SideSum) -> String {
    let time = time(sum.time);
    if sum.reps == 0 {
        return time;
    }
    format!("{time}, {}", Key::PROGRESS_REPS.count(sum.reps as usize, &[]))
}

/// A side that falls behind.
fn behind(slug: &str, sides: &BothSides) -> Option<impl IntoView + use<>> {
    let (side, share) = uneven(sides)?;
    let side = spoken::side(side)?;
    let values = [("exercise", &*name(slug)), ("side", side), ("share", &*share.to_string())];
    Some(view! { <p class="uneven">{Key::PROGRESS_UNEVEN.fill(&values)} " "</p> })
}

/// What came before better days, once there are enough of both.
#[component]
pub(super) fn Preceded(sums: Memo<Sums>) -> impl IntoView {
    move || {
        let says = match sums.with(Sums::after_practice) {
            Some([(with, n), (without, m)]) => {
                let values = [
                    ("n", &*n.to_string()),
                    ("with", &*tenths(with)),
                    ("m", &*m.to_string()),
                    ("without", &*tenths(without)),
                ];
                Key::PROGRESS_PRECEDED_SAYS.fill(&values)
            }
            None => Key::PROGRESS_PRECEDED_FEW.text().to_owned(),
        };
        view! {
            <section class="card">
                <h2>{Key::PROGRESS_PRECEDED.text()}</h2>
                <p>{says}</p>
            </section>
        }
    }
}
