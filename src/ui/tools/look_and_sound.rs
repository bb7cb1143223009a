//! How the app sounds and looks, each choice with a sample at once; and all choices as a file.

use crate::domain::device::Voice;
use leptos::prelude::*;

use crate::app::reminders::Desk;
use crate::app::{App, Settings, use_app};
use crate::domain::session::timeline::CueKind;
use crate::i18n::{Key, LANG};
use crate::platform::share;
use crate::platform::speech;
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
    let app = use_app();
    let say = move || app.try_voice(Key::SETTINGS_VOICE_SAMPLE.text());
    let play = move || app.try_earcon(CueKind::Start);
    view! {
        <div class="filters">
            {voice(app, tries, say)}
            {range(app, Key::COMFORT_VOICE_SPEED, 50..=200, |it| &mut it.voice_speed, say)}
            {range(app, Key::COMFORT_VOICE_VOLUME, 0..=100, |it| &mut it.voice_volume, say)}
            {range(app, Key::COMFORT_SOUND_VOLUME, 0..=100, |it| &mut it.sound_volume, play)}
            {lead_in(app)}
        </div>
        <p class="quiet">{Key::COMFORT_LEAD_IN_WHY.text()}</p>
    }
}

/// Which voice speaks, of those of the language. One that was chosen and is not here stays chosen: it may come back.
fn voice(
    app: App,
    tries: RwSignal<u32>,
    sample: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    move || {
        tries.get();
        let of_lang = speech::voices(LANG.tag()).map(|it| it.of_lang).unwrap_or_default();
        // Without a name there is nothing to choose it by.
        let of_lang: Vec<_> = of_lang.into_iter().filter(|it| !it.id.is_empty()).collect();
        let kept = app.settings.with_untracked(|it| it.voice_id.clone());
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
            let chosen = move || app.settings.with(|it| it.voice_id == id);
            view! { <option value=value prop:selected=chosen>{words}</option> }.into_any()
        };
        let options: Vec<_> = choices.into_iter().map(option).collect();
        let choose = move |event| {
            app.change_settings(|it| it.voice_id = event_target_value(&event));
            sample();
        };
        Some(view! {
            <label class="wide">{Key::COMFORT_VOICE.text()} <select on:change=choose>{options}</select></label>
        })
    }
}

fn range(
    app: App,
    name: Key,
    between: std::ops::RangeInclusive<u16>,
    field: NumberSetting,
    sample: impl Fn() + 'static,
) -> impl IntoView {
    let value = move || *field(&mut app.settings.get());
    let choose = move |event| {
        if let Ok(number) = event_target_value(&event).parse() {
            app.change_settings(|it| *field(it) = number);
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

fn lead_in(app: App) -> impl IntoView {
    let options = [0_u16, 5, 10, 20, 30].map(|seconds| {
        let chosen = move || app.settings.with(|it| it.lead_in == seconds);
        let words = Key::COMFORT_LEAD_IN_MORE.fill(&[("n", &seconds.to_string())]);
        view! { <option value=seconds.to_string() prop:selected=chosen>{words}</option> }
    });
    let choose = move |event| {
        if let Ok(seconds) = event_target_value(&event).parse() {
            app.change_settings(|it| it.lead_in = seconds);
        }
    };
    view! { <label>{Key::COMFORT_LEAD_IN.text()} <select on:change=choose>{options}</select></label> }
}

/// The look: seen at once, on this very page.
#[component]
pub(crate) fn Looks() -> impl IntoView {
    let app = use_app();
    let system = Key::COMFORT_SYSTEM;
    view! {
        {choice(app, "theme", Key::COMFORT_THEME, &[("", system), ("light", Key::COMFORT_LIGHT), ("dark", Key::COMFORT_DARK)], |it| &mut it.theme)}
        {choice(app, "text", Key::COMFORT_TEXT, &[("", Key::COMFORT_TEXT_USUAL), ("125", Key::COMFORT_TEXT_LARGE), ("150", Key::COMFORT_TEXT_LARGER)], |it| &mut it.text)}
        {choice(app, "motion", Key::COMFORT_MOTION, &[("", system), ("less", Key::COMFORT_MOTION_LESS)], |it| &mut it.motion)}
        {choice(app, "units", Key::COMFORT_UNITS, &[("", Key::COMFORT_UNITS_REGION), ("cm", Key::COMFORT_UNITS_CM), ("in", Key::COMFORT_UNITS_IN)], |it| &mut it.units)}
        <p class="quiet">{move || words::lengths(app, Key::COMFORT_UNITS_SAMPLE.text())}</p>
    }
}

fn choice(
    app: App,
    look: &'static str,
    name: Key,
    choices: &[(&'static str, Key)],
    field: Name,
) -> impl IntoView + use<> {
    let boxes: Vec<_> = choices
        .iter()
        .map(|&(id, words)| {
            let on = move || *field(&mut app.settings.get()) == id;
            let choose = move |_| {
                app.change_settings(|it| id.clone_into(field(it)));
                app.apply_settings();
            };
            view! { <label><input type="radio" name=look prop:checked=on on:change=choose/> {words.text()}</label> }
        })
        .collect();
    view! { <fieldset class="boxes"><legend>{name.text()}</legend>{boxes}</fieldset> }
}

/// All choices out, as a file, and in.
#[component]
pub(crate) fn Carry() -> impl IntoView {
    let app = use_app();
    let said = RwSignal::new(None);
    let save = move |_| {
        let reminders = Desk::of(app).to_json();
        if let Some(text) = app.settings.with_untracked(|it| it.to_file(&reminders)) {
            share::save_file("unhunch-settings.json", &text);
        }
    };
    let input = NodeRef::new();
    let read = move |_| {
        let Some(input) = input.get_untracked() else { return };
        share::read_file(&input, move |text| {
            let text = match text {
                Ok(text) => text,
                Err(unread) => return said.set(Some(words::unread(unread))),
            };
            let read = Settings::of_file(&text);
            let Some((settings, _)) = read
                .filter(|(_, plan)| plan.as_ref().is_none_or(|plan| Desk::of(app).take_over(plan)))
            else {
                said.set(Some(Key::COMFORT_IMPORT_WRONG));
                return;
            };
            app.change_settings(|it| *it = settings);
            app.apply_settings();
            said.set(Some(Key::COMFORT_IMPORTED));
        });
    };
    view! {
        <div class="actions">
            <button class="pill pill-small" on:click=save>{Key::COMFORT_EXPORT.text()}</button>
        </div>
        <label class="field">
            {Key::COMFORT_IMPORT.text()}
            <input type="file" accept=".json,application/json" node_ref=input on:change=read/>
        </label>
        {move || said.get().map(|key| view! { <p role="status">{key.text()}</p> })}
    }
}
