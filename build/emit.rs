//! Writes checked content as Rust source. Everything named here has been checked to exist.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::check::{is_first, millis, work};
use super::domain::library::exercise::{
    Area, DayPart, Item, Kind, Pace, Place, Posture, Sides, Tempo, Work,
};
use super::domain::library::purpose::SuggestFor;
use super::model::{Content, Dose, Exercise, Routine, Step};
use super::texts::{Collected, Texts};

/// The tables of exercises, routines and sources.
pub fn library(content: &Content, texts: &Texts) -> String {
    let mut out = String::from("// Generated from content/ by build/emit.rs.\n");
    let _ = writeln!(out, "pub static SOURCES: [Source; {}] = [", content.sources.len());
    for (id, source) in &content.sources {
        let _ = writeln!(
            out,
            "Source {{ id: {id:?}, title: {}, year: {}, says: {} }},",
            texts.key(&format!("sources.{id}.title")),
            source.year,
            texts.key(&format!("sources.{id}.says")),
        );
    }
    let _ = writeln!(out, "];\npub static EXERCISES: [Exercise; {}] = [", content.exercises.len());
    for (slug, row) in &content.exercises {
        exercise(&mut out, texts, slug, row);
    }
    let _ = writeln!(out, "];\npub static ABOUT: [About; {}] = [", content.exercises.len());
    for (slug, row) in &content.exercises {
        about(&mut out, content, texts, slug, row);
    }
    out.push_str("];\n");
    // A table of their own: steps have a destructor, so they cannot stand in a nested expression.
    for (number, (slug, row)) in content.routines.iter().enumerate() {
        let _ = writeln!(out, "static STEPS_{number}: [Step; {}] = [", row.step.len());
        for (place, it) in (1..).zip(&row.step) {
            let exercise = format!("EXERCISES[{}]", index(&content.exercises, &it.exercise));
            let _ = writeln!(out, "{},", step(&exercise, texts, &step_id(slug, place), it));
        }
        out.push_str("];\n");
    }
    first_routine(&mut out, content, texts);
    let _ = writeln!(out, "pub static ROUTINES: [Routine; {}] = [", content.routines.len());
    for (number, (slug, row)) in content.routines.iter().enumerate() {
        routine(&mut out, texts, &format!("STEPS_{number}"), slug, row);
        out.push_str(",\n");
    }
    let _ =
        writeln!(out, "];\npub static BACKGROUNDS: [Background; {}] = [", content.routines.len());
    for (slug, row) in &content.routines {
        let _ = writeln!(
            out,
            "Background {{ when: {}, why: {}, lead_in: &{:?}, cool_down: &{:?}, next: {:?}, sources: &[{}], reviewed: {:?} }},",
            texts.key(&format!("routines.{slug}.when")),
            texts.key(&format!("routines.{slug}.why")),
            row.lead_in,
            row.cool_down,
            row.next,
            sources(content, &row.sources),
            row.reviewed
        );
    }
    out.push_str("];\n");
    out
}

fn exercise(out: &mut String, texts: &Texts, slug: &str, row: &Exercise) {
    let key = |name: &str| texts.key(&format!("exercises.{slug}.{name}"));
    let phases =
        row.phases.as_ref().map(|it| texts.keys(&format!("exercises.{slug}.phases"), it.len()));
    let equipment: Vec<_> = row
        .equipment
        .iter()
        .map(|it| {
            let item = variant("Item", &it.item, Item::ALL, Item::id);
            format!("Equipment {{ item: {item}, optional: {} }}", it.optional)
        })
        .collect();
    let _ = writeln!(
        out,
        "Exercise {{ slug: {slug:?}, name: {}, positions: &[{}], kind: {}, areas: &[{}], day_parts: &[{}], \
         equipment: &[{}], sides: {}, prepare: {}, switch: {}, ready: {}, cue: {}, phases: {}, care: {}, \
         excluded_by: &{:?}, instead: {:?}, levels: &[{}] }},",
        key("name"),
        variants("Posture", &row.positions, Posture::ALL, Posture::id),
        variant("Kind", &row.kind, Kind::ALL, Kind::id),
        variants("Area", &row.areas, Area::ALL, Area::id),
        variants("DayPart", &row.day_parts, DayPart::ALL, DayPart::id),
        equipment.join(", "),
        variant("Sides", &row.sides, Sides::ALL, Sides::id),
        time(row.prepare),
        time(row.switch),
        key("ready"),
        key("cue"),
        optional(phases),
        key("care"),
        row.excluded_by,
        row.instead,
        row.level.iter().map(|it| dose(&it.dose)).collect::<Vec<_>>().join(", "),
    );
}

