//! Practice: the week, the year, exercise by exercise, and how days after practice were.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::use_page;
use crate::content;
use crate::domain::journal::practice::{BothSides, by_exercise, leave_last, uneven};
use crate::domain::journal::progress::{DaySum, SideSum, Sums};
use crate::domain::journal::spine::SpineDays;
use crate::domain::library::movement::Movement;
use crate::domain::order;
use crate::domain::session::spoken;
use crate::domain::time::Millis;
use crate::domain::time::day::Day;
use crate::i18n::{Key, locale};
use crate::ui::parts::figure::Figure;
use crate::ui::parts::spine::Spine;
use crate::ui::parts::table::{folded_table, table};
use crate::ui::parts::trend::tenths;

/// The year is so many weeks: this one, and those of a year before it.
const WEEKS: i32 = 53;
/// With three days a week so many spines are a year.
const SPINES: u32 = 13;

/// The week that it is.
#[component]
pub(super) fn WeekDays(sums: Memo<Sums>) -> impl IntoView {
    let page = use_page();
    move || {
        sums.with(|sums| {
            let today = page.today();
            let week = sums.week(today);
            let time = time(week.time());
            let says = match week.practised() {
                0 => Key::PROGRESS_WEEK_NONE.text().to_owned(),
                n => Key::PROGRESS_WEEK_DAYS.count(n, &[("time", &time)]),
            };
            let days: Vec<_> = (0_u8..)
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
                        <li class:week-done=sum.sessions.gt(&0) class:week-today=weekday == today.weekday()>
                            <span aria-hidden="true">{short}</span>
                            <span class="unseen">{says}</span>
                        </li>
                    }
                })
                .collect();
            view! {
                <section class="progress-week">
                    <h2>{says}</h2>
                    <ol class="week axis">{days}</ol>
                </section>
            }
        })
    }
}

