//! The packs of texts that the build of the program has made, beside the program in `dist/`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};

use super::names::Names;
use crate::{dist, shell};

/// Languages that no person chooses: they are made of English, so that stories see what is not translated or turned.
pub(crate) const MADE_UP: [&str; 2] = ["en-XA", "ar-XB"];
/// The language that `index.html` is written in.
const ENGLISH: &str = "en";

pub(crate) struct Packs {
    folder: PathBuf,
    /// Every id, in the order of the lines.
    ids: Vec<String>,
    english: Vec<String>,
}

impl Packs {
    /// Those of the program that has just been built. Cargo keeps the results of earlier builds as well; the program
    /// has in it which packs it reads.
    pub(crate) fn of_the_build() -> Result<Self> {
        let profile = env::var("TRUNK_PROFILE").unwrap_or_else(|_| "release".to_owned());
        let target = shell::root().join("target/wasm32-unknown-unknown").join(profile);
        let program = fs::read(target.join("unhunch.wasm"))?;
        for build in fs::read_dir(target.join("build"))? {
            let folder = build?.path().join("out/texts");
            let Ok(first) = fs::read_to_string(folder.join("en_first.txt")) else { continue };
            let build = first.split(' ').next().unwrap_or_default().as_bytes();
            if program.windows(build.len()).any(|it| it == build) {
                return Self::read(folder);
            }
        }
        anyhow::bail!("the packs of texts of this program are not in {}", target.display())
    }

    fn read(folder: PathBuf) -> Result<Self> {
        let lines = |name: &str| -> Result<Vec<String>> {
            let text = fs::read_to_string(folder.join(name));
            let text = text.with_context(|| format!("{name} is not in {}", folder.display()))?;
            Ok(text.lines().map(str::to_owned).collect())
        };
        let (ids, english) = (lines("ids.txt")?, lines("en_first.txt")?);
        Ok(Self { ids, english: english.into_iter().skip(1).collect(), folder })
    }

    /// Puts them into `staging`, with the hash that all files of the program carry.
    pub(crate) fn place(&self, staging: &Path, names: &Names) -> Result<()> {
        for path in dist::files(&self.folder)? {
            let name = path.file_name().and_then(|it| it.to_str()).context("a pack has a name")?;
            if name.contains('_') {
                fs::copy(&path, staging.join(names.text(name)))?;
            }
        }
        Ok(())
    }

    /// The tags of the languages, with blanks between: those of people first.
    pub(crate) fn languages(&self) -> Result<String> {
        let mut tags = Vec::new();
        for path in dist::files(&self.folder)? {
            let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
            tags.extend(name.strip_suffix("_first.txt").map(str::to_owned));
        }
        tags.sort_by_key(|tag| (tag != ENGLISH, MADE_UP.contains(&&**tag)));
        Ok(tags.join(" "))
    }

    /// The line of the first pack that says `id`, and what it says there in English.
    pub(crate) fn first(&self, id: &str) -> Option<(usize, &str)> {
        let line = self.ids.iter().position(|it| it == id)?;
        Some((line, self.english.get(line)?))
    }
}

/// Whether no person chooses the language of this tag.
pub(crate) fn is_made_up_tag(tag: &str) -> bool {
    MADE_UP.contains(&tag)
}

/// Whether a file is a pack of a language that no person chooses.
pub(crate) fn is_made_up(name: &str) -> bool {
    MADE_UP.iter().any(|tag| name.contains(&format!("_{tag}_")))
}

#[cfg(test)]
impl Packs {
    /// Packs of these texts.
    pub(crate) fn with(texts: &[(&str, &str)]) -> Self {
        let (ids, english) =
            texts.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).unzip();
        Self { folder: PathBuf::new(), ids, english }
    }
}
