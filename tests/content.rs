//! The content lint: what a physiotherapist's handout would not get away with either.

use unhunch::content::{self, about};
use unhunch::domain::library::exercise::{Exercise, Kind, Sides};
use unhunch::domain::session::timeline::{SegmentKind, Timeline};

/// The exercises that the catalogue owes.
const EXERCISES: [&str; 38] = [
    "forward-fold",
    "head-tilt",
    "cat-cow",
    "thread-the-needle",
    "fish-pose",
    "cobra-pose",
    "snake-pose",
    "puppy-pose",
    "y-raise",
    "bird-dog",
    "shoulder-blade-squeeze",
    "seated-band-row",
    "quadruped-rotation",
    "band-lateral-raise",
    "childs-pose",
    "childs-pose-side-reach",
    "doorway-stretch",
    "knee-rotation",
    "superman",
    "corner-stretch",
    "clasped-hands-lift",
    "shoulder-rolls",
    "rhomboid-stretch",
    "shoulder-activation",
    "wall-push-up",
    "seated-forward-fold",
    "side-lying-rotation",
    "upper-trap-release",
    "foam-roll-upper-back",
    "wall-slides",
    "band-pull-apart",
    "foam-roller-extension",
    "dead-hang",
    "prone-hand-lift",
    "belly-breathing",
    "box-breathing-446",
    "posture-set",
    "head-rotation-check",
];

/// The routines that the catalogue owes, with the seconds that it gives them.
const ROUTINES: [(&str, u64); 20] = [
    ("office-reset", 90),
    ("warm-up", 60),
    ("evening-wind-down", 7 * 60),
    ("weekend-maintenance", 15 * 60),
    ("morning-mobility", 5 * 60),
    ("desk-reset", 2 * 60),
    ("evening-hang", 8 * 60),
    ("release-prep", 5 * 60),
    ("foundation", 15 * 60),
    ("gentle-stretch", 6 * 60),
    ("posture-strength", 10 * 60),
    ("no-equipment", 10 * 60),
    ("safety-check", 30),
    ("posture-check", 45),
    ("cool-down", 65),
    ("on-a-call", 60),
    ("neck-stretches", 3 * 60),
    ("activation", 4 * 60),
    ("slow-return", 8 * 60 + 30),
    ("two-minute-raise", 130),
];

/// What the product must not claim: the end of the catalogue, and the "avoid" list of the safety facts.
const NEVER: [&str; 34] = [
    "95 %",
    "95%",
    "60 lb",
    "60lb",
    "digestion",
    "48 hours",
    "slimming",
    "scientifically",
    "clinically",
    "proven",
    "cure",
    "cures",
    "fixes",
    "corrects posture",
    "fix posture",
    "treats",
    "relieves",
    "prevents injury",
    "prevent injury",
    "all clear",
    "low risk",
    "nothing serious",
    "you are safe",
    "diagnos",
    "triage",
    "symptom checker",
    "ai doctor",
    "screening tool",
    "monitor your condition",
    "detects",
    "approved by",
    "decompress",
    "will help",
    "guarantee",
];

