//! The cues: each can be heard, felt and seen here, and the page says what this device can do.

use std::time::Duration;

use leptos::prelude::*;

use crate::app::devices::DevicesHandle;
use crate::app::{use_devices, use_session, use_settings};
use crate::domain::device::{SoundState, Voices, WakeState};
use crate::domain::session::timeline::CueKind;
use crate::i18n::Key;
use crate::ui::tools::look_and_sound::Hearing;
use crate::ui::tools::switch::switch;

const EARCONS: [(Key, CueKind); 9] = [
    (Key::SETTINGS_CUE_PREPARE, CueKind::Prepare),
    (Key::SETTINGS_CUE_START, CueKind::Start),
    (Key::SETTINGS_CUE_HALFWAY, CueKind::Halfway),
    (Key::SETTINGS_CUE_COUNTDOWN, CueKind::Countdown),
    (Key::SETTINGS_CUE_SWITCH, CueKind::Switch),
    (Key::SETTINGS_CUE_REST, CueKind::Rest),
    (Key::SETTINGS_CUE_IN, CueKind::Beat(0)),
    (Key::SETTINGS_CUE_OUT, CueKind::Beat(2)),
    (Key::SETTINGS_CUE_END, CueKind::End),
];

/// What a session is heard by.
#[component]
pub(super) fn Sounds() -> impl IntoView {
    let devices = use_devices();
    let session = use_session();
    let settings = use_settings();
    // What the device can do is asked again after each try.
    let tries = RwSignal::new(0_u32);
    let look_again = move || tries.update(|tries| *tries += 1);
    // Browsers look for voices only when they are asked, and tell later; some tell of none before they have looked.
    let known = RwSignal::new(false);
    devices.on_voices(look_again);
    // The page may have been left by then.
    let give_up = move || {
        let _ = known.try_set(true);
    };
    set_timeout(give_up, Duration::from_secs(3));
    let earcons = EARCONS.map(|(name, kind)| {
        let play = move |_| {
            devices.try_earcon(kind);
            look_again();
        };
        view! {
            <li>
                <div class="row">
                    <span class="grow">{name.text()}</span>
                    <button class="pill pill-small" on:click=play>
                        {Key::SETTINGS_PLAY.text()} <span class="unseen">": " {name.text()}</span>
                    </button>
                </div>
            </li>
        }
    });
    let try_voice = move |_| {
        session.speak(Key::SETTINGS_VOICE_SAMPLE.text());
        look_again();
    };
    let try_screen = move |_| {
        devices.try_screen(true);
        set_timeout(move || devices.try_screen(false), Duration::from_secs(10));
    };
    view! {
        <h2>{Key::COMFORT_HEARING.text()}</h2>
        <Hearing tries=tries/>
        <ul class="rows">
            {switch(settings, Key::SETTINGS_BREATH, |it| it.breath, |it, on| it.breath = on)}
        </ul>
        <p class="quiet">{Key::SETTINGS_BREATH_WHY.text()}</p>
        <h2>{Key::SETTINGS_CUES.text()}</h2>
        <p class="quiet">{Key::SETTINGS_LEAD.text()}</p>
        <ul class="rows">{earcons}</ul>
        <h2>{Key::SETTINGS_DEVICE.text()}</h2>
        <ul>
            <li>{move || { tries.get(); (sound_words(devices.sound_state())).text() }}</li>
            <li>{move || { tries.get(); voice_words(devices, known.get()) }}</li>
            <li>{(if devices.can_vibrate() { Key::SETTINGS_VIBRATION_READY } else { Key::SETTINGS_VIBRATION_MISSING }).text()}</li>
            <li>{move || (screen_words(devices.wake().get())).text()}</li>
        </ul>
        <div class="actions">
            <button class="pill pill-small" on:click=try_voice>{Key::SETTINGS_TRY_VOICE.text()}</button>
            <button class="pill pill-small" on:click=move |_| devices.try_vibration()>{Key::SETTINGS_TRY_VIBRATION.text()}</button>
            <button class="pill pill-small" on:click=try_screen>{Key::SETTINGS_TRY_SCREEN.text()}</button>
        </div>
        <p class="quiet">{Key::SETTINGS_SILENT.text()}</p>
    }
}

fn sound_words(state: SoundState) -> Key {
    match state {
        SoundState::Ready => Key::SETTINGS_SOUND_READY,
        SoundState::Waiting => Key::SETTINGS_SOUND_WAITING,
        SoundState::Missing => Key::SETTINGS_SOUND_MISSING,
    }
}

fn voice_words(devices: DevicesHandle, known: bool) -> String {
    let Some(Voices { all, of_lang }) = devices.voices() else {
        return Key::SETTINGS_VOICE_MISSING.text().to_owned();
    };
    match all {
        0 if !known => Key::SETTINGS_VOICE_UNKNOWN.text().to_owned(),
        0 => Key::SETTINGS_VOICE_NONE.text().to_owned(),
        n if of_lang.is_empty() => Key::SETTINGS_VOICE_FOREIGN.count(n as usize, &[]),
        n => Key::SETTINGS_VOICE_READY.count(n as usize, &[]),
    }
}

fn screen_words(state: WakeState) -> Key {
    match state {
        WakeState::Idle => Key::SETTINGS_SCREEN_IDLE,
        WakeState::Held => Key::SETTINGS_SCREEN_HELD,
        WakeState::Refused => Key::SETTINGS_SCREEN_REFUSED,
        WakeState::Missing => Key::SETTINGS_SCREEN_MISSING,
    }
}
