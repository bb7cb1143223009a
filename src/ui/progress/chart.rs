//! The course of pain: the day's means as dots, the seven-day mean as a line, and the band of noise.

use std::fmt::Write as _;

use leptos::prelude::*;

use crate::app::page::PageHandle;
use crate::app::use_page;
use crate::domain::journal::practice::{MOST_DAYS, first_drawn, noise};
use crate::domain::journal::progress::Sums;
use crate::domain::journal::trend::{Change, Trend, WINDOW};
use crate::domain::time::day::Day;
use crate::i18n::Key;
use crate::ui::parts::table::table;
use crate::ui::parts::trend::{moved_says, tenths};

/// The drawing, in its own units, which are pixels on a phone: so wide, and a point of pain so high.
const WIDTH: f64 = 284.0;
const POINT: f64 = 18.0;
/// Room beside the lines for what they stand for.
const GUTTER: f64 = 28.0;
/// More points than this nobody sees.
const MOST_POINTS: i32 = 180;

/// Pain since the beginning, or of the last 90 days.
#[component]
pub(super) fn PainCard(sums: Memo<Sums>) -> impl IntoView {
    let page = use_page();
    let lately = RwSignal::new(false);
    let from = move || Day(page.today().0 - MOST_DAYS + 1);
    let longer = Memo::new(move |_| sums.with(|it| it.first_pain().is_some_and(|it| it < from())));
    let shown = Memo::new(move |_| {
        let cut = lately.get() && longer.get();
        sums.with(|all| if cut { all.since(from()) } else { all.clone() })
    });
    let way = move |name: Key, short: bool| {
        let on = move || (lately.get() == short).to_string();
        view! { <button aria-pressed=on on:click=move |_| lately.set(short)>{name.text()}</button> }
    };
    let ways = move || {
        longer.get().then(|| {
            view! {
                <div class="segment">
                    {way(Key::PROGRESS_PAIN_ALL, false)}
                    {way(Key::PROGRESS_PAIN_LATELY, true)}
                </div>
            }
        })
    };
    view! {
        <section class="card progress-pain">
            {ways}
            <PainChart sums=shown/>
        </section>
    }
}

/// The course, in a sentence, as a picture and as a table.
#[component]
pub(super) fn PainChart(
    sums: Memo<Sums>,
    /// The numbers can be unfolded below.
    #[prop(default = true)]
    table: bool,
) -> impl IntoView {
    let page = use_page();
    move || {
        let today = page.today();
        sums.with(|sums| {
            let says = says(sums, today);
            let any = sums.first_pain().is_some();
            let drawn = any.then(|| drawn(page, sums, &says));
            view! {
                <div class="chart-head">
                    <h2>{Key::PROGRESS_PAIN.text()}</h2>
                    {moved(sums, today)}
                </div>
                {drawn}
                <p>{says}</p>
                {(any && table).then(|| {
                    view! {
                        <details class="chart-more">
                            <summary>{Key::PROGRESS_PAIN_MORE.text()}</summary>
                            <p class="quiet">{compared(page, sums, today)} " " {Key::PROGRESS_PAIN_SOURCE.text()}</p>
                            {means(page, sums)}
                        </details>
                    }
                })}
            }
        })
    }
}

/// From where to where, in figures. The sentence below says it to those who do not see it.
fn moved(sums: &Sums, today: Day) -> Option<impl IntoView + use<>> {
    let Trend::Moved(Change { from, to }) = sums.trend(today) else { return None };
    Some(view! {
        <p class="digits" aria-hidden="true" dir="ltr">{tenths(from)} " → " <b>{tenths(to)}</b></p>
    })
}

/// What the picture shows, in a sentence.
fn says(sums: &Sums, today: Day) -> String {
    match sums.trend(today) {
        Trend::TooFew => match (sums.mean(today), sums.first_pain()) {
            (Some(mean), _) => Key::PROGRESS_PAIN_FEW.fill(&[("to", &tenths(mean))]),
            (None, Some(_)) => Key::PROGRESS_PAIN_FEW_NONE.text().to_owned(),
            (None, None) => Key::PROGRESS_PAIN_NONE.text().to_owned(),
        },
        Trend::Moved(change) => moved_says(change),
    }
}

/// Which weeks the sentence is about.
fn compared(page: PageHandle, sums: &Sums, today: Day) -> Option<String> {
    let first = sums.first_pain().filter(|_| matches!(sums.trend(today), Trend::Moved(_)))?;
    let week = |from: i32| [page.date(Day(from)), page.date(Day(from + WINDOW - 1))];
    let ([a, b], [c, d]) = (week(first.0), week(today.0 - WINDOW + 1));
    let values = [("a", &*a), ("b", &*b), ("c", &*c), ("d", &*d)];
    Some(Key::PROGRESS_PAIN_COMPARED.fill(&values))
}

