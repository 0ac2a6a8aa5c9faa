"""install.sh backup and restore, on a real PostgreSQL: what was saved comes back, in a new cluster too, or nothing happens."""
import hashlib
import json
import shutil
import stat

import pytest

import postgres
from bundles import given_secrets
from install_bundle import EMPTY, STAGES, Operator, assert_discreet
from mek import open_mek

SECRETS = given_secrets() | {"dbPassword": "app 'quoted' \\ \"pass\" $x"}
ROWS = "SELECT a || '/' || (b -> 'k') FROM one ORDER BY a"


@pytest.fixture(scope="module")
def server():
    if postgres.programs() is None or shutil.which("pg_dump") is None:
        pytest.skip("no PostgreSQL server here (Debian package postgresql): backup and restore are not run")
    server = postgres.Server()
    server.sql("CREATE ROLE app LOGIN CREATEDB")
    server.sql("ALTER ROLE app PASSWORD '" + SECRETS["dbPassword"].replace("'", "''") + "'")
    yield server
    server.stop()


@pytest.fixture
def full(server):
    """A database as OSMO would fill it: the extension is another user's."""
    empty(server)
    server.sql("CREATE TABLE one (a text PRIMARY KEY, b hstore); INSERT INTO one VALUES ('x', 'k=>v'), ('ü', 'k=>w');"
               "CREATE SCHEMA more; CREATE TABLE more.two (c int); CREATE VIEW three AS SELECT a FROM one", "osmo", "app", SECRETS["dbPassword"])
    return server


def empty(server):
    server.sql("DROP DATABASE IF EXISTS osmo WITH (FORCE)")
    server.sql("CREATE DATABASE osmo OWNER app")
    server.sql("CREATE EXTENSION hstore", "osmo")


def operator_at(server, folder):
    folder.mkdir()
    operator = Operator("entra", folder, False, SECRETS, DB_USER="app")
    here = server.environment()
    operator.set("variables", json.dumps({name: here[name] for name in ("PGHOST", "PGPORT", "PGSSLMODE")}))
    (operator.state / "inside").mkdir()
    return operator


@pytest.fixture
def saved(full, tmp_path):
    """An installation that was backed up, and the folder."""
    operator = operator_at(full, tmp_path / "old")
    assert operator.run(*STAGES) == 0, operator.screen
    operator.forget_calls()
    assert operator.run("backup") == 0, operator.screen
    (folder,) = operator.desk.glob("backup-*")
    return operator, folder


def test_a_backup_is_whole_and_only_its_owner_reads_it(saved):
    operator, folder = saved
    assert {path.name for path in folder.iterdir()} == {"osmo.dump", "mek.yaml", "mek.sha256", "about.txt", "SHA256SUMS"}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in folder.iterdir())
    assert (folder / "mek.yaml").read_bytes() == operator.held("configmap", "mek-config")["mek.yaml"]
    octets = open_mek((folder / "mek.yaml").read_text())
    assert (folder / "mek.sha256").read_text() == f"{operator.answer('MEK_ID')} {hashlib.sha256(octets).hexdigest()}\n"
    about = (folder / "about.txt").read_text()
    assert "secret db-secret" in about and not any(text in about for text in SECRETS.values())
    assert_discreet(operator)
    assert "pod/osmo-db-client created" in operator.screen
    assert not (operator.state / "objects" / operator.namespace / "pod" / "osmo-db-client.json").exists()
    # The same command makes another one, and leaves this alone.
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert operator.run("backup") == 0 and len(list(operator.desk.glob("backup-*"))) == 2
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("name, told", [("sha256sum", "sums of backup-"), ("openssl", "holds no key")])
def test_a_backup_that_could_not_be_restored_is_none(full, tmp_path, name, told):
    """A program that ends well and prints nothing: what the restore compares would be missing, and be missed only then."""
    operator = operator_at(full, tmp_path / "old")
    assert operator.run(*STAGES) == 0, operator.screen
    program = operator.programs / name
    only = "[ \"$1\" = dgst ] || " if name == "openssl" else "[ \"$1\" != -c ] || "
    program.write_text(f'#!/bin/sh\n{only}exec {shutil.which(name)} "$@"\n')
    program.chmod(0o755)
    assert operator.run("backup") == 1
    assert told in operator.screen and "read to the end" not in operator.screen


