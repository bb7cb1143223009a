//! The picture of a movement.

use leptos::prelude::*;

use crate::content;
use crate::domain::figure;
use crate::domain::figure::svg::VIEW_BOX;
use crate::domain::library::exercise::Side;
use crate::domain::library::movement::Movement;
use crate::domain::library::named::{felt, legend};
use crate::domain::session::motion::is_mirrored;
use crate::i18n::Key;

/// A figure stands on the lower edge of its place.
pub(crate) const FEET: &str = "xMidYMax meet";

/// The still figure of `movement`; the right side is the mirror image of the left. A movement that
/// has no figure leaves no gap.
#[component]
pub(crate) fn Figure(
    movement: Movement,
    #[prop(default = Side::Both)] side: Side,
    /// As tight as it is, for where it is small; else in the frame that all figures share.
    #[prop(optional)]
    cropped: bool,
) -> impl IntoView {
    let figure = content::figure(movement.exercise()?.slug)?;
    let mirrored = is_mirrored(side);
    let view_box = if cropped { figure.view_box(mirrored) } else { VIEW_BOX.to_owned() };
    Some(view! {
        <div class="figure" role="img" aria-label=figure.alt(mirrored) data-side=side.id()>
            <svg viewBox=view_box preserveAspectRatio=FEET aria-hidden="true" focusable="false" inner_html=figure.svg(mirrored)></svg>
        </div>
    })
}

/// What the tint in a figure means, in words.
#[component]
pub(crate) fn Legend(figure: &'static figure::Figure) -> impl IntoView {
    view! { <p class="figure-legend"><span aria-hidden="true"></span>{legend(figure)}</p> }
}

/// The same in a session, in as few words as there are: a dot of the colour of the tint, and where it is.
#[component]
pub(crate) fn Felt(figure: &'static figure::Figure) -> impl IntoView {
    view! { <p class="figure-legend"><span aria-hidden="true"></span>{felt(figure)}</p> }
}

/// The figure of a common mistake, beside its words, where there is one.
#[component]
pub(crate) fn Wrong(
    slug: &'static str,
    /// Which row of its mistakes.
    row: usize,
) -> impl IntoView {
    let figure = content::figure(slug)?;
    figure.wrong.filter(|(_, shows)| *shows == row)?;
    let inside = figure.svg_of_mistake()?;
    Some(view! {
        <span class="figure figure-wrong" role="img" aria-label=Key::FIGURE_WRONG.text()>
            <svg
                viewBox=VIEW_BOX
                preserveAspectRatio=FEET
                aria-hidden="true"
                focusable="false"
                inner_html=inside
            ></svg>
        </span>
    })
}
