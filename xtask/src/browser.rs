//! The browsers of the tests, and the npm packages that drive them.
//!
//! Chromium comes from the first of these that works: the CHROME variable, PATH, Playwright's download, the distribution's package.

use std::env;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use setup::step::{Log, Step};

use crate::shell::{self, NPM};
use crate::tools;

const NAMES: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Proof that the packages of `e2e/` and a Chromium are there.
pub(crate) struct Browser {
    chromium: PathBuf,
}

impl Browser {
    /// Gets what is missing.
    pub(crate) fn ensure() -> Result<Browser> {
        ensure_packages()?;
        Ok(Browser { chromium: ensure_chromium()? })
    }

    /// Tells the scripts of `e2e/` which Chromium to start.
    pub(crate) fn for_command<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("UNHUNCH_CHROMIUM", &self.chromium)
    }
}

pub(crate) fn e2e() -> PathBuf {
    shell::root().join("e2e")
}

/// Playwright's own command line.
pub(crate) fn playwright() -> Command {
    let mut command = shell::command("node");
    command.current_dir(e2e()).arg("node_modules/@playwright/test/cli.js");
    command
}

/// Installs the packages of `e2e/` unless those of its lock file are there.
pub(crate) fn ensure_packages() -> Result<()> {
    tools::ensure_node()?;
    let wanted = fs::read(e2e().join("package-lock.json"))
        .context("e2e/package-lock.json is needed; `npm install` in e2e/ writes it")?;
    let installed = e2e().join("node_modules/installed-lock.json");
    if fs::read(&installed).is_ok_and(|it| it == wanted) {
        return Ok(());
    }
    let why = "they check the scripts, and drive the browser in the tests";
    Step::new("the packages of e2e", why, "some seconds", |log| {
        let mut install = shell::command(NPM);
        install.args(["ci", "--no-audit", "--no-fund"]).current_dir(e2e());
        log.run(install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
    })
    .run()?;
    fs::write(&installed, wanted)
        .with_context(|| format!("{} cannot be written", installed.display()))
}

fn ensure_chromium() -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("CHROME").map(PathBuf::from) {
        ensure!(
            starts(&chosen),
            "CHROME is {}, which does not start; correct or unset it",
            chosen.display()
        );
        return Ok(chosen);
    }
    if let Some(found) = on_path().or_else(downloaded) {
        return Ok(found);
    }
    let why = "no Chromium or Chrome is on PATH";
    let download = Step::new("Chromium from Playwright", why, "about a minute", |log| {
        log.run(from_playwright(&mut playwright()).args(["install", "--no-shell", "chromium"]))
    });
    let download = download.run();
    if let Some(found) = downloaded() {
        return Ok(found);
    }
    match download {
        Ok(()) => eprintln!(
            "Playwright's Chromium does not start here, most often for want of a system library."
        ),
        Err(error) => eprintln!("{error:#}"),
    }
    if shell::read(Command::new("apt-get").arg("--version")).is_some() {
        let why = "Playwright's could not be had";
        let install = ["install", "--yes", "chromium"];
        if let Err(error) = apt("Chromium from the distribution", why, &install) {
            eprintln!("{error:#}");
        }
        if let Some(found) = on_path() {
            return Ok(found);
        }
    }
    bail!("no Chromium could be had; install Chromium or Chrome, or set CHROME to its program")
}

fn on_path() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    // Playwright wants to know where the program is, so its name alone will not do.
    let places: Vec<_> = env::split_paths(&path).collect();
    NAMES.iter().flat_map(|name| places.iter().map(move |it| it.join(name))).find(|it| starts(it))
}

/// The Chromium that Playwright has downloaded for this project.
fn downloaded() -> Option<PathBuf> {
    let script = "console.log(require('@playwright/test').chromium.executablePath())";
    let mut node = shell::command("node");
    let path = shell::read(from_playwright(&mut node).current_dir(e2e()).args(["-e", script]))?;
    Some(PathBuf::from(path.trim())).filter(|it| starts(it))
}

