//! Holds the two lists of an exercise against each other: `leave_out`, which a person reads, and
//! `excluded_by`, which the program goes by. `content/leave_out.toml` says by which words a line names an
//! answer of the safety check.

use std::collections::BTreeMap;
use std::path::Path;

use super::model::{Content, Exercise, file};
use super::problem::{Problem, Problems};

const FILE: &str = "leave_out.toml";

/// The words by which a line names an answer, by the id of the answer.
type AnswerNames = BTreeMap<String, Vec<String>>;

/// What the exercises of `content` say differently in their two lists. `questions` are the ids of the check.
pub fn check(root: &Path, content: &Content, questions: &[String], found: &mut Vec<Problem>) {
    let Some(names) = file::<AnswerNames>(root, FILE, found) else { return };
    // A check that cannot be read has been reported itself.
    if questions.is_empty() {
        return;
    }
    table(&names, questions, &mut Problems { file: FILE, found });
    for (slug, row) in &content.exercises {
        let file = format!("exercises/{slug}.toml");
        let mut problems = Problems { file: &file, found };
        for id in &row.excluded_by {
            let says = format!("{id:?} is no question of content/safety.toml");
            problems.expect(questions.contains(id), "excluded_by", says);
        }
        lists(row, &names, &mut problems);
    }
}

fn table(names: &AnswerNames, questions: &[String], problems: &mut Problems<'_>) {
    for (id, words) in names {
        problems.expect(questions.contains(id), id, "is no question of content/safety.toml");
        problems.expect(!words.is_empty(), id, "is empty: give at least one name");
        let plain = |it: &String| !it.trim().is_empty() && *it == it.to_lowercase();
        problems.expect(words.iter().all(plain), id, "must be in small letters, and no blank");
    }
}

fn lists(row: &Exercise, names: &AnswerNames, problems: &mut Problems<'_>) {
    let lines: Vec<_> = row.leave_out.iter().map(|line| line.to_lowercase()).collect();
    let says = |line: &String, id: &str| {
        names.get(id).is_some_and(|words| words.iter().any(|it| begins_in(line, it)))
    };
    for id in &row.excluded_by {
        let said = lines.iter().any(|line| says(line, id));
        let fault = format!("{id:?} is named by no line of leave_out (content/leave_out.toml)");
        problems.expect(said, "excluded_by", fault);
    }
    for (at, line) in lines.iter().enumerate() {
        for id in names.keys().filter(|id| says(line, id) && !row.excluded_by.contains(id)) {
            let fault = format!("names what {id} asks for, which is not in excluded_by");
            problems.add(format!("leave_out[{at}]"), fault);
        }
    }
}

/// Whether a word of `line` begins with `name`: a crash is no rash.
fn begins_in(line: &str, name: &str) -> bool {
    let mut found = line.match_indices(name);
    found.any(|(at, _)| !line[..at].ends_with(char::is_alphabetic))
}
