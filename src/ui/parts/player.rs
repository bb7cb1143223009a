//! A session that runs or waits: the picture, the numbers, the one cue, and the buttons.

use std::sync::Arc;

use leptos::prelude::*;

use super::ring::Ring;
use super::track::Track;
use crate::app::{App, use_app};
use crate::domain::exercise::Work;
use crate::domain::face::Face;
use crate::domain::routine::Routine;
use crate::domain::session::{Event, PauseReason};
use crate::domain::timeline::{Beat, Segment, SegmentKind};
use crate::i18n::{Key, spoken};
use crate::platform::wake_lock::WakeState;
use crate::ui::later::{Arrival, Arriving};

/// The screen of a session.
#[component]
pub(crate) fn Player(
    /// What is played.
    routine: Arc<Routine>,
) -> impl IntoView {
    let app = use_app();
    let arriving: Arriving = expect_context();
    let face = app.face();
    let index = Memo::new(move |_| face.get().map(|face| face.index));
    let segment = Memo::new(move |_| {
        let index = index.get()?;
        app.playing
            .with(|playing| playing.as_ref()?.session.timeline().segments().get(index).cloned())
    });
    let works = Signal::derive(move || segment.get().is_some_and(|it| it.work().is_some()));
    let left = Memo::new(move |_| face.get().map_or(0, |face| face.left));
    let paused = Memo::new(move |_| face.get().and_then(|face| face.paused));
    let shown = Memo::new(move |_| segment.get().map(|it| (it.movement, it.side)));
    let total = Memo::new(move |_| face.get().map_or(0, |face| face.total_seconds));
    view! {
        <article
            class="player"
            class:player-big=move || app.settings.get().big_digits
            class:player-paused=move || paused.get().is_some()
        >
            <div class="player-top">
                <Track face=face/>
                <p class="player-plan">
                    <span>{routine.name.to_string()}</span>
                    <span class="digits">
                        {move || app.fill(Key::TIME_LEFT, &[("time", &spoken::clock(total.get()))])}
                    </span>
                </p>
            </div>
            <Ring left=left.into() works=works>
                {move || match arriving.get() {
                    Arrival::Here(later) => {
                        shown.get().map(|(movement, side)| (later.figure)(movement, side))
                    }
                    Arrival::Waiting | Arrival::Failed => None,
                }}
            </Ring>
            <div class="player-words">
                <Countdown face=face/>
                <h1 tabindex="-1">
                    {move || segment.get().map(|it| heading(app, &it))}
                </h1>
                <Pacing face=face segment=segment/>
                <p class="player-cue">{move || segment.get().map(|it| cue(app, &it))}</p>
                <p class="player-care">{move || segment.get().map(|it| it.movement.care())}</p>
                <p class="player-next">{move || index.get().map(|at| next(app, at))}</p>
                {move || paused.get().map(|why| waiting(app, why))}
                <Show when=move || app.wake.get() == WakeState::Refused>
                    <p class="quiet">{app.text(Key::SESSION_SCREEN_REFUSED)}</p>
                </Show>
            </div>
            <Controls paused=paused segment=segment/>
        </article>
    }
}

/// The digits. Their role keeps a screen reader from reading them out every second.
#[component]
fn Countdown(face: Memo<Option<Face>>) -> impl IntoView {
    let seconds = Memo::new(move |_| face.get().map_or(0, |face| face.seconds));
    let digits = move || match seconds.get() {
        seconds @ 0..100 => format!("{seconds:02}"),
        seconds => spoken::clock(seconds),
    };
    view! { <p class="countdown digits" role="timer">{digits}</p> }
}

/// Where in a rep or a breath the person is.
#[component]
fn Pacing(face: Memo<Option<Face>>, segment: Memo<Option<Segment>>) -> impl IntoView {
    let app = use_app();
    let beat = Memo::new(move |_| face.get().and_then(|face| face.beat));
    move || {
        let segment = segment.get()?;
        let set = (segment.sets > 1 && segment.work().is_some()).then(|| {
            let (n, m) = (segment.set.to_string(), segment.sets.to_string());
            app.fill(Key::SESSION_SET, &[("n", &n), ("m", &m)])
        });
        let paced = beat.get().map(|beat| pace(app, &segment, beat));
        let (phase, count) = paced.unzip();
        let line: Vec<String> = count.into_iter().chain(set).collect();
        (phase.is_some() || !line.is_empty()).then(|| {
            view! {
                <p class="player-pace"><b>{phase}</b> <span class="digits">{line.join(", ")}</span></p>
            }
        })
    }
}

fn pace(app: App, segment: &Segment, beat: Beat) -> (&'static str, String) {
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
    (own.unwrap_or(app.text(phase)), app.fill(of, &[("n", &n), ("m", &m)]))
}

