//! A copy that only a password opens: the file around what was locked.

use unhunch::domain::journal::locked::{FileKind, LockedCopy, ROUNDS, Unopened};

fn copy(data: Vec<u8>) -> LockedCopy {
    LockedCopy { salt: (0..16).collect(), iv: (100..112).collect(), rounds: ROUNDS, data }
}

#[test]
fn what_is_written_is_read_back() {
    for length in 16..80 {
        let locked = copy((0..length).map(|it| it * 3).collect());
        assert_eq!(LockedCopy::of_file(&locked.to_file()), Ok(locked), "{length} bytes");
    }
}

#[test]
fn the_file_is_as_the_document_says() {
    // The base 64 is that of another program: `base64` of coreutils.
    let text = copy(b"sixteen bytes ok".to_vec()).to_file();
    assert_eq!(
        text,
        r#"{"unhunch":"locked export","version":1,"salt":"AAECAwQFBgcICQoLDA0ODw==","iv":"ZGVmZ2hpamtsbW5v","rounds":600000,"data":"c2l4dGVlbiBieXRlcyBvaw=="}"#
    );
}

#[test]
fn a_file_that_was_cut_anywhere_says_so() {
    let text = copy(vec![7; 40]).to_file();
    for end in 0..text.len() {
        assert_eq!(LockedCopy::of_file(&text[..end]), Err(Unopened::Cut), "{end}");
    }
}

#[test]
fn a_field_that_was_changed_is_named() {
    let text = copy(vec![7; 40]).to_file();
    for (from, to, fault) in [
        ("AAECAwQF", "AAECAwQ", Unopened::Changed("salt")),
        ("AAECAwQF", "AAECAwQ*", Unopened::Changed("salt")),
        ("AAECAwQF", "AAECAwQFAAEC", Unopened::Changed("salt")),
        ("ZGVm", "", Unopened::Changed("iv")),
        ("600000", "0", Unopened::Changed("rounds")),
        ("600000", "-1", Unopened::Changed("rounds")),
        // A file that would keep the device busy for an hour.
        ("600000", "10000001", Unopened::Changed("rounds")),
        ("\"BwcH", "\"Bw_H", Unopened::Changed("data")),
        ("\"version\":1", "\"version\":2", Unopened::Newer(2)),
        ("\"version\":1", "\"version\":\"1\"", Unopened::Changed("version")),
        ("\"iv\":", "\"vi\":", Unopened::Changed("iv")),
        (",\"rounds\"", "\"rounds\"", Unopened::Changed("JSON")),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        assert_eq!(LockedCopy::of_file(&changed), Err(fault), "{from} to {to}");
    }
    // Bits behind the last byte would make two texts of one file.
    let odd = copy(vec![7; 17]).to_file();
    let changed = odd.replacen("Bwc=", "Bwd=", 1);
    assert_ne!(changed, odd);
    assert_eq!(LockedCopy::of_file(&changed), Err(Unopened::Changed("data")));
}

#[test]
fn what_a_file_is_shows_at_its_beginning() {
    let locked = copy(vec![7; 40]).to_file();
    assert_eq!(FileKind::of(&locked), FileKind::Locked);
    assert_eq!(FileKind::of(&locked[..40]), FileKind::Locked, "cut");
    let export = "{\n  \"unhunch\" : \"export\", \"version\": 1";
    assert_eq!(FileKind::of(export), FileKind::Export);
    let routine = r#"{"name":"\"unhunch\":\"locked export\"","steps":[],"unhunch":1}"#;
    for other in
        [routine, "", "unhunch", "{\"unhunch\":\"exported\"}", "{\"unhunch\":\"settings\"}"]
    {
        assert_eq!(FileKind::of(other), FileKind::Other, "{other}");
    }
}
