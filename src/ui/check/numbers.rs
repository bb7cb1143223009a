//! Whom to call, and what to say.

use leptos::prelude::*;

use crate::app::{use_check, use_session, use_settings};
use crate::content;
use crate::domain::safety::numbers::{ANYWHERE, Country, Number};
use crate::i18n::Key;

/// The emergency number of the chosen country, or the one that works nearly everywhere.
#[component]
pub(super) fn EmergencyNumbers() -> impl IntoView {
    let settings = use_settings();
    move || match settings.country() {
        Some(country) => emergency(country).into_any(),
        None => view! {
            <div class="calls">{call(ANYWHERE, ANYWHERE, true)}</div>
            <p>{Key::CHECK_CALL_LOCAL.text()}</p>
        }
        .into_any(),
    }
}

fn emergency(country: &'static Country) -> impl IntoView {
    // Where there is no button, the words are what to do.
    let class = if country.emergency.is_empty() { "lead" } else { "" };
    let by_text = (!country.by_text.is_empty())
        .then(|| view! { <p>{Key::CHECK_BY_TEXT.fill(&[("how", &*country.by_text)])}</p> });
    view! {
        <div class="calls">{calls(country.emergency, true)}</div>
        <p class=class>{country.emergency_note.text()}</p>
        {by_text}
    }
}

/// The advice line of the chosen country.
#[component]
pub(super) fn AdviceNumbers() -> impl IntoView {
    let settings = use_settings();
    let numbers = move || match settings.country() {
        Some(country) => view! {
            <div class="calls">{calls(country.advice, false)}</div>
            <p>{country.advice_note.text()}</p>
        }
        .into_any(),
        None => view! { <p>{Key::CHECK_ADVICE_NONE.text()}</p> }.into_any(),
    };
    view! {
        <h2>{Key::CHECK_ADVICE.text()}</h2>
        {numbers}
    }
}

fn calls(numbers: &'static [Number], main: bool) -> Vec<impl IntoView> {
    let first = |at| at == 0 && main;
    let one = |(at, it): (usize, &'static Number)| call(it.says, it.tel, first(at));
    numbers.iter().enumerate().map(one).collect()
}

fn call(says: &str, tel: &str, main: bool) -> impl IntoView + use<> {
    let class = if main { "pill pill-main pill-call" } else { "pill pill-call" };
    let name = Key::CHECK_CALL.fill(&[("number", says)]);
    view! { <a class=class href=format!("tel:{tel}")>{name}</a> }
}

/// The choice of the country. The language of the browser is a suggestion, never the answer.
#[component]
pub(super) fn ChooseCountry() -> impl IntoView {
    let settings = use_settings();
    let check = use_check();
    let choose = move |id: &str| settings.change(|it| id.clone_into(&mut it.region));
    let chosen = move |id: &'static str| settings.chosen().with(|it| it.region == id);
    let options: Vec<_> = content::countries()
        .iter()
        .map(|it| view! { <option value=it.id prop:selected=move || chosen(it.id)>{it.name.text()}</option> })
        .collect();
    let suggested = move || {
        let country = check.suggested_country().filter(|_| settings.country().is_none())?;
        let words = Key::CHECK_COUNTRY_SUGGESTED.fill(&[("country", &*country.name)]);
        Some(view! {
            <p>
                {words} " "
                <button class="pill pill-small" on:click=move |_| choose(country.id)>
                    {Key::CHECK_COUNTRY_USE.text()}
                </button>
            </p>
        })
    };
    view! {
        <label class="field">
            {Key::CHECK_COUNTRY.text()}
            <select on:change=move |ev| choose(&event_target_value(&ev))>
                <option value="" prop:selected=move || chosen("")>{Key::CHECK_COUNTRY_NONE.text()}</option>
                {options}
            </select>
        </label>
        {suggested}
    }
}

/// What to say on the phone or at the desk, in words that can be read out.
#[component]
pub(super) fn WhatToSay(
    /// The frame of the sentence, with a blank for what was answered.
    frame: Key,
    /// What was answered.
    answers: Vec<String>,
    /// The age, if it is known.
    age: Option<u8>,
) -> impl IntoView {
    let session = use_session();
    let mut words = frame.fill(&[("what", &answers.join("; "))]);
    if let Some(age) = age {
        words.push(' ');
        words += &Key::CHECK_SAY_AGE.count(age.into(), &[]);
    }
    let aloud = words.clone();
    view! {
        <h2>{Key::CHECK_SAY_TITLE.text()}</h2>
        <blockquote>{words}</blockquote>
        <button class="pill pill-small" on:click=move |_| session.speak(&aloud)>
            {Key::CHECK_SAY_ALOUD.text()}
        </button>
    }
}
