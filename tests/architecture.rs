//! Who may use whom. The compiler keeps the browser out of the domain; the rest is kept here.

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file below `folder`, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the room exists") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                found.push((path.clone(), fs::read_to_string(path).expect("readable")));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} is empty");
    found
}

fn check_never(room: &str, never: &[&str]) {
    for (path, text) in sources(room) {
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for word in never {
                assert!(!code.contains(word), "{}:{}: {word}", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn the_domain_knows_nobody() {
    check_never(
        "src/domain",
        &[
            "crate::content",
            "crate::i18n",
            "crate::platform",
            "crate::app",
            "crate::ui",
            "leptos",
            "web_sys",
            "js_sys",
        ],
    );
}

#[test]
fn content_knows_only_the_domain() {
    check_never(
        "src/content",
        &["crate::i18n", "crate::platform", "crate::app", "crate::ui", "leptos"],
    );
}

#[test]
fn texts_know_only_content_and_domain() {
    check_never("src/i18n", &["crate::platform", "crate::app", "crate::ui", "leptos"]);
}

#[test]
fn the_platform_knows_only_leaf_types() {
    check_never(
        "src/platform",
        &[
            "crate::content",
            "crate::i18n",
            "crate::app",
            "crate::ui",
            "domain::session::machine",
            "domain::library::routine",
        ],
    );
}

#[test]
fn only_the_platform_names_the_browser() {
    for room in ["src/app", "src/embed", "src/ui"] {
        check_never(room, &["web_sys", "js_sys", "wasm_bindgen", "gloo_timers"]);
    }
}

#[test]
fn nobody_but_the_mount_names_the_views() {
    check_never("src/app", &["crate::ui", "crate::embed"]);
    check_never("src/embed", &["crate::ui"]);
}

#[test]
fn no_view_carries_a_style_that_the_content_security_policy_blocks() {
    for (path, text) in sources("src/ui") {
        assert!(
            !text.contains(" style="),
            "{}: style=\"…\" is blocked, style:… is not",
            path.display()
        );
    }
}

#[test]
fn nothing_is_taken_on_trust_from_outside() {
    for room in ["src/platform", "src/app", "src/embed", "src/ui"] {
        check_never(room, &[".unwrap()", ".expect("]);
    }
}
