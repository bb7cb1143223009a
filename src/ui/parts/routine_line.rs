//! A routine in a line: how long, where, with what.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::library::routine::Routine;
pub(crate) use crate::domain::routines::line::{facts, length};

/// How long it takes, where it is done, what is needed.
#[component]
pub(crate) fn Facts(routine: Arc<Routine>) -> impl IntoView {
    view! { <p class="facts">{facts(&routine)}</p> }
}