fn about(out: &mut String, content: &Content, texts: &Texts, slug: &str, row: &Exercise) {
    let key = |name: &str| texts.key(&format!("exercises.{slug}.{name}"));
    let keys = |name: &str, count| texts.keys(&format!("exercises.{slug}.{name}"), count);
    let rung = |number: usize| {
        let [name, note, source] =
            ["name", "note", "source"].map(|it| key(&format!("level_{number}_{it}")));
        format!("Rung {{ name: {name}, note: {note}, source: {source} }}")
    };
    let rungs: Vec<_> = (1..=row.level.len()).map(rung).collect();
    let _ = writeln!(
        out,
        "About {{ why: {}, also: &{}, steps: &{}, feel: {}, mistakes: &{}, easier: {}, harder: {}, \
         leave_out: &{}, substitutes: &{}, breath: {}, rungs: &[{}], sources: &[{}], reviewed: {:?} }},",
        key("why"),
        keys("also", row.also.len()),
        keys("steps", row.steps.len()),
        key("feel"),
        keys("mistakes", row.mistakes.len()),
        key("easier"),
        key("harder"),
        keys("leave_out", row.leave_out.len()),
        keys("instead", row.equipment.len()),
        optional(row.breath.map(|it| tempo(Tempo(it.map(millis))))),
        rungs.join(", "),
        sources(content, &row.sources),
        row.reviewed,
    );
}

/// The texts of the library, and which of them the first load says: of the routine that index.html offers, what it is
/// called, and what a session says of it and its exercises.
pub fn texts(content: &Content, all: &mut Collected) -> BTreeSet<String> {
    let mut first = BTreeSet::new();
    for (id, source) in &content.sources {
        all.add(format!("sources.{id}.title"), &source.title);
        all.add(format!("sources.{id}.says"), &source.says);
    }
    for (slug, row) in &content.exercises {
        let id = |name: &str| format!("exercises.{slug}.{name}");
        let mut said = Collected::default();
        for (name, text) in
            [("name", &row.name), ("ready", &row.ready), ("cue", &row.cue), ("care", &row.care)]
        {
            said.add(id(name), text);
        }
        said.add_list(&id("phases"), row.phases.as_ref().map_or(&[], |it| &it[..]));
        let first_steps =
            content.routines.values().filter(|it| is_first(it)).flat_map(|it| &it.step);
        if first_steps.into_iter().any(|it| it.exercise == *slug) {
            first.extend(said.0.keys().cloned());
        }
        all.0.append(&mut said.0);
        for (name, text) in [
            ("why", &row.why),
            ("feel", &row.feel),
            ("easier", &row.easier),
            ("harder", &row.harder),
        ] {
            all.add(id(name), text);
        }
        all.add_list(&id("also"), &row.also);
        all.add_list(&id("steps"), &row.steps);
        all.add_list(&id("mistakes"), &row.mistakes);
        all.add_list(&id("leave_out"), &row.leave_out);
        for (number, it) in (1..).zip(&row.equipment) {
            all.add(id(&format!("instead_{number}")), &it.instead);
        }
        for (number, it) in (1..).zip(&row.level) {
            for (name, text) in [("name", &it.name), ("note", &it.note), ("source", &it.source)] {
                all.add(id(&format!("level_{number}_{name}")), text);
            }
        }
    }
    for (slug, row) in &content.routines {
        let id = |name: &str| format!("routines.{slug}.{name}");
        let mut said = Collected::default();
        for (name, text) in [
            ("name", &row.name),
            ("summary", &row.summary),
            ("headline", &row.headline),
            ("closing", &row.closing),
        ] {
            said.add(id(name), text);
        }
        for (number, it) in (1..).zip(&row.step) {
            for (name, text) in [("ready", &it.ready), ("cue", &it.cue)] {
                said.add(
                    format!("{}_{name}", step_id(slug, number)),
                    text.as_deref().unwrap_or_default(),
                );
            }
        }
        if is_first(row) {
            first.extend(said.0.keys().cloned());
        }
        all.0.append(&mut said.0);
        all.add(id("when"), &row.when);
        all.add(id("why"), &row.why);
    }
    first
}

fn step_id(routine: &str, number: usize) -> String {
    format!("routines.{routine}.step_{number}")
}

