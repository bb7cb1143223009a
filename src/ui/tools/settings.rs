//! The cues: each can be heard, felt and seen, and the page says what this device can do.

use std::time::Duration;

use leptos::prelude::*;

use crate::app::{App, Settings, use_app};
use crate::domain::route::Route;
use crate::domain::session::timeline::CueKind;
use crate::i18n::Key;
use crate::platform::sound::SoundState;
use crate::platform::speech::Voices;
use crate::platform::wake_lock::WakeState;
use crate::platform::{speech, vibration};
use crate::ui::parts::facts::Standing;
use crate::ui::parts::prefs::{Equipment, Habits, LeaveOut};
use crate::ui::tools::look_and_sound::{Carry, Hearing, Looks};

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

/// The page.
#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    let app = use_app();
    // What the device can do is asked again after each try.
    let tries = RwSignal::new(0_u32);
    let look_again = move || tries.update(|tries| *tries += 1);
    // Browsers look for voices only when they are asked, and tell later; some tell of none before they have looked.
    let known = RwSignal::new(false);
    speech::on_voices(look_again);
    // The page may have been left by then.
    let give_up = move || {
        let _ = known.try_set(true);
    };
    set_timeout(give_up, Duration::from_secs(3));
    let earcons = EARCONS.map(|(name, kind)| {
        let play = move |_| {
            app.try_earcon(kind);
            look_again();
        };
        view! {
            <li>
                <span>{app.text(name)}</span>
                <button class="pill pill-small" on:click=play>
                    {app.text(Key::SETTINGS_PLAY)} <span class="unseen">": " {app.text(name)}</span>
                </button>
            </li>
        }
    });
    let try_voice = move |_| {
        app.try_voice(app.text(Key::SETTINGS_VOICE_SAMPLE));
        look_again();
    };
    let try_screen = move |_| {
        app.try_screen(true);
        set_timeout(move || app.try_screen(false), Duration::from_secs(10));
    };
    view! {
        <article class="settings">
            <h1 tabindex="-1">{app.text(Key::SETTINGS_TITLE)}</h1>
            <p class="lead">{app.text(Key::SETTINGS_LEAD)}</p>
            <p><a href=Route::Reminders.href()>{app.text(Key::REMINDERS_TITLE)}</a></p>
            <section class="card switches">
                {switch(app, Key::SETTINGS_SOUND, |it| it.sound, |it, on| it.sound = on)}
                {switch(app, Key::SETTINGS_VOICE, |it| it.voice, |it, on| it.voice = on)}
                {switch(app, Key::SETTINGS_VIBRATION, |it| it.vibration, |it, on| it.vibration = on)}
                {switch(app, Key::COMFORT_BIG_DIGITS, |it| it.big_digits, |it, on| it.big_digits = on)}
                {switch(app, Key::SETTINGS_SHORTCUTS, |it| it.shortcuts, |it, on| it.shortcuts = on)}
            </section>
            <section class="card">
                <h2>{app.text(Key::COMFORT_HEARING)}</h2>
                <Hearing tries=tries/>
            </section>
            <section class="card">
                <h2>{app.text(Key::COMFORT_LOOKS)}</h2>
                <Looks/>
            </section>
            <section class="card">
                <h2>{app.text(Key::SETTINGS_CUES)}</h2>
                <ul class="earcons">{earcons}</ul>
            </section>
            <Standing/>
            <section class="card">
                <h2>{app.text(Key::PREFS_TITLE)}</h2>
                <p>{app.text(Key::PREFS_LEAD)}</p>
                <Habits/>
                <Equipment/>
                <LeaveOut/>
            </section>
            <section class="card">
                <h2>{app.text(Key::SETTINGS_DEVICE)}</h2>
                <ul>
                    <li>{move || { tries.get(); app.text(sound_words(app.sound_state())) }}</li>
                    <li>{move || { tries.get(); voice_words(app, known.get()) }}</li>
                    <li>{app.text(if vibration::exists() { Key::SETTINGS_VIBRATION_READY } else { Key::SETTINGS_VIBRATION_MISSING })}</li>
                    <li>{move || app.text(screen_words(app.wake.get()))}</li>
                </ul>
                <div class="actions">
                    <button class="pill pill-small" on:click=try_voice>{app.text(Key::SETTINGS_TRY_VOICE)}</button>
                    <button class="pill pill-small" on:click=move |_| app.try_vibration()>{app.text(Key::SETTINGS_TRY_VIBRATION)}</button>
                    <button class="pill pill-small" on:click=try_screen>{app.text(Key::SETTINGS_TRY_SCREEN)}</button>
                </div>
                <p class="quiet">{app.text(Key::SETTINGS_SILENT)}</p>
            </section>
            <section class="card">
                <h2>{app.text(Key::COMFORT_CARRY)}</h2>
                <p>{app.text(Key::COMFORT_CARRY_LEAD)}</p>
                <Carry/>
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
        SoundState::Ready => Key::SETTINGS_SOUND_READY,
        SoundState::Waiting => Key::SETTINGS_SOUND_WAITING,
        SoundState::Missing => Key::SETTINGS_SOUND_MISSING,
    }
}

fn voice_words(app: App, known: bool) -> String {
    let Some(Voices { all, of_lang }) = speech::voices(app.lang().tag()) else {
        return app.text(Key::SETTINGS_VOICE_MISSING).to_owned();
    };
    let n = [("n", &*all.to_string())];
    match all {
        0 if !known => app.text(Key::SETTINGS_VOICE_UNKNOWN).to_owned(),
        0 => app.text(Key::SETTINGS_VOICE_NONE).to_owned(),
        1 if of_lang.is_empty() => app.text(Key::SETTINGS_VOICE_FOREIGN_ONE).to_owned(),
        _ if of_lang.is_empty() => app.fill(Key::SETTINGS_VOICE_FOREIGN, &n),
        1 => app.text(Key::SETTINGS_VOICE_READY_ONE).to_owned(),
        _ => app.fill(Key::SETTINGS_VOICE_READY, &n),
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
