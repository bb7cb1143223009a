//! What the words and the doses of an exercise keep a person from.

use unhunch::content::{self, about};
use unhunch::domain::library::exercise::{Item, Kind, Pace, Work};
use unhunch::domain::time::Millis;
use unhunch::i18n::texts;

/// Safety facts, 2.2, rows 8 and 11: two clean attempts lead up a rung, so the top rung is what the rule
/// leads to by itself.
#[test]
fn no_ladder_leads_to_a_long_lift_or_a_free_hang() {
    let lift = content::exercise("superman").expect("it is of the catalogue");
    for dose in lift.levels {
        let Work::Reps { count: 8..=10, pace: Pace::Tempo(tempo) } = dose.work else {
            panic!("{dose:?} is no row of small lifts")
        };
        assert!(tempo.0[1] <= Millis::from_secs(5), "{tempo:?}");
    }
    let hang = content::exercise("dead-hang").expect("it is of the catalogue");
    for (dose, rung) in hang.levels.iter().zip(about(hang).rungs) {
        let Work::Hold(length) = dose.work else { panic!("{dose:?} is no hold") };
        assert!(length <= Millis::from_secs(30), "{length:?}");
        assert!(rung.note.starts_with("Whole feet"), "{}", rung.note);
    }
}

/// A band that tears or slips off the feet flies at the face: eyes have been lost to it.
#[test]
fn every_band_is_looked_over_held_away_from_the_face_and_not_made_of_tights() {
    let banded = content::exercises()
        .iter()
        .filter(|it| it.equipment.iter().any(|need| need.item == Item::Band));
    assert_eq!(banded.clone().count(), 4);
    for it in banded {
        let slug = it.slug;
        let steps = texts(about(it).steps).join(" ");
        assert!(it.ready.contains("nicks"), "{slug}: {:?}", it.ready);
        for needed in ["nicks", "before each use", "replaced", "face"] {
            assert!(steps.contains(needed), "{slug}: its steps do not say {needed:?}");
        }
        let substitutes = texts(about(it).substitutes).join(" ");
        let every =
            [steps, substitutes, about(it).easier.to_string(), about(it).harder.to_string()]
                .join(" ");
        let tights = every.replace("Not tights", "");
        assert!(!tights.to_lowercase().contains("tights"), "{slug}: {tights}");
        let sole = every.contains("sole") || every.contains("of both feet");
        assert!(!sole || every.contains("twice"), "{slug}: the feet hold it, wrapped once");
    }
    for routine in content::routines() {
        let banded = |slug: &str| {
            let it = content::exercise(slug).expect("it is of the library");
            it.equipment.iter().any(|need| need.item == Item::Band)
        };
        for step in routine.steps.iter().filter(|it| banded(it.movement.slug())) {
            let ready = step.ready.as_deref().unwrap_or("nicks");
            assert!(ready.contains("nicks"), "{}: {ready:?}", routine.slug);
        }
    }
}

/// Who does not read on does what the name and the spoken words say.
#[test]
fn ball_and_roller_are_sent_neither_to_the_neck_nor_to_the_free_ribs() {
    let ball = content::exercise("upper-trap-release").expect("it is of the catalogue");
    let names = [ball.name].into_iter().chain(about(ball).also.iter().copied());
    for name in names {
        let name = name.to_lowercase();
        assert!(!name.contains("trap") && !name.contains("neck"), "{name}");
    }
    assert!(ball.ready.contains("below the neck"), "{}", ball.ready);
    let roller = content::exercise("foam-roll-upper-back").expect("it is of the catalogue");
    let steps = texts(about(roller).steps).join(" ");
    for text in [&*roller.care, &steps] {
        assert!(text.contains("a hand's width above the lowest ribs"), "{text}");
    }
}

/// A trial is quoted only where what it tested is done, and with what it was held against.
#[test]
fn a_trial_is_quoted_for_what_it_tested_and_with_its_other_group() {
    let exercises = content::exercises().iter();
    let cited = exercises.filter(|it| about(it).sources.iter().any(|it| it.id == "andersen-2011"));
    assert_eq!(cited.map(|it| it.slug).collect::<Vec<_>>(), ["band-lateral-raise"]);
    for routine in content::routines() {
        let background = content::background(&routine.slug).expect("it is of the library");
        let raises = routine.steps.iter().any(|it| it.movement.slug() == "band-lateral-raise");
        for source in background.sources {
            assert!(raises || source.id != "andersen-2011", "{}", routine.slug);
            let other = match source.id {
                "andersen-2011" | "andersen-2012" => "did not train",
                "tunwattanapong-2016" => "than a brochure alone",
                _ => continue,
            };
            assert!(background.why.contains(other), "{}: {}", routine.slug, background.why);
        }
    }
}

/// Tablets for blood pressure are the commonest reason to faint on coming up, and no answer of the check
/// leaves the folds out for them: the steps have to say it.
#[test]
fn a_fold_is_warmed_up_for_and_come_up_from_in_two_parts() {
    for slug in ["forward-fold", "seated-forward-fold"] {
        let fold = content::exercise(slug).expect("it is of the catalogue");
        let tablets =
            about(fold).steps.iter().find(|it| it.contains("tablets for your blood pressure"));
        assert!(tablets.is_some_and(|it| it.contains("three breaths")), "{slug}: {tablets:?}");
        for routine in content::routines() {
            let Some(at) = routine.steps.iter().position(|it| it.movement.slug() == slug) else {
                continue;
            };
            let before = routine.steps[..at].iter().filter_map(|it| it.movement.exercise());
            let warm = before.filter(|it| it.kind == Kind::Mobility).count() > 0;
            assert!(warm, "{} does the {slug} cold", routine.slug);
        }
    }
}
