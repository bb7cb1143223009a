//! What this is and is not, on every first and last screen.

use leptos::prelude::*;

use crate::domain::route::Route;
use crate::i18n::Key;

/// "Not medical advice", and the way to the page that says when to seek care.
#[component]
pub(crate) fn SmallPrint() -> impl IntoView {
    view! {
        <p class="small-print">
            {Key::APP_SMALL_PRINT.text()} " "
            <a href=Route::Care.href()>{Key::APP_CARE_LINK.text()}</a> "."
        </p>
    }
}
