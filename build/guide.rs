//! The guide (`content/guide/`): read, checked, and written as Rust source and texts.
//!
//! What a section is called and answers is among the texts of the library, since other pages lead there; what it says is
//! in a pack of its own (`guide` of `content/packs.toml`).

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use super::check::is_date;
use super::domain::library::exercise::Item;
use super::domain::library::guide::Muscle;
use super::emit::{sources, variant};
use super::model::{Content, folder};
use super::problem::{Problem, Problems};
use super::texts::{Collected, Texts};

/// The sections with their slugs, in the order in which people read them.
pub type Guide = Vec<(String, SectionFile)>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionFile {
    /// Its place among the sections, from 1.
    order: u8,
    name: String,
    about: String,
    reviewed: String,
    advice: Vec<AdviceRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AdviceRow {
    title: String,
    says: String,
    #[serde(default)]
    sources: Vec<String>,
    /// It stands on common practice: nobody has tested it, or we know of nobody.
    #[serde(default)]
    common_practice: bool,
    muscle: Option<String>,
    item: Option<String>,
    #[serde(default)]
    exercises: Vec<String>,
}

/// Every section below `root`, or every mistake in them.
pub fn read(root: &Path, content: &Content) -> Result<Guide, Vec<Problem>> {
    let mut found = Vec::new();
    let mut guide: Guide = folder::<SectionFile>(root, "guide", &mut found).into_iter().collect();
    for (slug, row) in &guide {
        let file = format!("guide/{slug}.toml");
        section(content, row, &mut Problems { file: &file, found: &mut found });
    }
    guide.sort_by_key(|(_, row)| row.order);
    for pair in guide.windows(2).filter(|pair| pair[0].1.order == pair[1].1.order) {
        let file = format!("guide/{}.toml", pair[1].0);
        let says = format!("is that of {} as well", pair[0].0);
        Problems { file: &file, found: &mut found }.add("order", says);
    }
    if found.is_empty() { Ok(guide) } else { Err(found) }
}

fn section(content: &Content, row: &SectionFile, problems: &mut Problems<'_>) {
    is_date("reviewed", &row.reviewed, problems);
    problems.expect(!row.advice.is_empty(), "advice", "is empty: give at least one");
    for (key, text) in [("name", &row.name), ("about", &row.about)] {
        problems.expect(!text.trim().is_empty(), key, "is empty");
    }
    for (index, it) in row.advice.iter().enumerate() {
        let key = |name: &str| format!("advice[{index}].{name}");
        for (name, text) in [("title", &it.title), ("says", &it.says)] {
            problems.expect(!text.trim().is_empty(), &key(name), "is empty");
        }
        let says = "is empty: name a row of sources.toml, or say common_practice = true";
        problems.expect(it.common_practice == it.sources.is_empty(), &key("sources"), says);
        for id in &it.sources {
            let says = format!("names {id:?}, which does not exist");
            problems.expect(content.sources.contains_key(id), &key("sources"), says);
        }
        for slug in &it.exercises {
            let says = format!("names {slug:?}, which does not exist");
            problems.expect(content.exercises.contains_key(slug), &key("exercises"), says);
        }
        if let Some(id) = &it.muscle {
            let says = format!("{id:?} is no muscle of src/domain/library/guide.rs");
            problems.expect(Muscle::named(id).is_some(), &key("muscle"), says);
        }
        if let Some(id) = &it.item {
            let says = format!("{id:?} is nothing that an exercise uses");
            problems.expect(Item::named(id).is_some(), &key("item"), says);
        }
    }
}

/// What the sections say.
pub fn texts(guide: &Guide, all: &mut Collected) {
    for (slug, row) in guide {
        all.add(format!("sections.{slug}.name"), &row.name);
        all.add(format!("sections.{slug}.about"), &row.about);
        for (number, it) in (1..).zip(&row.advice) {
            all.add(format!("guide.{slug}.title_{number}"), &it.title);
            all.add(format!("guide.{slug}.says_{number}"), &it.says);
        }
    }
}

/// The table of the sections.
pub fn emit(guide: &Guide, content: &Content, texts: &Texts) -> String {
    let mut out = String::from("// Generated from content/guide/ by build/guide.rs.\n");
    let _ = writeln!(out, "pub static SECTIONS: [GuideSection; {}] = [", guide.len());
    for (slug, row) in guide {
        let advice: Vec<_> = (1..)
            .zip(&row.advice)
            .map(|(number, it)| advice(content, texts, slug, number, it))
            .collect();
        let mut all: Vec<String> = Vec::new();
        for id in row.advice.iter().flat_map(|it| &it.sources) {
            if !all.contains(id) {
                all.push(id.clone());
            }
        }
        let _ = writeln!(
            out,
            "GuideSection {{ slug: {slug:?}, name: {}, about: {}, advice: &[{}], sources: &[{}], reviewed: {:?} }},",
            texts.key(&format!("sections.{slug}.name")),
            texts.key(&format!("sections.{slug}.about")),
            advice.join(", "),
            sources(content, &all),
            row.reviewed,
        );
    }
    out.push_str("];\n");
    out
}

fn advice(content: &Content, texts: &Texts, slug: &str, number: usize, row: &AdviceRow) -> String {
    let optional =
        |it: Option<String>| it.map_or_else(|| "None".to_owned(), |it| format!("Some({it})"));
    format!(
        "Advice {{ title: {}, says: {}, sources: &[{}], muscle: {}, item: {}, exercises: &{:?} }}",
        texts.key(&format!("guide.{slug}.title_{number}")),
        texts.key(&format!("guide.{slug}.says_{number}")),
        sources(content, &row.sources),
        optional(row.muscle.as_ref().map(|id| variant("Muscle", id, Muscle::ALL, Muscle::id))),
        optional(row.item.as_ref().map(|id| variant("Item", id, Item::ALL, Item::id))),
        row.exercises,
    )
}
