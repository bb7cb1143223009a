//! What is to be read in a session: what it is, the one thing to think of, and what comes next.

use leptos::prelude::*;

use crate::app::devices::DevicesHandle;
use crate::app::session::SessionHandle;
use crate::app::{use_devices, use_session};
use crate::domain::device::WakeState;
use crate::domain::library::exercise::Work;
use crate::domain::session::machine::PauseReason;
use crate::domain::session::readout::Face;
use crate::domain::session::spoken;
use crate::domain::session::timeline::{Beat, Segment, SegmentKind};
use crate::i18n::{Key, locale};

/// The heading, and all below it; made anew with the segment, the beat or a press.
#[component]
pub(crate) fn Words(told: Memo<Option<Face>>) -> impl IntoView {
    let devices = use_devices();
    let session = use_session();
    let scene = Memo::new(move |_| told.get().map(Face::without_seconds));
    view! {
        <h1>{move || Some(heading(&session.segment(scene.get()?.index)?))}</h1>
        {move || words(devices, session, scene.get()?)}
    }
}

/// What it is; on the way to it, which side comes, as the name stands at what comes next.
fn heading(segment: &Segment) -> impl IntoView + use<> {
    let kicker = match segment.kind {
        SegmentKind::Prepare => Some(Key::SESSION_PREPARE.text()),
        SegmentKind::Switch => Some(Key::SESSION_SWITCH.text()),
        SegmentKind::Rest => Some(Key::SESSION_REST.text()),
        SegmentKind::Work(_) => None,
    };
    let side = spoken::side(segment.side);
    let leads = matches!(segment.kind, SegmentKind::Prepare | SegmentKind::Switch);
    let name = segment.movement.name().to_owned();
    let (what, side) = match side {
        Some(side) if leads => (side.to_owned(), None),
        side => (name, side),
    };
    view! {
        {kicker.map(|kicker| view! { <span class="kicker">{kicker} ": "</span> })}
        {what}
        {side.map(|side| view! { <span class="side">", " {side}</span> })}
    }
}

/// One view rather than one for each line: that is smaller.
fn words(devices: DevicesHandle, session: SessionHandle, face: Face) -> Option<impl IntoView> {
    let segment = session.segment(face.index)?;
    let (pace, count) = face.beat.map(|beat| pace(&segment, beat)).unzip();
    let frozen = match face.paused {
        Some(PauseReason::Frozen(gap)) => {
            Some(Key::SESSION_FROZEN.fill(&[("time", &spoken::gap(gap))]))
        }
        _ => None,
    };
    let prepares = segment.kind == SegmentKind::Prepare;
    let care = prepares.then(|| segment.movement.care());
    let refused =
        (devices.wake().get() == WakeState::Refused).then_some(Key::SESSION_SCREEN_REFUSED);
    let breathes = matches!(segment.work(), Some(Work::Breaths { .. }));
    let pace_class = if breathes { "player-pace player-breath" } else { "player-pace" };
    let counts = count.into_iter().chain(set(&segment));
    let last: Vec<String> = counts.chain(next(session, &segment, face.index)).collect();
    let last = (!last.is_empty()).then(|| last.join(" · "));
    Some(view! {
        {pace.map(|pace| view! { <p class=pace_class>{pace}</p> })}
        {match frozen {
            Some(words) => view! { <p class="player-waits" role="status">{words}</p> }.into_any(),
            None => view! { <p class="player-cue">{cue(&segment)}</p> }.into_any(),
        }}
        {care.map(|care| view! { <p class="player-care">{care}</p> })}
        {last.map(|words| view! { <p class="player-next digits">{words}</p> })}
        {refused.map(|key| view! { <p class="quiet">{key.text()}</p> })}
    })
}

/// Which set it is, where there are several.
fn set(segment: &Segment) -> Option<String> {
    (segment.sets > 1 && segment.work().is_some()).then(|| {
        let (n, m) = (segment.set.to_string(), segment.sets.to_string());
        Key::SESSION_SET.fill(&[("n", &n), ("m", &m)])
    })
}

/// Where in a rep or a breath the person is, and in which of how many.
fn pace(segment: &Segment, beat: Beat) -> (&'static str, String) {
    let breathes = matches!(segment.work(), Some(Work::Breaths { .. }));
    let phase = match (breathes, beat.phase) {
        (true, 0) => Key::SESSION_BREATH_IN,
        (true, 1) => Key::SESSION_BREATH_HOLD,
        (true, 2) => Key::SESSION_BREATH_OUT,
        (true, _) => Key::SESSION_BREATH_REST,
        (false, 0) => Key::SESSION_REP_OUT,
        (false, 1) => Key::SESSION_REP_HOLD,
        (false, 2) => Key::SESSION_REP_BACK,
        (false, _) => Key::SESSION_REP_REST,
    };
    let own = segment.movement.phases().map(|phases| phases[usize::from(beat.phase % 4)]);
    let of = if breathes { Key::SESSION_BREATH } else { Key::SESSION_REP };
    let (n, m) = (beat.rep.to_string(), segment.count().unwrap_or(0).to_string());
    (own.unwrap_or(phase.text()), of.fill(&[("n", &n), ("m", &m)]))
}

fn cue(segment: &Segment) -> String {
    match segment.kind {
        SegmentKind::Prepare => segment.ready.to_string(),
        SegmentKind::Work(_) if segment.is_open() => {
            Key::SESSION_OWN_PACE.count(segment.count().unwrap_or(0).into(), &[])
        }
        SegmentKind::Work(_) | SegmentKind::Switch | SegmentKind::Rest => segment.cue.to_string(),
    }
}

/// What comes after `segment`, which is number `index`: the next work, with its side. On the way to a side, whose name
/// is the heading, the exercise; on the way to an exercise without sides the heading has said it.
fn next(session: SessionHandle, segment: &Segment, index: usize) -> Option<String> {
    let leads = matches!(segment.kind, SegmentKind::Prepare | SegmentKind::Switch);
    let side = spoken::side(segment.side);
    if leads && side.is_none() {
        return None;
    }
    session.playing().with_untracked(|playing| {
        let Some(next) = playing.as_ref()?.session.timeline().next_work(index) else {
            return Some(Key::SESSION_LAST.text().to_owned());
        };
        let name = next.movement.name().to_owned();
        let (key, second) = if leads {
            (Key::SESSION_THEN, Some(spoken::time(next.length)))
        } else {
            // Beside the count of reps there is room for the name alone.
            let side = spoken::side(next.side).filter(|_| segment.tempo().is_none());
            (Key::SESSION_NEXT, side.map(str::to_owned))
        };
        let parts: Vec<_> = [name].into_iter().chain(second).collect();
        Some(key.fill(&[("what", &locale::list(&parts))]))
    })
}