/// A time in whole seconds below a minute, in whole minutes below an hour, and in hours and minutes.
pub(super) fn time(time: Millis) -> String {
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

/// The year as spines: those that are whole, the one that grows, and room for those to come.
#[component]
pub(super) fn Year(sums: Memo<Sums>) -> impl IntoView {
    let page = use_page();
    move || {
        sums.with(|sums| {
            let today = page.today();
            let from = Day(today.monday().0 - 7 * (WEEKS - 1));
            let days = sums.days.range(from..).filter(|(_, it)| it.sessions > 0);
            let shown = order::map(days.map(|(day, it)| (*day, *it)));
            let (first, _) = shown.first_key_value()?;
            let total = shown.values().fold(Millis::ZERO, |sum, it| sum + it.time);
            let values = [("date", &*page.date(*first)), ("time", &*time(total))];
            let says = Key::PROGRESS_YEAR_SAYS.count(shown.len(), &values);
            let now = sums.spine(today);
            let before = now.before.min(SPINES - 1);
            let to_come = SPINES - 1 - before;
            let spines: Vec<_> = (0..before)
                .map(|_| SpineDays::WHOLE)
                .chain([now])
                .chain((0..to_come).map(|_| SpineDays::default()))
                .map(|days| view! { <Spine days=days unsaid=true/> })
                .collect();
            let whole = Key::PROGRESS_YEAR_WHOLE.count(now.whole() as usize, &[]);
            Some(view! {
                <section class="progress-year">
                    <h2>{Key::PROGRESS_YEAR.text()}</h2>
                    <div class="spines" role="img" aria-label=whole>{spines}</div>
                    <p>{says}</p>
                    {months(&shown)}
                </section>
            })
        })
    }
}

fn months(shown: &BTreeMap<Day, DaySum>) -> impl IntoView + use<> {
    let page = use_page();
    let mut months: BTreeMap<(i32, u32), (Day, u32, u32, Millis)> = BTreeMap::new();
    for (day, it) in shown {
        let (year, month, _) = day.civil();
        let row = months.entry((year, month)).or_insert((*day, 0, 0, Millis::ZERO));
        *row = (*day, row.1 + 1, row.2 + it.sessions, row.3 + it.time);
    }
    let rows: Vec<_> = months
        .into_values()
        .rev()
        .map(|(day, days, sessions, sum)| {
            view! {
                <tr>
                    <th scope="row">{page.month(day)}</th>
                    <td class="digits">{days}</td>
                    <td class="digits">{sessions}</td>
                    <td class="digits">{time(sum)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let columns =
        [Key::PROGRESS_MONTH, Key::PROGRESS_DAYS, Key::PROGRESS_SESSIONS, Key::PROGRESS_TIME];
    folded_table(&columns, rows, false)
}

/// Each exercise, its sides beside each other; folded below what there is most to say of.
#[component]
pub(super) fn Exercises(sums: Memo<Sums>) -> impl IntoView {
    move || {
        let all = sums.with(by_exercise);
        let uneven = all.iter().find_map(|(slug, sides)| behind(slug, sides));
        let says = uneven.unwrap_or_else(|| Key::PROGRESS_EXERCISES_COUNT.count(all.len(), &[]));
        let rows: Vec<_> = all.iter().map(|(slug, sides)| row(slug, sides)).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <details>
                    <summary class="row">
                        <span class="grow"><b>{Key::PROGRESS_EXERCISES.text()}</b><small>{says}</small></span>
                    </summary>
                    <ul class="rows">{rows}</ul>
                </details>
            }
        })
    }
}

fn row(slug: &str, sides: &BothSides) -> AnyView {
    let level = last_level(sides);
    let level = level.map(|it| Key::PROGRESS_AT_LEVEL.fill(&[("n", &it.to_string())]));
    let names = [Key::PROGRESS_LEFT, Key::PROGRESS_RIGHT, Key::PROGRESS_BOTH];
    let parts = names.iter().zip(sides).filter_map(|(name, sum)| {
        let done = done(sum.as_ref()?);
        // What is done with both sides at once has nothing beside it.
        let alone = *name == Key::PROGRESS_BOTH && sides[..2].iter().all(Option::is_none);
        let values = [("side", name.text()), ("done", &*done)];
        Some(if alone { done.clone() } else { Key::PROGRESS_SIDE_DONE.fill(&values) })
    });
    let about = level.into_iter().chain(parts).collect::<Vec<_>>().join(" · ");
    let figure =
        content::exercise(slug).map(|it| view! { <Figure movement=Movement::Library(it)/> });
    view! {
        <li>
            <div class="row">
                {figure}
                <span class="grow"><b>{name(slug)}</b><small>{about} " " {behind(slug, sides)}</small></span>
            </div>
        </li>
    }
    .into_any()
}

fn last_level(sides: &BothSides) -> Option<u8> {
    sides.iter().flatten().max_by_key(|it| it.last).map(|it| it.level)
}

/// The same for paper, as a table.
#[component]
pub(super) fn ExerciseTable(
    sums: Memo<Sums>,
    /// How many of them at most, of those that were done last; what is left out is counted.
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
        let rows: Vec<_> = rows
            .iter()
            .map(|(slug, sides)| {
                let [left, right, both] = sides.map(|side| side.map(|it| done(&it)));
                view! {
                    <tr>
                        <th scope="row">{name(slug)}</th>
                        <td class="digits">{last_level(sides)}</td>
                        <td class="digits">{left}</td>
                        <td class="digits">{right}</td>
                        <td class="digits">{both}</td>
                    </tr>
                }
                .into_any()
            })
            .collect();
        let columns = [
            Key::PROGRESS_EXERCISE,
            Key::PROGRESS_LEVEL,
            Key::PROGRESS_LEFT,
            Key::PROGRESS_RIGHT,
            Key::PROGRESS_BOTH,
        ];
        (!rows.is_empty()).then(|| {
            view! {
                <section class="report-exercises">
                    <h2>{Key::PROGRESS_EXERCISES.text()}</h2>
                    {left_out}
                    <div class="scroll" tabindex="0" role="group" aria-label=Key::PROGRESS_EXERCISES.text()>
                        {table(&columns, rows)}
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
fn behind(slug: &str, sides: &BothSides) -> Option<String> {
    let (side, share) = uneven(sides)?;
    let side = spoken::side(side)?;
    let values = [("exercise", &*name(slug)), ("side", side), ("share", &*share.to_string())];
    Some(Key::PROGRESS_UNEVEN.fill(&values))
}

/// How the days after practice were, once there are enough of both.
#[component]
pub(super) fn AfterPractice(sums: Memo<Sums>) -> impl IntoView {
    move || {
        sums.with(Sums::after_practice).map(|[(with, n), (without, m)]| {
            let values = [
                ("n", &*n.to_string()),
                ("with", &*tenths(with)),
                ("m", &*m.to_string()),
                ("without", &*tenths(without)),
            ];
            let says = Key::PROGRESS_PRECEDED_SAYS.fill(&values);
            view! {
                <details>
                    <summary class="row">
                        <span class="grow"><b>{Key::PROGRESS_PRECEDED.text()}</b></span>
                    </summary>
                    <p>{says}</p>
                </details>
            }
        })
    }
}
