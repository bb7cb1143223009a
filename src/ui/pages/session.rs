//! A session that was started: running or over.

use leptos::prelude::*;

use crate::app::use_app;
use crate::platform::page;
use crate::ui::parts::end::End;
use crate::ui::parts::player::Player;

/// The page of the session that is played.
#[component]
pub(crate) fn SessionPage() -> impl IntoView {
    let app = use_app();
    let over = Memo::new(move |_| {
        app.playing.with(|playing| playing.as_ref().is_none_or(|it| it.session.is_over()))
    });
    Effect::new(move |before: Option<bool>| {
        let now = over.get();
        // The buttons of the screen before are gone, and the focus with them.
        if before.is_some_and(|before| before != now) {
            // The list of keys belongs to the screen that is gone, and would keep the focus.
            app.keys_open.set(false);
            page::focus_heading();
        }
        now
    });
    move || {
        let routine = app.playing.with_untracked(|it| Some(it.as_ref()?.routine.clone()))?;
        Some(if over.get() {
            view! { <End routine=routine/> }.into_any()
        } else {
            view! { <Player routine=routine/> }.into_any()
        })
    }
}
