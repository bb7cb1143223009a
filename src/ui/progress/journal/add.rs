//! What was done elsewhere, and a note by itself.

use leptos::prelude::*;

use super::address::page_of;
use super::{fields, words};
use crate::app::{use_journal, use_page};
use crate::domain::journal::amended::MOST_MINUTES;
use crate::domain::journal::diary::ElsewhereKind;
use crate::domain::journal::entry::{Addition, EntryKind, note};
use crate::domain::time::day::Day;
use crate::i18n::Key;

#[component]
pub(super) fn Elsewhere() -> impl IntoView {
    let (page, journal) = (use_page(), use_journal());
    let today = untrack(|| page.today());
    let day = RwSignal::new(today.to_string());
    let what = RwSignal::new(ElsewhereKind::Walk.id().to_owned());
    let [minutes, text] = [(); 2].map(|()| RwSignal::new(String::new()));
    let problem = RwSignal::new(String::new());
    page.hold_while(move || !minutes.with(String::is_empty) || !text.with(String::is_empty));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = day.with_untracked(|it| it.parse::<Day>().ok());
        let Some(chosen) = chosen.filter(|it| *it <= page.today()) else {
            problem.set(Key::JOURNAL_DAY_WRONG.text().to_owned());
            return;
        };
        let Ok(minutes) = whole(&minutes.get_untracked(), MOST_MINUTES) else {
            problem.set(Key::JOURNAL_MINUTES_WRONG.fill(&[("n", &MOST_MINUTES.to_string())]));
            return;
        };
        let (name, text) = (Some(what.get_untracked()), Some(text.get_untracked()));
        let done = Addition { name, value: minutes, text, ..Addition::new(EntryKind::Elsewhere) };
        journal.add_entry_on(chosen, done);
        page.announce(Key::JOURNAL_SAVED.text().to_owned());
        page.go(&page_of(None));
    };
    let kinds = ElsewhereKind::ALL.iter();
    let kinds =
        kinds.map(|it| (it.id().to_owned(), words::elsewhere(*it).text().to_owned())).collect();
    view! {
        <h1>{Key::JOURNAL_ADD_ELSEWHERE.text()}</h1>
        <form class="journal-form" on:submit=save>
            {fields::choice(Key::JOURNAL_WHAT, what, kinds)}
            <label class="field">
                {Key::JOURNAL_DAY.text()}
                <input
                    type="date"
                    max=today.to_string()
                    prop:value=move || day.get()
                    on:input:target=move |event| day.set(event.target().value())
                />
            </label>
            {fields::number(Key::JOURNAL_MINUTES_PLAIN, minutes, MOST_MINUTES)}
            {fields::lines(Key::JOURNAL_NOTE, text)}
            {fields::save(move || problem.get())}
        </form>
    }
}

/// The whole number from 0 to `most` in a text; `None` in an empty one.
pub(super) fn whole(text: &str, most: i32) -> Result<Option<i32>, ()> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().ok().filter(|it| (0..=most).contains(it)).map(Some).ok_or(())
}

#[component]
pub(super) fn AddNote() -> impl IntoView {
    let (page, journal) = (use_page(), use_journal());
    let text = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    page.hold_while(move || !text.with(String::is_empty));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(text) = text.with_untracked(|it| note(it)) else {
            problem.set(Key::JOURNAL_NOTE_MISSING.text().to_owned());
            return;
        };
        journal.add_entry(Addition { text: Some(text), ..Addition::new(EntryKind::Note) });
        page.announce(Key::JOURNAL_SAVED.text().to_owned());
        page.go(&page_of(None));
    };
    view! {
        <h1>{Key::JOURNAL_ADD_NOTE.text()}</h1>
        <form class="journal-form" on:submit=save>
            {fields::lines(Key::JOURNAL_NOTE, text)}
            {fields::save(move || problem.get())}
        </form>
    }
}
