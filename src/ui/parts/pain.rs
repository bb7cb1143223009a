//! Pain in a number, one tap. "No pain" is chosen already, but nothing is kept that nobody said.

use leptos::prelude::*;

use super::words;
use crate::app::use_app;
use crate::domain::journal::record::{MOST_PAIN, Pain, PainWhen};
use crate::domain::library::exercise::Area;
use crate::i18n::Key;
use crate::platform::keyboard;

/// The scale, and where it is.
#[component]
pub(crate) fn AskPain(
    /// When it is asked.
    when: PainWhen,
) -> impl IntoView {
    let app = use_app();
    let said = RwSignal::new(None::<Pain>);
    let place = RwSignal::new(String::new());
    // What was said yesterday is kept, and is not what is said today.
    Effect::new(move || {
        app.today();
        said.set(None);
        place.set(String::new());
    });
    let title = app.text(match when {
        PainWhen::Before => Key::PAIN_BEFORE,
        PainWhen::After => Key::PAIN_AFTER,
        PainWhen::Alone => Key::PAIN_TITLE,
    });
    let say = move |value: u8| {
        let place = Some(place.get_untracked()).filter(|place| !place.is_empty());
        said.set(Some(app.note_pain(said.get_untracked(), value, when, place)));
        app.tell(app.fill(Key::PAIN_KEPT, &[("n", &value.to_string())]));
    };
    let steps: Vec<_> = (0..=MOST_PAIN)
        .map(|value| {
            let on = move || said.with(|said| said.as_ref().map_or(0, |it| it.value)) == value;
            let name = match value {
                0 => app.text(Key::PAIN_NONE).to_owned(),
                MOST_PAIN => app.text(Key::PAIN_MOST).to_owned(),
                value => app.fill(Key::PAIN_VALUE, &[("n", &value.to_string())]),
            };
            view! {
                <button
                    class="pain-step"
                    aria-label=name
                    aria-pressed=move || on().to_string()
                    tabindex=move || if on() { "0" } else { "-1" }
                    on:click=move |_| say(value)
                >
                    {value}
                </button>
            }
        })
        .collect();
    let places: Vec<_> = Area::ALL
        .iter()
        .map(|&area| view! { <option value=area.id()>{app.text(words::area(area))}</option> })
        .collect();
    let at = move |ev| {
        place.set(event_target_value(&ev));
        // The number was said already: the place belongs to it.
        if let Some(value) = said.with_untracked(|said| said.as_ref().map(|it| it.value)) {
            say(value);
        }
    };
    let kept = move || {
        said.with(|said| {
            said.as_ref().map(|it| app.fill(Key::PAIN_KEPT, &[("n", &it.value.to_string())]))
        })
    };
    let where_it_is = move || {
        said.with(Option::is_some).then(|| {
            view! {
                <label class="field">
                    {app.text(Key::PAIN_WHERE)}
                    <select on:change=at>
                        <option value="">{app.text(Key::PAIN_WHERE_ANY)}</option>
                        {places.clone()}
                    </select>
                </label>
            }
        })
    };
    view! {
        <h2>{title}</h2>
        // One stop for Tab; the arrows lead along it.
        <div class="pain-steps" role="toolbar" aria-label=title on:keydown=|ev| keyboard::along(&ev)>{steps}</div>
        // The buttons say it themselves.
        <p class="pain-ends quiet" aria-hidden="true">
            <span>{app.text(Key::PAIN_NONE)}</span>
            <span>{app.text(Key::PAIN_MOST)}</span>
        </p>
        <p class="quiet">{kept}</p>
        {where_it_is}
    }
}
