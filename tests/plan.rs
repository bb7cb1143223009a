//! The plan by example: what a day asks for, what ticks it, what is moved, and what the log makes of it.

mod common;

use common::journal::{self, done, record};
use proptest::prelude::*;
use unhunch::content;
use unhunch::domain::journal::entry::{Entry, EntryKind};
use unhunch::domain::journal::following::{
    MoveFor, PlanChoice, PlanItem, PlanTick, plan, ticks, write_move,
};
use unhunch::domain::journal::record::Record;
use unhunch::domain::library::exercise::{Area, Item};
use unhunch::domain::library::purpose::Purpose;
use unhunch::domain::reminders::desk::DeskPlan;
use unhunch::domain::routines::plan::{
    DayPlan, IfThen, LONGEST_WHEN, MOST_TICKS, PlanDay, PlanHours, PlanPart, PlanSize,
    break_choices,
};
use unhunch::domain::routines::suggest::STRENGTH_DAYS;
use unhunch::domain::routines::trial::TrialId;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

/// A Monday.
const MONDAY: Day = Day(20_003);
const WORKDAYS: &[u8] = &[0, 1, 2, 3, 4];

fn day(offset: i32) -> Day {
    Day(MONDAY.0 + offset)
}

/// An entry of Monday; a test says what it is about with `..`.
fn entry(id: u64, kind: EntryKind) -> Entry {
    Entry { day: MONDAY, ..journal::entry(id, kind) }
}

fn choice(id: u64, choice: PlanChoice, text: &str, value: i32) -> Entry {
    let (name, text) = (Some(choice.id().to_owned()), Some(text.to_owned()));
    Entry { name, text, value: Some(value), ..entry(id, EntryKind::Plan) }
}

fn size(id: u64, size: PlanSize) -> Entry {
    choice(id, PlanChoice::Size, size.id(), 1)
}

fn moved(id: u64, long: MoveFor, from: u8, to: u8) -> Entry {
    let (name, text) = (Some(long.id().to_owned()), Some(write_move(from, to)));
    Entry { name, text, ..entry(id, EntryKind::Moved) }
}

fn line(id: u64, when: &str, routine: &str) -> Entry {
    let (name, text) = (Some(routine.to_owned()), Some(when.to_owned()));
    Entry { name, text, ..entry(id, EntryKind::Line) }
}

fn session(id: u64, day: Day, routine: &str) -> Record {
    let done = vec![done("cat-cow", "both", Millis(60_000))];
    Record { routine: routine.to_owned(), done, ..record(id, day) }
}

fn own(part: PlanPart) -> Option<String> {
    let found = part.routine(content::routines(), Item::ALL, &[]);
    found.map(|it| it.slug.to_string())
}

fn purpose(slug: &str) -> Purpose {
    content::routine(slug).map_or(Purpose::NONE, |it| it.purpose)
}

fn today(entries: &[Entry], records: &[Record], day: Day) -> Vec<PlanTick> {
    let plan = plan(entries).expect("it was begun");
    ticks((&plan, WORKDAYS), day, (records, entries), own, purpose)
}

fn done_parts(ticks: &[PlanTick]) -> Vec<PlanPart> {
    let part = |it: &PlanTick| match it.item {
        PlanItem::Part(part) => Some(part),
        PlanItem::Line(_) => None,
    };
    ticks.iter().filter(|it| it.done).filter_map(part).collect()
}

#[test]
fn a_week_of_the_full_plan_is_the_day_of_the_seeds() {
    use PlanPart::{AfterWork, Bed, Desk, Morning, Saturday, Strength};
    let plan = DayPlan::new(PlanSize::Full, MONDAY);
    let parts = |offset| plan.parts_of(day(offset), WORKDAYS);
    let (strong, light) = ([Morning, Desk, Strength, Bed], [Morning, Desk, AfterWork, Bed]);
    assert_eq!(parts(0), strong, "the fourth day is Monday");
    assert_eq!(parts(1), strong);
    assert_eq!(parts(2), light);
    assert_eq!(parts(3), strong);
    assert_eq!(parts(4), light);
    assert_eq!(parts(5), [Saturday, Bed], "its session is the day's strength");
    assert_eq!(parts(6), [Morning, AfterWork, Bed]);
    assert_eq!(parts(7), parts(0));
}

