//! Finds the lists of an export in its text and cuts them into parts, before any of it is parsed.

use std::collections::VecDeque;
use std::ops::Range;

/// The rows of a list are read until there are so many bytes of them: some milliseconds' work for a slow phone.
const PART_BYTES: usize = 32 * 1024;

/// Some rows of a list, which follow each other in the text.
pub(super) struct RowRange {
    pub(super) list: String,
    pub(super) text: Range<usize>,
}

/// The text with nothing in its lists, and what was in them. Where the text is no JSON, the one or the other is none.
pub(super) fn taken_apart(text: &str) -> (String, VecDeque<RowRange>) {
    let scan = Scan(text.as_bytes());
    let mut frame = String::new();
    let mut copied = 0;
    let mut parts = VecDeque::new();
    scan.members(0, |name, at| {
        let value_end = scan.value_end(at);
        if name(text) != "kept" || scan.byte(at) != b'{' {
            return value_end;
        }
        scan.members(at, |name, at| {
            let value_end = scan.value_end(at);
            if scan.byte(at) == b'[' && value_end > at + 1 {
                split_rows(&scan, &name(text), at + 1..value_end - 1, &mut parts);
                frame.push_str(text.get(copied..=at).unwrap_or_default());
                copied = value_end - 1;
            }
            value_end
        })
    });
    frame.push_str(text.get(copied..).unwrap_or_default());
    (frame, parts)
}

/// Splits what stands between the brackets of a list. What stands between two rows must be a comma: where it is not, it stays
/// in the part, which is then refused.
fn split_rows(scan: &Scan<'_>, list: &str, inside: Range<usize>, parts: &mut VecDeque<RowRange>) {
    let mut at = scan.after_blanks(inside.start);
    while at < inside.end {
        let start = at;
        let mut end = scan.value_end(at);
        loop {
            let comma = scan.after_blanks(end);
            let next = scan.after_blanks(comma + 1);
            if comma >= inside.end {
                at = inside.end;
                break;
            }
            if scan.byte(comma) != b',' || next >= inside.end {
                // Whatever it is, it is no list.
                (at, end) = (inside.end, inside.end);
                break;
            }
            if end - start >= PART_BYTES {
                at = next;
                break;
            }
            end = scan.value_end(next);
        }
        parts.push_back(RowRange { list: list.to_owned(), text: start..end });
    }
}

/// Finds its way in a text that should be JSON. In another it stops at the end.
struct Scan<'a>(&'a [u8]);

impl Scan<'_> {
    /// The byte there; 0 behind the end.
    fn byte(&self, at: usize) -> u8 {
        self.0.get(at).copied().unwrap_or(0)
    }

    fn after_blanks(&self, at: usize) -> usize {
        let rest = self.0.get(at..).unwrap_or_default();
        let blanks = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        at + blanks
    }

    /// Where the string ends that begins there, behind its quotation mark.
    fn string_end(&self, at: usize) -> usize {
        let mut at = at + 1;
        loop {
            match self.byte(at) {
                b'\\' => at += 2,
                b'"' => return at + 1,
                _ if at >= self.0.len() => return self.0.len(),
                _ => at += 1,
            }
        }
    }

    /// Where the value ends that begins there.
    fn value_end(&self, mut at: usize) -> usize {
        let mut depth = 0_usize;
        while at < self.0.len() {
            match self.byte(at) {
                b'"' => at = self.string_end(at),
                b'{' | b'[' => (depth, at) = (depth + 1, at + 1),
                b'}' | b']' if depth > 0 => (depth, at) = (depth - 1, at + 1),
                // Between the values of what is open.
                b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' if depth > 0 => {
                    at += 1;
                    continue;
                }
                b'}' | b']' | b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' => return at,
                // A number, `true`, `false` or `null`.
                _ => {
                    let ends = |byte: &u8| b",:]} \t\r\n".contains(byte);
                    let rest = self.0.get(at..).unwrap_or_default();
                    at += rest.iter().position(ends).unwrap_or(rest.len()).max(1);
                }
            }
            if depth == 0 {
                return at;
            }
        }
        at
    }

    /// Calls back with each member of the object that begins at `at`: a way to read its name, and where its value
    /// begins. What is called says where the value ends.
    fn members(
        &self,
        at: usize,
        mut each: impl FnMut(&dyn Fn(&str) -> String, usize) -> usize,
    ) -> usize {
        let open = self.after_blanks(at);
        if self.byte(open) != b'{' {
            return self.value_end(open);
        }
        let mut at = self.after_blanks(open + 1);
        while self.byte(at) == b'"' {
            let name = at..self.string_end(at);
            let colon = self.after_blanks(name.end);
            let value = self.after_blanks(colon + 1);
            let read = |text: &str| {
                let name = text.get(name.clone()).unwrap_or_default();
                serde_json::from_str(name).unwrap_or_default()
            };
            let after = self.after_blanks(each(&read, value));
            if self.byte(after) != b',' {
                return after + 1;
            }
            at = self.after_blanks(after + 1);
        }
        at + 1
    }
}
