//! When a page may be loaded anew, what is told of a version, and where something is offered.

use unhunch::domain::route::Route;
use unhunch::domain::updates::{OpenPage, may_offer, may_offer_install, newer_than, tells_since};

/// Every page that a new version could find.
fn pages() -> impl Iterator<Item = OpenPage> {
    (0..32).map(|bits| {
        let bit = |at: u8| bits >> at & 1 == 1;
        OpenPage { session: bit(0), end: bit(1), form: bit(2), check: bit(3), calls: bit(4) }
    })
}

#[test]
fn no_page_is_loaded_anew_in_a_session_or_over_what_is_kept_nowhere() {
    for page in pages() {
        let OpenPage { session, end, form, check, calls } = page;
        assert_eq!(page.holds_something(), form || check || calls, "{page:?}");
        if session || form || check || calls {
            assert!(!page.may_reload_when_asked() && !page.may_reload(), "{page:?}");
        }
        assert!(!(end && page.may_reload()), "nobody has left that end: {page:?}");
    }
    let end = OpenPage { end: true, ..OpenPage::default() };
    assert!(end.may_reload_when_asked(), "whoever asks for it has read the end");
    assert!(OpenPage::default().may_reload());
}

#[test]
fn what_came_after_the_version_that_was_told_is_told() {
    let release = |version: &str| format!(r#"{{"version":"{version}","safety":["s"],"other":[]}}"#);
    let text = format!("[{},{},{}]", release("0.3.0"), release("0.2.0"), release("0.1.0"));
    let names = |since: &str| -> Vec<String> {
        newer_than(&text, since).into_iter().map(|it| it.version).collect()
    };
    assert_eq!(names("0.1.0"), ["0.3.0", "0.2.0"]);
    assert_eq!(names("0.3.0"), [""; 0]);
    assert_eq!(names("0.0.9"), ["0.3.0", "0.2.0", "0.1.0"], "one that is not listed is older");
    assert!(newer_than("<html>", "0.1.0").is_empty(), "no list is no news");

    assert_eq!(tells_since(Some("0.1.0"), "0.2.0"), Some("0.1.0"));
    assert_eq!(tells_since(Some("0.2.0"), "0.2.0"), None, "told already");
    assert_eq!(tells_since(None, "0.2.0"), None, "here for the first time");
}

#[test]
fn nothing_is_offered_in_a_session_or_above_the_check() {
    let session = Route::Session("office-reset".to_owned());
    for (route, news, install) in [
        (Route::Home, true, true),
        (session, true, true),
        (Route::Settings, true, false),
        (Route::Check, false, false),
    ] {
        assert_eq!(may_offer(&route, false), news, "{route:?}");
        assert_eq!(may_offer_install(&route, false), install, "{route:?}");
        assert!(!may_offer(&route, true) && !may_offer_install(&route, true), "{route:?}");
    }
}
