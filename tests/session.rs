//! The session machine under a driven clock: gaps, pauses, skips, jumps.

mod common;

use std::collections::HashMap;

use common::clock::{HOUR, MIXED, PACED, Run};
use proptest::prelude::*;
use unhunch::content;
use unhunch::domain::journal::draft::Draft;
use unhunch::domain::journal::envelope::{open, seal};
use unhunch::domain::journal::record::SessionOutcome;
use unhunch::domain::session::hurt::{Feeling, Then};
use unhunch::domain::session::machine::{
    CUE_GRACE, Effect, Event, FROZEN_AFTER, PauseReason, Session, Stage, StopReason,
};
use unhunch::domain::session::timeline::{Cue, CueKind, Position, SegmentKind, Timeline};
use unhunch::domain::time::{Millis, Moment};

/// How much earlier than due a slow page begins.
const LEAD: Millis = Millis(8);

/// When a cue is due in an uninterrupted run.
fn due(run: &Run, cue: Cue) -> Millis {
    run.session.timeline().segments()[cue.index].start + cue.into
}

#[test]
fn played_on_time_every_cue_comes_once_and_to_the_millisecond() {
    for routine in content::routines().iter().chain([&PACED]) {
        let mut run = Run::started(routine);
        let start = run.now.mono;
        run.play(run.session.timeline().total().0);
        assert_eq!(*run.session.stage(), Stage::Finished);
        let expected: Vec<Cue> = run.session.timeline().cues_from(Position::START).collect();
        let cues = run.cues();
        assert_eq!(cues.iter().map(|(_, cue)| *cue).collect::<Vec<_>>(), expected);
        for (at, cue) in cues {
            assert_eq!(at - start, due(&run, cue), "{cue:?}");
        }
        let guided: u64 = run
            .session
            .timeline()
            .segments()
            .iter()
            .filter(|it| it.work().is_some())
            .map(|it| it.length.0)
            .sum();
        assert_eq!(run.session.tally().time(), Millis(guided));
    }
}

#[test]
fn a_frozen_page_pauses_where_it_froze_and_counts_nothing_since() {
    let mut run = Run::started(&PACED);
    run.play(12_000);
    let (at, guided) = (run.session.position(run.now), run.session.tally().time());
    run.wait(FROZEN_AFTER.0 + 1);
    let Stage::Paused(pause) = run.session.stage() else { panic!("it waits") };
    assert_eq!(pause.at, at);
    assert_eq!(pause.why, PauseReason::Frozen(FROZEN_AFTER + Millis(1)));
    assert_eq!(run.session.tally().time(), guided);
    let before = run.cues().len();
    run.event(Event::Resumed);
    assert_eq!(run.session.position(run.now), at);
    assert_eq!(run.cues().len(), before, "nothing is said twice on the way back");
}

#[test]
fn hidden_in_a_page_of_others_it_does_what_the_manual_says() {
    let manual = include_str!("../docs/embedding.md");
    let row = manual.lines().find(|line| line.starts_with("| hidden tabs |")).expect("a row");
    assert!(row.contains("up to a second late; once"), "{row}");
    assert!(row.contains("once a minute") && row.contains("waits where it was"), "{row}");

    let mut run = Run::started(&PACED);
    // A hidden page is woken once a second: nothing is lost.
    for _ in 0..12 {
        run.wait(1000);
    }
    assert!(matches!(run.session.stage(), Stage::Running(_)));
    let at = run.session.position(run.now);
    // Later on, without a worker, once a minute.
    run.wait(60_000);
    assert!(matches!(run.session.stage(), Stage::Paused(pause) if pause.at == at));
}

#[test]
fn a_machine_that_slept_is_noticed_by_its_wall_clock() {
    let mut run = Run::started(&PACED);
    run.play(12_000);
    let at = run.session.position(run.now);
    run.now.wall = run.now.wall + Millis(3_600_000);
    run.wait(500);
    assert!(matches!(run.session.stage(), Stage::Paused(pause) if pause.at == at));
}

#[test]
fn a_wall_clock_that_is_set_back_stops_nothing() {
    let mut run = Run::started(&PACED);
    run.play(12_000);
    run.now.wall = run.now.wall - Millis(86_400_000);
    run.play(500);
    assert!(matches!(run.session.stage(), Stage::Running(_)));
    assert_eq!(run.session.timeline().elapsed(run.session.position(run.now)), Millis(12_500));
}

