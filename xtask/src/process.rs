//! Starts other programs. Nothing here asks questions: standard input is always empty.

use crate::clock::{self, Stopwatch};
use crate::workspace;
use anyhow::{Context, Result, bail, ensure};
use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;
use xshell::{Cmd, Shell};

/// Returns a shell in the root of the repository.
pub(crate) fn shell() -> Result<Shell> {
    let shell = Shell::new()?;
    shell.change_dir(workspace::root()?);
    Ok(shell)
}

/// Returns what `command` prints if it can be started and succeeds; anything else is a plain no.
pub(crate) fn ask(command: Cmd<'_>) -> Option<String> {
    command.quiet().ignore_stderr().read().ok()
}

/// Runs `command` quietly and stops it when it takes longer than `limit`.
pub(crate) fn run_within(limit: Duration, command: Cmd<'_>) -> Result<()> {
    let line = command.to_string();
    let mut command = Command::from(command);
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let mut child = command
        .spawn()
        .with_context(|| format!("starting `{line}`"))?;
    let clock = Stopwatch::start();
    while clock.elapsed() < limit {
        if let Some(status) = child.try_wait()? {
            ensure!(status.success(), "`{line}` failed ({status})");
            return Ok(());
        }
        thread::sleep(Duration::from_millis(50));
    }
    child.kill()?;
    child.wait()?;
    bail!("`{line}` took longer than {}", clock::words(limit))
}

/// Returns where `program` is on the path.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use xshell::cmd;

    #[test]
    fn a_program_that_hangs_is_stopped() {
        let shell = shell().unwrap();
        let error = run_within(Duration::from_millis(200), cmd!(shell, "sleep 30"));
        let text = error.expect_err("sleep cannot be done yet").to_string();
        assert_eq!(text, "`sleep 30` took longer than 0.2 s");
    }

    #[test]
    fn what_is_not_there_is_a_plain_no() {
        let shell = shell().unwrap();
        assert!(find("no-such-program-here").is_none());
        assert!(ask(cmd!(shell, "no-such-program-here")).is_none());
        assert!(ask(cmd!(shell, "false")).is_none());
    }
}
