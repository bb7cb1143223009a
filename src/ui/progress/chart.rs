//! The course of pain: the day's means as dots, the seven-day mean as a line, and the band of noise.

use std::fmt::Write as _;

use leptos::prelude::*;

use crate::app::use_page;
use crate::domain::journal::practice::{first_drawn, noise};
use crate::domain::journal::progress::Sums;
use crate::domain::journal::trend::{Change, Trend, TrendLabel, WINDOW};
use crate::domain::time::day::Day;
use crate::i18n::Key;
use crate::ui::parts::table::folded_table;

/// The drawing, in its own units: so wide, and a point of pain so high.
const WIDTH: f64 = 360.0;
const POINT: f64 = 14.0;
const HEIGHT: f64 = 10.0 * POINT;

#[component]
pub(super) fn PainChart(
    sums: Memo<Sums>,
    /// The table stands open: on paper nobody can open it.
    #[prop(optional)]
    open: bool,
) -> impl IntoView {
    let page = use_page();
    move || {
        let today = page.today();
        sums.with(|sums| {
            let says = says(sums, today);
            let any = sums.days.values().any(|it| it.pains > 0);
            let drawn = any.then(|| drawn(sums, today, &says));
            view! {
                <section class="card">
                    <h2>{Key::PROGRESS_PAIN.text()}</h2>
                    {drawn}
                    <p>{says} " " {compared(sums, today)}</p>
                    {any.then(|| view! { <p class="quiet">{Key::PROGRESS_PAIN_SOURCE.text()}</p> })}
                    {any.then(|| means(sums, today, open))}
                </section>
            }
        })
    }
}

/// One digit after the point; a half goes up, as people do it.
pub(super) fn tenths(value: f64) -> String {
    format!("{:.1}", (value * 10.0).round() / 10.0)
}

/// What the picture shows, in a sentence.
fn says(sums: &Sums, today: Day) -> String {
    match sums.trend(today) {
        Trend::TooFew => match (sums.mean(today), sums.days.values().any(|it| it.pains > 0)) {
            (Some(mean), _) => Key::PROGRESS_PAIN_FEW.fill(&[("to", &tenths(mean))]),
            (None, true) => Key::PROGRESS_PAIN_FEW_NONE.text().to_owned(),
            (None, false) => Key::PROGRESS_PAIN_NONE.text().to_owned(),
        },
        Trend::Moved(change) => {
            let key = match change.label() {
                TrendLabel::Better => Key::PROGRESS_PAIN_BETTER,
                TrendLabel::MaybeBetter => Key::PROGRESS_PAIN_MAYBE_BETTER,
                TrendLabel::Unclear => Key::PROGRESS_PAIN_UNCLEAR,
                TrendLabel::MaybeWorse => Key::PROGRESS_PAIN_MAYBE_WORSE,
                TrendLabel::Worse => Key::PROGRESS_PAIN_WORSE,
            };
            let Change { from, to } = change;
            let share = format!("{:.0}", change.share() * 100.0);
            let values = [
                ("from", &*tenths(from)),
                ("to", &*tenths(to)),
                ("down", &*tenths(change.down())),
                ("up", &*tenths(-change.down())),
                ("share", &*share),
            ];
            key.fill(&values)
        }
    }
}

/// Which weeks the sentence is about; one of them may lie before what is drawn.
fn compared(sums: &Sums, today: Day) -> Option<String> {
    let first = sums.first_pain().filter(|_| matches!(sums.trend(today), Trend::Moved(_)))?;
    let week = |from: i32| [Day(from).to_string(), Day(from + WINDOW - 1).to_string()];
    let ([a, b], [c, d]) = (week(first.0), week(today.0 - WINDOW + 1));
    let values = [("a", &*a), ("b", &*b), ("c", &*c), ("d", &*d)];
    Some(Key::PROGRESS_PAIN_COMPARED.fill(&values))
}

fn drawn(sums: &Sums, today: Day, says: &str) -> impl IntoView + use<> {
    let first = first_drawn(sums, today).0;
    let days = today.0 - first + 1;
    let width = WIDTH / f64::from(days);
    let x = |day: i32| tenths((f64::from(day - first) + 0.5) * width);
    let y = |pain: f64| HEIGHT - pain * POINT;
    let shown = sums.days.range(Day(first)..=today);
    let dots: Vec<_> = shown
        .filter_map(|(day, it)| Some((day.0, it.mean()?)))
        .map(|(day, mean)| {
            view! { <circle class="chart-dot" cx=x(day) cy=tenths(y(mean)) r="2.2"/> }
        })
        .collect();
    // The line breaks where seven days have no number.
    let mut line = String::new();
    let mut drawing = false;
    for day in first..=today.0 {
        let mean = sums.mean(Day(day));
        if let Some(mean) = mean {
            // Writing to a string never fails.
            let _ = write!(line, "{}{} {:.1}", if drawing { 'L' } else { 'M' }, x(day), y(mean));
        }
        drawing = mean.is_some();
    }
    let band = match sums.trend(today) {
        Trend::Moved(Change { from, .. }) => {
            let (low, high) = noise(from);
            let (top, bottom) = (y(high), y(low));
            Some(view! {
                <rect
                    class="chart-band"
                    x="0"
                    width=WIDTH.to_string()
                    y=tenths(top)
                    height=tenths(bottom - top)
                />
            })
        }
        Trend::TooFew => None,
    };
    let lines: Vec<_> = [0, 5, 10]
        .map(|pain| {
            let at = tenths(y(f64::from(pain)));
            view! {
                <path class="chart-grid" d=format!("M0 {at}H{WIDTH}")/>
                <text class="chart-text" x=(WIDTH + 4.0).to_string() y=at.clone() dy="4">{pain}</text>
            }
        })
        .into_iter()
        .collect();
    let label = Key::PROGRESS_CHART_LABEL.count(days as usize, &[("says", says)]);
    let box_ = format!("0 -8 {} {}", WIDTH + 22.0, HEIGHT + 28.0);
    let below = (HEIGHT + 17.0).to_string();
    view! {
        <svg class="chart" viewBox=box_ role="img" aria-label=label>
            {band} {lines}
            {dots}
            <path class="chart-line" d=line/>
            <text class="chart-text" x="0" y=below.clone()>{Day(first).to_string()}</text>
            <text class="chart-text" x=WIDTH.to_string() y=below text-anchor="end">{today.to_string()}</text>
        </svg>
    }
}

/// The same numbers for those who do not see the picture: the days with a number, the newest first.
fn means(sums: &Sums, today: Day, open: bool) -> impl IntoView + use<> {
    let rows: Vec<_> = sums
        .days
        .range(first_drawn(sums, today)..=today)
        .rev()
        .filter_map(|(day, it)| Some((*day, it.mean()?, sums.mean(*day)?)))
        .map(|(day, mean, week)| {
            view! {
                <tr>
                    <th scope="row">{day.to_string()}</th>
                    <td class="digits">{tenths(mean)}</td>
                    <td class="digits">{tenths(week)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let columns = [Key::PROGRESS_DATE, Key::PROGRESS_PAIN_DAY, Key::PROGRESS_PAIN_WEEK];
    folded_table(&columns, rows, open)
}