#[test]
fn a_set_at_ones_own_pace_waits_and_counts_what_the_person_says() {
    let mut run = Run::started(&MIXED);
    run.play(5_000 + 30_000 + 5_000);
    assert!(run.session.segment(run.now).is_open());
    run.play(100_000);
    assert!(run.session.segment(run.now).is_open(), "it waits");
    run.event(Event::SetDone);
    assert_eq!(run.session.segment(run.now).kind, SegmentKind::Prepare);
    let row = run.session.tally().rows().iter().find(|row| row.movement.slug() == "reps-own");
    let row = row.expect("counted");
    assert_eq!((row.reps, row.time), (8, Millis(100_000)));
}

#[test]
fn skipping_a_set_at_ones_own_pace_counts_no_reps() {
    let mut run = Run::started(&MIXED);
    run.play(45_000);
    run.event(Event::Skipped);
    let rows = run.session.tally().rows();
    assert!(rows.iter().all(|row| row.movement.slug() != "reps-own" || row.reps == 0));
}

#[test]
fn skipping_through_everything_counts_nothing() {
    let mut run = Run::started(&PACED);
    while !run.session.is_over() {
        run.event(Event::Skipped);
    }
    assert_eq!(run.session.tally().time(), Millis::ZERO);
    assert_eq!(*run.session.stage(), Stage::Finished);
    assert!(run.effects.iter().any(|(_, effect)| *effect == Effect::Save));
}

#[test]
fn back_goes_to_the_start_and_at_the_start_to_the_one_before() {
    let mut run = Run::started(&PACED);
    run.play(5_000 + 8_000);
    run.event(Event::WentBack);
    assert_eq!(run.session.position(run.now), Position { index: 1, into: Millis::ZERO });
    run.play(1_000);
    run.event(Event::WentBack);
    assert_eq!(run.session.position(run.now), Position::START);
    run.event(Event::WentBack);
    assert_eq!(run.session.position(run.now), Position::START);
}

#[test]
fn moving_while_paused_stays_paused() {
    let mut run = Run::started(&PACED);
    run.play(7_000);
    run.event(Event::Paused);
    run.event(Event::Skipped);
    run.wait(60_000);
    assert!(matches!(run.session.stage(), Stage::Paused(_)));
    assert_eq!(run.session.position(run.now), Position { index: 2, into: Millis::ZERO });
    let before = run.cues().len();
    run.event(Event::Resumed);
    let after = run.cues();
    assert_eq!(
        after[before..].iter().map(|(_, cue)| cue.kind).collect::<Vec<_>>(),
        [CueKind::Switch]
    );
}

#[test]
fn fifteen_seconds_more_and_less_change_this_segment_only() {
    let mut run = Run::started(&PACED);
    run.play(10_000);
    let before = run.session.timeline().total();
    run.event(Event::Lengthened);
    assert_eq!(run.session.timeline().total(), before + Millis(15_000));
    run.event(Event::Shortened);
    assert_eq!(run.session.timeline().total(), before);
    assert_eq!(run.session.timeline().elapsed(run.session.position(run.now)), Millis(10_000));
}

#[test]
fn it_hurts_stops_at_once_and_saves_what_was_said() {
    for paused in [false, true] {
        let mut run = Run::started(&PACED);
        run.play(9_000);
        if paused {
            run.event(Event::Paused);
        }
        run.event(Event::Hurt);
        let waits = |run: &Run| matches!(run.session.stage(), Stage::Paused(it) if it.why == PauseReason::Hurt);
        assert!(waits(&run));
        for event in
            [Event::Resumed, Event::Skipped, Event::WentBack, Event::Restarted, Event::Hurt]
        {
            run.event(event);
            assert!(waits(&run), "{event:?} leads on from a hurt");
        }
        run.play(60_000);
        // A stop sign ends it, whatever else is asked for.
        run.event(Event::HurtSaid(Feeling::Chest, Then::GoOn));
        assert_eq!(*run.session.stage(), Stage::Stopped(StopReason::Hurt));
        let [note] = run.session.hurts() else { panic!("one note") };
        assert_eq!((note.feeling, note.then), (Feeling::Chest, Then::Stop));
        let last: Vec<_> = run.effects.iter().rev().take(3).map(|(_, effect)| effect).collect();
        assert_eq!(last, [&Effect::Save, &Effect::Rescore, &Effect::KeepAwake(false)]);
        assert_eq!(run.session.tally().time(), Millis(4_000));
        run.event(Event::Resumed);
        assert!(run.session.is_over(), "nothing brings it back");
    }
}

