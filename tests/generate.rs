//! Generated sessions: what a wish gets, by example and over random wishes.

use std::collections::BTreeSet;

use proptest::prelude::*;
use unhunch::content;
use unhunch::domain::library::exercise::{Area, Exercise, Item, Kind, Place, Posture};
use unhunch::domain::library::movement::Movement;
use unhunch::domain::library::routine::Step;
use unhunch::domain::routines::custom;
use unhunch::domain::routines::generate::{Loosen, MINUTES, MadeSession, WhyNot, Wish, generate};
use unhunch::domain::routines::made::Made;
use unhunch::domain::session::timeline::{Timeline, step_length};

/// Everything at hand, everywhere.
const fn wish(minutes: u16, seed: u32) -> Wish<'static> {
    Wish { minutes, places: Place::ALL, equipment: Item::ALL, leave_out: &[], marks: None, seed }
}

fn plan_of(wish: &Wish<'_>) -> MadeSession {
    generate(wish, content::exercises()).unwrap_or_else(|unmet| panic!("{wish:?}: {unmet:?}"))
}

fn slugs(plan: &MadeSession) -> Vec<&'static str> {
    plan.iter().map(|(exercise, _)| exercise.slug).collect()
}

/// The slugs without their order.
fn names(plan: &MadeSession) -> Vec<&'static str> {
    let mut names = slugs(plan);
    names.sort_unstable();
    names
}

fn steps(plan: &MadeSession) -> Vec<Step> {
    let step = |&(exercise, dose)| Step {
        movement: Movement::Library(exercise),
        dose: Some(dose),
        prepare: None,
        ready: None,
        cue: None,
    };
    plan.iter().map(step).collect()
}

/// The length in milliseconds of `plan` as the session runs it.
fn compiled(plan: &MadeSession) -> u64 {
    let routine = custom::compose("made-up", "Made up", steps(plan));
    Timeline::of_routine(&routine, |_| 1).total().0
}

/// Where in a session a kind belongs.
fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Mobility => 0,
        Kind::Strength => 1,
        Kind::Stretch => 2,
        Kind::Release => 3,
        Kind::Breath => 4,
        Kind::SetUp | Kind::Test => panic!("has no place in a generated session"),
    }
}

/// The position that `exercise` is done in where one may be only in `places`, the most upright first.
fn position(exercise: &Exercise, places: &[Place]) -> Posture {
    let allowed = exercise.positions.iter().filter(|it| places.contains(&it.place()));
    *allowed.min().expect("it can be done here")
}

/// What a session may begin with.
const WARM_UPS: [&str; 4] =
    ["shoulder-rolls", "shoulder-activation", "cat-cow", "quadruped-rotation"];

/// All that must hold of a session, whatever the wish; the message says what does not.
fn check(wish: &Wish<'_>, plan: &MadeSession) -> Result<(), String> {
    let target = u64::from(wish.minutes) * 60_000;
    let length = compiled(plan);
    if length.abs_diff(target) * 10 > target {
        return Err(format!("{} s for {} min", length / 1000, wish.minutes));
    }
    let mut once = names(plan);
    once.dedup();
    if once.len() != plan.len() {
        return Err("an exercise comes twice".into());
    }
    let has = |kind| plan.iter().any(|(it, _)| it.kind == kind);
    if ![Kind::Mobility, Kind::Strength, Kind::Stretch].into_iter().all(has) {
        return Err("a part is missing".into());
    }
    if !WARM_UPS.contains(&plan[0].0.slug) {
        return Err(format!("{} is no warm-up", plan[0].0.slug));
    }
    for (it, dose) in plan {
        let first = it.levels[0];
        if (dose.work, dose.rest) != (first.work, first.rest)
            || !(1..=first.sets).contains(&dose.sets)
        {
            return Err(format!("{}: not the dose of level 1: {dose:?}", it.slug));
        }
        let mut needed = it.equipment.iter().filter(|it| !it.optional).map(|it| it.item);
        if !needed.all(|item| Item::EVERYWHERE.contains(&item) || wish.equipment.contains(&item)) {
            return Err(format!("{} needs more than there is", it.slug));
        }
        if !it.positions.iter().any(|it| wish.places.contains(&it.place())) {
            return Err(format!("{} is done elsewhere", it.slug));
        }
        if it.areas.iter().any(|area| wish.leave_out.contains(area)) {
            return Err(format!("{} works a left-out area", it.slug));
        }
        if matches!(it.kind, Kind::SetUp | Kind::Test) || it.slug == "dead-hang" {
            return Err(format!("{} is never generated", it.slug));
        }
    }
    check_order(wish, plan)
}

