//! What goes before and after a routine: on one line of time, chosen once, suggested until it is answered.

mod common;

use common::clock::{PACED, Run};
use unhunch::content;
use unhunch::domain::journal::draft::Draft;
use unhunch::domain::library::routine::{Background, Routine};
use unhunch::domain::routines::around::{
    Fitting, WARM_UP, choose, decline, has_any, needs_lead_in, sound_lines,
};
use unhunch::domain::session::machine::{Event, Session, Stage};
use unhunch::domain::session::timeline::{SegmentKind, Timeline, TimelinePart};
use unhunch::domain::time::Millis;

fn routine(slug: &str) -> &'static Routine {
    content::routine(slug).unwrap_or_else(|| panic!("there is a routine {slug}"))
}

fn background(routine: &Routine) -> &'static Background {
    content::background(&routine.slug).expect("it is of the library")
}

fn plan(slug: &str) -> Timeline {
    Timeline::of_routine(routine(slug), |_| 1)
}

/// A session of the made-up routine with a warm-up before it and a cool-down after it.
fn joined() -> Run {
    let own = Timeline::of_routine(&PACED, |_| 1);
    let timeline = own.between(vec![plan("warm-up")], vec![plan("cool-down")]);
    Run { session: Session::new(timeline), ..Run::of(&PACED) }
}

#[test]
fn the_parts_stand_on_one_line_and_the_routine_is_what_it_is_alone() {
    let (own, before, after) = (plan("foundation"), plan("warm-up"), plan("cool-down"));
    let posture = plan("posture-check");
    let all = own.clone().between(vec![before.clone(), posture.clone()], vec![after.clone()]);
    let sum = before.total() + posture.total() + own.total() + after.total();
    assert_eq!(all.total(), sum);
    let part = |part| all.segments().iter().filter(move |it| it.part == part);
    let lead_in = before.total() + posture.total();
    let moved: Vec<_> = own.segments().iter().map(|it| (it.kind, it.start + lead_in)).collect();
    let there: Vec<_> = part(TimelinePart::Routine).map(|it| (it.kind, it.start)).collect();
    assert_eq!(there, moved);
    assert_eq!(
        part(TimelinePart::LeadIn).count(),
        before.segments().len() + posture.segments().len()
    );
    assert_eq!(part(TimelinePart::CoolDown).count(), after.segments().len());
    assert_eq!(own.clone().between(Vec::new(), Vec::new()), own);
    let mut at = Millis::ZERO;
    for segment in all.segments() {
        assert_eq!(segment.start, at, "the segments touch");
        at = segment.end();
    }
}

#[test]
fn one_press_leads_past_a_part_and_never_past_the_routine() {
    let mut run = joined();
    run.event(Event::Started);
    run.play(7_000);
    run.event(Event::PartSkipped);
    let segment = run.session.segment(run.now).clone();
    assert_eq!((segment.part, segment.kind), (TimelinePart::Routine, SegmentKind::Prepare));
    let at = run.session.position(run.now);
    run.event(Event::PartSkipped);
    assert_eq!(run.session.position(run.now), at, "the routine has its own ways on");
    // What was done of the lead-in counts, and no more.
    assert_eq!(run.session.tally().time(), Millis::from_secs(1));
    let last = run.session.timeline().segments().len() - 1;
    while run.session.position(run.now).index < last {
        run.event(Event::Skipped);
    }
    run.event(Event::PartSkipped);
    assert_eq!(*run.session.stage(), Stage::Finished);
}

#[test]
fn a_part_is_skipped_in_a_pause_too_and_the_pause_goes_on() {
    let mut run = joined();
    run.event(Event::Started);
    run.event(Event::Paused);
    run.event(Event::PartSkipped);
    assert!(matches!(run.session.stage(), Stage::Paused(_)));
    assert_eq!(run.session.segment(run.now).part, TimelinePart::Routine);
}

