//! The course of a number of one's own: dots by day, joined by a line, with the band of noise where one is known.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use leptos::prelude::*;

use crate::app::page::PageHandle;
use crate::domain::time::day::Day;
use crate::i18n::Key;
use crate::ui::parts::table::folded_table;
use crate::ui::parts::trend::tenths;

/// The drawing in its own units, which are pixels on a phone.
const WIDTH: f64 = 284.0;
const HEIGHT: f64 = 96.0;
/// Room beside the lines for what they stand for.
const GUTTER: f64 = 28.0;

/// The picture, and its numbers folded below. Nothing before there are two days.
pub(super) fn course(
    page: PageHandle,
    says: &str,
    days: &BTreeMap<Day, u8>,
    most: u8,
    noise: Option<u8>,
) -> Option<impl IntoView + use<>> {
    let ((first, from), (last, _)) = (days.first_key_value()?, days.last_key_value()?);
    if first == last {
        return None;
    }
    let width = WIDTH / f64::from(last.0 - first.0);
    let x = |day: Day| tenths(f64::from(day.0 - first.0) * width);
    let y = |value: f64| HEIGHT - value * HEIGHT / f64::from(most);
    let band = noise.map(|noise| {
        let (low, high) = (from.saturating_sub(noise), (from + noise).min(most));
        let (top, height) = (y(high.into()), y(low.into()) - y(high.into()));
        view! { <rect class="chart-band" x="0" width=tenths(WIDTH) y=tenths(top) height=tenths(height)/> }
    });
    let lines = [0, most].map(|value| {
        let at = tenths(y(value.into()));
        view! {
            <path class="chart-grid" d=format!("M0 {at}H{WIDTH}")/>
            <text class="chart-text" x=tenths(WIDTH + GUTTER) y=at.clone() dy="5" text-anchor="end">{value}</text>
        }
    });
    let mut line = String::new();
    let mut dots = Vec::new();
    for (day, value) in days {
        let at = tenths(y((*value).into()));
        // Writing to a string never fails.
        let _ = write!(line, "{}{} {at}", if line.is_empty() { 'M' } else { 'L' }, x(*day));
        let class = if day == last { "chart-last" } else { "chart-dot" };
        let radius = if day == last { "6" } else { "3" };
        dots.push(view! { <circle class=class cx=x(*day) cy=at r=radius/> });
    }
    let rows: Vec<_> = days
        .iter()
        .rev()
        .map(|(day, value)| {
            view! { <tr><th scope="row">{page.date(*day)}</th> <td class="digits">{*value}</td></tr> }
                .into_any()
        })
        .collect();
    Some(view! {
        <svg class="chart" viewBox=format!("0 -8 {} {}", WIDTH + GUTTER, HEIGHT + 16.0) role="img" aria-label=says.to_owned()>
            {band} {lines}
            <path class="chart-line" d=line/>
            {dots}
        </svg>
        <p class="pain-ends quiet"><span>{page.date(*first)}</span> <span>{page.date(*last)}</span></p>
        {folded_table(&[Key::PROGRESS_DATE, Key::FUNCTION_NUMBER], rows, false)}
    })
}
