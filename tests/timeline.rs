//! A routine as a value: its segments fill it without a gap, and every moment has one place.

mod common;

use common::clock::{MIXED, PACED};
use proptest::prelude::*;
use unhunch::content;
use unhunch::domain::library::exercise::{Side, Sides};
use unhunch::domain::library::routine::Routine;
use unhunch::domain::session::machine::{Event, Session};
use unhunch::domain::session::timeline::{Position, Segment, SegmentKind, Timeline};
use unhunch::domain::time::{Millis, Moment};

fn plan(routine: &Routine) -> Timeline {
    Timeline::of_routine(routine, |_| 1)
}

fn check_touching(timeline: &Timeline) {
    let mut end = Millis::ZERO;
    for segment in timeline.segments() {
        assert_eq!(segment.start, end, "segments touch");
        assert!(segment.length > Millis::ZERO, "every segment lasts");
        end = segment.end();
    }
    assert_eq!(timeline.total(), end, "the segments sum to the total");
}

#[test]
fn segments_touch_and_sum_to_the_total_in_every_routine() {
    for routine in content::routines().iter().chain([&PACED, &MIXED]) {
        for level in 1..=6 {
            check_touching(&Timeline::of_routine(routine, |_| level));
        }
    }
}

#[test]
fn every_sided_exercise_works_both_sides_alike_with_a_switch_between() {
    for routine in content::routines().iter().chain([&PACED]) {
        let timeline = plan(routine);
        let segments = timeline.segments();
        for step in routine.steps.iter().filter(|step| step.movement.sides() != Sides::Both) {
            let worked = |side| {
                let of_it =
                    segments.iter().filter(|it| it.movement == step.movement && it.side == side);
                of_it.filter(|it| it.work().is_some()).fold(Millis::ZERO, |sum, it| sum + it.length)
            };
            assert!(worked(Side::Left) > Millis::ZERO);
            assert_eq!(worked(Side::Left), worked(Side::Right), "{}", step.movement.slug());
            assert_eq!(worked(Side::Both), Millis::ZERO);
        }
        for pair in segments.windows(2) {
            if pair[0].movement == pair[1].movement && pair[0].side != pair[1].side {
                let changes =
                    |it: &SegmentKind| matches!(it, SegmentKind::Switch | SegmentKind::Rest);
                assert!(changes(&pair[1].kind), "sides change in a segment of its own");
            }
        }
    }
}

#[test]
fn the_office_reset_keeps_its_word() {
    let timeline = plan(content::routine("office-reset").expect("exists"));
    assert_eq!(timeline.total(), Millis(90_000));
    let work: Vec<_> = timeline.segments().iter().filter(|it| it.work().is_some()).collect();
    let names: Vec<_> = work.iter().map(|it| it.movement.slug()).collect();
    assert_eq!(names, ["rhomboid-stretch", "shoulder-activation", "seated-forward-fold"]);
    assert_eq!((work[0].start, work[0].length), (Millis(5_000), Millis(30_000)));
}

proptest! {
    #[test]
    fn every_moment_has_one_place(at in 0_u64..200_000) {
        for routine in content::routines().iter().chain([&PACED]) {
            let timeline = plan(routine);
            let at = Millis(at);
            let around: Vec<usize> = (0..timeline.segments().len())
                .filter(|&index| {
                    let segment = &timeline.segments()[index];
                    segment.start <= at && at < segment.end()
                })
                .collect();
            let found = timeline.position(at);
            prop_assert_eq!(around, found.iter().map(|it| it.index).collect::<Vec<_>>());
            if let Some(found) = found {
                prop_assert_eq!(timeline.elapsed(found), at);
            }
        }
    }

    #[test]
    fn going_on_in_two_steps_is_going_on_in_one(first in 0_u64..90_000, then in 0_u64..90_000) {
        let timeline = plan(&PACED);
        let twice = timeline.position(Millis(first)).and_then(|at| timeline.after(at, Millis(then)));
        prop_assert_eq!(twice, timeline.position(Millis(first + then)));
    }

    #[test]
    fn an_adjusted_plan_still_touches_and_keeps_what_is_behind(
        at in 0_u64..250_000, by in 1_u64..40_000, less: bool,
    ) {
        let timeline = plan(&PACED);
        let Some(position) = timeline.position(Millis(at)) else { return Ok(()) };
        let adjusted = timeline.adjusted(position, Millis(by), less);
        check_touching(&adjusted);
        prop_assert_eq!(adjusted.segments().len(), timeline.segments().len());
        prop_assert!(adjusted.segment(position).length > position.into);
        prop_assert_eq!(adjusted.elapsed(position), timeline.elapsed(position));
        prop_assert_eq!(&adjusted.segments()[..position.index], &timeline.segments()[..position.index]);
    }
}

