//! `cargo xtask style`: one style sheet out of `style/`, so that the page asks for one file instead of six.
//!
//! The order is the cascade's: tokens, base, layout, then the parts by name.
//! Comments and needless white space go; nothing else is touched, so that the browser shows what was written.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::dist::files;
use crate::shell;

const FIRST: [&str; 3] = ["tokens.css", "base.css", "layout.css"];

pub(crate) fn run() -> Result<()> {
    let mut joined = String::new();
    for source in sources()? {
        let name = source.strip_prefix(shell::root()).unwrap_or(&source).display();
        let css = fs::read_to_string(&source)
            .with_context(|| format!("{name} is needed for the style sheet"))?;
        joined += &strip(&css).with_context(|| format!("{name} is broken"))?;
    }
    let target = shell::root().join("target/style/unhunch.css");
    // An unchanged file keeps its time, so that nothing is rebuilt for it.
    if fs::read_to_string(&target).is_ok_and(|it| it == joined) {
        return Ok(());
    }
    fs::create_dir_all(target.with_file_name(""))
        .and_then(|()| fs::write(&target, joined))
        .with_context(|| format!("{} cannot be written", target.display()))
}

/// The sheet for an app in a shadow root on a page of others: what was said of the document is said of the element, and
/// nothing goes by the size of that page's letters.
pub(crate) fn inline(css: &str) -> String {
    let mut out = String::from(":host{all: initial;display: block}");
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        let after = |word: &str| {
            let after = rest.strip_prefix(word)?;
            (!out.ends_with(is_word) && !after.starts_with(is_word)).then_some(after)
        };
        if let Some(found) = rest.strip_prefix(":root") {
            // `:root[a]` and `:root:not([a])` are `:host([a])` and `:host(:not([a]))`.
            let end = found.find([' ', ',', '{']).unwrap_or(found.len());
            let (condition, found) = found.split_at(end);
            out += ":host";
            if !condition.is_empty() {
                out.push('(');
                out.push_str(condition);
                out.push(')');
            }
            rest = found;
        } else if let Some(found) = after("html").or_else(|| after("body")) {
            out += ":host";
            rest = found;
        } else if let Some(found) = after("main") {
            out += ".main";
            rest = found;
        } else if next.is_ascii_digit() && !out.strip_suffix('-').unwrap_or(&out).ends_with(is_word)
        {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            let (number, unit) = rest.split_at(end);
            if let (Some(found), Ok(number)) = (unit.strip_prefix("rem"), number.parse::<f64>()) {
                out.push_str(&(number * 16.0).to_string());
                out.push_str("px");
                rest = found;
            } else {
                out += number;
                rest = unit;
            }
        } else {
            out.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    out
}

fn sources() -> Result<Vec<PathBuf>> {
    let style = shell::root().join("style");
    let mut sources = FIRST.map(|it| style.join(it)).to_vec();
    let parts = style.join("parts");
    if parts.is_dir() {
        let parts = files(&parts).context("style/parts/ cannot be read")?;
        sources.extend(parts.into_iter().filter(|it| it.extension().is_some_and(|it| it == "css")));
    }
    Ok(sources)
}

/// Removes comments, and white space where it never means anything.
fn strip(css: &str) -> Result<String> {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        let length = match next {
            '/' if rest.starts_with("/*") => {
                let end = rest.find("*/").context("a comment has no end")?;
                // Between two words a comment parts them, as a space would not.
                let after = rest[end + 2..].chars().next();
                if out.ends_with(is_word) && after.is_some_and(is_word) {
                    out.push_str("/**/");
                }
                end + 2
            }
            '"' | '\'' => {
                let length = string_length(rest)?;
                out.push_str(&rest[..length]);
                length
            }
            '\\' => {
                let length = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
                out.push_str(&rest[..length]);
                length
            }
            'u' | 'U' if !out.ends_with(is_word) && is_bare_url(rest) => {
                let length = rest.find(')').context("a url( has no end")? + 1;
                out.push_str(&rest[..length]);
                length
            }
            _ if next.is_ascii_whitespace() => {
                if !out.is_empty() && !out.ends_with(['{', '}', ';', ' ']) {
                    out.push(' ');
                }
                1
            }
            '{' | '}' | ';' => {
                // A space after a colon stays: it is the whole value of an empty custom property.
                if out.ends_with(' ') && !out.ends_with(": ") {
                    out.pop();
                }
                if next == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(next);
                1
            }
            _ => {
                out.push(next);
                next.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    Ok(out.trim_end().to_owned())
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '%' | '#' | '.' | '\\')
}

/// Whether this is a `url(` whose address is not a string, and so may hold anything but a `)`.
fn is_bare_url(css: &str) -> bool {
    let Some(start) = css.get(..4).filter(|it| it.eq_ignore_ascii_case("url(")) else {
        return false;
    };
    !css[start.len()..].trim_start().starts_with(['"', '\''])
}

/// The length of the string that `css` starts with, its quotes included.
fn string_length(css: &str) -> Result<usize> {
    let mut chars = css.char_indices();
    let quote = chars.next().map(|(_, it)| it);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => {
                chars.next();
            }
            '\n' => break,
            _ if Some(c) == quote => return Ok(at + 1),
            _ => {}
        }
    }
    let start: String = css.chars().take(30).collect();
    bail!("the string {start:?} has no end")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(css: &str, expected: &str) {
        assert_eq!(strip(css).expect("good CSS"), expected, "{css}");
    }

    #[test]
    fn white_space() {
        check("a {\n  color: red;\n}\n\nb { }\n", "a{color: red}b{}");
        check("a  b ,\n c{}", "a b , c{}");
        check(
            "@media (min-width: 40em) and (hover) { a { top: 0 } }",
            "@media (min-width: 40em) and (hover){a{top: 0}}",
        );
    }

    #[test]
    fn white_space_that_means_something() {
        check("a :hover {}", "a :hover{}");
        check("a { width: calc(1px + 2px) }", "a{width: calc(1px + 2px)}");
        check("a { --none: ; }", "a{--none: }");
        check("a { margin: 0 -1px }", "a{margin: 0 -1px}");
    }

    #[test]
    fn comments() {
        check("/* one */ a { /* two */ top: 0; /* three */ }", "a{top: 0}");
        check("a/**/b {}", "a/**/b{}");
        check("a /* x */ b {}", "a b{}");
        check("/* }'\" */", "");
    }

    #[test]
    fn strings_and_addresses_stay() {
        check(r#"a::before { content: "/*  { } */" }"#, r#"a::before{content: "/*  { } */"}"#);
        check(r#"a { content: "\"  ;" }"#, r#"a{content: "\"  ;"}"#);
        check("a { b: url(data:x;y/*z*/) ; }", "a{b: url(data:x;y/*z*/)}");
        check("a { b: url( 'c  d' ) }", "a{b: url( 'c  d' )}");
        check(r"a\:b  {}", r"a\:b{}");
    }

    #[test]
    fn for_a_shadow_root() {
        let check = |css: &str, expected: &str| {
            let expected = format!(":host{{all: initial;display: block}}{expected}");
            assert_eq!(inline(css), expected, "{css}");
        };
        check(":root{top: 1.5rem}", ":host{top: 24px}");
        check(":root[data-a=\"b\"] main{x: -1rem}", ":host([data-a=\"b\"]) .main{x: -16px}");
        check(":root:not([a]) .pill-main{}", ":host(:not([a])) .pill-main{}");
        check("html{font: 400 1rem/1.5 var(--a1)}", ":host{font: 400 16px/1.5 var(--a1)}");
        check("h1,main:has(p){color: #123}", "h1,.main:has(p){color: #123}");
    }

    #[test]
    fn mistakes() {
        for css in ["a { } /* open", "a { content: \"open\n }", "a { b: url(open"] {
            assert!(strip(css).is_err(), "{css}");
        }
    }
}