fn drawn(page: PageHandle, sums: &Sums, says: &str) -> impl IntoView + use<> {
    let today = page.today();
    let first = first_drawn(sums, today).0;
    let days = today.0 - first + 1;
    let band = match sums.trend(today) {
        Trend::Moved(Change { from, .. }) => Some(noise(from)),
        Trend::TooFew => None,
    };
    // The scale begins at none, and ends above all that is shown.
    let worst = sums.days.range(Day(first)..=today).filter_map(|(_, it)| it.mean());
    let top = worst.fold(band.map_or(0.0, |(_, high)| high), f64::max).ceil().clamp(6.0, 10.0);
    let height = top * POINT;
    let width = WIDTH / f64::from((days - 1).max(1));
    let x = |day: i32| tenths(f64::from(day - first) * width);
    let y = |pain: f64| height - pain * POINT;
    let shown = sums.days.range(Day(first)..=today).filter(|_| days <= MOST_DAYS);
    let dots: Vec<_> = shown
        .filter_map(|(day, it)| Some((day.0, it.mean()?)))
        .map(|(day, mean)| {
            view! { <circle class="chart-dot" cx=x(day) cy=tenths(y(mean)) r="2"/> }
        })
        .collect();
    // The line breaks where seven days have no number.
    let mut line = String::new();
    let mut drawing = false;
    let step = ((days - 1) / MOST_POINTS + 1) as usize;
    for day in (first..=today.0).rev().step_by(step) {
        let mean = sums.mean(Day(day));
        if let Some(mean) = mean {
            // Writing to a string never fails.
            let _ = write!(line, "{}{} {:.1}", if drawing { 'L' } else { 'M' }, x(day), y(mean));
        }
        drawing = mean.is_some();
    }
    let last = sums.mean(today).map(|mean| {
        view! { <circle class="chart-last" cx=tenths(WIDTH) cy=tenths(y(mean)) r="6"/> }
    });
    let band = band.map(|(low, high)| {
        let (upper, lower) = (y(high), y(low));
        // The words stand where the line does not end.
        let below = sums.mean(today).is_some_and(|mean| y(mean) < f64::midpoint(upper, lower));
        let words = if below { lower - 8.0 } else { upper + 18.0 };
        view! {
            <rect class="chart-band" x="0" width=tenths(WIDTH) y=tenths(upper) height=tenths(lower - upper)/>
            <text class="chart-text" x=tenths(WIDTH - 8.0) y=tenths(words) text-anchor="end">{Key::PROGRESS_CHART_NOISE.text()}</text>
        }
    });
    let lines: Vec<_> = [0.0, 5.0, 10.0]
        .into_iter()
        .filter(|pain| *pain <= top)
        .map(|pain| {
            let at = tenths(y(pain));
            view! {
                <path class="chart-grid" d=format!("M0 {at}H{WIDTH}")/>
                <text class="chart-text" x=tenths(WIDTH + GUTTER) y=at.clone() dy="5" text-anchor="end">{pain}</text>
            }
        })
        .collect();
    let label = Key::PROGRESS_CHART_LABEL.count(days as usize, &[("says", says)]);
    let box_ = format!("0 -8 {} {}", WIDTH + GUTTER, height + 34.0);
    let below = tenths(height + 20.0);
    view! {
        <svg class="chart" viewBox=box_ role="img" aria-label=label>
            {band} {lines}
            {dots}
            <path class="chart-line" d=line/>
            {last}
            <text class="chart-text" x="0" y=below.clone()>{page.date(Day(first))}</text>
            <text class="chart-text" x=tenths(WIDTH) y=below text-anchor="end">{Key::PROGRESS_CHART_TODAY.text()}</text>
        </svg>
    }
}

/// The numbers for paper, and where they come from.
#[component]
pub(super) fn PainTable(sums: Memo<Sums>) -> impl IntoView {
    let page = use_page();
    move || {
        sums.with(|sums| {
            sums.first_pain().map(|_| {
                view! {
                    <section class="report-means">
                        <h2>{Key::PROGRESS_PAIN.text()}</h2>
                        <p>{compared(page, sums, page.today())} " " {Key::PROGRESS_PAIN_SOURCE.text()}</p>
                        {means(page, sums)}
                    </section>
                }
            })
        })
    }
}

/// The same numbers for those who do not see the picture, the newest first.
fn means(page: PageHandle, sums: &Sums) -> AnyView {
    let today = page.today();
    let first = first_drawn(sums, today).max(Day(today.0 - MOST_DAYS + 1));
    let rows: Vec<_> = sums
        .days
        .range(first..=today)
        .rev()
        .filter_map(|(day, it)| Some((*day, it.mean()?, sums.mean(*day)?)))
        .map(|(day, mean, week)| {
            view! {
                <tr>
                    <th scope="row">{page.date(day)}</th>
                    <td class="digits">{tenths(mean)}</td>
                    <td class="digits">{tenths(week)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let columns = [Key::PROGRESS_DATE, Key::PROGRESS_PAIN_DAY, Key::PROGRESS_PAIN_WEEK];
    table(&columns, rows)
}
