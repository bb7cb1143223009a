//! Running other programs: where, how they are shown, and what their failure says.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, io};

use anyhow::{Context, Result, ensure};

/// npm is a script with an ending on Windows, which has to be named.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// The folder of the project.
pub fn root() -> PathBuf {
    // As cargo says it at the start, so that a folder that was moved is found; by hand there is no such variable.
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let root = package.ancestors().find(|it| it.join("Trunk.toml").is_file());
    root.map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// A program that starts in the project's folder.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The cargo that runs this tool.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Shows the command, runs it with its output going straight to the terminal, and fails when it does.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    eprintln!("$ {shown}");
    let status = command.status().with_context(|| format!("`{shown}` cannot be started"))?;
    ensure!(status.success(), "`{shown}` failed ({status}); its own output above says why");
    Ok(())
}

/// What the program writes to its standard output; `None` when it is missing or fails.
pub fn read(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Where PATH, in the form of that variable, has a program.
pub fn on_path(program: &str, path: &OsStr) -> Option<PathBuf> {
    // npm puts scripts there on Windows.
    let names = [program.to_owned(), format!("{program}.exe"), format!("{program}.cmd")];
    env::split_paths(path)
        .flat_map(|folder| names.each_ref().map(|it| folder.join(it)))
        .find(|it| it.is_file())
}

/// Like `fs::remove_dir_all`, where a folder that is not there is as good as removed.
pub fn remove_dir(path: &Path) -> Result<()> {
    match std::fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", path.display()))
        }
        _ => Ok(()),
    }
}

pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
