//! The breath in holds: by the time of the hold alone, in whole breaths, and never over another cue.

mod common;

use common::clock::Run;
use proptest::prelude::*;
use unhunch::content;
use unhunch::domain::library::exercise::{Dose, Tempo, Work};
use unhunch::domain::library::movement::Movement;
use unhunch::domain::library::routine::{Routine, Step};
use unhunch::domain::routines::custom::compose;
use unhunch::domain::session::breath::breath;
use unhunch::domain::session::machine::{Event, Stage};
use unhunch::domain::session::score::Note;
use unhunch::domain::session::spoken;
use unhunch::domain::session::timeline::{Beat, CueKind, Segment, SegmentKind, Timeline};
use unhunch::domain::time::Millis;

const SLOW: Tempo = Tempo([Millis(4000), Millis::ZERO, Millis(6000), Millis::ZERO]);

fn pace_of(movement: &Movement) -> Option<Tempo> {
    content::about(movement.exercise()?).breath
}

/// A routine of one hold of the rhomboid stretch.
fn holding(seconds: u32) -> Routine {
    let exercise = content::exercise("rhomboid-stretch").expect("it is there");
    let work = Work::Hold(Millis::from_secs(seconds));
    let dose = Some(Dose { work, sets: 1, rest: Millis::ZERO });
    compose("my-1", "Hold", vec![Step { dose, ..Step::plain(Movement::Library(exercise)) }])
}

fn hold(seconds: u32) -> Segment {
    let timeline = Timeline::of_routine(&holding(seconds), |_| 1);
    timeline.segments().iter().find(|it| it.work().is_some()).expect("a hold").clone()
}

/// When each note of the breath is heard, in seconds after the hold began, and which phase it is.
fn heard(notes: &[Note]) -> Vec<(u64, u8)> {
    let phase = |note: &Note| match note.cue.kind {
        CueKind::Beat(phase) => phase,
        other => panic!("{other:?} is no breath"),
    };
    notes.iter().map(|it| (it.cue.into.0 / 1000, phase(it))).collect()
}

#[test]
fn the_phase_goes_by_the_time_in_the_hold() {
    let hold = hold(30);
    let at = |seconds| breath(&hold, SLOW, Millis::from_secs(seconds));
    assert_eq!(at(0), Some(Beat { rep: 1, phase: 0 }));
    assert_eq!(breath(&hold, SLOW, Millis(3999)), Some(Beat { rep: 1, phase: 0 }));
    assert_eq!(at(4), Some(Beat { rep: 1, phase: 2 }));
    assert_eq!(at(10), Some(Beat { rep: 2, phase: 0 }));
    assert_eq!(at(29), Some(Beat { rep: 3, phase: 2 }));
    assert_eq!(at(30), None);
}

#[test]
fn a_breath_that_would_be_cut_is_not_begun() {
    let hold = hold(45);
    assert_eq!(breath(&hold, SLOW, Millis(39_999)), Some(Beat { rep: 4, phase: 2 }));
    assert_eq!(breath(&hold, SLOW, Millis(40_000)), None);
    assert_eq!(breath(&hold, Tempo([Millis::ZERO; 4]), Millis::ZERO), None);
    // The way into it is no hold.
    let prepare = Segment { kind: SegmentKind::Prepare, ..hold };
    assert_eq!(breath(&prepare, SLOW, Millis::ZERO), None);
}

#[test]
fn the_hold_ends_on_its_time_and_its_own_cues_stay() {
    let routine = holding(45);
    let mut run = Run::started(&routine);
    let start = run.now.mono;
    let notes = run.session.breaths(run.now, Millis::from_secs(120), pace_of);
    // Not at the start, which is heard anyway; 22.5 s is half of it, and 42 s the countdown.
    assert_eq!(heard(&notes), [(4, 2), (10, 0), (14, 2), (20, 0), (24, 2), (30, 0), (34, 2)]);
    let prepare = run.session.timeline().segments()[0].length;
    assert_eq!(notes[0].at, start + prepare + Millis::from_secs(4));
    run.play(run.session.timeline().total().0);
    assert_eq!(*run.session.stage(), Stage::Finished);
    // None of it is announced, so the voice says nothing over it.
    let announced = run.cues();
    assert!(announced.iter().all(|(_, it)| !matches!(it.kind, CueKind::Beat(_))));
    let timeline = run.session.timeline();
    assert!(notes.iter().all(|it| spoken::at_cue(timeline, it.cue, "").is_none()));
}

#[test]
fn a_pause_moves_the_breath_with_the_hold() {
    let mut run = Run::started(&holding(30));
    let prepare = run.session.timeline().segments()[0].length;
    run.play(prepare.0 + 11_000);
    let before = run.session.breaths(run.now, Millis::from_secs(60), pace_of);
    assert_eq!(heard(&before), [(14, 2), (20, 0), (24, 2)]);
    run.event(Event::Paused);
    assert!(run.session.breaths(run.now, Millis::from_secs(60), pace_of).is_empty());
    run.pass(5000);
    run.event(Event::Resumed);
    let after = run.session.breaths(run.now, Millis::from_secs(60), pace_of);
    assert_eq!(heard(&after), heard(&before));
    assert_eq!(after[0].at, before[0].at + Millis(5000));
}

#[test]
fn a_tone_that_falls_on_another_cue_is_silent() {
    // In the middle of 20 s a breath begins, and half is over.
    let run = Run::started(&holding(20));
    let notes = run.session.breaths(run.now, Millis::from_secs(60), pace_of);
    assert_eq!(heard(&notes), [(4, 2), (14, 2)]);
}

#[test]
fn whose_steps_ask_for_a_slow_breath_has_it_paced_and_never_held() {
    let mut paced = 0;
    for exercise in content::exercises() {
        if let Some(Tempo([_, held, _, rest])) = content::about(exercise).breath {
            assert_eq!((held, rest), (Millis::ZERO, Millis::ZERO), "{}", exercise.slug);
            paced += 1;
        }
    }
    assert!(paced >= 8, "{paced}");
}

proptest! {
    #[test]
    fn no_breath_comes_near_another_cue_or_out_of_its_hold(
        seconds in 1_u32..120, inward in 2_u64..9, out in 2_u64..9, at in 0_u64..120_000,
    ) {
        let pace = Tempo([Millis(inward * 1000), Millis::ZERO, Millis(out * 1000), Millis::ZERO]);
        let hold = hold(seconds);
        if let Some(beat) = breath(&hold, pace, Millis(at)) {
            prop_assert!(at < hold.length.0);
            prop_assert!(u64::from(beat.rep) * (inward + out) <= u64::from(seconds));
            let into = at % ((inward + out) * 1000);
            prop_assert_eq!(beat.phase == 0, into < inward * 1000);
        }
        let run = Run::started(&holding(seconds));
        let notes = run.session.breaths(run.now, Millis::from_secs(300), pace_of);
        for note in notes {
            let near = run.session.score(run.now, Millis::from_secs(300)).into_iter();
            let near = near.filter(|it| it.at.max(note.at) - it.at.min(note.at) < Millis(1000));
            // The end of the session comes with the last second of the last hold.
            prop_assert!(near.filter(|it| it.cue.kind != CueKind::End).count() == 0);
        }
    }
}
