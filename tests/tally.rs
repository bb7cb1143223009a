//! What was done, as the end of a session shows it: a side has a row of its own only where it had something else.

use unhunch::content;
use unhunch::domain::library::exercise::Side;
use unhunch::domain::session::tally::{Tally, TallyRow, joined};
use unhunch::domain::session::timeline::{SegmentKind, Timeline};
use unhunch::domain::time::Millis;

/// All of the work of `timeline`, but for so much of its first right side.
fn tally(timeline: &Timeline, less: Millis) -> Tally {
    let mut rows: Vec<TallyRow> = Vec::new();
    let mut less = less;
    for segment in timeline.segments() {
        let SegmentKind::Work(_) = segment.kind else { continue };
        let mut time = segment.length;
        if segment.side == Side::Right {
            time = time - less;
            less = Millis::ZERO;
        }
        let reps = segment.count().unwrap_or(0);
        let same =
            |row: &&mut TallyRow| row.movement == segment.movement && row.side == segment.side;
        if let Some(row) = rows.iter_mut().find(same) {
            row.time = row.time + time;
            row.reps += reps;
        } else {
            let (movement, side, level) = (segment.movement.clone(), segment.side, segment.level);
            rows.push(TallyRow { movement, side, level, time, reps });
        }
    }
    Tally::restored(rows)
}

fn sides(less: Millis) -> Vec<Side> {
    let routine = content::routine("gentle-stretch").expect("it is there");
    let timeline = Timeline::of_routine(routine, |_| 1);
    let accounts = tally(&timeline, less).account(&timeline);
    let whole = accounts.iter().fold(Millis::ZERO, |sum, it| sum + it.row.time);
    let rows = joined(accounts);
    let sum = rows.iter().fold(Millis::ZERO, |sum, it| sum + it.row.time);
    assert_eq!(sum, whole, "nothing is lost");
    rows.iter().map(|it| it.row.side).collect()
}

#[test]
fn two_sides_that_had_the_same_are_one_row() {
    assert!(sides(Millis::ZERO).iter().all(|side| *side == Side::Both));
    // A second is what a skip at the last moment takes.
    assert!(sides(Millis(900)).iter().all(|side| *side == Side::Both));
}

#[test]
fn a_side_that_had_less_is_named_and_so_is_the_other() {
    let named: Vec<Side> =
        sides(Millis(5_000)).into_iter().filter(|side| *side != Side::Both).collect();
    assert_eq!(named, [Side::Left, Side::Right]);
}
