//! When a person is reminded of a copy, and when the file that keeps itself may be written anew.

use unhunch::domain::journal::copies::{Copies, LastCopy};
use unhunch::domain::time::Millis;

fn copied(records: usize) -> Copies {
    let last = LastCopy { utc: Millis(1), offset: 0, kind: "file".to_owned(), records };
    Copies { last: Some(last), current: Some(records), waved: 0 }
}

#[test]
fn each_tenth_session_without_a_copy_reminds_once() {
    for (base, mut copies) in [(0, Copies::default()), (37, copied(37))] {
        let mut reminded = Vec::new();
        for records in base..base + 35 {
            if copies.is_due(records) {
                reminded.push(records - base);
                copies.waved = records;
            }
        }
        assert_eq!(reminded, [10, 20, 30]);
    }
}

#[test]
fn a_reminder_that_nobody_answered_stays() {
    let copies = copied(5);
    let due: Vec<usize> = (5..20).filter(|&it| copies.is_due(it)).collect();
    assert_eq!(due, [15, 16, 17, 18, 19]);
    // Seen late, it is waved for these ten alone.
    let waved = Copies { waved: 19, ..copies };
    assert!(!waved.is_due(24) && waved.is_due(25));
    assert_eq!(waved.uncopied(25), 20);
}

#[test]
fn fewer_sessions_than_in_the_copy_remind_of_nothing() {
    assert!(!copied(40).is_due(3));
    assert_eq!(copied(40).uncopied(3), 0);
}

#[test]
fn a_file_that_holds_more_or_is_not_known_is_not_written_over() {
    assert!(copied(40).may_overwrite(40) && copied(40).may_overwrite(41));
    assert!(!copied(40).may_overwrite(39), "something was lost here");
    // All that was remembered here was lost, and a file was saved by hand since.
    let known = Copies { current: None, ..copied(2) };
    assert!(!known.may_overwrite(2));
    assert!(!Copies::default().may_overwrite(0));
}

#[test]
fn what_was_remembered_by_an_older_build_is_read() {
    assert_eq!(serde_json::from_str::<Copies>("{}").ok(), Some(Copies::default()));
    let text = serde_json::to_string(&copied(3)).unwrap_or_default();
    assert_eq!(serde_json::from_str::<Copies>(&text).ok(), Some(copied(3)));
}
