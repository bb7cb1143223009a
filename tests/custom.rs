//! Routines from outside: what is well made comes back as it was, and nothing else gets in.

mod hostile;

use proptest::prelude::*;
use serde_json::{Value, json};
use unhunch::content;
use unhunch::domain::library::routine::Routine;
use unhunch::domain::routines::custom::{self, Fault, MOST_BYTES, MOST_TOTAL};
use unhunch::domain::session::timeline::Timeline;
use unhunch::domain::time::Millis;

fn parse(text: &str) -> Result<Routine, Fault> {
    custom::parse(text, "my-1", content::exercise)
}

fn good() -> Value {
    json!({
        "unhunch": 1,
        "name": "After the physio",
        "steps": [
            { "exercise": "cat-cow" },
            { "exercise": "head-tilt", "dose": { "hold": 20, "sets": 2 }, "prepare": 8 },
            {
                "own": { "name": "Nerve glide", "text": "Arm out, palm up.", "sides": "each" },
                "dose": { "reps": 8, "tempo": [2, 0, 2, 1], "sets": 2, "rest": 15 },
            },
            { "own": { "name": "Walk", "text": "Up and down the hall." }, "dose": { "reps": 4, "rep_seconds": 30 } },
            { "exercise": "belly-breathing", "dose": { "breaths": 5, "tempo": [4, 0, 6, 0] } },
        ],
    })
}

fn check_refused(value: &Value, field: &str) {
    let error = parse(&value.to_string()).expect_err("refused");
    assert_eq!(error.field, field, "{error}");
    assert!(error.says.len() > 10, "{error}: says what to do");
}

fn changed(path: &str, to: Value) -> Value {
    let mut value = good();
    *value.pointer_mut(path).unwrap_or_else(|| panic!("{path}")) = to;
    value
}

#[test]
fn a_routine_comes_back_as_it_was() {
    let routine = parse(&good().to_string()).expect("good");
    assert_eq!(routine.steps.len(), 5);
    assert_eq!(parse(&custom::write(&routine)), Ok(routine));
}

#[test]
fn what_is_half_built_comes_back_with_its_blanks() {
    let value = json!({
        "unhunch": 1,
        "name": "",
        "steps": [
            { "exercise": "cat-cow", "dose": { "reps": 8, "tempo": [2, 0, 2, 1] } },
            { "own": { "name": "", "text": "", "sides": "each" }, "dose": { "hold": 30, "rest": 5 } },
        ],
    });
    assert!(parse(&value.to_string()).is_err(), "it is no routine yet");
    let (name, steps) =
        custom::parse_unfinished(&value.to_string(), content::exercise).expect("good");
    let again: Value =
        serde_json::from_str(&custom::write(&custom::compose("my-1", &name, steps))).expect("JSON");
    assert_eq!(again, value);
    let none = json!({ "unhunch": 1, "name": "Only a name", "steps": [] }).to_string();
    assert_eq!(custom::parse_unfinished(&none, content::exercise).expect("good").0, "Only a name");
    for text in [
        "",
        "{",
        "[]",
        "{\"name\":1,\"steps\":[]}",
        "{\"name\":\"\",\"steps\":[{\"exercise\":\"no\"}]}",
    ] {
        assert!(custom::parse_unfinished(text, content::exercise).is_none(), "{text}");
    }
}

#[test]
fn every_routine_of_the_library_can_be_copied() {
    for routine in content::routines() {
        let copy = custom::compose("my-1", &routine.name, routine.steps.to_vec());
        let again = parse(&custom::write(&copy)).expect("the library is within the limits");
        let length = |it: &Routine| Timeline::of_routine(it, |_| 1).total();
        assert_eq!(length(&again), length(routine), "{}", routine.slug);
    }
}

#[test]
fn each_fault_names_its_field() {
    check_refused(&json!([]), "");
    check_refused(&changed("/unhunch", json!(2)), "unhunch");
    check_refused(&changed("/unhunch", json!("1")), "unhunch");
    check_refused(&changed("/name", json!("")), "name");
    check_refused(&changed("/name", json!("<b>Hi</b>")), "name");
    check_refused(&changed("/name", json!("a\u{202e}b")), "name");
    for unseen in
        ["\u{200b}\u{2060}", "\u{200d}", "a\u{2028}b", "a\u{fffe}", "a\u{e0041}", "\u{3164}"]
    {
        check_refused(&changed("/name", json!(unseen)), "name");
    }
    check_refused(&changed("/name", json!("x".repeat(61))), "name");
    check_refused(&changed("/steps", json!({})), "steps");
    check_refused(&changed("/steps", json!([])), "steps");
    check_refused(&changed("/steps", json!(vec![json!({ "exercise": "cat-cow" }); 61])), "steps");
    check_refused(&changed("/steps/0/exercise", json!("cat-dog")), "steps[0].exercise");
    check_refused(&changed("/steps/0/exercise", json!(7)), "steps[0]");
    check_refused(&changed("/steps/1/dose/hold", json!(-20)), "steps[1].dose.hold");
    check_refused(&changed("/steps/1/dose/hold", json!(1e300)), "steps[1].dose.hold");
    check_refused(&changed("/steps/1/dose/hold", json!(2.5)), "steps[1].dose.hold");
    check_refused(&changed("/steps/1/dose/sets", json!(0)), "steps[1].dose.sets");
    check_refused(&changed("/steps/1/dose", json!({ "hold": 3, "reps": 3 })), "steps[1].dose");
    check_refused(
        &changed("/steps/1/dose", json!({ "hold": 3, "rep_seconds": 3 })),
        "steps[1].dose",
    );
    let twice = json!({ "reps": 3, "rep_seconds": 3, "tempo": [1, 0, 1, 0] });
    check_refused(&changed("/steps/1/dose", twice), "steps[1].dose");
    check_refused(&changed("/steps/1/prepare", json!(601)), "steps[1].prepare");
    check_refused(&changed("/steps/2/dose/tempo", json!([0, 0, 0, 0])), "steps[2].dose.tempo");
    check_refused(&changed("/steps/2/dose/tempo", json!([1, 2, 3])), "steps[2].dose.tempo");
    check_refused(&changed("/steps/2/own/sides", json!("left")), "steps[2].own.sides");
    check_refused(&changed("/steps/2/own/text", json!("<script>")), "steps[2].own.text");
    check_refused(&changed("/steps/2/own", json!({ "nam": "x" })), "steps[2].own.nam");
    let mut without = good();
    without["steps"][3].as_object_mut().expect("a step").remove("dose");
    check_refused(&without, "steps[3].dose");
}

