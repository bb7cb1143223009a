//! A mistake in a content file fails the build, with the file and the key, all mistakes at once.

#[path = "../build/check.rs"]
#[allow(dead_code, reason = "the build uses the rest")]
mod check;
#[path = "../build/emit.rs"]
#[allow(dead_code, reason = "the build uses the rest")]
mod emit;
#[path = "../build/figures.rs"]
#[allow(dead_code, reason = "the build uses the rest")]
mod figures;
#[path = "../build/guide.rs"]
#[allow(dead_code, reason = "the build uses the rest")]
mod guide;
#[path = "../build/leave_out.rs"]
mod leave_out;
#[path = "../build/made_up.rs"]
#[allow(dead_code, reason = "the build uses the rest")]
mod made_up;
#[path = "../build/model.rs"]
#[allow(dead_code, reason = "the build uses the rest")]
mod model;
#[path = "../build/numbers.rs"]
#[allow(dead_code, reason = "the build uses the rest")]
mod numbers;
#[path = "../build/poses.rs"]
#[allow(dead_code, reason = "the build uses the rest")]
mod poses;
#[path = "../build/problem.rs"]
mod problem;
#[path = "../build/safety.rs"]
#[allow(dead_code, reason = "the build uses the rest")]
mod safety;
#[path = "../build/sharp.rs"]
#[allow(dead_code, reason = "the build uses the rest")]
mod sharp;
#[path = "../build/texts.rs"]
#[allow(dead_code, reason = "the build uses the rest")]
mod texts;
#[path = "../build/whole.rs"]
#[allow(dead_code, reason = "the build uses the rest")]
mod whole;
/// Under the name by which the build knows it.
mod i18n {
    pub use unhunch::i18n::Key;
}
mod domain {
    pub use unhunch::domain::{figure, library, safety, time};
}

use std::fs;
use std::path::{Path, PathBuf};

/// The figure that is spoilt.
const FIGURE: &str = "poses/quadruped-rotation.toml";

/// A copy of `content/` that a test may spoil.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        // What an earlier run left there.
        let _ = fs::remove_dir_all(&root);
        for folder in ["exercises", "routines", "guide", "text"] {
            fs::create_dir_all(root.join(folder)).expect("room");
            for entry in fs::read_dir(Path::new("content").join(folder)).expect("content") {
                let entry = entry.expect("readable");
                fs::copy(entry.path(), root.join(folder).join(entry.file_name())).expect("copied");
            }
        }
        // One figure: all of them take a second.
        fs::create_dir_all(root.join("poses")).expect("room");
        for file in
            ["sources.toml", "safety.toml", "numbers.toml", "leave_out.toml", "packs.toml", FIGURE]
        {
            fs::copy(Path::new("content").join(file), root.join(file)).expect("copied");
        }
        Self(root)
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).expect("readable");
        assert!(text.contains(from), "{file} has {from:?}");
        fs::write(path, text.replacen(from, to, 1)).expect("written");
    }

    fn problems(&self) -> Vec<String> {
        let found = whole::read(&self.0).err().unwrap_or_default();
        found.iter().map(ToString::to_string).collect()
    }
}

fn check_mistake(name: &str, file: &str, from: &str, to: &str, expected: &[&str]) {
    let copy = Copy::new(name);
    copy.change(file, from, to);
    let problems = copy.problems().join("\n");
    for part in expected {
        assert!(problems.contains(part), "{part:?} is not in {problems:?}");
    }
}

/// Each a name, what of `file` is changed to what, and what is then said of it.
fn check_mistakes(file: &str, cases: &[(&str, &str, &str, &str)]) {
    for (name, from, to, says) in cases {
        let parts = [&*format!("content/{file}: "), says];
        check_mistake(&format!("{file}-{name}"), file, from, to, &parts);
    }
}

#[test]
fn content_as_it_is_has_no_mistake() {
    assert_eq!(Copy::new("as-it-is").problems(), Vec::<String>::new());
}

#[test]
fn a_wrong_word_is_named_with_the_words_that_fit() {
    check_mistake(
        "wrong-word",
        "exercises/cat-cow.toml",
        "kind = \"mobility\"",
        "kind = \"wobble\"",
        &["content/exercises/cat-cow.toml: kind:", "\"wobble\" is not one of stretch, mobility"],
    );
}