def test_two_backups_in_one_second_stay_apart(full, tmp_path):
    operator = operator_at(full, tmp_path / "old")
    assert operator.run(*STAGES) == 0, operator.screen
    date = operator.programs / "date"
    date.write_text("#!/bin/sh\ncase $* in *T%H%M%SZ*) echo 20260102T030405Z ;; *) exec /bin/date \"$@\" ;; esac\n")
    date.chmod(0o755)
    assert operator.run("backup") == 0, operator.screen
    (folder,) = operator.desk.glob("backup-*")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert operator.run("backup") == 0, operator.screen
    assert {path.name for path in operator.desk.glob("backup-*")} == {folder.name, f"{folder.name}-2"}
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_it_comes_back_in_a_new_cluster(saved, full, tmp_path):
    old, folder = saved
    wanted = full.sql(ROWS, "osmo").stdout
    empty(full)
    new = operator_at(full, tmp_path / "new")
    assert new.run("restore", str(folder)) == 0, new.screen
    assert full.sql(ROWS, "osmo").stdout == wanted and full.sql("SELECT count(*) FROM more.two", "osmo").stdout == "0\n"
    assert full.sql("SELECT tableowner FROM pg_tables WHERE tablename = 'one'", "osmo").stdout == "app\n"
    assert new.held("configmap", "mek-config")["mek.yaml"].strip() == old.held("configmap", "mek-config")["mek.yaml"].strip()
    assert_discreet(new)
    order = [name for _, name in new.created()]
    assert order.index("mek-config") < order.index("osmo-db-create") < order.index("osmo-db-client")
    # From there the installation goes on, with that key and on that database.
    new.database("database: present\ntables: 2\n")
    key = new.held("configmap", "mek-config")
    assert new.run(*STAGES) == 0, new.screen
    assert new.held("configmap", "mek-config") == key


def test_it_comes_back_where_osmo_runs(saved, full):
    operator, folder = saved
    empty(full)
    operator.database(EMPTY)
    operator.forget_calls()
    # As somebody would type it, from where they stand.
    assert operator.run("restore", str(folder.relative_to(operator.home)), "--yes") == 0, operator.screen
    assert full.sql("SELECT count(*) FROM one", "osmo").stdout == "2\n"
    calls = operator.calls()
    scaled = [tuple(call["scaled"]) for call in calls if call.get("scaled")]
    names = operator.bundle.site["READS_MEK"]
    assert scaled == [(name, 0) for name in names] + [(name, 1) for name in names]
    loaded = next(index for index, call in enumerate(calls) if any("pg_restore" in word for word in call["arguments"]))
    assert all(index < loaded for index, call in enumerate(calls) if call.get("scaled", ["", 1])[1] == 0)


def program_of(operator, name, text):
    """Puts a program before the real one, which it knows as $REAL."""
    path = operator.programs / name
    path.write_text(f"#!/bin/sh\nREAL={shutil.which(name)}\n{text}\n")
    path.chmod(0o755)


@pytest.mark.parametrize("at", ["1i", "1a"])
def test_a_client_of_a_later_release_fills_an_older_server(saved, full, at):
    operator, folder = saved
    # So do pg_dump and pg_restore from 17 on; PostgreSQL 15 and 16 refuse the line.
    program_of(operator, "pg_restore", f"""case " $* " in *' -f - '*) "$REAL" "$@" | sed '{at}SET transaction_timeout = 0;' ;; *) exec "$REAL" "$@" ;; esac""")
    empty(full)
    operator.database(EMPTY)
    assert operator.run("restore", str(folder), "--yes") == 0, operator.screen
    assert full.sql("SELECT count(*) FROM one", "osmo").stdout == "2\n"


@pytest.mark.parametrize("cut", ["/^COPY/q", "/^COPY/{n;q;}", "/^CREATE VIEW/q"])
def test_a_dump_that_ends_too_early_on_its_way_leaves_nothing(saved, full, cut):
    operator, folder = saved
    program_of(operator, "pg_restore", f"""case " $* " in *' -f - '*) "$REAL" "$@" | sed '{cut}'; exit 1 ;; *) exec "$REAL" "$@" ;; esac""")
    empty(full)
    operator.database(EMPTY)
    assert operator.run("restore", str(folder), "--yes") == 1
    assert_nothing_happened(operator, full, "It was one transaction")


def assert_nothing_happened(operator, server, told):
    assert told in operator.screen, operator.screen
    assert server.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", "osmo").stdout == "0\n"


def test_another_key_is_not_put_beside_this_database(saved, full):
    operator, folder = saved
    empty(full)
    operator.database(EMPTY)
    path = operator.state / "objects" / operator.namespace / "configmap" / "mek-config.json"
    path.unlink()
    assert operator.run("database") == 0, operator.screen
    operator.forget_calls()
    assert operator.run("restore", str(folder), "--yes") == 1
    assert operator.changes() == []
    assert_nothing_happened(operator, full, "mek-config holds another key than the backup")
    assert "get configmap mek-config -o yaml" in operator.screen and "2. ./uninstall.sh --delete-mek, which removes" in operator.screen


