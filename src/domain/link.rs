//! The data of a link: a text in letters that no mail program or messenger changes, read back even where one has
//! appended something, and refused where it was cut.
//!
//! Invariant: what is read is what was sent, or it is refused. Nothing behind it is dropped but marks and trackers
//! that are known to mean nothing.

use serde::de::IgnoredAny;
use serde_json::error::Category;

/// Some messengers and mail programs cut a link that is longer than this, in characters.
pub const LONG: usize = 2000;

/// What is wrong with the data of a link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Damage {
    /// It ends in the middle.
    Cut,
    /// Something in the middle of it was changed: a percent sign without its two digits, or bytes that are no text.
    Changed,
    /// Something stands behind it that does not belong there.
    More,
}

/// `text` as the data of a link. Everything but letters, digits and three marks is escaped: what links are made of
/// in mails and chats ends at fewer marks than a browser's own way of escaping leaves.
pub fn escape(text: &str) -> String {
    use std::fmt::Write;
    let mut data = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            data.push(char::from(byte));
        } else {
            // A text takes whatever is written to it.
            let _ = write!(data, "%{byte:02X}");
        }
    }
    data
}

/// The JSON in `data`, as it was given to [`escape`]. What is not JSON at all comes back as a text: who reads it says
/// what is wrong.
///
/// # Errors
/// Says how the data was damaged.
pub fn read(data: &str) -> Result<String, Damage> {
    let (text, sound) = unescape(data);
    // Some mail programs escape a link once more. No JSON begins like this.
    if text.starts_with("%7B") || text.starts_with("%7b") {
        return read(&text);
    }
    match end_of_json(&text[..sound]) {
        Ok(end) if means_nothing(&text[end..]) => Ok(text[..end].to_owned()),
        Ok(_) => Err(Damage::More),
        Err(Category::Eof) => {
            // What is left of the letter in which it was cut.
            let rest = text[sound..].trim_start_matches(['\u{fffd}', '%']);
            let rest = rest.strip_prefix(|c: char| c.is_ascii_hexdigit()).unwrap_or(rest);
            Err(if means_nothing(rest) { Damage::Cut } else { Damage::Changed })
        }
        Err(_) if sound < text.len() => Err(Damage::Changed),
        // It may have been cut before something was glued on.
        Err(_) if end_of_json(without_tail(&text)) == Err(Category::Eof) => Err(Damage::Cut),
        Err(_) => Ok(text),
    }
}

/// The bytes that `data` stands for, and how many of them are as they were sent: up to the first percent sign without
/// its digits, or the first byte that is of no text. Those are left in the text for others to see.
fn unescape(data: &str) -> (String, usize) {
    let mut bytes = Vec::with_capacity(data.len());
    let mut sound = usize::MAX;
    let mut rest = data.as_bytes();
    while let [byte, after @ ..] = rest {
        rest = after;
        match (byte, after) {
            (b'%', [high, low, after @ ..])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                bytes.push(digit(*high) * 16 + digit(*low));
                rest = after;
            }
            // An escape that ends with the link is what is left of one that was cut.
            (b'%', [] | [_]) if after.iter().all(u8::is_ascii_hexdigit) => break,
            (b'%', _) => {
                sound = sound.min(bytes.len());
                bytes.push(b'%');
            }
            _ => bytes.push(*byte),
        }
    }
    let text = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
    (String::from_utf8_lossy(&bytes).into_owned(), sound.min(text))
}

fn digit(hex: u8) -> u8 {
    char::from(hex).to_digit(16).unwrap_or(0) as u8
}

/// Where the first JSON value in `text` ends.
fn end_of_json(text: &str) -> Result<usize, Category> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
    match values.next() {
        Some(Ok(_)) => Ok(values.byte_offset()),
        Some(Err(error)) => Err(error.classify()),
        None => Err(Category::Eof),
    }
}

/// Whether what stands behind the JSON was glued on by a program on the way, and means nothing: the marks that
/// end a sentence or a quotation, and what trackers add.
fn means_nothing(tail: &str) -> bool {
    without_tail(tail).is_empty()
}