#[test]
fn an_unknown_occasion_of_a_routine_is_named_with_those_that_there_are() {
    check_mistake(
        "wrong-occasion",
        "routines/office-reset.toml",
        "short-break = 1",
        "shot-break = 1",
        &[
            "content/routines/office-reset.toml: suggest: \"shot-break\" is not one of first, morning,",
            "short-break",
        ],
    );
}

#[test]
fn one_routine_is_for_who_is_new() {
    for (name, to) in [("nobody-new", "suggest = { "), ("two-new", "suggest = { first = 2, ")] {
        let file = if name == "nobody-new" { "office-reset" } else { "desk-reset" };
        let from = if name == "nobody-new" { "suggest = { first = 1, " } else { "suggest = { " };
        check_mistake(
            name,
            &format!("routines/{file}.toml"),
            from,
            to,
            &["content/routines/office-reset.toml: suggest.first: stands in exactly one routine"],
        );
    }
}

#[test]
fn what_is_never_suggested_alone_is_for_no_occasion() {
    check_mistake(
        "not-alone",
        "routines/warm-up.toml",
        "alone = false",
        "alone = false\nsuggest = { morning = 0 }",
        &[
            "content/routines/warm-up.toml: alone: is false, but `suggest` says",
            "content/routines/warm-up.toml: suggest.morning: is a place, counted from 1",
        ],
    );
}

#[test]
fn a_slow_breath_is_paced_where_the_steps_ask_for_it_and_never_held() {
    for (name, to, says) in [
        ("no-breath", "", "breath: is missing: the steps ask for a slow one"),
        ("held-breath", "breath = [4, 4, 6, 0]", "breath: is [in, 0, out, 0], each 2 to 10 s"),
    ] {
        let file = "exercises/rhomboid-stretch.toml";
        let says = format!("content/{file}: {says}");
        check_mistake(name, file, "breath = [4, 0, 6, 0]", to, &[&says]);
    }
}

#[test]
fn strength_work_names_what_goes_before_and_after_it() {
    check_mistake(
        "cold",
        "routines/foundation.toml",
        "lead_in = [\"warm-up\", \"release-prep\", \"posture-check\"]\ncool_down = [\"cool-down\"]\n",
        "",
        &[
            "content/routines/foundation.toml: lead_in: is empty, but it has strength work",
            "content/routines/foundation.toml: cool_down: is empty, but it has strength work",
        ],
    );
    check_mistake(
        "cold-hang",
        "routines/evening-hang.toml",
        "lead_in = [\"warm-up\"]",
        "lead_in = []",
        &["content/routines/evening-hang.toml: lead_in: is empty"],
    );
    check_mistake(
        "before-itself",
        "routines/release-prep.toml",
        "lead_in = [\"warm-up\"]\nnext = \"foundation\"",
        "lead_in = [\"release-prep\", \"warm-down\"]\nnext = \"release-prep\"",
        &[
            "content/routines/release-prep.toml: lead_in: a routine does not go before or after itself",
            "content/routines/release-prep.toml: lead_in: names \"warm-down\", which does not exist",
            "content/routines/release-prep.toml: next: a routine does not follow itself",
        ],
    );
}

#[test]
fn an_unknown_exercise_in_a_routine_is_named_with_its_step() {
    check_mistake(
        "unknown-exercise",
        "routines/office-reset.toml",
        "exercise = \"shoulder-activation\"",
        "exercise = \"shoulder-actuation\"",
        &["content/routines/office-reset.toml: step[1].exercise: names \"shoulder-actuation\""],
    );
}

#[test]
fn an_unknown_key_and_a_missing_key_are_named() {
    check_mistake(
        "unknown-key",
        "exercises/cat-cow.toml",
        "feel =",
        "feels =",
        &["content/exercises/cat-cow.toml: syntax:", "feels"],
    );
}

#[test]
fn a_dose_that_makes_no_sense_is_named() {
    for (name, dose, says) in [
        ("two-works", "{ hold = 3, breaths = 8 }", "exactly one of hold, reps, breaths"),
        ("no-tempo", "{ breaths = 8 }", "needs tempo"),
        ("negative", "{ hold = -3 }", "is -3 s"),
        ("endless", "{ hold = inf }", "is inf s"),
        ("no-sets", "{ hold = 3, sets = 0 }", "the least is 1"),
    ] {
        check_mistake(
            name,
            "exercises/cat-cow.toml",
            "{ breaths = 8, tempo = [4, 0, 6, 0] }",
            dose,
            &["content/exercises/cat-cow.toml: level[0].dose", says],
        );
    }
}

