//! The countdown ring around the figure. It steps once a second: a ring that is repainted every
//! frame costs twenty seconds of processor time a minute (measured on peers).

use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::session::readout::Face;

/// A ring of which as much remains as of the segment; what is inside is drawn in its middle.
#[component]
pub(crate) fn Ring(face: Memo<Option<Face>>, children: Children) -> impl IntoView {
    let session = use_session();
    let class = Memo::new(move |_| {
        let works = session.playing().with_untracked(|playing| {
            let segments = playing.as_ref()?.session.timeline().segments();
            segments.get(face.get()?.index)?.work()
        });
        // Getting ready and resting are told apart from work by the colour, too.
        String::from(if works.is_some() { "ring" } else { "ring ring-rests" })
    });
    let gone = Memo::new(move |_| (1000 - face.get().map_or(0, |face| face.left)).to_string());
    view! {
        <div class=class>
            <svg viewBox="0 0 120 120" aria-hidden="true" focusable="false">
                <circle class="ring-track" cx="60" cy="60" r="57"/>
                <circle
                    class="ring-left"
                    cx="60"
                    cy="60"
                    r="57"
                    pathLength="1000"
                    stroke-dasharray="1000 1000"
                    stroke-dashoffset=gone
                />
            </svg>
            {children()}
        </div>
    }
}
