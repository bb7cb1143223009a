//! The safety check as logic: total, monotone over answers and doors, and each row earns its place.

use unhunch::content;
use unhunch::domain::safety::check::{
    Answers, Door, Level, Outcome, Part, Rules, Ticks, Together, TypedAge,
};
use unhunch::domain::session::hurt::Feeling;

const AGES: [Option<u8>; 6] = [None, Some(18), Some(49), Some(50), Some(65), Some(90)];
const DOORS: [Option<Door>; 4] = [Some(Door::None), Some(Door::Usual), Some(Door::New), None];

fn rules() -> &'static Rules {
    content::rules()
}

fn outcome(door: Option<Door>, age: Option<u8>, yes: Ticks) -> Outcome {
    rules().outcome(&Answers { door, age, yes, unsure: Ticks::default() })
}

/// The level, and within it whether a word is needed: what must never sink.
fn weight(door: Option<Door>, age: Option<u8>, yes: Ticks) -> (Level, bool) {
    let outcome = outcome(door, age, yes);
    (outcome.level, outcome.word)
}

fn level(age: Option<u8>, yes: Ticks) -> Level {
    outcome(None, age, yes).level
}

fn set(ids: &[&str]) -> Ticks {
    ids.iter().fold(Ticks::default(), |set, id| {
        set.with(rules().place(id).unwrap_or_else(|| panic!("{id} is a question")))
    })
}

fn check(door: Door, age: Option<u8>, ids: &[&str], expected: Level) {
    let level = outcome(Some(door), age, set(ids)).level;
    assert_eq!(level, expected, "{ids:?} by {door:?} at {age:?}");
}

/// What a set of answers has to hold, whatever it is.
fn check_whole(door: Option<Door>, age: Option<u8>, yes: Ticks) {
    let outcome = outcome(door, age, yes);
    assert_eq!(outcome.because.is_empty(), outcome.level == Level::Ready, "{yes:?}");
    assert!(!outcome.word || outcome.level == Level::Soon, "a word goes with soon: {yes:?}");
    let asked = yes.meets(rules().asked_by(door));
    let because = outcome.because.iter().fold(Ticks::default(), |set, &place| set.with(place));
    assert_eq!(because.0 & !asked.0, 0, "a reason that nobody gave: {yes:?}");
    let alone = (outcome.level, outcome.word);
    assert_eq!(weight(door, age, because), alone, "the reasons alone lead there: {yes:?}");
    assert_eq!(weight(door, age, asked), alone, "what the door does not ask is a no: {yes:?}");
    for (place, it) in rules().questions.iter().enumerate().filter(|(place, _)| asked.has(*place)) {
        if it.alone == Some(outcome.level) {
            assert!(outcome.because.contains(&place), "{} is a reason of its own: {yes:?}", it.id);
        }
    }
    let unsure = rules().outcome(&Answers { door, age, yes: Ticks::default(), unsure: yes });
    assert_eq!(unsure, outcome, "not sure is yes: {yes:?}");
}

fn check_doors(age: Option<u8>, yes: Ticks) {
    let by = DOORS.map(|door| weight(door, age, yes));
    assert!(by.is_sorted(), "a later door lowers it: {by:?} {yes:?} at {age:?}");
}