/// The routine that the page offers before the library is there, with copies of its exercises: a
/// reference into the tables would bring them all into the first load.
fn first_routine(out: &mut String, content: &Content, texts: &Texts) {
    let mut rows = content.routines.iter();
    let (slug, row) = rows.find(|(_, row)| is_first(row)).expect("checked: there is one");
    let mut slugs: Vec<_> = row.step.iter().map(|it| &it.exercise).collect();
    slugs.sort();
    slugs.dedup();
    let _ = writeln!(out, "static FIRST_EXERCISES: [Exercise; {}] = [", slugs.len());
    for slug in &slugs {
        exercise(out, texts, slug, &content.exercises[*slug]);
    }
    let _ = writeln!(out, "];\nstatic FIRST_STEPS: [Step; {}] = [", row.step.len());
    for (place, it) in (1..).zip(&row.step) {
        let at = slugs.iter().position(|slug| **slug == it.exercise).expect("it is one of them");
        let exercise = format!("FIRST_EXERCISES[{at}]");
        let _ = writeln!(out, "{},", step(&exercise, texts, &step_id(slug, place), it));
    }
    out.push_str("];\npub static FIRST: Routine = ");
    routine(out, texts, "FIRST_STEPS", slug, row);
    out.push_str(";\n");
}

fn routine(out: &mut String, texts: &Texts, steps: &str, slug: &str, row: &Routine) {
    let key = |name: &str| texts.key(&format!("routines.{slug}.{name}"));
    let suggest: Vec<_> = row
        .suggest
        .iter()
        .map(|(occasion, place)| {
            let occasion = variant("SuggestFor", occasion, SuggestFor::ALL, SuggestFor::id);
            format!("({occasion}, {place})")
        })
        .collect();
    let _ = writeln!(
        out,
        "Routine {{ slug: Cow::Borrowed({slug:?}), name: Text::Library({}), summary: Text::Library({}), \
         headline: Text::Library({}), stated: {}, \
         place: {}, day_parts: &[{}], purpose: Purpose {{ suggest: &[{}], strength: {}, alone: {} }}, \
         closing: Text::Library({}), steps: Cow::Borrowed(&{steps}) }}",
        key("name"),
        key("summary"),
        key("headline"),
        time(row.seconds),
        variant("Place", &row.place, Place::ALL, Place::id),
        variants("DayPart", &row.day_parts, DayPart::ALL, DayPart::id),
        suggest.join(", "),
        row.strength,
        row.alone,
        key("closing"),
    );
}

fn step(exercise: &str, texts: &Texts, id: &str, row: &Step) -> String {
    let said = |name: &str, text: &Option<String>| {
        optional(
            text.as_ref().map(|_| format!("Text::Library({})", texts.key(&format!("{id}_{name}")))),
        )
    };
    format!(
        "Step {{ movement: Movement::Library(&{exercise}), dose: {}, prepare: {}, ready: {}, cue: {} }}",
        optional(row.dose.as_ref().map(dose)),
        optional(row.prepare.map(time)),
        said("ready", &row.ready),
        said("cue", &row.cue),
    )
}

fn tempo(Tempo(phases): Tempo) -> String {
    format!("Tempo([{}])", phases.map(|phase| format!("Millis({})", phase.0)).join(", "))
}

fn dose(row: &Dose) -> String {
    let work = match work(row) {
        Ok(Work::Hold(length)) => format!("Work::Hold(Millis({}))", length.0),
        Ok(Work::Reps { count, pace: Pace::Own(rep) }) => {
            format!("Work::Reps {{ count: {count}, pace: Pace::Own(Millis({})) }}", rep.0)
        }
        Ok(Work::Reps { count, pace: Pace::Tempo(pace) }) => {
            format!("Work::Reps {{ count: {count}, pace: Pace::Tempo({}) }}", tempo(pace))
        }
        Ok(Work::Breaths { count, pace }) => {
            format!("Work::Breaths {{ count: {count}, pace: {} }}", tempo(pace))
        }
        Err((key, says)) => unreachable!("checked: {key} {says}"),
    };
    format!("Dose {{ work: {work}, sets: {}, rest: {} }}", row.sets, time(row.rest))
}

pub fn sources(content: &Content, ids: &[String]) -> String {
    let refs: Vec<_> =
        ids.iter().map(|id| format!("&SOURCES[{}]", index(&content.sources, id))).collect();
    refs.join(", ")
}

fn index<T>(rows: &BTreeMap<String, T>, name: &str) -> usize {
    rows.keys().position(|key| key == name).expect("checked: the name exists")
}

fn time(seconds: f64) -> String {
    format!("Millis({})", millis(seconds).0)
}

fn optional(value: Option<String>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| format!("Some({value})"))
}

fn variants<T: Copy + std::fmt::Debug>(
    name: &str,
    ids: &[String],
    all: &[T],
    id_of: fn(T) -> &'static str,
) -> String {
    let variants: Vec<_> = ids.iter().map(|id| variant(name, id, all, id_of)).collect();
    variants.join(", ")
}

/// `name::Variant` for an id of a word list.
pub fn variant<T: Copy + std::fmt::Debug>(
    name: &str,
    id: &str,
    all: &[T],
    id_of: fn(T) -> &'static str,
) -> String {
    let value = all.iter().find(|&&value| id_of(value) == id).expect("checked: the word is known");
    format!("{name}::{value:?}")
}
