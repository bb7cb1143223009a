//! `cargo xtask test`: every check of the project, as stages that all run even when one fails.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::browser::{self, Browser};
use crate::shell::{self, NPM};
use crate::tools::{self, Tools};
use crate::{build, size};

struct Stage {
    name: &'static str,
    run: fn() -> Result<()>,
    /// A stage that measures or drives `dist/` says nothing when the build failed.
    needs_build: bool,
}

const BUILD: &str = "build";

const STAGES: [Stage; 11] = [
    Stage { name: "format", run: format, needs_build: false },
    Stage { name: "scripts", run: scripts, needs_build: false },
    Stage { name: "clippy host", run: clippy_host, needs_build: false },
    Stage { name: "clippy wasm", run: clippy_wasm, needs_build: false },
    Stage { name: "host tests", run: host_tests, needs_build: false },
    Stage { name: "browser tests", run: browser_tests, needs_build: false },
    Stage { name: BUILD, run: build::run, needs_build: false },
    Stage { name: "size", run: size::run, needs_build: true },
    Stage { name: "stories", run: stories, needs_build: true },
    Stage { name: "engines", run: engines, needs_build: true },
    Stage { name: "platforms", run: platforms, needs_build: true },
];

struct Report {
    name: &'static str,
    verdict: Verdict,
    time: Duration,
}

#[derive(Clone, Copy, PartialEq)]
enum Verdict {
    Passed,
    Failed,
    /// Somebody asked for that, or what it needs cannot be had here. That is no failure, and nothing has passed either.
    LeftOut,
}

pub(crate) fn stage_names() -> impl Iterator<Item = &'static str> {
    STAGES.iter().map(|it| it.name)
}

/// Runs the stages that `only` names, or all when it names none, but for those that `skip` names.
pub(crate) fn run(only: &[&str], skip: &[&str]) -> Result<()> {
    let mut reports: Vec<Report> = Vec::new();
    for stage in STAGES.iter().filter(|it| only.is_empty() || only.contains(&it.name)) {
        println!("\n== {} ==", stage.name);
        if skip.contains(&stage.name) {
            println!("left out: --skip names it");
            let time = Duration::ZERO;
            reports.push(Report { name: stage.name, verdict: Verdict::LeftOut, time });
            continue;
        }
        let start = Instant::now();
        let build_failed =
            reports.iter().any(|it| it.name == BUILD && it.verdict == Verdict::Failed);
        let outcome = if stage.needs_build && build_failed {
            Err(anyhow::anyhow!("not run, because the build failed"))
        } else {
            (stage.run)()
        };
        let verdict = match &outcome {
            Ok(()) => Verdict::Passed,
            Err(error) if error.is::<browser::NotHere>() => {
                println!("left out: {error:#}");
                Verdict::LeftOut
            }
            Err(error) => {
                eprintln!("error: {error:#}");
                Verdict::Failed
            }
        };
        reports.push(Report { name: stage.name, verdict, time: start.elapsed() });
    }
    println!();
    for report in &reports {
        println!("{}", line(report));
    }
    let failed: Vec<_> =
        reports.iter().filter(|it| it.verdict == Verdict::Failed).map(|it| it.name).collect();
    ensure!(failed.is_empty(), "failed: {}", failed.join(", "));
    Ok(())
}

fn line(Report { name, verdict, time }: &Report) -> String {
    let verdict = match verdict {
        Verdict::Passed => "ok",
        Verdict::Failed => "FAILED",
        Verdict::LeftOut => "left out",
    };
    format!("{name:15}{verdict:9}{:6.1} s", time.as_secs_f64())
}

fn format() -> Result<()> {
    tools::ensure_component("rustfmt")?;
    shell::run(shell::cargo().args(["fmt", "--all", "--check"]))
}

/// The formatter, the linter and the type check of what is not Rust: `public/` and `e2e/`.
fn scripts() -> Result<()> {
    browser::ensure_packages()?;
    shell::run(shell::command(NPM).args(["--prefix", "e2e", "run", "check"]))
}

fn clippy_host() -> Result<()> {
    tools::ensure_component("clippy")?;
    let args = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    shell::run(shell::cargo().args(args))
}

fn clippy_wasm() -> Result<()> {
    tools::ensure_component("clippy")?;
    tools::ensure_target()?;
    // The other tests run on the host, with dependencies that the browser does not have.
    let args = ["clippy", "-p", "unhunch", "--target", tools::TARGET];
    let targets = ["--lib", "--bins", "--test", "web"];
    shell::run(shell::cargo().args(args).args(targets).args(["--", "-D", "warnings"]))
}

fn host_tests() -> Result<()> {
    shell::run(shell::cargo().args(["test", "--workspace"]))
}

/// `tests/web.rs` in a real browser: `.cargo/config.toml` gives cargo the script that runs it.
fn browser_tests() -> Result<()> {
    let tools = Tools::ensure()?;
    let browser = Browser::ensure()?;
    let mut cargo = shell::cargo();
    cargo.args(["test", "-p", "unhunch", "--target", tools::TARGET, "--test", "web"]);
    shell::run(tools.on_path(browser.for_command(&mut cargo)))
}

/// Where and on which day the stories are told that know of days, besides those of all of them: at the edges of
/// the year and of February, east and west of Greenwich, also where the clock is off by half hours and less.
const ELSEWHERE: [(&str, &str); 4] = [
    ("Asia/Kathmandu", "2028-02-28"),
    ("Pacific/Apia", "2028-02-29"),
    ("America/St_Johns", "2026-12-31"),
    ("Pacific/Auckland", "2027-01-01"),
];
const OF_DAYS: [&str; 4] = ["gate-faults", "lock.spec", "office-reset", "reminders"];

/// The Playwright specs, which start `cargo xtask serve` themselves.
fn stories() -> Result<()> {
    build::run()?;
    let browser = Browser::ensure()?;
    browser::ensure_nginx();
    shell::run(browser.for_command(browser::playwright().arg("test")))?;
    for (zone, day) in ELSEWHERE {
        println!("\n-- in {zone}, on {day} --");
        let mut there = browser::playwright();
        there.arg("test").args(OF_DAYS).env("UNHUNCH_ZONE", zone).env("UNHUNCH_DAY", day);
        shell::run(browser.for_command(&mut there))?;
    }
    Ok(())
}

/// The stories in Firefox and `WebKit`, which Playwright runs and does not drive.
fn engines() -> Result<()> {
    build::run()?;
    browser::ensure_packages()?;
    browser::ensure_engines()?;
    let config = ["test", "--config", "engines.config.mjs"];
    shell::run(browser::playwright().args(config))
}

/// The embed in the software that people write blogs with, which this installs.
fn platforms() -> Result<()> {
    build::run()?;
    let browser = Browser::ensure()?;
    browser::ensure_platforms()?;
    let config = ["test", "--config", "platforms.config.mjs"];
    shell::run(browser.for_command(browser::playwright().args(config)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_for_each_stage() {
        let check = |name, verdict, millis, expected| {
            let report = Report { name, verdict, time: Duration::from_millis(millis) };
            assert_eq!(line(&report), expected);
        };
        check("clippy host", Verdict::Passed, 12_340, "clippy host    ok         12.3 s");
        check("stories", Verdict::Failed, 123_000, "stories        FAILED    123.0 s");
        check("engines", Verdict::LeftOut, 0, "engines        left out    0.0 s");
    }
}
