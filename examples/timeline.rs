//! Every routine's numbers in a terminal: `cargo run --example timeline -- office-reset`.
//!
//! With no argument it lists the routines, with `--exercises` it prints every exercise as JSON, and
//! an unknown slug is answered with exit code 2 and the slugs that there are.

use std::process::ExitCode;

use serde_json::{Value, json};
use unhunch::content;
use unhunch::domain::library::exercise::{Dose, Exercise, Pace, Work};
use unhunch::domain::library::routine::Routine;
use unhunch::domain::session::timeline::Timeline;
use unhunch::domain::time::Millis;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        None => slugs().for_each(|slug| println!("{slug}")),
        Some("--exercises") => {
            println!("{}", Value::Array(content::exercises().iter().map(exercise).collect()));
        }
        Some(slug) => {
            let Some(routine) = content::routine(slug) else {
                eprintln!("There is no routine called {slug:?}. There are:");
                slugs().for_each(|slug| eprintln!("{slug}"));
                return ExitCode::from(2);
            };
            println!("{}", plan(routine));
        }
    }
    ExitCode::SUCCESS
}

fn slugs() -> impl Iterator<Item = &'static str> {
    content::routines().iter().map(|routine| &*routine.slug)
}

fn seconds(time: Millis) -> f64 {
    time.0 as f64 / 1000.0
}

fn plan(routine: &Routine) -> Value {
    let timeline = Timeline::of_routine(routine, |_| 1);
    let segments: Vec<Value> = timeline
        .segments()
        .iter()
        .map(|it| {
            json!({
                "kind": it.kind_id(),
                "exercise": it.movement.slug(),
                "side": it.side.id(),
                "start": seconds(it.start),
                "seconds": seconds(it.length),
                "reps": it.count(),
            })
        })
        .collect();
    json!({
        "routine": routine.slug,
        "seconds": seconds(timeline.total()),
        "segments": segments,
    })
}

fn exercise(it: &Exercise) -> Value {
    let about = content::about(it);
    json!({
        "slug": it.slug,
        "name": it.name,
        "also": about.also,
        "positions": it.positions.iter().map(|it| it.id()).collect::<Vec<_>>(),
        "kind": it.kind.id(),
        "areas": it.areas.iter().map(|it| it.id()).collect::<Vec<_>>(),
        "day_parts": it.day_parts.iter().map(|it| it.id()).collect::<Vec<_>>(),
        "equipment": it.equipment.iter().zip(about.substitutes).map(|(it, instead)| json!({
            "item": it.item.id(), "optional": it.optional, "instead": instead,
        })).collect::<Vec<_>>(),
        "sides": it.sides.id(),
        "prepare": seconds(it.prepare),
        "ready": it.ready,
        "cue": it.cue,
        "phases": it.phases,
        "care": it.care,
        "steps": about.steps,
        "feel": about.feel,
        "mistakes": about.mistakes,
        "easier": about.easier,
        "harder": about.harder,
        "leave_out": about.leave_out,
        "excluded_by": it.excluded_by,
        "instead": it.instead,
        "levels": it.levels.iter().zip(about.rungs).map(|(&level, rung)| json!({
            "name": rung.name, "dose": dose(level), "note": rung.note, "source": rung.source,
        })).collect::<Vec<_>>(),
        "sources": about.sources.iter().map(|it| json!({
            "id": it.id, "title": it.title, "year": it.year, "says": it.says,
        })).collect::<Vec<_>>(),
        "reviewed": about.reviewed,
    })
}

/// The dose as in the content files.
fn dose(it: Dose) -> Value {
    let mut dose = match it.work {
        Work::Hold(hold) => json!({ "hold": seconds(hold) }),
        Work::Reps { count, pace: Pace::Own(rep) } => {
            json!({ "reps": count, "rep_seconds": seconds(rep) })
        }
        Work::Reps { count, pace: Pace::Tempo(tempo) } => {
            json!({ "reps": count, "tempo": tempo.0.map(seconds) })
        }
        Work::Breaths { count, pace } => json!({ "breaths": count, "tempo": pace.0.map(seconds) }),
    };
    dose["sets"] = json!(it.sets);
    dose["rest"] = json!(seconds(it.rest));
    dose
}