#[test]
fn the_three_sizes_differ_in_what_they_ask_for() {
    let lengths = |size| {
        let length = |part| {
            let slug = own(part).expect("it has a routine");
            content::routine(&slug).expect("it is of the library").stated
        };
        let (least, most) = DayPlan::new(size, MONDAY).lengths(WORKDAYS, length);
        (least.0 / 1000, most.0 / 1000)
    };
    assert_eq!(lengths(PlanSize::Short), (0, 900));
    // Six minutes or ten, and a break: about ten minutes a day.
    assert_eq!(lengths(PlanSize::Middle), (360, 690));
    assert_eq!(lengths(PlanSize::Full), (1080, 1410));
}

#[test]
fn strength_moves_for_a_week_or_for_good() {
    let moved_to =
        |entries: &[Entry], offset| plan(entries).expect("it was begun").has_strength(day(offset));
    let once = [size(1, PlanSize::Middle), moved(2, MoveFor::Week, 1, 2)];
    assert_eq!([1, 2, 8, 9].map(|it| moved_to(&once, it)), [false, true, true, false]);
    let always = [size(1, PlanSize::Middle), moved(2, MoveFor::Always, 1, 2)];
    assert_eq!([1, 2, 8, 9].map(|it| moved_to(&always, it)), [false, true, false, true]);
    // To a day that has it already, or from one that has none, nothing is lost.
    let onto =
        [size(1, PlanSize::Middle), moved(2, MoveFor::Week, 1, 3), moved(3, MoveFor::Week, 0, 2)];
    assert_eq!([0, 1, 2, 3].map(|it| moved_to(&onto, it)), [false, true, false, true]);
    // A day that is free this week alone has its strength in the next.
    let for_good = [once[0].clone(), once[1].clone(), moved(3, MoveFor::Always, 3, 1)];
    assert_eq!([8, 10].map(|it| moved_to(&for_good, it)), [true, true]);
    // There and back again.
    let back = [once[0].clone(), once[1].clone(), moved(3, MoveFor::Week, 2, 1)];
    assert_eq!([1, 2].map(|it| moved_to(&back, it)), [true, false]);
}

#[test]
fn strength_is_on_four_days_at_most() {
    let more = |id, day: PlanDay| choice(id, PlanChoice::Strength, day.id(), 1);
    let entries = [
        size(1, PlanSize::Middle),
        more(2, PlanDay::Sunday),
        more(3, PlanDay::Monday),
        choice(4, PlanChoice::Strength, PlanDay::Tuesday.id(), 0),
        more(5, PlanDay::Wednesday),
    ];
    let days = |count: usize| {
        let plan = plan(&entries[..count]).expect("it was begun");
        (0..7).filter(|it| plan.is_strength(*it)).collect::<Vec<u8>>()
    };
    assert_eq!(days(2), [1, 3, 5, 6]);
    assert_eq!(days(3), [1, 3, 5, 6], "a fifth is not taken");
    assert_eq!(days(5), [2, 3, 5, 6]);
    assert_eq!(STRENGTH_DAYS, 4);
}

#[test]
fn parts_times_and_another_size_are_chosen_one_by_one() {
    let entries = [
        size(1, PlanSize::Full),
        choice(2, PlanChoice::Part, PlanPart::Bed.id(), 0),
        choice(3, PlanChoice::Time, PlanPart::Morning.id(), 400),
        choice(4, PlanChoice::Time, PlanPart::Morning.id(), 2000),
        choice(5, PlanChoice::Time, PlanPart::Morning.id(), -1),
        line(6, "  after my\nfirst coffee ", "desk-reset"),
        size(7, PlanSize::Short),
    ];
    let full = plan(&entries[..6]).expect("it was begun");
    assert!(!full.has(PlanPart::Bed) && full.has(PlanPart::Morning));
    assert_eq!(full.time(PlanPart::Morning), 400, "what is no time of a day changes nothing");
    let short = plan(&entries).expect("it was begun");
    assert!(!short.has(PlanPart::Morning));
    assert_eq!((short.time(PlanPart::Morning), short.began), (400, MONDAY));
    let kept = IfThen { id: 6, when: "after my first coffee".into(), routine: "desk-reset".into() };
    assert_eq!(short.lines, std::slice::from_ref(&kept));
    // A plan that was stopped is none; the person's own words are there again with the next.
    let stopped = choice(8, PlanChoice::Stop, "", 0);
    assert_eq!(plan(&[&entries[..], std::slice::from_ref(&stopped)].concat()), None);
    let again = [&entries[..], &[stopped, size(9, PlanSize::Middle)]].concat();
    assert_eq!(plan(&again).expect("it was begun again").lines, [kept]);
}

