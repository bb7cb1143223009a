//! `cargo xtask style`: two style sheets out of `style/`, so that the page asks for one file instead of many, and its other loads
//! for another.
//!
//! The order is the cascade's: tokens, base, top, layout, then the parts by name; then, in the second, what only the later loads show.
//! A rule and a declaration are written shorter, and never merged, moved or left out: the browser shows what was written.

use std::convert::Infallible;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, ensure};
use lightningcss::rules::CssRule;
use lightningcss::selector::{Component, Selector};
use lightningcss::stylesheet::{ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Features, Targets};
use lightningcss::traits::ToCss;
use lightningcss::values::length::LengthValue;
use lightningcss::visit_types;
use lightningcss::visitor::{Visit, VisitTypes, Visitor};

use crate::dist::files;
use crate::shell;

const FIRST: [&str; 4] = ["tokens.css", "base.css", "top.css", "layout.css"];
/// A rule that is put at the end of a sheet: it is read as one only where nothing before it is left open.
const END: &str = "\n@layer end;";
/// The condition for two columns, as a made sheet has it, and the one in its place for an element in an article.
const WIDE: &str = "(min-aspect-ratio:5/4)";
const LOW: &str = "(max-height:38rem)";
/// The condition for a desk, as lightningcss writes it while it still may use ranges.
const DESK: &str = "width >= 60rem";

pub(crate) fn run() -> Result<()> {
    let style = shell::root().join("style");
    let mut first = FIRST.map(|it| style.join(it)).to_vec();
    first.extend(sheets("parts")?);
    join(&first, "unhunch.css")?;
    join(&sheets("later")?, "later.css")
}

/// The sheet of the static pages: the tokens, the elements and the figures of the app, and what only pages have.
pub(crate) fn pages() -> Result<String> {
    let style = shell::root().join("style");
    let mut sources =
        ["tokens.css", "base.css", "top.css", "later/figure.css"].map(|it| style.join(it)).to_vec();
    sources.extend(sheets("pages")?);
    joined(&sources)
}

fn joined(sources: &[PathBuf]) -> Result<String> {
    let mut joined = String::new();
    for source in sources {
        let name = source.strip_prefix(shell::root()).unwrap_or(source).display();
        let css = fs::read_to_string(source)
            .with_context(|| format!("{name} is needed for the style sheet"))?;
        joined += &minified(&css).with_context(|| format!("{name} is broken"))?;
    }
    Ok(joined)
}

/// Joins these sheets to the one that is called `name`.
fn join(sources: &[PathBuf], name: &str) -> Result<()> {
    let joined = joined(sources)?;
    let target = made(name);
    // An unchanged file keeps its time, so that nothing is rebuilt for it.
    if fs::read_to_string(&target).is_ok_and(|it| it == joined) {
        return Ok(());
    }
    fs::create_dir_all(target.with_file_name(""))
        .and_then(|()| fs::write(&target, joined))
        .with_context(|| format!("{} cannot be written", target.display()))
}

/// The sheet of what only the later loads show, as it was made.
pub(crate) fn later() -> Result<String> {
    fs::read_to_string(made("later.css"))
        .context("the later style sheet is made by `cargo xtask style`")
}

fn made(name: &str) -> PathBuf {
    shell::root().join("target/style").join(name)
}

/// The sheet for an app in a shadow root on a page of others: what was said of the document is said of the element, and
/// nothing goes by the size of that page's letters. How wide the page is says nothing of an element in an article: there are no
/// rules for a desk, and two columns only in a low window, as on a phone on its side.
pub(crate) fn inline(css: &str) -> Result<String> {
    let css = css.replace(WIDE, LOW);
    let sheet = rewritten(&css, |sheet| {
        sheet.rules.0.retain(|it| !is_for_a_desk(it));
        let Ok(()) = sheet.visit(&mut ShadowRoot);
    })?;
    Ok(format!(":host{{all:initial;display:block}}{sheet}"))
}

fn is_for_a_desk(rule: &CssRule) -> bool {
    let CssRule::Media(media) = rule else { return false };
    let query = media.query.to_css_string(PrinterOptions::default());
    query.is_ok_and(|it| it.contains(DESK))
}

/// The sheet without comments and needless white space, each value in its shortest form.
fn minified(css: &str) -> Result<String> {
    rewritten(css, |_| {})
}

/// Reads a sheet, changes it and writes it.
fn rewritten(css: &str, change: impl FnOnce(&mut StyleSheet)) -> Result<String> {
    let closed = format!("{css}{END}");
    // An error of the parser borrows the sheet.
    let broken = |error: &dyn std::fmt::Display| anyhow!("{error}");
    let mut sheet =
        StyleSheet::parse(&closed, ParserOptions::default()).map_err(|it| broken(&it))?;
    ensure!(
        matches!(sheet.rules.0.pop(), Some(CssRule::LayerStatement(_))),
        "a comment, a string or a brace is left open"
    );
    change(&mut sheet);
    // `(width >= 34rem)` is shorter, and browsers before 2023 do not know it.
    let targets = Targets { include: Features::MediaRangeSyntax, ..Targets::default() };
    let options = PrinterOptions { minify: true, targets, ..PrinterOptions::default() };
    Ok(sheet.to_css(options)?.code)
}

