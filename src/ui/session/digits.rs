//! The countdown, drawn in the figure's own line: ten strokes with round ends, equal on every system, each as wide as the
//! others. Its text stays beside it, for those who do not look.

use leptos::prelude::*;

use crate::domain::session::readout::Face;
use crate::domain::session::spoken;

/// Where a stroke begins in its box, and its way from there. A box is 100 high, and as wide as `width` says.
const STROKES: [(u8, u8, &str); 10] = [
    (30, 5, "c16 0 23 18 23 45s-7 45-23 45-23-18-23-45 7-45 23-45z"),
    (19, 20, "l17-15v90"),
    (9, 29, "c0-14 9-24 22-24s21 9 21 23-8 22-20 35c-12 12-22 20-24 32h45"),
    (
        9,
        20,
        "c4-9 12-15 22-15 12 0 20 9 20 21 0 13-9 21-23 21 15 0 25 9 25 23 0 15-10 25-24 25-11 0-18-6-21-17",
    ),
    (42, 95, "v-90l-36 63h50"),
    (49, 5, "h-32l-4 40c5-5 11-7 18-7 13 0 22 11 22 28 0 17-10 29-24 29-11 0-19-6-22-17"),
    (
        48,
        16,
        "c-4-7-9-11-16-11-16 0-25 19-25 51 0 25 8 39 24 39 13 0 22-11 22-28 0-17-9-27-22-27-13 0-23 9-24 23",
    ),
    (7, 5, "h46c-13 24-24 54-28 90"),
    (
        30,
        46,
        "c-12 0-19-8-19-20 0-13 7-21 19-21s19 8 19 21c0 12-7 20-19 20-15 0-24 10-24 24 0 16 9 25 24 25s24-9 24-25c0-14-9-24-24-24z",
    ),
    (
        12,
        84,
        "c4 7 9 11 16 11 16 0 25-19 25-51 0-25-8-39-24-39-13 0-22 11-22 28 0 17 9 27 22 27 13 0 23-9 24-23",
    ),
];

/// Two dots.
const COLON: (u8, u8, &str) = (12, 34, "h.1m-.1 36h.1");

/// From one box to the next.
const GAP: u16 = 13;

/// The seconds of `told` that are left.
#[component]
pub(crate) fn Countdown(told: Memo<Option<Face>>) -> impl IntoView {
    let text = Memo::new(move |_| told.get().map(countdown).unwrap_or_default());
    let view_box = move || format!("0 0 {} 100", text.with(|text| drawn(text).1));
    view! {
        // Its role keeps a screen reader from reading it out every second.
        <p class="countdown" role="timer">
            <span class="unseen">{text}</span>
            <svg viewBox=view_box aria-hidden="true" focusable="false">
                <path d=move || text.with(|text| drawn(text).0)/>
            </svg>
        </p>
    }
}

/// Two digits, or minutes and seconds.
fn countdown(face: Face) -> String {
    match face.seconds {
        seconds @ 0..100 => format!("{seconds:02}"),
        seconds => spoken::clock(seconds),
    }
}

/// The strokes of a text of digits and colons in one path, and how wide they are.
fn drawn(text: &str) -> (String, u16) {
    let mut x = 0;
    let strokes = text.bytes().map(|sign| {
        let digit = STROKES.get(usize::from(sign.wrapping_sub(b'0')));
        let (left, top, way) = digit.copied().unwrap_or(COLON);
        let stroke = format!("M{} {top}{way}", x + u16::from(left));
        x += GAP + if digit.is_some() { 60 } else { 24 };
        stroke
    });
    let path = strokes.collect();
    (path, x.saturating_sub(GAP))
}
