//! Whom to call: that the right number is the button, and what is not sure is words.

use unhunch::content;
use unhunch::domain::safety::numbers::{Country, Number, of_language};

/// Which button a country shows first in an emergency.
const EMERGENCY: [(&str, &str); 30] = [
    ("ae", "998"),
    ("au", "000"),
    ("br", "192"),
    ("ca", "911"),
    ("ch", "144"),
    ("cn", "120"),
    ("de", "112"),
    ("es", "112"),
    ("eu", "112"),
    ("fr", "15"),
    ("gb", "999"),
    ("hk", "999"),
    ("ie", "112"),
    ("il", "101"),
    ("in", "112"),
    ("it", "112"),
    ("jp", "119"),
    ("kr", "119"),
    ("mx", "911"),
    ("my", "999"),
    ("nl", "112"),
    ("no", "113"),
    ("nz", "111"),
    ("ph", "911"),
    ("sg", "995"),
    ("tr", "112"),
    ("tw", "119"),
    ("us", "911"),
    ("xm", "911"),
    ("za", "112"),
];

/// Which button stands under "whom to call" for advice; every other country has words alone.
const ADVICE: [(&str, &str); 9] = [
    ("au", "1800022222"),
    ("ca", "811"),
    ("de", "116117"),
    ("fr", "15"),
    ("gb", "111"),
    ("no", "116117"),
    ("nz", "0800611116"),
    ("sg", "62626262"),
    ("xm", "18883159257"),
];

fn country(id: &str) -> &'static Country {
    let found = content::countries().iter().find(|it| it.id == id);
    found.unwrap_or_else(|| panic!("{id} is missing"))
}

/// The first buttons of all countries that have one, by id.
fn first(of: fn(&Country) -> &[Number]) -> Vec<(&'static str, &'static str)> {
    let button = |it: &'static Country| Some((it.id, of(it).first()?.tel));
    let mut buttons: Vec<_> = content::countries().iter().filter_map(button).collect();
    buttons.sort_unstable();
    buttons
}

#[test]
fn each_country_shows_its_own_numbers() {
    assert_eq!(first(|it| it.emergency), EMERGENCY);
    assert_eq!(first(|it| it.advice), ADVICE);
}

#[test]
fn where_there_is_no_button_there_are_words() {
    let without: Vec<_> =
        content::countries().iter().filter(|it| it.emergency.is_empty()).collect();
    assert_eq!(without.iter().map(|it| it.id).collect::<Vec<_>>(), ["xn"], "Nunavut has no 911");
    assert!(without.iter().all(|it| it.emergency_note.contains("health centre")));
    for it in content::countries() {
        assert!(!it.advice_note.is_empty(), "{}", it.id);
    }
}

#[test]
fn what_was_chosen_before_is_still_a_country() {
    for id in [
        "us", "ca", "gb", "ie", "au", "nz", "de", "fr", "es", "it", "nl", "eu", "in", "jp", "br",
        "mx", "za", "sg", "ph",
    ] {
        assert_eq!(country(id).id, id);
    }
    // Settings and the attribute of the embed hold two letters.
    assert!(content::countries().iter().all(|it| it.id.len() == 2));
}

#[test]
fn no_language_means_a_part_of_canada_and_the_whole_says_which_to_choose() {
    let of = |tag| of_language(tag, content::countries()).map(|it| it.id);
    assert_eq!([of("en-CA"), of("fr-CA")], [Some("ca"), Some("ca")]);
    assert_eq!([of("en-MB"), of("iu-NU")], [None, None]);
    let elsewhere = country("ca");
    for part in ["Manitoba", "Nunavut"] {
        assert!(elsewhere.name.contains(part) && elsewhere.advice_note.contains(part), "{part}");
        assert!(content::countries().iter().any(|it| *it.name == *format!("Canada, {part}")));
    }
}

#[test]
fn the_notes_are_read_in_fear_so_they_are_short() {
    for it in content::countries() {
        for text in [it.emergency_note, it.by_text, it.advice_note] {
            assert!(text.split_whitespace().count() <= 22, "{}: {text:?}", it.id);
            assert!(text.is_empty() || text.ends_with('.'), "{}: {text:?}", it.id);
        }
    }
}

#[test]
fn people_who_cannot_hear_or_speak_on_the_phone_are_told_how() {
    for id in ["au", "ca", "de", "fr", "gb", "hk", "ie", "nz", "sg", "tw", "us"] {
        assert!(!country(id).by_text.is_empty(), "{id}");
    }
    assert!(country("gb").by_text.contains("registered beforehand"));
}
