"""The scripts of the database Jobs, read by shells and run against a real PostgreSQL."""
import shutil
import subprocess

import pytest

import postgres
from bundles import Bundle, FIXTURES, given_secrets, run

NASTY = given_secrets()["dbPassword"]


def job(bundle, name):
    (found,) = [thing for thing in bundle.objects("database") if thing["metadata"]["name"] == name]
    (container,) = found["spec"]["template"]["spec"]["containers"]
    return container


def test_scripts_are_sound_posix_shell(bundle, tmp_path):
    for thing in bundle.objects("database"):
        if thing["kind"] != "Job":
            continue
        container = job(bundle, thing["metadata"]["name"])
        assert container["command"] == ["/bin/sh", "-euc"]
        (script,) = container["args"]
        path = tmp_path / "job.sh"
        path.write_text("#!/bin/sh\n" + script)
        for shell in ("sh", "dash"):
            assert run(shell, "-n", str(path)).stderr == ""
        done = run("shellcheck", "--shell=dash", "--severity=style", str(path))
        assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def server():
    if postgres.programs() is None or shutil.which("psql") is None:
        pytest.skip("no PostgreSQL server here (Debian package postgresql): the database Jobs are not run")
    server = postgres.Server()
    yield server
    server.stop()


@pytest.fixture
def clean(server):
    """A server without databases and roles of ours."""
    yield server
    for row in server.sql("SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres'").stdout.split():
        server.sql(f'DROP DATABASE "{row}" WITH (FORCE)')
    for row in server.sql("SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_' AND rolname <> 'postgres'").stdout.split():
        server.sql(f'DROP ROLE "{row}"')


def execute(server, bundle, name, secrets, **settings):
    """Runs a Job's script as the pod would, but against this server, and returns how it went."""
    container = job(bundle, name)
    environment = {}
    for variable in container["env"]:
        source = variable.get("valueFrom")
        environment[variable["name"]] = variable["value"] if source is None else secrets[source["secretKeyRef"]["name"]]
    # Where the server is belongs to this machine; TLS it has none.
    here = server.environment()
    environment |= {key: here[key] for key in ("PATH", "PGHOST", "PGPORT", "PGSSLMODE")} | settings
    shell = shutil.which("dash") or "sh"
    return subprocess.run([shell, *container["command"][1:], *container["args"]], env=environment, capture_output=True,
                          text=True, check=False, timeout=60, start_new_session=True, stdin=subprocess.DEVNULL)


PLAIN, ADMIN = Bundle(FIXTURES / "entra"), Bundle(FIXTURES / "mirror-registry")
AS_USER = {"db-secret": postgres.ADMIN_PASSWORD}


def look(server, bundle=PLAIN, secrets=None):
    done = execute(server, bundle, "osmo-db-look", secrets or AS_USER)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_look_sees_an_absent_a_fresh_and_a_used_database(clean):
    assert look(clean) == ["database: absent", "tables: 0"]
    clean.sql("CREATE DATABASE osmo")
    assert look(clean) == ["database: present", "tables: 0"]
    clean.sql("CREATE TABLE a (b int); CREATE SCHEMA other; CREATE TABLE other.c (d int)", "osmo")
    assert look(clean) == ["database: present", "tables: 2"]
    assert clean.sql("SELECT count(*) FROM pg_database WHERE NOT datistemplate").stdout == "2\n"


def test_the_look_sees_tables_on_which_it_has_no_right(clean):
    """Another admin than the one who made the database: no table may go unseen, or a second key would be made."""
    for name in ("dba", "osmo"):
        clean.sql(f"CREATE ROLE {name} LOGIN CREATEDB CREATEROLE PASSWORD 'adm''in'")
    clean.sql("CREATE DATABASE osmo_prod OWNER osmo")
    clean.sql("CREATE TABLE a (b int); CREATE SCHEMA other; CREATE TABLE other.c (d int) PARTITION BY LIST (d)", "osmo_prod", "osmo", "adm'in")
    assert look(clean, ADMIN, {"osmo-db-admin": "adm'in"}) == ["database: present", "tables: 2"]


def test_what_an_extension_brings_is_no_table_of_osmo(clean):
    clean.sql("CREATE DATABASE osmo")
    clean.sql("CREATE EXTENSION hstore; CREATE EXTENSION pg_stat_statements; CREATE TEMP TABLE t (a int)", "osmo")
    assert look(clean) == ["database: present", "tables: 0"]


def test_the_look_fails_when_the_password_is_wrong(clean):
    done = execute(clean, PLAIN, "osmo-db-look", {"db-secret": "wrong"})
    assert done.returncode != 0
    assert "tables:" not in done.stdout


