//! Everything that is kept, as a file: it comes back as it was, it is laid over what is here without doubles,
//! and nothing else gets in. The tables for other programs are checked by rules of their own.

mod hostile;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Value, json};
use unhunch::content;
use unhunch::domain::journal::entry::{Entry, is_note};
use unhunch::domain::journal::export::merge::{Merged, Preview, merge, undo};
use unhunch::domain::journal::export::reading::{self, Reading};
use unhunch::domain::journal::export::{
    self, Export, MOST_BYTES, MOST_ROWS, OwnRoutine, Refused, Snapshot, csv, fhir,
};
use unhunch::domain::journal::id::{MOST_ID, id_after};
use unhunch::domain::journal::range::Range;
use unhunch::domain::journal::record::{
    Check, Declaration, DeclarationRecord, Done, Effort, Feedback, Hurt, LevelChoice, Pain,
    PainWhen, Record, SessionOutcome,
};
use unhunch::domain::routines::custom;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

/// 2026-11-21T23:30Z.
const NOW: Millis = Millis(1_795_303_800_000);

fn parse(text: &str) -> Result<Export, Refused> {
    reading::parse(text, content::exercise)
}

fn file(kept: &Snapshot) -> String {
    export::write(kept, NOW).expect("encodes")
}

fn record(id: u64, utc: Millis, offset: i16) -> Record {
    let done = |exercise: &str, side: &str, reps| Done {
        exercise: exercise.to_owned(),
        side: side.to_owned(),
        level: 2,
        time: Millis(15_500),
        reps,
        whole: reps == 0,
    };
    Record {
        id,
        utc,
        offset,
        day: Day::local(utc, offset),
        routine: "office-reset".to_owned(),
        outcome: SessionOutcome::Ended,
        planned: Millis(90_000),
        done: vec![
            done("head-tilt", "left", 0),
            done("head-tilt", "right", 0),
            done("own:Squats, slow", "both", 8),
        ],
        hurts: vec![Hurt {
            exercise: "head-tilt".to_owned(),
            side: "right".to_owned(),
            feeling: "sore".to_owned(),
            then: "eased".to_owned(),
        }],
    }
}

fn pain(id: u64, utc: Millis, offset: i16, value: u8) -> Pain {
    let place = (value > 0).then(|| "upper-back".to_owned());
    let day = Day::local(utc, offset);
    Pain { id, utc, offset, day, value, when: PainWhen::Before, place }
}

fn routine(id: u64, name: &str) -> OwnRoutine {
    let routine = json!({
        "unhunch": 1,
        "name": name,
        "steps": [
            { "exercise": "cat-cow" },
            {
                "own": { "name": "Nerve glide", "text": "Arm out, palm up.", "sides": "each" },
                "dose": { "reps": 8, "tempo": [2, 0, 2, 1], "sets": 2, "rest": 15 },
            },
        ],
    });
    OwnRoutine { slug: format!("my-{id}"), routine }
}

fn range(id: u64, side: &str, degrees: u8) -> Range {
    let day = Day::local(NOW, 60);
    Range { id, utc: NOW, offset: 60, day, side: side.to_owned(), degrees }
}

/// The same from before there was a test of how far the head turns.
fn without_ranges() -> Snapshot {
    Snapshot { ranges: Vec::new(), ..without_entries() }
}

/// The same from before there were entries.
fn without_entries() -> Snapshot {
    Snapshot { entries: Vec::new(), ..good() }
}

fn entry(id: u64) -> Entry {
    let day = Day::local(NOW, 60);
    let kind = "note".to_owned();
    Entry { id, utc: NOW, offset: 60, day, kind, of: None, name: None, value: None, text: None }
}

/// Two of everything, as far apart as it gets.
fn good() -> Snapshot {
    let check = |id, age| Check {
        id,
        utc: NOW,
        offset: 60,
        day: Day::local(NOW, 60),
        rules: "2026-11-01".to_owned(),
        door: None,
        age,
        week: None,
        yes: vec!["arm_tingling".to_owned()],
        unsure: Vec::new(),
        level: "gentle".to_owned(),
        word: None,
        because: vec!["arm_tingling".to_owned()],
    };
    let word =
        |id, says| DeclarationRecord { id, utc: NOW, day: Day::local(NOW, 60), check: 21, says };
    Snapshot {
        records: vec![
            record(1, NOW, -300),
            Record { hurts: Vec::new(), done: Vec::new(), ..record(MOST_ID, Millis(0), -840) },
        ],
        feedback: vec![
            Feedback {
                session: 1,
                effort: Some(Effort::Right),
                pain_change: Some(-2),
                worse_next_morning: Some(false),
            },
            Feedback { session: MOST_ID, ..Feedback::default() },
        ],
        levels: vec![
            LevelChoice { id: 5, exercise: "cat-cow".to_owned(), level: 1 },
            LevelChoice { id: 6, exercise: "not-here-yet".to_owned(), level: 50 },
        ],
        pains: vec![pain(11, NOW, 840, 0), pain(12, NOW, 0, 10)],
        checks: vec![check(21, None), check(22, Some(53))],
        words: vec![word(31, Declaration::Unchanged), word(32, Declaration::ClearedByProfessional)],
        ranges: vec![range(51, "left", 65), range(52, "right", 90)],
        entries: vec![
            Entry {
                of: Some(1),
                name: Some("trigger".to_owned()),
                value: Some(i32::MIN),
                text: Some("Sat < 2 hours,\nthen \"walked\".".to_owned()),
                ..entry(61)
            },
            Entry { kind: "not-here-yet".to_owned(), ..entry(62) },
        ],
        routines: vec![routine(41, "After the physio"), routine(1_795_303_800_000, "Wöchentlich")],
    }
}

fn good_file() -> Value {
    static FILE: LazyLock<Value> =
        LazyLock::new(|| serde_json::from_str(&file(&good())).expect("JSON"));
    FILE.clone()
}

fn changed(path: &str, to: Value) -> Value {
    let mut value = good_file();
    *value.pointer_mut(path).unwrap_or_else(|| panic!("{path}")) = to;
    value
}

fn without(path: &str) -> Value {
    let mut value = good_file();
    let (parent, key) = path.rsplit_once('/').expect("not the root");
    let parent = value.pointer_mut(parent).expect("found").as_object_mut();
    parent.expect("an object").remove(key).expect("was there");
    value
}

#[test]
fn everything_comes_back_as_it_was() {
    assert_eq!(parse(&file(&good())), Ok(Export { made: NOW, kept: good() }));
    assert_eq!(parse(&file(&Snapshot::default())).map(|it| it.kept), Ok(Snapshot::default()));
}

#[test]
fn version_1_is_written_as_documented_where_an_older_app_can_read_all_of_it() {
    let text = file(&without_ranges());
    let start =
        r#"{"unhunch":"export","version":1,"made":1795303800000,"kept":{"records":[{"id":1,"#;
    assert!(text.starts_with(start), "{text}");
    let fixture = include_str!("fixtures/export-1.json").trim_end();
    let read = parse(fixture).map(|it| it.kept);
    assert_eq!(read, Ok(without_ranges()), "version 1 is read for ever");
}

