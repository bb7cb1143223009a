//! Where the figure stands: on a ground from edge to edge, before an arch that runs out from the right to the left. The
//! arch steps once a second: one that is repainted every frame costs twenty seconds of processor time a minute (measured
//! on peers).

use leptos::prelude::*;

use crate::app::session::SessionHandle;
use crate::app::use_session;
use crate::domain::library::exercise::{Side, Work};
use crate::domain::library::movement::Movement;
use crate::domain::session::machine::PauseReason;
use crate::domain::session::readout::Face;
use crate::i18n::Key;
use crate::ui::loads::Loads;

/// A circle around a point 0.6 radii above the ground, from the ground on the left over the top to that on the right.
const ARCH: &str = "M14.4 94.2A57 57 0 1 1 105.6 94.2";

/// The stage: it keeps its height and its ground from the first to the last second.
#[component]
pub(crate) fn Stage(face: Memo<Option<Face>>) -> impl IntoView {
    let session = use_session();
    let loads: Loads = expect_context();
    let class = Memo::new(move |_| {
        let work = face.get().and_then(|face| session.segment(face.index)).map(|it| it.work());
        // Getting ready and resting are told apart from work by the colour, and the pace of breaths, too.
        let kind = match work.flatten() {
            None => " stage-rests",
            Some(Work::Breaths { .. }) => " stage-breathes",
            Some(_) => "",
        };
        format!("stage{kind}")
    });
    let gone = Memo::new(move |_| (1000 - face.get().map_or(0, |face| face.left)).to_string());
    let waits = Memo::new(move |_| {
        let why = face.get().and_then(|face| face.paused);
        matches!(why, Some(PauseReason::Asked | PauseReason::Hurt))
    });
    let waits = move || {
        let words = Key::SESSION_PAUSED.text();
        waits.get().then(|| view! { <p class="player-waits" role="status">{words}</p> })
    };
    view! {
        <div class=class>
            <svg
                class="arch"
                viewBox="0 0 120 94.2"
                preserveAspectRatio="xMidYMax meet"
                aria-hidden="true"
                focusable="false"
            >
                <path class="arch-disc" d=ARCH/>
                <path
                    class="arch-left"
                    d=ARCH
                    pathLength="1000"
                    stroke-dasharray="1000 2000"
                    stroke-dashoffset=gone
                />
            </svg>
            {figure(session, face, loads, 0)}
            {figure(session, face, loads, 1)}
            {waits}
        </div>
    }
}

/// One of the two places for figures. A figure is the most expensive thing on the screen, so while one is
/// seen, the next is drawn in the other place, and the change of segment only changes which is hidden.
fn figure(
    session: SessionHandle,
    face: Memo<Option<Face>>,
    loads: Loads,
    place: usize,
) -> impl IntoView {
    let turn = move |face: Face| {
        session
            .playing()
            .with_untracked(|playing| Some(playing.as_ref()?.session.timeline().turn(face.index)))
    };
    let shown = Memo::new(move |before: Option<&Option<(Movement, Side)>>| {
        let face = face.get()?;
        let turn = turn(face)?;
        let index = if turn.number % 2 == place {
            Some(face.index)
        } else {
            // Not in the first second of a segment, which has enough to do.
            turn.next.filter(|_| face.left < 1000)
        };
        let segment = index.and_then(|index| session.segment(index));
        segment.map(|it| (it.movement, it.side)).or_else(|| before.cloned().flatten())
    });
    let hidden =
        Memo::new(move |_| face.get().and_then(turn).is_none_or(|turn| turn.number % 2 != place));
    let drawn = move || {
        let views = loads.session()?;
        shown.get().map(|(movement, side)| (views.figure)(movement, side))
    };
    view! { <div class="stage-place" hidden=hidden>{drawn}</div> }
}
