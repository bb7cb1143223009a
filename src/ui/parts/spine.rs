//! Days of practice as twelve vertebrae, from the bottom up, along the curve of the mark.

use leptos::prelude::*;

use crate::domain::journal::spine::{SpineDays, VERTEBRAE};
use crate::i18n::Key;

/// Where the middle of each stands across, and how far it leans, in degrees; the lowest first.
const CURVE: [(f64, f64); VERTEBRAE as usize] = [
    (23.2, -12.5),
    (21.0, -10.2),
    (19.4, -6.8),
    (18.5, -2.7),
    (18.4, 1.9),
    (19.2, 6.6),
    (20.9, 11.0),
    (23.3, 15.0),
    (26.6, 18.2),
    (30.4, 20.6),
    (34.6, 22.1),
    (39.0, 22.6),
];

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
        .zip(CURVE)
        .map(|(place, (x, lean))| {
            let class = match days.days {
                n if place >= n => "spine-to-come",
                n if days.today && place + 1 == n => "spine-today",
                _ => "spine-day",
            };
            // What is hollow has half of its edge outside.
            let edge = if place >= days.days { 1.5 } else { 0.0 };
            let step = f64::from(place);
            let (wide, high) = (19.0 - 0.59 * step - edge, 7.2 - 0.11 * step - edge);
            let put = format!("translate({x} {:.1}) rotate({lean})", 150.0 - 10.73 * step);
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
    let (head, radius) =
        if days.is_whole() { ("spine-head", "10") } else { ("spine-to-come", "9.2") };
    let of = VERTEBRAE.to_string();
    let label = (!unsaid).then(|| Key::SPINE_LABEL.count(days.days.into(), &[("of", &of)]));
    view! {
        <svg class="spine" class:spine-grown=grown viewBox="8 0 48 160" focusable="false"
            role=label.is_some().then_some("img") aria-hidden=label.is_none().then_some("true") aria-label=label>
            {vertebrae}
            <circle class=head cx="42" cy="14" r=radius/>
        </svg>
    }
}
