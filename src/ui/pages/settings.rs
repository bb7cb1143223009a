//! The cues: each can be heard, felt and seen, and the page says what this device can do.

use leptos::prelude::*;

use crate::app::{App, Settings, use_app};
use crate::domain::timeline::CueKind;
use crate::i18n::Key;
use crate::platform::sound::SoundState;
use crate::platform::wake_lock::WakeState;
use crate::platform::{speech, vibration};
use crate::ui::parts::prefs::{Equipment, Habits, LeaveOut};

const EARCONS: [(Key, CueKind); 9] = [
    (Key::SettingsCuePrepare, CueKind::Prepare),
    (Key::SettingsCueStart, CueKind::Start),
    (Key::SettingsCueHalfway, CueKind::Halfway),
    (Key::SettingsCueCountdown, CueKind::Countdown),
    (Key::SettingsCueSwitch, CueKind::Switch),
    (Key::SettingsCueRest, CueKind::Rest),
    (Key::SettingsCueIn, CueKind::Beat(0)),
    (Key::SettingsCueOut, CueKind::Beat(2)),
    (Key::SettingsCueEnd, CueKind::End),
];

/// The page.
#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    let app = use_app();
    // What the device can do is asked again after each try.
    let tries = RwSignal::new(0_u32);
    let look_again = move || tries.update(|tries| *tries += 1);
    let earcons = EARCONS.map(|(name, kind)| {
        let play = move |_| {
            app.try_earcon(kind);
            look_again();
        };
        view! {
            <li>
                <span>{app.text(name)}</span>
                <button class="pill pill-small" on:click=play>
                    {app.text(Key::SettingsPlay)} <span class="unseen">": " {app.text(name)}</span>
                </button>
            </li>
        }
    });
    let try_voice = move |_| {
        app.try_voice(app.text(Key::SettingsVoiceSample));
        look_again();
    };
    let try_screen = move |_| {
        app.try_screen(true);
        set_timeout(move || app.try_screen(false), std::time::Duration::from_secs(10));
    };
    view! {
        <article class="settings">
            <h1 tabindex="-1">{app.text(Key::SettingsTitle)}</h1>
            <p class="lead">{app.text(Key::SettingsLead)}</p>
            <section class="card switches">
                {switch(app, Key::SettingsSound, |it| it.sound, |it, on| it.sound = on)}
                {switch(app, Key::SettingsVoice, |it| it.voice, |it, on| it.voice = on)}
                {switch(app, Key::SettingsVibration, |it| it.vibration, |it, on| it.vibration = on)}
                {switch(app, Key::SettingsShortcuts, |it| it.shortcuts, |it, on| it.shortcuts = on)}
            </section>
            <section class="card">
                <h2>{app.text(Key::SettingsCues)}</h2>
                <ul class="earcons">{earcons}</ul>
            </section>
            <section class="card">
                <h2>{app.text(Key::PrefsTitle)}</h2>
                <p>{app.text(Key::PrefsLead)}</p>
                <Habits/>
                <Equipment/>
                <LeaveOut/>
            </section>
            <section class="card">
                <h2>{app.text(Key::SettingsDevice)}</h2>
                <ul>
                    <li>{move || { tries.get(); app.text(sound_words(app.sound_state())) }}</li>
                    <li>{move || { tries.get(); voice_words(app) }}</li>
                    <li>{app.text(if vibration::exists() { Key::SettingsVibrationReady } else { Key::SettingsVibrationMissing })}</li>
                    <li>{move || app.text(screen_words(app.wake.get()))}</li>
                </ul>
                <div class="actions">
                    <button class="pill pill-small" on:click=try_voice>{app.text(Key::SettingsTryVoice)}</button>
                    <button class="pill pill-small" on:click=move |_| app.try_vibration()>{app.text(Key::SettingsTryVibration)}</button>
                    <button class="pill pill-small" on:click=try_screen>{app.text(Key::SettingsTryScreen)}</button>
                </div>
                <p class="quiet">{app.text(Key::SettingsSilent)}</p>
            </section>
        </article>
    }
}

fn switch(
    app: App,
    name: Key,
    get: fn(&Settings) -> bool,
    set: fn(&mut Settings, bool),
) -> impl IntoView {
    let flip = move |_| app.change_settings(|settings| set(settings, !get(settings)));
    view! {
        <label>
            <input type="checkbox" role="switch" prop:checked=move || app.settings.with(get) on:change=flip/>
            {app.text(name)}
        </label>
    }
}

fn sound_words(state: SoundState) -> Key {
    match state {
        SoundState::Ready => Key::SettingsSoundReady,
        SoundState::Waiting => Key::SettingsSoundWaiting,
        SoundState::Missing => Key::SettingsSoundMissing,
    }
}

fn voice_words(app: App) -> String {
    match speech::voices() {
        None => app.text(Key::SettingsVoiceMissing).to_owned(),
        Some(0) => app.text(Key::SettingsVoiceNone).to_owned(),
        Some(voices) => app.fill(Key::SettingsVoiceReady, &[("n", &voices.to_string())]),
    }
}

fn screen_words(state: WakeState) -> Key {
    match state {
        WakeState::Idle => Key::SettingsScreenIdle,
        WakeState::Held => Key::SettingsScreenHeld,
        WakeState::Refused => Key::SettingsScreenRefused,
        WakeState::Missing => Key::SettingsScreenMissing,
    }
}
