//! Who may use whom, and what names and files are held to. The compiler keeps the browser out of the domain; the rest
//! is kept here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each room of `src` may use besides itself.
const ROOMS: [(&str, &[&str]); 8] = [
    ("i18n", &[]),
    ("domain", &["i18n"]),
    ("content", &["domain", "i18n"]),
    ("platform", &["domain", "i18n"]),
    ("app", &["domain", "content", "i18n", "platform"]),
    ("embed", &["domain", "content", "i18n", "platform", "app"]),
    ("ui", &["domain", "content", "i18n", "platform", "app", "embed"]),
    ("main", &["platform", "app", "ui"]),
];

/// The floor of each noun of `domain`. A noun uses nouns of lower floors only.
const FLOORS: [(&str, u8); 15] = [
    ("words", 0),
    ("order", 0),
    ("time", 1),
    ("figure", 1),
    ("route", 1),
    ("link", 1),
    ("device", 1),
    ("qr", 1),
    ("updates", 2),
    ("library", 2),
    ("safety", 2),
    ("reminders", 2),
    ("session", 3),
    ("routines", 4),
    ("journal", 5),
];

/// Names of types that were given up: a search for one would find what it no longer is.
const RETIRED_TYPES: [&str; 11] = [
    "Asked",
    "KeepRoutine",
    "Keeper",
    "Kept",
    "Left",
    "Plan",
    "Says",
    "Twice",
    "Verdict",
    "Why",
    "Word",
];

/// Names of modules and scripts that were given up.
const RETIRED_MODULES: [&str; 17] = [
    "asked",
    "calling",
    "comfort",
    "face",
    "keep_routine",
    "keeper",
    "kept",
    "lasting",
    "later",
    "left",
    "mirror",
    "offline",
    "own",
    "r4",
    "taking",
    "twice",
    "whereabouts",
];

/// No file is longer, in lines.
const MOST_LINES: usize = 400;

/// Every file below `folder` whose name ends in one of `endings`, with its text.
fn files(folder: &str, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the room exists") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| endings.iter().any(|end| it == *end)) {
                found.push((path.clone(), fs::read_to_string(path).expect("readable")));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} is empty");
    found.sort();
    found
}

/// Every Rust file below `folder`, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    files(folder, &["rs"])
}

/// A text without what follows `//`.
fn code(text: &str) -> String {
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The modules of `src` that are files, by their paths (`domain::time::day`), with their code.
fn modules() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let module = |(path, text): (PathBuf, String)| {
        let path = path.strip_prefix(&root).expect("below src").with_extension("");
        let path = if path.ends_with("mod") { path.parent().expect("a folder") } else { &path };
        let names: Vec<_> = path.iter().map(|it| it.to_string_lossy()).collect();
        // Who may see a thing is no use of it.
        let code = code(&text);
        let mut parts = code.split("pub(in ");
        let first = parts.next().unwrap_or_default().to_owned();
        let code = parts.fold(first, |code, it| code + it.split_once(')').map_or(it, |it| it.1));
        (names.join("::"), code)
    };
    sources("src").into_iter().map(module).collect()
}

/// Every path in a `use` tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn flattened(tree: &str) -> Vec<String> {
    let Some((before, inside)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or_default().trim().to_owned()];
    };
    let inside = inside.rsplit_once('}').map_or(inside, |(inside, _)| inside);
    let mut depth = 0;
    let branches = inside.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    branches.flat_map(flattened).map(|path| format!("{}{path}", before.trim())).collect()
}

/// Every path in `code`, those of its `use` trees flattened.
fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = String::new();
    for statement in code.split_inclusive(';') {
        let mut words = statement.match_indices("use ");
        let starts = |at: usize| {
            let before = statement[..at].trim_end();
            before.is_empty()
                || before.ends_with([';', '{', '}', ']', ')'])
                || before.ends_with("pub")
        };
        match words.find(|(at, _)| starts(*at)) {
            Some((at, _)) => {
                rest.push_str(&statement[..at]);
                found.extend(flattened(statement[at + 4..].trim_end_matches(';')));
            }
            None => rest.push_str(statement),
        }
    }
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    found.extend(rest.split(|c| !is_part(c)).filter(|it| it.contains("::")).map(str::to_owned));
    found
}

