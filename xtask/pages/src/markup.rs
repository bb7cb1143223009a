//! HTML out of texts: nothing that `content/` says is ever read as a tag.

use unhunch::i18n::Key;

/// A text as it may stand between tags and in an attribute.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// An element of this name, with `inside` as it is: `p class="facts"`.
pub(crate) fn element(start: &str, inside: &str) -> String {
    let name = start.split(' ').next().unwrap_or_default();
    format!("<{start}>{inside}</{name}>")
}

/// An element that says `text`.
pub(crate) fn says(start: &str, text: &str) -> String {
    element(start, &escaped(text))
}

/// A list of this name (`ul`, `ol class="numbered"`), an item a text.
pub(crate) fn list<'a>(start: &str, items: impl IntoIterator<Item = &'a str>) -> String {
    let items: String = items.into_iter().map(|item| says("li", item)).collect();
    element(start, &items)
}

/// What `keys` say, as a list.
pub(crate) fn said(start: &str, keys: &[Key]) -> String {
    list(start, keys.iter().map(|key| key.text()))
}

/// A link; `to` is of our own making.
pub(crate) fn link(to: &str, text: &str) -> String {
    format!("<a href=\"{to}\">{}</a>", escaped(text))
}

/// A section with a heading.
pub(crate) fn section(class: &str, heading: &str, inside: &str) -> String {
    element(&format!("section class=\"{class}\""), &(says("h2", heading) + inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_a_tag() {
        assert_eq!(
            says("p class=\"a\"", "1 < 2 & \"x\"' </p>"),
            "<p class=\"a\">1 &lt; 2 &amp; &quot;x&quot;&#39; &lt;/p&gt;</p>"
        );
        assert_eq!(list("ul", ["<b>"]), "<ul><li>&lt;b&gt;</li></ul>");
        assert_eq!(link("#a", "<"), "<a href=\"#a\">&lt;</a>");
    }
}
