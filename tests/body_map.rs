//! Where a touch on the body leads.

use unhunch::content;
use unhunch::domain::library::exercise::Kind;
use unhunch::domain::safety::body_map::{BodyPlace, Leads};
use unhunch::domain::safety::check::{Answers, Door, Level};

#[test]
fn the_chest_and_an_arm_lead_to_the_check_and_to_no_exercise() {
    let to_check = |it: &&BodyPlace| it.leads() == Leads::Check;
    let places: Vec<_> = BodyPlace::ALL.iter().filter(to_check).copied().collect();
    assert_eq!(places, [BodyPlace::Chest, BodyPlace::Arm]);
}

#[test]
fn between_and_on_the_blades_it_is_asked_first_and_new_pain_there_is_seen_before_a_session() {
    let rules = content::rules();
    let asks = |it: &BodyPlace| match it.leads() {
        Leads::AskWhetherNew { new, .. } => Some((*it, new)),
        _ => None,
    };
    let asked: Vec<_> = BodyPlace::ALL.iter().filter_map(asks).collect();
    let places: Vec<_> = asked.iter().map(|(place, _)| *place).collect();
    assert_eq!(places, [BodyPlace::Between, BodyPlace::Blade]);
    for (place, ids) in asked {
        assert!(!ids.is_empty() && ids.iter().all(|id| rules.place(id).is_some()), "{place:?}");
        for age in [None, Some(30), Some(70)] {
            let (door, yes) = (Some(Door::New), rules.set(ids));
            let outcome = rules.outcome(&Answers { door, age, yes, ..Answers::default() });
            let shut = outcome.level > Level::Soon || outcome.level == Level::Soon && outcome.word;
            assert!(shut, "{place:?}, {age:?}: {outcome:?}");
        }
    }
}

#[test]
fn each_other_place_leads_to_a_routine_that_there_is_and_that_is_no_test() {
    for place in BodyPlace::ALL {
        let (Leads::Routine(slug) | Leads::AskWhetherNew { usual: slug, .. }) = place.leads()
        else {
            continue;
        };
        let routine = content::routine(slug).unwrap_or_else(|| panic!("{place:?}: {slug}"));
        assert!(routine.every_exercise(|it| it.kind != Kind::Test), "{slug}");
    }
}

#[test]
fn from_the_front_there_are_the_chest_the_shoulder_and_the_arms() {
    let front: Vec<_> = BodyPlace::ALL.iter().filter(|it| !it.is_behind()).copied().collect();
    assert_eq!(front, [BodyPlace::Chest, BodyPlace::FrontShoulder, BodyPlace::Arm]);
}
