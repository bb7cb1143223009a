//! What a person waits for: a line a step that says what it is for and how long it takes, and a log with the rest.
//!
//! On a terminal a sign moves while a step is at work; elsewhere there is a line when it begins.

use std::fs::{self, File, OpenOptions};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use crate::shell;

/// How much of a log is shown when a step fails, in lines.
const SHOWN: usize = 20;
/// How many steps are at work at a time. Each may use every core; a third would only take their memory.
const AT_A_TIME: usize = 2;

/// The last sign is that of a step that is done.
const SIGNS: [&str; 5] = ["|", "/", "-", "\\", "+"];

type Work<'a> = dyn FnOnce(&Log) -> Result<()> + Send + 'a;

pub struct Step<'a> {
    name: &'a str,
    why: &'a str,
    takes: &'a str,
    work: Box<Work<'a>>,
}

impl<'a> Step<'a> {
    /// `name` is that of its log, too; `takes` says how long it takes, for instance "about a minute".
    pub fn new(
        name: &'a str,
        why: &'a str,
        takes: &'a str,
        work: impl FnOnce(&Log) -> Result<()> + Send + 'a,
    ) -> Self {
        Step { name, why, takes, work: Box::new(work) }
    }

    pub fn run(self) -> Result<()> {
        run_all(vec![self])
    }
}

/// Takes the steps in their order, two at a time. When one fails, no other begins; the first failure is what is said.
pub fn run_all(steps: Vec<Step>) -> Result<()> {
    let lines = MultiProgress::new();
    let next = Mutex::new(steps.into_iter());
    let failure = Mutex::new(None);
    let work = || {
        while lock(&failure).is_none() {
            // The lock ends with this line, before the work begins.
            let Some(step) = lock(&next).next() else { break };
            if let Err(error) = run(step, &lines) {
                lock(&failure).get_or_insert(error);
            }
        }
    };
    let is_any = !lock(&next).as_slice().is_empty();
    thread::scope(|scope| {
        for _ in 1..AT_A_TIME {
            scope.spawn(work);
        }
        work();
    });
    if is_any && !lines.is_hidden() {
        // The last line is left without its end.
        eprintln!();
    }
    lock(&failure).take().map_or(Ok(()), Err)
}

/// Another step that broke off takes nothing from this one.
fn lock<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn run(step: Step, lines: &MultiProgress) -> Result<()> {
    let Step { name, why, takes, work } = step;
    let start = Instant::now();
    let line = lines.add(ProgressBar::new_spinner());
    if lines.is_hidden() {
        eprintln!("{name}: {why}. This takes {takes}.");
    } else {
        let style = ProgressStyle::with_template("{spinner} {elapsed:>4}  {wide_msg}")?;
        line.set_style(style.tick_strings(&SIGNS));
        line.set_message(format!("{name} ({takes}): {why}"));
        line.enable_steady_tick(Duration::from_millis(200));
    }
    let outcome = Log::begin(name).and_then(|log| work(&log));
    match &outcome {
        Ok(()) => line.finish_with_message(format!("{name}: {why}")),
        Err(_) => line.abandon_with_message(format!("{name}: FAILED")),
    }
    if lines.is_hidden() {
        let end = if outcome.is_ok() { "done" } else { "FAILED" };
        eprintln!("{name}: {end} after {} s", start.elapsed().as_secs());
    }
    outcome.with_context(|| name.to_owned())
}

/// Where what programs say goes while a step is at work.
pub struct Log {
    path: PathBuf,
}