#[test]
fn a_choice_is_kept_routine_by_routine_and_taken_back() {
    let fits = Fitting::of(background(routine("foundation")));
    let mut kept = Vec::new();
    choose(&mut kept, "foundation", "posture-check", true);
    choose(&mut kept, "foundation", WARM_UP, true);
    choose(&mut kept, "foundation", "cool-down", true);
    choose(&mut kept, "no-equipment", WARM_UP, true);
    assert_eq!(Fitting::chosen(fits.before, &kept, "foundation"), [WARM_UP, "posture-check"]);
    assert_eq!(Fitting::chosen(fits.after, &kept, "foundation"), ["cool-down"]);
    // A name that begins like another is another.
    assert!(Fitting::chosen(fits.before, &kept, "found").is_empty());
    assert!(Fitting::chosen(fits.before, &kept, "posture-strength").is_empty());
    assert!(has_any(&kept, "no-equipment") && !has_any(&kept, "no"));
    choose(&mut kept, "no-equipment", WARM_UP, false);
    assert!(!has_any(&kept, "no-equipment"), "it is answered, and nothing goes along");
    choose(&mut kept, "foundation", WARM_UP, false);
    assert_eq!(Fitting::chosen(fits.before, &kept, "foundation"), ["posture-check"]);
    assert_eq!(kept.iter().filter(|it| it.starts_with("foundation")).count(), 1);
    // What does not fit never goes along, whatever a file says.
    let odd = vec!["foundation evening-hang warm-up-not".to_owned()];
    assert!(Fitting::chosen(fits.before, &odd, "foundation").is_empty());
    let long = sound_lines(vec!["x".repeat(300), String::new(), "foundation warm-up".to_owned()]);
    assert_eq!(long, ["foundation warm-up"]);
}

#[test]
fn a_lead_in_is_suggested_until_it_is_answered() {
    let (foundation, chair) = (routine("foundation"), routine("office-reset"));
    let fits = Fitting::of(background(foundation));
    assert_eq!(fits.suggested(foundation, &[], false), Some(WARM_UP));
    let mut yes = Vec::new();
    choose(&mut yes, "foundation", WARM_UP, true);
    assert_eq!(fits.suggested(foundation, &yes, true), None);
    // Turned off again it is answered all the same.
    choose(&mut yes, "foundation", WARM_UP, false);
    assert_eq!(fits.suggested(foundation, &yes, true), None);
    let mut no = Vec::new();
    decline(&mut no);
    decline(&mut no);
    assert_eq!(no.len(), 1);
    assert_eq!(fits.suggested(foundation, &no, true), None);
    // The first of a day gets one where the warm-up fits; a chair at the desk needs none.
    let morning = routine("morning-mobility");
    let fits = Fitting::of(background(morning));
    assert_eq!(fits.suggested(morning, &[], false), None);
    assert_eq!(fits.suggested(morning, &[], true), Some(WARM_UP));
    assert_eq!(Fitting::of(background(chair)).suggested(chair, &[], true), None);
}

#[test]
fn what_needs_a_lead_in_has_one_and_a_part_is_a_short_one() {
    for routine in content::routines() {
        let fits = Fitting::of(background(routine));
        assert!(!needs_lead_in(routine) || !fits.before.is_empty(), "{}", routine.slug);
        for slug in fits.before.iter().chain(fits.after) {
            let part = self::routine(slug);
            assert!(part.stated <= routine.stated, "{slug} is longer than {}", routine.slug);
        }
    }
    assert!(needs_lead_in(routine("evening-hang")) && needs_lead_in(routine("evening-wind-down")));
    assert!(!needs_lead_in(routine("gentle-stretch")) && !needs_lead_in(routine("office-reset")));
    assert_eq!(Fitting::OWN.before[0], WARM_UP);
}

#[test]
fn the_way_from_gentle_to_strong_ends() {
    for routine in content::routines() {
        let mut way = vec![routine];
        while let Some(next) = background(way[way.len() - 1]).next {
            let next = self::routine(next);
            assert!(!way.iter().any(|it| it.slug == next.slug), "{} goes in a circle", next.slug);
            way.push(next);
        }
    }
    let from_the_chair = background(routine("office-reset")).next;
    assert_eq!(from_the_chair, Some("gentle-stretch"));
}

#[test]
fn a_draft_of_a_lead_in_goes_on_where_it_was() {
    let mut run = joined();
    run.event(Event::Started);
    run.play(8_000);
    let draft = Draft::of(&run.session, &PACED, 1, run.now, 0).expect("it runs");
    let session = draft.resume(joined().session.timeline().clone()).expect("the plan is the same");
    assert_eq!(session.position(run.now), run.session.position(run.now));
    assert_eq!(session.segment(run.now).part, TimelinePart::LeadIn);
    // Without the lead-in the plan is another one.
    assert!(draft.resume(Timeline::of_routine(&PACED, |_| 1)).is_none());
}