#[test]
fn a_mistake_in_the_safety_check_is_named_with_its_question() {
    let cases = [
        (
            "level",
            "alone = \"emergency\"",
            "alone = \"ready\"",
            "chest_pain.alone: is no level above ready",
        ),
        ("page", "page = \"chest\"", "page = \"first\"", "chest_pain.page: is no page"),
        (
            "order",
            "page = \"chest\"",
            "page = \"today\"",
            "spreads_jaw_arm.page: comes after a question of a later page",
        ),
        ("door", "from = \"none\"", "from = \"nobody\"", "chest_pain.from: is no door"),
        (
            "two texts",
            "text = \"Coughing up blood\"",
            "text = \"Pressure or heaviness spreading to jaw, throat or arm\"",
            "cough_blood.text: stands there twice",
        ),
        (
            "too many rows",
            "page = \"head_legs\"",
            "page = \"chest\"",
            "page chest.rows: does not fit a phone: six at most",
        ),
        (
            "a time over what stays true",
            "title = \"Do these apply to you?\"",
            "title = \"Lately, do these apply to you?\"",
            "page bones_heart.title: names a time over what stays true",
        ),
        (
            "word",
            "alone = \"emergency\"",
            "alone = \"emergency\"\nword = \"So.\"",
            "chest_pain.word: goes with soon",
        ),
        (
            "advice",
            "advice = \"A nerve",
            "word = \"So.\"\nadvice = \"A nerve",
            "arm_tingling.word: soon has a reason",
        ),
        ("link", "link = \"https:", "link = \"http:", "chest_pain.link: is no address"),
        ("short", "short = \"fragile bones\"\n", "", "fragile_bones.short: is the name of a fact"),
        (
            "items",
            "text = \"Suddenly, even if it passed:\"",
            "text = \"Suddenly, even if it passed\"",
            "stroke_signs.items: follow a colon",
        ),
        ("trust", "trust = \"S\"", "trust = \"A friend\"", "chest_pain.trust: is V, S or M"),
        (
            "source",
            "source = \"NHS back pain page: back pain with chest pain is for 999; NICE CG95\"",
            "source = \"\"",
            "chest_pain.source: is empty",
        ),
        ("year", "year = 2025", "year = 25", "chest_pain.year: is no year"),
        ("reviewed", "reviewed = \"2026-11-29\"", "reviewed = \"lately\"", "chest_pain.reviewed"),
        ("twice", "id = \"breathless\"", "id = \"chest_pain\"", "chest_pain.id: is there twice"),
        (
            "together",
            "all = [\"sweat_nausea\"]",
            "all = [\"sweating\"]",
            "together 1.sweating: is no question",
        ),
        (
            "sign",
            "ticks = [\"chest_pain\"]",
            "ticks = [\"chest\"]",
            "sign chest.chest: is no question",
        ),
        (
            "end mark",
            "text = \"Coughing up blood\"",
            "text = \"Coughing up blood?\"",
            "cough_blood.text",
        ),
        ("rules", "rules = \"2026-11-29\"", "rules = \"the first\"", "rules"),
    ];
    check_mistakes("safety.toml", &cases);
}

#[test]
fn what_is_said_on_the_phone_is_asked_for_where_a_row_leads_to_it() {
    let cases = [
        (
            "said alone",
            "say = \"I am coughing up blood.\"\n",
            "",
            "content/safety.toml: question cough_blood.say: is what a row says that leads to the phone",
        ),
        (
            "said together",
            "say = \"I have had cancer.\"\n",
            "",
            "cancer_history.say: is what a row says that leads to the phone",
        ),
        (
            "said for nothing",
            "short = \"eyes\"",
            "short = \"eyes\"\nsay = \"My eyes hurt.\"",
            "eye_pressure.say: is what a row says that leads to the phone",
        ),
        (
            "no speech",
            "say = \"I am coughing up blood.\"",
            "say = \"Coughing up blood.\"",
            "cough_blood.say: is no short sentence of a person's own",
        ),
        (
            "long speech",
            "say = \"I am coughing up blood.\"",
            "say = \"I am coughing up blood, and it has been so since I do not know when it began.\"",
            "cough_blood.say: is no short sentence",
        ),
    ];
    check_mistakes("safety.toml", &cases);
}

