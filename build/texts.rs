//! Every text under its id, the packs that they are loaded in, and what each language says.
//!
//! An id is a dotted path such as `home.title` or `exercises.cat-cow.steps_2`. The app knows a text by its place in the
//! order of all ids, so the wasm holds numbers and no sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Deserialize;
use toml::Value;

use super::model::{Content, Head, Language};
use super::problem::{Problem, Problems};

/// The language that the others are held against.
pub const ENGLISH: &str = "en";

/// The packs in the order in which they are loaded.
pub const PACKS: [&str; 4] = ["first", "check", "rest", "guide"];

/// The categories of plurals, in the order in which a pack has their forms (Unicode CLDR).
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// `content/packs.toml`: ids, or the beginnings of ids up to a dot. What is in no list is in the pack of the rest.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct PackLists {
    pub first: Vec<String>,
    pub check: Vec<String>,
    /// What is fetched when a section of the guide is opened.
    pub guide: Vec<String>,
}

/// What is said under an id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Said {
    Text(String),
    /// One form for each category of plurals.
    Forms(BTreeMap<String, String>),
}

impl Said {
    fn texts(&self) -> Vec<&String> {
        match self {
            Self::Text(text) => vec![text],
            Self::Forms(forms) => forms.values().collect(),
        }
    }
}

/// What a language says, by id.
pub type Sayings = BTreeMap<String, Said>;

/// The texts of tables, as they are collected. An empty text has no id: there is nothing to translate.
#[derive(Default)]
pub struct Collected(pub Sayings);

impl Collected {
    pub fn add(&mut self, id: impl Into<String>, text: &str) {
        if !text.is_empty() {
            self.0.insert(id.into(), Said::Text(text.to_owned()));
        }
    }

    /// The rows of a list, as `id_1`, `id_2` and so on.
    pub fn add_list(&mut self, id: &str, texts: &[String]) {
        for (number, text) in (1..).zip(texts) {
            self.add(format!("{id}_{number}"), text);
        }
    }
}

/// All ids in the order of their keys.
pub struct Texts {
    ids: Vec<String>,
    /// Where each pack ends.
    ends: [usize; PACKS.len()],
}

impl Texts {
    /// Gives each id its place: those of the first pack come first. `first` are more of that pack.
    pub fn new(english: &Sayings, lists: &PackLists, first: &BTreeSet<String>) -> Self {
        let pack = |id: &str| {
            if first.contains(id) || is_listed(id, &lists.first) {
                0
            } else if is_listed(id, &lists.check) {
                1
            } else if is_listed(id, &lists.guide) {
                3
            } else {
                2
            }
        };
        let mut ids: Vec<String> = english.keys().cloned().collect();
        ids.sort_by_key(|id| pack(id));
        let ends = [0, 1, 2, 3].map(|last| ids.iter().filter(|id| pack(id) <= last).count());
        Self { ids, ends }
    }

