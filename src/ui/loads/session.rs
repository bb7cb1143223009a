//! The load of what a session shows besides itself, and of what stands above every page.

use std::sync::Arc;

use leptos::prelude::*;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;

use super::views::{Cut, SessionViews, Steps, Views};
use crate::app::{use_check, use_page};
use crate::domain::library::exercise::Side;
use crate::domain::library::movement::Movement;
use crate::domain::library::routine::Routine;
use crate::embed;
use crate::ui::check::hurt;
use crate::ui::frame::{around, breath, days, keys, next_visit, notices, nudge, offers, sheet};
use crate::ui::parts::moving_figure;
use crate::ui::progress::{done, end_stage};

#[cfg_attr(feature = "split", wasm_split(session, wasm_split_path = leptos::wasm_split, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "the macro puts its own failure in the result")]
pub(super) fn cut() -> Cut {
    Ok((Steps::WHOLE, Views::Session(SessionViews { frame, figure, more, end_stage, end, hurt })))
}

fn frame() -> AnyView {
    // Here rather than as soon as this load is there: what it listens to ends with the view around.
    embed::attach();
    // What is offered besides sessions is offered by the app itself.
    let page = use_page();
    let offers = (!page.is_embedded()).then(|| {
        let check = use_check();
        // A check holds for its day.
        page.follow_the_day(move || check.day_turned());
        next_visit::leave_cards();
        view! { <days::Days/> <offers::Offers/> <nudge::Nudge/> }
    });
    view! {
        <notices::Notices/>
        {offers}
        <keys::KeyList/>
    }
    .into_any()
}

fn figure(movement: Movement, side: Side) -> AnyView {
    view! { <moving_figure::Moving movement=movement side=side/> }.into_any()
}

fn more(open: RwSignal<bool>) -> AnyView {
    view! { <sheet::Sheet open=open/> <around::SkipPart/> <breath::BreathSign/> }.into_any()
}

fn hurt() -> AnyView {
    view! { <hurt::AskHurt/> }.into_any()
}

fn end_stage() -> AnyView {
    view! { <end_stage::EndStage/> }.into_any()
}

fn end(routine: Arc<Routine>) -> AnyView {
    view! { <done::Done routine=routine/> }.into_any()
}
