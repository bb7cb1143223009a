//! How a long history fits on a printed page: an entry that says the same as the one before is shown once, and
//! entries that do not fit are counted.

use crate::domain::time::day::Day;

/// Entries that follow each other and say the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Repeat<T> {
    /// The day of the first of them.
    pub first: Day,
    /// The day of the last.
    pub last: Day,
    /// How many they are.
    pub count: usize,
    /// What they say.
    pub says: T,
}

/// The runs of `entries`, in their order.
pub fn runs<T: PartialEq>(entries: impl IntoIterator<Item = (Day, T)>) -> Vec<Repeat<T>> {
    let mut all: Vec<Repeat<T>> = Vec::new();
    for (day, says) in entries {
        match all.last_mut().filter(|run| run.says == says) {
            Some(run) => (run.last, run.count) = (day, run.count + 1),
            None => all.push(Repeat { first: day, last: day, count: 1, says }),
        }
    }
    all
}

/// The newest of some entries, and what had to be left out of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Newest<T> {
    /// They, newest first.
    pub shown: Vec<Repeat<T>>,
    /// How many entries there are in all, and the day of the first; `None` if all of them are shown.
    pub of: Option<(usize, Day)>,
}

impl<T> Newest<T> {
    /// The last `most` of `runs`, which are in order of time.
    pub fn of(mut runs: Vec<Repeat<T>>, most: usize) -> Self {
        let all = runs.iter().map(|run| run.count).sum();
        let of = runs.first().filter(|_| runs.len() > most).map(|run| (all, run.first));
        runs.reverse();
        runs.truncate(most);
        Self { shown: runs, of }
    }

    pub fn count(&self) -> usize {
        self.shown.iter().map(|run| run.count).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(says: &str) -> Vec<Repeat<char>> {
        runs((100..).map(Day).zip(says.chars()))
    }

    #[test]
    fn what_says_the_same_is_told_once_with_how_often_and_from_when_until_when() {
        let run =
            |first, last, count, says| Repeat { first: Day(first), last: Day(last), count, says };
        assert_eq!(entries("aab"), [run(100, 101, 2, 'a'), run(102, 102, 1, 'b')]);
        // The same again later is another run: something was between them.
        assert_eq!(entries("aba").len(), 3);
        assert_eq!(entries(""), []);
    }

    #[test]
    fn the_newest_come_first_and_every_entry_is_shown_or_counted() {
        let all = Newest::of(entries("aabbbc"), 3);
        assert_eq!((all.of, all.count()), (None, 6));
        let says: String = all.shown.iter().map(|run| run.says).collect();
        assert_eq!(says, "cba");
        let some = Newest::of(entries("aabbbc"), 2);
        assert_eq!((some.of, some.count()), (Some((6, Day(100))), 4));
        assert_eq!(Newest::of(entries("ab"), 0).of, Some((2, Day(100))));
        assert_eq!(Newest::of(entries(""), 0).of, None);
    }
}