#[test]
fn a_mistake_in_the_answers_to_a_sharp_pain_is_named_with_its_number() {
    let ticks = "ticks = [\"pain_on_deep_breath\"]";
    let cases = [
        ("sharp-id", ticks, "ticks = [\"deep_breath\"]", "sharp 3.deep_breath: is no question"),
        (
            "sharp-mark",
            "says = \"When I breathed in deeply\"",
            "says = \"When I breathed in deeply?\"",
            "sharp 3.says: is a button",
        ),
        (
            "sharp-twice",
            "says = \"When I breathed in deeply\"",
            "says = \"None of these, or I cannot say\"",
            "sharp 7.says: is there twice",
        ),
        (
            "sharp-last",
            "says = \"None of these, or I cannot say\"\nticks = []",
            "says = \"None of these, or I cannot say\"\nticks = [\"chest_pain\"]",
            "sharp: the last answer must be one that ticks nothing",
        ),
    ];
    check_mistakes("safety.toml", &cases);
}

#[test]
fn a_mistake_in_the_numbers_to_call_is_named_with_its_country() {
    let cases = [
        (
            "none",
            "emergency = [{ says = \"192\", tel = \"192\" }]",
            "emergency = []",
            "country br.emergency: is empty",
        ),
        ("letters", "tel = \"192\"", "tel = \"1-92\"", "country br.tel: takes digits"),
        ("id", "id = \"br\"", "id = \"BRA\"", "country BRA.id: is two small letters"),
        ("twice", "id = \"br\"", "id = \"au\"", "country au.id: is there twice"),
        ("order", "name = \"Brazil\"", "name = \"Albania\"", "country br.name: comes before"),
        ("trust", "trust = \"S\"", "trust = \"\"", "country au.trust: is V, S or M"),
        (
            "memory",
            "trust = \"S\"",
            "trust = \"M\"",
            "country au.trust: is M: a number from memory is no button",
        ),
        (
            "advice",
            "advice_note = \"healthdirect",
            "advice_note = \"\" # \"",
            "country au.advice_note: is empty",
        ),
        ("source", "source = \"healthdirect", "source = \"\" # \"", "country au.source: is empty"),
        ("link", "link = \"https:", "link = \"", "country au.link: is no address"),
        ("year", "year = 2025", "year = 25", "country au.year: is not a year"),
        ("reviewed", "reviewed = \"2026-", "reviewed = \"26-", "country au.reviewed: "),
    ];
    check_mistakes("numbers.toml", &cases);
}

#[test]
fn a_mistake_in_a_pose_is_named_with_its_key() {
    let cases = [
        ("view", "view = \"left\"", "view = \"under\"", "view: \"under\": right, left"),
        ("alt", "alt = \"A person", "alt = \"Somebody", "alt: is no sentence about a person"),
        ("like", "like = \"ready\"", "like = \"rest\"", "pose.fours.like: is like a pose"),
        ("start", "start = \"fours\"", "start = \"sevens\"", "start: \"sevens\" is no pose"),
        ("joint", "chest = [2, 0, 38]", "chest = [2, 0, 98]", "pose.main: "),
        ("reach", "plants = [520, 0, 120]", "plants = [920, 0, 120]", "out of reach"),
        (
            "long",
            "start = \"fours\"",
            "start = \"fours\" # It takes as much as all the others do, and then more: so much that nobody would read it to its very end, and who would?",
            "pose: takes 8",
        ),
    ];
    check_mistakes(FIGURE, &cases);
}

#[test]
fn who_is_left_out_in_words_is_left_out_by_the_program_and_the_other_way_round() {
    let cases = [
        (
            "unasked",
            "\"dizzy_balance\", ",
            "",
            "leave_out[2]: names what dizzy_balance asks for, which is not in excluded_by",
        ),
        (
            "unsaid",
            "  \"If moving the neck makes you dizzy.\",\n",
            "",
            "excluded_by: \"dizzy_balance\" is named by no line of leave_out",
        ),
        (
            "unnamed",
            "\"dizzy_balance\"",
            "\"meal_related\"",
            "\"meal_related\" is named by no line",
        ),
        ("unknown", "\"dizzy_balance\"", "\"dizzy\"", "\"dizzy\" is no question of content/safety"),
    ];
    check_mistakes("exercises/head-tilt.toml", &cases);
    let cases = [
        ("gone", "dizzy_balance = ", "dizzy = ", "dizzy: is no question of content/safety.toml"),
        ("empty", "[\"heart\"]", "[]", "heart_supervised_only: is empty"),
        ("large", "[\"heart\"]", "[\"Heart\"]", "heart_supervised_only: must be in small letters"),
    ];
    check_mistakes("leave_out.toml", &cases);
}

