//! The figure in time: a pure function of the position, without jumps, on the side that is called.

use unhunch::content::{about, exercises, figure, routine, routines};
use unhunch::domain::figure::space::{MM, ONE};
use unhunch::domain::figure::{Figure, Frame, body::body};
use unhunch::domain::library::exercise::{Side, Sides, Work};
use unhunch::domain::library::movement::Movement;
use unhunch::domain::library::routine::{Routine, Step};
use unhunch::domain::session::motion::{
    Demonstration, Motion, STEP, is_mirrored, motion, shown_at,
};
use unhunch::domain::session::timeline::{Position, Segment, SegmentKind, Timeline};
use unhunch::domain::time::Millis;

/// Two frames of a screen, in milliseconds.
const FRAME: usize = 33;

/// Every exercise alone, on its first and on its highest level, and one routine.
fn timelines() -> Vec<Timeline> {
    let warm_up = routine("warm-up").map(|it| Timeline::of_routine(it, |_| 1));
    exercises()
        .iter()
        .flat_map(|it| [1, 9].map(|level| alone(Movement::Library(it), level)))
        .chain(warm_up)
        .collect()
}

fn figure_of(segment: &Segment) -> Option<&'static Figure> {
    figure(segment.movement.exercise()?.slug)
}

/// The farthest that a joint is drawn from one motion to another, in millimetres of the body.
fn apart(figure: &Figure, a: Motion, b: Motion) -> i32 {
    let [a, b] = [a, b].map(|it| body(&figure.pose(it.moment)));
    a.joints().zip(b.joints()).map(|(a, b)| (a - b).length() / MM).max().unwrap_or_default()
}

#[test]
fn it_goes_on_from_segment_to_segment() {
    for timeline in timelines() {
        for (index, pair) in timeline.segments().windows(2).enumerate() {
            let [before, after] = [&pair[0], &pair[1]];
            let (Some(figure), false) = (figure_of(before), after.kind == SegmentKind::Prepare)
            else {
                continue;
            };
            let end = Position { index, into: before.length - Millis(1) };
            let begin = Position { index: index + 1, into: Millis::ZERO };
            let [end, begin] = [end, begin].map(|at| motion(figure, &timeline, at));
            let jump = apart(figure, end, begin);
            assert!(
                jump <= 12,
                "{} jumps {jump} mm: {:?} to {:?}",
                figure.slug,
                before.kind,
                after.kind
            );
            // A switch begins with the picture of the side before, and ends with its own.
            let turned = |it: Motion| it.moment.width < 0;
            let switch = after.kind == SegmentKind::Switch;
            assert_eq!(turned(begin), switch, "{} at {index}", figure.slug);
            assert!(!turned(end), "{} at {index}", figure.slug);
        }
    }
}

#[test]
fn no_frame_jumps() {
    for timeline in timelines() {
        for (index, segment) in timeline.segments().iter().enumerate() {
            let Some(figure) = figure_of(segment) else { continue };
            // Sets repeat: twenty seconds show all of one.
            let last = segment.length.0.min(20_000);
            let mut before: Option<Motion> = None;
            for into in (0..last).step_by(FRAME) {
                let now = motion(figure, &timeline, Position { index, into: Millis(into) });
                if let Some(before) = before
                    && before != now
                {
                    let jump = apart(figure, before, now);
                    assert!(
                        jump < 90,
                        "{} jumps {jump} mm at {into} of {:?}",
                        figure.slug,
                        segment.kind
                    );
                }
                before = Some(now);
            }
        }
    }
}

#[test]
fn what_says_that_it_is_still_is_still_for_so_long() {
    for timeline in timelines() {
        for (index, segment) in timeline.segments().iter().enumerate() {
            let Some(figure) = figure_of(segment) else { continue };
            let at = |into: u64| motion(figure, &timeline, Position { index, into: Millis(into) });
            for into in (0..segment.length.0.min(20_000)).step_by(333) {
                let now = at(into);
                assert!(now.until > Millis::ZERO, "{}: a loop would never end", figure.slug);
                if now.length == Millis::ZERO {
                    let last = (into + now.until.0).min(segment.length.0) - 1;
                    assert_eq!(at(last).moment, now.moment, "{} at {into}", figure.slug);
                }
            }
        }
    }
}

