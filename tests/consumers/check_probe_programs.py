"""What the checks run inside their pods, against a real PostgreSQL, Redis and web server where there is one."""
import http.server
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import postgres
from bundles import run, tool
from install_bundle import SCRIPTS, certificate
from preflight_bundle import SECRETS, Looker

sys.path.insert(0, str(Path(__file__).resolve().parent / "stand_ins"))
import jsonpath
import preflight_answers

NASTY = SECRETS["redisPassword"]
NAMES = ["found", "version", "tls", "databases", "users", "present", "installed", "available", "trusted", "create", "tables",
         "listed"]


def script(name):
    """Returns a script that runs in a pod."""
    done = run("bash", "-c", '. "$1"; printf %s "${!2}"', "bash", str(SCRIPTS / "lib" / "probe.sh"), name)
    assert done.returncode == 0 and done.stdout
    return done.stdout


@pytest.mark.parametrize("name", ["ASK_POSTGRES", "ASK_REDIS"])
def test_the_scripts_are_sound_posix_shell(tmp_path, name):
    path = tmp_path / "inside.sh"
    path.write_text("#!/bin/sh\n" + script(name))
    for shell in ("sh", "dash"):
        assert run(shell, "-n", str(path)).stderr == ""
    done = run("shellcheck", "--shell=dash", "--severity=style", str(path))
    assert done.returncode == 0, done.stdout


def test_kubectl_reads_the_paths_as_the_stand_in_does(tmp_path):
    text = (SCRIPTS / "lib" / "probe.sh").read_text()
    path = tmp_path / "pod.json"
    settings = {"images": {"b": "no such image", "c": "pulling"}}
    containers = [{"name": name, "image": name, "command": [word]} for name, word in zip("abcd", ["sleep", "x", "x", "x"])]
    for status in ([preflight_answers.status(settings, one, 9) for one in containers], None):
        pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "osmo-preflight"}, "spec": {"containers": containers},
               "status": {"containerStatuses": status} if status else {"conditions": [{"type": "a", "message": "no node"}]}}
        path.write_text(json.dumps(pod))
        for template in re.findall(r"jsonpath=({(?:range \.status|\.status)[^']*)'", text):
            done = run(tool("kubectl"), "label", "--local", "-f", str(path), "a=b", "-o", f"jsonpath={template}")
            assert (done.stderr, done.stdout) == ("", jsonpath.evaluate(template, pod))
            if status and template.startswith("{range"):
                assert done.stdout.splitlines()[:2] == [f"a|a||a@{preflight_answers.DIGEST}|",
                                                        'b|b|ImagePullBackOff||Back-off pulling image "b"']


@pytest.fixture(scope="module")
def server():
    if postgres.programs() is None or shutil.which("psql") is None:
        pytest.skip("no PostgreSQL server here (Debian package postgresql): the database is not looked at")
    server = postgres.Server()
    server.sql("CREATE ROLE plain LOGIN PASSWORD 'p'; CREATE ROLE maker LOGIN CREATEDB PASSWORD 'p';"
               "CREATE ROLE dba LOGIN CREATEDB CREATEROLE PASSWORD 'p'; CREATE ROLE owner LOGIN PASSWORD 'p'")
    server.sql("CREATE DATABASE used OWNER owner")
    server.sql("CREATE EXTENSION hstore", "used")
    server.sql("CREATE DATABASE granted")
    server.sql("GRANT CREATE ON DATABASE granted TO plain")
    server.sql("GRANT CREATE ON SCHEMA public TO plain", "granted")
    server.sql('CREATE DATABASE "o\'d""d"')
    yield server
    server.stop()


def ask(server, user, database="osmo", base="postgres", password="p", **settings):
    """Runs the script as a pod would and returns (what it found, everything that it said)."""
    password = postgres.ADMIN_PASSWORD if user == "postgres" and password == "p" else password
    here = server.environment()
    environment = {key: here[key] for key in ("PATH", "PGHOST", "PGPORT", "PGSSLMODE", "PGCONNECT_TIMEOUT")} | settings
    done = subprocess.run(["dash", "-c", script("ASK_POSTGRES"), "sh", user, base, database], env=environment, text=True,
                          input=password + "\n", capture_output=True, timeout=60, check=False)
    rows = [line.split(" ") for line in done.stdout.splitlines() if line.startswith("found ")]
    if not rows:
        assert done.returncode != 0
        return None, done.stdout + done.stderr
    assert done.returncode == 0 and done.stdout.count("\n") == 1, done
    (row,) = rows
    assert len(row) == len(NAMES)
    return {name: value == "t" if value in "tf" else value for name, value in zip(NAMES, row)}, done.stdout


