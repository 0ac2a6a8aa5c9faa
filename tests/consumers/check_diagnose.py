"""install.sh diagnose: what support needs, and not one secret, whatever form it has taken."""
import base64
import json
import re
import shutil
import stat
import subprocess
import tarfile
from pathlib import Path
from urllib.parse import quote

import pytest

from api_server import Server
from bundles import given_secrets, run, tool
from check_install_again import installed, installed_once, spoil  # noqa: F401  pylint: disable=unused-import
from check_install_readers import kubeconfig
from install_bundle import SCRIPTS, Operator, assert_discreet, hidden

SECRETS = given_secrets()
# In Secrets of others in the same namespace; each stands for a kind of text.
CANARIES = {
    "plain": "canary-plain-3f9",
    "short": "q7z",
    "spaces": " a canary between blanks ",
    "signs": "ca%n'a\"r\\y $(x) `y` &\\1 [.*]",
    "bytes": "kanärie 🔑 vogel",
    "long": "canary" + "x7" * 400,
    "digits": "8402715523",
    "equals": "==canary==",
}
INSIDE = {
    "address": ("postgres://someone:canary-in-address@db.example:5432/x", ["canary-in-address"]),
    "json": (json.dumps({"api": {"key": "canary-in-json"}}), ["canary-in-json"]),
    "toml": ('redis_password = "canary-in-toml"\n', ["canary-in-toml"]),
    "yaml": ("user: someone\npass: canary-in-yaml\n", ["canary-in-yaml"]),
    "twice": (base64.b64encode(b"canary-coded-twice").decode(), ["canary-coded-twice"]),
    "lines": ("first-canary-line\nsecond-canary-line\n", ["first-canary-line", "second-canary-line"]),
    "pull": (json.dumps({"auths": {"r.example": {"auth": base64.b64encode(b'robot:canary"of:pull').decode()}}}), ['canary"of:pull']),
}
# Not in any Secret of this namespace.
LOOKS_LIKE_ONE = {
    "jwt": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl",
    "bearer": "Authorization: Bearer canary-of-elsewhere",
    "basic": "authorization: Basic Y2FuYXJ5OmNhbmFyeQ==",
    "cookie": 'GET / cookie: "_osmo_session=canary-cookie; b=canary-two"',
    "address": "redis://:canary-elsewhere@redis:6379/0",
    "password": "DB_PASSWORD=canary-old-password, next",
    "json": '{"client_secret": "canary-old-secret", "x": 1}',
    "callback": "GET /oauth2/callback?code=canary-code&state=canary-state HTTP/1.1",
    "argument": "--client-secret=canary-argument",
}


def code(text):
    return base64.b64encode(text.encode()).decode()


def forms(text):
    """Returns the forms in which a log may show a text."""
    return {text, json.dumps(text, ensure_ascii=False)[1:-1], quote(text, safe=""), text.replace("'", "\\'"), code(text),
            code(text).rstrip("=")}


def secret_texts(operator):
    """Returns each text that the cluster keeps secret."""
    found = {text for text in hidden(operator) if text}
    # As they are: their other forms are made from them.
    found -= {code(text) for text in found}
    found |= set(CANARIES.values()) | {text for _, inside in INSIDE.values() for text in inside}
    jwk = json.loads(base64.b64decode(re.search(r': "?(eyJ[\w+/=]+)', operator.held("configmap", "mek-config")["mek.yaml"].decode())[1]))
    in_files = "".join(path.read_text() for path in (operator.desk / "secrets").glob("*"))
    unknown = {text for text in operator.secrets.values() if text not in in_files and f'"{text}"' not in in_files}
    return (found | {jwk["k"]}) - unknown


