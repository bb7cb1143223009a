//! `docs/faults.md` names the test that holds each kind of fault: each is there, under that name.

use std::fs;
use std::path::Path;

/// Each file that a row names, with what it quotes from it.
fn named(row: &str) -> Vec<(&str, Vec<&str>)> {
    let cell = row.trim_end_matches('|').rsplit('|').next().unwrap_or_default();
    cell.split(';')
        .filter_map(|part| {
            let file = part.split('`').nth(1)?;
            let quoted = part.split('“').skip(1).filter_map(|it| Some(it.split_once('”')?.0));
            Some((file, quoted.collect()))
        })
        .collect()
}

#[test]
fn each_kind_names_a_test_that_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("docs/faults.md")).expect("the page");
    let is_row = |line: &&str| line.starts_with("| ") && !line.starts_with("| kind |");
    let mut count = 0;
    for row in text.lines().filter(is_row) {
        let named = named(row);
        assert!(!named.is_empty(), "no test: {row}");
        for (file, titles) in named {
            let tests = fs::read_to_string(root.join(file)).unwrap_or_default();
            assert!(!titles.is_empty(), "no title in {file}: {row}");
            for title in titles {
                // In a story a quotation mark is escaped.
                let there = tests.replace("\\'", "'").contains(title);
                assert!(there, "{file} has no “{title}”");
            }
        }
        count += 1;
    }
    assert!(count > 20, "{count} rows are read");
}
