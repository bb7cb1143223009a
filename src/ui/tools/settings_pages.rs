//! What each row of the settings opens.

use leptos::prelude::*;

use crate::app::use_settings;
use crate::domain::route::{Route, SettingsPart};
use crate::i18n::Key;
use crate::ui::parts::data::TakeAlong;
use crate::ui::parts::facts::Standing;
use crate::ui::parts::marks::Scales;
use crate::ui::parts::prefs::{Equipment, Habits, LeaveOut};
use crate::ui::parts::row::Row;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::tools::copies::Copies;
use crate::ui::tools::look_and_sound::{Carry, Looks};
use crate::ui::tools::reminders::Reminders;
use crate::ui::tools::sounds::Sounds;
use crate::ui::tools::switch::switch;

/// The body of a page.
pub(super) fn page(of: &Route) -> AnyView {
    match of {
        Route::SettingsOf(SettingsPart::Sounds) => view! { <Sounds/> }.into_any(),
        Route::SettingsOf(SettingsPart::AboutYou) => about_you().into_any(),
        Route::SettingsOf(SettingsPart::Check) => check().into_any(),
        Route::SettingsOf(SettingsPart::Look) => look().into_any(),
        Route::SettingsOf(SettingsPart::Data) => data().into_any(),
        Route::SettingsOf(SettingsPart::About) => about().into_any(),
        _ => view! { <Reminders/> }.into_any(),
    }
}

fn about_you() -> impl IntoView {
    view! {
        <p>{Key::PREFS_LEAD.text()}</p>
        <Habits/>
        <Scales/>
        <Equipment/>
        <LeaveOut/>
    }
}

fn check() -> impl IntoView {
    view! {
        <ul class="card rows">
            <Row to=Route::Check name=Key::SETTINGS_CHECK_AGAIN.text() about=Key::SETTINGS_CHECK_AGAIN_ABOUT.text()/>
            <Row to=Route::Report name=Key::REPORT_TITLE.text() about=Key::SETTINGS_REPORT_ABOUT.text()/>
            <Row to=Route::SettingsOf(SettingsPart::Data) name=Key::PROGRESS_ERASE.text() about=Key::SETTINGS_ERASE_ABOUT.text()/>
        </ul>
        <Standing/>
    }
}

fn look() -> impl IntoView {
    let settings = use_settings();
    view! {
        <Looks/>
        <ul class="card rows">
            {switch(settings, Key::COMFORT_BIG_DIGITS, |it| it.big_digits, |it, on| it.big_digits = on)}
            {switch(settings, Key::SETTINGS_SHORTCUTS, |it| it.shortcuts, |it, on| it.shortcuts = on)}
        </ul>
    }
}

fn data() -> impl IntoView {
    view! {
        <TakeAlong><Copies/></TakeAlong>
        <section>
            <h2>{Key::COMFORT_CARRY.text()}</h2>
            <p class="quiet">{Key::COMFORT_CARRY_LEAD.text()}</p>
            <Carry/>
        </section>
    }
}

fn about() -> impl IntoView {
    view! {
        <p>{Key::SETTINGS_ABOUT_WHAT.text()}</p>
        <p>{Key::SETTINGS_ABOUT_DEVICE.text()}</p>
        <p>{Key::SETTINGS_ABOUT_REVIEW.text()}</p>
        <p>{Key::SETTINGS_ABOUT_FREE.text()}</p>
        <SmallPrint/>
    }
}