@pytest.fixture
def seeded(installed):  # noqa: F811
    """An installation whose every corner holds canaries."""
    installed.put("secret", "theirs", type="Opaque", data={name: code(text) for name, text in CANARIES.items()})
    installed.put("secret", "inside", type="Opaque", data={name: code(text) for name, (text, _) in INSIDE.items()})
    logs = installed.state / "logs" / "pod"
    logs.mkdir(parents=True, exist_ok=True)
    lines = [f"line {number} begins {form} and ends" for number, text in enumerate(sorted(secret_texts(installed)))
             for form in sorted(forms(text)) if "\n" not in form]
    lines += [f"other {text}" for text in LOOKS_LIKE_ONE.values()] + ["a line as any other", "\x1b[31mred\x9b"]
    (logs / "osmo-service-1").write_text("\n".join(lines) + "\n")
    def environment(thing):
        for container in thing["spec"]["containers"]:
            container["env"] = [{"name": "LEVEL", "value": "canary-env-plain"},
                                {"name": "TEXT", "value": "first\n    Mounts: canary-env-lines\nEnvironment:\nA: canary-env-more"}]
    spoil(installed, "pod", "osmo-service-1", environment)
    installed.put("event", "one", message="made")
    return installed


@pytest.fixture
def small(seeded):
    """The same with one Deployment: quick."""
    seeded.change_answers(WORKLOADS=["osmo-service 4 service"])
    return seeded


def archives(operator):
    return sorted(operator.desk.glob("support-*"))


def unpack(operator):
    """Returns the files of the one archive that is there, by name."""
    (path,) = archives(operator)
    assert path.name.endswith(".tar.gz") and stat.S_IMODE(path.stat().st_mode) == 0o600
    with tarfile.open(path) as archive:
        members = [one for one in archive.getmembers() if one.isfile()]
        assert all(one.mode & 0o077 == 0 and one.name.startswith("support-") for one in archive.getmembers())
        return {one.name.split("/", 1)[1]: archive.extractfile(one).read().decode("utf-8", "surrogateescape") for one in members}


def test_no_secret_is_in_it(seeded):
    operator = seeded
    assert operator.run("diagnose") == 0, operator.screen
    files = unpack(operator)
    everything = "\n".join(files.values())
    for text in secret_texts(operator):
        if len(text) > 2:
            for form in forms(text):
                for line in form.splitlines():
                    if len(line) > 12 and not line.startswith("-----") or text == CANARIES["short"]:
                        assert not re.search(rf"(?<![A-Za-z0-9]){re.escape(line)}(?![A-Za-z0-9])", everything), line
    assert "canary" not in everything.replace("canary-env", "")
    assert "canary-env" not in everything
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", everything)
    assert_discreet(operator)
    assert "canary" not in operator.screen + operator.log
    for call in operator.calls():
        assert not any("canary" in text for text in [*call["arguments"], *call["environment"].values()])
    assert operator.changes() == []


def test_what_support_needs_is_in_it(seeded):
    operator = seeded
    assert operator.run("diagnose") == 0, operator.screen
    files = unpack(operator)
    assert {"about.txt", "answers.txt", "releases.txt", "objects.txt", "names.txt", "pods.txt", "events.txt", "verify.txt",
            "install.txt"} <= set(files)
    assert f"host {operator.answer('PUBLIC_HOST')}" in files["about.txt"] and "helm version" in files["about.txt"]
    assert "DB_HOST=pg.example.internal" in files["answers.txt"]
    assert "a line as any other" in files["logs/osmo-service-1.c0.txt"] and "[masked]" in files["logs/osmo-service-1.c0.txt"]
    assert "secret db-secret" in files["names.txt"] and "  db-password (" in files["names.txt"]
    assert "  password (43 bytes)" in files["names.txt"]
    assert re.search(r"key1 [0-9a-f]{64}", files["names.txt"])
    assert "LEVEL: (not shown)" in files["pods.txt"] and "TEXT: (not shown)" in files["pods.txt"] and "Mounts: " in files["pods.txt"]
    assert "ok      " in files["verify.txt"]
    asked = [call["arguments"] for call in operator.calls() if call["tool"] == "helm"]
    assert any("history" in words for words in asked) and any("status" in words for words in asked)
    # A manifest is looked at to know whose release it is; it holds no values of Secrets, and none of it is kept.
    assert not any("get" in words and "manifest" not in words or "json" in words and "list" not in words for words in asked)
    assert all("--tail=300" in call["arguments"] or "--tail=100" in call["arguments"] for call in operator.calls()
               if "logs" in call["arguments"])