#[test]
fn a_stretching_feeling_goes_on_smaller_or_without_the_exercise() {
    let hurt = |then| {
        let mut run = Run::started(&PACED);
        run.play(9_000);
        run.event(Event::Hurt);
        run.event(Event::HurtSaid(Feeling::Stretch, then));
        run
    };
    let eased = hurt(Then::Ease);
    assert!(matches!(eased.session.stage(), Stage::Running(_)));
    assert_eq!(eased.session.position(eased.now), Position { index: 1, into: Millis::ZERO });

    let left_out = hurt(Then::LeaveOut);
    let at = left_out.session.position(left_out.now);
    let segments = left_out.session.timeline().segments();
    assert_ne!(segments[at.index].movement, segments[1].movement);
    assert_eq!(segments[at.index - 1].movement, segments[1].movement, "nothing else is left out");
    assert_eq!(left_out.session.tally().time(), Millis(4_000));

    let mistaken = {
        let mut run = Run::started(&PACED);
        run.play(9_000);
        run.event(Event::Hurt);
        run.event(Event::HurtSaid(Feeling::Nothing, Then::GoOn));
        run
    };
    assert_eq!(mistaken.session.position(mistaken.now), Position { index: 1, into: Millis(4_000) });
    assert!(mistaken.session.hurts().is_empty(), "nothing hurt");
    assert_eq!(*hurt(Then::Stop).session.stage(), Stage::Stopped(StopReason::Hurt));
}

#[test]
fn an_answer_means_something_only_after_a_hurt() {
    let mut run = Run::started(&PACED);
    run.play(9_000);
    run.event(Event::HurtSaid(Feeling::Sharp, Then::Stop));
    assert!(matches!(run.session.stage(), Stage::Running(_)));
    assert!(run.session.hurts().is_empty());
}

#[test]
fn the_score_names_the_same_cues_at_the_same_times() {
    let mut run = Run::started(&PACED);
    run.play(17_300);
    let start = run.now.mono - Millis(17_300);
    let score = run.session.score(run.now, Millis(60_000));
    assert!(score.len() > 5);
    for note in &score {
        assert_eq!(note.at - start, due(&run, note.cue));
        assert!(note.at > run.now.mono && note.at <= run.now.mono + Millis(60_000));
    }
    run.event(Event::Paused);
    assert_eq!(run.session.score(run.now, Millis(60_000)), []);
}

#[test]
fn an_hour_ends_to_the_millisecond_and_no_tick_is_lost() {
    let mut run = Run::started(&HOUR);
    let start = run.now.mono;
    let mut second = u32::MAX;
    while let Some(next) = run.session.next_deadline(run.now) {
        run.wait((next - run.now.mono).0);
        if let Some(face) = run.session.face(run.now) {
            assert!(
                face.total_seconds + 1 == second
                    || second == u32::MAX
                    || face.total_seconds == second
            );
            second = face.total_seconds;
        }
    }
    let end = run.cues().last().map(|(at, cue)| (*at - start, cue.kind));
    assert_eq!(end, Some((Millis(3_600_000), CueKind::End)));
}

#[test]
fn what_is_due_within_the_lead_is_shown_now_and_does_not_go_back() {
    for early in 0..=20 {
        let mut run = Run::started(&PACED);
        let due = run.session.next_deadline(run.now).expect("a second is shown");
        run.pass((due - run.now.mono).0 - early);
        let shown = run.session.shown_at(run.now, LEAD);
        let is_near = Millis(early) <= LEAD;
        assert_eq!(shown.mono, if is_near { due } else { run.now.mono });
        assert_eq!(shown.wall - run.now.wall, shown.mono - run.now.mono);
        let before = run.session.face(run.now);
        run.session.handle(Event::Ticked, shown);
        assert_eq!(run.session.face(run.now) != before, is_near && early > 0);
        // A press, which comes at the time that it is.
        let counted = run.session.tally().time();
        run.event(Event::Paused);
        assert_eq!(run.session.position(run.now), run.session.position(shown));
        assert_eq!(run.session.tally().time(), counted);
    }
}

