//! Cuts the wasm that Trunk has built in two, at the function that `src/ui/loads/mod.rs` marks.
//!
//! What Trunk made of the whole is replaced by what is made of the first part; the second part is put beside it.
//! The order is that of cargo-leptos: cut, then wasm-bindgen, then wasm-opt on each part.

use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use super::names::Names;
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

/// Puts both parts, and the scripts that load them, into `staging`.
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
    let [second] = &*split.split_modules else {
        return Err(anyhow!("one second part is expected, found {}", split.split_modules.len()));
    };

    let bindgen = work.join("bindgen");
    let mut command = shell::command("wasm-bindgen");
    command.args(["--target", "web", "--no-typescript", "--out-name", "unhunch"]);
    // The cut exports what the second part takes from the first.
    command.args(["--keep-lld-exports", "--no-demangle", "--out-dir"]).arg(&bindgen).arg(&first);
    shell::run(&mut command)?;
    optimise(&bindgen.join("unhunch_bg.wasm"), &staging.join(&names.wasm))?;
    optimise(second, &staging.join(&names.second))?;
    fs::copy(bindgen.join("unhunch.js"), staging.join(&names.js))?;
    let script = names.linked(&fs::read_to_string(work.join(&names.link))?)?;
    Ok(fs::write(staging.join(&names.link), script)?)
}

fn optimise(from: &Path, to: &Path) -> Result<()> {
    let mut command = shell::command("wasm-opt");
    // The names of functions do not survive the cut whole, and nothing reads them.
    command.args(["-Oz", "--strip-debug"]).args(FEATURES).arg(from).arg("-o").arg(to);
    shell::run(&mut command)
}
