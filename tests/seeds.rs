//! Every sentence of the seeds has a row in `docs/seeds.md`, with a place that is there, or a reason.

use std::fs;
use std::path::Path;

use unhunch::content;
use unhunch::domain::route::{PageName, Route};

const IDS: &str = include_str!(concat!(env!("OUT_DIR"), "/texts/ids.txt"));

/// How many sentences of each seed say something.
const SEEDS: [(&str, usize); 4] = [("000", 53), ("001", 33), ("002", 74), ("003", 83)];

/// The ways in which a row says why there is no place.
const REASONS: [&str; 2] = ["not wanted: ", "not yet: "];

/// A row: its id, what the seed says, and where that is.
struct Row {
    id: String,
    says: String,
    place: String,
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/seeds.md"))
        .expect("readable");
    let cells = |line: &str| line.split('|').map(|it| it.trim().to_owned()).collect::<Vec<_>>();
    let rows = text.lines().filter(|line| line.starts_with("| 0")).map(cells);
    rows.map(|cells| {
        assert_eq!(cells.len(), 6, "a row has four cells: {cells:?}");
        Row { id: cells[1].clone(), says: cells[2].clone(), place: cells[3].clone() }
    })
    .collect()
}

/// What stands between two backticks.
fn quoted(place: &str) -> Vec<&str> {
    place.split('`').skip(1).step_by(2).collect()
}

/// The reason of a row for having no place, or not all of it.
fn reason(place: &str) -> Option<&str> {
    REASONS.iter().find_map(|it| Some(place.split_once(it)?.1))
}

/// Whether an address leads to a page, and what it names is there.
fn is_page(address: &str) -> bool {
    match Route::parse(address) {
        Route::Unknown(_) => false,
        Route::Routine(slug) | Route::Session(slug) => content::routine(&slug).is_some(),
        Route::Exercise(slug) => content::exercise(&slug).is_some(),
        Route::Page(PageName::Guide, Some(slug)) => content::guide_section(&slug).is_some(),
        _ => true,
    }
}

/// Whether there is a text with this id, or texts whose ids begin with it.
fn is_text(id: &str) -> bool {
    IDS.lines()
        .any(|it| it.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('_')))
}

fn is_there(place: &str) -> bool {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if place.starts_with("#/") {
        is_page(place)
    } else if place.contains('/') {
        root.join(place).is_file()
    } else {
        is_text(place)
    }
}

#[test]
fn every_sentence_of_the_seeds_has_its_row_in_their_order() {
    let ids: Vec<String> = rows().into_iter().map(|row| row.id).collect();
    let all = SEEDS.iter().flat_map(|(seed, n)| (1..=*n).map(move |row| format!("{seed}-{row}")));
    assert_eq!(ids, all.collect::<Vec<_>>());
    assert_eq!(ids.len(), 243);
}

#[test]
fn every_row_has_a_place_that_is_there_or_a_reason() {
    let mut wrong = Vec::new();
    for Row { id, says, place } in rows() {
        let places = quoted(&place);
        wrong.extend(places.iter().filter(|it| !is_there(it)).map(|it| format!("{id}: {it}")));
        if says.is_empty() || places.is_empty() && reason(&place).is_none_or(|it| it.len() < 10) {
            wrong.push(format!("{id}: neither a place nor a reason"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_not_there_is_not_taken_for_a_place() {
    for place in [
        "#/guide/nothing",
        "#/nothing",
        "#/routine/nothing",
        "#/exercise/nothing",
        "src/nothing.rs",
        "src/domain",
        "where.nothing",
        "wher",
    ] {
        assert!(!is_there(place), "{place}");
    }
    for place in ["#/guide/why", "#/where", "docs/seeds.md", "where.desk", "where.muscles"] {
        assert!(is_there(place), "{place}");
    }
}
