//! Settings: three groups of rows, each with what holds now; and the page of each row, beside the rows where there is room.

use leptos::prelude::*;

use crate::app::page::PageHandle;
use crate::app::settings::Settings;
use crate::app::{use_journal, use_page, use_reminders, use_settings};
use crate::domain::journal::log::Log;
use crate::domain::library::exercise::Item;
use crate::domain::route::{Route, SettingsPart};
use crate::domain::routines::suggest::Pattern;
use crate::i18n::Key;
use crate::ui::parts::up::Up;
use crate::ui::parts::words;
use crate::ui::tools::settings_pages;
use crate::ui::tools::switch::switch;

/// The name of a page of the settings.
pub(in crate::ui) fn title(of: &Route) -> Key {
    match of {
        Route::Reminders => Key::REMINDERS_TITLE,
        Route::SettingsOf(part) => match part {
            SettingsPart::Sounds => Key::SETTINGS_SOUNDS,
            SettingsPart::AboutYou => Key::PREFS_TITLE,
            SettingsPart::Check => Key::SETTINGS_CHECK,
            SettingsPart::Look => Key::COMFORT_LOOKS,
            SettingsPart::Data => Key::PROGRESS_TAKE,
            SettingsPart::About => Key::SETTINGS_ABOUT,
        },
        _ => Key::SETTINGS_TITLE,
    }
}

/// The rows, and the page of the row that was opened.
#[component]
pub(crate) fn SettingsPage(of: Route) -> impl IntoView {
    let name = title(&of).text();
    if of == Route::Settings {
        return view! {
            <article class="settings">
                <h1>{name}</h1>
                {groups(&of)}
            </article>
        }
        .into_any();
    }
    view! {
        <article class="settings settings-open">
            <Up to=Route::Settings name=Key::SETTINGS_TITLE/>
            <nav class="settings-list" aria-label=Key::SETTINGS_TITLE.text()>{groups(&of)}</nav>
            <div class="settings-page">
                <h1>{name}</h1>
                {settings_pages::page(&of)}
            </div>
        </article>
    }
    .into_any()
}

/// All rows, of which the one of the open page is marked.
fn groups(open: &Route) -> impl IntoView + use<> {
    let page = use_page();
    let settings = use_settings();
    let row = |to: Route, about: Box<dyn Fn() -> String + Send>| {
        let here = (to == *open).then_some("page");
        view! {
            <li>
                <a class="row" href=to.href() aria-current=here>
                    <span class="grow"><b>{title(&to).text()}</b><small>{about}</small></span>
                </a>
            </li>
        }
    };
    let part = |part: SettingsPart, about: Box<dyn Fn() -> String + Send>| {
        row(Route::SettingsOf(part), about)
    };
    let said =
        |key: Key| -> Box<dyn Fn() -> String + Send> { Box::new(move || key.text().to_owned()) };
    view! {
        <section>
            <h2>{Key::SETTINGS_IN_SESSION.text()}</h2>
            <ul class="card rows">
                {switch(settings, Key::SETTINGS_VOICE, |it| it.voice, |it, on| it.voice = on)}
                {switch(settings, Key::SETTINGS_SOUND, |it| it.sound, |it, on| it.sound = on)}
                {switch(settings, Key::SETTINGS_VIBRATION, |it| it.vibration, |it, on| it.vibration = on)}
                {switch(settings, Key::SESSION_FLASH, |it| it.flash, |it, on| it.flash = on)}
                {part(SettingsPart::Sounds, said(Key::SETTINGS_SOUNDS_ABOUT))}
            </ul>
        </section>
        <section>
            <h2>{Key::SETTINGS_YOU.text()}</h2>
            <ul class="card rows">
                {part(SettingsPart::AboutYou, Box::new(move || settings.chosen().with(about_you)))}
                {row(Route::Reminders, Box::new(reminded(page)))}
                {part(SettingsPart::Check, Box::new(checked(page)))}
            </ul>
        </section>
        <section>
            <h2>{Key::SETTINGS_PAGE.text()}</h2>
            <ul class="card rows">
                {part(SettingsPart::Look, Box::new(move || settings.chosen().with(look)))}
                {part(SettingsPart::Data, Box::new(kept()))}
                {part(SettingsPart::About, said(Key::SETTINGS_ABOUT_ABOUT))}
            </ul>
        </section>
    }
}

/// How the ache comes, how long there is, and what is at hand.
fn about_you(settings: &Settings) -> String {
    let pattern = Pattern::named(&settings.pattern).map(|it| match it {
        Pattern::Desk => Key::SETTINGS_DESK,
        Pattern::Morning => Key::SETTINGS_MORNING,
        Pattern::Stress => Key::SETTINGS_STRESS,
    });
    let minutes = (settings.minutes > 0)
        .then(|| Key::TIME_MINUTES.fill(&[("n", &settings.minutes.to_string())]));
    let items = settings.equipment.iter().filter_map(|it| Item::named(it));
    let items = items.map(|it| words::item(it).text().to_owned());
    let all: Vec<String> =
        pattern.map(|it| it.text().to_owned()).into_iter().chain(minutes).chain(items).collect();
    if all.is_empty() { Key::SETTINGS_NOTHING_SAID.text().to_owned() } else { all.join(" · ") }
}

fn reminded(page: PageHandle) -> impl Fn() -> String + Send {
    let desk = use_reminders();
    move || {
        desk.plan().with(|plan| {
            if !plan.on {
                return Key::SETTINGS_OFF.text().to_owned();
            }
            let (from, until) = (page.time_of_day(plan.from), page.time_of_day(plan.until));
            Key::SETTINGS_REMINDED.fill(&[("from", &from), ("until", &until)])
        })
    }
}

fn checked(page: PageHandle) -> impl Fn() -> String + Send {
    let journal = use_journal();
    move || match journal.log().with(|log| log.checks.last().map(|it| it.day)) {
        Some(day) => Key::SETTINGS_CHECKED.fill(&[("date", &page.date(day))]),
        None => Key::SETTINGS_NOT_CHECKED.text().to_owned(),
    }
}

fn look(settings: &Settings) -> String {
    let theme = match &*settings.theme {
        "light" => Key::COMFORT_LIGHT,
        "dark" => Key::COMFORT_DARK,
        _ => Key::COMFORT_SYSTEM,
    };
    let text = match &*settings.text {
        "125" => Key::SETTINGS_TEXT_LARGE,
        "150" => Key::SETTINGS_TEXT_LARGER,
        _ => Key::SETTINGS_TEXT_USUAL,
    };
    format!("{} · {}", theme.text(), text.text())
}

fn kept() -> impl Fn() -> String + Send {
    let journal = use_journal();
    move || {
        let sums = journal.log().with(Log::sums);
        let count: u32 = sums.practised().map(|(_, it)| it.sessions).sum();
        Key::SETTINGS_KEPT.count(count as usize, &[])
    }
}