#[test]
fn with_a_lead_at_each_deadline_every_cue_comes_once() {
    let mut run = Run::started(&PACED);
    let start = run.now.mono;
    while let Some(due) = run.session.next_deadline(run.now) {
        run.pass((due - run.now.mono - LEAD).0);
        let early = run.now;
        run.now = run.session.shown_at(early, LEAD);
        run.event(Event::Ticked);
        // Another sign of life, with the time that it is: nothing is counted twice.
        run.now = early;
        run.event(Event::Ticked);
    }
    let works = run.session.timeline().segments().iter().filter(|it| it.work().is_some());
    let guided = works.map(|it| it.length.0).sum();
    assert_eq!(run.session.tally().time(), Millis(guided));
    let expected: Vec<Cue> = run.session.timeline().cues_from(Position::START).collect();
    let cues = run.cues();
    assert_eq!(cues.iter().map(|(_, cue)| *cue).collect::<Vec<_>>(), expected);
    assert!(cues.iter().all(|(at, cue)| *at - start == due(&run, *cue)));
}

/// Anything that a person or a machine may do, with the time before it.
fn anything() -> impl Strategy<Value = (u64, i64, Event)> {
    let events = prop::sample::select(vec![
        Event::Ticked,
        Event::Ticked,
        Event::Ticked,
        Event::Ticked,
        Event::Paused,
        Event::Resumed,
        Event::Resumed,
        Event::Skipped,
        Event::WentBack,
        Event::Restarted,
        Event::Lengthened,
        Event::Shortened,
        Event::SetDone,
        Event::Started,
    ]);
    let gaps = prop_oneof![6 => 0_u64..2_000, 2 => 0_u64..10_000, 1 => 0_u64..100_000];
    // The wall clock may also step, in either direction.
    let steps = prop_oneof![9 => Just(0_i64), 1 => -5_000_000_i64..5_000_000];
    (gaps, steps, events)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn after_any_gaps_the_state_is_that_of_an_uninterrupted_run(
        gaps in prop::collection::vec(0_u64..=10_000, 1..80),
    ) {
        let mut jerky = Run::started(&PACED);
        let mut smooth = Run::started(&PACED);
        for gap in gaps {
            jerky.wait(gap);
            smooth.play(gap);
            prop_assert_eq!(jerky.session.position(jerky.now), smooth.session.position(smooth.now));
            prop_assert_eq!(jerky.session.tally(), smooth.session.tally());
            prop_assert_eq!(jerky.session.face(jerky.now), smooth.session.face(smooth.now));
        }
    }

    #[test]
    fn a_cue_fires_at_most_once_and_never_late_or_early(
        gaps in prop::collection::vec(0_u64..=10_000, 1..80),
    ) {
        let mut run = Run::started(&PACED);
        let start = run.now.mono;
        for gap in gaps {
            run.wait(gap);
        }
        let mut times: HashMap<(usize, Millis, CueKind), u32> = HashMap::new();
        for (at, cue) in run.cues() {
            // The end is said whenever it is noticed: it is not a moment but a state.
            if cue.kind != CueKind::End {
                let late = (at - start) - due(&run, cue);
                prop_assert!(late <= CUE_GRACE, "{:?} is {:?} late", cue, late);
            }
            prop_assert!(at - start >= due(&run, cue), "{:?} is early", cue);
            *times.entry((cue.index, cue.into, cue.kind)).or_default() += 1;
        }
        prop_assert!(times.values().all(|&times| times == 1));
    }

    #[test]
    fn whatever_happens_the_tally_holds_no_more_than_was_guided(
        mixed: bool,
        events in prop::collection::vec(anything(), 1..120),
    ) {
        let mut run = Run::started(if mixed { &MIXED } else { &PACED });
        // The longest that the session can have been running: no time past a freeze counts.
        let mut ran = Millis::ZERO;
        for (gap, step, event) in events {
            let was_running = matches!(run.session.stage(), Stage::Running(_));
            run.pass(gap);
            run.now.wall = Millis(run.now.wall.0.saturating_add_signed(step));
            if was_running && gap <= FROZEN_AFTER.0 {
                ran = ran + Millis(gap);
            }
            run.event(event);
            let timeline = run.session.timeline();
            prop_assert!(run.session.tally().time() <= ran);
            let position = run.session.position(run.now);
            let segment = &timeline.segments()[position.index];
            prop_assert!(segment.is_open() || position.into <= segment.length);
            let sum = timeline.segments().iter().fold(Millis::ZERO, |sum, it| sum + it.length);
            prop_assert_eq!(sum, timeline.total());
            for row in run.session.tally().rows() {
                let paced = row.movement.slug() == "reps-tempo";
                prop_assert!(!paced || u64::from(row.reps) * 7_000 <= row.time.0 + 6_999);
            }
            if let Some(next) = run.session.next_deadline(run.now) {
                prop_assert!(next > run.now.mono && next <= run.now.mono + Millis(1_000));
            }
        }
    }

    #[test]
    fn clocks_that_run_backwards_break_nothing(
        times in prop::collection::vec((0_u64..400_000, 0_u64..400_000), 1..60),
    ) {
        let mut run = Run::started(&PACED);
        for (mono, wall) in times {
            run.now = Moment { mono: Millis(mono), wall: Millis(wall) };
            run.event(Event::Ticked);
            run.event(Event::Resumed);
            let position = run.session.position(run.now);
            prop_assert!(position.index < run.session.timeline().segments().len());
        }
        prop_assert!(run.session.tally().time() <= run.session.timeline().total());
    }
}

