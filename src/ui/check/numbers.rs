//! Whom to call, and what to say.

use leptos::prelude::*;

use crate::app::settings::SettingsHandle;
use crate::app::{use_check, use_session, use_settings};
use crate::content;
use crate::domain::safety::numbers::{ANYWHERE, Country, Number};
use crate::i18n::Key;

/// The emergency number of the chosen country. Before one is chosen: that of the country that the browser's language
/// suggests, which is chosen with the call, and the one that works nearly everywhere.
#[component]
pub(super) fn EmergencyNumbers() -> impl IntoView {
    let settings = use_settings();
    let check = use_check();
    // Whoever has called with it goes on to see both numbers.
    let called = StoredValue::new(None::<&str>);
    move || match settings.country() {
        Some(country) if called.get_value() != Some(country.id) => emergency(country).into_any(),
        _ => {
            let suggested = untrack(|| check.suggested_country());
            let first = suggested.and_then(|it| Some((it, it.emergency.first()?)));
            let first = first.filter(|(_, number)| number.tel != ANYWHERE).map(|(it, number)| {
                let chosen = move |_| {
                    called.set_value(Some(it.id));
                    choose(settings, it.id);
                };
                view! { <span class="call-way" on:click=chosen>{call(number.says, number.tel, it.name.text())}</span> }
            });
            view! {
                <div class="calls">
                    {first}
                    {call(ANYWHERE, ANYWHERE, Key::CHECK_CALL_MOBILE.text())}
                </div>
                <p>{Key::CHECK_CALL_LOCAL.text()}</p>
            }
            .into_any()
        }
    }
}

fn emergency(country: &'static Country) -> impl IntoView {
    // Where there is no button, the words are what to do.
    let class = if country.emergency.is_empty() { "lead" } else { "" };
    let by_text = (!country.by_text.is_empty())
        .then(|| view! { <p>{Key::CHECK_BY_TEXT.fill(&[("how", &*country.by_text)])}</p> });
    view! {
        <div class="calls">{calls(country, country.emergency)}</div>
        <p class=class>{country.emergency_note.text()}</p>
        {by_text}
    }
}

/// The advice line of the chosen country, or of the one that the browser's language suggests: it is chosen with the call.
#[component]
pub(super) fn AdviceNumbers() -> impl IntoView {
    let settings = use_settings();
    let check = use_check();
    let numbers = move || match settings.country().or_else(|| untrack(|| check.suggested_country()))
    {
        Some(country) => view! {
            <div class="calls" on:click=move |_| choose(settings, country.id)>
                {calls(country, country.advice)}
            </div>
            <p>{country.advice_note.text()}</p>
        }
        .into_any(),
        None => view! { <p>{Key::CHECK_ADVICE_NONE.text()}</p> }.into_any(),
    };
    view! {
        <h2 class="unseen">{Key::CHECK_ADVICE.text()}</h2>
        {numbers}
    }
}

fn calls(country: &'static Country, numbers: &'static [Number]) -> Vec<impl IntoView> {
    numbers.iter().map(|it| call(it.says, it.tel, country.name.text())).collect()
}

fn call(says: &str, tel: &str, about: &str) -> impl IntoView + use<> {
    let name = Key::CHECK_CALL.fill(&[("number", says)]);
    let about = about.to_owned();
    view! { <a class="pill call" href=format!("tel:{tel}")><b>{name}</b> " " <small>{about}</small></a> }
}

fn choose(settings: SettingsHandle, id: &str) {
    settings.change(|it| id.clone_into(&mut it.region));
}

/// The choice of the country. The language of the browser is a suggestion, never the answer.
#[component]
pub(super) fn ChooseCountry() -> impl IntoView {
    let settings = use_settings();
    let check = use_check();
    let chosen = move |id: &'static str| settings.chosen().with(|it| it.region == id);
    let options: Vec<_> = content::countries()
        .iter()
        .map(|it| view! { <option value=it.id prop:selected=move || chosen(it.id)>{it.name.text()}</option> })
        .collect();
    // Where nothing is known, and nothing can be guessed, it is asked at once.
    let open = untrack(|| settings.country().is_none() && check.suggested_country().is_none());
    view! {
        <details class="country" open=open>
            <summary>{Key::CHECK_COUNTRY_OTHER.text()}</summary>
            <label class="field">
                {Key::CHECK_COUNTRY.text()}
                <select on:change=move |ev| choose(settings, &event_target_value(&ev))>
                    <option value="" prop:selected=move || chosen("")>{Key::CHECK_COUNTRY_NONE.text()}</option>
                    {options}
                </select>
            </label>
        </details>
    }
}

/// What to say on the phone or at the desk, in words that can be read out.
#[component]
pub(super) fn WhatToSay(
    /// The words.
    words: String,
) -> impl IntoView {
    let session = use_session();
    let aloud = words.clone();
    view! {
        <h2>{Key::CHECK_SAY_TITLE.text()}</h2>
        <blockquote>{words}</blockquote>
        <p>
            <button class="pill pill-small" on:click=move |_| session.speak(&aloud)>
                {Key::CHECK_SAY_ALOUD.text()}
            </button>
        </p>
    }
}
