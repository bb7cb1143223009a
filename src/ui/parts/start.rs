//! The one Start of a routine. Where sessions are locked, it leads to what can be done instead.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{use_check, use_start};
use crate::domain::journal::gate::Gate;
use crate::domain::library::routine::Routine;
use crate::domain::route::Route;
use crate::i18n::Key;

#[component]
pub(crate) fn Start(routine: Arc<Routine>) -> impl IntoView {
    let check = use_check();
    let start = use_start();
    let locked = Memo::new(move |_| matches!(check.gate().get(), Gate::Locked(_)));
    move || {
        let routine = routine.clone();
        if locked.get() {
            let href = Route::Check.href();
            view! { <a class="pill pill-main" href=href>{Key::CHECK_LOCKED_LINK.text()}</a> }
                .into_any()
        } else {
            view! {
                <button class="pill pill-main" on:click=move |_| start.start(routine.clone())>
                    {Key::SESSION_START.text()}
                </button>
            }
            .into_any()
        }
    }
}
