//! The safety check in a terminal: `echo '{"age":61,"yes":["chest_pain"],"unsure":[]}' | cargo run --example safety_check`.
//!
//! An id in neither list is a no; `age` may be left out. An unknown id or text that is no such JSON is
//! answered with exit code 2 and what to do.

use std::io::{self, Read};
use std::process::ExitCode;

use serde::Deserialize;
use serde_json::json;
use unhunch::content;
use unhunch::domain::safety::{Answers, Ticks};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    age: Option<u8>,
    #[serde(default)]
    yes: Vec<String>,
    #[serde(default)]
    unsure: Vec<String>,
}

fn main() -> ExitCode {
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
    let set = |ids: &[String]| {
        ids.iter().try_fold(Ticks::default(), |set, id| {
            let place = rules.place(id).ok_or_else(|| {
                let known: Vec<_> = rules.questions.iter().map(|it| it.id).collect();
                format!("There is no question called {id:?}. There are: {}", known.join(", "))
            })?;
            Ok::<Ticks, String>(set.with(place))
        })
    };
    let answers = Answers { age: given.age, yes: set(&given.yes)?, unsure: set(&given.unsure)? };
    let outcome = rules.outcome(&answers);
    let because: Vec<_> = outcome.because.iter().map(|&place| rules.questions[place].id).collect();
    Ok(json!({ "level": outcome.level.id(), "because": because, "rules": rules.dated }).to_string())
}
