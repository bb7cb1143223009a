//! The page around the app: its title, its language, and where the focus is.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The element that the app lives in; index.html has it.
pub const ROOT: &str = "app";

/// Empties the root of what stood there before the app, and gives it to the app.
pub fn take_root() -> Option<HtmlElement> {
    let root: HtmlElement = document().get_element_by_id(ROOT)?.dyn_into().ok()?;
    root.set_text_content(None);
    Some(root)
}

/// Names the page in tabs, history and screen readers.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to the page's heading, so that a screen reader reads on from there.
pub fn focus_heading() {
    request_animation_frame(|| {
        let heading = document().query_selector("main h1").ok().flatten();
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            // A heading that went away in the meantime needs no focus.
            let _ = heading.focus();
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
}