#[test]
fn version_2_is_written_as_documented_and_has_how_far_the_head_turned() {
    let text = file(&without_entries());
    assert!(text.starts_with(r#"{"unhunch":"export","version":2,"made":1795303800000,"#), "{text}");
    let fixture = include_str!("fixtures/export-2.json").trim_end();
    assert_eq!(
        parse(fixture).map(|it| it.kept),
        Ok(without_entries()),
        "version 2 is read for ever"
    );
}

#[test]
fn version_3_is_written_as_documented_and_has_what_was_added() {
    let text = file(&good());
    assert!(text.starts_with(r#"{"unhunch":"export","version":3,"made":1795303800000,"#), "{text}");
    let fixture = include_str!("fixtures/export-3.json").trim_end();
    assert_eq!(parse(fixture).map(|it| it.kept), Ok(good()), "version 3 is read for ever");
}

#[test]
fn what_may_be_left_out_may_be_left_out() {
    assert_eq!(
        parse(r#"{"unhunch":"export","version":1,"made":0,"kept":{}}"#).map(|it| it.kept),
        Ok(Snapshot::default())
    );
    // In any order, indented, and with the mark that some editors put before the text.
    let text = "\u{feff}{ \"kept\": {\n \"feedback\": [ { \"session\": 7 } ] },\n\t\"made\": 3, \"version\": 1, \"unhunch\": \"export\" }\n";
    let feedback = Feedback { session: 7, ..Feedback::default() };
    let kept = Snapshot { feedback: vec![feedback], ..Snapshot::default() };
    assert_eq!(parse(text), Ok(Export { made: Millis(3), kept }));
}

#[test]
fn each_wrong_value_is_refused_with_its_place() {
    let cases = [
        ("/made", json!(-1), "made"),
        ("/made", json!("today"), "made"),
        ("/version", json!(0), "version"),
        ("/version", json!("1"), "version"),
        ("/kept", json!([]), "kept"),
        ("/kept", json!(null), "kept"),
        ("/kept/records", json!({}), "kept.records"),
        ("/kept/records", json!(null), "kept.records"),
        ("/kept/records/0", json!(7), "kept.records[0]"),
        ("/kept/records/0/id", json!(0), "kept.records[0].id"),
        ("/kept/records/0/id", json!(MOST_ID + 1), "kept.records[0].id"),
        ("/kept/records/0/id", json!(MOST_ID), "kept.records[1].id"),
        ("/kept/records/0/id", json!(u64::MAX), "kept.records[0].id"),
        ("/kept/records/0/id", json!(1.5), "kept.records[0].id"),
        ("/kept/records/0/utc", json!(9_007_199_254_741_u64), "kept.records[0].utc"),
        ("/kept/records/0/offset", json!(841), "kept.records[0].offset"),
        ("/kept/records/0/offset", json!(-841), "kept.records[0].offset"),
        ("/kept/records/0/day", json!("2026-11-22"), "kept.records[0].day"),
        ("/kept/records/0/day", json!("2026-02-29"), "kept.records[0].day"),
        ("/kept/records/0/day", json!(20_777), "kept.records[0].day"),
        ("/kept/records/0/routine", json!(""), "kept.records[0].routine"),
        ("/kept/records/0/routine", json!("x".repeat(101)), "kept.records[0].routine"),
        ("/kept/records/0/routine", json!("<img>"), "kept.records[0].routine"),
        (
            "/kept/records/0/routine",
            json!(format!("x{}", " ".repeat(400))),
            "kept.records[0].routine",
        ),
        ("/kept/records/0/outcome", json!("won"), "kept.records[0].outcome"),
        ("/kept/records/0/planned", json!(86_400_001), "kept.records[0].planned"),
        ("/kept/records/0/done/1/level", json!(0), "kept.records[0].done[1].level"),
        ("/kept/records/0/done/1/level", json!(51), "kept.records[0].done[1].level"),
        ("/kept/records/0/done/1/side", json!("top"), "kept.records[0].done[1].side"),
        ("/kept/records/0/done/1/time", json!(86_400_001), "kept.records[0].done[1].time"),
        ("/kept/records/0/done/1/reps", json!(65_536), "kept.records[0].done[1].reps"),
        ("/kept/records/0/done/1/whole", json!("yes"), "kept.records[0].done[1].whole"),
        ("/kept/records/0/hurts", json!(null), "kept.records[0].hurts"),
        ("/kept/records/0/hurts/0/feeling", json!(3), "kept.records[0].hurts[0].feeling"),
        ("/kept/feedback/0/session", json!(0), "kept.feedback[0].session"),
        ("/kept/feedback/1/session", json!(1), "kept.feedback[1].session"),
        ("/kept/feedback/0/effort", json!("mild"), "kept.feedback[0].effort"),
        ("/kept/feedback/0/pain_change", json!(11), "kept.feedback[0].pain_change"),
        ("/kept/feedback/0/pain_change", json!(-11), "kept.feedback[0].pain_change"),
        ("/kept/levels/1/level", json!(256), "kept.levels[1].level"),
        ("/kept/levels/1/exercise", json!("a\u{202e}b"), "kept.levels[1].exercise"),
        ("/kept/pains/0/value", json!(11), "kept.pains[0].value"),
        ("/kept/pains/0/value", json!(-1), "kept.pains[0].value"),
        ("/kept/pains/0/value", json!(null), "kept.pains[0].value"),
        ("/kept/pains/0/when", json!("often"), "kept.pains[0].when"),
        ("/kept/pains/1/place", json!("a\u{7}"), "kept.pains[1].place"),
        ("/kept/pains/1/day", json!("2026-11-20"), "kept.pains[1].day"),
        ("/kept/checks/0/age", json!(131), "kept.checks[0].age"),
        ("/kept/checks/0/yes/0", json!({}), "kept.checks[0].yes[0]"),
        ("/kept/checks/0/yes", json!(vec!["x"; 201]), "kept.checks[0].yes"),
        ("/kept/checks/1/day", json!("2026-11-21"), "kept.checks[1].day"),
        ("/kept/words/0/says", json!("maybe"), "kept.words[0].says"),
        ("/kept/words/0/day", json!("2026-11-25"), "kept.words[0].day"),
        ("/kept/ranges/0/degrees", json!(91), "kept.ranges[0].degrees"),
        ("/kept/ranges/0/degrees", json!(-5), "kept.ranges[0].degrees"),
        ("/kept/ranges/0/side", json!("both"), "kept.ranges[0].side"),
        ("/kept/ranges/1/id", json!(51), "kept.ranges[1].id"),
        ("/kept/ranges/1/day", json!("2026-11-21"), "kept.ranges[1].day"),
        ("/kept/routines/0/slug", json!("office-reset"), "kept.routines[0].slug"),
        ("/kept/routines/0/slug", json!("my-041"), "kept.routines[0].slug"),
        ("/kept/routines/0/slug", json!("my-../x"), "kept.routines[0].slug"),
        ("/kept/routines/1/slug", json!("my-41"), "kept.routines[1].slug"),
        ("/kept/routines/0/routine", json!({}), "kept.routines[0].routine.unhunch"),
        (
            "/kept/routines/0/routine/steps/0/exercise",
            json!("Cat & cow"),
            "kept.routines[0].routine.steps[0].exercise",
        ),
        (
            "/kept/routines/0/routine/steps/1/dose/reps",
            json!(0),
            "kept.routines[0].routine.steps[1].dose.reps",
        ),
    ];
    for (path, to, place) in cases {
        check_refused(&changed(path, to), place);
    }
    for path in
        ["/made", "/kept", "/kept/records/0/id", "/kept/pains/1/value", "/kept/words/0/says"]
    {
        check_refused(
            &without(path),
            &path[1..].replace("/0", "[0]").replace("/1", "[1]").replace('/', "."),
        );
    }
    let mut more = good_file();
    more["kept"]["pains"][0]["mood"] = json!(3);
    check_refused(&more, "kept.pains[0].mood");
    more = good_file();
    more["kept"]["moods"] = json!([]);
    check_refused(&more, "kept.moods");
    more = good_file();
    more["more"] = json!(1);
    check_refused(&more, "more");
}

#[test]
fn each_wrong_value_of_an_entry_is_refused_with_its_place() {
    let cases = [
        ("/kept/entries/0/of", json!(0), "kept.entries[0].of"),
        ("/kept/entries/0/value", json!(1_u64 << 31), "kept.entries[0].value"),
        ("/kept/entries/0/kind", json!(""), "kept.entries[0].kind"),
        ("/kept/entries/0/text", json!(""), "kept.entries[0].text"),
        ("/kept/entries/0/text", json!("a\u{7}"), "kept.entries[0].text"),
        ("/kept/entries/0/text", json!("a".repeat(1001)), "kept.entries[0].text"),
        ("/kept/entries/0/day", json!("2026-11-20"), "kept.entries[0].day"),
    ];
    for (path, to, place) in cases {
        check_refused(&changed(path, to), place);
    }
}

fn check_refused(value: &Value, expected: &str) {
    match parse(&value.to_string()) {
        Err(Refused::Wrong { place, says }) => {
            assert_eq!(place, expected, "{says}");
            assert!(says.len() > 10, "{says}: says what it should be");
        }
        other => panic!("{expected}: {other:?}"),
    }
}

#[test]
fn a_field_or_a_list_that_is_there_twice_is_refused() {
    let twice = r#"{"unhunch":"export","version":1,"made":0,"kept":{"pains":[],"pains":[]}}"#;
    assert!(matches!(parse(twice), Err(Refused::Wrong { place, .. }) if place == "kept.pains"));
    let twice = r#"{"unhunch":"export","version":1,"made":0,"kept":{},"kept":{}}"#;
    assert!(matches!(parse(twice), Err(Refused::Wrong { place, .. }) if place == "kept"));
    let twice = r#"{"unhunch":"export","version":1,"made":0,"kept":{"feedback":[{"session":1,"session":2}]}}"#;
    assert!(
        matches!(parse(twice), Err(Refused::Wrong { place, .. }) if place == "kept.feedback[0].session")
    );
}

#[test]
fn a_routine_with_an_exercise_that_is_not_here_is_let_through() {
    let value = changed("/kept/routines/0/routine/steps/0/exercise", json!("from-next-year"));
    let kept = parse(&value.to_string()).expect("its form is right").kept;
    assert_eq!(kept.routines[0].routine["steps"][0]["exercise"], "from-next-year");
}

#[test]
fn what_is_not_an_export_is_named_for_what_it_is() {
    let text = file(&good());
    assert_eq!(parse(""), Err(Refused::Cut));
    assert_eq!(parse("hello"), Err(Refused::NotJson(1, 1)));
    assert_eq!(parse(&format!("{text}}}")), Err(Refused::NotJson(1, text.len() + 1)));
    for other in ["[]", "7", "null", "{}", r#"{"unhunch":1,"name":"x","steps":[]}"#] {
        assert_eq!(parse(other), Err(Refused::NotOurs), "{other}");
    }
    // Whatever else a newer one holds, and wherever.
    let newer = r#"{"kept":{"moods":[[1e999]]},"unhunch":"export","version":4}"#;
    assert_eq!(parse(newer), Err(Refused::Newer(4)));
    for end in (0..text.len()).filter(|&it| text.is_char_boundary(it)) {
        assert_eq!(parse(&text[..end]), Err(Refused::Cut), "cut at {end}");
    }
}

#[test]
fn what_is_refused_is_told_in_plain_words() {
    let told = |text: &str| parse(text).expect_err("refused").to_string();
    assert_eq!(
        told(&changed("/kept/pains/1/value", json!(11)).to_string()),
        "kept.pains[1].value must be a whole number, 0 to 10. Nothing was taken from the file. Correct it there, \
         or export once more where the file came from."
    );
    assert_eq!(
        told(&changed("/kept/records/0/day", json!("2026-11-20")).to_string()),
        "kept.records[0].day does not fit utc and offset, which give 2026-11-21. Nothing was taken from the file. \
         Correct it there, or export once more where the file came from."
    );
    assert!(
        told(&changed("/kept/pains", json!(3)).to_string())
            .starts_with("kept.pains must be a list. ")
    );
    assert!(told("{").contains("ends in the middle"));
    assert!(told("x").contains("line 1, column 1"));
    assert!(told("{}").contains("not an export of Unhunch"));
    assert!(told(r#"{"unhunch":"export","version":9}"#).contains("Reload the page"));
    assert!(told(&" ".repeat(MOST_BYTES + 1)).contains("32 MiB"));
}

#[test]
fn what_is_huge_deep_or_endless_is_refused_soon() {
    let around =
        |list: &str| format!(r#"{{"unhunch":"export","version":1,"made":0,"kept":{list}}}"#);
    let deep = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    assert!(matches!(parse(&around(&deep)), Err(Refused::Wrong { place, .. }) if place == "kept"));
    let deep = format!(r#"{{"routines":[{{"slug":"my-1","routine":{deep}}}]}}"#);
    assert!(
        matches!(parse(&around(&deep)), Err(Refused::Wrong { place, .. }) if place == "kept.routines[0].routine")
    );
    // One routine of a million values ends at the limit, before it is a routine of any kind.
    let wide =
        format!(r#"{{"routines":[{{"slug":"my-1","routine":[{}0]}}]}}"#, "0,".repeat(1_000_000));
    assert!(
        matches!(parse(&around(&wide)), Err(Refused::Wrong { says, .. }) if says.contains("too much"))
    );
    // A list of a million wrong rows ends at the first.
    let wrong = format!(r#"{{"pains":[{}0]}}"#, "[],".repeat(1_000_000));
    assert!(
        matches!(parse(&around(&wrong)), Err(Refused::Wrong { place, .. }) if place == "kept.pains[0]")
    );
    // A row too many, each of them right.
    let rows: Vec<String> =
        (1..=MOST_ROWS + 1).map(|id| format!(r#"{{"session":{id}}}"#)).collect();
    let many = format!(r#"{{"feedback":[{}]}}"#, rows.join(","));
    assert!(
        matches!(parse(&around(&many)), Err(Refused::Wrong { place, .. }) if place == format!("kept.feedback[{MOST_ROWS}]"))
    );
    let many = format!(r#"{{"feedback":[{}]}}"#, rows[1..].join(","));
    assert_eq!(parse(&around(&many)).map(|it| it.kept.feedback.len()), Ok(MOST_ROWS));
}

#[test]
fn the_documentation_names_every_field() {
    let text = include_str!("../docs/export.md");
    let mut names = BTreeSet::new();
    collect_names(&good_file(), &mut names);
    for name in
        names.iter().map(String::as_str).chain(csv::LOG.split(',')).chain(csv::PAIN.split(','))
    {
        assert!(text.contains(&format!("`{name}`")), "docs/export.md has nothing on {name}");
    }
}

fn collect_names(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(row) => {
            for (name, value) in row {
                names.insert(name.clone());
                // The format of a routine is documented elsewhere.
                if name != "routine" {
                    collect_names(value, names);
                }
            }
        }
        Value::Array(rows) => rows.iter().for_each(|it| collect_names(it, names)),
        _ => {}
    }
}

/// A file of so many numbers for pain, which is read in several parts.
fn long(rows: u64) -> Value {
    let pains = (1..=rows).map(|id| pain(id, NOW, 0, 4)).collect();
    serde_json::from_str(&file(&Snapshot { pains, ..Snapshot::default() })).expect("JSON")
}

#[test]
fn a_long_file_is_read_in_parts_and_comes_to_the_same() {
    let value = long(5000);
    for text in [value.to_string(), serde_json::to_string_pretty(&value).expect("JSON")] {
        let mut reading = Reading::begin(&text).expect("a file");
        let mut percents = vec![reading.percent()];
        while reading.go_on(&content::exercise).expect("rows") {
            percents.push(reading.percent());
        }
        assert!(percents.len() > 10 && percents.is_sorted(), "{percents:?}");
        assert_eq!(reading.done().kept.pains.len(), 5000);
    }
}

#[test]
fn a_fault_late_in_a_long_file_is_told_with_its_place() {
    let mut value = long(5000);
    value["kept"]["pains"][4321]["value"] = json!(11);
    check_refused(&value, "kept.pains[4321].value");
    let mut value = long(5000);
    value["kept"]["pains"][4321]["id"] = json!(7);
    check_refused(&value, "kept.pains[4321].id");
    // What is no JSON is told first, wherever it is.
    let text = long(5000).to_string();
    let at = text.len() - 200;
    let refused = |text: &str| parse(text).expect_err("it is no JSON");
    assert_eq!(refused(&text[..at]), Refused::Cut);
    let row = text[..at].rfind("},{").expect("a row") + 1;
    for wrong in ["", ",,", ";", ", ,"] {
        let text = format!("{}{wrong}{}", &text[..row], &text[row + 1..]);
        assert!(matches!(refused(&text), Refused::NotJson(1, _)), "{wrong}");
    }
    let spoiled = text.replacen("\"version\":1", "\"version\":9", 1).replacen("}]", "},]", 1);
    assert!(matches!(refused(&spoiled), Refused::NotJson(1, _)));
}

// --- Merging ---------------------------------------------------------------------------------------------

#[test]
fn an_import_is_shown_done_and_undone() {
    let mut here = good();
    here.records.truncate(1);
    here.pains[1].value = 9;
    here.words.clear();
    here.levels.push(LevelChoice { id: 4, exercise: "cat-cow".to_owned(), level: 3 });
    let Merged { kept, preview } = merge(&here, good());
    assert_eq!(preview.records.new, [MOST_ID]);
    assert_eq!((preview.records.same, preview.records.conflicting.as_slice()), (1, [].as_slice()));
    assert_eq!(preview.pains.conflicting, [12]);
    assert_eq!(preview.pains.same, 1);
    assert_eq!(preview.words.new, [31, 32]);
    assert_eq!((preview.levels.new.len(), preview.levels.same), (0, 2));
    assert_eq!(preview.routines.same, 2);
    let day = |text: &str| text.parse::<Day>().expect("a date");
    assert_eq!(preview.days, Some((day("1969-12-31"), day("2026-11-22"))));
    assert_eq!(kept.pains[1].value, 9, "what is here stays");
    assert_eq!(kept.levels.iter().map(|it| it.id).collect::<Vec<_>>(), [4, 5, 6]);
    assert_eq!(undo(kept, &preview), sorted(here));
}

#[test]
fn the_door_the_week_and_the_word_of_a_check_come_back() {
    let check = Check {
        door: Some("usual".to_owned()),
        week: Some(20),
        word: Some(false),
        ..good().checks[0].clone()
    };
    let kept = Snapshot { checks: vec![check], ..Snapshot::default() };
    let text = file(&kept);
    assert!(text.contains("\"version\":2"), "an older Unhunch does not know them");
    assert_eq!(parse(&text).map(|it| it.kept), Ok(kept));
    let wrong = text.replace("\"week\":20", "\"week\":43");
    assert!(parse(&wrong).is_err(), "no pregnancy is that long");
}

#[test]
fn a_check_that_was_answered_before_unlocks_nothing_though_its_id_is_larger() {
    let check = |id, utc, level: &str| Check {
        id,
        utc: Millis(utc),
        level: level.to_owned(),
        ..good().checks[0].clone()
    };
    let here = Snapshot { checks: vec![check(50, 50, "urgent")], ..Snapshot::default() };
    let bring = |check| merge(&here, Snapshot { checks: vec![check], ..Snapshot::default() });
    let refused = bring(check(90, 30, "ready"));
    assert_eq!(refused.kept, here);
    assert_eq!(
        (refused.preview.checks.new, refused.preview.checks.conflicting),
        (vec![], vec![90])
    );
    // What is later, or locks as well, or is no later by its id either, is taken.
    for taken in [check(90, 60, "ready"), check(90, 30, "urgent"), check(30, 30, "ready")] {
        assert_eq!(bring(taken.clone()).preview.checks.new, [taken.id]);
    }
}

fn sorted(kept: Snapshot) -> Snapshot {
    merge(&kept, Snapshot::default()).kept
}

/// Rows of few ids, so that they meet. All fields follow from the id and `other`.
fn some_kept(others: std::ops::Range<u8>) -> impl Strategy<Value = Snapshot> {
    let ids = || prop::collection::btree_map(1_u64..12, others.clone(), 0..8);
    (ids(), ids(), ids(), ids(), ids(), ids(), ids(), ids(), ids()).prop_map(
        |(records, feedback, levels, pains, checks, words, ranges, entries, routines)| {
            let utc = |id: u64| Millis(NOW.0 + id * 40_000_000);
            let good = good();
            Snapshot {
                records: records
                    .into_iter()
                    .map(|(id, other)| Record {
                        planned: Millis(other.into()),
                        ..record(id, utc(id), i16::from(other) * 30 - 60)
                    })
                    .collect(),
                feedback: feedback
                    .into_iter()
                    .map(|(session, other)| Feedback {
                        session,
                        effort: (other > 0).then_some(Effort::Hard),
                        pain_change: Some(1 - other.cast_signed()),
                        worse_next_morning: None,
                    })
                    .collect(),
                levels: levels
                    .into_iter()
                    .map(|(id, other)| LevelChoice {
                        id,
                        exercise: "cat-cow".to_owned(),
                        level: other + 1,
                    })
                    .collect(),
                pains: pains.into_iter().map(|(id, other)| pain(id, utc(id), 60, other)).collect(),
                checks: checks
                    .into_iter()
                    .map(|(id, other)| Check { id, age: Some(other), ..good.checks[0].clone() })
                    .collect(),
                entries: entries
                    .into_iter()
                    .map(|(id, other)| Entry { value: Some(other.into()), ..entry(id) })
                    .collect(),
                words: words
                    .into_iter()
                    .map(|(id, other)| DeclarationRecord {
                        id,
                        check: 1 + u64::from(other),
                        ..good.words[0].clone()
                    })
                    .collect(),
                ranges: ranges
                    .into_iter()
                    .map(|(id, other)| range(id, "left", other * 5))
                    .collect(),
                routines: routines
                    .into_iter()
                    .map(|(id, other)| routine(id, &format!("Version {other}")))
                    .collect(),
            }
        },
    )
}

/// Every row is in exactly one column of the preview, and every id once in the result.
fn check_preview(
    have: &Snapshot,
    incoming: &Snapshot,
    merged: &Merged,
) -> Result<(), TestCaseError> {
    let counts = |kept: &Snapshot| {
        [
            kept.records.len(),
            kept.feedback.len(),
            kept.levels.len(),
            kept.pains.len(),
            kept.checks.len(),
            kept.words.len(),
            kept.ranges.len(),
            kept.entries.len(),
            kept.routines.len(),
        ]
    };
    let (have, incoming, kept) = (counts(have), counts(incoming), counts(&merged.kept));
    for (index, (name, part)) in merged.preview.parts().into_iter().enumerate() {
        let told = part.new.len() + part.same + part.conflicting.len();
        prop_assert_eq!(told, incoming[index], "{}", name);
        prop_assert_eq!(kept[index], have[index] + part.new.len(), "{}", name);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn what_is_kept_comes_back_from_its_file(kept in some_kept(0..3)) {
        plausible(&kept)?;
        let read = parse(&file(&kept)).map(|it| it.kept);
        prop_assert_eq!(read, Ok(kept));
    }

    #[test]
    fn the_same_file_twice_changes_nothing(have in some_kept(0..3), file in some_kept(0..3)) {
        let once = merge(&have, file.clone());
        check_preview(&have, &file, &once)?;
        let again = merge(&once.kept, file);
        prop_assert!(again.preview.is_empty());
        prop_assert_eq!(&again.kept, &once.kept);
    }

    #[test]
    fn nothing_that_is_here_is_lost_or_changed(have in some_kept(0..3), file in some_kept(0..3)) {
        let Merged { kept, preview } = merge(&have, file);
        prop_assert!(have.records.iter().all(|it| kept.records.contains(it)));
        prop_assert!(have.feedback.iter().all(|it| kept.feedback.contains(it)));
        prop_assert!(have.pains.iter().all(|it| kept.pains.contains(it)));
        prop_assert!(have.routines.iter().all(|it| kept.routines.contains(it)));
        prop_assert_eq!(undo(kept, &preview), sorted(have));
    }

    #[test]
    fn without_conflicts_the_order_does_not_matter(
        one in some_kept(1..2), two in some_kept(1..2), three in some_kept(1..2),
    ) {
        let into = |have: &Snapshot, file: &Snapshot| merge(have, file.clone()).kept;
        let forth = into(&into(&one, &two), &three);
        prop_assert_eq!(&forth, &into(&into(&three, &two), &one));
        prop_assert_eq!(&forth, &into(&one, &into(&two, &three)));
    }
}

#[test]
fn a_preview_of_nothing_is_empty() {
    assert_eq!(merge(&good(), Snapshot::default()).preview, Preview::default());
    assert!(merge(&good(), Snapshot::default()).preview.is_empty());
}

// --- Hostile texts ---------------------------------------------------------------------------------------

/// What must hold of everything that is taken, written down apart from the code that takes it.
fn plausible(kept: &Snapshot) -> Result<(), TestCaseError> {
    let id = |id: u64| id > 0 && id < 1 << 53;
    let text = |text: &str| {
        !text.trim().is_empty()
            && text.chars().filter(|it| !it.is_whitespace()).count() <= 100
            && text.len() <= 400
            && !text.contains(['<', '>', '\0', '\n', '\u{202e}'])
    };
    let side = |side: &str| ["left", "right", "both"].contains(&side);
    let when = |utc: Millis, offset: i16, day: Day| {
        utc.0 <= 9_007_199_254_740
            && (-840..=840).contains(&offset)
            && day == Day::local(utc, offset)
    };
    let distinct = |ids: Vec<u64>| ids.iter().collect::<BTreeSet<_>>().len() == ids.len();
    for it in &kept.records {
        prop_assert!(id(it.id) && when(it.utc, it.offset, it.day), "{:?}", it);
        prop_assert!(text(&it.routine) && it.planned.0 <= 86_400_000, "{:?}", it);
        prop_assert!(it.done.len() <= 1000 && it.hurts.len() <= 1000);
        for done in &it.done {
            prop_assert!(text(&done.exercise) && side(&done.side), "{:?}", done);
            prop_assert!((1..=50).contains(&done.level) && done.time.0 <= 86_400_000, "{:?}", done);
        }
        for hurt in &it.hurts {
            prop_assert!(text(&hurt.exercise) && side(&hurt.side), "{:?}", hurt);
            prop_assert!(text(&hurt.feeling) && text(&hurt.then), "{:?}", hurt);
        }
    }
    for it in &kept.feedback {
        let change = it.pain_change.unwrap_or(0);
        prop_assert!(id(it.session) && (-10..=10).contains(&change), "{:?}", it);
    }
    for it in &kept.levels {
        prop_assert!(id(it.id) && text(&it.exercise) && (1..=50).contains(&it.level), "{:?}", it);
    }
    for it in &kept.pains {
        prop_assert!(id(it.id) && when(it.utc, it.offset, it.day) && it.value <= 10, "{:?}", it);
        prop_assert!(it.place.as_deref().is_none_or(text), "{:?}", it);
    }
    for it in &kept.checks {
        prop_assert!(id(it.id) && when(it.utc, it.offset, it.day), "{:?}", it);
        prop_assert!(text(&it.rules) && text(&it.level) && it.age.unwrap_or(0) <= 130, "{:?}", it);
        let lists = [&it.yes, &it.unsure, &it.because];
        prop_assert!(lists.into_iter().all(|it| it.len() <= 200 && it.iter().all(|it| text(it))));
    }
    for it in &kept.words {
        let fits = (-840..=840).any(|offset| it.day == Day::local(it.utc, offset));
        prop_assert!(id(it.id) && id(it.check) && fits, "{:?}", it);
    }
    for it in &kept.ranges {
        prop_assert!(id(it.id) && when(it.utc, it.offset, it.day), "{:?}", it);
        prop_assert!(["left", "right"].contains(&&*it.side) && it.degrees <= 90, "{:?}", it);
    }
    for it in &kept.entries {
        prop_assert!(id(it.id) && when(it.utc, it.offset, it.day), "{:?}", it);
        prop_assert!(it.of.is_none_or(id) && text(&it.kind), "{:?}", it);
        prop_assert!(it.name.as_deref().is_none_or(text), "{:?}", it);
        prop_assert!(it.text.as_deref().is_none_or(is_note), "{:?}", it);
    }
    for it in &kept.routines {
        let number = it.slug.strip_prefix("my-").and_then(|it| it.parse().ok());
        prop_assert!(number.is_some_and(id), "{}", it.slug);
        let shown = it.routine.to_string();
        if let Err(fault) = custom::parse(&shown, &it.slug, content::exercise) {
            prop_assert!(fault.says.contains("not in the library"), "{}", fault);
        }
    }
    prop_assert!(distinct(kept.records.iter().map(|it| it.id).collect()));
    prop_assert!(distinct(kept.feedback.iter().map(|it| it.session).collect()));
    prop_assert!(distinct(kept.levels.iter().map(|it| it.id).collect()));
    prop_assert!(distinct(kept.pains.iter().map(|it| it.id).collect()));
    prop_assert!(distinct(kept.checks.iter().map(|it| it.id).collect()));
    prop_assert!(distinct(kept.words.iter().map(|it| it.id).collect()));
    prop_assert!(distinct(kept.ranges.iter().map(|it| it.id).collect()));
    prop_assert!(distinct(kept.entries.iter().map(|it| it.id).collect()));
    Ok(())
}

/// Refused in a sentence, or taken with everything in it plausible. What is taken also goes through all the rest.
fn check_taken_or_refused(text: &str) -> Result<(), TestCaseError> {
    match parse(text) {
        Err(refused) => {
            let told = refused.to_string();
            prop_assert!(
                told.ends_with(['.', '{', ':']) || told.contains("begins with"),
                "{}",
                told
            );
            prop_assert!(told.chars().count() < 1000, "{}", told);
        }
        Ok(export) => {
            plausible(&export.kept)?;
            let again = export::write(&export.kept, export.made).expect("encodes");
            prop_assert_eq!(parse(&again), Ok(export.clone()));
            check_tables(&export.kept);
            check_bundle(&fhir::bundle(&export.kept, export.made));
            let merged = merge(&good(), export.kept.clone());
            check_preview(&good(), &export.kept, &merged)?;
        }
    }
    Ok(())
}

/// Any JSON, with a taste for the words of the format.
fn hostile() -> impl Strategy<Value = Value> {
    let mut words = BTreeSet::new();
    collect_names(&good_file(), &mut words);
    words.extend(
        [
            "export",
            "left",
            "head-tilt",
            "before",
            "my-7",
            "2026-11-21",
            "__proto__",
            "=1+1",
            "<img onerror>",
        ]
        .map(str::to_owned),
    );
    let leaf = prop_oneof![
        (-3_i64..120).prop_map(Value::from),
        "[=+@\\-\t\"',;\r\n a-z\\PC]{0,12}".prop_map(Value::from),
        ".{0,200}".prop_map(Value::from),
    ];
    hostile::json(words.into_iter().collect(), leaf.boxed())
}

/// The good file with one to three things in it replaced, renamed, added or taken away.
fn spoiled() -> impl Strategy<Value = Value> {
    prop::collection::vec(hostile::change(hostile()), 1..4).prop_map(|changes| {
        let mut whole = good_file();
        changes.into_iter().for_each(|change| change.make(&mut whole));
        whole
    })
}

/// The text of the good file with bytes cut out, doubled, or written over.
fn mutated() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just(String::new()),
        "[0-9eE.+\\-]{1,30}",
        prop::sample::select(vec![
            "[",
            "]",
            "{",
            "}",
            "\"",
            ",",
            ":",
            "null",
            "1e999",
            "-0",
            "99999999999999999999",
            "\\ud800",
            "[[[[[[[[[[[[[[[[[[[[",
            "\u{feff}",
            "{\"id\":",
        ])
        .prop_map(str::to_owned),
    ];
    let one = (any::<prop::sample::Index>(), 0_usize..20, piece);
    let text = file(&good());
    prop::collection::vec(one, 1..4).prop_map(move |changes| {
        let mut chars: Vec<char> = text.chars().collect();
        for (index, length, piece) in changes {
            let start = index.index(chars.len().max(1)).min(chars.len());
            let end = (start + length).min(chars.len());
            chars.splice(start..end, piece.chars());
        }
        chars.into_iter().collect()
    })
}

// 102,000 texts in all; what is cheap to make and to read is thrown most often.
proptest! {
    #![proptest_config(ProptestConfig::with_cases(40_000))]

    #[test]
    fn any_mutated_file_is_taken_or_refused(text in mutated()) {
        check_taken_or_refused(&text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30_000))]

    #[test]
    fn any_text_is_taken_or_refused(text in ".{0,200}") {
        check_taken_or_refused(&text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn any_json_as_what_is_kept_is_taken_or_refused(value in hostile()) {
        let whole = json!({ "unhunch": "export", "version": 1, "made": 0, "kept": value });
        check_taken_or_refused(&whole.to_string())?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_spoiled_file_is_taken_or_refused(value in spoiled()) {
        check_taken_or_refused(&value.to_string())?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// So that the tests above are not all refusals: what is in the texts of a file may be anything plain.
    #[test]
    fn any_plain_words_are_taken(words in prop::collection::vec("[=+@\\-\"',; a-zé＝]{1,20}", 6)) {
        let fits = |it: &String| !it.trim().is_empty();
        prop_assume!(words.iter().all(fits));
        let mut kept = good();
        let record = &mut kept.records[0];
        record.routine.clone_from(&words[0]);
        record.done[0].exercise.clone_from(&words[1]);
        record.hurts[0].exercise.clone_from(&words[2]);
        record.hurts[0].feeling.clone_from(&words[3]);
        record.hurts[0].then.clone_from(&words[4]);
        kept.pains[0].place = Some(words[5].clone());
        let text = file(&kept);
        prop_assert_eq!(parse(&text).map(|it| it.kept), Ok(kept));
        check_taken_or_refused(&text)?;
    }
}

// --- Tables ----------------------------------------------------------------------------------------------

/// A reader of RFC 4180 as the RFC's grammar has it, of records that end in CRLF.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    // What Excel knows UTF-8 by.
    let text = text.strip_prefix('\u{feff}').expect("begins with the mark");
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(char) = chars.next() {
        match char {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' if quoted => {
                quoted = false;
                assert!(matches!(chars.peek(), Some(',' | '\r')), "text after a closing quote");
            }
            '"' => {
                assert!(cell.is_empty(), "a quote within a bare cell");
                quoted = true;
            }
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'), "a bare CR");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\n' if !quoted => panic!("a bare LF"),
            _ => cell.push(char),
        }
    }
    assert!(!quoted && row.is_empty() && cell.is_empty(), "the last line ends");
    rows
}

fn check_tables(kept: &Snapshot) {
    for (text, header) in [
        (csv::log(kept), csv::LOG),
        (csv::pain(kept), csv::PAIN),
        (csv::entries(kept), csv::ENTRIES),
    ] {
        // A spreadsheet that goes by semicolons or tabs finds nothing to cut at.
        assert!(!text.contains([';', '\t']), "{text}");
        let rows = cells(&text);
        assert_eq!(rows[0].join(","), header);
        for row in &rows {
            assert_eq!(row.len(), rows[0].len(), "{row:?}");
            for cell in row {
                let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
                assert!(!runs || cell.parse::<i32>().is_ok(), "{cell:?} is a formula");
            }
        }
    }
}

#[test]
fn the_log_is_a_table() {
    let text = csv::log(&without_entries());
    let expected = [
        csv::LOG,
        "2026-11-21,2026-11-21T18:30:00-05:00,office-reset,ended,head-tilt,left,2,15.5,0,true,right,-2,,false,,",
        "2026-11-21,2026-11-21T18:30:00-05:00,office-reset,ended,head-tilt,right,2,15.5,0,true,right,-2,sore: eased,false,,",
        "2026-11-21,2026-11-21T18:30:00-05:00,office-reset,ended,\"own:Squats, slow\",both,2,15.5,8,false,right,-2,,false,,",
        "1969-12-31,1969-12-31T10:00:00-14:00,office-reset,ended,,,,,,,,,,,,",
        "",
    ];
    assert_eq!(text, format!("\u{feff}{}", expected.join("\r\n")));
    check_tables(&good());
}

#[test]
fn a_worse_morning_is_in_the_table_and_an_unanswered_one_is_empty() {
    let mut kept = good();
    kept.feedback[0].worse_next_morning = Some(true);
    let rows = cells(&csv::log(&kept));
    assert_eq!(rows[0][13], "worse_next_morning", "after the columns that there were");
    assert_eq!(rows[1][13], "true");
    assert_eq!(rows[4][13], "", "nobody said");
}

#[test]
fn a_press_on_what_was_not_done_has_a_row_of_its_own() {
    let mut kept = without_entries();
    kept.records[0].hurts[0].exercise = "cat-cow".to_owned();
    let rows = cells(&csv::log(&kept));
    assert_eq!(
        rows[4][4..],
        ["cat-cow", "right", "", "", "", "", "right", "-2", "sore: eased", "false", "", ""]
    );
    assert_eq!(rows.iter().filter(|it| it[12].contains("sore")).count(), 1);
}

#[test]
fn pain_is_a_table() {
    let expected = [
        csv::PAIN,
        "2026-11-22,2026-11-22T13:30:00+14:00,0,before,,,",
        "2026-11-21,2026-11-21T23:30:00+00:00,10,before,upper-back,,",
        "",
    ];
    assert_eq!(csv::pain(&good()), format!("\u{feff}{}", expected.join("\r\n")));
}

#[test]
fn each_entry_is_a_row() {
    let expected = [
        "day,time,id,kind,of,name,value,text",
        "2026-11-22,2026-11-22T00:30:00+01:00,61,note,1,trigger,-2147483648,\"Sat < 2 hours, then \"\"walked\"\".\"",
        "2026-11-22,2026-11-22T00:30:00+01:00,62,not-here-yet,,,,",
        "",
    ];
    assert_eq!(csv::entries(&good()), format!("\u{feff}{}", expected.join("\r\n")));
}

#[test]
fn no_text_becomes_a_formula_or_another_cell() {
    let cases = [
        ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
        ("+1", "'+1"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        ("\r=1", "' =1"),
        ("x;=1+1;y", "x,=1+1,y"),
        ("x;\"=1+1\"", "x,\"=1+1\""),
        ("＝1", "'＝1"),
        ("a,\"b\"", "a,\"b\""),
        ("a\r\nb", "a  b"),
        ("a=1", "a=1"),
    ];
    for (given, shown) in cases {
        let mut kept = good();
        // Also what no import lets in: the device itself might hold it.
        kept.records[0].routine = given.to_owned();
        kept.pains[0].place = Some(given.to_owned());
        assert_eq!(cells(&csv::log(&kept))[1][2], shown);
        assert_eq!(cells(&csv::pain(&kept))[1][4], shown);
        check_tables(&kept);
    }
}

// --- FHIR ------------------------------------------------------------------------------------------------

/// What the pages of FHIR R4 (4.0.1) on hl7.org ask of `value` and its schema does not say, where it does not hold. The
/// schema itself is held by `e2e/tests/progress.spec.mjs`.
fn beyond_the_schema(value: &Value, path: &str) -> Option<String> {
    let within =
        |(step, value): (String, &Value)| beyond_the_schema(value, &format!("{path}{step}"));
    let row = match value {
        // ele-1: every element has a value or children.
        Value::Null => return Some(format!("{path}: null")),
        Value::Array(rows) if rows.is_empty() => return Some(format!("{path}: an empty list")),
        Value::Array(rows) => {
            let mut rows = rows.iter().enumerate().map(|(index, row)| (format!("[{index}]"), row));
            return rows.find_map(within);
        }
        Value::Object(row) if row.is_empty() => return Some(format!("{path}: empty")),
        Value::Object(row) => row,
        _ => return None,
    };
    // value[x] is at most one.
    let values = row.keys().filter(|it| it.starts_with("value") && it.len() > 5).count();
    if values > 1 {
        return Some(format!("{path}: more than one value"));
    }
    // qty-3: a code for the unit needs its system; ours of other things have one, too.
    if value["code"].is_string() && !row.contains_key("system") {
        return Some(format!("{path}: qty-3"));
    }
    // obs-7: no component has a coding of the Observation's own code beside a value.
    let codings = |of: &Value| -> Vec<(Value, Value)> {
        let codings = of["code"]["coding"].as_array().into_iter().flatten();
        codings.map(|it| (it["system"].clone(), it["code"].clone())).collect()
    };
    let own = codings(value);
    let mut parts = value["component"].as_array().into_iter().flatten();
    if values > 0 && parts.any(|part| codings(part).iter().any(|it| own.contains(it))) {
        return Some(format!("{path}: obs-7"));
    }
    row.iter().map(|(name, value)| (format!(".{name}"), value)).find_map(within)
}

/// Whether `text` is a UUID of RFC 9562 as a URN.
fn is_uuid(text: &str) -> bool {
    let Some(uuid) = text.strip_prefix("urn:uuid:") else { return false };
    let hex = |it: &str| it.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let parts: Vec<&str> = uuid.split('-').collect();
    parts.iter().map(|it| it.len()).eq([8, 4, 4, 4, 12])
        && parts.iter().all(|it| hex(it))
        && matches!(parts[2].as_bytes()[0], b'1'..=b'8')
        && matches!(parts[3].as_bytes()[0], b'8' | b'9' | b'a' | b'b')
}

/// Checks ids and references, codes of categories, and what the schema does not say.
fn check_bundle(text: &str) -> Value {
    let bundle: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(beyond_the_schema(&bundle, "Bundle"), None);
    assert_eq!(
        (&bundle["resourceType"], &bundle["type"]),
        (&json!("Bundle"), &json!("collection"))
    );
    let entries = bundle["entry"].as_array().expect("a list");
    let urls: BTreeSet<&str> = entries.iter().filter_map(|it| it["fullUrl"].as_str()).collect();
    assert_eq!(urls.len(), entries.len(), "bdl-7: each fullUrl is there once");
    assert!(urls.iter().all(|it| is_uuid(it)), "{urls:?}");
    let ids: BTreeSet<String> = entries
        .iter()
        .map(|it| format!("{}/{}", it["resource"]["resourceType"], it["resource"]["id"]))
        .collect();
    assert_eq!(ids.len(), entries.len(), "each resource has an id of its own");
    let patients: Vec<&Value> =
        entries.iter().filter(|it| it["resource"]["resourceType"] == "Patient").collect();
    assert_eq!(patients.len(), 1);
    for resource in entries.iter().map(|it| &it["resource"]) {
        if resource["resourceType"] == "Observation" {
            let status = resource["status"].as_str().unwrap_or_default();
            assert!(["final", "amended", "corrected", "entered-in-error"].contains(&status));
            assert_eq!(resource["subject"]["reference"], patients[0]["fullUrl"]);
            let code = &resource["code"]["coding"][0]["code"];
            let category = &resource["category"][0]["coding"][0];
            assert_eq!(
                category["system"],
                "http://terminology.hl7.org/CodeSystem/observation-category"
            );
            let words = resource["code"]["text"].as_str().unwrap_or_default();
            let said = ["Note", "Head turn", "Patient-Specific", "Thumbs to the wall"];
            let said = said.iter().any(|it| words.starts_with(it));
            let expected = if *code == "72514-3" || said { "survey" } else { "activity" };
            assert_eq!(category["code"], expected);
        }
    }
    bundle
}

#[test]
fn two_people_are_two_patients() {
    let patient = |kept: &Snapshot| {
        let bundle = check_bundle(&fhir::bundle(kept, NOW));
        bundle["entry"][0]["resource"]["id"].as_str().expect("an id").to_owned()
    };
    let mut other = good();
    other.records[0].id += 1;
    other.feedback[0].session += 1;
    assert_eq!(patient(&good()), patient(&good()), "the same person in every export");
    assert_ne!(patient(&good()), patient(&other));
}

#[test]
fn what_is_kept_after_the_highest_id_can_be_brought_back() {
    let file = include_str!("fixtures/utcmax.json");
    let mut kept = parse(file).expect("taken").kept;
    let last = kept.records[0].id;
    let mut ids = vec![last];
    for digits in [7, 999, 0] {
        let id = id_after(*ids.iter().max().expect("one"), NOW, digits);
        let pain = Pain { id, ..good().pains[0].clone() };
        kept.pains.push(pain);
        ids.push(id);
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 4, "each its own");
    kept.pains.sort_by_key(|it| it.id);
    let text = export::write(&kept, NOW).expect("written");
    assert_eq!(parse(&text).expect("taken").kept, kept);
}

#[test]
fn the_bundle_holds_what_is_there_with_its_units_and_codes() {
    let bundle = check_bundle(&fhir::bundle(&good(), NOW));
    assert_eq!(bundle["timestamp"], "2026-11-21T23:30:00+00:00");
    let entries = bundle["entry"].as_array().expect("a list");
    assert_eq!(entries.len(), 1 + 2 + 2 + 2);
    let turn = &entries[5]["resource"];
    assert_eq!(
        (&turn["id"], &turn["code"]["text"]),
        (&json!("range-51"), &json!("Head turn, left"))
    );
    assert_eq!(
        (&turn["valueQuantity"]["value"], &turn["valueQuantity"]["code"]),
        (&json!(65), &json!("deg"))
    );
    let pain = &entries[1]["resource"];
    assert_eq!(pain["id"], "pain-11");
    assert_eq!(pain["effectiveDateTime"], "2026-11-22T13:30:00+14:00");
    assert_eq!(
        pain["code"]["coding"][0],
        json!({
            "system": "http://loinc.org",
            "code": "72514-3",
            "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
        })
    );
    assert_eq!(
        pain["valueQuantity"],
        json!({ "value": 0, "unit": "{score}", "system": "http://unitsofmeasure.org", "code": "{score}" })
    );
    assert_eq!(entries[2]["resource"]["bodySite"], json!({ "text": "upper-back" }));
    let session = &entries[3]["resource"];
    assert_eq!(session["id"], "session-1");
    assert_eq!(session["effectiveDateTime"], "2026-11-21T18:30:00-05:00");
    assert_eq!(session["code"]["coding"][0]["code"], "55411-3");
    // Three times 15.5 s are 46.5 s, or 0.775 min.
    assert_eq!(
        session["valueQuantity"],
        json!({ "value": 0.78, "unit": "min", "system": "http://unitsofmeasure.org", "code": "min" })
    );
    let parts = session["component"].as_array().expect("a list");
    let named = |name: &str| {
        parts.iter().find(|it| it["code"]["text"] == name).unwrap_or_else(|| panic!("{name}"))
    };
    assert_eq!(named("Routine")["valueString"], "office-reset");
    assert_eq!(named("Outcome")["valueString"], "ended");
    assert_eq!(named("Effort")["valueString"], "right");
    assert_eq!(named("Pain after minus pain before")["valueQuantity"]["value"], -2);
    assert_eq!(named("Worse on the next morning")["valueBoolean"], false);
    assert_eq!(named("head-tilt, right, level 2")["valueQuantity"]["value"], 15.5);
    assert_eq!(
        named("own:Squats, slow, both, level 2, repetitions")["valueQuantity"]["code"],
        "{repetitions}"
    );
    assert_eq!(named("This hurts: head-tilt, right")["valueString"], "sore: eased");
}

#[test]
fn the_bundle_is_the_same_each_time_and_another_for_others() {
    let urls = |kept: &Snapshot| -> BTreeSet<String> {
        let bundle = check_bundle(&fhir::bundle(kept, NOW));
        let entries = bundle["entry"].as_array().expect("a list");
        entries.iter().map(|it| it["fullUrl"].to_string()).collect()
    };
    assert_eq!(fhir::bundle(&good(), NOW), fhir::bundle(&good(), NOW));
    let mut later = good();
    later.feedback.clear();
    later.pains.push(pain(13, NOW, 0, 4));
    assert!(urls(&later).is_superset(&urls(&good())), "what was there keeps its name");
    let mut other = good();
    for (record, pain) in other.records.iter_mut().zip(&mut other.pains) {
        record.id -= 1;
        pain.id += 500;
    }
    other.records[0].id = 499;
    other.ranges.iter_mut().for_each(|it| it.id += 500);
    assert!(urls(&other).is_disjoint(&urls(&good())));
    check_bundle(&fhir::bundle(&Snapshot::default(), NOW));
}

#[test]
fn what_the_schema_does_not_say_is_noticed() {
    let good: Value = serde_json::from_str(&fhir::bundle(&good(), NOW)).expect("JSON");
    let own = json!({ "coding": [{ "system": "http://loinc.org", "code": "55411-3" }] });
    let cases = [
        ("/entry", json!([]), "an empty list"),
        ("/entry/1/resource/category", json!([{}]), "empty"),
        ("/entry/1/resource/code/coding", json!([]), "an empty list"),
        ("/entry/1/resource/valueQuantity", json!({ "value": 3, "code": "{score}" }), "qty-3"),
        ("/entry/3/resource/component/0/code", json!(null), "null"),
        ("/entry/3/resource/component/0/code", own, "obs-7"),
        (
            "/entry/3/resource/component/0",
            json!({ "valueString": "", "valueBoolean": true }),
            "one value",
        ),
    ];
    for (path, to, says) in cases {
        let mut bundle = good.clone();
        *bundle.pointer_mut(path).unwrap_or_else(|| panic!("{path}")) = to;
        let fault = beyond_the_schema(&bundle, "Bundle").unwrap_or_default();
        assert!(fault.ends_with(says), "{path}: {fault:?}");
    }
    let uuid = good["entry"][0]["fullUrl"].as_str().expect("a text");
    for wrong in ["urn:uuid:1", &uuid[9..], &uuid.to_uppercase(), &uuid.replacen('-', "", 1)] {
        assert!(!is_uuid(wrong), "{wrong}");
    }
}