def test_a_superuser_may_everything(server):
    found, _ = ask(server, "postgres")
    assert found["version"].split(".")[0] == server.sql("SHOW server_version_num").stdout[:2]
    assert found["databases"] and found["users"] and found["available"] and found["trusted"] and found["listed"]
    assert not found["present"] and not found["tls"]


@pytest.mark.parametrize("user, databases, users", [("plain", False, False), ("maker", True, False), ("dba", True, True)])
def test_rights_of_a_user_before_the_database_is_made(server, user, databases, users):
    found, _ = ask(server, user)
    assert (found["databases"], found["users"], found["present"]) == (databases, users, False)
    assert found["available"] and found["trusted"]


@pytest.mark.parametrize("user, database, installed, create, tables", [
    ("owner", "used", True, True, True), ("plain", "used", True, False, False), ("plain", "granted", False, True, True),
    ("owner", "granted", False, False, False), ("postgres", "o'd\"d", False, True, True)])
def test_rights_in_a_database_that_is_there(server, user, database, installed, create, tables):
    found, _ = ask(server, user, database)
    assert found["present"]
    assert (found["installed"], found["create"], found["tables"]) == (installed, create, tables)
    # The same when the database is signed in to at once.
    assert ask(server, user, database, database)[0] == found


def test_what_is_found_is_true(server):
    """Whoever is said to be able to create hstore and tables can."""
    def tries(user, statement):
        return server.sql(f"BEGIN; {statement}; ROLLBACK", "granted", user, "p", check=False).returncode == 0
    for user in ("plain", "owner", "maker"):
        found, _ = ask(server, user, "granted")
        assert tries(user, "CREATE EXTENSION hstore") == (found["trusted"] and found["create"])
        assert tries(user, "CREATE TABLE public.t (a int)") == found["tables"]


def test_azure_has_a_list_of_extensions(server):
    for listed, wanted in (("pg_trgm,hstore", True), ("HSTORE", True), ("pg_trgm", False), ("", False), ("xhstore", False)):
        server.sql(f"ALTER ROLE plain SET azure.extensions = '{listed}'")
        assert ask(server, "plain")[0]["listed"] == wanted, listed
    server.sql("ALTER ROLE plain RESET azure.extensions")


def test_a_wrong_password_and_a_server_without_tls_are_told(server):
    found, said = ask(server, "plain", password="wrong")
    assert found is None and "password authentication failed" in said
    found, said = ask(server, "plain", PGSSLMODE="require")
    assert found is None and "does not support SSL" in said
    found, said = ask(server, "plain", password="")
    assert found is None and "no password supplied" in said
    found, said = ask(server, "plain", PGPORT="1")
    assert found is None and "refused" in said


def test_tls_is_seen(server, tmp_path):
    text, key = certificate("localhost")
    for name, content in (("server.crt", text), ("server.key", key)):
        path = server.data / name
        path.write_text(content)
        path.chmod(0o600)
        if os.geteuid() == 0:
            shutil.chown(path, "postgres")
    for value in ("on", "off"):
        server.sql(f"ALTER SYSTEM SET ssl = {value}")
        server.sql("SELECT pg_reload_conf()")
        time.sleep(0.5)
        assert ask(server, "plain")[0]["tls"] == (value == "on")
        if value == "on":
            (tmp_path / "ca.crt").write_text(text)
            found, _ = ask(server, "plain", PGSSLMODE="verify-ca", PGSSLROOTCERT=str(tmp_path / "ca.crt"))
            assert found["tls"]
            (tmp_path / "ca.crt").write_text(certificate("another.example.com")[0])
            found, said = ask(server, "plain", PGSSLMODE="verify-ca", PGSSLROOTCERT=str(tmp_path / "ca.crt"))
            assert found is None and "certificate verify failed" in said


