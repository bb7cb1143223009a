//! Days of practice as twelve vertebrae, from the bottom up, along the curve of the mark.

use leptos::prelude::*;

use crate::domain::figure::vertebrae::{HEAD, VERTEBRAE, Vertebra, vertebrae};
use crate::domain::journal::spine::SpineDays;
use crate::i18n::Key;

/// The drawing, 48 x 160 units. How large it is says the sheet.
#[component]
pub(crate) fn Spine(
    days: SpineDays,
    /// The vertebra of today comes down to its place, once.
    #[prop(optional)]
    grown: bool,
    /// What is beside it says it.
    #[prop(optional)]
    unsaid: bool,
) -> impl IntoView {
    let vertebrae: Vec<_> = (0_u8..)
        .zip(vertebrae())
        .map(|(place, Vertebra { x, y, lean, wide, high })| {
            let class = match days.days {
                n if place >= n => "spine-to-come",
                n if days.today && place + 1 == n => "spine-today",
                _ => "spine-day",
            };
            // What is hollow has half of its edge outside.
            let edge = if place >= days.days { 1.5 } else { 0.0 };
            let (wide, high) = (wide - edge, high - edge);
            let put = format!("translate({x} {y:.1}) rotate({lean})");
            let at = |long: f64| format!("{:.2}", long / -2.0);
            let long = |long: f64| format!("{long:.2}");
            view! {
                // The movement is of the group: the place is the attribute's.
                <g class=class>
                    <rect x=at(wide) y=at(high) width=long(wide) height=long(high) rx=long(high / 2.0) transform=put/>
                </g>
            }
        })
        .collect();
    let (x, y, r) = HEAD;
    let (head, r) = if days.is_whole() { ("spine-head", r) } else { ("spine-to-come", r - 0.75) };
    let of = VERTEBRAE.to_string();
    let label = (!unsaid).then(|| Key::SPINE_LABEL.count(days.days.into(), &[("of", &of)]));
    view! {
        <svg class="spine" class:spine-grown=grown viewBox="8 0 48 160" focusable="false"
            role=label.is_some().then_some("img") aria-hidden=label.is_none().then_some("true") aria-label=label>
            {vertebrae}
            <circle class=head cx=x.to_string() cy=y.to_string() r=r.to_string()/>
        </svg>
    }
}