impl Log {
    /// An empty log in `target/logs/`.
    fn begin(name: &str) -> Result<Log> {
        let folder = shell::root().join("target/logs");
        fs::create_dir_all(&folder).context("target/logs cannot be made")?;
        let name: String =
            name.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '-' }).collect();
        Log::at(folder.join(format!("{name}.log")))
    }

    fn at(path: PathBuf) -> Result<Log> {
        File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
        Ok(Log { path })
    }

    /// Runs a program; when it fails, the error has the end of what it said, and the place of all of it.
    pub fn run(&self, command: &mut Command) -> Result<()> {
        let shown = shell::shown(command);
        let mut file = OpenOptions::new().append(true).open(&self.path)?;
        writeln!(file, "$ {shown}")?;
        let status = command
            .stdin(Stdio::null())
            .stdout(file.try_clone()?)
            .stderr(file)
            .status()
            .with_context(|| format!("`{shown}` cannot be started"))?;
        if status.success() {
            return Ok(());
        }
        let said = fs::read(&self.path)?;
        bail!(
            "`{shown}` failed ({status}). {} has all that it said; the end of it:\n{}",
            short(&self.path),
            end_of(&String::from_utf8_lossy(&said))
        )
    }

    /// Runs `cargo <command> --quiet`, which says nothing but what the compiler has against the code, and gives that back.
    /// When it fails, the error is what it said.
    pub fn compile(&self, cargo: &mut Command) -> Result<String> {
        let colour = if std::io::stderr().is_terminal() { "always" } else { "never" };
        cargo.env("CARGO_TERM_COLOR", colour).arg("--quiet").stdin(Stdio::null());
        let shown = shell::shown(cargo);
        let output = cargo.output().with_context(|| format!("`{shown}` cannot be started"))?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let mut file = OpenOptions::new().append(true).open(&self.path)?;
        write!(file, "$ {shown}\n{said}")?;
        if !output.status.success() {
            bail!("`{shown}` failed ({}):\n{said}", output.status);
        }
        Ok(said)
    }
}

/// A path as it is typed in the project's folder.
fn short(path: &Path) -> std::path::Display<'_> {
    path.strip_prefix(shell::root()).unwrap_or(path).display()
}

fn end_of(log: &str) -> String {
    let lines: Vec<_> = log.lines().collect();
    lines[lines.len().saturating_sub(SHOWN)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell_line(line: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", line]);
        command
    }

    #[test]
    fn what_failed_is_named_with_its_log_and_the_end_of_it() -> Result<()> {
        let say = "for it in $(seq 100); do echo said $it; done; echo why >&2; exit 3";
        let failed =
            Step::new("a test of steps", "a test", "no time", |log| log.run(&mut shell_line(say)));
        let error = failed.run().expect_err("the program fails");
        let error = format!("{error:#}");
        assert!(error.starts_with("a test of steps: `sh -c for"), "{error}");
        let log = "target/logs/a-test-of-steps.log";
        assert!(error.contains(log), "{error}");
        assert!(error.ends_with("said 100\nwhy") && !error.contains("said 80\n"), "{error}");
        assert!(fs::read_to_string(shell::root().join(log))?.contains("said 1\n"));
        Ok(())
    }

    #[test]
    fn what_the_compiler_has_against_the_code_comes_back_whole() -> Result<()> {
        let log = Log::begin("a test of the compiler")?;
        let mut warns = shell_line("echo warning: unused >&2");
        assert_eq!(log.compile(&mut warns)?, "warning: unused\n");
        let mut fails = shell_line("seq 100 >&2; exit 101");
        let error = log.compile(&mut fails).expect_err("it fails").to_string();
        assert!(error.contains(":\n1\n2\n"), "{error}");
        assert!(error.ends_with("\n100\n"), "{error}");
        Ok(())
    }

    #[test]
    fn after_a_failure_no_step_begins() {
        let begun = Mutex::new(Vec::new());
        let step = |name, works: bool| {
            let begun = &begun;
            Step::new(name, "a test", "no time", move |_| {
                lock(begun).push(name);
                if works { Ok(()) } else { bail!("broken") }
            })
        };
        let fails = |_: usize| step("test 1", false);
        let steps = (0..AT_A_TIME).map(fails).chain([step("test 2", true)]).collect();
        let error = run_all(steps).expect_err("the first ones fail");
        assert_eq!(format!("{error:#}"), "test 1: broken");
        assert!(!lock(&begun).contains(&"test 2"), "{begun:?}");
    }
}
