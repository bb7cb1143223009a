//! Pain as a number, in one tap. Nothing is chosen, and nothing is stored, until the person says it.

use leptos::prelude::*;

use super::words;
use crate::app::{use_check, use_page};
use crate::domain::journal::record::{MOST_PAIN, Pain, PainWhen};
use crate::domain::library::exercise::Area;
use crate::i18n::Key;

/// The scale, and where it is.
#[component]
pub(crate) fn AskPain(
    /// When it is asked.
    when: PainWhen,
    /// What was said before the session: it is marked.
    #[prop(default = None)]
    before: Option<u8>,
) -> impl IntoView {
    let page = use_page();
    let check = use_check();
    let said = RwSignal::new(None::<Pain>);
    let place = RwSignal::new(String::new());
    // What was said yesterday is kept, and is not what is said today.
    Effect::new(move || {
        page.today();
        said.set(None);
        place.set(String::new());
    });
    let title = (match when {
        PainWhen::Before => Key::PAIN_BEFORE,
        PainWhen::After => Key::PAIN_AFTER,
        PainWhen::Alone => Key::PAIN_TITLE,
    })
    .text();
    let say = move |value: u8| {
        let place = Some(place.get_untracked()).filter(|place| !place.is_empty());
        said.set(Some(check.note_pain(said.get_untracked(), value, when, place)));
        page.announce(Key::PAIN_KEPT.fill(&[("n", &value.to_string())]));
    };
    let value_said = move || said.with(|said| said.as_ref().map(|it| it.value));
    let places = || {
        let option =
            |&area: &Area| view! { <option value=area.id()>{words::area(area).text()}</option> };
        Area::ALL.iter().map(option).collect::<Vec<_>>()
    };
    let at = move |ev| {
        place.set(event_target_value(&ev));
        // The number was said already: the place belongs to it.
        if let Some(value) = value_said() {
            say(value);
        }
    };
    let kept = move || value_said().map(|value| Key::PAIN_KEPT.fill(&[("n", &value.to_string())]));
    let where_it_is = move || {
        said.with(Option::is_some).then(|| {
            view! {
                <label class="field">
                    {Key::PAIN_WHERE.text()}
                    <select on:change=at>
                        <option value="">{Key::PAIN_WHERE_ANY.text()}</option>
                        {places()}
                    </select>
                </label>
            }
        })
    };
    view! {
        <h2>{title}</h2>
        {steps(title, [Key::PAIN_NONE, Key::PAIN_MOST], before, value_said, say)}
        <p class="pain-kept quiet">{kept}</p>
        {where_it_is}
    }
}

/// Eleven numbers from 0 to 10 in one row, with what the first and the last of them mean.
pub(crate) fn steps(
    title: &'static str,
    ends: [Key; 2],
    before: Option<u8>,
    said: impl Fn() -> Option<u8> + Copy + Send + Sync + 'static,
    say: impl Fn(u8) + Copy + 'static,
) -> impl IntoView {
    let page = use_page();
    let steps: Vec<_> = (0..=MOST_PAIN)
        .map(|value| {
            let on = move || said() == Some(value);
            let stop = move || said().unwrap_or_default() == value;
            let name = match value {
                0 => ends[0].text().to_owned(),
                MOST_PAIN => ends[1].text().to_owned(),
                value => Key::PAIN_VALUE.fill(&[("n", &value.to_string())]),
            };
            let class = if before == Some(value) { "pain-step pain-before" } else { "pain-step" };
            view! {
                <button
                    class=class
                    aria-label=name
                    aria-pressed=move || on().to_string()
                    tabindex=move || if stop() { "0" } else { "-1" }
                    on:click=move |_| say(value)
                >
                    {value}
                </button>
            }
        })
        .collect();
    let marked = before.map(|it| {
        let says = Key::PAIN_VALUE_BEFORE.fill(&[("n", &it.to_string())]);
        view! { <span>{says}</span> }
    });
    view! {
        // One stop for Tab; the arrows lead along it.
        <div class="pain-steps" role="toolbar" aria-label=title on:keydown=move |ev| page.move_along(&ev)>{steps}</div>
        // The buttons at the ends say what they are.
        <p class="pain-ends quiet">
            <span aria-hidden="true">{ends[0].text()}</span>
            {marked}
            <span aria-hidden="true">{ends[1].text()}</span>
        </p>
    }
}