/// Every text that a person can meet, with its place.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for it in content::exercises() {
        let about = about(it);
        let mut add =
            |key: &str, text: &str| texts.push((format!("{}: {key}", it.slug), text.to_owned()));
        for (key, text) in [
            ("name", it.name),
            ("ready", it.ready),
            ("cue", it.cue),
            ("care", it.care),
            ("why", about.why),
            ("feel", about.feel),
            ("easier", about.easier),
            ("harder", about.harder),
        ] {
            add(key, &text);
        }
        about.also.iter().for_each(|text| add("also", text));
        about.steps.iter().for_each(|text| add("steps", text));
        about.mistakes.iter().for_each(|text| add("mistakes", text));
        about.leave_out.iter().for_each(|text| add("leave_out", text));
        it.phases.iter().flatten().for_each(|text| add("phases", text));
        about.substitutes.iter().for_each(|text| add("equipment", text));
        for rung in about.rungs {
            [rung.name, rung.note, rung.source].into_iter().for_each(|text| add("level", &text));
        }
    }
    for section in content::guide() {
        let mut add = |key: &str, text: &str| {
            texts.push((format!("{}: {key}", section.slug), text.to_owned()));
        };
        add("name", &section.name);
        add("about", &section.about);
        for advice in section.advice {
            add("title", &advice.title);
            add("says", &advice.says);
        }
    }
    for it in content::rules().questions {
        texts.push((format!("safety {}: text", it.id), it.text.to_string()));
        texts.extend(
            it.items.iter().map(|item| (format!("safety {}: items", it.id), item.to_string())),
        );
        texts.push((format!("safety {}: why", it.id), it.why.to_string()));
    }
    for it in content::routines() {
        let background = content::background(&it.slug).expect("it is of the library");
        let mut add =
            |key: &str, text: &str| texts.push((format!("{}: {key}", it.slug), text.to_owned()));
        for (key, text) in [
            ("name", &*it.name),
            ("summary", &it.summary),
            ("when", &background.when),
            ("why", &background.why),
            ("headline", &it.headline),
            ("closing", &it.closing),
        ] {
            add(key, text);
        }
        for step in &*it.steps {
            step.ready.iter().chain(&step.cue).for_each(|text| add("step", text));
        }
    }
    for it in content::countries() {
        texts.push((format!("numbers {}: emergency_note", it.id), it.emergency_note.to_string()));
        texts.push((format!("numbers {}: by_text", it.id), it.by_text.to_string()));
        texts.push((format!("numbers {}: advice_note", it.id), it.advice_note.to_string()));
    }
    texts
}

/// Every word of the app that is not content, with its key.
fn app_texts() -> Vec<(String, String)> {
    let file = include_str!("../content/text/en.toml");
    let sections: toml::Table = file.parse().expect("it is TOML");
    sections.into_iter().flat_map(|(name, value)| texts_in(name, value)).collect()
}

