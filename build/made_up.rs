//! Two languages that nobody speaks, made of English for stories: what stays plain English there is not translatable, what
//! is cut off has no room, and what is not turned is laid out for one direction.

use super::model::Head;
use super::texts::{Said, Sayings};

/// A tag, what the language is like, and how it says a word.
type MadeUp = (&'static str, &'static str, fn(&str) -> String);

const ALL: [MadeUp; 2] = [("en-XA", "ltr", marked), ("ar-XB", "rtl", turned)];

/// Both, out of what `english` says.
pub fn languages(english: &Sayings, head: &Head) -> Vec<(&'static str, Head, Sayings)> {
    let made = |(tag, direction, word): MadeUp| {
        let head = Head {
            name: tag.to_owned(),
            direction: direction.to_owned(),
            plurals: head.plurals.clone(),
        };
        let says = english.iter().map(|(id, it)| (id.clone(), said(it, tag, word))).collect();
        (tag, head, says)
    };
    ALL.map(made).into_iter().collect()
}

fn said(english: &Said, tag: &str, word: fn(&str) -> String) -> Said {
    let text = |text: &String| {
        // A list stays one: its items are texts of their own.
        let items = text.split('|').map(|it| of_text(it, tag == "en-XA", word));
        items.collect::<Vec<_>>().join("|")
    };
    match english {
        Said::Text(it) => Said::Text(text(it)),
        Said::Forms(forms) => {
            Said::Forms(forms.iter().map(|(form, it)| (form.clone(), text(it))).collect())
        }
    }
}

fn of_text(text: &str, longer: bool, word: fn(&str) -> String) -> String {
    let mut out = String::new();
    for part in text.split_inclusive(' ') {
        // The id of a source is a name, and stays.
        let is_id = part.contains('-') && part.contains(|c: char| c.is_ascii_digit());
        out += &if is_id { part.to_owned() } else { of_part(part, word) };
    }
    if longer {
        let pad: String =
            "ōnē twō thrēē ".chars().cycle().take(text.chars().count().div_ceil(3)).collect();
        out = format!("[{out} {}]", pad.trim());
    }
    out
}

/// The words of a part, without its blanks and signs.
fn of_part(part: &str, word: fn(&str) -> String) -> String {
    let mut out = String::new();
    let (mut letters, mut in_blank) = (String::new(), false);
    for c in part.chars().chain(['\0']) {
        in_blank = (in_blank || c == '{') && c != '}';
        if c.is_alphabetic() && !in_blank {
            letters.push(c);
            continue;
        }
        if !letters.is_empty() {
            out += &word(&std::mem::take(&mut letters));
        }
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

/// With marks on its letters.
fn marked(word: &str) -> String {
    let plain = "aceginosuyzACEGINOSUYZ";
    let marked = "áçéĝîñöšûýžÁÇÉĜÎÑÖŠÛÝŽ";
    let mark =
        |c| plain.chars().zip(marked.chars()).find(|(it, _)| *it == c).map_or(c, |(_, it)| it);
    word.chars().map(mark).collect()
}

/// As a word of a script from right to left.
fn turned(word: &str) -> String {
    format!("\u{200f}\u{202e}{word}\u{202c}\u{200f}")
}
