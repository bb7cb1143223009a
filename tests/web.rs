//! The wiring to the browser, in a real one: `cargo xtask test --only browser-tests`.
#![cfg(target_arch = "wasm32")]

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use unhunch::domain::device::Trouble;

use js_sys::Promise;
use leptos::mount::mount_to;
use leptos::prelude::*;
use unhunch::app::App;
use unhunch::content;
use unhunch::domain::journal::envelope;
use unhunch::domain::journal::export::{self, Snapshot, reading};
use unhunch::domain::journal::record::{Check, Record, SessionOutcome};
use unhunch::domain::session::machine::Event;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;
use unhunch::platform::keyboard::on_key;
use unhunch::platform::storage::Store;
use unhunch::platform::ticker::Ticker;
use unhunch::platform::{clock, location};
use unhunch::ui::Root;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlElement, Storage};

wasm_bindgen_test_configure!(run_in_browser);

/// Lets the browser do what it has to do, for `milliseconds`.
async fn wait(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
            .expect("a page has timers");
    });
    JsFuture::from(promise).await.expect("a timer is never refused");
}

/// Waits until `what` is so; a test that never gets there fails.
async fn until(what: impl Fn() -> bool) {
    for _ in 0..500 {
        if what() {
            return;
        }
        wait(20).await;
    }
    assert!(what(), "not so after ten seconds");
}

/// An empty disk.
fn disk() -> Storage {
    let disk = window().local_storage().ok().flatten().expect("the test page has storage");
    disk.clear().expect("it can be emptied");
    disk
}

fn element(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).expect("the selector is valid")?.dyn_into().ok()
}

fn text(selector: &str) -> String {
    element(selector).and_then(|it| it.text_content()).unwrap_or_default()
}

thread_local! {
    /// As on the real page there is one app, for as long as the page lives: it listens to the window.
    static APP: App = {
        let main = document().create_element("main").expect("an element can be made");
        document().body().expect("a page has a body").append_child(&main).expect("it takes a child");
        let app = Rc::new(Cell::new(None));
        let started = app.clone();
        let mounted = mount_to(main.unchecked_into(), move || {
            let app = App::new(None);
            started.set(Some(app));
            view! { <Root app=app/> }
        });
        mounted.forget();
        app.get().expect("the app was started")
    };
}

/// Shows the page of an address, whose heading is `title`.
async fn open(address: &str, title: &str) -> App {
    let app = APP.with(|app| *app);
    location::go(address);
    until(|| text("h1") == title).await;
    app
}

#[wasm_bindgen_test]
fn a_store_keeps_under_its_own_prefix_and_sees_nothing_else() {
    let disk = disk();
    disk.set_item("record:3", "theirs").expect("there is room");
    let store = Store::default();
    assert_eq!(store.put("record:2", "ours"), Ok(()));
    assert_eq!(store.put("record:1", "ours too"), Ok(()));
    assert_eq!(disk.get_item("unhunch:record:2"), Ok(Some("ours".to_owned())));
    assert_eq!(store.keys("record:"), ["record:1", "record:2"]);
    assert_eq!(store.get("record:3"), None);
    assert!(!store.is_missing());
}

#[wasm_bindgen_test]
fn a_store_without_room_keeps_in_memory_and_says_so() {
    let disk = disk();
    let store = Store::default();
    assert_eq!(store.put("kept", "before"), Ok(()));
    // More than any browser allows; found by doubling, so that no limit is written down here.
    let mut much = "x".repeat(1 << 20);
    while disk.set_item("filler", &much).is_ok() {
        much = much.repeat(2);
        assert!(much.len() < 1 << 30, "the disk takes everything");
    }
    assert_eq!(store.put("kept", &much), Err(Trouble::Full));
    assert_eq!(store.get("kept").map(|it| it.len()), Some(much.len()));
    assert_eq!(disk.get_item("unhunch:kept"), Ok(Some("before".to_owned())));
    assert!(store.waits());
    assert_eq!(store.put("other", "there is room for this"), Ok(()));
    assert!(store.waits(), "what is too large still waits");
    store.remove("other");
    // Room again: the disk has the last word.
    assert_eq!(store.put("kept", "after"), Ok(()));
    assert_eq!(store.get("kept").as_deref(), Some("after"));
    assert_eq!(store.keys(""), ["kept"]);
    disk.clear().expect("it can be emptied");
}

