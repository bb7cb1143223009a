//! No circle of modules: whoever reads one can read what it uses before it, and comes to an end.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The code of each module, without comments and tests, by its path in the crate: `assemble::names`.
type Modules = BTreeMap<String, String>;

fn read(folder: &Path, parent: &str, modules: &mut Modules) {
    for entry in fs::read_dir(folder).expect("the folder exists") {
        let path = entry.expect("readable").path();
        let stem = path.file_stem().and_then(|it| it.to_str()).expect("a name");
        let name = if parent.is_empty() { stem.to_owned() } else { format!("{parent}::{stem}") };
        if path.is_dir() {
            read(&path, &name, modules);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let text = fs::read_to_string(&path).expect("readable");
            let name = if stem == "mod" { parent.to_owned() } else { name };
            modules.insert(name, code(&text));
        }
    }
}

fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths that `text` begins with: `a::{b, c::d};` has `a::b` and `a::c::d`.
fn paths(text: &str) -> Vec<String> {
    let (mut found, mut path, mut groups) = (Vec::new(), String::new(), Vec::new());
    for c in text.chars() {
        match c {
            '{' => groups.push(path.clone()),
            ',' | '}' if !groups.is_empty() => {
                found.push(path);
                if c == '}' {
                    groups.pop();
                }
                path = groups.last().cloned().unwrap_or_default();
            }
            _ if c.is_alphanumeric() || matches!(c, '_' | ':') => path.push(c),
            _ if c.is_whitespace() && !groups.is_empty() => {}
            _ => break,
        }
    }
    found.push(path);
    found
}

/// The modules that one of them uses. A module uses those that it is made of.
fn used(modules: &Modules, name: &str) -> BTreeSet<String> {
    let parent = name.rsplit_once("::").map_or("", |(parent, _)| parent);
    let mut written = Vec::new();
    for (word, start) in [("crate::", String::new()), ("super::", format!("{parent}::"))] {
        for (at, _) in modules[name].match_indices(word) {
            let after = &modules[name][at + word.len()..];
            written.extend(paths(after).iter().map(|path| format!("{start}{path}")));
        }
    }
    let named = written.iter().filter_map(|path| {
        let whole = |it: &&String| path == *it || path.starts_with(&format!("{it}::"));
        modules.keys().filter(whole).max_by_key(|it| it.len())
    });
    let parts = modules.keys().filter(|it| it.starts_with(&format!("{name}::")));
    named.chain(parts).filter(|it| *it != name).cloned().collect()
}

/// The modules that are in a circle, or use one that is.
fn circles(modules: &Modules) -> BTreeMap<String, BTreeSet<String>> {
    let mut left: BTreeMap<_, _> =
        modules.keys().map(|name| (name.clone(), used(modules, name))).collect();
    loop {
        let before = left.len();
        let names: BTreeSet<_> = left.keys().cloned().collect();
        left.retain(|_, used| !used.is_disjoint(&names));
        if left.len() == before {
            return left;
        }
    }
}

#[test]
fn no_module_uses_one_that_uses_it() {
    let mut modules = Modules::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut modules);
    assert!(modules.contains_key("assemble::names"), "{:?}", modules.keys());
    let circles = circles(&modules);
    assert!(circles.is_empty(), "in a circle, or above one: {circles:#?}");
}

#[test]
fn a_circle_is_found() {
    let check = |sources: &[(&str, &str)], expected: &[&str]| {
        let modules = sources.iter().map(|(name, text)| ((*name).to_owned(), code(text))).collect();
        assert_eq!(circles(&modules).into_keys().collect::<Vec<_>>(), expected, "{sources:?}");
    };
    check(&[("a", "use crate::b::{self, B};"), ("b", "// crate::a")], &[]);
    check(
        &[("a", "use crate::{c, b::{x, y}};"), ("b", "fn f() { crate::a::g() }"), ("c", "")],
        &["a", "b"],
    );
    check(&[("a", "mod b;"), ("a::b", "use super::A;")], &["a", "a::b"]);
    check(&[("a", "mod b; mod c;"), ("a::b", "use super::c::C;"), ("a::c", "")], &[]);
    check(&[("a", "use crate::b;"), ("b", "#[cfg(test)] mod t { use crate::a; }")], &[]);
}
