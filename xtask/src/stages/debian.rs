//! Programs that come with the operating system. On Debian and as root they are installed;
//! anywhere else the person is told what is missing, because it is their machine.

use crate::process;
use anyhow::{Context, Result, ensure};
use std::sync::OnceLock;
use xshell::cmd;

/// Makes sure that `program` can be started; Debian has it in `package`.
pub(super) fn need(program: &str, package: &str) -> Result<()> {
    if process::find(program).is_some() {
        Ok(())
    } else {
        install(program, package)
    }
}

/// The same for a program that Debian keeps off an ordinary person's path.
pub(super) fn need_of_system(program: &str, package: &str) -> Result<()> {
    if std::path::Path::new("/usr/sbin").join(program).is_file() {
        return Ok(());
    }
    need(program, package)
}

/// Makes sure that a PostgreSQL server is at hand where that can be done without asking; the checks that need one
/// skip themselves, loudly, where it cannot.
pub(super) fn postgres() -> Result<()> {
    let found = std::fs::read_dir("/usr/lib/postgresql").is_ok_and(|versions| {
        versions
            .flatten()
            .any(|version| version.path().join("bin/initdb").is_file())
    });
    if found || !can_install() {
        return Ok(());
    }
    install("PostgreSQL", "postgresql")
}

/// The same for a Redis server.
pub(super) fn redis() -> Result<()> {
    if process::find("redis-server").is_some() || !can_install() {
        return Ok(());
    }
    install("Redis", "redis-server")
}

/// The same for a pooler of PostgreSQL's connections.
pub(super) fn pgbouncer() -> Result<()> {
    let found = process::find("pgbouncer").is_some()
        || std::path::Path::new("/usr/sbin/pgbouncer").is_file();
    if found || !can_install() {
        return Ok(());
    }
    install("PgBouncer", "pgbouncer")
}

/// The same for nginx, which Debian puts where an ordinary person's path does not lead.
pub(super) fn nginx() -> Result<()> {
    if has_nginx() {
        return Ok(());
    }
    install("nginx", "nginx-light")
}

/// The servers for which `docs/hosting` has a file, where they can be had without asking; the checks skip themselves, loudly,
/// where they cannot.
pub(super) fn hosts() -> Result<()> {
    if can_have_nginx() {
        nginx()?;
    }
    if process::find("caddy").is_some() || !can_install() {
        return Ok(());
    }
    install("Caddy", "caddy")
}

/// Says whether nginx is there, or can be had without asking.
pub(super) fn can_have_nginx() -> bool {
    has_nginx() || can_install()
}

fn has_nginx() -> bool {
    process::find("nginx").is_some() || std::path::Path::new("/usr/sbin/nginx").is_file()
}

fn can_install() -> bool {
    is_root() && process::find("apt-get").is_some()
}

/// Installs `package`, or says that `what` is missing and how to get it.
pub(super) fn install(what: &str, package: &str) -> Result<()> {
    ensure!(
        can_install(),
        "{what} is missing; on Debian or Ubuntu: sudo apt-get install {package}"
    );
    println!("-- Installing {package} from Debian (up to a minute)");
    update()?;
    let shell = process::shell()?;
    cmd!(
        shell,
        "apt-get --quiet install --yes --no-install-recommends {package}"
    )
    .env("DEBIAN_FRONTEND", "noninteractive")
    .run()
    .with_context(|| format!("{what} is missing and could not be installed"))
}

/// Refreshes the list of packages, once.
fn update() -> Result<()> {
    static UPDATED: OnceLock<()> = OnceLock::new();
    if UPDATED.get().is_none() {
        let shell = process::shell()?;
        cmd!(shell, "apt-get --quiet --quiet update").run()?;
        UPDATED.get_or_init(|| ());
    }
    Ok(())
}

/// Says whether this may change the machine.
pub(super) fn is_root() -> bool {
    process::shell()
        .ok()
        .and_then(|shell| process::ask(cmd!(shell, "id -u")))
        .is_some_and(|id| id.trim() == "0")
}
