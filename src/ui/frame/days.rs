//! Days of practice in the line of the brand, where a phone has no other place for them: "7 of 12".

use leptos::prelude::*;

use crate::app::{use_journal, use_page, use_session};
use crate::domain::figure::vertebrae::VERTEBRAE;
use crate::domain::journal::log::Log;
use crate::domain::route::Route;
use crate::i18n::Key;

/// The way to progress, above today's page; nothing before the first day.
#[component]
pub(crate) fn Days() -> impl IntoView {
    let page = use_page();
    let journal = use_journal();
    let session = use_session();
    let here = Memo::new(move |_| page.route().get() == Route::Home && !session.is_active());
    let spine = Memo::new(move |_| {
        let sums = here.get().then(|| journal.log().with(Log::sums));
        sums.map(|it| it.spine(page.today())).unwrap_or_default()
    });
    move || {
        let days = spine.get().days;
        (days > 0).then(|| {
            let bars: Vec<_> = (0..VERTEBRAE)
                .map(|place| {
                    let (class, edge) =
                        if place < days { ("spine-day", 0.0) } else { ("spine-to-come", 1.5) };
                    let x = f64::from(place) * 6.5 + edge / 2.0;
                    let (wide, high) = (4.5 - edge, 18.0 - edge);
                    view! {
                        <rect class=class x=x.to_string() y=(edge / 2.0).to_string() width=wide.to_string() height=high.to_string() rx=(wide / 2.0).to_string()/>
                    }
                })
                .collect();
            let values = [("n", &*days.to_string()), ("of", &*VERTEBRAE.to_string())];
            view! {
                <a class="days-chip" href=Route::Progress.href()>
                    <span class="unseen">{Key::SHELL_PROGRESS.text()} ": "</span>
                    <svg width="77" height="18" viewBox="0 0 77 18" aria-hidden="true" focusable="false">{bars}</svg>
                    <span>{Key::SPINE_CHIP.fill(&values)}</span>
                </a>
            }
        })
    }
}
