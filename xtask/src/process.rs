//! Starts other programs. Nothing here asks questions: standard input is always empty.

use crate::clock::{self, Stopwatch};
use crate::error::{Context, Error, Result};
use crate::workspace;
use std::env;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

/// Returns a command for this toolchain's cargo, in the root of the repository.
pub(crate) fn cargo() -> Result<Command> {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(workspace::root()?);
    Ok(command)
}

/// Runs `command`, showing what it prints.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status();
    judge(
        command,
        status.context(format!("starting `{}`", line(command)))?,
    )
}

/// Runs `command` and returns what it prints.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output();
    let output = output.context(format!("starting `{}`", line(command)))?;
    judge(command, output.status)?;
    String::from_utf8(output.stdout).context(format!("reading what `{}` printed", line(command)))
}

/// Returns what `command` prints if it can be started and succeeds; anything else is a plain no.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs `command` quietly and stops it when it takes longer than `limit`.
pub(crate) fn run_within(limit: Duration, command: &mut Command) -> Result<()> {
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let mut child = command
        .spawn()
        .context(format!("starting `{}`", line(command)))?;
    let status = wait(limit, &mut child)?;
    let overdue = || {
        format!(
            "`{}` took longer than {}",
            line(command),
            clock::words(limit)
        )
    };
    judge(command, status.context(overdue())?)
}

/// Returns how `child` ended, or `None` if it had to be stopped.
fn wait(limit: Duration, child: &mut Child) -> Result<Option<ExitStatus>> {
    let clock = Stopwatch::start();
    while clock.elapsed() < limit {
        if let Some(status) = child.try_wait().context("waiting for a program")? {
            return Ok(Some(status));
        }
        thread::sleep(Duration::from_millis(50));
    }
    child.kill().context("stopping a program")?;
    child.wait().context("waiting for a stopped program")?;
    Ok(None)
}

/// Returns where `program` is on the path.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

fn judge(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    Err(Error::new(format!("`{}` failed ({status})", line(command))))
}

/// Returns the command as a person would type it, the program without its folder.
fn line(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let mut line = program
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_hangs_is_stopped() {
        let error = run_within(Duration::from_millis(200), Command::new("sleep").arg("30"));
        let text = error.expect_err("sleep cannot be done yet").to_string();
        assert_eq!(text, "`sleep 30` took longer than 0.2 s");
    }

    #[test]
    fn a_failure_names_the_command() {
        let error = run(Command::new("sh").args(["-c", "exit 3"])).expect_err("it exits with 3");
        assert_eq!(error.to_string(), "`sh -c exit 3` failed (exit status: 3)");
    }

    #[test]
    fn what_is_not_there_is_a_plain_no() {
        assert!(find("no-such-program-here").is_none());
        assert!(ask(&mut Command::new("no-such-program-here")).is_none());
        assert!(ask(&mut Command::new("false")).is_none());
    }
}