#[test]
fn what_cannot_be_understood_changes_nothing() {
    let sound = [size(1, PlanSize::Middle)];
    let odd = [
        choice(2, PlanChoice::Part, "lunch", 1),
        choice(3, PlanChoice::Size, "huge", 1),
        choice(4, PlanChoice::Strength, "someday", 1),
        Entry { name: Some("x".into()), ..entry(5, EntryKind::Plan) },
        Entry {
            text: Some("tue>".into()),
            name: Some("week".into()),
            ..entry(6, EntryKind::Moved)
        },
        Entry { text: Some("tue>wed".into()), ..entry(7, EntryKind::Moved) },
        Entry { kind: "of another time".into(), ..entry(8, EntryKind::Plan) },
        Entry { text: Some(" ".into()), name: Some("x".into()), ..entry(9, EntryKind::Line) },
    ];
    assert_eq!(plan(&[&sound[..], &odd[..]].concat()), plan(&sound));
    assert_eq!(plan(&odd), None);
}

#[test]
fn a_session_ticks_by_itself_and_a_hand_has_the_last_word() {
    let begun = [size(1, PlanSize::Full)];
    assert_eq!(done_parts(&today(&begun, &[], MONDAY)), []);
    let morning = session(20, MONDAY, "morning-mobility");
    assert_eq!(
        done_parts(&today(&begun, std::slice::from_ref(&morning), MONDAY)),
        [PlanPart::Morning]
    );
    assert_eq!(
        done_parts(&today(&begun, std::slice::from_ref(&morning), day(1))),
        [],
        "of the day before"
    );
    // Another routine of strength is strength, any short break is one; a session in which nothing was done is none.
    let others = [session(21, MONDAY, "foundation"), session(22, MONDAY, "on-a-call")];
    assert_eq!(done_parts(&today(&begun, &others, MONDAY)), [PlanPart::Desk, PlanPart::Strength]);
    let empty = Record { routine: "foundation".into(), ..record(23, MONDAY) };
    assert_eq!(done_parts(&today(&begun, &[empty], MONDAY)), []);

    let by_hand = |id, value| {
        let name = Some(PlanPart::Morning.id().to_owned());
        Entry { name, value: Some(value), ..entry(id, EntryKind::Tick) }
    };
    let with =
        |entry: Entry| today(&[begun[0].clone(), entry], std::slice::from_ref(&morning), MONDAY);
    assert_eq!(done_parts(&with(by_hand(30, 0))), [], "taken back");
    assert_eq!(done_parts(&with(by_hand(10, 0))), [PlanPart::Morning], "and then done");
    let ticked = [begun[0].clone(), by_hand(30, 1)];
    assert_eq!(done_parts(&today(&ticked, &[], MONDAY)), [PlanPart::Morning]);
    assert_eq!(done_parts(&today(&ticked, &[], day(1))), []);
    // "I just did one" at the desk.
    let desk = [begun[0].clone(), entry(31, EntryKind::Desk)];
    assert_eq!(done_parts(&today(&desk, &[], MONDAY)), [PlanPart::Desk]);
}

#[test]
fn one_session_is_one_part_of_the_day_the_nearer_in_time() {
    // Without a band or a roller the morning, the evening and the night are one routine.
    let begun = [size(1, PlanSize::Full)];
    let bare = |part: PlanPart| {
        let found = part.routine(content::routines(), &[], &[]);
        found.map(|it| it.slug.to_string())
    };
    let at = |id, hour: u64| Record {
        utc: Millis(hour * 3_600_000),
        ..session(id, day(2), "gentle-stretch")
    };
    let shown = |records: &[Record]| {
        let plan = plan(&begun).expect("it was begun");
        done_parts(&ticks((&plan, WORKDAYS), day(2), (records, &begun), bare, purpose))
    };
    assert_eq!(shown(&[at(5, 8)]), [PlanPart::Morning]);
    assert_eq!(shown(&[at(5, 18)]), [PlanPart::AfterWork]);
    assert_eq!(shown(&[at(5, 6), at(6, 22)]), [PlanPart::Morning, PlanPart::Bed]);
}

