"""PostgreSQL for OSMO's own authorization sidecar, where OSMO's source is at hand: its tables, and its roles cut down."""
import json
import os
import shutil
import tempfile
from pathlib import Path

from deployment import run
from ground import NETWORK

PORT = 5432
# What OSMO lets a role do; those of people are cut down.
ROLES = {"osmo-admin": ["*:*"], "osmo-user": ["workflow:*"],
         "osmo-default": ["system:Health", "system:Version", "auth:Login", "auth:Refresh", "profile:*"]}


def tables(source):
    """Returns what makes the tables and roles that the sidecar asks for, out of a checkout of OSMO; run again, it changes nothing."""
    schema = (Path(source) / "src/tests/common/database/testdata/schema.sql").read_text()
    rows = (f"('{role}', ARRAY['{json.dumps({'actions': actions, 'resources': ['*']})}'::jsonb])" for role, actions in ROLES.items())
    return f"{schema}\nINSERT INTO roles (name, policies) VALUES {', '.join(rows)} ON CONFLICT DO NOTHING;\n"


def programs():
    """Returns the folder of the newest server; Debian keeps it off the path."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return folders[-1].parent if folders else None


class Database:
    """A server on a host of its own, with the database and the user that the answers name."""

    def __init__(self, network, name, password, source):
        self.host, self.password = network.host(name), password
        self.folder = Path(tempfile.mkdtemp())
        self.folder.chmod(0o755)
        data = self.folder / "data"
        data.mkdir()
        (self.folder / "password").write_text(password)
        (self.folder / "password").chmod(0o644)
        shutil.chown(data, "postgres")
        # It refuses to run as root.
        step_down = ["runuser", "-u", "postgres", "--"]
        run(*step_down, programs() / "initdb", "-D", data, "-U", "postgres", "--auth=scram-sha-256", f"--pwfile={self.folder / 'password'}",
            "--no-sync", "--encoding=UTF8", "--locale=C", cwd=self.folder)
        with (data / "pg_hba.conf").open("a") as rules:
            rules.write(f"host all all {NETWORK} scram-sha-256\n")
        self.host.start("postgres", *step_down, programs() / "postgres", "-D", data, "-p", PORT, "-h", "*", "-k", "", "-F", port=PORT)
        self.sql("CREATE DATABASE osmo", "postgres")
        self.sql(tables(source))

    def sql(self, text, database="osmo"):
        return run("psql", "-h", self.host.address, "-U", "postgres", "-d", database, "-v", "ON_ERROR_STOP=1", "-At", "-c", text,
                   env={**os.environ, "PGPASSWORD": self.password})

    def close(self):
        self.host.close()
        shutil.rmtree(self.folder, ignore_errors=True)
