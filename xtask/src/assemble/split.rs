//! Cuts the wasm that Trunk has built into the first load and the others, at the functions that `src/ui/loads` marks.
//!
//! What Trunk made of the whole is replaced by what is made of the first load; the others are put beside it.
//! The order is that of cargo-leptos: cut, then wasm-bindgen, then wasm-opt on each part.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use super::merge::merge;
use super::names::Names;
use super::short::shorten;
use crate::shell;

/// What the browsers that run WebAssembly all have. `--all-features` would emit what Chromium refuses.
pub(crate) const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The loads, with those first on whose way the least should be: the first question of the check is the first thing that
/// a newcomer is asked, and a session asks the network for nothing.
pub(crate) const LOADS: [&str; 5] = ["check", "session", "library", "progress", "tools"];

/// Fetches a file beside the script, and makes a load of it once it is wanted: `public/ask.js`.
const FETCH: &str = "import { fetchPart } from \"./ask.js\";
const from = (name) => () => fetchPart(new URL(name, import.meta.url).href);
";

/// How the script tells a load that did not come.
const TOLD: &str = "console.error(e);";
/// A task later: a frame that is taken away has none any more, and nobody to tell it to.
const TOLD_WHILE_THERE: &str = "const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => (port1.close(), console.error(e));
            port2.postMessage(0);";

/// The name of a file, and the files of the cut that it is made of.
type Files = BTreeMap<String, Vec<String>>;

/// Puts all loads, and the scripts that fetch them, into `staging`.
pub(crate) fn run(staging: &Path, names: &Names) -> Result<()> {
    let profile = env::var("TRUNK_PROFILE").unwrap_or_else(|_| "release".to_owned());
    let work = shell::root().join("target/split");
    shell::remove_dir(&work)?;

    let whole =
        shell::root().join("target/wasm32-unknown-unknown").join(profile).join("unhunch.wasm");
    let whole = fs::read(&whole).with_context(|| format!("{} cannot be read", whole.display()))?;
    let first = work.join("first.wasm");
    let main_module = format!("./{}", names.js);
    let link_name = format!("./{}", names.link);
    let mut options = Options::new(&whole);
    options.output_dir = &work;
    options.main_out_path = &first;
    options.main_module = &main_module;
    options.link_name = &link_name;
    let split = transform(options).map_err(|error| anyhow!("the wasm cannot be cut: {error}"))?;

    let bindgen = work.join("bindgen");
    let mut command = shell::command("wasm-bindgen");
    command.args(["--target", "web", "--no-typescript", "--out-name", "unhunch"]);
    // The cut exports what the others take from the first.
    command.args(["--keep-lld-exports", "--no-demangle", "--out-dir"]).arg(&bindgen).arg(&first);
    shell::run(&mut command)?;
    let wasm = bindgen.join("unhunch_bg.wasm");
    let script = fs::read_to_string(bindgen.join("unhunch.js"))?;
    let (short, script) = shorten(&fs::read(&wasm)?, &script)?;
    fs::write(&wasm, short)?;
    fs::write(staging.join(&names.js), script)?;
    optimise(&wasm, &staging.join(&names.wasm))?;

    let files = grouped(&split.prefetch_map)?;
    for (name, parts) in &files {
        let read = |part| fs::read(work.join(format!("{part}.wasm")));
        let parts = parts.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let merged = work.join(names.load(name));
        fs::write(&merged, merge(&parts)?)?;
        optimise(&merged, &staging.join(names.load(name)))?;
    }
    let script = fs::read_to_string(work.join(&names.link))?;
    Ok(fs::write(staging.join(&names.link), linked(&script, names, &files)?)?)
}

/// Which files of the cut go into which file, from those that each load needs. What several loads need goes with the first
/// of them, `shared_check` for instance, and not into a file for each set of loads.
fn grouped(needs: &HashMap<String, Vec<String>>) -> Result<Files> {
    let mut loads: BTreeMap<&String, BTreeSet<usize>> = BTreeMap::new();
    for (load, parts) in needs {
        let place = LOADS.iter().position(|it| it == load);
        let place = place.with_context(|| format!("{load} is no load of LOADS"))?;
        for part in parts {
            loads.entry(part).or_default().insert(place);
        }
    }
    let mut files = Files::new();
    for (part, loads) in loads {
        let first = loads.first().map_or("", |place| LOADS[*place]);
        let name = if loads.len() == 1 { first.to_owned() } else { shared(first) };
        files.entry(name).or_default().push(part.clone());
    }
    for load in LOADS {
        ensure!(files.contains_key(load), "{load} has nothing of its own");
    }
    Ok(files)
}

