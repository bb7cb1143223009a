//! All of `content/`, read and checked as one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::guide::Guide;
use super::model::{self, Content, Head};
use super::numbers::{self, NumbersFile};
use super::poses::{self, Posed};
use super::problem::Problem;
use super::safety::{self, SafetyFile};
use super::texts::{self, Collected, ENGLISH, PACKS, Sayings, Texts};
use super::{check, emit, figures, guide, leave_out, made_up};

pub struct Whole {
    content: Content,
    figures: Vec<Posed>,
    safety: SafetyFile,
    guide: Guide,
    numbers: NumbersFile,
    /// What each language says; English with all that stands in the tables.
    languages: BTreeMap<String, Sayings>,
    /// What the first load says of the library.
    first: BTreeSet<String>,
}

/// Everything below `root`, or every mistake in it.
pub fn read(root: &Path) -> Result<Whole, Vec<Problem>> {
    let content = model::read(root)?;
    let mut problems = check::check(&content);
    let mut found = |found: Vec<Problem>| problems.extend(found);
    let is_exercise = |slug: &str| content.exercises.contains_key(slug);
    let posed = poses::poses(root, is_exercise).map_err(&mut found).ok();
    let safety = safety::safety(root).map_err(&mut found).ok();
    let numbers = numbers::numbers(root).map_err(&mut found).ok();
    let guide = guide::read(root, &content).map_err(&mut found).ok();
    let questions = safety.as_ref().map(safety::ids).unwrap_or_default();
    leave_out::check(root, &content, &questions, &mut problems);
    let (Some(posed), Some(safety), Some(numbers), Some(guide)) = (posed, safety, numbers, guide)
    else {
        return Err(problems);
    };
    let mut tables = Collected::default();
    let first = emit::texts(&content, &mut tables);
    figures::texts(&posed, &mut tables);
    safety::texts(&safety, &mut tables);
    numbers::texts(&numbers, &mut tables);
    guide::texts(&guide, &mut tables);
    let languages = texts::languages(&content, tables, &mut problems);
    if problems.is_empty() {
        Ok(Whole { content, figures: posed, safety, guide, numbers, languages, first })
    } else {
        Err(problems)
    }
}

impl Whole {
    /// What the build makes of it: names and contents of files.
    pub fn files(&self) -> Vec<(String, String)> {
        let english = &self.languages[ENGLISH];
        let all = Texts::new(english, &self.content.packs, &self.first);
        let build = all.build(&self.languages);
        let named = texts::of_language(&self.content.text[ENGLISH]);
        let mut files = vec![
            ("library.rs".to_owned(), emit::library(&self.content, &all)),
            ("poses.rs".to_owned(), figures::emit(&self.figures, &all)),
            ("safety.rs".to_owned(), safety::emit(&self.safety, &all)),
            ("guide.rs".to_owned(), guide::emit(&self.guide, &self.content, &all)),
            ("numbers.rs".to_owned(), numbers::emit(&self.numbers, &all)),
            ("text.rs".to_owned(), all.constants(english, &named)),
            ("packs.rs".to_owned(), all.packs(&build)),
            ("texts/ids.txt".to_owned(), all.ids()),
            ("texts.toml".to_owned(), texts::file(&self.content.text[ENGLISH].head, english)),
        ];
        let mut packs = |lang: &str, head: &Head, says: &Sayings| {
            for (number, name) in PACKS.iter().enumerate() {
                let pack = all.pack(number, lang, head, says, &build);
                files.push((format!("texts/{lang}_{name}.txt"), pack));
            }
        };
        for (lang, says) in &self.languages {
            packs(lang, &self.content.text[lang].head, says);
        }
        for (lang, head, says) in made_up::languages(english, &self.content.text[ENGLISH].head) {
            packs(lang, &head, &says);
        }
        files
    }
}
