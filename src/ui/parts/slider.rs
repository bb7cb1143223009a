//! A slider for a measure of one's own, which is not said before it is moved.

use leptos::prelude::*;

/// From 0 to `most` in steps of `step`; `chosen` is none until it is moved. `says` puts what stands there in words.
pub(crate) fn slider(
    name: &'static str,
    chosen: RwSignal<Option<u8>>,
    (most, step): (u8, u8),
    says: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> AnyView {
    let choose = move |event| chosen.set(event_target_value(&event).parse().ok());
    view! {
        <label>
            <span>{name} ": " {says}</span>
            <input
                type="range"
                aria-label=name
                aria-valuetext=says
                min="0"
                max=most.to_string()
                step=step.to_string()
                // At its beginning before it is moved, which is nothing to note.
                prop:value=move || chosen.get().unwrap_or(0).to_string()
                on:input=choose
            />
        </label>
    }
    .into_any()
}