#[test]
fn one_more_yes_never_lowers_the_level_of_any_single_pair_or_triple() {
    let count = rules().questions.len();
    for door in DOORS {
        // Two ages at each border are in the random sets.
        for age in [None, Some(18), Some(65)] {
            for one in 0..count {
                let alone = weight(door, age, Ticks::default().with(one));
                for other in one..count {
                    let pair = Ticks::default().with(one).with(other);
                    let before = weight(door, age, pair);
                    assert!(before >= alone);
                    check_whole(door, age, pair);
                    check_doors(age, pair);
                    for more in 0..count {
                        let after = weight(door, age, pair.with(more));
                        assert!(after >= before, "{one} {other} {more} {door:?} {age:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn nor_that_of_a_million_random_sets() {
    let count = rules().questions.len();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random
    };
    for round in 0..1_000_000 {
        // Few yeses as well as many: with many, everything is an emergency.
        let mut bits = next();
        for _ in 0..round % 6 {
            bits &= next();
        }
        let yes = Ticks(bits & ((1 << count) - 1));
        let age = AGES[(next() % 6) as usize];
        let door = DOORS[(next() % 4) as usize];
        let more = yes.with((next() % count as u64) as usize);
        assert!(weight(door, age, more) >= weight(door, age, yes), "{yes:?} {more:?} {age:?}");
        if round % 50 == 0 {
            check_whole(door, age, yes);
            check_doors(age, yes);
        }
    }
}

#[test]
fn an_age_that_was_not_given_counts_as_any_and_a_door_as_the_last() {
    let count = rules().questions.len();
    for one in 0..count {
        for other in 0..count {
            let pair = Ticks::default().with(one).with(other);
            let oldest = AGES.iter().map(|&age| level(age, pair)).max();
            assert_eq!(Some(level(None, pair)), oldest, "{one} {other}");
            assert_eq!(outcome(None, None, pair), outcome(Some(Door::New), None, pair));
        }
    }
}

#[test]
fn nothing_is_ready_and_everything_is_an_emergency() {
    let all = (0..rules().questions.len()).fold(Ticks::default(), Ticks::with);
    for door in DOORS {
        for age in AGES {
            assert_eq!(weight(door, age, Ticks::default()), (Level::Ready, false));
            assert_eq!(outcome(door, age, all).level, Level::Emergency);
        }
    }
}

#[test]
fn each_door_asks_all_that_the_one_before_it_asks_and_no_more_than_it_may() {
    let rows = |door| rules().asked_by(Some(door));
    let (none, usual, new) = (rows(Door::None), rows(Door::Usual), rows(Door::New));
    assert_eq!(none.but(usual), Ticks::default());
    assert_eq!(usual.but(new), Ticks::default());
    assert_eq!(new, rules().asked_by(None));
    assert!(
        none.count() <= 20 && usual.count() <= 26,
        "{} and {} rows",
        none.count(),
        usual.count()
    );
    assert_eq!(none.meets(rules().facts()), rules().facts(), "each door asks the facts");
    let signs = |it: &&str| {
        let question = rules().question(it).expect("an id of the table");
        rules().pages[question.page].part == Part::Signs
    };
    assert_eq!(rules().ids(usual).filter(signs).count(), 6, "the usual ache has six signs");
    assert_eq!(rules().ids(none).filter(signs).count(), 0);
}

/// Words that are read before Start: what brings a person here, the headings and every row.
fn words(door: Door) -> usize {
    let count = |text: &str| text.split_whitespace().count();
    let doors = [
        "What brings you here?",
        "No pain, I want to move",
        "My usual ache",
        "New, worse, or different",
        "That was the most urgent part.",
    ];
    let asked = rules().asked_by(Some(door));
    let pages = rules().pages.iter().enumerate();
    let titles = pages.filter(|(at, _)| rules().on_page(*at).meets(asked) != Ticks::default());
    let titles: usize = titles.map(|(_, page)| count(&page.title)).sum();
    let rows: usize = rules().questions_in(asked).map(|it| count(&it.line())).sum();
    doors.into_iter().map(count).sum::<usize>() + titles + rows
}

#[test]
fn the_usual_ache_takes_three_hundred_words_and_no_pain_two_hundred_and_twenty() {
    let (none, usual) = (words(Door::None), words(Door::Usual));
    assert!(none <= 220 && usual <= 300, "{none} and {usual} words");
}

#[test]
fn every_stop_sign_of_a_session_leads_to_the_check_with_what_it_says() {
    for feeling in Feeling::ALL.iter().filter(|it| it.is_stop_sign()) {
        let sign = rules().signs.iter().find(|it| it.feeling == feeling.id());
        assert!(sign.is_some(), "{feeling:?} leads nowhere");
    }
    let level_of = |feeling: Feeling| {
        let sign =
            rules().signs.iter().find(|it| it.feeling == feeling.id()).expect("checked above");
        level(Some(40), sign.ticks)
    };
    assert_eq!(level_of(Feeling::Chest), Level::Emergency);
    assert_eq!(level_of(Feeling::Breath), Level::Emergency);
    assert_eq!(level_of(Feeling::Dizzy), Level::Soon);
    assert_eq!(level_of(Feeling::Numb), Level::Soon);
}

#[test]
fn the_age_is_asked_where_a_row_goes_by_it_and_only_there() {
    let asks = |ids: &[&str]| rules().asks_age(set(ids));
    assert!(asks(&["gca_signs"]) && asks(&["minor_trauma_new_pain", "chest_pain"]));
    assert!(!asks(&[]) && !asks(&["chest_pain", "fever_chills", "cancer_history"]));
    for (place, it) in rules().questions.iter().enumerate() {
        let alone = Ticks::default().with(place);
        let matters = [None, Some(18), Some(49), Some(50), Some(64), Some(65), Some(90)]
            .into_iter()
            .any(|age| level(age, alone) != level(Some(18), alone));
        assert!(!matters || asks(&[it.id]), "the age changes {} unasked", it.id);
    }
}

#[test]
fn each_outcome_but_ready_names_its_sources_and_each_source_where_it_is() {
    for (place, it) in rules().questions.iter().enumerate() {
        let yes = Ticks::default().with(place);
        let answers = Answers { age: Some(40), yes, ..Answers::default() };
        let bases = rules().bases(&answers);
        let counts = it.alone == Some(rules().outcome(&answers).level);
        assert_eq!(bases.contains(&&it.basis), counts, "{}", it.id);
        assert_eq!(bases.is_empty(), rules().outcome(&answers).level == Level::Ready, "{}", it.id);
        assert!(it.basis.link.starts_with("https://"), "{}", it.id);
    }
    assert!(rules().bases(&Answers::default()).is_empty());
}

#[test]
fn what_is_weak_alone_stops_nobody_alone() {
    use Door::{New, Usual};
    for id in ["clot_risk", "infection_risk", "recent_infection", "gca_signs"] {
        check(New, Some(40), &[id], Level::Ready);
    }
    for id in ["pain_on_deep_breath", "minor_trauma_new_pain", "controlled_bp", "pregnancy"] {
        check(New, Some(40), &[id], Level::Gentle);
    }
    for id in ["cancer_history", "infection_risk"] {
        check(Usual, Some(40), &[id], Level::Ready);
    }
}

#[test]
fn soon_advises_where_exercise_is_what_is_advised_and_asks_for_a_word_where_it_is_not() {
    for id in [
        "not_improving_6wk",
        "arm_tingling",
        "inflammatory_pattern",
        "night_rest_pain",
        "worse_on_coughing",
        "meal_related",
        "stiff_shoulders_morning",
    ] {
        assert_eq!(weight(Some(Door::New), Some(60), set(&[id])), (Level::Soon, false), "{id}");
    }
    for id in [
        "dizzy_balance",
        "neck_instability_risk",
        "uncontrolled_bp",
        "heart_supervised_only",
        "severe_pain",
        "new_top_back",
        "neck_after_fall",
    ] {
        assert_eq!(weight(Some(Door::New), Some(40), set(&[id])), (Level::Soon, true), "{id}");
    }
    let both = set(&["arm_tingling", "dizzy_balance"]);
    assert_eq!(weight(Some(Door::Usual), Some(40), both), (Level::Soon, true));
    let fragile = set(&["fragile_bones"]);
    assert_eq!(weight(Some(Door::Usual), Some(70), fragile), (Level::Soon, false));
}

#[test]
fn what_comes_together_counts_for_more() {
    use Door::{New, Usual};
    use Level::{Emergency, Ready, Soon, Urgent};
    for together in ["clot_risk", "pregnancy", "limb_swollen", "heart_racing"] {
        check(New, Some(30), &["pain_on_deep_breath", together], Emergency);
    }
    check(New, Some(30), &["pain_on_deep_breath", "fever_chills"], Urgent);
    check(New, Some(30), &["cancer_history"], Urgent);
    check(Usual, Some(30), &["cancer_history"], Ready);
    for sign in ["arm_tingling", "hand_clumsy_gait"] {
        check(Usual, Some(30), &["cancer_history", sign], Emergency);
        check(Usual, Some(30), &["fever_chills", sign], Emergency);
    }
    check(New, Some(30), &["fragile_bones"], Urgent);
    check(Usual, Some(30), &["fragile_bones"], Soon);
    check(New, Some(70), &["minor_trauma_new_pain"], Urgent);
    check(New, Some(30), &["minor_trauma_new_pain", "neck_instability_risk"], Urgent);
    check(New, Some(30), &["minor_trauma_new_pain", "arm_tingling"], Emergency);
    check(New, Some(64), &["neck_after_fall"], Soon);
    check(New, Some(65), &["neck_after_fall"], Emergency);
    check(New, Some(30), &["neck_after_fall", "fragile_bones"], Emergency);
    for id in ["infection_risk", "recent_infection"] {
        check(New, Some(30), &[id, "night_rest_pain"], Urgent);
    }
    check(New, Some(30), &["sweat_nausea"], Urgent);
    check(New, Some(50), &["sweat_nausea"], Emergency);
    check(New, Some(30), &["sweat_nausea", "severe_pain"], Emergency);
    check(New, Some(30), &["both_arms_numb", "severe_pain"], Emergency);
    check(New, Some(30), &["new_top_back", "blood_thinners"], Urgent);
    check(New, Some(50), &["new_top_back"], Urgent);
    check(New, Some(49), &["gca_signs"], Ready);
    check(New, Some(50), &["gca_signs"], Urgent);
}

/// The table without the row at `left_out`.
fn outcome_without(left_out: &Together, age: Option<u8>, yes: Ticks) -> Level {
    let rows = rules().together.iter().filter(|it| *it != left_out);
    let together: Vec<Together> = rows
        .map(|it| Together { basis: unhunch::domain::safety::check::Basis { ..it.basis }, ..*it })
        .collect();
    let table = Rules {
        dated: rules().dated,
        pages: rules().pages,
        questions: rules().questions,
        together: together.leak(),
        signs: rules().signs,
    };
    table.outcome(&Answers { door: None, age, yes, unsure: Ticks::default() }).level
}

#[test]
fn no_row_of_what_comes_together_is_dead() {
    for row in rules().together {
        let any = (0..rules().questions.len()).filter(|&place| row.any.has(place));
        let mut sets: Vec<Ticks> = any.map(|place| row.all.with(place)).collect();
        if sets.is_empty() {
            sets.push(row.all);
        }
        for yes in sets {
            let age = Some(row.age_from.unwrap_or(18));
            let without = outcome_without(row, age, yes);
            assert!(level(age, yes) > without, "changes nothing: {row:?} with {yes:?}");
        }
        if let Some(from) = row.age_from {
            assert!(level(Some(from - 1), row.all) < row.level, "an age that is too low: {row:?}");
        }
    }
}

#[test]
fn every_question_can_change_an_outcome() {
    let count = rules().questions.len();
    for (place, it) in rules().questions.iter().enumerate() {
        let alone = Ticks::default().with(place);
        let with = |other: usize| Ticks::default().with(other);
        let raises = |age| {
            weight(None, age, alone) > (Level::Ready, false)
                || (0..count)
                    .any(|other| level(age, alone.and(with(other))) > level(age, with(other)))
        };
        assert!(AGES.into_iter().any(raises), "{} changes nothing", it.id);
    }
}

#[test]
fn what_is_gentle_alone_changes_a_session() {
    for it in rules().questions.iter().filter(|it| it.alone == Some(Level::Gentle)) {
        let excludes = content::exercises().iter().any(|row| row.excluded_by.contains(&it.id));
        assert!(excludes || it.easiest, "{} says that it changes sessions, and does not", it.id);
    }
}

#[test]
fn an_age_is_read_where_it_is_one_of_an_adult() {
    for (text, age) in [
        ("", TypedAge::None),
        ("  ", TypedAge::None),
        (" 61 ", TypedAge::Age(61)),
        ("18", TypedAge::Age(18)),
        ("120", TypedAge::Age(120)),
        ("17", TypedAge::Wrong),
        ("121", TypedAge::Wrong),
        ("300", TypedAge::Wrong),
        ("-30", TypedAge::Wrong),
        ("forty", TypedAge::Wrong),
    ] {
        assert_eq!(TypedAge::read(text), age, "{text:?}");
    }
}

#[test]
fn a_question_is_answered_yes_or_not_sure_or_no() {
    let other = Answers { yes: set(&["chest_pain"]), age: Some(61), ..Answers::default() };
    let place = rules().place("arm_tingling").expect("a question");
    let yes = other.with(place, true, false);
    assert_eq!((yes.yes, yes.unsure), (set(&["chest_pain", "arm_tingling"]), Ticks::default()));
    let unsure = yes.with(place, false, true);
    assert_eq!((unsure.yes, unsure.unsure), (set(&["chest_pain"]), set(&["arm_tingling"])));
    assert_eq!(unsure.with(place, false, false), other);
}

#[test]
fn what_is_said_on_the_phone_is_said_of_what_led_to_it() {
    let said = |age, yes: &[&str], unsure: &[&str]| -> Vec<&str> {
        let answers = Answers { door: Some(Door::New), age, yes: set(yes), unsure: set(unsure) };
        rules().said(&answers).into_iter().map(|place| rules().questions[place].id).collect()
    };
    assert_eq!(said(None, &[], &[]), [""; 0]);
    assert_eq!(said(None, &["weight_loss", "chest_pain"], &[]), ["chest_pain"]);
    assert_eq!(said(None, &["weight_loss"], &["fever_chills"]), ["fever_chills", "weight_loss"]);
    let many = ["breathless", "chest_pain", "cough_blood"];
    assert_eq!(said(None, &many, &[]), ["chest_pain", "breathless"], "two, in their order");
    // What makes the others count is never left out.
    let cancer = ["arm_tingling", "arm_weakness", "cancer_history"];
    assert_eq!(said(None, &cancer, &[]), ["cancer_history", "arm_tingling"]);
    let both = ["sweat_nausea", "severe_pain", "chest_pain"];
    assert_eq!(said(None, &both, &[]), ["chest_pain", "sweat_nausea"], "alone comes first");
    assert_eq!(said(Some(70), &["neck_after_fall"], &[]), ["neck_after_fall"]);
}

#[test]
fn whoever_is_to_call_has_something_to_say() {
    let count = rules().questions.len();
    for one in 0..count {
        for other in 0..count {
            for door in DOORS {
                let yes = Ticks::default().with(one).with(other);
                let answers = Answers { door, age: None, yes, unsure: Ticks::default() };
                let (said, outcome) = (rules().said(&answers), rules().outcome(&answers));
                assert!(said.iter().all(|it| outcome.because.contains(it)), "{said:?}");
                let calls = outcome.level >= Level::Soon;
                assert!(!calls || !said.is_empty(), "{one} {other} by {door:?}");
                let says = said.iter().map(|&it| rules().questions[it].say.text());
                assert!(!calls || says.into_iter().all(|it| !it.is_empty()), "{said:?}");
            }
        }
    }
}
