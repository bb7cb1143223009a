//! How the app sounds and looks, each choice with a sample at once; and all choices as a file.

use crate::app::{use_data, use_devices, use_session, use_settings};
use crate::domain::device::Voice;
use leptos::prelude::*;

use crate::app::devices::DevicesHandle;
use crate::app::settings::{Settings, SettingsHandle};
use crate::domain::session::timeline::CueKind;
use crate::i18n::Key;
use crate::ui::parts::words;

/// A choice in percent or seconds.
type NumberSetting = fn(&mut Settings) -> &mut u16;
/// A choice by name.
type Name = fn(&mut Settings) -> &mut String;

/// The sound: speeds and volumes, and the time before the first exercise.
#[component]
pub(crate) fn Hearing(
    /// Moves when the browser may know other voices.
    tries: RwSignal<u32>,
) -> impl IntoView {
    let devices = use_devices();
    let settings = use_settings();
    let session = use_session();
    let say = move || session.speak(Key::SETTINGS_VOICE_SAMPLE.text());
    let play = move || devices.try_earcon(CueKind::Start);
    view! {
        <div class="filters">
            {voice(devices, settings, tries, say)}
            {range(settings, Key::COMFORT_VOICE_SPEED, 50..=200, |it| &mut it.voice_speed, say)}
            {range(settings, Key::COMFORT_VOICE_VOLUME, 0..=100, |it| &mut it.voice_volume, say)}
            {range(settings, Key::COMFORT_SOUND_VOLUME, 0..=100, |it| &mut it.sound_volume, play)}
            {lead_in(settings)}
        </div>
        <p class="quiet">{Key::COMFORT_LEAD_IN_WHY.text()}</p>
    }
}

/// Which voice speaks, of those of the language. One that was chosen and is not here stays chosen: it may come back.
fn voice(
    devices: DevicesHandle,
    settings: SettingsHandle,
    tries: RwSignal<u32>,
    sample: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    move || {
        tries.get();
        let of_lang = devices.voices().map(|it| it.of_lang).unwrap_or_default();
        // Without a name there is nothing to choose it by.
        let of_lang: Vec<_> = of_lang.into_iter().filter(|it| !it.id.is_empty()).collect();
        let kept = settings.chosen().with_untracked(|it| it.voice_id.clone());
        if of_lang.is_empty() && kept.is_empty() {
            return None;
        }
        let gone = !kept.is_empty() && of_lang.iter().all(|it| it.id != kept);
        let mut choices = vec![(String::new(), Key::COMFORT_VOICE_ANY.text().to_owned())];
        for Voice { id, name, local } in of_lang {
            let remote = || Key::COMFORT_VOICE_REMOTE.fill(&[("name", &name)]);
            let words = if local { name.clone() } else { remote() };
            choices.push((id, words));
        }
        if gone {
            choices.push((kept, Key::COMFORT_VOICE_GONE.text().to_owned()));
        }
        let option = |(id, words): (String, String)| {
            let value = id.clone();
            let chosen = move || settings.chosen().with(|it| it.voice_id == id);
            view! { <option value=value prop:selected=chosen>{words}</option> }.into_any()
        };
        let options: Vec<_> = choices.into_iter().map(option).collect();
        let choose = move |event| {
            settings.change(|it| it.voice_id = event_target_value(&event));
            sample();
        };
        Some(view! {
            <label class="wide">{Key::COMFORT_VOICE.text()} <select on:change=choose>{options}</select></label>
        })
    }
}

fn range(
    settings: SettingsHandle,
    name: Key,
    between: std::ops::RangeInclusive<u16>,
    field: NumberSetting,
    sample: impl Fn() + 'static,
) -> impl IntoView {
    let value = move || *field(&mut settings.chosen().get());
    let choose = move |event| {
        if let Ok(number) = event_target_value(&event).parse() {
            settings.change(|it| *field(it) = number);
            sample();
        }
    };
    view! {
        <label>
            <span>{name.text()} " " {move || Key::COMFORT_PERCENT.fill(&[("n", &value().to_string())])}</span>
            <input type="range" aria-label=name.text() min=between.start().to_string() max=between.end().to_string() step="10"
                prop:value=move || value().to_string() on:change=choose/>
        </label>
    }
}

