//! No sentence of `content/` is in a program or a script of `dist/`: what is said is loaded as a pack of the language.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::assemble::embed::PINNED;
use crate::dist;

/// So many words in a row are a sentence of ours, and not a name that a program has, too.
const WORDS: usize = 3;
/// It stands on pages of others and is all that they load until somebody acts; the pinned one is the same.
const ALONE: &str = "embed.js";

fn is_alone(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name == ALONE || name.starts_with(PINNED)
}

/// Reads all that is built, and fails with the first sentences that are where they should not be.
pub(crate) fn check(folder: &Path) -> Result<()> {
    let files = dist::files(folder)?;
    let named = |ending: &'static str| {
        files.iter().filter(move |it| it.to_string_lossy().ends_with(ending))
    };
    let mut sentences = Vec::new();
    let packs = ["_en_first.txt", "_en_check.txt", "_en_rest.txt", "_en_guide.txt"];
    for pack in packs.into_iter().flat_map(named) {
        let text = fs::read_to_string(pack)?;
        sentences.extend(text.lines().skip(1).flat_map(pieces).map(str::to_owned));
    }
    ensure!(!sentences.is_empty(), "dist/ has no packs of texts; run `cargo xtask build`");
    let mut found = Vec::new();
    let programs = named(".js").chain(named(".wasm"));
    for file in programs.filter(|it| !is_alone(it)) {
        let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        // Sentences are UTF-8, and so is what a program has of them.
        let text = String::from_utf8_lossy(&bytes);
        let has = sentences.iter().filter(|it| text.contains(&***it));
        found.extend(has.map(|it| format!("{}: {it:?}", file.display())));
    }
    ensure!(found.is_empty(), "what stands in content/ is in a program:\n{}", found.join("\n"));
    Ok(())
}

/// What stands between blanks, rows and forms of a text, where it is long enough.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    line.split(['|', '\t', '{', '}'])
        .map(str::trim)
        .filter(|piece| piece.split_whitespace().count() >= WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell;

    #[test]
    fn a_sentence_in_a_program_is_found() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-sentences-{}", std::process::id()));
        shell::remove_dir(&folder)?;
        fs::create_dir_all(&folder)?;
        assert!(check(&folder).is_err(), "nothing is built");
        let pack = "unhunch 1 en ltr\nGo on\nSit tall, {name}, and let go slowly|Nothing here\n";
        fs::write(folder.join("a_en_first.txt"), pack)?;
        fs::write(folder.join("a.wasm"), b"\0\xffGo on Sit tall, and let go\xff")?;
        check(&folder)?;
        fs::write(folder.join("b.js"), "tell('..., and let go slowly')")?;
        let told = check(&folder).expect_err("it is there").to_string();
        assert!(told.contains("b.js") && !told.contains("a.wasm"), "{told}");
        shell::remove_dir(&folder)
    }
}