@pytest.mark.parametrize("name", ["osmo.dump", "mek.yaml", "mek.sha256", "SHA256SUMS"])
def test_a_backup_that_is_not_whole_is_refused(saved, full, name):
    operator, folder = saved
    empty(full)
    operator.forget_calls()
    whole = (folder / name).read_bytes()
    for broken in (whole[:len(whole) // 2], whole[:whole.rfind(b"\n", 0, -1) + 1], None):
        (folder / name).unlink()
        if broken is not None:
            (folder / name).write_bytes(broken)
        assert operator.run("restore", str(folder), "--yes") == 1
        assert operator.changes() == []
        assert_nothing_happened(operator, full, "Nothing was changed" if broken is not None else f"{name} is missing")


def test_a_full_database_is_left_as_it_is(saved, full, tmp_path):
    _, folder = saved
    new = operator_at(full, tmp_path / "new")
    new.database("database: present\ntables: 2\n")
    full.sql("INSERT INTO one VALUES ('mine', 'k=>z')", "osmo")
    assert new.run("restore", str(folder)) == 1
    assert "not empty" in new.screen and not any("exec" in call["arguments"] for call in new.calls())
    assert full.sql("SELECT count(*) FROM one", "osmo").stdout == "3\n"


def test_osmo_is_not_stopped_for_a_database_that_is_full(saved, full):
    operator, folder = saved
    operator.forget_calls()
    assert operator.run("restore", str(folder), "--yes") == 1
    assert "is not empty, so nothing was put into it, and OSMO was not stopped." in operator.screen
    assert "empty it first: operations/restore.md" in operator.screen and "If it is what was restored before" not in operator.screen
    assert not any("scale" in change for change in operator.changes())
    assert full.sql("SELECT count(*) FROM one", "osmo").stdout == "2\n"


def test_a_failed_exec_does_not_print_the_script(saved):
    operator, _ = saved
    program = operator.programs / "kubectl"
    real = program.read_text()
    program.write_text("#!/bin/sh\ncase \" $* \" in *' exec '*) echo 'error: Get \"https://10.0.0.1/exec?command=sh&command=-c&command=IFS%3D+read\": EOF' >&2; exit 1 ;; esac\n"
                       + real.split("\n", 1)[1])
    assert operator.run("backup") == 1
    assert "10.0.0.1/exec" in operator.screen and "IFS%3D" not in operator.screen


def test_a_restore_that_fails_leaves_nothing_and_goes_on(saved, full, tmp_path):
    _, folder = saved
    empty(full)
    # Not seen by the look, in the way of the last table.
    full.sql("CREATE SCHEMA more AUTHORIZATION app", "osmo")
    new = operator_at(full, tmp_path / "new")
    assert new.run("restore", str(folder)) == 1
    assert_nothing_happened(new, full, "It was one transaction")
    full.sql("DROP SCHEMA more", "osmo")
    assert new.run("restore", str(folder)) == 0, new.screen
    assert full.sql("SELECT count(*) FROM one", "osmo").stdout == "2\n"


DUMPS = {
    "old": ("echo 'pg_dump (PostgreSQL) 14.9'", "older than the server"),
    "fails": ("case $* in --version) echo 'pg_dump (PostgreSQL) 99.1' ;; *) echo half; exit 1 ;; esac", "pg_dump failed"),
    "short": ("case $* in --version) echo 'pg_dump (PostgreSQL) 99.1' ;; *) {real} \"$@\" | head -c 2000 ;; esac", "cannot be read to its end"),
}


@pytest.mark.parametrize("how", DUMPS)
def test_a_dump_that_failed_is_no_backup(full, tmp_path, how):
    operator = operator_at(full, tmp_path / "old")
    assert operator.run("secrets", "database") == 0, operator.screen
    text, told = DUMPS[how]
    program = operator.state / "inside" / "pg_dump"
    program.write_text("#!/bin/sh\n" + text.replace("{real}", shutil.which("pg_dump")) + "\n")
    program.chmod(0o755)
    assert operator.run("backup") == 1
    assert told in operator.screen and "  ok      backup" not in operator.screen
    (folder,) = operator.desk.glob("backup-*")
    assert not (folder / "SHA256SUMS").exists()
    # The pod stays, for a look.
    assert (operator.state / "objects" / operator.namespace / "pod" / "osmo-db-client.json").exists()
    assert operator.run("restore", str(folder), "--yes") == 1


def test_a_dry_run_touches_nothing(saved, full):
    operator, folder = saved
    operator.forget_calls()
    for words in (["backup"], ["restore", str(folder)]):
        assert operator.run("--dry-run", *words) == 0, operator.screen
    assert operator.changes() == [] and len(list(operator.desk.glob("backup-*"))) == 1
    for words in (["restore"], ["backup", "charts"], ["restore", str(folder), "secrets"]):
        assert operator.run(*words) != 0
    assert operator.changes() == []
