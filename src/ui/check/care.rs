//! When to stop, and whom to ask. Always open, whatever else is locked.

use leptos::prelude::*;

use crate::i18n::Key;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::stop_signs::{StopSigns, list};

#[component]
pub(crate) fn CarePage() -> impl IntoView {
    view! {
        <article class="care">
            <h1>{Key::CARE_TITLE.text()}</h1>
            <section class="signs">
                <h2>{Key::CARE_STOP.text()}</h2>
                {list(Key::CARE_STOP_LIST)}
            </section>
            <StopSigns/>
            <SmallPrint/>
        </article>
    }
}
