//! The bar of a session: one part an exercise, and how much of it is gone.

use unhunch::content;
use unhunch::domain::session::readout::Face;
use unhunch::domain::session::timeline::{SegmentKind, Timeline};

fn face(index: usize, left: u16) -> Face {
    Face { index, seconds: 0, left, beat: None, total_seconds: 0, paused: None }
}

fn timelines() -> impl Iterator<Item = Timeline> {
    content::routines().iter().map(|routine| Timeline::of_routine(routine, |_| 1))
}

#[test]
fn the_parts_are_as_long_as_the_session() {
    for timeline in timelines() {
        let parts = timeline.parts().iter().map(|it| it.length.0).sum::<u64>();
        assert_eq!(parts, timeline.segments().iter().map(|it| it.length.0).sum::<u64>());
    }
}

#[test]
fn getting_ready_is_a_part_of_its_own_and_an_exercise_is_one_with_all_its_sides_and_sets() {
    for timeline in timelines() {
        let parts = timeline.parts();
        for (at, segment) in timeline.segments().iter().enumerate() {
            let part = parts[timeline.part_of(at)];
            assert_eq!(part.works, segment.kind != SegmentKind::Prepare);
        }
        assert!(parts.windows(2).all(|two| two[0].works != two[1].works));
    }
}

#[test]
fn a_part_is_gone_from_its_beginning_to_its_end_and_never_less() {
    for timeline in timelines() {
        let mut last = None;
        for at in 0..timeline.segments().len() {
            let part = timeline.part_of(at);
            for left in [1000, 600, 0] {
                let gone = timeline.part_gone(face(at, left));
                match last.filter(|(before, _)| *before == part) {
                    None => assert_eq!(gone, 0, "a part begins"),
                    Some((_, before)) => assert!(gone >= before && gone <= 1000),
                }
                last = Some((part, gone));
            }
            let ends = (at + 1..timeline.segments().len()).all(|it| timeline.part_of(it) != part);
            if ends {
                assert_eq!(last, Some((part, 1000)), "a part is gone whole");
            }
        }
    }
}
