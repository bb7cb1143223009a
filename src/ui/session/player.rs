//! A session that runs or waits: the picture, the numbers, the one cue, and the buttons.

use crate::app::{use_devices, use_page, use_session, use_settings};
use crate::domain::device::WakeState;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::devices::DevicesHandle;
use crate::app::session::SessionHandle;
use crate::app::settings::Settings;
use crate::app::settings::SettingsHandle;
use crate::domain::library::exercise::{Side, Work};
use crate::domain::library::movement::Movement;
use crate::domain::library::routine::Routine;
use crate::domain::session::machine::{Event, PauseReason};
use crate::domain::session::readout::Face;
use crate::domain::session::spoken;
use crate::domain::session::timeline::{Beat, Segment, SegmentKind};
use crate::i18n::{Key, locale};
use crate::ui::loads::Loads;
use crate::ui::session::ring::Ring;
use crate::ui::session::track::Track;

/// The screen of a session.
#[component]
pub(crate) fn Player(routine: Arc<Routine>) -> impl IntoView {
    let devices = use_devices();
    let settings = use_settings();
    let session = use_session();
    let loads: Loads = expect_context();
    let now = session.face();
    let face = session.settled_face();
    // At the end the words stay as long as the rest.
    let told =
        Memo::new(move |before: Option<&Option<Face>>| now.get().or(before.copied().flatten()));
    // What is read is made anew with the segment, the beat or a press; the seconds alone change in between.
    let scene = Memo::new(move |_| told.get().map(Face::without_seconds));
    let class = Memo::new(move |_| {
        let state = match now.get() {
            None => " player-over",
            Some(face) if face.paused.is_some() => " player-paused",
            Some(_) => "",
        };
        let big = settings.chosen().with(|settings| settings.big_digits);
        format!("player{}{state}", if big { " player-big" } else { "" })
    });
    let left = Memo::new(move |_| {
        let seconds = face.get().map_or(0, |face| face.total_seconds);
        Key::TIME_LEFT.fill(&[("time", &spoken::clock(seconds))])
    });
    view! {
        <article class=class>
            <div class="player-top">
                <Track face=face/>
                <p class="player-plan">
                    <span>{routine.name.to_string()}</span>
                    <span class="digits">{left}</span>
                </p>
            </div>
            <Ring face=face>{figure(session, face, loads, 0)} {figure(session, face, loads, 1)}</Ring>
            <div class="player-words">
                // Its role keeps a screen reader from reading it out every second.
                <p class="countdown digits" role="timer">{move || told.get().map(countdown)}</p>
                <h1>{move || Some(heading(&segment(session, scene.get()?.index)?))}</h1>
                {move || words(devices, session, scene.get()?)}
            </div>
            <Controls face=face/>
        </article>
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
        let segment = index.and_then(|index| segment(session, index));
        segment.map(|it| (it.movement, it.side)).or_else(|| before.cloned().flatten())
    });
    let hidden =
        Memo::new(move |_| face.get().and_then(turn).is_none_or(|turn| turn.number % 2 != place));
    let drawn = move || {
        let views = loads.session()?;
        shown.get().map(|(movement, side)| (views.figure)(movement, side))
    };
    view! { <div hidden=hidden>{drawn}</div> }
}

/// The segment `index` of the session.
fn segment(session: SessionHandle, index: usize) -> Option<Segment> {
    session.playing().with_untracked(|playing| {
        playing.as_ref()?.session.timeline().segments().get(index).cloned()
    })
}

/// The seconds of the segment that are left.
fn countdown(face: Face) -> String {
    match face.seconds {
        seconds @ 0..100 => format!("{seconds:02}"),
        seconds => spoken::clock(seconds),
    }
}

/// All that is to be read below the heading. One view rather than one for each line: that is smaller.
fn words(devices: DevicesHandle, session: SessionHandle, face: Face) -> Option<impl IntoView> {
    let segment = segment(session, face.index)?;
    let refused =
        (devices.wake().get() == WakeState::Refused).then_some(Key::SESSION_SCREEN_REFUSED);
    Some(view! {
        {pacing(face, &segment)}
        <p class="player-cue">{cue(&segment)}</p>
        <p class="player-care">{segment.movement.care()}</p>
        <p class="player-next">{next(session, face.index)}</p>
        {face.paused.map(waiting)}
        {refused.map(|key| view! { <p class="quiet">{key.text()}</p> })}
    })
}

/// Where in a rep or a breath the person is, and in which set.
fn pacing(face: Face, segment: &Segment) -> Option<impl IntoView + use<>> {
    let set = (segment.sets > 1 && segment.work().is_some()).then(|| {
        let (n, m) = (segment.set.to_string(), segment.sets.to_string());
        Key::SESSION_SET.fill(&[("n", &n), ("m", &m)])
    });
    let (phase, count) = face.beat.map(|beat| pace(segment, beat)).unzip();
    let line: Vec<String> = count.into_iter().chain(set).collect();
    (phase.is_some() || !line.is_empty()).then(|| {
        view! {
            <p class="player-pace"><b>{phase}</b> <span class="digits">{locale::list(&line)}</span></p>
        }
    })
}

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