#[test]
fn a_hold_is_held_and_breathes() {
    let reset = routine("office-reset").expect("it exists");
    let timeline = Timeline::of_routine(reset, |_| 1);
    let (index, segment) = hold(&timeline);
    let figure = figure_of(segment).expect("it has one");
    let at = |into| motion(figure, &timeline, Position { index, into: Millis(into) }).moment;
    assert_eq!(at(0), Frame::still(0));
    assert_eq!(at(4000), Frame { breath: ONE, ..Frame::still(0) });
    assert_eq!(at(10_000).breath, 0);
    assert_eq!(at(2000).breath, ONE / 2);
    assert_eq!(at(segment.length.0).breath, 0);
}

fn hold(timeline: &Timeline) -> (usize, &Segment) {
    let is_hold = |it: &Segment| matches!(it.work(), Some(Work::Hold(_)));
    let index = timeline.segments().iter().position(is_hold).expect("it has a hold");
    (index, &timeline.segments()[index])
}

/// The figure of an exercise, the timeline of the exercise alone, and where its work begins there.
fn at_work(slug: &str) -> (&'static Figure, Timeline, usize) {
    let exercise = unhunch::content::exercise(slug).expect("it exists");
    let timeline = alone(Movement::Library(exercise), 1);
    let index = timeline.segments().iter().position(|it| it.work().is_some()).expect("work");
    (figure(slug).expect("it has one"), timeline, index)
}

#[test]
fn the_tempo_drives_it() {
    let (figure, timeline, index) = at_work("band-pull-apart");
    let ready = figure.beats[3];
    let at = |into| motion(figure, &timeline, Position { index, into: Millis(into) });
    // Out 2, hold 1, back 3, rest 1.
    assert_eq!((at(0).moment.from, at(0).moment.share, at(0).until), (ready, 0, Millis(2000)));
    assert_eq!(at(1000).moment.share, ONE / 2);
    assert_eq!((at(2000).moment, at(2000).until), (Frame::still(0), Millis(1000)));
    assert_eq!((at(3000).moment.from, at(3000).moment.to), (0, ready));
    assert_eq!((at(6000).moment, at(6000).until), (Frame::still(ready), Millis(1000)));
    assert_eq!(at(7000), at(0));
}

#[test]
fn shoulder_circles_turn_round_half_way() {
    let (figure, timeline, index) = at_work("shoulder-rolls");
    let name = |pose: usize| figure.poses[pose].0;
    let way = |into| {
        let it = motion(figure, &timeline, Position { index, into: Millis(into) }).moment;
        [name(it.from), name(it.to)]
    };
    assert_eq!(
        [500, 1500, 2500, 3500].map(way),
        [["back", "main"], ["main", "front"], ["front", "down"], ["down", "back"]]
    );
    assert_eq!(
        [16_500, 17_500, 18_500, 19_500].map(way),
        [["back", "down"], ["down", "front"], ["front", "main"], ["main", "back"]]
    );
}

fn alone(movement: Movement, level: u8) -> Timeline {
    let steps = vec![Step { movement, dose: None, prepare: None, ready: None, cue: None }];
    Timeline::of_routine(&Routine { steps: steps.into(), ..routines()[0].clone() }, |_| level)
}

#[test]
fn a_mistake_that_is_drawn_is_one_that_is_named() {
    let mut drawn = 0;
    for exercise in exercises() {
        let figure = figure(exercise.slug).expect("every exercise has a figure");
        if let Some((_, row)) = figure.wrong {
            assert!(row < about(exercise).mistakes.len(), "{}", exercise.slug);
            drawn += 1;
        }
    }
    assert!(drawn > 0);
}

#[test]
fn every_exercise_has_a_figure_that_moves() {
    for exercise in exercises() {
        let figure = figure(exercise.slug).expect("every exercise has a figure");
        let moves = figure.ways().iter().any(|&[from, to]| figure.way(from, to) > 0);
        assert!(moves, "{} has one pose only", exercise.slug);
        assert_eq!(
            figure.alt(false) != figure.alt(true),
            exercise.sides != Sides::Both,
            "{}",
            exercise.slug
        );
    }
}

#[test]
fn a_figure_is_posed_for_the_left_and_mirrored_for_the_right() {
    assert!(is_mirrored(Side::Right));
    assert!(!is_mirrored(Side::Left) && !is_mirrored(Side::Both));
}

