//! What is suggested, by example and over random situations.

use proptest::prelude::*;
use unhunch::content;
use unhunch::domain::library::exercise::{Area, Item, Place};
use unhunch::domain::library::purpose::{Purpose, SuggestFor};
use unhunch::domain::library::routine::Routine;
use unhunch::domain::routines::suggest::{
    BREAK_EVERY, Pattern, REPEAT_AFTER, Situation, SuggestionReason, TimeOfDay, suggest,
};
use unhunch::domain::time::Millis;

const HOUR: u16 = 60;
const DAY: u32 = 24 * 60;
const TUESDAY: u8 = 1;
const SATURDAY: u8 = 5;
const SUNDAY: u8 = 6;

/// A Tuesday at `minute_of_day`, with everything at hand and nothing done.
const fn at(minute_of_day: u16) -> Situation<'static> {
    Situation {
        minute_of_day,
        weekday: TUESDAY,
        pattern: None,
        recent: &[],
        equipment: Item::ALL,
        minutes: None,
        leave_out: &[],
        liked: &[],
        first: false,
    }
}

fn answer(situation: &Situation<'_>) -> (&'static str, SuggestionReason) {
    let (routine, reason) = suggest(situation, content::routines()).expect("always an answer");
    (&*routine.slug, reason)
}

fn slug(situation: &Situation<'_>) -> &'static str {
    answer(situation).0
}

/// Seven in the evening.
const EVENING: u16 = 19 * HOUR;

/// What the rows say, as a new file of `content/` would.
fn with_new(purpose: Purpose) -> Vec<Routine> {
    let office = content::routine("office-reset").expect("the library has it");
    let new = Routine { slug: "new".into(), purpose, ..office.clone() };
    content::routines().iter().cloned().chain([new]).collect()
}

#[test]
fn who_is_new_is_offered_ninety_seconds_in_a_chair_at_any_time() {
    let first = content::first_routine();
    assert_eq!((first.stated, first.place), (Millis::from_secs(90), Place::Chair));
    for minute in (0..DAY as u16).step_by(30) {
        for weekday in [TUESDAY, SATURDAY, SUNDAY] {
            let new = Situation { first: true, weekday, equipment: &[], ..at(minute) };
            assert_eq!(answer(&new), (&*first.slug, SuggestionReason::First), "{minute}");
        }
    }
    // What they have said already counts for more.
    let stiff = Situation { first: true, pattern: Some(Pattern::Morning), ..at(7 * HOUR) };
    assert_eq!(slug(&stiff), slug(&Situation { first: false, ..stiff }));
    let shorter = Situation { first: true, minutes: Some(0), ..at(EVENING) };
    assert_eq!(answer(&shorter).1, SuggestionReason::NothingShorter { minutes: 0 });
    let spare = Situation { first: true, leave_out: first_areas(), ..at(EVENING) };
    assert_ne!(slug(&spare), first.slug);
}

/// What the first routine works.
fn first_areas() -> &'static [Area] {
    let step = &content::first_routine().steps[0];
    step.movement.exercise().expect("it is of the library").areas
}

#[test]
fn a_new_routine_takes_part_by_what_its_file_says() {
    let suggested = |situation: &Situation<'_>, purpose| {
        let rows = with_new(purpose);
        let (routine, reason) = suggest(situation, &rows).expect("always an answer");
        (routine.slug.to_string(), reason)
    };
    let first = |suggest| Purpose { suggest, strength: false, alone: true };
    let evening = at(EVENING);
    let due = SuggestionReason::StrengthDue { days: 0 };
    let before = first(&[(SuggestFor::Strength, 0)]);
    assert_eq!(suggested(&evening, before), ("new".to_owned(), due));
    let after = first(&[(SuggestFor::Strength, 9)]);
    assert_eq!(suggested(&evening, after), ("posture-strength".to_owned(), due));
    let never = Purpose { alone: false, ..before };
    assert_eq!(suggested(&evening, never).0, "posture-strength");
    assert_eq!(suggested(&evening, Purpose::NONE).0, "posture-strength");

    // Done yesterday: strength rests if it was strength.
    let done = Situation { recent: &[("new", DAY)], ..at(EVENING) };
    let light = SuggestionReason::StrengthRests { days_ago: 1, days: 1 };
    let strength = Purpose { strength: true, ..after };
    assert_eq!(suggested(&done, strength), ("gentle-stretch".to_owned(), light));
    assert_eq!(suggested(&done, after).1, due);

    // It belongs to Saturday morning, and was done.
    let saturday = Situation { weekday: SATURDAY, ..at(8 * HOUR) };
    let belongs = first(&[(SuggestFor::SaturdayMorning, 0)]);
    assert_eq!(suggested(&saturday, belongs).0, "new");
    let again = Situation { recent: &[("new", 60)], ..saturday };
    assert_eq!(suggested(&again, belongs).0, "morning-mobility");
}

