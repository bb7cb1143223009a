//! The words of `index.html`.
//!
//! `{care.emergency_list}` in the page is what the first pack says under that id, so a word has one source, with the app
//! and without it; the rows of an id that ends in `_list` are items. Each element gets the line of the pack, by which
//! `boot.js` says it in another language: so a blank is all that an element, or an `aria-label`, holds.

use std::fmt::Write;

use anyhow::{Context, Result, ensure};
use toml::Table;

use super::packs::Packs;
use crate::source;

/// The page with each blank filled in.
pub(crate) fn fill(page: &str, packs: &Packs) -> Result<String> {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('{') {
        let (id, after) =
            after.split_once('}').context("index.html opens a brace and leaves it open")?;
        let text = packs.first(id);
        let (line, text) = text.with_context(|| {
            format!(
                "index.html has {{{id}}}, which is no text of the first pack (content/packs.toml)"
            )
        })?;
        ensure!(
            !text.replace("{message}", "").contains('{'),
            "{{{id}}} in index.html has a blank that only the app can fill"
        );
        out += before;
        if out.ends_with("aria-label=\"") {
            let after = after.strip_prefix('"').context("a label is one blank")?;
            write!(out, "{}\" data-label=\"{line}\"", escaped(text).replace('"', "&quot;"))?;
            rest = after;
            continue;
        }
        let tag = out.strip_suffix('>').filter(|_| after.starts_with("</"));
        let tag =
            tag.with_context(|| format!("{{{id}}} in index.html is not alone in its element"))?;
        out = format!("{tag} data-text=\"{line}\">");
        if id.ends_with("_list") {
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

/// A script that stands on pages of others, with each `{shell.…}`, `{session.…}` and `{card.…}` in it filled in: nothing is
/// loaded beside it, so it says what it says in English.
pub(crate) fn fill_script(script: &str, texts: &Table) -> Result<String> {
    let mut out = script.to_owned();
    for start in ["{shell.", "{session.", "{card."] {
        while let Some(at) = out.find(start) {
            let end = out[at..].find('}').context("embed.js opens a brace and leaves it open")?;
            let id = &out[at + 1..at + end];
            let text = source::text(texts, id).with_context(|| format!("embed.js has {{{id}}}"))?;
            ensure!(!text.contains(['"', '`', '\\']), "{id} is no text for a script");
            out = out.replace(&format!("{{{id}}}"), text);
        }
    }
    Ok(out)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    use crate::{dist, shell};

    /// The first pack, as the build of the host has it.
    fn packs() -> Packs {
        english().expect("content/ can be read")
    }

    const LIST: &str = "<ul>{care.emergency_list}</ul>";

    fn source() -> Result<String> {
        Ok(fs::read_to_string(shell::root().join("index.html"))?)
    }

    #[test]
    fn blanks_are_filled_with_texts_and_lists() {
        let packs = Packs::with(&[("a.b", "1 < 2 & \"3\""), ("a.c_list", "x|y"), ("a.d", "{n}")]);
        let check = |page, expected: &str| {
            assert_eq!(fill(page, &packs).expect("known"), expected, "{page}");
        };
        check("<p>{a.b}</p>", "<p data-text=\"0\">1 &lt; 2 &amp; \"3\"</p>");
        check("<ul>{a.c_list}</ul>", "<ul data-text=\"1\"><li>x</li><li>y</li></ul>");
        let label = "<a aria-label=\"1 &lt; 2 &amp; &quot;3&quot;\" data-label=\"0\">";
        check("<a aria-label=\"{a.b}\">", label);
        check("none", "none");
        for wrong in [
            "<p>{a.e}</p>",
            "<p>{a}</p>",
            "<p>{b.b}</p>",
            "<p>{a.b</p>",
            "<p>{a.d}</p>",
            "<p>{a.b}.</p>",
            "<p>.{a.b}</p>",
        ] {
            assert!(fill(wrong, &packs).is_err(), "{wrong}");
        }
    }

    /// What the first pack says in this page, out of the files of content/.
    fn english() -> Result<Packs> {
        let page = source()?;
        let ids = page.split('{').skip(1).filter_map(|it| it.split_once('}'));
        let texts = ids.map(|(id, _)| {
            let parts: Vec<&str> = id.split('.').collect();
            let (file, key) = match parts[..] {
                [folder, slug, key] => (format!("content/{folder}/{slug}.toml"), key),
                _ => ("content/text/en.toml".to_owned(), id),
            };
            let file = source::toml(&file)?;
            let text = source::text(&file, key);
            Ok((id, text.with_context(|| format!("{id} is nowhere"))?.to_owned()))
        });
        let texts = texts.collect::<Result<Vec<_>>>()?;
        let texts: Vec<_> = texts.iter().map(|(id, text)| (*id, &**text)).collect();
        Ok(Packs::with(&texts))
    }

    #[test]
    fn a_script_says_what_content_says() -> Result<()> {
        let texts = "[session]\nstart = 'Start'\n[shell]\nbad = 'a \"quote\"'".parse()?;
        assert_eq!(
            fill_script("say(\"{session.start}\", `${n}`)", &texts)?,
            "say(\"Start\", `${n}`)"
        );
        for wrong in ["{session.stop}", "{shell.bad}", "{session.start"] {
            assert!(fill_script(wrong, &texts).is_err(), "{wrong}");
        }
        Ok(())
    }

    #[test]
    fn the_signs_of_an_emergency_have_one_source() -> Result<()> {
        let source = source()?;
        // At #/check, where the program fails, and where no script runs.
        assert_eq!(source.matches(LIST).count(), 3);
        let ways = source.matches("<li><a class=\"row\"").count();
        assert_eq!(source.matches("<li>").count(), ways, "a list that is written in the page");
        let page = fill(&source, &packs())?;
        assert!(page.matches("New pain, tingling, numbness or weakness in both legs").count() == 3);
        assert!(!page.replace("{message}", "").contains('{'));
        Ok(())
    }

    #[test]
    fn the_page_without_the_app_offers_no_exercise_that_the_check_could_bar() -> Result<()> {
        let page = fill(&source()?, &packs())?;
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