#[test]
fn a_set_at_ones_own_pace_is_not_left_by_time() {
    let timeline = plan(&MIXED);
    let open = timeline.segments().iter().position(Segment::is_open).expect("has one");
    let there = timeline.after(Position::START, Millis(10_000_000));
    assert_eq!(there.map(|it| it.index), Some(open));
}

#[test]
fn a_turn_lasts_as_long_as_the_movement_and_the_side() {
    let timeline = Timeline::of_routine(&PACED, |_| 1);
    let segments = timeline.segments();
    for index in 1..segments.len() {
        let [before, it] = [&segments[index - 1], &segments[index]];
        let same = (&before.movement, before.side) == (&it.movement, it.side);
        let [last, now] = [timeline.turn(index - 1), timeline.turn(index)];
        assert_eq!(now.number, last.number + usize::from(!same), "{index}");
        assert_eq!(if same { now.next } else { Some(index) }, last.next, "{index}");
    }
    assert_eq!(timeline.turn(0).number, 0);
    assert_eq!(timeline.turn(segments.len() - 1).next, None);
    assert!(timeline.turn(segments.len() - 1).number > 3, "sides and movements change");
}

#[test]
fn more_time_to_get_ready_moves_all_that_follows_and_nothing_else() {
    let routine = unhunch::content::routine("office-reset").expect("a routine");
    let plain = Timeline::of_routine(routine, |_| 1);
    let more = Millis::from_secs(10);
    let later = Timeline::of_routine(routine, |_| 1).with_lead_in(more);
    assert_eq!(later.segments()[0].length, plain.segments()[0].length + more);
    for (index, (before, after)) in
        plain.segments().iter().zip(later.segments()).enumerate().skip(1)
    {
        assert_eq!(after.start, before.start + more, "segment {index}");
        assert_eq!(after.length, before.length, "segment {index}");
    }
}

#[test]
fn the_bar_has_one_part_an_exercise_and_one_to_get_ready_for_it() {
    for routine in content::routines().iter().chain([&PACED, &MIXED]) {
        let timeline = plan(routine);
        let parts = timeline.parts();
        let works: Vec<bool> = parts.iter().map(|part| part.works).collect();
        let expected: Vec<bool> = routine.steps.iter().flat_map(|_| [false, true]).collect();
        assert_eq!(works, expected, "{}", routine.slug);
        let sum = parts.iter().fold(Millis::ZERO, |sum, part| sum + part.length);
        assert_eq!(sum, timeline.total(), "the parts fill the bar");
    }
}

#[test]
fn a_part_of_the_bar_fills_from_its_first_second_to_its_last() {
    let routine = &PACED;
    let mut session = Session::new(plan(routine));
    let moment = |mono| Moment { mono, wall: mono };
    session.handle(Event::Started, moment(Millis::ZERO));
    let (mut part, mut gone) = (0, 0);
    for second in 0..u64::from(plan(routine).total().secs_floor()) {
        let now = moment(Millis::from_secs(second as u32));
        session.handle(Event::Ticked, now);
        let Some(face) = session.face(now) else { break };
        let timeline = session.timeline();
        let (now_in, now_gone) = (timeline.part_of(face.index), timeline.part_gone(face));
        assert!(now_in > part || now_gone >= gone, "it never runs back: second {second}");
        assert!(now_in - part <= 1 && now_gone <= 1000, "second {second}");
        if now_in > part {
            assert!(now_gone < 200 && gone > 600, "a new part begins empty, after a full one");
        }
        (part, gone) = (now_in, now_gone);
    }
    assert_eq!(part + 1, plan(routine).parts().len(), "it comes to the last part");
}