/// The modules that each of `modules` uses.
fn arrows(modules: &BTreeMap<String, String>) -> BTreeMap<String, BTreeSet<String>> {
    let used = |name: &str, path: &str| {
        let mut at: Vec<&str> = name.split("::").collect();
        let mut steps = path.split("::").peekable();
        match *steps.peek()? {
            "crate" | "unhunch" => {
                steps.next();
                at.clear();
            }
            "self" => {
                steps.next();
            }
            "super" => {
                while steps.next_if_eq(&"super").is_some() {
                    at.pop();
                }
            }
            // A child is called by its name alone.
            child if modules.contains_key(&format!("{name}::{child}")) => {}
            _ => return None,
        }
        at.extend(steps);
        // The longest part of the path that is a file; the rest is in it.
        let found = (1..=at.len()).rev().map(|length| at[..length].join("::"));
        found.into_iter().find(|it| modules.contains_key(it)).filter(|it| it != name)
    };
    let of = |(name, code): (&String, &String)| {
        (name.clone(), paths(code).iter().filter_map(|path| used(name, path)).collect())
    };
    modules.iter().map(of).collect()
}

/// The first and the second name of a module's path.
fn head(module: &str) -> (&str, &str) {
    let mut names = module.split("::");
    (names.next().unwrap_or_default(), names.next().unwrap_or_default())
}

#[test]
fn a_room_uses_only_the_rooms_below_it() {
    for (module, used) in arrows(&modules()) {
        let (room, _) = head(&module);
        let Some((_, below)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            assert_eq!(module, "lib", "{module} is in no room");
            continue;
        };
        for used in used {
            let (other, _) = head(&used);
            assert!(other == room || below.contains(&other), "{module} uses {used}");
        }
    }
}

#[test]
fn a_noun_of_the_domain_uses_only_nouns_of_lower_floors() {
    let floor = |noun: &str| {
        let found = FLOORS.iter().find(|(name, _)| *name == noun);
        found.unwrap_or_else(|| panic!("domain::{noun} is on no floor")).1
    };
    for (module, used) in arrows(&modules()) {
        let (room, noun) = head(&module);
        for used in used.iter().filter(|_| room == "domain" && !noun.is_empty()) {
            let (other_room, other) = head(used);
            // What is below the whole of `domain` is for the test of the rooms.
            if other_room != "domain" {
                continue;
            }
            let same_or_whole = other == noun || other.is_empty();
            assert!(same_or_whole || floor(other) < floor(noun), "{module} uses {used}");
        }
    }
}

#[test]
fn only_the_door_names_a_page_of_another_load() {
    for (module, used) in arrows(&modules()) {
        let (room, load) = head(&module);
        if room != "ui" || load.is_empty() || load == "loads" {
            continue;
        }
        for used in used.iter().filter(|it| head(it).0 == "ui") {
            let (_, other) = head(used);
            let may = other == load || ["parts", "loads"].contains(&other);
            assert!(may, "{module} uses {used}: a folder of ui is a file of the app");
        }
    }
}

/// The loads, each a file of the door, and the folders of `ui` whose pages it brings.
const LOADS: [(&str, &[&str]); 5] = [
    // What a session shows besides itself: what is asked when it hurts, its end, and what stands around every page.
    ("session", &["check", "frame", "parts", "progress"]),
    ("check", &["check"]),
    ("library", &["library"]),
    ("progress", &["progress"]),
    ("tools", &["tools"]),
];

#[test]
fn a_load_names_pages_of_its_own_folder() {
    let arrows = arrows(&modules());
    for (load, folders) in LOADS {
        let used = &arrows[&format!("ui::loads::{load}")];
        for used in used.iter().filter(|it| head(it).0 == "ui") {
            let (_, folder) = head(used);
            assert!(folder == "loads" || folders.contains(&folder), "{load} brings {used}");
        }
    }
    let files = arrows.keys().filter(|it| it.starts_with("ui::loads::")).count();
    assert_eq!(files, LOADS.len() + 1, "each file of the door but that of the types is a load");
}

#[test]
fn nobody_but_its_handle_writes_a_signal_of_the_app() {
    let mut handles = 0;
    for (path, text) in sources("src/app") {
        let code = code(&text);
        for (at, _) in code.match_indices("Handle {\n").filter(|(at, _)| {
            code[..*at].rfind('\n').is_some_and(|line| code[line..*at].contains("struct "))
        }) {
            handles += 1;
            let fields = code[at..].split("\n}").next().unwrap_or_default();
            assert!(!fields.contains("pub"), "{}: a field that others may write", path.display());
        }
        for signal in ["-> RwSignal", "-> WriteSignal", "pub RwSignal", ": RwSignal<"] {
            let given = code.lines().find(|line| line.contains(signal) && line.contains("pub "));
            assert_eq!(given, None, "{}: a signal that others may write", path.display());
        }
    }
    assert!(handles > 10, "the handles are found by their names");
}