/// Says of the element what a sheet says of the document.
struct ShadowRoot;

impl<'i> Visitor<'i> for ShadowRoot {
    type Error = Infallible;

    fn visit_types(&self) -> VisitTypes {
        visit_types!(SELECTORS | LENGTHS)
    }

    fn visit_selector(&mut self, selector: &mut Selector<'i>) -> Result<(), Infallible> {
        let old: Vec<_> = selector.iter_raw_match_order().cloned().collect();
        let mut parts = Vec::new();
        // The compounds stand from right to left, each from left to right.
        for chunk in old.chunk_by(|a, b| !a.is_combinator() && !b.is_combinator()).rev() {
            // `:root[a]` and `:root:not([a])` are `:host([a])` and `:host(:not([a]))`.
            if let [Component::Root, condition @ ..] = chunk {
                let condition = (!condition.is_empty()).then(|| condition.to_vec().into());
                parts.push(Component::Host(condition));
            } else {
                parts.extend(chunk.iter().cloned().map(in_shadow_root));
            }
        }
        *selector = parts.into();
        Ok(())
    }

    fn visit_length(&mut self, length: &mut LengthValue) -> Result<(), Infallible> {
        if let LengthValue::Rem(rem) = *length {
            *length = LengthValue::Px(rem * 16.0);
        }
        Ok(())
    }
}

/// The element is its own document, and its page a part of it.
fn in_shadow_root(part: Component<'_>) -> Component<'_> {
    match part {
        Component::LocalName(name) => match &*name.lower_name.0 {
            "html" | "body" => Component::Host(None),
            "main" => Component::Class("main".into()),
            _ => Component::LocalName(name),
        },
        part => part,
    }
}

/// The sheets of a folder of `style/`, by name.
fn sheets(folder: &str) -> Result<Vec<PathBuf>> {
    let folder = shell::root().join("style").join(folder);
    let all = files(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    Ok(all.into_iter().filter(|it| it.extension().is_some_and(|it| it == "css")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(css: &str, expected: &str) {
        assert_eq!(minified(css).expect("good CSS"), expected, "{css}");
    }

    #[test]
    fn comments_and_white_space_go() {
        check("/* one */ a {\n  /* two */ top: 0;\n}\n", "a{top:0}");
        check("a :hover { width: calc(1px + var(--a)) }", "a :hover{width:calc(1px + var(--a))}");
        check(r#"a { content: "/*  { } */" }"#, r#"a{content:"/*  { } */"}"#);
    }

    #[test]
    fn nothing_else_goes() {
        // The whole value of an empty custom property is its space.
        check("a { --none: ; }", "a{--none: }");
        // What a browser does not know is what another falls back from.
        check("a { top: 1vh; top: 1dvh } a { top: 2px }", "a{top:1vh;top:1dvh}a{top:2px}");
        check(
            "a::-moz-x { top: 0 } a::-webkit-x { top: 0 }",
            "a::-moz-x{top:0}a::-webkit-x{top:0}",
        );
        check("@media (min-width: 40em) { a { top: 0 } }", "@media (min-width:40em){a{top:0}}");
    }

    #[test]
    fn for_a_shadow_root() {
        let check = |css: &str, expected: &str| {
            let expected = format!(":host{{all:initial;display:block}}{expected}");
            assert_eq!(inline(css).expect("good CSS"), expected, "{css}");
        };
        check(":root{top: 1.5rem}", ":host{top:24px}");
        check(":root[data-a=\"b\"] main{left: -1rem}", ":host([data-a=b]) .main{left:-16px}");
        check(":root:not([a]) .pill-main{top:0}", ":host(:not([a])) .pill-main{top:0}");
        check("html{font: 400 1rem/1.5 var(--a1)}", ":host{font:400 16px/1.5 var(--a1)}");
        check("h1,main:has(p){color: #123}", "h1,.main:has(p){color:#123}");
        check("@media (min-width: 60rem) and (min-height: 2rem){p{top:0}}p{top:1px}", "p{top:1px}");
        check(
            "@media (min-aspect-ratio:5/4) and (min-width:2rem){p{top:0}}",
            "@media (max-height:608px) and (min-width:32px){p{top:0}}",
        );
        check("@media (min-width: 2rem){p{--a: 1rem}}", "@media (min-width:32px){p{--a:16px}}");
        check("html > main a:hover::before{top:0}", ":host>.main a:hover:before{top:0}");
    }

    #[test]
    fn a_session_in_an_article_does_not_go_by_the_width_of_the_page() -> Result<()> {
        let sheet = shell::root().join("style/parts/session_wide.css");
        let inline = inline(&minified(&fs::read_to_string(sheet)?)?)?;
        assert!(inline.contains("@media (max-height:608px) and (min-width:544px)"), "{inline}");
        for gone in ["aspect-ratio", "min-width:960px"] {
            assert!(!inline.contains(gone), "{gone}");
        }
        Ok(())
    }

    #[test]
    fn mistakes() {
        for css in ["a { } /* open", "a { content: \"open\n }", "a { b: url(open", "a {", "a }"] {
            assert!(minified(css).is_err(), "{css}");
        }
    }
}