#[test]
fn lines_say_when_a_part_is_and_fill_what_room_there_is() {
    let lines = [
        size(1, PlanSize::Middle),
        line(2, "after my first coffee", "office-reset"),
        line(3, "when the kettle boils", "desk-reset"),
        line(4, "after lunch", "on-a-call"),
        line(5, "before supper", "gentle-stretch"),
        line(6, "after the news", "evening-hang"),
    ];
    let ticks = today(&lines, &[session(9, day(1), "desk-reset")], day(1));
    let shown: Vec<_> =
        ticks.iter().map(|it| (&*it.routine, it.when.as_deref(), it.done)).collect();
    assert_eq!(
        shown,
        [
            ("office-reset", Some("after my first coffee"), true),
            ("posture-strength", None, false),
            ("desk-reset", Some("when the kettle boils"), true),
            ("on-a-call", Some("after lunch"), false),
        ]
    );
    let ticked = Entry { of: Some(4), value: Some(1), day: day(1), ..entry(10, EntryKind::Tick) };
    let ticks = today(&[&lines[..], &[ticked]].concat(), &[], day(1));
    assert_eq!(ticks.iter().map(|it| it.done).collect::<Vec<_>>(), [false, false, false, true]);
}

#[test]
fn the_own_words_are_one_short_line() {
    assert_eq!(IfThen::clean(" a \n b  c "), Some("a b c".to_owned()));
    assert_eq!(IfThen::clean(" \t"), None);
    let long = "ä".repeat(100);
    assert_eq!(IfThen::clean(&long).expect("it is there").chars().count(), LONGEST_WHEN);
}

#[test]
fn a_part_is_a_routine_that_can_be_done() {
    let slug = |part: PlanPart, equipment: &[Item], leave_out: &[Area]| {
        part.routine(content::routines(), equipment, leave_out).map(|it| it.slug.to_string())
    };
    assert_eq!(own(PlanPart::Morning).as_deref(), Some("morning-mobility"));
    assert_eq!(own(PlanPart::Saturday).as_deref(), Some("weekend-maintenance"));
    assert_eq!(own(PlanPart::Bed).as_deref(), Some("evening-wind-down"));
    // Without a band or a roller.
    assert_eq!(slug(PlanPart::Morning, &[], &[]).as_deref(), Some("gentle-stretch"));
    assert_eq!(slug(PlanPart::Strength, &[], &[]).as_deref(), Some("no-equipment"));
    assert_eq!(slug(PlanPart::Saturday, &[], &[]).as_deref(), Some("no-equipment"));
    assert_eq!(slug(PlanPart::Bed, &[], &[]).as_deref(), Some("gentle-stretch"));
    assert_eq!(slug(PlanPart::Desk, &[], &[Area::Neck]).as_deref(), Some("office-reset"));
    assert_eq!(PlanPart::Desk.routine(&[], Item::ALL, &[]), None);
}

#[test]
fn the_calendar_knows_the_days_the_hours_and_what_was_moved() {
    let desk = DeskPlan { days: vec![0, 1], routine: 120, ..DeskPlan::default() };
    let entries = [
        size(1, PlanSize::Middle),
        moved(2, MoveFor::Week, 1, 2),
        choice(3, PlanChoice::Time, PlanPart::Strength.id(), 18 * 60),
    ];
    let plan = plan(&entries).expect("it was begun");
    let row = |part, days: &[u8], times: &[u16], without: &[i32], also: &[i32]| PlanHours {
        part,
        days: days.to_vec(),
        times: times.to_vec(),
        without: without.iter().map(|it| day(*it)).collect(),
        also: also.iter().map(|it| day(*it)).collect(),
    };
    let strength = |without, also| row(PlanPart::Strength, &[1, 3, 5], &[1080], without, also);
    let light = |without, also| row(PlanPart::AfterWork, &[0, 2, 4, 6], &[1050], without, also);
    let breaks = row(PlanPart::Desk, &[0, 1], &[660, 780, 900, 1020], &[], &[]);
    let hours = plan.hours(&desk, day(0));
    assert_eq!(hours, [breaks.clone(), strength(&[1], &[2]), light(&[2], &[1])]);
    // From Wednesday on what was moved away from is over.
    assert_eq!(plan.hours(&desk, day(2))[1], strength(&[], &[2]));
    assert_eq!(plan.hours(&desk, day(7)), [breaks, strength(&[], &[]), light(&[], &[])]);
    let never = DeskPlan { days: vec![], ..desk };
    assert_eq!(plan.hours(&never, day(7)).len(), 2, "what never comes is not there");
}