#[wasm_bindgen_test]
async fn both_clocks_go_forward_together() {
    let before = clock::now();
    wait(50).await;
    let after = clock::now();
    let (mono, wall) = (after.mono - before.mono, after.wall - before.wall);
    assert!(mono >= Millis(49), "{mono:?}");
    assert!(mono.0.abs_diff(wall.0) <= 20, "{mono:?} {wall:?}");
}

#[wasm_bindgen_test]
async fn a_ticker_calls_once_for_its_last_deadline() {
    let calls = Rc::new(Cell::new(0));
    let ticker = Ticker::new({
        let calls = calls.clone();
        move || calls.set(calls.get() + 1)
    });
    ticker.arm(Millis(20));
    ticker.arm(Millis::from_secs(600));
    wait(60).await;
    assert_eq!(calls.get(), 0, "the first deadline was forgotten");
    ticker.arm(Millis(20));
    until(|| calls.get() > 0).await;
    wait(60).await;
    assert_eq!(calls.get(), 1);
    ticker.arm(Millis(20));
    ticker.disarm();
    wait(60).await;
    assert_eq!(calls.get(), 1, "a ticker that was disarmed is silent");
}

#[wasm_bindgen_test]
fn the_arrow_that_points_onward_is_the_right_one_whichever_way_words_run() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let owner = Owner::new();
    owner.with(|| {
        let heard = heard.clone();
        on_key(None, move |key, _| {
            heard.borrow_mut().push(key.to_owned());
            true
        });
    });
    let root = document().document_element().expect("a page has a root");
    for direction in ["ltr", "rtl"] {
        root.set_attribute("dir", direction).expect("any element has attributes");
        for key in ["ArrowRight", "ArrowLeft", "Enter"] {
            let press = format!(
                "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }}))"
            );
            js_sys::eval(&press).expect("the page allows scripts");
        }
    }
    root.remove_attribute("dir").expect("any element has attributes");
    owner.cleanup();
    let expected = ["ArrowRight", "ArrowLeft", "Enter", "ArrowLeft", "ArrowRight", "Enter"];
    assert_eq!(*heard.borrow(), expected);
}

#[wasm_bindgen_test]
async fn a_session_runs_in_the_page_and_leaves_a_record() {
    // Nothing begins without a safety check.
    let utc = clock::now().wall;
    let check = Check {
        id: utc.0 * 1000,
        utc,
        offset: clock::offset(utc),
        day: Day::local(utc, clock::offset(utc)),
        rules: content::RULES_DATED.to_owned(),
        door: None,
        age: None,
        week: None,
        yes: Vec::new(),
        unsure: Vec::new(),
        level: "ready".to_owned(),
        word: None,
        because: Vec::new(),
    };
    let sealed = envelope::seal(&check).expect("it is written");
    let disk = disk();
    disk.set_item(&format!("unhunch:check:{}", check.id), &sealed).expect("there is room");
    let routine = content::routine("office-reset").expect("the library has it");
    let app = open("#/routine/office-reset", &routine.name).await;
    let step = routine.steps.first().expect("a routine has steps");

    element("article .pill-main").expect("there is a Start button").click();
    until(|| text("h1").ends_with(step.movement.name())).await;
    assert_eq!(location::hash(), "#/session/office-reset");
    assert_eq!(text("[role=timer]"), "05");

    let before = clock::now();
    app.session().dispatch(Event::Skipped);
    until(|| text("[role=timer]") == "29").await;
    app.session().dispatch(Event::Ended);
    let passed = clock::now().mono - before.mono;
    until(|| text("h1") == "Ended early").await;
    let keys: Vec<String> = (0..disk.length().unwrap_or(0))
        .filter_map(|index| disk.key(index).ok().flatten())
        .filter(|key| key.starts_with("unhunch:record:"))
        .collect();
    let [key] = &keys[..] else { panic!("one session leaves one record: {keys:?}") };
    let kept = disk.get_item(key).ok().flatten().expect("it was just there");
    let record = envelope::open::<Record>(&kept).expect("it can be read");
    assert_eq!(record.outcome, SessionOutcome::Ended);
    assert_eq!(record.done.len(), routine.steps.len(), "what was left out is named too");
    let done = record.done[0].time;
    assert!((Millis(1000)..=passed).contains(&done), "{done:?} of {passed:?}");
}

