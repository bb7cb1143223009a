//! The bar of all segments: what is done, what is now, what is to come.

use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::session::readout::Face;
use crate::i18n::Key;

/// The bar. Each segment is as wide as it is long.
#[component]
pub(crate) fn Track(face: Memo<Option<Face>>) -> impl IntoView {
    let session = use_session();
    // Where it is and how long the segments are; the second changes with "minus 15 s".
    let plan = Memo::new(move |_| {
        let index = face.get()?.index;
        session.playing().with_untracked(|playing| {
            let segments = playing.as_ref()?.session.timeline().segments();
            let parts = segments.iter().map(|it| (it.length.0, it.work().is_some()));
            Some((index, parts.collect::<Vec<_>>()))
        })
    });
    let total = move || {
        plan.with(|plan| {
            let lengths = plan.iter().flat_map(|(_, parts)| parts).map(|(length, _)| length / 1000);
            lengths.sum::<u64>()
        })
    };
    let most = Memo::new(move |_| total().to_string());
    let elapsed = Memo::new(move |_| {
        let left = face.get().map_or(0, |face| u64::from(face.total_seconds));
        total().saturating_sub(left).to_string()
    });
    let gone = Memo::new(move |_| {
        let left = face.get().map_or(0, |face| face.left);
        format!("scaleX(.{:03})", 999 - left.min(999))
    });
    let parts = move || {
        let (now, parts) = plan.get()?;
        let part = |(at, (length, works)): (usize, (u64, bool))| {
            let place = match at {
                at if at < now => " track-done",
                at if at == now => " track-now",
                _ => "",
            };
            let class = format!("track-part{}{place}", if works { " track-work" } else { "" });
            view! {
                <span class=class style:flex-grow=length.to_string()>
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