/// Part by part; in each part the person begins where they are, changes between feet and floor at most
/// once, and keeps what is done in one position together.
fn check_order(wish: &Wish<'_>, plan: &MadeSession) -> Result<(), String> {
    let on_floor = |position: Posture| position.place() == Place::Floor;
    let wrong = |why| Err(format!("{why}: {:?}", slugs(plan)));
    if !plan.is_sorted_by_key(|(it, _)| rank(it.kind)) {
        return wrong("parts out of order");
    }
    let mut floor = on_floor(position(plan[0].0, wish.places));
    for part in plan[1..].chunk_by(|(one, _), (other, _)| rank(one.kind) == rank(other.kind)) {
        let positions: Vec<_> = part.iter().map(|(it, _)| position(it, wish.places)).collect();
        let grounds: Vec<_> =
            positions.chunk_by(|one, two| on_floor(*one) == on_floor(*two)).collect();
        if grounds.len() > 2 || (grounds.len() == 2 && on_floor(positions[0]) != floor) {
            return wrong("up and down");
        }
        if !grounds.iter().all(|it| it.is_sorted()) {
            return wrong("positions mixed");
        }
        floor = on_floor(positions[positions.len() - 1]);
    }
    Ok(())
}

/// How often one has to get down to the floor, or up from it.
fn changes(plan: &MadeSession) -> usize {
    let floor = |(it, _): &(&Exercise, _)| position(it, Place::ALL).place() == Place::Floor;
    plan.windows(2).filter(|pair| floor(&pair[0]) != floor(&pair[1])).count()
}

#[test]
fn the_length_of_a_step_is_that_of_its_segments() {
    for routine in content::routines() {
        for level in 1..=6 {
            let steps = routine.steps.iter().map(|step| step_length(step, level).0).sum::<u64>();
            assert_eq!(
                steps,
                Timeline::of_routine(routine, |_| level).total().0,
                "{}",
                routine.slug
            );
        }
    }
}

#[test]
fn every_length_that_may_be_asked_for_can_be_had() {
    for minutes in MINUTES {
        for seed in 0..6 {
            let wish = wish(minutes, seed);
            let plan = plan_of(&wish);
            check(&wish, &plan).unwrap_or_else(|fault| panic!("{wish:?}: {fault}"));
        }
    }
}

#[test]
fn ordinary_wishes_get_a_session() {
    let usual = [Item::Towel, Item::Doorway, Item::Corner, Item::Cushion];
    let places: [&[Place]; 4] =
        [&[Place::Chair, Place::Wall], &[Place::Floor], &[Place::Wall, Place::Floor], Place::ALL];
    let mut count = 0;
    for places in places {
        for leave_out in [&[][..], &[Area::Neck], &[Area::LowBack]] {
            for minutes in [4, 5, 6, 7, 8] {
                for seed in 0..4 {
                    let wish =
                        Wish { minutes, places, equipment: &usual, leave_out, marks: None, seed };
                    let plan = plan_of(&wish);
                    check(&wish, &plan).unwrap_or_else(|fault| panic!("{wish:?}: {fault}"));
                    count += 1;
                }
            }
        }
    }
    assert!(count >= 100);
}

#[test]
fn the_next_seed_gives_other_exercises() {
    for minutes in [3, 5, 10, 15, 20, 30] {
        for seed in 0..60 {
            let (one, other) = (plan_of(&wish(minutes, seed)), plan_of(&wish(minutes, seed + 1)));
            assert_ne!(names(&one), names(&other), "{minutes} min, seed {seed}");
        }
    }
    let last = plan_of(&wish(10, u32::MAX));
    assert_ne!(names(&last), names(&plan_of(&wish(10, 0))), "and round again");
}

