//! The countdown ring around the figure. It steps once a second: a ring that is repainted every
//! frame costs twenty seconds of processor time a minute (measured on peers).

use leptos::prelude::*;

/// A ring of which `left` thousandths remain; what is inside is drawn in its middle.
#[component]
pub(crate) fn Ring(
    /// How much is left, in thousandths.
    left: Signal<u16>,
    /// Whether it is time to work, rather than to get ready or to rest.
    works: Signal<bool>,
    /// The picture inside.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="ring" class:ring-rests=move || !works.get()>
            <svg viewBox="0 0 120 120" aria-hidden="true" focusable="false">
                <circle class="ring-track" cx="60" cy="60" r="57"/>
                <circle
                    class="ring-left"
                    cx="60"
                    cy="60"
                    r="57"
                    pathLength="1000"
                    stroke-dasharray="1000 1000"
                    stroke-dashoffset=move || (1000 - left.get()).to_string()
                />
            </svg>
            {children()}
        </div>
    }
}
