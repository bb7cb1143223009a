//! The bar of all segments: what is behind, what is now, what is to come.

use leptos::prelude::*;

use crate::app::use_app;
use crate::domain::face::Face;
use crate::i18n::Key;

/// The bar. Each segment is as wide as it is long.
#[component]
pub(crate) fn Track(
    /// What the session shows.
    face: Memo<Option<Face>>,
) -> impl IntoView {
    let app = use_app();
    let index = Memo::new(move |_| face.get().map_or(0, |face| face.index));
    // Lengths change only when a segment is made longer or shorter.
    let lengths = Memo::new(move |_| {
        app.playing.with(|playing| {
            let segments = playing.as_ref().map(|playing| playing.session.timeline().segments());
            segments
                .unwrap_or_default()
                .iter()
                .map(|segment| (segment.length.0, segment.work().is_some()))
                .collect::<Vec<_>>()
        })
    });
    let elapsed = move || {
        let total = lengths.get().iter().map(|(length, _)| length / 1000).sum::<u64>();
        let left = face.get().map_or(0, |face| u64::from(face.total_seconds));
        (total, total.saturating_sub(left))
    };
    view! {
        <div
            class="track"
            role="progressbar"
            aria-label=app.text(Key::SESSION_PROGRESS)
            aria-valuemin="0"
            aria-valuemax=move || elapsed().0.to_string()
            aria-valuenow=move || elapsed().1.to_string()
        >
            {move || {
                lengths
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(at, (length, works))| {
                        view! {
                            <span
                                class="track-part"
                                class:track-work=works
                                class:track-done=move || at < index.get()
                                class:track-now=move || at == index.get()
                                style:flex-grow=length.to_string()
                            >
                                <Show when=move || at == index.get()>
                                    <i style:transform=move || {
                                        let left = face.get().map_or(0, |face| face.left);
                                        format!("scaleX(.{:03})", 999 - left.min(999))
                                    }/>
                                </Show>
                            </span>
                        }
                    })
                    .collect::<Vec<_>>()
            }}
        </div>
    }
}