fn from_playwright(command: &mut Command) -> &mut Command {
    command
        .env("PLAYWRIGHT_BROWSERS_PATH", shell::root().join(".tools/browsers"))
        // In milliseconds: where the download is blocked, its five attempts should not take minutes.
        .env("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "10000")
        .env_remove("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD")
}

/// Some distributions have a program of the right name that only says where to get the real one.
fn starts(chromium: &Path) -> bool {
    shell::read(Command::new(chromium).arg("--version")).is_some()
}

/// Gets nginx with its brotli module, which one story serves the app with. Without apt that story is left out, and says so.
pub(crate) fn ensure_nginx() {
    let parts = ["/usr/sbin/nginx", "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"];
    if parts.iter().all(|part| Path::new(part).exists())
        || shell::read(Command::new("apt-get").arg("--version")).is_none()
    {
        return;
    }
    let packages =
        ["install", "--yes", "--no-install-recommends", "nginx", "libnginx-mod-http-brotli-static"];
    let why = "a story runs under docs/nginx.conf";
    if let Err(error) = apt("nginx from the distribution", why, &packages) {
        eprintln!("{error:#}");
    }
}

/// What the stories in Firefox and `WebKit` start, and the package that has it. Beside the driver comes the browser itself.
const ENGINES: [(&str, &str); 3] =
    [("firefox-esr", "firefox-esr"), ("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")];

/// What a stage needs and what cannot be had here, as a sentence.
#[derive(Debug)]
pub(crate) struct NotHere(String);

impl fmt::Display for NotHere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotHere {}

/// Gets Firefox, `WebKit`, and the screen that nobody sees.
pub(crate) fn ensure_engines() -> Result<()> {
    let path = env::var_os("PATH").unwrap_or_default();
    let is_there = |program: &&str| shell::on_path(program, &path).is_some();
    // Without a graphics card WebKit draws with the last one.
    let more = ["libgl1-mesa-dri"];
    ensure_parts(&ENGINES, is_there, &more, "stories run in Firefox and WebKit").context(
        "install Firefox ESR as firefox-esr, WebKitWebDriver and Xvfb, or leave this stage out with `--skip engines`",
    )
}

/// What the stories on the software of blogs need besides npm: a command that works where it is there, and the package that has it.
const PLATFORMS: [(&[&str], &str); 10] = [
    (&["hugo", "version"], "hugo"),
    (&["python3", "-c", "import ensurepip"], "python3-venv"),
    (&["php", "--version"], "php-cli"),
    (&["php", "-r", "exit(extension_loaded('mysqli') ? 0 : 1);"], "php-mysql"),
    (&["php", "-r", "exit(extension_loaded('xml') ? 0 : 1);"], "php-xml"),
    (&["/usr/sbin/mariadbd", "--version"], "mariadb-server-core"),
    (&["cat", "/usr/share/wordpress/wp-load.php"], "wordpress"),
    (
        &["cat", "/usr/share/wordpress/wp-content/themes/twentytwentyone/style.css"],
        "wordpress-theme-twentytwentyone",
    ),
    (
        &["cat", "/usr/share/wordpress/wp-content/themes/twentytwentytwo/style.css"],
        "wordpress-theme-twentytwentytwo",
    ),
    (
        &["cat", "/usr/share/wordpress/wp-content/themes/twentytwentythree/style.css"],
        "wordpress-theme-twentytwentythree",
    ),
];

/// Whether the packages that the stories on the software of blogs install run on a version of Node.js: their `engines` say so.
fn runs_platforms(version: &str) -> bool {
    let mut numbers = version.trim().trim_start_matches('v').split('.').map(str::parse::<u32>);
    let (Some(Ok(major)), Some(Ok(minor))) = (numbers.next(), numbers.next()) else {
        return false;
    };
    match major {
        20 => minor >= 19,
        22 => minor >= 12,
        _ => major >= 24,
    }
}

/// Gets what the stories on the software of blogs run. What comes from npm and `PyPI` they install themselves.
pub(crate) fn ensure_platforms() -> Result<()> {
    let node = shell::read(shell::command("node").arg("--version")).unwrap_or_default();
    if !runs_platforms(&node) {
        let node = node.trim();
        let wanted = "20.19 or newer of 20, 22.12 or newer of 22, or 24 or newer";
        return Err(NotHere(format!("Node.js {wanted} is needed, and here is {node}")).into());
    }
    let works = |command: &[&str]| {
        let Some((program, args)) = command.split_first() else { return false };
        shell::read(Command::new(program).args(args)).is_some()
    };
    // WordPress wants any server of pages beside it. This one is there for another story.
    ensure_parts(&PLATFORMS, |it| works(it), &["nginx"], "stories run on the software of blogs")
        .context("install what is missing, or leave this stage out with `--skip platforms`")
}

/// Gets the packages of `parts` of which something is not there, and `more` besides.
fn ensure_parts<T>(
    parts: &[(T, &str)],
    is_there: impl Fn(&T) -> bool,
    more: &[&str],
    why: &str,
) -> Result<()> {
    let missing = || parts.iter().filter(|(part, _)| !is_there(part));
    let packages: Vec<_> = missing().map(|(_, package)| *package).collect();
    if packages.is_empty() {
        return Ok(());
    }
    if shell::read(Command::new("apt-get").arg("--version")).is_none() {
        let packages = packages.join(", ");
        let why = format!("{packages} of Debian are needed, and there is no apt-get here");
        return Err(NotHere(why).into());
    }
    apt_get("the list of packages", why, "some seconds", &["update"])?;
    // Other distributions, and other versions of Debian, have some of them not.
    let unknown = unknown_to_apt(&packages);
    if !unknown.is_empty() {
        let unknown = unknown.join(", ");
        let why =
            format!("{unknown} of Debian 12 are needed, and apt-get has no such package here");
        return Err(NotHere(why).into());
    }
    let install = ["install", "--yes", "--no-install-recommends"];
    let install = [&install[..], more, &packages].concat();
    apt_get(&packages.join(", "), why, "one or two minutes", &install)?;
    if let Some((_, package)) = missing().next() {
        bail!("{package} was installed, but what is needed of it is not on PATH, or does not work");
    }
    Ok(())
}

/// Those of `packages` that the lists of apt have not.
fn unknown_to_apt<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let is_known = |it: &str| shell::read(Command::new("apt-cache").args(["show", it])).is_some();
    packages.iter().copied().filter(|it| !is_known(it)).collect()
}

