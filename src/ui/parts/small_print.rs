//! What this is and is not, on every first and last screen.

use leptos::prelude::*;

use crate::app::use_app;
use crate::domain::route::Route;
use crate::i18n::Key;

/// "Not medical advice", and the way to the page that says when to seek care.
#[component]
pub(crate) fn SmallPrint() -> impl IntoView {
    let app = use_app();
    view! {
        <p class="small-print">
            {app.text(Key::APP_SMALL_PRINT)} " "
            <a href=Route::Care.href()>{app.text(Key::APP_CARE_LINK)}</a> "."
        </p>
    }
}
