//! The files of the embed: a folder of their own among the sources, and beside the app in `dist/`.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use toml::Table;

use super::library;
use super::short;
use super::words;
use crate::{dist, shell, source};

/// What the names of the pinned script and of its sum begin with.
pub(crate) const PINNED: &str = "embed-";

/// What `public/embed/` calls otherwise than `dist/`, whose names pages of others rely on.
pub(crate) const RENAMED: [(&str, &str); 2] =
    [("element.js", "embed.js"), ("configurator.html", "embed.html")];

/// Puts the files of `public/embed/` beside those of the app.
pub(crate) fn place(staging: &Path) -> Result<()> {
    let folder = staging.join("embed");
    for path in dist::files(staging)? {
        if let Ok(source) = path.strip_prefix(&folder) {
            let renamed = RENAMED.iter().find(|(name, _)| source == Path::new(name));
            let name = renamed.map_or(source, |(_, name)| Path::new(name));
            fs::rename(&path, staging.join(name))?;
        }
    }
    shell::remove_dir(&folder)
}

/// What a page of others loads, and all that it loads until somebody acts.
const ELEMENT: &str = "embed.js";
/// What that loads then.
const OPENS: &str = "open.js";
/// The places of routines, in the order of the figures in `element.js`.
const PLACES: [&str; 4] = ["chair", "wall", "floor", "bar"];

/// Fills in what the two scripts say that stand on pages of others, and leaves the comments of the first one out.
pub(crate) fn fill(staging: &Path) -> Result<()> {
    let texts = source::toml("content/text/en.toml")?;
    for name in [ELEMENT, OPENS] {
        let path = staging.join(name);
        let script = fs::read_to_string(&path).with_context(|| format!("{name} is needed"))?;
        let script = words::fill_script(&script, &texts)?;
        let script = if name == ELEMENT {
            ensure!(script.contains("{facts}"), "{name} has no {{facts}} to fill in");
            bare(&script.replace("{facts}", &facts(&texts)?))
        } else {
            script
        };
        fs::write(path, script)?;
    }
    Ok(())
}

/// For each routine its slug, the number of its figure, how long it takes and where: `|office-reset 01 min 30 s, in a chair`.
fn facts(texts: &Table) -> Result<String> {
    let mut facts = String::new();
    for routine in library::routines()? {
        let slug = &routine.slug;
        let seconds = routine.table.get("seconds").and_then(toml::Value::as_integer);
        let seconds = seconds.with_context(|| format!("{slug} has no length"))?;
        let place = routine.text("place")?;
        let figure = PLACES.iter().position(|it| *it == place);
        let figure = figure.with_context(|| format!("{slug} is at a place without a figure"))?;
        let said = |id: &str| source::text(texts, id).with_context(|| format!("{id} is no text"));
        let time = match (seconds / 60, seconds % 60) {
            (0, _) => said("time.seconds")?,
            (_, 0) => said("time.minutes")?,
            _ => said("time.minutes_seconds")?,
        };
        let n = if seconds < 60 { seconds } else { seconds / 60 }.to_string();
        let time = time.replace("{n}", &n).replace("{m}", &n);
        let time = time.replace("{s}", &(seconds % 60).to_string());
        write!(facts, "|{slug} {figure}{time}, {}", said(&format!("card.{place}"))?)?;
    }
    Ok(facts + "|")
}

/// A script without the comments that have lines of their own, but for those at its top.
fn bare(script: &str) -> String {
    let top: Vec<_> = script.split_inclusive('\n').take_while(|it| it.starts_with("//")).collect();
    let top = top.concat();
    let rest = short::bare(&script[top.len()..]);
    top + &rest
}

/// Puts the finished `embed.js` there once more under a name with the version, for authors who pin it, and beside it what a
/// browser compares it with: the `integrity` of a script.
pub(crate) fn pin(staging: &Path) -> Result<()> {
    let version = source::version()?;
    let script = fs::read(staging.join(ELEMENT))?;
    let name = format!("{PINNED}{version}.js");
    let sum = format!("sha384-{}", STANDARD.encode(Sha384::digest(&script)));
    fs::write(staging.join(&name), script)?;
    Ok(fs::write(staging.join("embed-integrity.txt"), format!("{name} {sum}\n"))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_left_out_and_nothing_else() {
        let script = "// What it is.\n// How.\nlet a; // why\n\n/** Of b. */\nlet b = `\n/* kept */`;\n/**\n * Of c.\n */\nlet c;\n  // In c.\n";
        assert_eq!(
            bare(script),
            "// What it is.\n// How.\nlet a; // why\nlet b = `\n/* kept */`;\nlet c;\n"
        );
    }

    #[test]
    fn each_routine_has_its_length_and_place() -> Result<()> {
        let facts = facts(&source::toml("content/text/en.toml")?)?;
        assert!(facts.contains("|office-reset 01 min 30 s, in a chair|"), "{facts}");
        assert!(facts.contains("|safety-check 030 s, "), "{facts}");
        let routines = dist::files(&shell::root().join("content/routines"))?;
        assert_eq!(facts.matches('|').count(), routines.len() + 1);
        assert!(!facts.contains(['{', '"', '\\']), "{facts}");
        Ok(())
    }

    #[test]
    fn the_pinned_script_is_the_script_with_its_sum() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-embed-{}", std::process::id()));
        shell::remove_dir(&folder)?;
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("embed.js"), "abc")?;
        pin(&folder)?;
        let line = fs::read_to_string(folder.join("embed-integrity.txt"))?;
        let (name, sum) = line.trim_end().split_once(' ').context("a name and a sum")?;
        let version = name.strip_prefix(PINNED).and_then(|it| it.strip_suffix(".js"));
        assert_eq!(version, source::text(&source::toml("Cargo.toml")?, "package.version"));
        // printf abc | openssl dgst -sha384 -binary | base64
        assert_eq!(sum, "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn");
        assert_eq!(fs::read_to_string(folder.join(name))?, "abc");
        shell::remove_dir(&folder)
    }
}
