//! Writes checked content as Rust source. Everything named here has been checked to exist.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::check::{millis, work};
use super::domain::exercise::{
    Area, DayPart, Item, Kind, Pace, Place, Position, Sides, Tempo, Work,
};
use super::model::{Content, Dose, Exercise, Level, Routine, Step};

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
        exercise(&mut out, content, slug, row);
    }
    out.push_str("];\n");
    // A table of their own: steps have a destructor, so they cannot stand in a nested expression.
    for (number, row) in content.routines.values().enumerate() {
        let _ = writeln!(out, "static STEPS_{number}: [Step; {}] = [", row.step.len());
        for it in &row.step {
            let _ = writeln!(out, "{},", step(content, it));
        }
        out.push_str("];\n");
    }
    let _ = writeln!(out, "pub static ROUTINES: [Routine; {}] = [", content.routines.len());
    for (number, (slug, row)) in content.routines.iter().enumerate() {
        routine(&mut out, content, number, slug, row);
    }
    out.push_str("];\n");
    out
}

fn exercise(out: &mut String, content: &Content, slug: &str, row: &Exercise) {
    let equipment: Vec<_> = row
        .equipment
        .iter()
        .map(|it| {
            let item = variant("Item", &it.item, Item::ALL, Item::id);
            format!(
                "Equipment {{ item: {item}, optional: {}, instead: {:?} }}",
                it.optional, it.instead
            )
        })
        .collect();
    let _ = writeln!(
        out,
        "Exercise {{ slug: {slug:?}, name: {:?}, also: &{:?}, positions: &[{}], kind: {}, areas: &[{}], \
         day_parts: &[{}], equipment: &[{}], sides: {}, prepare: {}, switch: {}, ready: {:?}, cue: {:?}, \
         phases: {:?}, care: {:?}, steps: &{:?}, feel: {:?}, mistakes: &{:?}, easier: {:?}, harder: {:?}, \
         leave_out: &{:?}, excluded_by: &{:?}, instead: {:?}, levels: &[{}], sources: &[{}], reviewed: {:?} }},",
        row.name,
        row.also,
        variants("Position", &row.positions, Position::ALL, Position::id),
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
        row.steps,
        row.feel,
        row.mistakes,
        row.easier,
        row.harder,
        row.leave_out,
        row.excluded_by,
        row.instead,
        row.level.iter().map(level).collect::<Vec<_>>().join(", "),
        sources(content, &row.sources),
        row.reviewed,
    );
}

fn level(row: &Level) -> String {
    format!(
        "Level {{ name: {:?}, dose: {}, note: {:?}, source: {:?} }}",
        row.name,
        dose(&row.dose),
        row.note,
        row.source
    )
}

fn routine(out: &mut String, content: &Content, number: usize, slug: &str, row: &Routine) {
    let _ = writeln!(
        out,
        "Routine {{ slug: Cow::Borrowed({slug:?}), name: Cow::Borrowed({:?}), summary: Cow::Borrowed({:?}), stated: {}, place: {}, day_parts: &[{}], \
         when: {:?}, why: {:?}, closing: Cow::Borrowed({:?}), sources: &[{}], \
         reviewed: {:?}, steps: Cow::Borrowed(&STEPS_{number}) }},",
        row.name,
        row.summary,
        time(row.seconds),
        variant("Place", &row.place, Place::ALL, Place::id),
        variants("DayPart", &row.day_parts, DayPart::ALL, DayPart::id),
        row.when,
        row.why,
        row.closing,
        sources(content, &row.sources),
        row.reviewed,
    );
}

fn step(content: &Content, row: &Step) -> String {
    format!(
        "Step {{ movement: Movement::Library(&EXERCISES[{}]), dose: {}, prepare: {}, ready: {}, cue: {} }}",
        index(&content.exercises, &row.exercise),
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

fn variant<T: Copy + std::fmt::Debug>(
    name: &str,
    id: &str,
    all: &[T],
    id_of: fn(T) -> &'static str,
) -> String {
    let value = all.iter().find(|&&value| id_of(value) == id).expect("checked: the word is known");
    format!("{name}::{value:?}")
}

/// The languages, the keys, and a table of texts for each language.
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
    out.push_str("} }\n}\n/// The name of a text.\n#[derive(Clone, Copy, PartialEq, Eq, Debug)]\npub enum Key {\n");
    for (section, key) in &keys {
        let says = english[*section][*key].replace('\n', " ");
        let _ = writeln!(out, "/// {says:?}\n{},", camel(&format!("{section}-{key}")));
    }
    out.push_str("}\n");
    let _ = writeln!(
        out,
        "const fn table(lang: Lang) -> &'static [&'static str; {}] {{ match lang {{",
        keys.len()
    );
    for (lang, sections) in &content.text {
        let texts: Vec<_> = keys.iter().map(|(section, key)| &sections[*section][*key]).collect();
        let _ = writeln!(out, "Lang::{} => &{texts:?},", camel(lang));
    }
    out.push_str("} }\n");
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