#[test]
fn every_routine_of_the_library_is_for_something_or_never_alone() {
    for routine in content::routines() {
        let Purpose { suggest, alone, .. } = routine.purpose;
        assert_eq!(alone, !suggest.is_empty(), "{}", routine.slug);
    }
    for &occasion in SuggestFor::ALL {
        let is_for = |it: &&Routine| it.purpose.place(occasion).is_some();
        assert!(content::routines().iter().any(|it| is_for(&it)), "nothing is for {occasion:?}");
    }
}

#[test]
fn each_part_of_the_day_has_its_routine() {
    assert_eq!(answer(&at(7 * HOUR)), ("morning-mobility", SuggestionReason::Morning));
    let due = SuggestionReason::BreakDue { time: TimeOfDay::LateMorning, last: None };
    assert_eq!(answer(&at(10 * HOUR)), ("office-reset", due));
    assert_eq!(
        answer(&at(EVENING)),
        ("posture-strength", SuggestionReason::StrengthDue { days: 0 })
    );
    assert_eq!(answer(&at(22 * HOUR)), ("evening-wind-down", SuggestionReason::Bedtime));
    assert_eq!(answer(&at(2 * HOUR)), ("evening-wind-down", SuggestionReason::Bedtime));
    assert_eq!(slug(&at(4 * HOUR + 59)), "evening-wind-down");
    assert_eq!(slug(&at(5 * HOUR)), "morning-mobility");
    assert_eq!(slug(&at(9 * HOUR)), "office-reset");
    assert_eq!(slug(&at(16 * HOUR + 59)), "office-reset");
    assert_eq!(slug(&at(17 * HOUR)), "posture-strength");
    assert_eq!(slug(&at(20 * HOUR + 30)), "evening-wind-down");
}

#[test]
fn saturday_morning_is_for_maintenance_until_it_is_done() {
    let saturday = Situation { weekday: SATURDAY, ..at(10 * HOUR) };
    assert_eq!(answer(&saturday), ("weekend-maintenance", SuggestionReason::SaturdayMorning));
    let done = Situation { recent: &[("weekend-maintenance", 90)], ..saturday };
    assert_eq!(answer(&done), ("morning-mobility", SuggestionReason::Morning));
    let last_week = Situation { recent: &[("weekend-maintenance", 7 * DAY)], ..saturday };
    assert_eq!(slug(&last_week), "weekend-maintenance");
    let sunday = Situation { weekday: SUNDAY, ..saturday };
    assert_eq!(answer(&sunday), ("morning-mobility", SuggestionReason::Morning));
    assert_eq!(slug(&Situation { weekday: SUNDAY, ..at(14 * HOUR) }), "posture-strength");
    assert_eq!(slug(&Situation { weekday: SATURDAY, ..at(12 * HOUR) }), "posture-strength");
}

#[test]
fn a_break_knows_when_the_last_one_was() {
    let afternoon = at(15 * HOUR);
    let long_ago = Situation { recent: &[("desk-reset", 400), ("office-reset", 220)], ..afternoon };
    let due =
        SuggestionReason::BreakDue { time: TimeOfDay::MidAfternoon, last: Some(11 * HOUR + 20) };
    assert_eq!(answer(&long_ago), ("office-reset", due));
    let yesterday = Situation { recent: &[("office-reset", 1000)], ..afternoon };
    let due = SuggestionReason::BreakDue { time: TimeOfDay::MidAfternoon, last: None };
    assert_eq!(answer(&yesterday), ("office-reset", due));
    let just_now = Situation { recent: &[("office-reset", 20)], ..afternoon };
    assert_eq!(
        answer(&just_now),
        ("desk-reset", SuggestionReason::BreakEarly { ago: 20, due_in: 40 })
    );
    let on_time = Situation { recent: &[("office-reset", 60)], ..afternoon };
    let due = SuggestionReason::BreakDue { time: TimeOfDay::MidAfternoon, last: Some(14 * HOUR) };
    assert_eq!(answer(&on_time), ("office-reset", due));
}

