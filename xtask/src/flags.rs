//! What can be typed after `cargo xtask`, parsed into a [`Command`].

use crate::test;

pub(crate) const HELP: &str = "\
cargo xtask <command>

  serve [--port N] [--no-build]  get what is missing, build the release app, and serve it on http://127.0.0.1:8080
  build [--retire] [--place A]   build dist/, static files for any host and any sub-path; with --retire one whose
                                 service worker removes itself; A is the address of the folder, for the pages
                                 that are linked to (docs/hosting.md)
  test [--only STAGE] [--skip STAGE]
                                 run every check, or one stage of it, or all but one, and end with one line for each;
                                 each flag may be given again
  size                           measure what is loaded in brotli bytes against its budget
  bench [FIGURES]                measure in Chromium how punctual, frugal and quick the app is, against its limits
  figures                        draw the contact sheet of all figures and weigh them against their budget
  screens [SCREENS]              take every screen at every size, by day and by night, onto sheets to look at
  style                          join style/ into one file (the build calls this)
  assemble                       turn what Trunk has built into dist/ (the build calls this)";

#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    Help,
    /// Trunk calls it.
    Assemble,
    Serve {
        port: u16,
        build: bool,
    },
    /// `only` is empty for every group of figures.
    Bench {
        only: Vec<String>,
    },
    /// With `retire` the service worker of the build removes itself; `place` is the address where the files will be.
    Build {
        retire: bool,
        place: Option<String>,
    },
    Figures,
    /// `only` is empty for every screen.
    Screens {
        only: Vec<String>,
    },
    Size,
    Style,
    /// `only` is empty for every stage.
    Test {
        only: Vec<&'static str>,
        skip: Vec<&'static str>,
    },
}

impl Command {
    /// Parses the arguments after the program's name; the error is a sentence without its full stop.
    pub(crate) fn parse(args: &[String]) -> Result<Command, String> {
        let mut args = args.iter().map(String::as_str);
        let mut command = match args.next() {
            None | Some("help" | "--help" | "-h") => Command::Help,
            Some("serve") => Command::Serve { port: 8080, build: true },
            Some("bench") => Command::Bench { only: Vec::new() },
            Some("build") => Command::Build { retire: false, place: None },
            Some("figures") => Command::Figures,
            Some("screens") => Command::Screens { only: Vec::new() },
            Some("size") => Command::Size,
            Some("assemble") => Command::Assemble,
            Some("style") => Command::Style,
            Some("test") => Command::Test { only: Vec::new(), skip: Vec::new() },
            Some(other) => return Err(format!("there is no command `{other}`")),
        };
        while let Some(flag) = args.next() {
            match (&mut command, flag) {
                (_, "--help" | "-h") => return Ok(Command::Help),
                (Command::Serve { build, .. }, "--no-build") => *build = false,
                (Command::Build { retire, .. }, "--retire") => *retire = true,
                (Command::Build { place, .. }, "--place") => {
                    let value = args.next().unwrap_or_default();
                    if !value.starts_with("https://") && !value.starts_with("http://") {
                        return Err("--place needs an address: https://…/".to_owned());
                    }
                    *place = Some(value.to_owned());
                }
                (Command::Serve { port, .. }, "--port") => {
                    let value = args.next().ok_or("--port needs a number")?;
                    *port = value.parse().map_err(|_| format!("`{value}` is not a port number"))?;
                }
                (Command::Test { only, .. }, "--only") => only.push(stage(flag, args.next())?),
                (Command::Test { skip, .. }, "--skip") => skip.push(stage(flag, args.next())?),
                (Command::Bench { only } | Command::Screens { only }, group)
                    if !group.starts_with('-') =>
                {
                    only.push(group.to_owned());
                }
                (_, other) => return Err(format!("this command takes no `{other}`")),
            }
        }
        Ok(command)
    }
}

/// A stage's name may be typed with a dash for each space.
fn stage(flag: &str, typed: Option<&str>) -> Result<&'static str, String> {
    let name = typed.unwrap_or_default().replace('-', " ");
    test::stage_names().find(|&it| it == name).ok_or_else(|| {
        let names: Vec<_> = test::stage_names().map(|it| it.replace(' ', "-")).collect();
        format!("{flag} takes a stage: {}", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Result<Command, &str>) {
        let args: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        assert_eq!(Command::parse(&args), expected.map_err(str::to_owned), "{line}");
    }

    #[test]
    fn commands() {
        check("", Ok(Command::Help));
        check("--help", Ok(Command::Help));
        let build = |retire, place: Option<&str>| {
            Ok(Command::Build { retire, place: place.map(str::to_owned) })
        };
        check("build", build(false, None));
        check("build --retire", build(true, None));
        check("build --place https://a.example/b/", build(false, Some("https://a.example/b/")));
        check("build --place a.example", Err("--place needs an address: https://…/"));
        check("build --help", Ok(Command::Help));
        check("deploy", Err("there is no command `deploy`"));
        check("build --fast", Err("this command takes no `--fast`"));
    }

    #[test]
    fn serve() {
        check("serve", Ok(Command::Serve { port: 8080, build: true }));
        check("serve --no-build --port 81", Ok(Command::Serve { port: 81, build: false }));
        check("serve --port", Err("--port needs a number"));
        check("serve --port 70000", Err("`70000` is not a port number"));
    }

    #[test]
    fn test_stages() {
        let test = |only: &[&'static str], skip: &[&'static str]| {
            Ok(Command::Test { only: only.to_vec(), skip: skip.to_vec() })
        };
        check("test", test(&[], &[]));
        check("test --only clippy-host", test(&["clippy host"], &[]));
        check("test --skip platforms --skip engines", test(&[], &["platforms", "engines"]));
        for flag in ["--only", "--skip"] {
            let args = ["test", flag, "speed"].map(str::to_owned);
            let problem = Command::parse(&args).expect_err("no such stage");
            assert!(problem.starts_with(flag) && problem.contains("clippy-wasm"), "{problem}");
        }
    }

    #[test]
    fn help_names_every_command() {
        for name in
            ["serve", "bench", "build", "test", "size", "figures", "screens", "style", "assemble"]
        {
            assert!(HELP.contains(&format!("\n  {name} ")), "{name}");
        }
    }
}
