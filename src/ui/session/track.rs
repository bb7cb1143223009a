//! The bar of all exercises: what is done, what is now, what is to come.

use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::session::parts::TrackPart;
use crate::domain::session::readout::Face;
use crate::i18n::Key;

/// The bar: one part an exercise, whatever sides and sets it has, as wide as it is long; to get ready is a dot.
#[component]
pub(crate) fn Track(face: Memo<Option<Face>>) -> impl IntoView {
    let session = use_session();
    // Which part it is in, and how long each is; the second changes with "minus 15 s".
    let plan = Memo::new(move |_| {
        let index = face.get()?.index;
        session.playing().with_untracked(|playing| {
            let timeline = playing.as_ref()?.session.timeline();
            Some((timeline.part_of(index), timeline.parts()))
        })
    });
    let total = move || {
        plan.with(|plan| {
            let lengths = plan.iter().flat_map(|(_, parts)| parts).map(|part| part.length.0);
            lengths.sum::<u64>() / 1000
        })
    };
    let most = Memo::new(move |_| total().to_string());
    let elapsed = Memo::new(move |_| {
        let left = face.get().map_or(0, |face| u64::from(face.total_seconds));
        total().saturating_sub(left).to_string()
    });
    let gone = Memo::new(move |_| {
        let gone = face.get().and_then(|face| {
            session.playing().with_untracked(|playing| {
                Some(playing.as_ref()?.session.timeline().part_gone(face))
            })
        });
        format!("scaleX(.{:03})", gone.unwrap_or(0).min(999))
    });
    let parts = move || {
        let (now, parts) = plan.get()?;
        let part = |(at, TrackPart { length, works }): (usize, TrackPart)| {
            let place = match at {
                at if at < now => " track-done",
                at if at == now => " track-now",
                _ => "",
            };
            let class = format!("track-part{}{place}", if works { " track-work" } else { "" });
            view! {
                <span class=class style:flex-grow=length.0.to_string()>
                    {(at == now).then(|| view! { <i style:transform=gone/> })}
                </span>
            }
        };
        Some(parts.into_iter().enumerate().map(part).collect::<Vec<_>>())
    };
    view! {
        <div
            class="track"
            role="progressbar"
            aria-label=Key::SESSION_PROGRESS.text()
            aria-valuemin="0"
            aria-valuemax=most
            aria-valuenow=elapsed
        >
            {parts}
        </div>
    }
}
