//! Lengths and weights in the units that a person uses. The library is written in centimetres and kilograms.

use std::borrow::Cow;

/// A unit of the library, and what stands for it elsewhere.
struct Unit {
    /// As the library writes it, with the blank before it.
    written: &'static str,
    /// How many of the other are one of it, times [`PRECISION`].
    ratio: u64,
    /// So many of the other.
    words: fn(u64) -> String,
}

const PRECISION: u64 = 1_000_000;

/// One inch is 2.54 cm, one pound 0.45359237 kg (international yard and pound agreement, 1959).
const UNITS: [Unit; 2] = [
    Unit { written: " cm", ratio: 393_701, words: inches },
    Unit { written: " kg", ratio: 2_204_623, words: pounds },
];

/// `text` with its whole centimetres ("5 cm", "20 to 30 cm") in inches and its kilograms in pounds, to the nearest whole
/// one, and half an inch for what is less. They are what a movement is about, not what a carpenter would measure.
///
/// ```
/// use unhunch::domain::library::units::in_inches_and_pounds;
/// assert_eq!(in_inches_and_pounds("Lift your hands 5 to 10 cm."), "Lift your hands 2 to 4 inches.");
/// assert_eq!(in_inches_and_pounds("A weight of 1 to 2 kg."), "A weight of 2 to 4 lb.");
/// ```
pub fn in_inches_and_pounds(text: &str) -> Cow<'_, str> {
    UNITS.iter().fold(Cow::Borrowed(text), |text, unit| match unit.replaced(&text) {
        Some(made) => Cow::Owned(made),
        None => text,
    })
}

impl Unit {
    /// `text` in the other unit; `None` where there is nothing of this one in it.
    fn replaced(&self, text: &str) -> Option<String> {
        let mut pieces = text.split(self.written);
        let mut made = pieces.next().unwrap_or_default().to_owned();
        let mut any = false;
        for rest in pieces {
            let is_word = !rest.starts_with(|it: char| it.is_alphanumeric());
            match self.measure(&made).filter(|_| is_word) {
                Some((start, words)) => {
                    made.truncate(start);
                    made.push_str(&words);
                    any = true;
                }
                None => made.push_str(self.written),
            }
            made.push_str(rest);
        }
        any.then_some(made)
    }

    /// The number, or the two of "2 to 5", at the end of `text`: where it starts, and what it is in the other unit.
    fn measure(&self, text: &str) -> Option<(usize, String)> {
        let (start, most) = number(text)?;
        let range = text[..start].strip_suffix(" to ").and_then(number);
        let most = self.other(most);
        Some(match range {
            Some((start, least)) if self.other(least) != most => {
                (start, format!("{} to {}", self.other(least), (self.words)(most)))
            }
            Some((start, _)) => (start, (self.words)(most)),
            None => (start, (self.words)(most)),
        })
    }

    /// To the nearest whole one; 0 is half of one.
    fn other(&self, amount: u32) -> u64 {
        (u64::from(amount) * self.ratio + PRECISION / 2) / PRECISION
    }
}

/// The whole number at the end of `text`, and where it starts.
fn number(text: &str) -> Option<(usize, u32)> {
    let start = text.trim_end_matches(|it: char| it.is_ascii_digit()).len();
    Some((start, text[start..].parse().ok()?))
}

fn inches(n: u64) -> String {
    match n {
        0 => "half an inch".to_owned(),
        1 => "1 inch".to_owned(),
        n => format!("{n} inches"),
    }
}

/// As it stands on the weights.
fn pounds(n: u64) -> String {
    format!("{n} lb")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_length_stays_as_it_is() {
        for text in [
            "",
            "Hold for 5 seconds.",
            "cm",
            " cm",
            "a cm",
            "5 cms",
            "5cm",
            "99999999999 cm",
            "kg",
            "5 kgs",
        ] {
            assert_eq!(in_inches_and_pounds(text), text);
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
            assert_eq!(in_inches_and_pounds(text), inches);
        }
    }

    #[test]
    fn weights_are_whole_pounds() {
        for (text, pounds) in [
            ("1 kg", "2 lb"),
            ("1 to 2 kg", "2 to 4 lb"),
            ("1 kg in each hand; 2 kg once", "2 lb in each hand; 4 lb once"),
            ("5 cm up with 10 kg", "2 inches up with 22 lb"),
        ] {
            assert_eq!(in_inches_and_pounds(text), pounds);
        }
    }
}
