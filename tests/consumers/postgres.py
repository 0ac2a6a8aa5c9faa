"""A PostgreSQL server of one's own, on a free port of this machine, thrown away afterwards."""
import functools
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

ADMIN_PASSWORD = "super 'quoted' \\ \"pass\" $x"


@functools.cache
def named(folder):
    """Returns a copy of somebody's own PostgreSQL: whom root steps down to may not enter root's folders."""
    copy = tempfile.TemporaryDirectory()
    shutil.copytree(Path(folder).parent, copy.name, symlinks=True, dirs_exist_ok=True)
    Path(copy.name).chmod(0o755)
    return copy


def programs():
    """Returns the folder with initdb and postgres, or None. OSMO_POSTGRES names one; Debian keeps them off the path."""
    if "OSMO_POSTGRES" in os.environ:
        return Path(named(os.environ["OSMO_POSTGRES"]).name) / "bin"
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    folders += [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    fitting = [folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()]
    return fitting[-1] if fitting else None


def as_server(*command):
    """PostgreSQL refuses to run as root: root steps down to the user postgres."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else list(command)


class Server:
    """A running server with a superuser `postgres` who has a password."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp())
        self.folder.chmod(0o755)
        self.data = self.folder / "data"
        self.data.mkdir()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        password = self.folder / "password"
        password.write_text(ADMIN_PASSWORD)
        if os.geteuid() == 0:
            shutil.chown(self.data, "postgres")
        initdb = [str(programs() / "initdb"), "-D", str(self.data), "-U", "postgres", "--auth=scram-sha-256",
                  f"--pwfile={password}", "--no-sync", "--encoding=UTF8", "--locale=C"]
        subprocess.run(as_server(*initdb), check=True, capture_output=True, cwd=self.folder)
        command = [str(programs() / "postgres"), "-D", str(self.data), "-p", str(self.port), "-h", "127.0.0.1", "-k", "", "-F"]
        with (self.folder / "log").open("w") as log:
            self.process = subprocess.Popen(as_server(*command), stdout=subprocess.DEVNULL, stderr=log, cwd=self.folder)
        for _ in range(100):
            if self.sql("SELECT 1", check=False).returncode == 0:
                break
            time.sleep(0.1)

    def log(self):
        """Returns what the server wrote, refused statements included."""
        return (self.folder / "log").read_text()

    def environment(self, user="postgres", password=ADMIN_PASSWORD):
        return {"PATH": os.environ["PATH"], "PGHOST": "127.0.0.1", "PGPORT": str(self.port), "PGUSER": user,
                "PGPASSWORD": password, "PGSSLMODE": "prefer", "PGCONNECT_TIMEOUT": "15"}

    def sql(self, text, database="postgres", user="postgres", password=ADMIN_PASSWORD, check=True):
        """Runs SQL and returns what psql said."""
        return subprocess.run(["psql", "-d", database, "-v", "ON_ERROR_STOP=1", "-At", "-c", text], capture_output=True,
                              text=True, env=self.environment(user, password), check=check)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        shutil.rmtree(self.folder)