    /// Every id, a line each, in the order of the keys.
    pub fn ids(&self) -> String {
        self.ids.join("\n")
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|it| it == id)
    }

    /// The key of `id` as Rust source; that of the empty text where there is no such id.
    pub fn key(&self, id: &str) -> String {
        self.place(id).map_or_else(|| "Key::EMPTY".to_owned(), |place| format!("Key({place})"))
    }

    /// A list of keys of `count` rows as Rust source.
    pub fn keys(&self, id: &str, count: usize) -> String {
        let keys: Vec<_> = (1..=count).map(|row| self.key(&format!("{id}_{row}"))).collect();
        format!("[{}]", keys.join(", "))
    }

    /// The ids that code names, as constants.
    pub fn constants(&self, english: &Sayings, named: &Sayings) -> String {
        let mut out = String::from(
            "// Generated from content/text/ by build/texts.rs.\n#[allow(clippy::doc_markdown, reason = \"texts\")]\nimpl Key {\n",
        );
        for id in named.keys() {
            let name = id.replace(['.', '-'], "_").to_uppercase();
            let (kind, says) = match &english[id] {
                Said::Text(text) => ("Key", text),
                Said::Forms(forms) => ("Plural", &forms["other"]),
            };
            let place = self.place(id).expect("it is one of English");
            let _ = writeln!(out, "/// {says:?}\npub const {name}: {kind} = {kind}({place});");
        }
        out.push_str("}\n");
        out
    }

    /// How packs are read: the first word of each, which tells this build from others, and where they end.
    pub fn packs(&self, build: &str) -> String {
        format!(
            "const BUILD: &str = {build:?};\nconst ENDS: [u16; {}] = {:?};\n",
            PACKS.len(),
            self.ends
        )
    }

    /// A pack of a language as it is loaded: the build, the tag and the direction of the language; then a text a line.
    /// The forms of a plural stand behind each other, with a tab between.
    pub fn pack(
        &self,
        pack: usize,
        lang: &str,
        head: &Head,
        says: &Sayings,
        build: &str,
    ) -> String {
        let begin = pack.checked_sub(1).map_or(0, |before| self.ends[before]);
        let mut out = format!("{build} {lang} {}\n", head.direction);
        for id in &self.ids[begin..self.ends[pack]] {
            match &says[id] {
                Said::Text(text) => out.push_str(text),
                Said::Forms(forms) => {
                    let forms = CATEGORIES.map(|it| forms.get(it).map_or("", String::as_str));
                    out.push_str(&forms.join("\t"));
                }
            }
            out.push('\n');
        }
        out
    }

    /// A name of this build: it changes with every text, so that files of two builds never meet.
    pub fn build(&self, languages: &BTreeMap<String, Sayings>) -> String {
        // FNV-1a: stable over releases of Rust, which the standard hasher is not.
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        let mut eat = |text: &str| {
            for byte in text.bytes().chain([0]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        };
        self.ids.iter().for_each(|id| eat(id));
        eat(&format!("{:?}", self.ends));
        languages.values().flat_map(BTreeMap::values).flat_map(Said::texts).for_each(|it| eat(it));
        format!("unhunch-texts-{hash:016x}")
    }
}

