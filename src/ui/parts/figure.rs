//! The picture of a movement.

use leptos::prelude::*;

use crate::domain::exercise::Side;
use crate::domain::movement::Movement;

/// The still figure of `movement`; the right side is the mirror image of the left.
#[component]
pub(crate) fn Figure(
    /// Whose picture.
    movement: Movement,
    /// Which side is worked.
    #[prop(optional)]
    side: Option<Side>,
) -> impl IntoView {
    let _ = side;
    view! { <div class="figure" role="img" aria-label=movement.name().to_owned()></div> }
}