#[test]
fn there_are_as_many_sessions_as_one_could_want() {
    for (minutes, least) in [(3, 60), (5, 80), (10, 90)] {
        let sessions: BTreeSet<_> =
            (0..100).map(|seed| names(&plan_of(&wish(minutes, seed)))).collect();
        assert!(sessions.len() >= least, "{minutes} min: {} in 100 seeds", sessions.len());
    }
}

#[test]
fn a_session_is_balanced() {
    for minutes in [10, 15, 20, 30] {
        for seed in 0..40 {
            let plan = plan_of(&wish(minutes, seed));
            let total = compiled(&plan);
            for kind in [Kind::Mobility, Kind::Strength, Kind::Stretch] {
                let of_kind: MadeSession =
                    plan.iter().copied().filter(|(it, _)| it.kind == kind).collect();
                let share = compiled(&of_kind) * 100 / total;
                assert!((10..=65).contains(&share), "{kind:?} {share} %: {:?}", slugs(&plan));
            }
            let ends = plan.iter().any(|(it, _)| matches!(it.kind, Kind::Release | Kind::Breath));
            assert!(ends, "{minutes} min, seed {seed}: {:?}", slugs(&plan));
        }
    }
}

#[test]
fn one_goes_down_to_the_floor_once_and_seldom_gets_up_again() {
    // At most so many changes in a session, and in a hundred. The second is sitting up to breathe.
    for (minutes, most, of_hundred) in
        [(5, 1, 80), (10, 2, 150), (15, 2, 150), (20, 2, 150), (30, 4, 220), (45, 5, 450)]
    {
        let mut sum = 0;
        for seed in 0..100 {
            let plan = plan_of(&wish(minutes, seed));
            let changes = changes(&plan);
            assert!(changes <= most, "{minutes} min, seed {seed}: {:?}", slugs(&plan));
            sum += changes;
        }
        assert!(sum <= of_hundred, "{minutes} min: {sum} changes in 100 sessions");
    }
}

#[test]
fn the_warm_up_is_done_standing_or_seated_where_one_may() {
    for seed in 0..100 {
        let (first, _) = plan_of(&wish(10, seed))[0];
        assert_ne!(position(first, Place::ALL).place(), Place::Floor, "{}", first.slug);
    }
}

#[test]
fn without_a_warm_up_on_ones_feet_one_begins_on_the_floor() {
    let upright = ["shoulder-rolls", "shoulder-activation"];
    let left = content::exercises().iter().filter(|it| !upright.contains(&it.slug));
    // In thirty minutes with nothing at hand all that is done standing comes in.
    for (minutes, equipment) in [(5, Item::ALL), (10, Item::ALL), (20, Item::ALL), (30, &[])] {
        for seed in 0..20 {
            let wish =
                Wish { places: &[Place::Wall, Place::Floor], equipment, ..wish(minutes, seed) };
            let plan = generate(&wish, left.clone()).expect("a session");
            assert!(WARM_UPS[2..].contains(&plan[0].0.slug), "{:?}", slugs(&plan));
        }
    }
}

#[test]
fn the_lift_at_the_end_of_the_range_comes_after_the_rolls() {
    let mut met = 0;
    for seed in 0..400 {
        let plan = slugs(&plan_of(&wish(12, seed)));
        let place = |slug| plan.iter().position(|it| *it == slug);
        if let (Some(lift), Some(rolls)) = (place("clasped-hands-lift"), place("shoulder-rolls")) {
            assert!(rolls < lift, "{plan:?}");
            met += 1;
        }
    }
    assert!(met > 10, "met {met} times");
}

