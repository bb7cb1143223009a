//! The guide: what each line stands on, and that each page leads to a section that is there.

use std::collections::BTreeSet;

use unhunch::content;
use unhunch::domain::library::exercise::{Item, Kind};
use unhunch::domain::library::further::{beside_kind, beside_routine};
use unhunch::domain::library::guide::Muscle;

/// What the seeds say about muscles, habits and gear has a section each.
const SECTIONS: [&str; 12] = [
    "why",
    "muscles",
    "how-soon",
    "worse-after",
    "massage",
    "leave-for-now",
    "gear",
    "set-up",
    "bags",
    "sleep",
    "unseen",
    "breaks",
];

#[test]
fn the_sections_are_there_in_their_order() {
    let slugs: Vec<_> = content::guide().iter().map(|it| it.slug).collect();
    assert_eq!(slugs, SECTIONS);
}

#[test]
fn a_number_stands_on_a_source_and_the_sources_of_a_section_are_those_of_its_lines() {
    for section in content::guide() {
        for advice in section.advice {
            let all = |id: &str| section.sources.iter().any(|it| it.id == id);
            assert!(advice.sources.iter().all(|it| all(it.id)), "{}", section.slug);
            // What was counted has been counted by somebody.
            let counted = ["in 100", "in ten", "points"].iter().any(|it| advice.says.contains(it));
            let rule = section.slug == "worse-after";
            let named = !advice.sources.is_empty() || rule;
            assert!(!counted || named, "{}: {}", section.slug, &*advice.says);
        }
    }
}

#[test]
fn every_muscle_is_shown_once_with_what_works_it() {
    let section = content::guide_section("muscles").expect("there");
    let shown: Vec<_> = section.advice.iter().filter_map(|it| it.muscle).collect();
    assert_eq!(shown, Muscle::ALL);
    for advice in section.advice.iter().filter(|it| it.muscle.is_some()) {
        assert!(!advice.exercises.is_empty(), "{}", &*advice.title);
    }
}

#[test]
fn whatever_has_to_be_fetched_for_an_exercise_has_its_purpose_in_the_gear() {
    let section = content::guide_section("gear").expect("there");
    let named: BTreeSet<_> = section.advice.iter().filter_map(|it| it.item).collect();
    // Those of any room need no purpose.
    let room = [Item::Chair, Item::Wall, Item::Doorway, Item::Corner];
    let used = content::exercises().iter().flat_map(|it| it.equipment).map(|it| it.item);
    let used: BTreeSet<_> = used.filter(|it| !room.contains(it)).collect();
    assert_eq!(named, used);
}

#[test]
fn every_exercise_and_every_routine_leads_to_a_section_that_is_there() {
    for kind in Kind::ALL {
        assert!(content::guide_section(beside_kind(*kind)).is_some(), "{kind:?}");
    }
    for routine in content::routines() {
        let slug = beside_routine(routine);
        assert!(content::guide_section(slug).is_some(), "{}: {slug}", routine.slug);
    }
    let of = |slug: &str| beside_routine(content::routine(slug).expect("there"));
    assert_eq!(of("foundation"), "leave-for-now", "before strength: what can wait");
    assert_eq!(of("office-reset"), "breaks");
    assert_eq!(of("evening-wind-down"), "sleep");
}

#[test]
fn what_the_seeds_leave_until_it_is_calm_is_all_named() {
    let section = content::guide_section("leave-for-now").expect("there");
    let titles: Vec<_> = section.advice.iter().map(|it| it.title.text().to_lowercase()).collect();
    for what in ["upright rows", "behind the neck", "presses overhead", "crunches"] {
        assert!(titles.iter().any(|it| it.contains(what)), "{what}");
    }
}

#[test]
fn each_exercise_says_in_a_line_what_it_is_for() {
    let mut seen = BTreeSet::new();
    for exercise in content::exercises() {
        let why = content::about(exercise).why.text();
        assert!(why.ends_with('.') && why.len() <= 110, "{}: {why}", exercise.slug);
        assert!(seen.insert(why), "{}: as another one", exercise.slug);
    }
}
