"""What the probes say of stores that are not as OSMO needs them: PostgreSQL behind a real PgBouncer, a real Redis with rights of its own."""
import json
import shutil
import socket
import subprocess
import time

import pytest

import postgres
from check_probe_programs import ask, redis, script
from preflight_bundle import SECRETS, Looker

PGBOUNCER = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
TRANSACTION = "A pooler hands out connections to PostgreSQL by transaction."


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Pooler:
    """PgBouncer before a server, in one of its modes."""

    def __init__(self, server, mode, user, password):
        self.port = free_port()
        folder = server.folder
        (folder / "users.txt").write_text('"{}" "{}"\n'.format(user, password.replace('"', '""')))
        settings = {"listen_addr": "127.0.0.1", "listen_port": self.port, "unix_socket_dir": "", "auth_type": "scram-sha-256",
                    "auth_file": folder / "users.txt", "pool_mode": mode, "ignore_startup_parameters": "extra_float_digits"}
        lines = ["[databases]", f"* = host=127.0.0.1 port={server.port}", "[pgbouncer]", *(f"{key} = {value}" for key, value in settings.items())]
        (folder / "pgbouncer.ini").write_text("\n".join(lines))
        command = postgres.as_server(PGBOUNCER, str(folder / "pgbouncer.ini"))
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
        for _ in range(100):
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError("PgBouncer does not listen")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)


@pytest.fixture(scope="module")
def server():
    if postgres.programs() is None or shutil.which("psql") is None or PGBOUNCER is None:
        pytest.skip("no PostgreSQL server or no PgBouncer here (Debian packages postgresql, pgbouncer): no pooler was asked")
    server = postgres.Server()
    server.sql("CREATE ROLE plain LOGIN CREATEDB PASSWORD 'p'")
    yield server
    server.stop()


@pytest.mark.parametrize("mode, pooled", [("transaction", True), ("statement", True), ("session", False)])
def test_a_pooler_is_told_by_what_it_mixes_up(server, mode, pooled):
    pooler = Pooler(server, mode, "plain", "p")
    try:
        here = server.environment() | {"PGPORT": str(pooler.port)}
        said = subprocess.run(["dash", "-c", script("ASK_POSTGRES"), "sh", "plain", "postgres", "osmo"], env=here, text=True,
                              input="p\n", capture_output=True, timeout=60, check=True).stdout
        assert said.startswith("found ") and (said.splitlines()[1:] == ["pooled"]) == pooled, said
    finally:
        pooler.stop()


def test_the_server_itself_is_no_pooler(server):
    assert ask(server, "plain")[1].count("\n") == 1


def test_the_operator_reads_of_the_pooler(server, tmp_path):
    password = SECRETS["dbPassword"]
    server.sql("CREATE ROLE maker LOGIN CREATEDB PASSWORD '{}'".format(password.replace("'", "''")))
    looker = Looker("entra", tmp_path, DB_USER="maker")
    (looker.state / "inside" / "psql").unlink()
    pooler = Pooler(server, "transaction", "maker", password)
    try:
        here = server.environment() | {"PGPORT": str(pooler.port)}
        looker.set("variables", json.dumps({"psql": {name: here[name] for name in ("PGHOST", "PGPORT", "PGSSLMODE")}}))
        checks = looker.assert_good()
        assert any(kind == "note" and text.startswith(TRANSACTION) for kind, text in checks), checks
        looker.assert_discreet()
    finally:
        pooler.stop()
    looker.set("variables", json.dumps({"psql": {**{name: here[name] for name in ("PGHOST", "PGSSLMODE")}, "PGPORT": str(server.port)}}))
    assert not any(text.startswith(TRANSACTION) for _, text in looker.assert_good())


PASSWORD = SECRETS["redisPassword"]
WORD = json.dumps(f">{PASSWORD}")
RIGHTS = [
    (["default off", f"osmo on {WORD} ~* +@all"], "OSMO signs in as its user default"),
    ([f"default on {WORD} ~app:* &* +@all"], "access one of the keys"),
    ([f"default on {WORD} ~* &* +@read"], "the 'ping' command"),
    ([f"default on {WORD} ~* &* -@all"], "ACL SETUSER default ~* &* +@all"),
]


class Redis:
    """A server whose users have these rights."""

    def __init__(self, folder, users):
        self.port = free_port()
        lines = ["bind 127.0.0.1", f"port {self.port}", 'save ""', *(f"user {user}" for user in users)]
        (folder / "redis.conf").write_text("\n".join(lines))
        self.process = subprocess.Popen(["redis-server", str(folder / "redis.conf")], stdout=subprocess.DEVNULL, cwd=folder)
        for _ in range(100):
            if "refused" not in self.says():
                return
            time.sleep(0.1)
        raise AssertionError("Redis does not listen")

    def says(self):
        return redis(self.port, PASSWORD, {"REDIS_TLS": "no"})

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)


@pytest.fixture
def before(tmp_path):
    """Puts an operator before a Redis with these users."""
    if shutil.which("redis-server") is None or shutil.which("redis-cli") is None:
        pytest.skip("no Redis here (Debian package redis-server): nobody's rights were looked at")
    (tmp_path / "desk").mkdir()
    looker, servers = Looker("entra", tmp_path / "desk"), []
    (looker.state / "inside" / "redis-cli").unlink()

    def put(*users):
        server = Redis(tmp_path, users)
        servers.append(server)
        looker.set("variables", json.dumps({"redis": {"REDIS_HOST": "127.0.0.1", "REDIS_PORT": str(server.port), "REDIS_TLS": "no"}}))
        return looker
    yield put
    for server in servers:
        server.stop()


@pytest.mark.parametrize("users, words", RIGHTS)
def test_a_redis_that_lets_osmo_do_too_little_is_named(before, users, words):
    (failed,) = before(*users).failed()
    assert failed.startswith("Redis redis.example.internal ") and words in failed


def test_a_redis_that_keeps_its_version_to_itself_is_taken(before):
    looker = before(f"default on {WORD} ~* &* +@all -@dangerous")
    checks = looker.assert_good()
    assert ("note", "Redis does not tell its version to its user default (NOPERM). 7.0 or later is needed.") in checks
    looker.assert_discreet()
