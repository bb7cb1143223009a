//! Writes checked content as Rust source. Everything named here has been checked to exist.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::check::{is_first, millis, work};
use super::domain::library::exercise::{
    Area, DayPart, Item, Kind, Pace, Place, Posture, Sides, Tempo, Work,
};
use super::domain::library::purpose::SuggestFor;
use super::model::{Content, Dose, Exercise, Routine, Step};

/// The tables of exercises, routines and sources.
pub fn library(content: &Content) -> String {
    let mut out = String::from("// Generated from content/ by build/emit.rs.\n");
    let _ = writeln!(out, "pub static SOURCES: [Source; {}] = [", content.sources.len());
    for (id, source) in &content.sources {
        let _ = writeln!(
            out,
            "Source {{ id: {id:?}, title: {:?}, year: {}, says: {:?} }},",
            source.title, source.year, source.says
        );
    }
    let _ = writeln!(out, "];\npub static EXERCISES: [Exercise; {}] = [", content.exercises.len());
    for (slug, row) in &content.exercises {
        exercise(&mut out, slug, row);
    }
    let _ = writeln!(out, "];\npub static ABOUT: [About; {}] = [", content.exercises.len());
    for row in content.exercises.values() {
        about(&mut out, content, row);
    }
    out.push_str("];\n");
    // A table of their own: steps have a destructor, so they cannot stand in a nested expression.
    for (number, row) in content.routines.values().enumerate() {
        let _ = writeln!(out, "static STEPS_{number}: [Step; {}] = [", row.step.len());
        for it in &row.step {
            let exercise = format!("EXERCISES[{}]", index(&content.exercises, &it.exercise));
            let _ = writeln!(out, "{},", step(&exercise, it));
        }
        out.push_str("];\n");
    }
    first_routine(&mut out, content);
    let _ = writeln!(out, "pub static ROUTINES: [Routine; {}] = [", content.routines.len());
    for (number, (slug, row)) in content.routines.iter().enumerate() {
        routine(&mut out, &format!("STEPS_{number}"), slug, row);
        out.push_str(",\n");
    }
    let _ =
        writeln!(out, "];\npub static BACKGROUNDS: [Background; {}] = [", content.routines.len());
    for row in content.routines.values() {
        let _ = writeln!(
            out,
            "Background {{ when: {:?}, why: {:?}, sources: &[{}], reviewed: {:?} }},",
            row.when,
            row.why,
            sources(content, &row.sources),
            row.reviewed
        );
    }
    out.push_str("];\n");
    out
}

fn exercise(out: &mut String, slug: &str, row: &Exercise) {
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
        "Exercise {{ slug: {slug:?}, name: {:?}, positions: &[{}], kind: {}, areas: &[{}], day_parts: &[{}], \
         equipment: &[{}], sides: {}, prepare: {}, switch: {}, ready: {:?}, cue: {:?}, phases: {:?}, care: {:?}, \
         excluded_by: &{:?}, instead: {:?}, levels: &[{}] }},",
        row.name,
        variants("Posture", &row.positions, Posture::ALL, Posture::id),
        variant("Kind", &row.kind, Kind::ALL, Kind::id),
        variants("Area", &row.areas, Area::ALL, Area::id),
        variants("DayPart", &row.day_parts, DayPart::ALL, DayPart::id),
        equipment.join(", "),
        variant("Sides", &row.sides, Sides::ALL, Sides::id),
        time(row.prepare),
        time(row.switch),
        row.ready,
        row.cue,
        row.phases,
        row.care,
        row.excluded_by,
        row.instead,
        row.level.iter().map(|it| dose(&it.dose)).collect::<Vec<_>>().join(", "),
    );
}

fn about(out: &mut String, content: &Content, row: &Exercise) {
    let substitutes: Vec<_> = row.equipment.iter().map(|it| &it.instead).collect();
    let rungs: Vec<_> = row
        .level
        .iter()
        .map(|it| {
            format!("Rung {{ name: {:?}, note: {:?}, source: {:?} }}", it.name, it.note, it.source)
        })
        .collect();
    let _ = writeln!(
        out,
        "About {{ also: &{:?}, steps: &{:?}, feel: {:?}, mistakes: &{:?}, easier: {:?}, harder: {:?}, \
         leave_out: &{:?}, substitutes: &{substitutes:?}, rungs: &[{}], sources: &[{}], reviewed: {:?} }},",
        row.also,
        row.steps,
        row.feel,
        row.mistakes,
        row.easier,
        row.harder,
        row.leave_out,
        rungs.join(", "),
        sources(content, &row.sources),
        row.reviewed,
    );
}

