//! What of the sums is shown: which days, which exercises, and what is named beside them.

use unhunch::domain::journal::practice::{
    MOST_DAYS, by_exercise, first_drawn, leave_last, noise, uneven,
};
use unhunch::domain::journal::progress::{DaySum, SideSum, Sums};
use unhunch::domain::journal::trend::{Change, TrendLabel};
use unhunch::domain::library::exercise::Side;
use unhunch::domain::time::Millis;
use unhunch::domain::time::day::Day;

const TODAY: Day = Day(20_000);

fn side(seconds: u32, last: u64) -> SideSum {
    SideSum { time: Millis::from_secs(seconds), reps: 0, level: 1, last }
}

#[test]
fn pain_is_drawn_from_its_first_day_and_four_weeks_at_least() {
    let pained = |ago: &[i32]| {
        let one = DaySum { pains: 1, pain: 3, ..DaySum::default() };
        Sums { days: ago.iter().map(|ago| (Day(TODAY.0 - ago), one)).collect(), ..Sums::default() }
    };
    let first = |sums: &Sums| TODAY.0 - first_drawn(sums, TODAY).0 + 1;
    let drawn = |ago: Option<i32>| first(&pained(ago.as_slice()));
    assert_eq!(drawn(None), 28);
    assert_eq!(drawn(Some(3)), 28);
    assert_eq!(drawn(Some(40)), 41);
    assert_eq!(drawn(Some(MOST_DAYS - 1)), MOST_DAYS);
    assert_eq!(drawn(Some(400)), 401);
    let lately = pained(&[400, 88, 3]).since(Day(TODAY.0 - MOST_DAYS + 1));
    assert_eq!(first(&lately), 89, "of what is shown");
}

#[test]
fn outside_the_band_the_sentence_says_better_and_inside_it_does_not() {
    for from in [1.0, 3.0, 5.5, 8.0] {
        let (low, high) = noise(from);
        assert!(low >= 0.0 && high <= 10.0 && low < from && from < high);
        let says = |to: f64| Change { from, to }.label();
        if low > 0.0 {
            assert_eq!(says(low - 0.01), TrendLabel::Better, "{from}");
            assert_ne!(says(low + 0.01), TrendLabel::Better, "{from}");
        }
        if high < 10.0 {
            assert_eq!(says(high + 0.01), TrendLabel::Worse, "{from}");
            assert_ne!(says(high - 0.01), TrendLabel::Worse, "{from}");
        }
    }
}

#[test]
fn the_exercises_that_were_done_last_stay() {
    let mut sums = Sums::default();
    for (key, last) in [
        ("cat-cow|both", 9),
        ("head-tilt|left", 3),
        ("head-tilt|right", 7),
        ("own:a|b|both", 5),
        ("bird-dog|both", 5),
        ("no side", 1),
        ("cobra-pose|sideways", 1),
    ] {
        sums.sides.insert(key.to_owned(), side(10, last));
    }
    let all = by_exercise(&sums);
    let left = |most| {
        let mut rows = all.clone();
        leave_last(&mut rows, most);
        rows.into_keys().collect::<Vec<_>>()
    };
    assert_eq!(left(9), ["bird-dog", "cat-cow", "head-tilt", "own:a|b"]);
    assert_eq!(left(2), ["cat-cow", "head-tilt"]);
    assert_eq!(left(3).len(), 4, "of the same session both stay");
    let [first, second, both] = all["head-tilt"];
    assert_eq!((first.map(|it| it.last), second.map(|it| it.last), both), (Some(3), Some(7), None));
}

#[test]
fn a_side_is_named_that_had_a_quarter_more() {
    let sides = |left, right| uneven(&[Some(side(left, 1)), Some(side(right, 1)), None]);
    assert_eq!(sides(100, 100), None);
    assert_eq!(sides(100, 124), None);
    assert_eq!(sides(100, 125), Some((Side::Right, 25)));
    assert_eq!(sides(150, 100), Some((Side::Left, 50)));
    assert_eq!(uneven(&[Some(side(100, 1)), None, Some(side(1, 1))]), None, "one side alone");
}
