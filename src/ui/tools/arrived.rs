//! A file that the app was opened with, or that was shared with it: looked at, and taken in only if the person wants it.

use leptos::prelude::*;

use crate::app::{use_arrivals, use_data, use_page, use_routines};
use crate::domain::journal::locked::FileKind;
use crate::domain::route::{Route, SettingsPart};
use crate::i18n::Key;
use crate::ui::parts::data::{ImportProgress, look_into, outcome};
use crate::ui::parts::words;
use crate::ui::tools::import::{preview, wrong};

/// The page, in place of the data that a link carries: `public/sw.js` and the manifest lead here.
pub(in crate::ui) const ARRIVED: &str = "file";

#[component]
pub(crate) fn ArrivedPage() -> impl IntoView {
    view! {
        <article class="import">
            <h1>{Key::COPIES_ARRIVED.text()}</h1>
            {arrived()}
        </article>
    }
}

/// What is in the last file that came.
fn arrived() -> impl IntoView {
    let arrivals = use_arrivals();
    let (page, routines, data) = (use_page(), use_routines(), use_data());
    arrivals.look();
    // It was taken out of its place as it was read: a page that is loaded anew would have lost it.
    page.hold_while(move || arrivals.last().with(Option::is_some));
    move || match arrivals.last().get() {
        None => {
            let href = Route::SettingsOf(SettingsPart::Data).href();
            view! {
                <p class="lead">{Key::COPIES_ARRIVED_NONE.text()}</p>
                <p><a class="pill pill-small" href=href>{Key::PROGRESS_TAKE.text()}</a></p>
            }
            .into_any()
        }
        Some(Err(unread)) => wrong(words::unread(unread).text()),
        Some(Ok(text)) if FileKind::of(&text) == FileKind::Other => preview(page, routines, &text),
        Some(Ok(text)) => {
            let way = ImportProgress::new();
            look_into(data, text, way);
            view! {
                <p class="lead">{Key::COPIES_ARRIVED_LEAD.text()}</p>
                {outcome(data, way)}
            }
            .into_any()
        }
    }
}
