//! A person upright, to show places on: in the check where it aches, in the guide the muscles.

use leptos::prelude::*;

/// The person in a field of 120 units across, the head at 24 and the seat at 134, from behind or from the front.
pub(crate) fn outline(behind: bool) -> impl IntoView {
    // From the front there is a face; from behind the line of the spine.
    let mark = if behind { "M60 58V124" } else { "M55 24h.1M65 24h.1M60 27v2" };
    view! {
        <g class="body">
            <circle cx="60" cy="24" r="15"/>
            <path class="body-neck" d="M60 36V56"/>
            <path class="body-arm" d="M34 68L23 116L19 158M86 68L97 116L101 158"/>
            <path class="body-leg" d="M49 132L47 206M71 132L73 206"/>
            <path d="M34 60Q60 50 86 60Q90 64 88 74L78 134Q60 142 42 134L32 74Q30 64 34 60Z"/>
            <path class="body-mark" d=mark/>
        </g>
    }
}