#[test]
fn every_mistake_of_every_file_is_told_at_once() {
    let copy = Copy::new("many");
    copy.change("exercises/cat-cow.toml", "kind = \"mobility\"", "kind = \"\"");
    copy.change("exercises/head-tilt.toml", "reviewed = \"2026-11-29\"", "reviewed = \"soon\"");
    copy.change("routines/warm-up.toml", "seconds = 60", "seconds = 0");
    copy.change("text/en.toml", "start = \"Start\"", "start = \"\"");
    assert_eq!(copy.problems().len(), 4, "{:?}", copy.problems());
}

#[test]
fn a_language_that_lacks_a_key_or_a_blank_fails() {
    let copy = Copy::new("language");
    let text = fs::read_to_string("content/text/en.toml").expect("English");
    let text = text.replace("pause = \"Pause\"\n", "").replace("{time} left", "left");
    fs::write(copy.0.join("text/xx.toml"), text).expect("written");
    let problems = copy.problems().join("\n");
    assert!(problems.contains("content/text/xx.toml: session.pause: is missing"), "{problems}");
    assert!(
        problems.contains("content/text/xx.toml: time.left: must have the blanks"),
        "{problems}"
    );
}

#[test]
fn made_up_languages_keep_blanks_lists_and_ids_and_are_longer_or_turned() {
    let files =
        whole::read(&Copy::new("made-up").0).map_err(|found| found.len()).map(|it| it.files());
    let files = files.expect("content as it is");
    let lines = |name: &str| {
        let (_, text) = files.iter().find(|(it, _)| it == name).expect("made");
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    for pack in ["first", "check", "rest"] {
        let english = lines(&format!("texts/en_{pack}.txt"));
        for lang in ["en-XA", "ar-XB"] {
            let made = lines(&format!("texts/{lang}_{pack}.txt"));
            assert_eq!(made.len(), english.len());
            for (english, made) in english.iter().zip(&made).skip(1) {
                let blanks = |text: &str| -> Vec<String> {
                    let mut all: Vec<_> = text
                        .split('{')
                        .skip(1)
                        .map(|it| it.split('}').next().unwrap_or_default().to_owned())
                        .collect();
                    all.sort();
                    all
                };
                assert_eq!(blanks(made), blanks(english), "{made}");
                for sign in ['|', '\t'] {
                    assert_eq!(made.matches(sign).count(), english.matches(sign).count(), "{made}");
                }
                assert!(
                    made.chars().count() * 3 >= english.chars().count() * 4 || lang == "ar-XB",
                    "{made}"
                );
            }
        }
    }
    let has = |name, part: &str| lines(name).iter().any(|line| line.contains(part));
    assert!(has("texts/en-XA_rest.txt", "waongenngarm-2021"), "the id of a source");
    assert!(has("texts/ar-XB_first.txt", "\u{202e}Pause\u{202c}"));
}

#[test]
fn a_line_of_the_guide_names_what_it_stands_on() {
    check_mistakes(
        "guide/bags.toml",
        &[
            ("no-basis", "common_practice = true\n", "", "advice[0].sources: is empty"),
            ("no-source", "[\"yamato-2018\"]", "[\"yamato\"]", "names \"yamato\""),
            ("date", "reviewed = \"2026", "reviewed = \"x", "reviewed: is not a date"),
        ],
    );
    let twice = "guide/set-up.toml: order: is that of bags as well";
    check_mistake("guide-order", "guide/bags.toml", "order = 9", "order = 8", &[twice]);
    check_mistakes(
        "guide/muscles.toml",
        &[("muscle", "muscle = \"rhomboids\"", "muscle = \"biceps\"", "is no muscle of")],
    );
    check_mistakes(
        "exercises/cat-cow.toml",
        &[("no-why", "why = \"Moves", "why = \"\" # \"", "why: is empty")],
    );
}
