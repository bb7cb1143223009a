//! The figure of a movement: in the session that runs, and as a demonstration on the page of its exercise.

use std::rc::Rc;

use leptos::prelude::*;

use crate::app::animation::{Animation, Sight};
use crate::app::session::SessionHandle;
use crate::app::{use_page, use_routines, use_session, use_settings};
use crate::content;
use crate::domain::figure::svg::VIEW_BOX;
use crate::domain::figure::{Figure, Frame};
use crate::domain::library::exercise::{Exercise, Side};
use crate::domain::library::movement::Movement;
use crate::domain::session::machine::Stage;
use crate::domain::session::motion::{Demonstration, is_mirrored, motion, shown_at};
use crate::domain::session::timeline::Timeline;
use crate::domain::time::{Millis, Moment};
use crate::i18n::Key;
use crate::ui::parts::figure::{FEET, Felt, Figure as Still, Legend};

/// The figure of `movement` in the session that runs, worked on `side`; with reduced motion, its key
/// poses in a row.
#[component]
pub(crate) fn Moving(movement: Movement, side: Side) -> impl IntoView {
    let settings = use_settings();
    let session = use_session();
    let figure = content::figure(movement.exercise()?.slug)?;
    let mirrored = is_mirrored(side);
    let alt = figure.alt(mirrored);
    if settings.is_calm() {
        return Some(view! { {strip(figure, side)} <Felt figure=figure/> }.into_any());
    }
    let place = NodeRef::new();
    let sight = move |then| sight(session, figure, &movement, side, then);
    let seen = Rc::new(Animation::new(figure, place, sight));
    let face = session.settled_face();
    Effect::new(move |_| {
        // Read, not only tracked: a memo that nobody reads never wakes anybody.
        let _ = face.get();
        seen.go_on();
    });
    let view = view! {
        <div node_ref=place class="figure" role="img" aria-label=alt data-side=side.id()></div>
        <Felt figure=figure/>
    };
    Some(view.into_any())
}

/// Where the session is with `movement` on `side` at `then`; or how the turn begins that comes next.
fn sight(
    session: SessionHandle,
    figure: &Figure,
    movement: &Movement,
    side: Side,
    then: Moment,
) -> Option<Sight> {
    session.playing().with_untracked(|playing| {
        let session = &playing.as_ref()?.session;
        let timeline = session.timeline();
        let (position, mine) = shown_at(timeline, session.position(then), movement, side)?;
        let runs = mine && matches!(session.stage(), Stage::Running(_));
        let motion = motion(figure, timeline, position);
        Some(Sight { motion, mirrored: is_mirrored(side), runs })
    })
}

/// The key poses, in the order in which they are gone through.
fn strip(figure: &'static Figure, side: Side) -> impl IntoView {
    let mirrored = is_mirrored(side);
    let keys = figure.keys().into_iter().map(|index| {
        let inside = figure.svg_of(Frame::still(index), mirrored);
        view! { <svg viewBox=VIEW_BOX preserveAspectRatio=FEET aria-hidden="true" focusable="false" inner_html=inside></svg> }
    });
    view! {
        <div class="figure figure-strip" role="img" aria-label=figure.alt(mirrored) data-side=side.id()>
            {keys.collect::<Vec<_>>()}
        </div>
    }
}

/// The picture of an exercise on its page, with a button that sets it going.
#[component]
pub(crate) fn Demo(exercise: &'static Exercise) -> impl IntoView {
    let (page, settings, routines) = (use_page(), use_settings(), use_routines());
    let figure = content::figure(exercise.slug)?;
    let side = Movement::Library(exercise).first_side();
    let legend = view! { <Legend figure=figure/> };
    if settings.is_calm() {
        let view = view! { <div class="demo"><div class="stage">{strip(figure, side)}</div>{legend}</div> };
        return Some(view.into_any());
    }
    let plan = Rc::new(Demonstration::of(Timeline::of_routine(&routines.alone(exercise), |_| 1)));
    let place = NodeRef::new();
    // Where it was when it last stood still, and since when it goes.
    let from = StoredValue::new(Millis::ZERO);
    let since = RwSignal::new(None::<Millis>);
    // Before it has ever been set going: the picture that shows the most.
    let fresh = Memo::new(move |fresh| *fresh.unwrap_or(&true) && since.get().is_none());
    let at = move |then: Moment| {
        let gone = since.get_untracked().map_or(Millis::ZERO, |since| then.mono - since);
        from.get_value() + gone
    };
    let seen = Rc::new(Animation::new(figure, place, move |then| {
        let (motion, side) = plan.at(figure, at(then));
        Some(Sight { motion, mirrored: is_mirrored(side), runs: since.get_untracked().is_some() })
    }));
    Effect::new(move |_| {
        since.track();
        seen.go_on();
    });
    let press = move |_| {
        if since.get_untracked().is_some() {
            from.set_value(at(page.now()));
            since.set(None);
        } else {
            since.set(Some(page.now().mono));
        }
    };
    let word =
        move || (if since.get().is_some() { Key::FIGURE_PAUSE } else { Key::FIGURE_PLAY }).text();
    let picture = move || {
        if fresh.get() {
            return view! { <Still movement=Movement::Library(exercise) side=side/> }.into_any();
        }
        let alt = figure.alt(false);
        view! { <div node_ref=place class="figure" role="img" aria-label=alt data-side=side.id()></div> }
            .into_any()
    };
    let view = view! {
        <div class="demo">
            <div class="stage">{picture}</div>
            {legend}
            <button class="as-link" on:click=press>{word}</button>
        </div>
    };
    Some(view.into_any())
}