#[test]
fn a_break_that_is_due_has_three_lengths() {
    let slugs = |equipment: &[Item], leave_out: &[Area]| {
        let all = break_choices(content::routines(), equipment, leave_out);
        all.iter().map(|it| it.slug.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(slugs(&[], &[]), ["on-a-call", "office-reset", "neck-stretches"]);
    assert_eq!(slugs(&[], &[Area::Neck]), ["office-reset"]);
    assert_eq!(slugs(&[], Area::ALL).len(), 3, "rather than none");
    assert!(break_choices(&[], Item::ALL, &[]).is_empty());
}

#[test]
fn a_trial_has_its_source_and_its_routine() {
    for &trial in TrialId::ALL {
        let routine = content::background(trial.routine()).expect("it is of the library");
        assert!(routine.sources.iter().any(|it| it.id == trial.id()), "{trial:?}");
        assert_eq!(trial.last_day(MONDAY), day(7 * i32::from(trial.weeks()) - 1));
    }
    // As `content/sources.toml` has them.
    let says = |id| {
        let sources = TrialId::ALL.iter().filter_map(|it| content::background(it.routine()));
        let mut all = sources.flat_map(|it| it.sources);
        all.find(|it| it.id == id).expect("it is a source").says.to_string()
    };
    assert!(says("tunwattanapong-2016").contains("twice a day, 5 days a week, for 4 weeks"));
    assert!(says("andersen-2011").contains("for 10 weeks"));
    assert!(says("andersen-2011").contains("on 5 days a week"));
    assert_eq!(TrialId::ALL.iter().map(|it| it.weeks()).collect::<Vec<_>>(), [4, 10]);
    assert_eq!(TrialId::ALL.iter().map(|it| it.times_a_day()).collect::<Vec<_>>(), [2, 1]);
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let choices = prop::sample::select(PlanChoice::ALL);
    let texts: Vec<&str> = PlanPart::ALL
        .iter()
        .map(|it| it.id())
        .chain(PlanDay::ALL.iter().map(|it| it.id()))
        .chain(PlanSize::ALL.iter().map(|it| it.id()))
        .collect();
    let plans = (choices, prop::sample::select(texts), 0..1500_i32)
        .prop_map(|(it, text, value)| choice(1, it, text, value % 3 * value));
    let moves = (prop::sample::select(MoveFor::ALL), 0..7_u8, 0..7_u8)
        .prop_map(|(long, from, to)| moved(1, long, from, to));
    let slugs: Vec<&str> = content::routines().iter().map(|it| &*it.slug).collect();
    let lines = prop::sample::select(slugs).prop_map(|slug| line(1, "after tea", slug));
    (prop_oneof![3 => plans, 2 => moves, 1 => lines], 0..21_i32)
        .prop_map(|(it, on)| Entry { day: day(on), ..it })
}

proptest! {
    #[test]
    fn whatever_is_chosen_a_day_asks_for_four_things_at_most(
        chosen in prop::collection::vec(any_entry(), 0..30), on in 0..30_i32,
    ) {
        let all: Vec<Entry> = [size(0, PlanSize::Full)].into_iter().chain(chosen).zip(1..)
            .map(|(it, id)| Entry { id, ..it })
            .collect();
        let Some(plan) = plan(&all) else { return Ok(()) };
        let every: Vec<u8> = (0..7).collect();
        let ticks = ticks((&plan, &every), day(on), (&[], &all), own, purpose);
        prop_assert!(ticks.len() <= MOST_TICKS);
        prop_assert!(plan.strength_days() <= usize::from(STRENGTH_DAYS));
        // A week has as many days of strength after a move as before it.
        let monday = day(on).monday();
        let in_week = (0..7).filter(|it| plan.has_strength(Day(monday.0 + it))).count();
        let usual = plan.strength_days();
        let odd = plan.moves().iter().any(|it| it.from.monday() == monday);
        prop_assert!(odd || in_week == usual);
    }
}