/// Takes the newest list of packages, then calls `apt-get` with `install`.
fn apt(name: &str, why: &str, install: &[&str]) -> Result<()> {
    apt_get("the list of packages", why, "some seconds", &["update"])?;
    apt_get(name, why, "one or two minutes", install)
}

/// A step that calls `apt-get`.
fn apt_get(name: &str, why: &str, takes: &str, args: &[&str]) -> Result<()> {
    let is_root = shell::read(Command::new("id").arg("-u")).is_some_and(|it| it.trim() == "0");
    let call = |log: &Log| {
        let mut command = shell::command(if is_root { "env" } else { "sudo" });
        if !is_root {
            // Without a password prompt, which nobody might see.
            command.args(["-n", "env"]);
        }
        log.run(command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(args))
    };
    Step::new(name, why, takes, call).run()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_names_what_it_cannot_have() {
        // Only where there is apt.
        if unknown_to_apt(&["dpkg"]).is_empty() {
            let made_up = "unhunch-no-such-package";
            assert_eq!(unknown_to_apt(&[made_up, "dpkg"]), [made_up]);
        }
    }

    #[test]
    fn the_platforms_want_a_node_of_these() {
        for version in ["v20.19.0\n", "v20.20.2", "v22.12.0", "v24.0.0", "v25.1.0"] {
            assert!(runs_platforms(version), "{version}");
        }
        for version in ["", "v18.20.4", "v20.18.1", "v21.7.3", "v22.11.0", "v23.5.0"] {
            assert!(!runs_platforms(version), "{version}");
        }
    }
}