#[test]
fn strength_comes_every_other_day_and_four_times_a_week_at_most() {
    let after = |recent| answer(&Situation { recent, ..at(EVENING) });
    let rests =
        |days_ago, days| ("gentle-stretch", SuggestionReason::StrengthRests { days_ago, days });
    assert_eq!(after(&[("foundation", 5 * 60)]), rests(0, 1));
    // Twenty hours ago was yesterday, and so was 43; 44 hours ago was the day before.
    assert_eq!(after(&[("posture-strength", 20 * 60)]), rests(1, 1));
    assert_eq!(after(&[("posture-strength", 43 * 60)]), rests(1, 1));
    let due = |days| ("posture-strength", SuggestionReason::StrengthDue { days });
    assert_eq!(after(&[("posture-strength", 43 * 60 + 1)]), due(1));
    // Twice on one day is one day.
    assert_eq!(after(&[("foundation", 2 * DAY), ("no-equipment", 2 * DAY + 60)]), due(1));
    let week = [
        ("foundation", 2 * DAY),
        ("weekend-maintenance", 3 * DAY),
        ("foundation", 4 * DAY),
        ("foundation", 6 * DAY),
    ];
    assert_eq!(answer(&Situation { recent: &week, ..at(EVENING) }), rests(2, 4));
    let earlier = [week[0], week[1], week[2], ("foundation", 7 * DAY)];
    assert_eq!(answer(&Situation { recent: &earlier, ..at(EVENING) }), due(3));
}

#[test]
fn a_pattern_leads_to_its_routines() {
    let with = |pattern, minute| answer(&Situation { pattern: Some(pattern), ..at(minute) });
    let for_it = |pattern, time| SuggestionReason::Pattern { pattern, time };
    let (morning, evening) = (TimeOfDay::Morning, TimeOfDay::Evening);
    assert_eq!(with(Pattern::Desk, 14 * HOUR).0, "office-reset");
    assert_eq!(
        with(Pattern::Desk, EVENING),
        ("foundation", SuggestionReason::StrengthDue { days: 0 })
    );
    let done =
        Situation { pattern: Some(Pattern::Desk), recent: &[("foundation", 300)], ..at(EVENING) };
    assert_eq!(answer(&done), ("release-prep", for_it(Pattern::Desk, evening)));
    let mobility = ("morning-mobility", for_it(Pattern::Morning, morning));
    assert_eq!(with(Pattern::Morning, 7 * HOUR), mobility);
    assert_eq!(with(Pattern::Morning, 23 * HOUR).0, "evening-wind-down");
    let calm = ("desk-reset", for_it(Pattern::Stress, TimeOfDay::MidAfternoon));
    assert_eq!(with(Pattern::Stress, 14 * HOUR), calm);
    assert_eq!(
        with(Pattern::Stress, EVENING),
        ("gentle-stretch", for_it(Pattern::Stress, evening))
    );
}

#[test]
fn what_is_not_at_hand_is_not_asked_for() {
    let bare = |minute| Situation { equipment: &[], ..at(minute) };
    assert_eq!(slug(&bare(7 * HOUR)), "gentle-stretch");
    assert_eq!(slug(&bare(14 * HOUR)), "office-reset");
    assert_eq!(answer(&bare(23 * HOUR)), ("gentle-stretch", SuggestionReason::Bedtime));
    // A doorway, a corner and a towel are everywhere; a roller and a band are not.
    assert_eq!(answer(&bare(EVENING)), ("no-equipment", SuggestionReason::StrengthDue { days: 0 }));
    let band = Situation { equipment: &[Item::Band, Item::Anchor], ..at(EVENING) };
    assert_eq!(slug(&band), "posture-strength");
}

#[test]
fn a_wish_that_nothing_meets_is_named() {
    let minute = Situation { minutes: Some(1), ..at(EVENING) };
    assert_eq!(slug(&minute), "on-a-call");
    let hurry = Situation { minutes: Some(0), ..at(EVENING) };
    assert_eq!(answer(&hurry), ("on-a-call", SuggestionReason::NothingShorter { minutes: 0 }));
    let everything = Situation { leave_out: Area::ALL, ..at(EVENING) };
    assert!(matches!(answer(&everything).1, SuggestionReason::NothingSpares(_)));
    let spares =
        Situation { leave_out: &[Area::Neck], pattern: Some(Pattern::Stress), ..at(14 * HOUR) };
    assert_eq!(slug(&spares), "office-reset");
    let six = Situation { minutes: Some(6), ..at(EVENING) };
    assert_eq!(answer(&six), ("gentle-stretch", SuggestionReason::FitsTheTime(TimeOfDay::Evening)));
}

#[test]
fn without_rows_there_is_no_answer() {
    assert_eq!(suggest(&at(0), &[]), None);
}