def test_the_database_is_created_once(clean):
    for _ in range(2):
        done = execute(clean, PLAIN, "osmo-db-create", AS_USER)
        assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "database: ready"), done.stderr
    assert clean.sql("SELECT extname FROM pg_extension WHERE extname = 'hstore'", "osmo").stdout == "hstore\n"
    assert look(clean) == ["database: present", "tables: 0"]


def test_tables_survive_the_second_creation(clean):
    execute(clean, PLAIN, "osmo-db-create", AS_USER)
    clean.sql("CREATE TABLE kept (a int); INSERT INTO kept VALUES (1)", "osmo")
    assert execute(clean, PLAIN, "osmo-db-create", AS_USER).returncode == 0
    assert clean.sql("SELECT a FROM kept", "osmo").stdout == "1\n"


@pytest.mark.parametrize("password", [NASTY, "a'); DROP ROLE postgres; --", "\\'; $$ :x :'y' %I %L", "ünï 漢"])
def test_an_admin_creates_user_and_database(clean, password):
    clean.sql("CREATE ROLE dba LOGIN CREATEDB CREATEROLE PASSWORD 'adm''in'")
    secrets = {"osmo-db-admin": "adm'in", "db-secret": password}
    for _ in range(2):
        done = execute(clean, ADMIN, "osmo-db-create", secrets)
        assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["database: ready"]), done.stderr
        assert password not in done.stdout + done.stderr
    assert not [row for row in clean.log().splitlines() if password in row]
    # The new user signs in with that password and may make tables, as the API service will.
    clean.sql("CREATE TABLE mine (a hstore)", "osmo_prod", "osmo", password)
    owner = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'osmo_prod'"
    assert clean.sql(owner).stdout == "osmo\n"
    assert look(clean, ADMIN, secrets) == ["database: present", "tables: 1"]


def test_a_refused_user_leaves_no_password_in_the_log_of_the_server(clean):
    clean.sql("CREATE ROLE dba LOGIN CREATEDB NOCREATEROLE PASSWORD 'adm''in'")
    secrets = {"osmo-db-admin": "adm'in", "db-secret": "never-to-be-logged"}
    done = execute(clean, ADMIN, "osmo-db-create", secrets)
    assert done.returncode != 0 and "permission denied" in done.stderr
    assert "permission denied" in clean.log() and "never-to-be-logged" not in clean.log()


def test_a_user_is_not_left_behind_without_a_password(clean):
    """A password that psql cannot take: no user is made, and the next run, with another, goes on."""
    clean.sql("CREATE ROLE dba LOGIN CREATEDB CREATEROLE PASSWORD 'adm''in'")
    for password, status in (("two\nlines", False), ("right one", True)):
        done = execute(clean, ADMIN, "osmo-db-create", {"osmo-db-admin": "adm'in", "db-secret": password})
        assert (done.returncode == 0) == status, done.stderr
        made = clean.sql("SELECT count(*) FROM pg_roles WHERE rolname = 'osmo'").stdout
        assert made == f"{status:d}\n"
    assert clean.sql("SELECT 1", "osmo_prod", "osmo", "right one").stdout == "1\n"


def test_a_user_of_before_with_another_password_is_not_ready(clean):
    clean.sql("CREATE ROLE dba LOGIN CREATEDB CREATEROLE PASSWORD 'adm''in'; CREATE ROLE osmo LOGIN PASSWORD 'old'; GRANT osmo TO dba")
    done = execute(clean, ADMIN, "osmo-db-create", {"osmo-db-admin": "adm'in", "db-secret": "new"})
    assert done.returncode == 1 and "database: ready" not in done.stdout
    assert "osmo was there before and cannot sign in with the password in db-secret" in done.stdout
    assert clean.sql("SELECT 1", "osmo_prod", "osmo", "old").stdout == "1\n"


def test_a_user_whom_somebody_else_made_needs_their_leave(clean):
    """Since PostgreSQL 16 who may make users may not take part in those of others (F-createrole)."""
    clean.sql("CREATE ROLE dba LOGIN CREATEDB CREATEROLE PASSWORD 'adm''in'; CREATE ROLE osmo LOGIN PASSWORD 'known'")
    secrets = {"osmo-db-admin": "adm'in", "db-secret": "known"}
    done = execute(clean, ADMIN, "osmo-db-create", secrets)
    if int(clean.sql("SHOW server_version_num").stdout) >= 160000:
        (said,) = [line for line in done.stdout.splitlines() if line.startswith("database: ")]
        assert done.returncode == 1 and said.startswith("database: somebody else made osmo, and dba may not make a database for it.")
        # Their leave, word for word as it was asked for.
        clean.sql(said.partition("They can run: ")[2])
        done = execute(clean, ADMIN, "osmo-db-create", secrets)
    assert done.returncode == 0 and "database: ready" in done.stdout, done.stderr
