//! Whom to call. The rows live in `content/numbers.toml`.

use crate::i18n::Key;

#[derive(PartialEq, Eq, Debug)]
pub struct Country {
    /// Its ISO 3166 code in small letters, or `eu`; a part of Canada has one that ISO leaves free.
    pub id: &'static str,
    pub name: Key,
    /// For emergencies, the first choice first. Where there are none, the note says whom to call.
    pub emergency: &'static [Number],
    /// What to know about them, or empty.
    pub emergency_note: Key,
    /// How people call for help who cannot hear or speak on the phone, or empty.
    pub by_text: Key,
    /// For medical advice; may be empty.
    pub advice: &'static [Number],
    /// What to know about them, or whom to ask where there are none.
    pub advice_note: Key,
}

#[derive(PartialEq, Eq, Debug)]
pub struct Number {
    /// As people write it.
    pub says: &'static str,
    /// As a `tel:` address takes it.
    pub tel: &'static str,
}

/// Where the country is unknown: it works on most mobile phones (safety facts, 5).
pub const ANYWHERE: &str = "112";

/// The country that a language tag such as `en-GB` names, among `countries`.
pub fn of_language(tag: &str, countries: &'static [Country]) -> Option<&'static Country> {
    let region = tag.split(['-', '_']).skip(1).find(|part| part.len() == 2)?.to_ascii_lowercase();
    countries.iter().find(|it| it.id == region)
}

#[cfg(test)]
mod tests {
    use super::*;

    static ROWS: [Country; 1] = [Country {
        id: "gb",
        name: Key::EMPTY,
        emergency: &[Number { says: "999", tel: "999" }],
        emergency_note: Key::EMPTY,
        by_text: Key::EMPTY,
        advice: &[],
        advice_note: Key::EMPTY,
    }];

    #[test]
    fn a_language_names_a_country_only_by_its_region() {
        let found = |tag| of_language(tag, &ROWS).map(|it| it.id);
        assert_eq!(found("en-GB"), Some("gb"));
        assert_eq!(found("cy_gb"), Some("gb"));
        assert_eq!(found("en-Latn-GB"), Some("gb"));
        assert_eq!(found("gb"), None);
        assert_eq!(found("en"), None);
        assert_eq!(found("en-US"), None);
    }
}
