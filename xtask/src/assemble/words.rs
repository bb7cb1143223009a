//! The words of `index.html` that the app says as well, or that the page says twice.
//!
//! `{care.emergency_list}` in the page is what `content/text/en.toml` says under that key; the rows of a key that ends
//! in `_list` are items. So the list of signs for which to call help has one source, with the app and without it.

use std::fmt::Write;

use anyhow::{Context, Result, ensure};
use toml::Table;

use crate::source;

const FILE: &str = "content/text/en.toml";

/// The page with each blank filled in.
pub(crate) fn fill(page: &str) -> Result<String> {
    filled(page, &source::toml(FILE)?)
}

fn filled(page: &str, words: &Table) -> Result<String> {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('{') {
        let (blank, after) =
            after.split_once('}').context("index.html opens a brace and leaves it open")?;
        out += before;
        let text = source::text(words, blank);
        let text =
            text.with_context(|| format!("index.html has {{{blank}}}, which {FILE} has not"))?;
        ensure!(
            !text.contains('{'),
            "{{{blank}}} in index.html has a blank that only the app can fill"
        );
        if blank.ends_with("_list") {
            for item in text.split('|') {
                write!(out, "<li>{}</li>", escaped(item))?;
            }
        } else {
            out += &escaped(text);
        }
        rest = after;
    }
    Ok(out + rest)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    use crate::{dist, shell};

    const LIST: &str = "<ul>{care.emergency_list}</ul>";

    fn source() -> Result<String> {
        Ok(fs::read_to_string(shell::root().join("index.html"))?)
    }

    #[test]
    fn blanks_are_filled_with_texts_and_lists() -> Result<()> {
        let words = "[a]\nb = \"1 < 2 & 3\"\nc_list = \"x|y\"\nd = \"{n}\"".parse()?;
        let check = |page, expected: &str| {
            assert_eq!(filled(page, &words).expect("known"), expected, "{page}");
        };
        check("<p>{a.b}.</p>", "<p>1 &lt; 2 &amp; 3.</p>");
        check("<ul>{a.c_list}</ul>", "<ul><li>x</li><li>y</li></ul>");
        check("none", "none");
        for wrong in ["{a.e}", "{a}", "{b.b}", "{a.b", "{a.d}"] {
            assert!(filled(wrong, &words).is_err(), "{wrong}");
        }
        Ok(())
    }

    #[test]
    fn the_signs_of_an_emergency_have_one_source() -> Result<()> {
        let source = source()?;
        // At #/check, where the program fails, and where no script runs.
        assert_eq!(source.matches(LIST).count(), 3);
        assert!(!source.contains("<li>"), "a list that is written in the page");
        let page = fill(&source)?;
        assert!(page.matches("New pain, tingling, numbness or weakness in both legs").count() == 3);
        assert!(!page.contains('{'));
        Ok(())
    }

    #[test]
    fn the_page_without_the_app_offers_no_exercise_that_the_check_could_bar() -> Result<()> {
        let page = fill(&source()?)?;
        let (before, player) = page.split_once("id=\"early\"").context("it has an early player")?;
        let (_, after) = player.split_once("</article>").context("it ends")?;
        let said = format!("{before}{after}").to_lowercase();
        for file in dist::files(&shell::root().join("content/exercises"))? {
            let text = fs::read_to_string(&file)?;
            let exercise = text.parse()?;
            let name = source::text(&exercise, "name").context("an exercise has a name")?;
            if name == "Shoulder activation" {
                assert!(!text.contains("excluded_by"), "an answer bars it, and none is known here");
            } else {
                assert!(!said.contains(&name.to_lowercase()), "{name}");
            }
        }
        let words: Vec<_> = said.split(|c: char| !c.is_alphabetic()).collect();
        for word in ["stretch", "fold", "twist", "bend", "reach", "roll", "hang", "lift"] {
            assert!(!words.contains(&word), "{word}");
        }
        assert_eq!(said.matches("shoulder activation, three slow rounds").count(), 2);
        assert_eq!(said.matches("slow breathing, one minute").count(), 2);
        Ok(())
    }
}