#[test]
fn what_cannot_be_is_refused_with_the_wish_to_loosen() {
    let refused = |wish| {
        let unmet = generate(&wish, content::exercises()).expect_err("cannot be");
        (unmet.why, unmet.loosen)
    };
    assert_eq!(refused(wish(2, 0)), (WhyNot::Minutes, Some(Loosen::Minutes(3))));
    assert_eq!(refused(wish(46, 0)), (WhyNot::Minutes, Some(Loosen::Minutes(45))));
    let chair = Wish { places: &[Place::Chair], equipment: &[], ..wish(30, 0) };
    let (why, loosen) = refused(chair);
    assert!(matches!(why, WhyNot::TooLittle(most) if most.0 < 10 * 60_000), "{why:?}");
    assert_eq!(loosen, Some(Loosen::Places));
    // Where no single wish given up makes 45 minutes, the time has to give way.
    let narrow = Wish { minutes: 45, leave_out: &[Area::Chest], ..chair };
    let (why, loosen) = refused(narrow);
    let WhyNot::TooLittle(most) = why else { panic!("{why:?}") };
    let Some(Loosen::Minutes(fits)) = loosen else { panic!("{loosen:?}") };
    // A session may be a tenth shorter than was asked for.
    assert!(u64::from(fits) * 54_000 <= most.0, "{fits} {most:?}");
    assert!(generate(&Wish { minutes: fits, ..narrow }, content::exercises()).is_ok());
    // With two areas left out, it is the missing things that stand in the way of a long session.
    let pairs = Area::ALL.iter().flat_map(|&one| Area::ALL.iter().map(move |&other| [one, other]));
    let met = pairs.flat_map(|pair| (3..=45).map(move |minutes| (minutes, pair))).any(
        |(minutes, pair)| {
            let wish = Wish { minutes, equipment: &[], leave_out: &pair, ..wish(10, 0) };
            let unmet = generate(&wish, content::exercises()).err();
            unmet.is_some_and(|it| it.loosen == Some(Loosen::Equipment))
        },
    );
    assert!(met);
    let nowhere = Wish { places: &[Place::Bar], ..wish(10, 0) };
    assert_eq!(refused(nowhere), (WhyNot::Missing(Kind::Mobility), Some(Loosen::Places)));
    let nothing = Wish { leave_out: Area::ALL, ..wish(10, 0) };
    assert_eq!(refused(nothing), (WhyNot::Missing(Kind::Mobility), Some(Loosen::LeaveOut)));
    let neither = Wish { leave_out: Area::ALL, places: &[], ..wish(10, 0) };
    assert_eq!(refused(neither), (WhyNot::Missing(Kind::Mobility), None));
}

#[test]
fn what_the_safety_check_took_out_stays_out() {
    let left = content::exercises().iter().filter(|it| !it.excluded_by.contains(&"fragile_bones"));
    for seed in 0..50 {
        let plan = generate(&wish(10, seed), left.clone()).expect("a session");
        assert!(plan.iter().all(|(it, _)| !it.excluded_by.contains(&"fragile_bones")));
    }
    // A row that comes twice is one exercise.
    let doubled = content::exercises().iter().chain(content::exercises());
    assert_eq!(generate(&wish(20, 3), doubled), generate(&wish(20, 3), content::exercises()));
}

/// What a random wish borrows from.
#[derive(Clone, Debug)]
struct Given {
    minutes: u16,
    places: Vec<Place>,
    equipment: Vec<Item>,
    leave_out: Vec<Area>,
    seed: u32,
}

impl Given {
    fn wish(&self) -> Wish<'_> {
        Wish {
            minutes: self.minutes,
            places: &self.places,
            equipment: &self.equipment,
            leave_out: &self.leave_out,
            marks: None,
            seed: self.seed,
        }
    }
}

fn given() -> impl Strategy<Value = Given> {
    (
        prop_oneof![MINUTES, 3..=12_u16],
        prop::sample::subsequence(Place::ALL, 0..=Place::ALL.len()),
        prop::sample::subsequence(Item::ALL, 0..=Item::ALL.len()),
        prop_oneof![
            2 => Just(Vec::new()),
            1 => prop::sample::subsequence(Area::ALL, 1..=2),
            1 => prop::sample::subsequence(Area::ALL, 0..=Area::ALL.len()),
        ],
        any::<u32>(),
    )
        .prop_map(|(minutes, places, equipment, leave_out, seed)| Given {
            minutes,
            places,
            equipment,
            leave_out,
            seed,
        })
}

