//! Texts in packs: what the first load says is in the first, and no pack of another build is taken.

use std::fs;
use std::path::{Path, PathBuf};

use unhunch::content;
use unhunch::i18n::packs::{self, Pack};

/// What runs before the later loads are there.
const FIRST_LOAD: [&str; 10] = [
    "src/app/devices.rs",
    "src/app/mod.rs",
    "src/app/page.rs",
    "src/app/session",
    "src/app/settings.rs",
    "src/app/start.rs",
    "src/domain/session",
    "src/ui/mod.rs",
    "src/ui/parts/stop_signs.rs",
    "src/ui/session",
];

const IDS: &str = include_str!(concat!(env!("OUT_DIR"), "/texts/ids.txt"));
const FIRST: &str = include_str!(concat!(env!("OUT_DIR"), "/texts/en_first.txt"));

/// The names of the constants of the first pack, which has a line for the build and one for each of them.
fn first() -> Vec<String> {
    let ids = IDS.lines().take(FIRST.lines().count() - 1);
    ids.map(|id| id.replace(['.', '-'], "_").to_uppercase()).collect()
}

fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_path_buf()];
    }
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    entries.flat_map(|entry| files(&entry.expect("readable").path())).collect()
}

#[test]
fn what_the_first_load_says_is_in_the_first_pack() {
    let first = first();
    let mut missing = Vec::new();
    for path in FIRST_LOAD.iter().flat_map(|it| files(Path::new(it))) {
        let code = fs::read_to_string(&path).expect("readable");
        let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        for (at, _) in code.match_indices("Key::") {
            let rest = &code[at + 5..];
            let name = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
            // `Key::EMPTY` has no text, and the key of a keyboard is another one.
            if name.len() > 1 && name != "EMPTY" && !first.iter().any(|it| it == name) {
                missing.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new(), "put them into content/packs.toml, under first");
}

#[test]
fn what_a_session_says_of_the_first_routine_is_in_the_first_pack() {
    let routine = content::first_routine();
    let mut said = vec![&*routine.name, &*routine.summary, &*routine.closing];
    for step in &*routine.steps {
        let movement = &step.movement;
        said.extend([movement.name(), movement.ready(), movement.cue(), movement.care()]);
        said.extend(step.ready.iter().chain(&step.cue).map(|text| &**text));
        said.extend(movement.phases().into_iter().flatten());
    }
    for text in said.into_iter().filter(|it| !it.is_empty()) {
        assert!(FIRST.lines().any(|line| line == text), "{text}");
    }
}

#[test]
fn a_pack_of_another_build_is_not_taken() {
    assert!(packs::take(Pack::First, FIRST.to_owned()));
    let (build, rest) = FIRST.split_once(' ').expect("a first line");
    for wrong in [format!("{build}0 {rest}"), format!("<!doctype html>\n{rest}"), String::new()] {
        assert!(!packs::take(Pack::First, wrong.clone()), "{:?}", wrong.lines().next());
    }
    assert_eq!(packs::language(), "en");
}