/// Numbers that look like chance and are the same in every run (xorshift, Marsaglia 2003).
struct Chance(u32);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as usize % end
    }
}

#[wasm_bindgen_test]
fn of_a_hundred_thousand_hostile_imports_each_is_taken_or_refused_in_words() {
    let record = Record {
        id: 1_795_303_800_000_000,
        utc: Millis(1_795_303_800_000),
        offset: 60,
        day: Day::local(Millis(1_795_303_800_000), 60),
        routine: "office-reset".to_owned(),
        outcome: SessionOutcome::Finished,
        planned: Millis(90_000),
        done: Vec::new(),
        hurts: Vec::new(),
    };
    let kept = Snapshot { records: vec![record], ..Snapshot::default() };
    let good = export::write(&kept, Millis(1_795_303_800_001)).expect("it is written");
    assert!(reading::parse(&good, content::exercise).is_ok());
    let pieces = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\u0000",
        "-1",
        "1e999",
        "null",
        "\"done\"",
        "99999999999999999999",
    ];
    let mut chance = Chance(2026);
    let mut refused = 0;
    for _ in 0..100_000 {
        let mut text: Vec<char> = good.chars().collect();
        for _ in 0..=chance.below(3) {
            let at = chance.below(text.len());
            let end = (at + chance.below(8)).min(text.len());
            let piece = match chance.below(3) {
                0 => String::new(),
                1 => pieces[chance.below(pieces.len())].to_owned(),
                _ => char::from_u32(chance.below(0x300) as u32).unwrap_or(' ').to_string(),
            };
            text.splice(at..end, piece.chars());
            if text.is_empty() || chance.below(20) == 0 {
                text.truncate(at);
                text.push(' ');
            }
        }
        let text: String = text.into_iter().collect();
        match reading::parse(&text, content::exercise) {
            Ok(export) => assert!(export::write(&export.kept, Millis(1)).is_ok(), "{text}"),
            Err(fault) => {
                assert!(!fault.to_string().is_empty(), "{text}");
                refused += 1;
            }
        }
    }
    assert!((50_000..100_000).contains(&refused), "{refused} were refused");
}

#[wasm_bindgen_test]
async fn the_address_shows_the_page() {
    for (address, title) in [
        ("#/settings", "Settings"),
        ("#/where", "Where does it ache?"),
        ("#/progress", "Your first day goes here."),
        ("#/reminders", "Reminders"),
        ("#/exercises", "Library"),
        ("#/exercise/cat-cow", "Cat-cow"),
        ("#/make", "Put one together"),
        ("#/build", "Build my own"),
        ("#/import/nonsense", "A routine for you"),
        ("#/care", "When to stop, and whom to ask"),
        ("#/routine/office-reset", "Chair reset"),
        ("#/nowhere", "There is no such page"),
    ] {
        open(address, title).await;
    }
    // Today says what the suggestion of this hour is for.
    let headlines: Vec<String> =
        content::routines().iter().map(|it| it.headline.to_string()).collect();
    location::go("#/");
    until(|| headlines.contains(&text("h1"))).await;
}