#[test]
fn no_state_of_the_app_outlives_its_page() {
    for room in ["src/app", "src/embed", "src/ui"] {
        check_never(room, &["thread_local!", "static mut", "OnceCell", "LazyLock"]);
    }
}

#[test]
fn no_module_uses_one_that_uses_it() {
    let mut modules = modules();
    for code in modules.values_mut() {
        // Tests at the end of a file may look anywhere.
        *code = code.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
    }
    let mut arrows = arrows(&modules);
    // What uses nothing that is left is in no circle.
    loop {
        let left: BTreeSet<String> = arrows.keys().cloned().collect();
        arrows.values_mut().for_each(|used| used.retain(|it| left.contains(it)));
        arrows.retain(|_, used| !used.is_empty());
        if arrows.len() == left.len() {
            break;
        }
    }
    // From what is left there is always a way on: it comes back to where it has been.
    let mut way: Vec<&String> = arrows.keys().take(1).collect();
    while let Some(next) = way.last().and_then(|it| arrows[*it].first()) {
        let before = way.iter().position(|it| *it == next);
        assert!(before.is_none(), "a circle of modules: {:?}", &way[before.unwrap_or_default()..]);
        way.push(next);
    }
}

fn check_never(room: &str, never: &[&str]) {
    for (path, text) in sources(room) {
        for (number, line) in code(&text).lines().enumerate() {
            for word in never {
                assert!(!line.contains(word), "{}:{}: {word}", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn the_platform_knows_only_leaf_types() {
    check_never("src/platform", &["domain::session::machine", "domain::library::routine"]);
}

#[test]
fn only_the_platform_names_the_browser() {
    for room in ["src/domain", "src/content", "src/i18n"] {
        check_never(room, &["leptos"]);
    }
    for room in ["src/domain", "src/content", "src/i18n", "src/app", "src/embed", "src/ui"] {
        check_never(room, &["web_sys", "js_sys", "wasm_bindgen", "gloo_timers"]);
    }
}

#[test]
fn no_view_carries_a_style_that_the_content_security_policy_blocks() {
    for (path, text) in sources("src/ui") {
        assert!(
            !text.contains(" style="),
            "{}: style=\"…\" is blocked, style:… is not",
            path.display()
        );
    }
}

#[test]
fn nothing_is_taken_on_trust_from_outside() {
    for room in ["src/platform", "src/app", "src/embed", "src/ui"] {
        check_never(room, &[".unwrap()", ".expect("]);
    }
}

/// What is called by one of `words` in a line of code, as in `struct Name`.
fn named<'a>(line: &'a str, words: &[&str]) -> Vec<&'a str> {
    let is_end = |c: char| !c.is_alphanumeric() && c != '_';
    let names: Vec<&str> = line.split(is_end).filter(|it| !it.is_empty()).collect();
    let pairs = names.windows(2).filter(|pair| words.contains(&pair[0]));
    pairs.map(|pair| pair[1]).collect()
}

/// The types that are declared in `folder`, each with the files that do so. An associated type is none of them.
fn types(folder: &str) -> BTreeMap<String, Vec<PathBuf>> {
    let mut found: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for (path, text) in sources(folder) {
        let code = code(&text);
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        let declared = code.lines().flat_map(|line| {
            let alias: &[&str] = if line.starts_with(' ') { &[] } else { &["type"] };
            named(line, &[&["struct", "enum", "trait"], alias].concat())
        });
        // A list of words: `words! { Name { …`.
        let listed = code.split("words! {").skip(1).filter_map(|list| {
            let line = list.lines().find(|line| line.ends_with(" {") && !line.contains('#'))?;
            line.trim().strip_suffix(" {")
        });
        for name in declared.chain(listed).filter(|it| it.starts_with(char::is_uppercase)) {
            found.entry(name.to_owned()).or_default().push(path.clone());
        }
    }
    found
}

#[test]
fn a_type_name_stands_for_one_thing() {
    // A row of the build bears the name of what it becomes in the app.
    for folder in ["src", "build", "xtask"] {
        let mut twice = types(folder);
        twice.retain(|_, paths| paths.len() > 1);
        assert!(twice.is_empty(), "{twice:#?}");
    }
}

#[test]
fn no_name_that_was_given_up_is_back() {
    let mut back = types("src");
    back.retain(|name, _| RETIRED_TYPES.contains(&name.as_str()));
    for folder in ["src", "build", "xtask", "e2e/support", "public"] {
        for (path, text) in files(folder, &["rs", "js", "mjs"]) {
            let stem = path.file_stem().and_then(|it| it.to_str()).unwrap_or_default();
            let code = code(&text);
            let modules = code.lines().flat_map(|line| named(line, &["mod"])).chain([stem]);
            let modules = modules.filter(|it| RETIRED_MODULES.contains(it));
            let functions = code.lines().flat_map(|line| named(line, &["fn"]));
            for name in modules.chain(functions.filter(|it| *it == "read_gate")) {
                back.entry(name.to_owned()).or_default().push(path.clone());
            }
        }
    }
    assert!(back.is_empty(), "{back:#?}");
}

#[test]
fn no_file_is_too_long_to_be_read_at_once() {
    let mut long = Vec::new();
    for folder in ["src", "build", "xtask", "public", "e2e/support", "style"] {
        let files = files(folder, &["rs", "js", "mjs", "css", "html"]).into_iter();
        let lines = files.map(|(path, text)| (path, text.lines().count()));
        long.extend(lines.filter(|(_, lines)| *lines > MOST_LINES));
    }
    assert!(long.is_empty(), "longer than {MOST_LINES} lines: {long:#?}");
}

/// Folders from which a document counts a path: those of the repository, and for short those of `src`.
const FOLDERS: [&str; 16] = [
    "build", "content", "docs", "e2e", "examples", "public", "src", "style", "tests", "xtask",
    "app", "domain", "embed", "i18n", "platform", "ui",
];

/// Whether what stands between two backticks is the path of a file: `src/app/page.rs`, or `app/page.rs` for short.
fn is_path_of_a_file(word: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    let folder = word.split('/').next().unwrap_or_default();
    let name = word.rsplit('/').next().unwrap_or_default();
    word.chars().all(is_plain) && FOLDERS.contains(&folder) && folder != name && name.contains('.')
}

#[test]
fn every_file_that_a_document_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents = vec![root.join("README.md"), root.join("CONTRIBUTING.md")];
    documents.extend(files("docs", &["md"]).into_iter().map(|(path, _)| path));
    let mut missing = Vec::new();
    let mut count = 0;
    for document in documents {
        let text = fs::read_to_string(&document).expect("readable");
        let folder = document.parent().expect("a file is in a folder");
        let quoted = text.split('`').skip(1).step_by(2).filter(|it| is_path_of_a_file(it));
        for path in quoted {
            count += 1;
            if !root.join(path).exists() && !root.join("src").join(path).exists() {
                missing.push(format!("{}: {path}", document.display()));
            }
        }
        let targets = text.split("](").skip(1).filter_map(|it| Some(it.split_once(')')?.0));
        for target in targets.filter(|it| !it.contains("://") && !it.starts_with('#')) {
            count += 1;
            let path = target.split('#').next().unwrap_or_default();
            if !folder.join(path).exists() {
                missing.push(format!("{}: {target}", document.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(count > 100, "{count} paths are read");
}

#[test]
fn each_invariant_of_the_architecture_names_a_test_that_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("docs/architecture.md")).expect("readable");
    let (_, invariants) = text.split_once("## Invariants").expect("the part with the invariants");
    let mut count = 0;
    for invariant in invariants.split("\n- **").skip(1) {
        let mut titles = 0;
        // `file` “title”, “title”; `file` “title”
        let mut words = invariant.split('`').skip(1);
        while let (Some(file), Some(after)) = (words.next(), words.next()) {
            for title in after.split('“').skip(1).filter_map(|it| Some(it.split_once('”')?.0)) {
                let tests = fs::read_to_string(root.join(file)).unwrap_or_default();
                assert!(tests.contains(title), "{file} has no “{title}”");
                titles += 1;
            }
        }
        assert!(titles > 0, "no test: {invariant}");
        count += 1;
    }
    assert!(count > 10, "{count} invariants are read");
}