fn texts_in(name: String, value: toml::Value) -> Vec<(String, String)> {
    match value {
        toml::Value::String(text) => vec![(name, text)],
        toml::Value::Table(table) => {
            let named = |(key, value)| texts_in(format!("{name}.{key}"), value);
            table.into_iter().flat_map(named).collect()
        }
        // The plurals of the language are no text.
        _ => Vec::new(),
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The exercises whose rows `fail`, each with the reason.
fn failing(reason: &str, fail: impl Fn(&Exercise) -> bool) -> Vec<String> {
    let rows = content::exercises().iter().filter(|it| fail(it));
    rows.map(|it| format!("{}: {reason}", it.slug)).collect()
}

#[test]
fn the_catalogue_is_whole() {
    let missing: Vec<_> =
        EXERCISES.iter().filter(|slug| content::exercise(slug).is_none()).collect();
    assert!(missing.is_empty(), "exercises owed: {missing:?}");
    for (slug, seconds) in ROUTINES {
        let routine = content::routine(slug).unwrap_or_else(|| panic!("{slug} is owed"));
        assert_eq!(routine.stated.0, seconds * 1000, "{slug}: stated length");
    }
    assert_eq!(content::exercises().len(), EXERCISES.len());
    assert_eq!(content::routines().len(), ROUTINES.len());
}

#[test]
fn every_exercise_says_how_how_much_and_for_whom_not() {
    let mut faults = failing("fewer than three steps", |it| about(it).steps.len() < 3);
    faults.extend(failing("fewer than two mistakes", |it| about(it).mistakes.len() < 2));
    faults.extend(failing("nobody leaves it out", |it| about(it).leave_out.is_empty()));
    faults.extend(failing("no easier variant", |it| words(&about(it).easier) < 3));
    faults.extend(failing("no dose", |it| {
        it.levels.is_empty() || it.levels.len() != about(it).rungs.len()
    }));
    faults.extend(failing("a dose without source", |it| {
        about(it).rungs.iter().any(|it| words(&it.source) < 2)
    }));
    faults.extend(failing("no source", |it| about(it).sources.is_empty()));
    faults.extend(failing("equipment without alternative", |it| {
        about(it).substitutes.iter().any(|it| words(it) < 2)
    }));
    faults.extend(failing("an answer leaves it out, and nothing stands in", |it| {
        !it.excluded_by.is_empty() && it.instead.is_none()
    }));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_routine_takes_as_long_as_it_says_at_any_level() {
    for routine in content::routines() {
        for level in 1..=6 {
            let total = Timeline::of_routine(routine, |_| level).total().0;
            let stated = routine.stated.0;
            assert!(
                total.abs_diff(stated) * 10 <= stated,
                "{} takes {} s at level {level} and says {} s",
                routine.slug,
                total / 1000,
                stated / 1000
            );
        }
    }
}

#[test]
fn what_is_said_while_getting_ready_fits_its_time_at_three_words_a_second() {
    for routine in content::routines() {
        for segment in Timeline::of_routine(routine, |_| 1).segments() {
            if segment.kind == SegmentKind::Prepare {
                let side = if segment.movement.sides() == Sides::Both { 0 } else { 2 };
                let said = words(segment.movement.name()) + words(&segment.ready) + side;
                let room = segment.length.0 as usize * 3 / 1000;
                assert!(
                    said <= room,
                    "{}, {}: {said} words in {} ms",
                    routine.slug,
                    segment.movement.slug(),
                    segment.length.0
                );
            }
        }
    }
}

#[test]
fn no_text_claims_what_nobody_has_shown() {
    let content = texts().into_iter();
    for (place, text) in content.chain(app_texts()) {
        let lower = text.to_lowercase();
        for never in NEVER {
            assert!(!lower.contains(never), "{place}: {never:?} in {text:?}");
        }
        assert!(!text.contains('!'), "{place}: an exclamation mark in {text:?}");
    }
}

#[test]
fn cues_are_short_enough_for_a_glance() {
    let mut faults = failing("cue over 12 words", |it| words(&it.cue) > 12);
    faults.extend(failing("care over 12 words", |it| words(&it.care) > 12));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_study_that_a_text_names_is_among_its_sources() {
    for routine in content::routines() {
        let background = content::background(&routine.slug).expect("it is of the library");
        for named in background.why.split('(').skip(1).filter_map(|rest| rest.split_once(')')) {
            let id = named.0;
            if id.contains('-') && !id.contains(' ') {
                assert!(
                    background.sources.iter().any(|it| it.id == id),
                    "{}: ({id})",
                    routine.slug
                );
            }
        }
    }
}

#[test]
fn the_head_turn_test_is_a_test_of_movement_and_claims_nothing_about_health() {
    let test = content::exercise("head-rotation-check").expect("it is in the library");
    assert_eq!(test.kind, Kind::Test);
    let tests = content::exercises().iter().filter(|it| it.kind == Kind::Test);
    assert_eq!(tests.count(), 1, "each other test needs words of its own about what it is not");
    let routine = content::routine("safety-check").expect("it is in the library");
    assert!(routine.every_exercise(|it| it.slug == test.slug));
    let background = content::background(&routine.slug).expect("it is of the library");
    assert!(background.why.contains("no test of your health"), "{}", background.why);
    assert!(background.why.contains("cannot rule anything out"), "{}", background.why);
    // Nobody has shown what another number than one's own would mean.
    let here = |place: &str| place.starts_with(test.slug) || place.starts_with(&*routine.slug);
    for (place, text) in texts().iter().filter(|(place, _)| here(place)) {
        for never in ["normal", "average", "should reach", "screen", "about the same to both"] {
            assert!(!text.to_lowercase().contains(never), "{place}: {never:?} in {text:?}");
        }
    }
}

/// "1 days" is impossible: a text with a number before a word in the plural has a form for one.
#[test]
fn a_number_before_a_plural_has_a_form_for_one() {
    // Never of one: a mean of tenths, days that are compared from the eighth on, and the limits of a format.
    let never_one = ["progress.pain_", "progress.preceded_says", "fault."];
    let mut faults = Vec::new();
    for (key, text) in app_texts() {
        let is_form = matches!(key.rsplit('.').next(), Some("one" | "other"));
        for (before, after) in text.match_indices("} ").map(|(at, _)| text.split_at(at + 2)) {
            // What an exercise does is no plural.
            if before.ends_with("{exercise} ") {
                continue;
            }
            let word = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let is_plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
            if is_plural && !is_form && !never_one.iter().any(|it| key.starts_with(it)) {
                faults.push(format!("{key}: {text:?}"));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}
