//! The picture of a movement.

use leptos::prelude::*;

use crate::content;
use crate::domain::exercise::Side;
use crate::domain::figure::svg::VIEW_BOX;
use crate::domain::movement::Movement;

/// The still figure of `movement`; the right side is the mirror image of the left. A movement that
/// has no figure leaves no gap.
#[component]
pub(crate) fn Figure(
    /// Whose picture.
    movement: Movement,
    /// Which side is worked.
    #[prop(default = Side::Both)]
    side: Side,
) -> impl IntoView {
    let figure = content::figure(movement.exercise()?.slug)?;
    let mirrored = side == Side::Right;
    Some(view! {
        <div class="figure" role="img" aria-label=figure.alt(mirrored) data-side=side.id()>
            <svg viewBox=VIEW_BOX aria-hidden="true" focusable="false" inner_html=figure.svg(mirrored)></svg>
        </div>
    })
}
