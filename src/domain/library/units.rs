//! Lengths in the units that a person uses. The library is written in centimetres.

use std::borrow::Cow;

/// One inch, in hundredths of a centimetre (international yard and pound agreement, 1959).
const INCH: u32 = 254;

/// `text` with its whole centimetres ("5 cm", "20 to 30 cm") in inches, to the nearest whole one, and half an
/// inch for what is less. Lengths here are what a movement is about, not what a carpenter would measure.
///
/// ```
/// use unhunch::domain::library::units::in_inches;
/// assert_eq!(in_inches("Lift your hands 5 to 10 cm."), "Lift your hands 2 to 4 inches.");
/// ```
pub fn in_inches(text: &str) -> Cow<'_, str> {
    let mut pieces = text.split(" cm");
    let mut made = pieces.next().unwrap_or_default().to_owned();
    let mut any = false;
    for rest in pieces {
        let is_word = !rest.starts_with(|it: char| it.is_alphanumeric());
        match length(&made).filter(|_| is_word) {
            Some((start, words)) => {
                made.truncate(start);
                made.push_str(&words);
                any = true;
            }
            None => made.push_str(" cm"),
        }
        made.push_str(rest);
    }
    if any { Cow::Owned(made) } else { Cow::Borrowed(text) }
}

/// The number, or the two of "2 to 5", at the end of `text`: where it starts, and its inches in words.
fn length(text: &str) -> Option<(usize, String)> {
    let (start, most) = number(text)?;
    let range = text[..start].strip_suffix(" to ").and_then(number);
    let most = inches(most);
    Some(match range {
        Some((start, least)) if inches(least) != most => {
            (start, format!("{} to {}", inches(least).0, most.words()))
        }
        Some((start, _)) => (start, most.words()),
        None => (start, most.words()),
    })
}

/// The whole number at the end of `text`, and where it starts.
fn number(text: &str) -> Option<(usize, u32)> {
    let start = text.trim_end_matches(|it: char| it.is_ascii_digit()).len();
    Some((start, text[start..].parse().ok()?))
}

/// Whole inches; 0 is half of one.
#[derive(Clone, Copy, PartialEq)]
struct Inches(u32);

fn inches(centimetres: u32) -> Inches {
    Inches((centimetres.saturating_mul(100) + INCH / 2) / INCH)
}

impl Inches {
    fn words(self) -> String {
        match self.0 {
            0 => "half an inch".to_owned(),
            1 => "1 inch".to_owned(),
            n => format!("{n} inches"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_length_stays_as_it_is() {
        for text in
            ["", "Hold for 5 seconds.", "cm", " cm", "a cm", "5 cms", "5cm", "99999999999 cm"]
        {
            assert_eq!(in_inches(text), text);
        }
    }

    #[test]
    fn lengths_are_rounded_to_what_one_can_see() {
        for (text, inches) in [
            ("1 cm", "half an inch"),
            ("3 cm", "1 inch"),
            ("2 to 3 cm up", "1 inch up"),
            ("2 to 5 cm", "1 to 2 inches"),
            ("45 to 60 cm away", "18 to 24 inches away"),
            ("a 90 cm, b 10 cm.", "a 35 inches, b 4 inches."),
        ] {
            assert_eq!(in_inches(text), inches);
        }
    }
}
