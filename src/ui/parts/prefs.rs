//! What a person has at hand, what they leave out, how their ache comes, how long they have.

use leptos::prelude::*;

use super::words;
use crate::app::use_settings;
use crate::domain::library::exercise::{Area, Item};
use crate::domain::routines::suggest::Pattern;
use crate::i18n::Key;

/// Things worth asking for: the rest is in every room.
const ITEMS: [Item; 7] =
    [Item::Band, Item::Anchor, Item::Roller, Item::Ball, Item::Weights, Item::Bar, Item::Mirror];

#[component]
pub(crate) fn Equipment() -> impl IntoView {
    let settings = use_settings();
    let boxes = ITEMS.map(|item| {
        let on = move || settings.chosen().with(|it| it.equipment.iter().any(|id| id == item.id()));
        let flip = move |_| settings.change(|it| toggle(&mut it.equipment, item.id()));
        view! { <label><input class="box" type="checkbox" prop:checked=on on:change=flip/> {words::item(item).text()}</label> }
    });
    view! { <fieldset class="boxes"><legend>{Key::PREFS_EQUIPMENT.text()}</legend>{boxes}</fieldset> }
}

/// What should not be worked.
#[component]
pub(crate) fn LeaveOut() -> impl IntoView {
    let settings = use_settings();
    let boxes: Vec<_> = Area::ALL
        .iter()
        .map(|&area| {
            let on = move || settings.chosen().with(|it| it.leave_out.iter().any(|id| id == area.id()));
            let flip = move |_| settings.change(|it| toggle(&mut it.leave_out, area.id()));
            view! { <label><input class="box" type="checkbox" prop:checked=on on:change=flip/> {words::area(area).text()}</label> }
        })
        .collect();
    view! { <fieldset class="boxes"><legend>{Key::PREFS_LEAVE_OUT.text()}</legend>{boxes}</fieldset> }
}

fn toggle(ids: &mut Vec<String>, id: &str) {
    match ids.iter().position(|it| it == id) {
        Some(at) => drop(ids.remove(at)),
        None => ids.push(id.to_owned()),
    }
}

/// How the ache comes, and how many minutes there usually are.
#[component]
pub(crate) fn Habits() -> impl IntoView {
    let settings = use_settings();
    let patterns: Vec<_> = [None]
        .into_iter()
        .chain(Pattern::ALL.iter().copied().map(Some))
        .map(|pattern| {
            let id = pattern.map_or("", Pattern::id);
            let word = match pattern {
                None => Key::PREFS_PATTERN_NONE,
                Some(Pattern::Desk) => Key::PREFS_PATTERN_DESK,
                Some(Pattern::Morning) => Key::PREFS_PATTERN_MORNING,
                Some(Pattern::Stress) => Key::PREFS_PATTERN_STRESS,
            };
            let on = move || settings.chosen().with(|it| it.pattern == id);
            let choose = move |_| settings.change(|it| id.clone_into(&mut it.pattern));
            view! {
                <label><input class="box" type="radio" name="pattern" prop:checked=on on:change=choose/> {word.text()}</label>
            }
        })
        .collect();
    let minutes = [0_u16, 2, 5, 10, 15].map(|minutes| {
        let words = match minutes {
            0 => Key::PREFS_MINUTES_ANY.text().to_owned(),
            minutes => Key::TIME_MINUTES.fill(&[("n", &minutes.to_string())]),
        };
        let on = move || settings.chosen().with(|it| it.minutes == minutes);
        let choose = move |_| settings.change(|it| it.minutes = minutes);
        view! {
            <label><input class="box" type="radio" name="minutes" prop:checked=on on:change=choose/> {words}</label>
        }
    });
    view! {
        <fieldset class="boxes boxes-long"><legend>{Key::PREFS_PATTERN.text()}</legend>{patterns}</fieldset>
        <fieldset class="boxes"><legend>{Key::PREFS_MINUTES.text()}</legend>{minutes}</fieldset>
    }
}