/// What a random situation borrows from.
#[derive(Clone, Debug)]
struct Given {
    minute_of_day: u16,
    weekday: u8,
    pattern: Option<Pattern>,
    recent: Vec<(&'static str, u32)>,
    equipment: Vec<Item>,
    minutes: Option<u16>,
    leave_out: Vec<Area>,
}

impl Given {
    fn situation(&self) -> Situation<'_> {
        Situation {
            minute_of_day: self.minute_of_day,
            weekday: self.weekday,
            pattern: self.pattern,
            recent: &self.recent,
            equipment: &self.equipment,
            minutes: self.minutes,
            leave_out: &self.leave_out,
            liked: &[],
            first: self.recent.is_empty(),
        }
    }
}

fn given() -> impl Strategy<Value = Given> {
    let minute = prop_oneof![20 => 0..24 * HOUR, 1 => any::<u16>()];
    let weekday = prop_oneof![20 => 0..7_u8, 1 => any::<u8>()];
    let patterns = prop::sample::select(vec![Pattern::Desk, Pattern::Morning, Pattern::Stress]);
    let mut slugs: Vec<_> = content::routines().iter().map(|it| &*it.slug).collect();
    slugs.push("one-of-my-own");
    let ago = prop_oneof![4 => 0..2 * 60_u32, 4 => 0..8 * DAY, 1 => any::<u32>()];
    let recent = prop::collection::vec((prop::sample::select(slugs), ago), 0..8);
    let equipment = prop::sample::subsequence(Item::ALL, 0..=Item::ALL.len());
    let minutes = prop::option::of(prop_oneof![20 => 0..25_u16, 1 => any::<u16>()]);
    let leave_out = prop_oneof![
        2 => Just(Vec::new()),
        2 => prop::sample::subsequence(Area::ALL, 0..=Area::ALL.len()),
    ];
    (minute, weekday, prop::option::of(patterns), recent, equipment, minutes, leave_out).prop_map(
        |(minute_of_day, weekday, pattern, recent, equipment, minutes, leave_out)| Given {
            minute_of_day,
            weekday,
            pattern,
            recent,
            equipment,
            minutes,
            leave_out,
        },
    )
}

// The wishes once more, in other words than the module's.

/// What goes before and after others, and the test of a movement.
const NEVER_ALONE: [&str; 4] = ["warm-up", "posture-check", "cool-down", "safety-check"];

fn can_be_done(given: &Given, routine: &Routine) -> bool {
    let needed = routine
        .steps
        .iter()
        .flat_map(|step| step.movement.exercise().expect("the library").equipment);
    needed
        .filter(|it| !it.optional)
        .all(|it| given.equipment.contains(&it.item) || Item::EVERYWHERE.contains(&it.item))
}

fn is_short_enough(given: &Given, routine: &Routine) -> bool {
    given.minutes.is_none_or(|minutes| routine.stated.0 <= u64::from(minutes) * 60_000)
}

fn spares(given: &Given, routine: &Routine) -> bool {
    let mut worked =
        routine.steps.iter().flat_map(|step| step.movement.exercise().expect("the library").areas);
    !worked.any(|area| given.leave_out.contains(area))
}

