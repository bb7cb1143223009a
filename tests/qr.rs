//! A text as a QR code. A story has another program read one (`e2e/tests/qr.spec.mjs`).

use unhunch::domain::qr::{MOST_QR, picture};

#[test]
fn a_text_becomes_a_square_with_a_margin() {
    let small = picture("https://unhunch.example/#/import/x").expect("it is short");
    // Version 3 has 29 fields, and there are 4 light ones on each side.
    assert_eq!(small.size, 29 + 8);
    // The first run is the upper edge of the mark in the first corner.
    assert!(small.path.starts_with("M4 4h7v1h-7z"), "{}", &small.path[..30]);
}

#[test]
fn the_longest_text_fits_and_a_longer_one_does_not() {
    let largest = picture(&"%".repeat(MOST_QR)).expect("it is not too long");
    assert_eq!(largest.size, 137 + 8);
    assert_eq!(picture(&"%".repeat(MOST_QR + 1)), None);
}