fn lead_in(settings: SettingsHandle) -> impl IntoView {
    let options = [0_u16, 5, 10, 20, 30].map(|seconds| {
        let chosen = move || settings.chosen().with(|it| it.lead_in == seconds);
        let words = Key::COMFORT_LEAD_IN_MORE.fill(&[("n", &seconds.to_string())]);
        view! { <option value=seconds.to_string() prop:selected=chosen>{words}</option> }
    });
    let choose = move |event| {
        if let Ok(seconds) = event_target_value(&event).parse() {
            settings.change(|it| it.lead_in = seconds);
        }
    };
    view! { <label class="wide">{Key::COMFORT_LEAD_IN.text()} <select on:change=choose>{options}</select></label> }
}

/// The look: seen at once, on this very page.
#[component]
pub(crate) fn Looks() -> impl IntoView {
    let settings = use_settings();
    let system = Key::COMFORT_SYSTEM;
    view! {
        {choice(settings, "theme", Key::COMFORT_THEME, &[("", system), ("light", Key::COMFORT_LIGHT), ("dark", Key::COMFORT_DARK)], |it| &mut it.theme)}
        {choice(settings, "text", Key::COMFORT_TEXT, &[("", Key::COMFORT_TEXT_USUAL), ("125", Key::COMFORT_TEXT_LARGE), ("150", Key::COMFORT_TEXT_LARGER)], |it| &mut it.text)}
        {choice(settings, "motion", Key::COMFORT_MOTION, &[("", system), ("less", Key::COMFORT_MOTION_LESS)], |it| &mut it.motion)}
        {choice(settings, "units", Key::COMFORT_UNITS, &[("", Key::COMFORT_UNITS_REGION), ("cm", Key::COMFORT_UNITS_CM), ("in", Key::COMFORT_UNITS_IN)], |it| &mut it.units)}
        <p class="quiet">{move || words::lengths(settings, Key::COMFORT_UNITS_SAMPLE.text())}</p>
    }
}

fn choice(
    settings: SettingsHandle,
    look: &'static str,
    name: Key,
    choices: &[(&'static str, Key)],
    field: Name,
) -> impl IntoView + use<> {
    let boxes: Vec<_> = choices
        .iter()
        .map(|&(id, words)| {
            let on = move || *field(&mut settings.chosen().get()) == id;
            let choose = move |_| {
                settings.change(|it| id.clone_into(field(it)));
                settings.apply();
            };
            view! { <label><input type="radio" name=look prop:checked=on on:change=choose/> {words.text()}</label> }
        })
        .collect();
    view! {
        <fieldset class="choice">
            <legend>{name.text()}</legend>
            <div class="segment">{boxes}</div>
        </fieldset>
    }
}

/// All choices out, as a file, and in.
#[component]
pub(crate) fn Carry() -> impl IntoView {
    let data = use_data();
    let said = RwSignal::new(None);
    let input = NodeRef::new();
    let read = move |_| {
        let Some(input) = input.get_untracked() else { return };
        data.read_file(&input, move |text| {
            said.set(Some(match text {
                Ok(text) if data.import_settings(&text) => Key::COMFORT_IMPORTED,
                Ok(_) => Key::COMFORT_IMPORT_WRONG,
                Err(unread) => words::unread(unread),
            }));
        });
    };
    view! {
        <div class="actions">
            <button class="pill pill-small" on:click=move |_| data.save_settings()>{Key::COMFORT_EXPORT.text()}</button>
        </div>
        <label class="field">
            {Key::COMFORT_IMPORT.text()}
            <input type="file" accept=".json,application/json" node_ref=input on:change=read/>
        </label>
        {move || said.get().map(|key| view! { <p role="status">{key.text()}</p> })}
    }
}