/// On a way that takes so long, half of it gone.
fn half_way(length: Millis) -> Motion {
    let moment = Frame { from: 1, to: 0, share: ONE / 2, ..Frame::still(0) };
    Motion { moment, length, until: Millis(length.0 / 2) }
}

#[test]
fn a_way_is_drawn_in_steps_that_are_seen_and_a_slow_one_in_fewer() {
    // How many different places a way of so many milliseconds and units has.
    let places = |length: u64, way: i32| {
        let at = |share| {
            let motion = half_way(Millis(length));
            Motion { moment: Frame { share, ..motion.moment }, ..motion }.stepped(|_, _| way).share
        };
        let mut seen: Vec<i32> = (0..=1000).map(|it| at(it * ONE / 1000)).collect();
        seen.dedup();
        seen.len() - 1
    };
    assert_eq!(places(1000, 100 * STEP), 100, "half a pixel each");
    assert_eq!(places(1000, 10 * STEP), 6, "slow: no more than six a second");
    assert_eq!(places(4000, 10 * STEP), 10, "and no more than are seen");
    assert_eq!(places(1000, 0), 1);
    // In one pose the length of a way is not asked for.
    let still = Motion { moment: Frame::still(0), ..half_way(Millis(1000)) };
    assert_eq!(still.stepped(|_, _| panic!("there is no way")).share, still.moment.share);
}

#[test]
fn it_is_looked_at_again_when_it_looks_different() {
    let moves = half_way(Millis(1000));
    for changes in [1, 2, 17, 250, 499] {
        let until = moves.until_change(|after| after.0 < changes);
        assert_eq!(until, Millis(changes));
    }
    assert_eq!(
        moves.until_change(|_| true),
        moves.until,
        "at the latest where the next way begins"
    );
    let nothing = |_| panic!("nobody has to look");
    let rests = Motion { moment: Frame::still(0), length: Millis::ZERO, until: Millis(7000) };
    assert_eq!(rests.until_change(nothing), Millis(7000));
    let breathes = Motion { length: Millis(4000), ..rests };
    assert_eq!(breathes.until_change(nothing), Millis(1000), "with the countdown");
}

#[test]
fn a_figure_is_shown_at_its_turn_and_before_it_as_the_turn_begins() {
    let office = routine("office-reset").expect("it is in the library");
    let timeline = Timeline::of_routine(office, |_| 1);
    let into = Millis(700);
    for (index, segment) in timeline.segments().iter().enumerate() {
        let now = Position { index, into };
        let own = shown_at(&timeline, now, &segment.movement, segment.side);
        assert_eq!(own, Some((now, true)));
        if let Some(next) = timeline.turn(index).next {
            let coming = &timeline.segments()[next];
            let begins = (Position { index: next, into: Millis::ZERO }, false);
            let shown = shown_at(&timeline, now, &coming.movement, coming.side);
            let same = coming.movement == segment.movement && coming.side == segment.side;
            assert_eq!(shown, Some(if same { (now, true) } else { begins }));
        }
        let absent = exercises().iter().find(|it| office.every_exercise(|own| own.slug != it.slug));
        let absent = Movement::Library(absent.expect("the library has more"));
        assert_eq!(shown_at(&timeline, now, &absent, segment.side), None);
    }
}

#[test]
fn a_demonstration_shows_the_work_of_each_side_once_and_begins_anew() {
    for exercise in exercises() {
        let Some(figure) = figure(exercise.slug) else { continue };
        let slug = exercise.slug;
        let plan = Demonstration::of(alone(Movement::Library(exercise), 1));
        assert!(
            (Millis(1)..Millis(90_000)).contains(&plan.length()),
            "{slug}: {:?}",
            plan.length()
        );
        let sides: Vec<Side> =
            (0..plan.length().0 / 500).map(|at| plan.at(figure, Millis(at * 500)).1).collect();
        if exercise.sides == Sides::Both {
            assert!(sides.iter().all(|it| *it == Side::Both), "{slug}");
        } else {
            let mut seen = sides.clone();
            seen.dedup();
            assert_eq!(seen, [Side::Left, Side::Right], "{slug}");
        }
        assert_eq!(plan.at(figure, plan.length()), plan.at(figure, Millis::ZERO), "{slug}");
        let (motion, _) = plan.at(figure, Millis(plan.length().0 - 1));
        assert!(motion.until <= Millis(1), "{slug}: it is looked at where it begins anew");
    }
}
