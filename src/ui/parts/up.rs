//! The way from a page to the place that it belongs to.

use leptos::prelude::*;

use crate::domain::route::Route;
use crate::i18n::Key;

/// "‹ Library", above everything else on a page.
#[component]
pub(crate) fn Up(to: Route, name: Key) -> impl IntoView {
    view! { <p class="over"><a class="up" href=to.href()>{name.text()}</a></p> }
}
