//! `cargo xtask bench`: how punctual, how frugal and how quick the release app is in Chromium, each figure against its limit.
//!
//! The measuring is in `e2e/bench/`; here is what it needs: the app on a server, its plan, and a browser.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Stdio};

use anyhow::{Context, Result};

use crate::browser::Browser;
use crate::{build, shell};

/// Measures the groups of figures that `only` names, or all when it names none.
pub(crate) fn run(only: &[String]) -> Result<()> {
    build::run()?;
    let browser = Browser::ensure()?;
    let timeline = ["run", "--quiet", "--example", "timeline", "--", "office-reset"];
    let plan = shell::read(shell::cargo().args(timeline)).context(
        "the plan cannot be printed; `cargo run --example timeline -- office-reset` says why",
    )?;
    let server = Server::start()?;
    let mut node = shell::command("node");
    node.arg("e2e/bench/run.mjs").args(only);
    node.env("UNHUNCH_URL", &server.url).env("UNHUNCH_PLAN", plan);
    shell::run(browser.for_command(&mut node))
}

/// This program once more, as `cargo xtask serve`, for as long as the value lives.
struct Server {
    process: Child,
    url: String,
    /// A server that nobody listens to would stop at its next line.
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start() -> Result<Server> {
        let mut serve = shell::command(env::current_exe()?);
        serve.args(["serve", "--no-build", "--port", "0"]).stdout(Stdio::piped());
        let mut process = serve.spawn().context("the server cannot be started")?;
        let output = process.stdout.take().context("the server has no output")?;
        let mut server = Server { process, url: String::new(), output: BufReader::new(output) };
        let mut line = String::new();
        server.output.read_line(&mut line)?;
        let url = line.split_whitespace().find(|it| it.starts_with("http://"));
        server.url = url.context("the server did not start; its own output above says why")?.into();
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended already needs no end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