def test_again_makes_another_and_leaves_the_first(small):
    assert small.run("diagnose") == 0, small.screen
    (first,) = archives(small)
    kept = first.read_bytes()
    moved = first.rename(first.with_name("support-20200101T000000Z.tar.gz"))
    assert small.run("diagnose") == 0, small.screen
    assert len(archives(small)) == 2 and moved.read_bytes() == kept
    # The clock stands still, and what is there is not written over.
    (small.programs / "date").write_text("#!/bin/sh\necho 20200101T000000Z\n")
    (small.programs / "date").chmod(0o755)
    assert small.run("diagnose") == 0, small.screen
    assert moved.read_bytes() == kept and len(archives(small)) == 3
    assert moved.with_name("support-20200101T000000Z-2.tar.gz") in archives(small)


def test_without_the_right_to_read_secrets_there_are_no_logs(small):
    small.set("refuse", "get secrets")
    assert small.run("diagnose") == 0, small.screen
    files = unpack(small)
    assert not any(name.startswith("logs/") for name in files) and "the logs are left out" in small.screen
    assert "pods.txt" in files and "canary" not in "\n".join(files.values())


def test_without_a_cluster_there_is_what_is_here(small):
    small.set("down", "")
    assert small.run("diagnose") == 0, small.screen
    assert set(unpack(small)) == {"about.txt", "answers.txt", "install.txt"} and "does not answer" in small.screen


def test_what_may_not_be_looked_at_is_left_out(small):
    small.set("refuse", "get events\ndescribe pods\nget nodes\nlogs\nget configmaps\nhistory\n")
    assert small.run("diagnose") == 0, small.screen
    files = unpack(small)
    for name in ("events.txt", "pods.txt", "objects.txt", "logs/osmo-service-1.c0.txt", "names.txt", "releases.txt"):
        assert "is forbidden" in files[name] and "(this failed)" in files[name], name


def test_a_failure_leaves_nothing_half(small):
    (small.programs / "tar").write_text("#!/bin/sh\necho half >support-half\nexit 2\n")
    (small.programs / "tar").chmod(0o755)
    assert small.run("diagnose") != 0 and "cannot be written" in small.screen
    (small.desk / "support-half").unlink()
    assert archives(small) == []
    shutil.rmtree(small.programs / "tar", ignore_errors=True)
    assert small.run("diagnose", "--dry-run") == 0 and archives(small) == []


def test_a_failure_names_it(installed):  # noqa: F811
    installed.set("stuck", "osmo-router")
    assert installed.run("--yes", "charts") == 1
    assert "For support: ./install.sh diagnose" in installed.screen
    spoil(installed, "configmap", "mek-config", None)
    for words in (["verify"], ["backup"]):
        assert installed.run(*words) == 1 and "For support: ./install.sh diagnose" in installed.screen


def test_the_real_kubectl_reads_the_same(small, tmp_path):
    assert small.run("diagnose") == 0, small.screen
    reads = {tuple(call["arguments"]) for call in small.calls() if "go-template" in str(call["arguments"])}
    assert len(reads) == 3
    with Server(small.state) as address:
        environment = kubeconfig(tmp_path / "config", address, "prod")
        for words in reads:
            real = run(tool("kubectl"), *words, env=environment)
            ours = subprocess.run([str(small.programs / "kubectl"), *words], env=small.environment(), capture_output=True,
                                  text=True, check=False)
            assert real.returncode == 0 and real.stdout == ours.stdout, (words, real.stderr)


def test_what_the_real_kubectl_describes_has_no_values(seeded, tmp_path):
    reference = {"name": "FROM", "valueFrom": {"secretKeyRef": {"name": "db-secret", "key": "db-password"}}}
    spoil(seeded, "pod", "osmo-service-1", lambda thing: thing["spec"]["containers"][0]["env"].append(reference))
    script = '. lib/common.sh; . lib/diagnose.sh; kubectl describe pods -n "$1" | awk "$WITHOUT_VALUES"'
    with Server(seeded.state) as address:
        done = run("bash", "-euc", script, "bash", seeded.namespace, cwd=SCRIPTS,
                   env={**kubeconfig(tmp_path / "config", address, "prod"), "PATH": f"{Path(tool('kubectl')).parent}:/usr/bin:/bin"})
    assert "canary" not in done.stdout and "LEVEL: (not shown)" in done.stdout, done
    assert re.search(r"FROM: +<set to the key 'db-password' in secret 'db-secret'>", done.stdout)
    assert "Mounts:" in done.stdout and "Name:  " in done.stdout