/// The routine that the page offers before the library is there, with copies of its exercises: a
/// reference into the tables would bring them all into the first load.
fn first_routine(out: &mut String, content: &Content) {
    let mut rows = content.routines.iter();
    let (slug, row) = rows.find(|(_, row)| is_first(row)).expect("checked: there is one");
    let mut slugs: Vec<_> = row.step.iter().map(|it| &it.exercise).collect();
    slugs.sort();
    slugs.dedup();
    let _ = writeln!(out, "static FIRST_EXERCISES: [Exercise; {}] = [", slugs.len());
    for slug in &slugs {
        exercise(out, slug, &content.exercises[*slug]);
    }
    let _ = writeln!(out, "];\nstatic FIRST_STEPS: [Step; {}] = [", row.step.len());
    for it in &row.step {
        let at = slugs.iter().position(|slug| **slug == it.exercise).expect("it is one of them");
        let _ = writeln!(out, "{},", step(&format!("FIRST_EXERCISES[{at}]"), it));
    }
    out.push_str("];\npub static FIRST: Routine = ");
    routine(out, "FIRST_STEPS", slug, row);
    out.push_str(";\n");
}

fn routine(out: &mut String, steps: &str, slug: &str, row: &Routine) {
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
        "Routine {{ slug: Cow::Borrowed({slug:?}), name: Cow::Borrowed({:?}), summary: Cow::Borrowed({:?}), stated: {}, \
         place: {}, day_parts: &[{}], purpose: Purpose {{ suggest: &[{}], strength: {}, alone: {} }}, \
         closing: Cow::Borrowed({:?}), steps: Cow::Borrowed(&{steps}) }}",
        row.name,
        row.summary,
        time(row.seconds),
        variant("Place", &row.place, Place::ALL, Place::id),
        variants("DayPart", &row.day_parts, DayPart::ALL, DayPart::id),
        suggest.join(", "),
        row.strength,
        row.alone,
        row.closing,
    );
}

fn step(exercise: &str, row: &Step) -> String {
    format!(
        "Step {{ movement: Movement::Library(&{exercise}), dose: {}, prepare: {}, ready: {}, cue: {} }}",
        optional(row.dose.as_ref().map(dose)),
        optional(row.prepare.map(time)),
        said(row.ready.as_ref()),
        said(row.cue.as_ref()),
    )
}

fn said(text: Option<&String>) -> String {
    optional(text.map(|text| format!("Cow::Borrowed({text:?})")))
}

fn dose(row: &Dose) -> String {
    let tempo = |Tempo(phases): Tempo| {
        format!("Tempo([{}])", phases.map(|phase| format!("Millis({})", phase.0)).join(", "))
    };
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

fn sources(content: &Content, ids: &[String]) -> String {
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

/// The languages, and the keys with their texts: a key is its texts, so that a part of the app brings only its own.
pub fn text(content: &Content) -> String {
    let english = &content.text["en"];
    let keys: Vec<(&String, &String)> = english
        .iter()
        .flat_map(|(section, keys)| keys.keys().map(move |key| (section, key)))
        .collect();
    let mut out = String::from("// Generated from content/text/ by build/emit.rs.\n");
    out.push_str("/// A language that the app speaks.\n#[derive(Clone, Copy, PartialEq, Eq, Debug)]\npub enum Lang {\n");
    for lang in content.text.keys() {
        let _ = writeln!(out, "/// `{lang}`\n{},", camel(lang));
    }
    out.push_str("}\nimpl Lang {\n/// The language tag, for `lang` attributes and voices.\npub const fn tag(self) -> &'static str { match self {\n");
    for lang in content.text.keys() {
        let _ = writeln!(out, "Self::{} => {lang:?},", camel(lang));
    }
    out.push_str("} }\n}\nimpl Key {\n");
    for (section, key) in &keys {
        let says = english[*section][*key].replace('\n', " ");
        let name = format!("{section}_{key}").replace('-', "_").to_uppercase();
        let texts: Vec<_> = content.text.values().map(|it| &it[*section][*key]).collect();
        let _ = writeln!(out, "/// {says:?}\npub const {name}: Self = Self(&{texts:?});");
    }
    out.push_str("}\n");
    let _ = writeln!(out, "const LANGS: usize = {};", content.text.len());
    out
}

/// `home-this_hurts` becomes `HomeThisHurts`.
fn camel(words: &str) -> String {
    words
        .split(['-', '_'])
        .map(|word| {
            word.chars()
                .next()
                .map(|c| c.to_ascii_uppercase())
                .into_iter()
                .chain(word.chars().skip(1))
                .collect::<String>()
        })
        .collect()
}
