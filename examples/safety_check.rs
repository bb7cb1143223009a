//! The safety check in a terminal: `echo '{"age":61,"yes":["chest_pain"],"unsure":[]}' | cargo run --example safety_check`.
//!
//! An id in neither list is a no; `age` may be left out. `door` is `none`, `usual` or `new`: what it does not ask is a no, and
//! without it everything counts as asked. `-- --questions` prints every question as JSON. An unknown id or text that is no such JSON is
//! answered with exit code 2 and what to do.

use std::io::{self, Read};
use std::process::ExitCode;

use serde::Deserialize;
use serde_json::{Value, json};
use unhunch::content;
use unhunch::domain::safety::check::{Answers, Door, Level, Question, Ticks};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    door: Option<String>,
    age: Option<u8>,
    #[serde(default)]
    yes: Vec<String>,
    #[serde(default)]
    unsure: Vec<String>,
}

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    match wanted.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => {}
        ["--questions"] => {
            println!("{}", questions());
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("This takes answers on standard input, or --questions.");
            return ExitCode::from(2);
        }
    }
    let mut text = String::new();
    let answer = match io::stdin().read_to_string(&mut text) {
        Ok(_) => check(&text),
        Err(error) => Err(format!("Nothing could be read from standard input: {error}.")),
    };
    match answer {
        Ok(answer) => {
            println!("{answer}");
            ExitCode::SUCCESS
        }
        Err(says) => {
            eprintln!("{says}");
            ExitCode::from(2)
        }
    }
}

fn check(text: &str) -> Result<String, String> {
    let given: Given = serde_json::from_str(text).map_err(|error| {
        let form = r#"{"age":61,"yes":["chest_pain"],"unsure":[]}"#;
        format!("This is not what the check reads: {error}. It reads, for example, {form}")
    })?;
    let rules = content::rules();
    let door = given.door.map(|id| {
        Door::named(&id).ok_or_else(|| {
            let known: Vec<_> = Door::ALL.iter().map(|it| it.id()).collect();
            format!("There is no door called {id:?}. There are: {}", known.join(", "))
        })
    });
    let set = |ids: &[String]| {
        ids.iter().try_fold(Ticks::default(), |set, id| {
            let place = rules.place(id).ok_or_else(|| {
                let known: Vec<_> = rules.questions.iter().map(|it| it.id).collect();
                format!("There is no question called {id:?}. There are: {}", known.join(", "))
            })?;
            Ok::<Ticks, String>(set.with(place))
        })
    };
    let answers = Answers {
        door: door.transpose()?,
        age: given.age,
        yes: set(&given.yes)?,
        unsure: set(&given.unsure)?,
    };
    let outcome = rules.outcome(&answers);
    let because: Vec<_> = outcome.because.iter().map(|&place| rules.questions[place].id).collect();
    let (level, word) = (outcome.level.id(), outcome.word);
    Ok(json!({ "level": level, "word": word, "because": because, "rules": rules.dated })
        .to_string())
}

/// Every question in the order of the check: its id, what stands on the screen, its page, the doors that ask it, and the
/// level of a yes by itself.
fn questions() -> Value {
    let row = |it: &Question| {
        let doors: Vec<_> =
            Door::ALL.iter().filter(|door| it.from <= **door).map(|it| it.id()).collect();
        json!({
            "id": it.id,
            "text": it.line(),
            "page": it.page + 1,
            "doors": doors,
            "level": it.alone.map(Level::id),
        })
    };
    content::rules().questions.iter().map(row).collect()
}