/// The file of what `load` shares with later ones.
pub(crate) fn shared(load: &str) -> String {
    format!("shared_{load}")
}

/// The script of the cut, with a function for each load that fetches the files that it is in now.
fn linked(script: &str, names: &Names, files: &Files) -> Result<String> {
    // What it has itself for that stands at its end.
    let end = script.find("/* ").or_else(|| script.find("export const "));
    let mut script = script[..end.context("the script of the cut fetches nothing")?].to_owned();
    ensure!(script.contains(TOLD), "the script of the cut tells no failure");
    script = script.replace(TOLD, TOLD_WHILE_THERE);
    script.push_str(FETCH);
    let mut needs = Vec::new();
    for load in LOADS {
        let shared = shared(load);
        if files.contains_key(&shared) {
            let file = names.load(&shared);
            writeln!(script, "const {shared} = makeLoad(from(\"./{file}\"), []);")?;
            needs.push(shared);
        }
        let (file, needs) = (names.load(load), needs.join(", "));
        writeln!(
            script,
            "export const __wasm_split_load_{load} = wrapAsyncCb(makeLoad(from(\"./{file}\"), [{needs}]));"
        )?;
    }
    Ok(script)
}

fn optimise(from: &Path, to: &Path) -> Result<()> {
    let mut command = shell::command("wasm-opt");
    // The names of functions do not survive the cut whole, and nothing reads them.
    command.args(["-Oz", "--strip-debug"]).args(FEATURES).arg(from).arg("-o").arg(to);
    shell::run(&mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(loads: &[(&str, &[&str])]) -> HashMap<String, Vec<String>> {
        let owned = |parts: &[&str]| parts.iter().map(|it| (*it).to_owned()).collect();
        loads.iter().map(|(load, parts)| ((*load).to_owned(), owned(parts))).collect()
    }

    fn names() -> Result<Names> {
        Names::of(r#"<script data-js="unhunch-1f.js" data-wasm="unhunch-1f_bg.wasm"></script>"#)
    }

    #[test]
    fn what_several_loads_need_goes_with_the_first_of_them() -> Result<()> {
        let mut all = vec![
            ("check", &["chunk_1", "chunk_2", "split_check"][..]),
            ("session", &["split_session"]),
            ("library", &["chunk_1", "chunk_3", "split_library"]),
            ("progress", &["split_progress"]),
            ("tools", &["chunk_1", "chunk_2", "chunk_3", "split_tools"]),
        ];
        let files = grouped(&needs(&all))?;
        let files = files.iter().map(|(name, parts)| format!("{name}: {}", parts.join(" ")));
        let expected = [
            "check: split_check",
            "library: split_library",
            "progress: split_progress",
            "session: split_session",
            "shared_check: chunk_1 chunk_2",
            "shared_library: chunk_3",
            "tools: split_tools",
        ];
        assert_eq!(files.collect::<Vec<_>>(), expected);
        all.pop();
        assert!(grouped(&needs(&all)).is_err(), "the script exports a function for each load");
        all.push(("extra", &[]));
        assert!(grouped(&needs(&all)).is_err());
        Ok(())
    }

    #[test]
    fn each_load_fetches_what_it_needs_and_the_check_the_least() -> Result<()> {
        let files = ["shared_check", "shared_library"].map(|it| (it.to_owned(), Vec::new()));
        let files = Files::from(files);
        let script = "console.error(e);\nexport const __wasm_split_load_check = wrapAsyncCb();\n";
        let script = linked(script, &names()?, &files)?;
        assert!(
            script.starts_with(&format!("{TOLD_WHILE_THERE}\nimport {{ fetchPart }}")),
            "{script}"
        );
        for line in [
            "const shared_library = makeLoad(from(\"./unhunch-1f_shared_library.wasm\"), []);",
            "_check = wrapAsyncCb(makeLoad(from(\"./unhunch-1f_check.wasm\"), [shared_check]));",
            "_library = wrapAsyncCb(makeLoad(from(\"./unhunch-1f_library.wasm\"), [shared_check, shared_library]));",
        ] {
            assert!(script.contains(line), "{line} in {script}");
        }
        assert!(linked("", &names()?, &files).is_err());
        Ok(())
    }
}
