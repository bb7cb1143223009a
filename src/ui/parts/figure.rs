//! The picture of an exercise.

use leptos::prelude::*;

use crate::domain::exercise::{Exercise, Side};

/// The still figure of `exercise`; the right side is the mirror image of the left.
#[component]
pub(crate) fn Figure(
    /// Whose picture.
    exercise: &'static Exercise,
    /// Which side is worked.
    #[prop(optional)]
    side: Option<Side>,
) -> impl IntoView {
    let _ = side;
    view! { <div class="figure" role="img" aria-label=exercise.name></div> }
}