#[test]
fn what_is_huge_deep_or_endless_is_refused() {
    assert!(parse(&format!("\"{}\"", "x".repeat(MOST_BYTES))).is_err());
    assert!(parse(&"[".repeat(60_000)).is_err());
    let step = json!({ "own": { "name": "x", "text": "y" }, "dose": { "hold": 600, "sets": 20, "rest": 600 } });
    let long = json!({ "unhunch": 1, "name": "Endless", "steps": vec![step; 60] });
    let error = parse(&long.to_string()).expect_err("too long");
    assert!(error.says.contains(&MOST_TOTAL.to_string()), "{error}");
}

/// Any JSON, with a taste for the words of the format.
fn hostile() -> impl Strategy<Value = Value> {
    let words = [
        "unhunch",
        "name",
        "steps",
        "exercise",
        "own",
        "dose",
        "prepare",
        "text",
        "sides",
        "hold",
        "reps",
        "breaths",
        "tempo",
        "rep_seconds",
        "sets",
        "rest",
        "cat-cow",
        "each",
        "__proto__",
        "<img onerror>",
    ];
    let leaf = prop_oneof![(0_u64..30).prop_map(Value::from), ".{0,40}".prop_map(Value::from)];
    hostile::json(words.map(str::to_owned).into(), leaf.boxed())
}

/// What is refused has said why; what is taken plays to its end and comes back as it was.
fn check_taken_or_refused(text: &str) -> Result<bool, TestCaseError> {
    match parse(text) {
        Err(error) => {
            prop_assert!(!error.says.is_empty() && error.to_string().len() < 400, "{}", error);
            Ok(false)
        }
        Ok(routine) => {
            let timeline = Timeline::of_routine(&routine, |_| 1);
            prop_assert!(timeline.total() > Millis::ZERO);
            prop_assert!(timeline.total() <= Millis(MOST_TOTAL * 1000));
            prop_assert_eq!(parse(&custom::write(&routine)), Ok(routine));
            Ok(true)
        }
    }
}

/// `good()` with one thing in it replaced, renamed, added or taken away.
fn spoiled() -> impl Strategy<Value = Value> {
    hostile::change(hostile()).prop_map(|change| {
        let mut whole = good();
        change.make(&mut whole);
        whole
    })
}

// 110,000 texts in all; what is cheap to make is thrown most often.
proptest! {
    #![proptest_config(ProptestConfig::with_cases(70_000))]

    #[test]
    fn any_text_is_taken_or_refused(text in ".{0,200}") {
        check_taken_or_refused(&text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn any_json_is_taken_or_refused(value in hostile()) {
        check_taken_or_refused(&value.to_string())?;
    }

    #[test]
    fn any_spoiled_routine_is_taken_or_refused(value in spoiled()) {
        check_taken_or_refused(&value.to_string())?;
    }
}

/// `e2e/tests/own-routine.spec.mjs` holds `docs/routine.schema.json` against the same table.
#[test]
fn the_app_takes_what_the_schema_takes() {
    let rows: Vec<Value> =
        serde_json::from_str(include_str!("fixtures/routines.json")).expect("a table");
    for row in &rows {
        let text = row["text"].as_str().expect("a text");
        assert_eq!(parse(text).is_ok(), row["taken"] == true, "{row}");
    }
    // In all of the table only the length of a routine is beyond a schema, and that of its text.
    let beyond = rows.iter().filter(|it| it["beyond_a_schema"] == true);
    let says =
        beyond.map(|it| parse(it["text"].as_str().expect("a text")).expect_err("refused").says);
    let says: Vec<String> = says.collect();
    assert_eq!(says, vec![format!("take longer than {MOST_TOTAL} s in all."); 2]);
}

#[test]
fn the_schema_names_the_library() {
    let schema: Value =
        serde_json::from_str(include_str!("../docs/routine.schema.json")).expect("a schema");
    let slugs: Vec<&str> = content::exercises().iter().map(|it| it.slug).collect();
    let named = &schema["$defs"]["step"]["properties"]["exercise"]["enum"];
    assert_eq!(named, &json!(slugs));
}

#[test]
fn a_pasted_text_is_one_line() {
    assert_eq!(custom::one_line(" Sit\ttall\r\nReach \u{a0} up\n"), "Sit tall Reach up");
}
