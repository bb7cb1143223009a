//! The wiring to the DOM, in a real browser: `cargo xtask test --only browser-tests`.
#![cfg(target_arch = "wasm32")]

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_view_reaches_the_page_and_leaves_it() {
    let body = document().body().expect("a page has a body");
    let mounted = mount_to(body, || view! { <p id="probe">"Sit tall."</p> });
    let probe = document().get_element_by_id("probe").expect("the view is in the page");
    assert_eq!(probe.text_content().as_deref(), Some("Sit tall."));
    drop(mounted);
    assert!(document().get_element_by_id("probe").is_none());
}