def test_the_whole_stage_with_a_real_database(server, tmp_path):
    looker = Looker("entra", tmp_path, DB_USER="maker")
    (looker.state / "inside" / "psql").unlink()
    here = server.environment()
    looker.set("variables", json.dumps({"psql": {name: here[name] for name in ("PGHOST", "PGPORT", "PGSSLMODE")}}))
    server.sql("ALTER ROLE maker PASSWORD '{}'".format(SECRETS["dbPassword"].replace("'", "''")))
    checks = looker.assert_good()
    assert ("ok", "right to create databases") in checks and ("ok", "right to create hstore") in checks
    server.sql("ALTER ROLE maker NOCREATEDB")
    assert looker.failed() == ['right to create databases: as administrator of PostgreSQL run ALTER ROLE "maker" CREATEDB;']
    server.sql("ALTER ROLE maker PASSWORD 'p' CREATEDB")
    (failed,) = looker.failed()
    assert 'password authentication failed for user "maker"' in failed
    looker.assert_discreet()


def redis(port, password, environment):
    """Runs the script as a pod would and returns what it said."""
    done = subprocess.run(["dash", "-c", script("ASK_REDIS"), "sh"], text=True, input=password + "\n", capture_output=True,
                          env={"PATH": os.environ["PATH"], "REDIS_HOST": "127.0.0.1", "REDIS_PORT": str(port), **environment},
                          timeout=60, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize("tls", ["no", "yes"])
def test_a_real_redis(tmp_path, tls):
    if shutil.which("redis-server") is None or shutil.which("redis-cli") is None:
        pytest.skip("no Redis here (Debian package redis-server): its pretended client was asked")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {"REDIS_TLS": tls}
    settings = ["requirepass " + json.dumps(NASTY), "bind 127.0.0.1", 'save ""']
    settings.append(f"{'tls-port' if tls == 'yes' else 'port'} {port}")
    if tls == "yes":
        for name, text in zip(("crt", "key"), certificate("127.0.0.1")):
            (tmp_path / name).write_text(text)
        settings += ["port 0", f"tls-cert-file {tmp_path}/crt", f"tls-key-file {tmp_path}/key", "tls-auth-clients no",
                     f"tls-ca-cert-file {tmp_path}/crt"]
        environment["REDIS_CA"] = str(tmp_path / "crt")
    (tmp_path / "redis.conf").write_text("\n".join(settings))
    server = subprocess.Popen(["redis-server", str(tmp_path / "redis.conf")], stdout=subprocess.DEVNULL, cwd=tmp_path)
    try:
        for _ in range(100):
            if "PONG" in redis(port, NASTY, environment):
                break
            time.sleep(0.1)
        said = redis(port, NASTY, environment)
        assert "PONG" in said and "redis_version:" in said and "AUTH" not in said
        assert "AUTH failed: WRONGPASS" in redis(port, "wrong", environment)
        assert "NOAUTH" in redis(port, "", environment)
        if tls == "yes":
            assert "PONG" not in redis(port, NASTY, {"REDIS_TLS": "no"})
    finally:
        server.terminate()
        server.wait(timeout=30)


class Provider(http.server.BaseHTTPRequestHandler):
    """An identity provider."""

    def do_GET(self):
        text = self.server.pages.get(self.path)
        self.send_response(200 if text else 404)
        self.end_headers()
        self.wfile.write((text or "").encode())

    def log_message(self, *_):
        pass


def test_a_real_web_server(tmp_path):
    if shutil.which("curl") is None:
        pytest.skip("no curl here: its pretended one was asked")
    server = http.server.HTTPServer(("127.0.0.1", 0), Provider)
    text, key = certificate("localhost")
    (tmp_path / "pem").write_text(text + key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (tmp_path / "desk").mkdir()
    looker = Looker("entra", tmp_path / "desk")
    (looker.state / "inside" / "curl").unlink()
    # The stand-in of the operator's curl stays; the container has the real one.
    (looker.state / "inside" / "curl").symlink_to(shutil.which("curl"))
    at = f"https://localhost:{server.server_port}"
    variables = {"DISCOVERY": f"{at}/discovery", "JWKS_URI": f"{at}/keys", "CURL_CA_BUNDLE": str(tmp_path / "pem"),
                 "https_proxy": "http://127.0.0.1:1"}
    server.pages = {"/discovery": (looker.state / "discovery").read_text(), "/keys": '{\n "keys" : []}'}
    looker.set("variables", json.dumps({"curl": variables}))
    looker.assert_good()
    server.pages = {}
    failed = looker.failed()
    assert len(failed) == 2 and all("404" in text for text in failed), failed
    del variables["CURL_CA_BUNDLE"]
    looker.set("variables", json.dumps({"curl": variables}))
    assert all("certificate" in text for text in looker.failed())
    server.shutdown()
