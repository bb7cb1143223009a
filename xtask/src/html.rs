//! Just enough HTML to read the project's own page: its start tags and their attributes.

#[derive(Debug, PartialEq)]
pub(crate) struct Tag {
    /// In lower case.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }
}

/// Every start tag in the page's order; comments are skipped.
pub(crate) fn tags(mut html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    while let Some(start) = html.find('<') {
        html = &html[start + 1..];
        if html.starts_with("!--") {
            html = html.split_once("-->").map_or("", |(_, rest)| rest);
        } else if html.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, rest) = tag(html);
            tags.push(tag);
            html = rest;
        }
    }
    tags
}

/// Reads one tag from its name on; also gives what follows it.
fn tag(html: &str) -> (Tag, &str) {
    let end_of_name = |c: char| c.is_whitespace() || c == '>' || c == '/';
    let (name, mut rest) = split_at(html, end_of_name);
    let mut tag = Tag { name: name.to_ascii_lowercase(), attributes: Vec::new() };
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (tag, rest);
        }
        let (name, after) = split_at(rest, |c| end_of_name(c) || c == '=');
        let value;
        (value, rest) = match after.trim_start().strip_prefix('=').map(str::trim_start) {
            None => ("", after),
            Some(after) => match after.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    after[1..].split_once(quote).unwrap_or((&after[1..], ""))
                }
                _ => split_at(after, |c| c.is_whitespace() || c == '>'),
            },
        };
        tag.attributes.push((name.to_ascii_lowercase(), value.replace("&amp;", "&")));
    }
}

fn split_at(text: &str, end: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(end).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &[(&str, &[(&str, &str)])]) {
        let tags = tags(html);
        let tags: Vec<(&str, Vec<(&str, &str)>)> = tags
            .iter()
            .map(|tag| {
                let attributes = tag.attributes.iter();
                (tag.name.as_str(), attributes.map(|(k, v)| (k.as_str(), v.as_str())).collect())
            })
            .collect();
        let expected: Vec<_> = expected.iter().map(|(name, it)| (*name, it.to_vec())).collect();
        assert_eq!(tags, expected, "{html}");
    }

    #[test]
    fn attributes() {
        check("<p>", &[("p", &[])]);
        check("<P/>", &[("p", &[])]);
        check("<br />", &[("br", &[])]);
        check(r#"<a HREF="x>y" b>t</a>"#, &[("a", &[("href", "x>y"), ("b", "")])]);
        check("<a b='\"c\"' d = e>", &[("a", &[("b", "\"c\""), ("d", "e")])]);
        check("<a b=c/d>", &[("a", &[("b", "c/d")])]);
        check("<a\n  b=\"1&amp;2\"\n>", &[("a", &[("b", "1&2")])]);
    }

    #[test]
    fn what_is_no_start_tag() {
        check("<!doctype html><!-- <a> --><b></b>", &[("b", &[])]);
        check("1 < 2 <i>", &[("i", &[])]);
        check("<!-- open <a>", &[]);
        check("<a b=\"open", &[("a", &[("b", "open")])]);
    }
}