/// The wish once more, in other words than the module's: whether any choice of exercises and sets
/// has a length within a tenth of the minutes, with a warm-up, strength and a stretch. By dynamic
/// programming over whole seconds: bit `g` of `reach[s]` says that `s` seconds can give the set `g`.
fn can_be(wish: &Wish<'_>) -> bool {
    let target = usize::from(wish.minutes) * 60;
    let most = target + target / 10;
    let mut reach = vec![0_u8; most + 1];
    reach[0] = 1;
    for it in content::exercises() {
        let allowed = !matches!(it.kind, Kind::SetUp | Kind::Test)
            && it.slug != "dead-hang"
            && it.positions.iter().any(|it| wish.places.contains(&it.place()))
            && !it.areas.iter().any(|area| wish.leave_out.contains(area))
            && it.equipment.iter().all(|it| {
                it.optional
                    || Item::EVERYWHERE.contains(&it.item)
                    || wish.equipment.contains(&it.item)
            });
        if !allowed {
            continue;
        }
        let gives = match it.kind {
            Kind::Strength => 2,
            Kind::Stretch => 4,
            _ => usize::from(WARM_UPS.contains(&it.slug)),
        };
        let before = reach.clone();
        for sets in 1..=it.levels[0].sets {
            let mut dose = it.levels[0];
            dose.sets = sets;
            let length = (compiled(&vec![(it, dose)]) / 1000) as usize;
            for end in length..=most {
                for given in (0..8).filter(|given| before[end - length] >> given & 1 == 1) {
                    reach[end] |= 1 << (given | gives);
                }
            }
        }
    }
    reach[target - target / 10..].iter().any(|it| it >> 7 & 1 == 1)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_session_keeps_to_its_wish(given in given()) {
        let wish = given.wish();
        if let Ok(plan) = generate(&wish, content::exercises()) {
            prop_assert_eq!(check(&wish, &plan), Ok(()));
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_session(given in given()) {
        let wish = given.wish();
        prop_assert_eq!(generate(&wish, content::exercises()), generate(&wish, content::exercises()));
    }

    #[test]
    fn only_what_cannot_be_is_refused(given in given()) {
        let wish = given.wish();
        prop_assert_eq!(generate(&wish, content::exercises()).is_ok(), can_be(&wish));
    }

    #[test]
    fn what_a_refusal_says_is_true(given in given()) {
        let wish = given.wish();
        let Err(unmet) = generate(&wish, content::exercises()) else { return Ok(()) };
        let helps = |wider: &Wish<'_>| match (unmet.why, generate(wider, content::exercises())) {
            // With the kind there, the length may still be wrong.
            (WhyNot::Missing(_), Err(other)) => other.why != unmet.why,
            (_, other) => other.is_ok(),
        };
        let places = Wish { places: Place::ALL, ..wish };
        let equipment = Wish { equipment: Item::ALL, ..wish };
        let leave_out = Wish { leave_out: &[], ..wish };
        let of = |minutes| Wish { minutes, ..wish };
        let told = match unmet.loosen {
            Some(Loosen::Places) => helps(&places),
            Some(Loosen::Equipment) => helps(&equipment),
            Some(Loosen::LeaveOut) => helps(&leave_out),
            Some(Loosen::Minutes(minutes)) => helps(&of(minutes)),
            None => {
                ![places, equipment, leave_out].iter().any(helps)
                    && !MINUTES.map(of).any(|wider| helps(&wider))
            }
        };
        prop_assert!(told, "{:?}", unmet);
        match unmet.why {
            WhyNot::TooLittle(most) => {
                prop_assert!(most.0 < u64::from(wish.minutes) * 54_000);
            }
            WhyNot::Minutes => prop_assert!(false, "the minutes are in range"),
            WhyNot::Missing(_) | WhyNot::NothingFits => {}
        }
    }
}

#[test]
fn the_address_of_a_made_session_finds_the_same_one_again() {
    for place in Place::ALL.iter().copied().map(Some).chain([None]) {
        let made = Made { minutes: 10, place, seed: u32::MAX };
        assert_eq!(Made::parse(&made.slug()), Some(made));
    }
    for other in
        ["", "made-", "made-10", "made-10-floor", "made-10-moon-3", "made-x-any-3", "my-10-any-3"]
    {
        assert_eq!(Made::parse(other), None, "{other}");
    }
}