fn is_new(given: &Given, routine: &Routine) -> bool {
    let again = |it: &&(&str, u32)| it.0 == routine.slug && it.1 <= REPEAT_AFTER;
    !given.recent.iter().any(|it| again(&it))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn there_is_always_an_answer_and_always_the_same(given in given()) {
        let first = suggest(&given.situation(), content::routines());
        prop_assert!(first.is_some());
        prop_assert_eq!(first, suggest(&given.situation(), content::routines()));
    }

    #[test]
    fn of_any_few_rows_one_is_suggested_if_it_can_be_done(
        given in given(), from in 0..=content::routines().len(), to in 0..=content::routines().len(),
    ) {
        let rows = &content::routines()[from.min(to)..from.max(to)];
        let may = |it: &&Routine| {
            !NEVER_ALONE.contains(&&*it.slug) && can_be_done(&given, it)
        };
        let answer = suggest(&given.situation(), rows);
        prop_assert_eq!(answer.is_some(), rows.iter().any(|it| may(&it)));
        prop_assert!(answer.is_none_or(|(chosen, _)| may(&chosen)));
    }

    #[test]
    fn every_wish_is_met_that_can_be(given in given()) {
        let (chosen, _) = suggest(&given.situation(), content::routines()).expect("an answer");
        prop_assert!(!NEVER_ALONE.contains(&&*chosen.slug));
        prop_assert!(can_be_done(&given, chosen), "{} needs more", chosen.slug);
        let others: Vec<_> = content::routines()
            .iter()
            .filter(|it| !NEVER_ALONE.contains(&&*it.slug))
            .filter(|it| can_be_done(&given, it))
            .collect();
        let fitting: Vec<_> = others.iter().filter(|it| is_short_enough(&given, it)).collect();
        if fitting.is_empty() {
            let shortest = others.iter().map(|it| it.stated).min();
            prop_assert_eq!(Some(chosen.stated), shortest);
            return Ok(());
        }
        prop_assert!(is_short_enough(&given, chosen), "{} is too long", chosen.slug);
        let sparing: Vec<_> = fitting.iter().filter(|it| spares(&given, it)).collect();
        if sparing.is_empty() {
            return Ok(());
        }
        prop_assert!(spares(&given, chosen), "{} works a left-out area", chosen.slug);
        if sparing.iter().any(|it| is_new(&given, it)) {
            prop_assert!(is_new(&given, chosen), "{} again", chosen.slug);
        }
    }

    #[test]
    fn every_reason_is_true(given in given()) {
        let (chosen, reason) = suggest(&given.situation(), content::routines()).expect("an answer");
        let last = given.recent.iter().map(|it| it.1).min();
        let now = given.minute_of_day % (24 * HOUR);
        match reason {
            SuggestionReason::BreakDue { time, last: told } => {
                prop_assert_eq!(time, TimeOfDay::of(now));
                prop_assert!(last.is_none_or(|ago| ago >= u32::from(BREAK_EVERY)));
                let today = last.filter(|&ago| ago <= u32::from(now));
                prop_assert_eq!(told.map(u32::from), today.map(|ago| u32::from(now) - ago));
            }
            SuggestionReason::BreakEarly { ago, due_in } => {
                prop_assert_eq!(Some(u32::from(ago)), last);
                prop_assert_eq!(ago + due_in, BREAK_EVERY);
            }
            SuggestionReason::First => prop_assert!(given.recent.is_empty() && given.pattern.is_none()),
            SuggestionReason::StrengthDue { days } => prop_assert!(days < 4),
            SuggestionReason::StrengthRests { days_ago, days } => {
                prop_assert!(days > 0 && (days_ago < 2 || days >= 4));
            }
            SuggestionReason::Pattern { pattern, .. } => prop_assert_eq!(Some(pattern), given.pattern),
            SuggestionReason::SaturdayMorning => {
                prop_assert_eq!(given.weekday % 7, SATURDAY);
                prop_assert!(now < 12 * HOUR);
            }
            SuggestionReason::Morning => prop_assert!((5 * HOUR..12 * HOUR).contains(&now)),
            SuggestionReason::Bedtime => prop_assert!(!(5 * HOUR..20 * HOUR + 30).contains(&now)),
            SuggestionReason::NothingShorter { minutes } => {
                prop_assert_eq!(Some(minutes), given.minutes);
                prop_assert!(!is_short_enough(&given, chosen));
            }
            SuggestionReason::NothingSpares(area) => {
                prop_assert!(given.leave_out.contains(&area));
                prop_assert!(!spares(&given, chosen));
            }
            SuggestionReason::FitsTheTime(time) => prop_assert_eq!(time, TimeOfDay::of(now)),
            SuggestionReason::AtHand => {}
        }
        // A wish that was not met is never passed over in silence.
        if !is_short_enough(&given, chosen) {
            let told = matches!(reason, SuggestionReason::NothingShorter { .. });
            prop_assert!(told);
        } else if !spares(&given, chosen) {
            prop_assert!(matches!(reason, SuggestionReason::NothingSpares(_)));
        }
    }

    #[test]
    fn stress_never_leads_to_strength_where_something_calm_fits(given in given()) {
        let given = Given { pattern: Some(Pattern::Stress), leave_out: Vec::new(), ..given };
        let calm = given.minutes.is_none_or(|minutes| minutes >= 2)
            && (!given.recent.iter().any(|it| it.0 == "desk-reset" && it.1 <= REPEAT_AFTER)
                || !given.recent.iter().any(|it| it.0 == "office-reset" && it.1 <= REPEAT_AFTER));
        if calm {
            let (chosen, _) = suggest(&given.situation(), content::routines()).expect("an answer");
            let strength = ["posture-strength", "foundation", "weekend-maintenance"];
            prop_assert!(!strength.contains(&&*chosen.slug), "{}", chosen.slug);
        }
    }
}