/// `text` without all at its end that means nothing.
fn without_tail(text: &str) -> &str {
    let tracker = text.char_indices().map(|(at, _)| at).find(|&at| is_tracker(&text[at..]));
    text[..tracker.unwrap_or(text.len())].trim_end_matches(is_mark)
}

/// Whether this is such as `&fbclid=…` or `?utm_source=…`. In what [`escape`] makes there is neither.
fn is_tracker(tail: &str) -> bool {
    let Some((name, value)) =
        tail.strip_prefix(['&', '?', ';', '#']).and_then(|it| it.split_once('='))
    else {
        return false;
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    !name.is_empty() && name.chars().all(is_name) && !value.contains(['{', '"'])
}

/// Whether `c` may stand behind a link without meaning anything. A percent sign and what is no letter are the
/// remains of an escaped one.
fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || r#".,;:!?)]}>'"*_~|\`/=-%#&<"#.contains(c)
        || "’‘”“»«›‹„…–—。、，」』】）＞！？：；".contains(c)
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"name":"Anna's (short) reset! Überkopf ~*","steps":[{"exercise":"cat-cow"}],"unhunch":1}"#;

    #[test]
    fn a_link_has_no_letter_that_ends_one_in_a_mail() {
        let data = escape(TEXT);
        let plain = |c: char| c.is_ascii_alphanumeric() || "%._-".contains(c);
        assert!(data.chars().all(plain), "{data}");
        assert_eq!(read(&data).as_deref(), Ok(TEXT));
        // As links were made before, and as somebody may write one by hand.
        assert_eq!(read(TEXT).as_deref(), Ok(TEXT));
        assert_eq!(read(&escape(&data)).as_deref(), Ok(TEXT), "escaped once more on the way");
    }

    #[test]
    fn what_was_glued_on_is_dropped() {
        for tail in [
            ".",
            ")",
            ",",
            ">",
            "%3E",
            "!",
            "?",
            ";",
            ":",
            "]",
            "'",
            "%22",
            "%22%3E",
            "*",
            "_",
            "…",
            "%E2%80%A6",
            "%E2%80",
            "%",
            "%2",
            ".)",
            "%20",
            "%0A",
            "%0D%0A",
            "/",
            "&",
            "&fbclid=IwAR0_x-1",
            "&utm_source=a&utm_medium=b%20c",
            "?utm_campaign=50%",
            "?fbclid=1",
            "#xtor=RSS-1",
            ").&gclid=a%zz",
            "%26fbclid=1",
            "\u{200b}",
            "」",
        ] {
            let link = format!("{}{tail}", escape(TEXT));
            assert_eq!(read(&link).as_deref(), Ok(TEXT), "{tail}");
        }
    }

    #[test]
    fn what_is_not_known_to_be_harmless_is_refused() {
        for tail in ["x", "%7B%7D", "%20and%20more", "1", ",%22steps%22:[]", "&a=%7B"] {
            let read = read(&format!("{}{tail}", escape(TEXT)));
            assert_eq!(read, Err(Damage::More), "{tail}");
        }
    }

    #[test]
    fn a_link_that_was_cut_anywhere_says_so_and_is_never_another_routine() {
        let data = escape(TEXT);
        for end in 0..data.len() {
            for tail in ["", ".", ")", "%E2%80%A6", "...", "&fbclid=abc"] {
                let read = read(&format!("{}{tail}", &data[..end]));
                assert_eq!(read, Err(Damage::Cut), "{end} {tail}");
            }
        }
    }

    #[test]
    fn a_link_that_was_changed_in_the_middle_says_so() {
        for (from, to) in
            [("%22steps", "%2steps"), ("%22steps", "%zzsteps"), ("%C3%9C", "%C3"), ("%3A", "%")]
        {
            let link = escape(TEXT).replacen(from, to, 1);
            assert_eq!(read(&link), Err(Damage::Changed), "{to}");
        }
    }

    #[test]
    fn what_is_no_json_is_for_others_to_judge() {
        assert_eq!(read("nothing%20at%20all"), Ok("nothing at all".to_owned()));
    }
}