#[test]
fn a_draft_that_was_kept_goes_on_where_the_session_was() {
    let mut run = Run::started(&PACED);
    run.play(9_000);
    run.event(Event::Paused);
    let routine = content::routine("office-reset").expect("it is of the library");
    let draft = Draft::of(&run.session, routine, 7, run.now, 60).expect("it runs");
    let text = seal(&draft).expect("it is written");
    assert_eq!(open::<Draft>(&text), Ok(draft.clone()));
    assert_eq!(draft.guided(), Millis(4_000));

    let resumed = draft.resume(run.session.timeline().clone()).expect("the plan is the same");
    assert_eq!(resumed.position(run.now), run.session.position(run.now));
    assert_eq!(resumed.tally(), run.session.tally());
    assert!(matches!(resumed.stage(), Stage::Paused(_)));
    // Another plan has something else there.
    let other = Timeline::of_routine(routine, |_| 1);
    assert!(draft.resume(other).is_none());

    run.event(Event::Ended);
    assert!(
        Draft::of(&run.session, routine, 7, run.now, 60).is_none(),
        "what is over has no draft"
    );
}

#[test]
fn a_draft_brings_levels_reps_and_hurts_back() {
    let mut run = Run::of(&PACED);
    run.session = Session::new(Timeline::of_routine(&PACED, |_| 2));
    run.event(Event::Started);
    run.play(40_000);
    run.event(Event::Hurt);
    run.event(Event::HurtSaid(Feeling::Sore, Then::GoOn));
    run.play(90_000);
    assert!(run.session.tally().rows().iter().any(|it| it.reps > 0), "the reps have begun");
    let routine = content::routine("office-reset").expect("it is of the library");
    let draft = Draft::of(&run.session, routine, 7, run.now, 60).expect("it runs");
    let resumed = draft.resume(run.session.timeline().clone()).expect("the plan is the same");
    assert_eq!(resumed.tally(), run.session.tally());
    assert_eq!(resumed.hurts(), run.session.hurts());
    assert_eq!(resumed.hurts().len(), 1);
}

#[test]
fn a_hurt_that_was_cut_off_is_asked_again_and_never_forgotten() {
    let cut = |ms| {
        let mut run = Run::started(&PACED);
        run.play(ms);
        run.event(Event::Hurt);
        let routine = content::routine("office-reset").expect("it is of the library");
        let draft = Draft::of(&run.session, routine, 7, run.now, 60).expect("it waits");
        let text = seal(&draft).expect("it is written");
        (run, open::<Draft>(&text).expect("it is read"))
    };
    let (run, draft) = cut(9_000);
    assert!(draft.hurts());
    assert_eq!(draft.record.outcome, SessionOutcome::Hurt, "what is kept of it");

    let mut again = Run { effects: Vec::new(), ..run };
    again.session = draft.resume(again.session.timeline().clone()).expect("the plan is the same");
    again.event(Event::Resumed);
    assert!(again.session.is_hurt(), "the question is asked again, and nothing plays");
    assert_eq!(again.effects, []);
    again.event(Event::HurtSaid(Feeling::Nothing, Then::GoOn));
    assert!(matches!(again.session.stage(), Stage::Running(_)));

    let (_, nothing_done) = cut(1_000);
    assert!(nothing_done.holds_something(), "it hurt while getting ready");

    again.event(Event::Paused);
    let routine = content::routine("office-reset").expect("it is of the library");
    let waits = Draft::of(&again.session, routine, 7, again.now, 60).expect("it waits");
    assert!(!waits.hurts() && waits.holds_something());
}
