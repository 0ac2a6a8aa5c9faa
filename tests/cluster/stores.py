"""PostgreSQL and Redis as a site has them: outside of the cluster, with TLS by an authority of the site's own."""
import shutil
import tempfile
from pathlib import Path

from database import programs
from deployment import run
from ground import NETWORK, wait_for

POSTGRES, REDIS = "pg.live.example", "redis.live.example"


def owned(folder, authority, name, owner):
    """Returns a certificate's files that only this user may read."""
    found = []
    for source in authority.issue(name):
        target = folder / source.name
        shutil.copy(source, target)
        target.chmod(0o600)
        shutil.chown(target, owner)
        found.append(target)
    return found


class Postgres:
    """A server whose only user is an administrator; it refuses what is not encrypted."""

    def __init__(self, network, authority, password, name=POSTGRES):
        self.password = password
        self.folder = Path(tempfile.mkdtemp())
        self.folder.chmod(0o755)
        self.host = network.host(name)
        data = self.folder / "data"
        data.mkdir()
        word = self.folder / "password"
        word.write_text(password)
        word.chmod(0o644)
        shutil.chown(data, "postgres")
        step_down = ["runuser", "-u", "postgres", "--"]
        run(*step_down, programs() / "initdb", "-D", data, "-U", "postgres", "--auth=scram-sha-256", f"--pwfile={word}", "--no-sync",
            "--encoding=UTF8", "--locale=C", cwd=self.folder)
        chain, key = owned(self.folder, authority, name, "postgres")
        (data / "pg_hba.conf").write_text(f"local all all trust\nhostssl all all {NETWORK} scram-sha-256\n")
        self.host.start("postgres", *step_down, programs() / "postgres", "-D", data, "-p", "5432", "-h", "*", "-k", data, "-F", "-c", "ssl=on",
                        "-c", f"ssl_cert_file={chain}", "-c", f"ssl_key_file={key}", port=5432)

    def sql(self, text, database="postgres"):
        return run("runuser", "-u", "postgres", "--", "psql", "-h", self.folder / "data", "-d", database, "-v", "ON_ERROR_STOP=1", "-At", "-c", text,
                   cwd=self.folder)

    def close(self):
        self.host.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Redis:
    """A server that speaks TLS only and has a password."""

    def __init__(self, network, authority, password, name=REDIS):
        self.folder = Path(tempfile.mkdtemp())
        self.host = network.host(name)
        chain, key = authority.issue(name)
        quoted = password.replace("\\", "\\\\").replace('"', '\\"')
        (self.folder / "redis.conf").write_text(
            f'port 0\ntls-port 6379\ntls-cert-file {chain}\ntls-key-file {key}\ntls-auth-clients no\nbind *\nsave ""\ndir {self.folder}\n'
            f'requirepass "{quoted}"\n')
        program = self.host.start("redis", "redis-server", self.folder / "redis.conf")
        wait_for("Redis listens", lambda: program.listens(6379))

    def close(self):
        self.host.close()
        shutil.rmtree(self.folder, ignore_errors=True)
