//! When to stop, and whom to ask. Always open, whatever else is locked.

use leptos::prelude::*;

use crate::app::use_app;
use crate::i18n::Key;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::stop_signs::{StopSigns, list};

/// The page.
#[component]
pub(crate) fn CarePage() -> impl IntoView {
    let app = use_app();
    view! {
        <article class="care">
            <h1 tabindex="-1">{app.text(Key::CARE_TITLE)}</h1>
            <section class="signs">
                <h2>{app.text(Key::CARE_STOP)}</h2>
                {list(app, Key::CARE_STOP_LIST)}
            </section>
            <StopSigns/>
            <SmallPrint/>
        </article>
    }
}