fn heading(app: App, segment: &Segment) -> impl IntoView + use<> {
    let kicker = match segment.kind {
        SegmentKind::Prepare => Some(app.text(Key::SESSION_PREPARE)),
        SegmentKind::Switch => Some(app.text(Key::SESSION_SWITCH)),
        SegmentKind::Rest => Some(app.text(Key::SESSION_REST)),
        SegmentKind::Work(_) => None,
    };
    let side = spoken::side(app.lang(), segment.side);
    view! {
        {kicker.map(|kicker| view! { <span class="kicker">{kicker} ": "</span> })}
        {segment.movement.name().to_owned()}
        {side.map(|side| view! { <span class="side">", " {side}</span> })}
    }
}

fn cue(app: App, segment: &Segment) -> String {
    match segment.kind {
        SegmentKind::Prepare => segment.ready.to_string(),
        SegmentKind::Work(_) if segment.is_open() => {
            let count = segment.count().unwrap_or(0).to_string();
            app.fill(Key::SESSION_OWN_PACE, &[("n", &count)])
        }
        SegmentKind::Work(_) | SegmentKind::Switch | SegmentKind::Rest => segment.cue.to_string(),
    }
}

/// What comes after segment `index`: the next work, with its side and its length.
fn next(app: App, index: usize) -> String {
    app.playing.with(|playing| {
        let timeline = playing.as_ref().map(|playing| playing.session.timeline());
        let Some(segment) = timeline.and_then(|timeline| timeline.next_work(index)) else {
            return app.text(Key::SESSION_LAST).to_owned();
        };
        let mut parts = vec![segment.movement.name().to_owned()];
        parts.extend(spoken::side(app.lang(), segment.side).map(str::to_owned));
        parts.push(spoken::time(app.lang(), segment.length));
        app.fill(Key::SESSION_NEXT, &[("what", &parts.join(", "))])
    })
}

fn waiting(app: App, why: PauseReason) -> impl IntoView {
    let words = match why {
        PauseReason::Asked => app.text(Key::SESSION_PAUSED).to_owned(),
        PauseReason::Frozen(gap) => {
            app.fill(Key::SESSION_FROZEN, &[("time", &spoken::time(app.lang(), gap))])
        }
    };
    view! { <p class="player-waits" role="status">{words}</p> }
}

/// The buttons: the four that matter, and behind "More" the rest.
#[component]
fn Controls(paused: Memo<Option<PauseReason>>, segment: Memo<Option<Segment>>) -> impl IntoView {
    let app = use_app();
    let send = move |event| move |_| app.dispatch(event);
    let main = move || {
        let (event, key) = match paused.get() {
            Some(_) => (Event::Resumed, Key::SESSION_RESUME),
            None => (Event::Paused, Key::SESSION_PAUSE),
        };
        (event, app.text(key))
    };
    let toggle = move |_| app.dispatch(main().0);
    let open = Memo::new(move |_| segment.get().is_some_and(|segment| segment.is_open()));
    view! {
        <div class="controls">
            <Show when=move || open.get()>
                <button class="pill pill-main controls-wide" on:click=send(Event::SetDone)>
                    {app.text(Key::SESSION_SET_DONE)}
                </button>
            </Show>
            <button class="pill" on:click=send(Event::WentBack)>{app.text(Key::SESSION_BACK)}</button>
            <button class="pill pill-main" on:click=toggle>{move || main().1}</button>
            <button class="pill" on:click=send(Event::Skipped)>{app.text(Key::SESSION_SKIP)}</button>
            <button class="pill pill-hurts controls-wide" on:click=send(Event::Hurt)>
                {app.text(Key::SESSION_HURTS)}
            </button>
            <details class="controls-more controls-wide">
                <summary>{app.text(Key::SESSION_MORE)}</summary>
                <div>
                    <button class="pill pill-small" on:click=send(Event::Ended)>{app.text(Key::SESSION_FINISH)}</button>
                    <button class="pill pill-small" on:click=send(Event::Restarted)>{app.text(Key::SESSION_RESTART)}</button>
                    <button class="pill pill-small" on:click=send(Event::Shortened)>{app.text(Key::SESSION_MINUS)}</button>
                    <button class="pill pill-small" on:click=send(Event::Lengthened)>{app.text(Key::SESSION_PLUS)}</button>
                    <Switch name=Key::SESSION_FOCUS on=move || app.settings.get().big_digits flip=move || {
                        app.change_settings(|settings| settings.big_digits = !settings.big_digits);
                    }/>
                    <Switch name=Key::SESSION_SOUND on=move || app.settings.get().sound flip=move || {
                        app.change_settings(|settings| settings.sound = !settings.sound);
                    }/>
                    <Switch name=Key::SESSION_VOICE on=move || app.settings.get().voice flip=move || {
                        app.change_settings(|settings| settings.voice = !settings.voice);
                    }/>
                    <button class="pill pill-small" on:click=move |_| app.keys_open.set(true)>{app.text(Key::SESSION_KEYS)}</button>
                </div>
            </details>
        </div>
    }
}

/// A button that is on or off.
#[component]
fn Switch(
    name: Key,
    on: impl Fn() -> bool + Send + Sync + Copy + 'static,
    flip: impl Fn() + Send + 'static,
) -> impl IntoView {
    let app = use_app();
    view! {
        <button class="pill pill-small" aria-pressed=move || on().to_string() on:click=move |_| flip()>
            {app.text(name)}
        </button>
    }
}