fn is_listed(id: &str, list: &[String]) -> bool {
    let is_of = |it: &String| {
        id.strip_prefix(&**it).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    list.iter().any(is_of)
}

/// What each language says, checked; English with what stands in the `tables`.
pub fn languages(
    content: &Content,
    tables: Collected,
    found: &mut Vec<Problem>,
) -> BTreeMap<String, Sayings> {
    let mut languages: BTreeMap<_, _> =
        content.text.iter().map(|(lang, it)| (lang.clone(), of_language(it))).collect();
    let Some(mut english) = languages.remove(ENGLISH) else {
        let mut problems = Problems { file: "text/en.toml", found };
        problems.add("file", "is missing: the other languages are held against English");
        return languages;
    };
    english.extend(tables.0);
    check_lists(&content.packs, &english, found);
    languages.insert(ENGLISH.to_owned(), english);
    let english = &languages[ENGLISH];
    for (lang, says) in &languages {
        check_language(lang, &content.text[lang].head, says, english, found);
    }
    languages
}

/// Every entry of `content/packs.toml` names something.
fn check_lists(lists: &PackLists, english: &Sayings, found: &mut Vec<Problem>) {
    let mut problems = Problems { file: "packs.toml", found };
    for (key, list) in [("first", &lists.first), ("check", &lists.check), ("guide", &lists.guide)] {
        for entry in list {
            let names = english.keys().any(|id| is_listed(id, std::slice::from_ref(entry)));
            problems.expect(names, key, format!("{entry:?} is no id, and no beginning of one"));
        }
    }
}

/// What stands in `content/text/` for a language.
pub fn of_language(language: &Language) -> Sayings {
    let mut says = Sayings::new();
    language.sections.iter().for_each(|(section, value)| flatten(section, value, &mut says));
    says
}

fn flatten(id: &str, value: &Value, says: &mut Sayings) {
    match value {
        Value::String(text) => {
            says.insert(id.to_owned(), Said::Text(text.clone()));
        }
        Value::Table(table)
            if !table.is_empty() && table.keys().all(|key| CATEGORIES.contains(&&**key)) =>
        {
            let form =
                |(key, value): (&String, &Value)| Some((key.clone(), value.as_str()?.to_owned()));
            says.insert(id.to_owned(), Said::Forms(table.iter().filter_map(form).collect()));
        }
        Value::Table(table) => {
            table.iter().for_each(|(key, value)| flatten(&format!("{id}.{key}"), value, says));
        }
        // Neither a text nor a section: reported as a text that says nothing.
        _ => {
            says.insert(id.to_owned(), Said::Text(String::new()));
        }
    }
}

/// What is wrong with a language: it says all that English says, with the same blanks, and in the forms that it has.
fn check_language(
    lang: &str,
    head: &Head,
    says: &Sayings,
    english: &Sayings,
    found: &mut Vec<Problem>,
) {
    let file = format!("text/{lang}.toml");
    let mut problems = Problems { file: &file, found };
    let direction = ["ltr", "rtl"].contains(&&*head.direction);
    problems.expect(direction, "language.direction", "is ltr or rtl");
    problems.expect(!head.name.is_empty(), "language.name", "is empty");
    let known = head.plurals.iter().all(|it| CATEGORIES.contains(&&**it));
    let known = known && head.plurals.iter().any(|it| it == "other");
    let says_plurals = format!("has other, and of the rest only {}", CATEGORIES[..5].join(", "));
    problems.expect(known, "language.plurals", says_plurals);
    for (id, text) in english {
        match says.get(id) {
            None => problems.add(id, "is missing"),
            Some(own) => said(id, own, text, head, &mut problems),
        }
    }
    for id in says.keys().filter(|id| !english.contains_key(*id)) {
        problems.add(id, "is not a text of English");
    }
}

fn said(id: &str, own: &Said, english: &Said, head: &Head, problems: &mut Problems<'_>) {
    for text in own.texts() {
        problems.expect(!text.trim().is_empty(), id, "is empty");
        problems.expect(text.trim() == text, id, "begins or ends with a blank");
        let one_line = !text.contains(['\n', '\r', '\t']);
        problems.expect(one_line, id, "holds a line break or a tab");
    }
    match (own, english) {
        (Said::Text(own), Said::Text(english)) => {
            let expected = blanks(english);
            let says = format!("must have the blanks {expected:?}");
            problems.expect(blanks(own) == expected, id, says);
        }
        (Said::Forms(own), Said::Forms(english)) => {
            let has: BTreeSet<_> = own.keys().collect();
            let needs: BTreeSet<_> = head.plurals.iter().collect();
            let says = format!("must have the forms {needs:?}, those of language.plurals");
            problems.expect(has == needs, id, says);
            // A form of one number may say it in words.
            let others = |text: &str| {
                blanks(text).into_iter().filter(|it| *it != "n").map(str::to_owned).collect()
            };
            let expected: BTreeSet<String> =
                english.get("other").map(|it| others(it)).unwrap_or_default();
            for (form, text) in own {
                let says = format!("must have the blanks {expected:?}, and {{n}} for the number");
                let fits =
                    others(text) == expected && (form != "other" || blanks(text).contains("n"));
                problems.expect(fits, &format!("{id}.{form}"), says);
            }
        }
        (_, Said::Text(_)) => problems.add(id, "must be one text, without forms"),
        (_, Said::Forms(_)) => problems.add(id, "must be a table of the forms of plurals"),
    }
}

/// The `{blank}`s of a text.
fn blanks(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(blank, _)| blank))
        .collect()
}

/// All of a language as a file that somebody can translate.
pub fn file(head: &Head, says: &Sayings) -> String {
    let mut out = format!(
        "[language]\nname = {:?}\ndirection = {:?}\nplurals = {:?}\n",
        head.name, head.direction, head.plurals
    );
    let mut before = "";
    let quoted = |text: &str| Value::String(text.to_owned()).to_string();
    for (id, said) in says {
        let (section, key) = id.rsplit_once('.').unwrap_or(("", id));
        if section != before {
            let _ = writeln!(out, "\n[{section}]");
            before = section;
        }
        let _ = match said {
            Said::Text(text) => writeln!(out, "{key} = {}", quoted(text)),
            Said::Forms(forms) => {
                let forms: Vec<_> =
                    forms.iter().map(|(form, text)| format!("{form} = {}", quoted(text))).collect();
                writeln!(out, "{key} = {{ {} }}", forms.join(", "))
            }
        };
    }
    out
}
