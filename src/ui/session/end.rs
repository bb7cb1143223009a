//! The end of a session in the first load: how it ended, and when to seek care if it hurt. The load of the session brings the
//! rest.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{use_page, use_session};
use crate::domain::library::routine::Routine;
use crate::domain::session::machine::{Stage, StopReason};
use crate::i18n::Key;
use crate::ui::loads::Loads;
use crate::ui::parts::stop_signs::StopSigns;

/// The last screen of a session.
#[component]
pub(crate) fn End(routine: Arc<Routine>) -> impl IntoView {
    let (page, session) = (use_page(), use_session());
    let loads: Loads = expect_context();
    let stage =
        session.playing().with_untracked(|playing| playing.as_ref().map(|it| *it.session.stage()));
    let hurt = stage == Some(Stage::Stopped(StopReason::Hurt));
    let (title, lead) = match stage {
        Some(Stage::Stopped(StopReason::Hurt)) => (Key::END_HURT, Key::END_HURT_LEAD.text()),
        Some(Stage::Stopped(StopReason::Ended)) => (Key::END_ENDED, Key::END_ENDED_LEAD.text()),
        _ => (Key::END_FINISHED, &*routine.closing),
    };
    let lead = lead.to_owned();
    // How it ended is seen at once. The rest takes longer than a frame on a slow phone, and comes after it.
    let seen = RwSignal::new(false);
    page.after_this_frame(move || {
        // The person may have left by then.
        seen.try_set(true);
    });
    let rest = move || {
        let views = loads.session().filter(|_| seen.get())?;
        Some((views.end)(routine.clone()))
    };
    // Its place is there at once, so that nothing moves when it is filled.
    let stage = (!hurt).then(|| {
        let stage = move || loads.session().filter(|_| seen.get()).map(|views| (views.end_stage)());
        view! { <div class="stage end-stage">{stage}</div> }
    });
    view! {
        <article class="end">
            {stage}
            <h1>{title.text()}</h1>
            <p class="lead">{lead}</p>
            {hurt.then(|| view! { <StopSigns/> })}
            {rest}
        </article>
    }
}