fn heading(segment: &Segment) -> impl IntoView + use<> {
    let kicker = match segment.kind {
        SegmentKind::Prepare => Some(Key::SESSION_PREPARE.text()),
        SegmentKind::Switch => Some(Key::SESSION_SWITCH.text()),
        SegmentKind::Rest => Some(Key::SESSION_REST.text()),
        SegmentKind::Work(_) => None,
    };
    let side = spoken::side(segment.side);
    view! {
        {kicker.map(|kicker| view! { <span class="kicker">{kicker} ": "</span> })}
        {segment.movement.name().to_owned()}
        {side.map(|side| view! { <span class="side">", " {side}</span> })}
    }
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

/// What comes after segment `index`: the next work, with its side and its length.
fn next(session: SessionHandle, index: usize) -> String {
    session.playing().with_untracked(|playing| {
        let timeline = playing.as_ref().map(|playing| playing.session.timeline());
        let Some(segment) = timeline.and_then(|timeline| timeline.next_work(index)) else {
            return Key::SESSION_LAST.text().to_owned();
        };
        let mut parts = vec![segment.movement.name().to_owned()];
        parts.extend(spoken::side(segment.side).map(str::to_owned));
        parts.push(spoken::time(segment.length));
        Key::SESSION_NEXT.fill(&[("what", &locale::list(&parts))])
    })
}

fn waiting(why: PauseReason) -> impl IntoView {
    let words = match why {
        // Hurt has a screen of its own.
        PauseReason::Asked | PauseReason::Hurt => Key::SESSION_PAUSED.text().to_owned(),
        PauseReason::Frozen(gap) => Key::SESSION_FROZEN.fill(&[("time", &spoken::gap(gap))]),
    };
    view! { <p class="player-waits" role="status">{words}</p> }
}

/// The buttons: the four that matter, and behind "More" the rest.
#[component]
fn Controls(face: Memo<Option<Face>>) -> impl IntoView {
    let page = use_page();
    let settings = use_settings();
    let session = use_session();
    let press = move |event: Event, key: Key, class: &'static str| {
        view! {
            <button class=format!("pill {class}") on:click=move |_| session.dispatch(event)>
                {key.text()}
            </button>
        }
    };
    let paused = Memo::new(move |_| face.get().is_some_and(|face| face.paused.is_some()));
    let open = Memo::new(move |_| {
        face.get().and_then(|face| segment(session, face.index)).is_some_and(|it| it.is_open())
    });
    let done = move || {
        open.get().then(|| press(Event::SetDone, Key::SESSION_SET_DONE, "pill-main controls-wide"))
    };
    // One button, so that it keeps the focus.
    let toggle = move |_| {
        session.dispatch(if paused.get_untracked() { Event::Resumed } else { Event::Paused });
    };
    let toggles =
        move || (if paused.get() { Key::SESSION_RESUME } else { Key::SESSION_PAUSE }).text();
    view! {
        <div class="controls">
            {done}
            {press(Event::WentBack, Key::SESSION_BACK, "")}
            <button class="pill pill-main" on:click=toggle>{toggles}</button>
            {press(Event::Skipped, Key::SESSION_SKIP, "")}
            {press(Event::Hurt, Key::SESSION_HURTS, "pill-hurts controls-wide")}
            <details class="controls-more controls-wide">
                <summary>{Key::SESSION_MORE.text()}</summary>
                <div>
                    {press(Event::Ended, Key::SESSION_FINISH, "pill-small")}
                    {press(Event::Restarted, Key::SESSION_RESTART, "pill-small")}
                    {press(Event::Shortened, Key::SESSION_MINUS, "pill-small")}
                    {press(Event::Lengthened, Key::SESSION_PLUS, "pill-small")}
                    {switch(settings, Key::SESSION_FOCUS, |settings| &mut settings.big_digits)}
                    {switch(settings, Key::SESSION_SOUND, |settings| &mut settings.sound)}
                    {switch(settings, Key::SESSION_VOICE, |settings| &mut settings.voice)}
                    <button class="pill pill-small" on:click=move |_| page.show_keys(true)>
                        {Key::SESSION_KEYS.text()}
                    </button>
                </div>
            </details>
        </div>
    }
}

/// A button that turns a choice on or off.
fn switch(
    settings: SettingsHandle,
    name: Key,
    choice: fn(&mut Settings) -> &mut bool,
) -> impl IntoView {
    let on = Memo::new(move |_| {
        let mut settings = settings.chosen().get();
        choice(&mut settings).to_string()
    });
    let flip = move |_| {
        settings.change(|settings| {
            let on = choice(settings);
            *on = !*on;
        });
    };
    view! {
        <button class="pill pill-small" aria-pressed=on on:click=flip>{name.text()}</button>
    }
}
