"""What is in the cluster before the installation: left as it is, but what OSMO would stumble over is named, before anything is changed."""
import base64
import json

import pytest

from bundles import given_secrets
from install_bundle import STAGES, Operator
from preflight_bundle import Looker

SECRETS = given_secrets()
KEY = base64.urlsafe_b64encode(bytes(range(32))).decode().rstrip("=")


def mek(k=KEY, current="key1", coded=None, kid="key1"):
    jwk = json.dumps({"k": k, "kid": kid, "kty": "oct"})
    return f"currentMek: {current}\nmeks:\n  key1: {coded or base64.b64encode(jwk.encode()).decode()}\n"


# Object, key, what it holds, what is said of it.
BAD = [
    ("db-secret", "db-password", "", "has no db-password"),
    ("db-secret", "db-password", "v4lue-x\n", "db-password ends in a line break"),
    ("db-secret", "password", "v4lue-x", "has no db-password"),
    ("redis-secret", "redis-password", "a/b", "OSMO cannot use a Redis password"),
    ("redis-secret", "redis-password", "ab\n", "ends in a line break"),
    ("oauth2-proxy-secrets", "cookie_secret", "a" * 31, "cookie_secret is not 16, 24 or 32 bytes"),
    ("oauth2-proxy-secrets", "cookie_secret", "+/" * 20 + "abc=", "cookie_secret is not"),
    ("oauth2-proxy-secrets", "cookie_secret", KEY + "\n", "cookie_secret ends in a line break"),
    ("oauth2-proxy-secrets", "client_secret", "", "has no client_secret"),
    ("default-admin-secret", "password", "a" * 42, "has 42 characters"),
    ("default-admin-secret", "password", "a" * 43 + "\n", "ends in a line break"),
    ("mek-config", "mek.yaml", mek(coded='{"k":"x"}'), "cannot read its keys"),
    ("mek-config", "mek.yaml", mek(k="c2hvcnQ"), "cannot read its keys"),
    ("mek-config", "mek.yaml", mek(k=""), "cannot read its keys"),
    ("mek-config", "mek.yaml", mek(current="other"), "cannot read its keys"),
    ("mek-config", "mek.yaml", mek() + "  key2: x\n", "cannot read its keys"),
    ("mek-config", "other.yaml", mek(), "cannot read its keys"),
    # What it encrypts is marked key2, and nobody finds key2.
    ("mek-config", "mek.yaml", mek(kid="key2"), "cannot read its keys"),
    ("db-secret", "db-password", "from-windows\r\n", "db-password ends in a line break"),
    ("db-secret", "db-password", "from-windows\r", "db-password ends in a line break"),
]
GOOD = [
    ("oauth2-proxy-secrets", "cookie_secret", "a b+" * 4), ("oauth2-proxy-secrets", "cookie_secret", "ü" * 8 + "x" * 16),
    ("oauth2-proxy-secrets", "cookie_secret", KEY), ("oauth2-proxy-secrets", "cookie_secret", KEY + "="),
    ("default-admin-secret", "password", "-" * 43), ("redis-secret", "redis-password", "@:'\"\\&"), ("mek-config", "mek.yaml", mek()),
    ("mek-config", "mek.yaml", mek(k=KEY + "=").replace("key1:", '"key1":').replace(" key1\n", ' "key1"\n')),
]


def have(operator, name, key, text):
    kind = "configmap" if name == "mek-config" else "secret"
    operator.put("namespace", operator.namespace, "default")
    held = {"client_secret": "c"} if name == "oauth2-proxy-secrets" and key != "client_secret" else {}
    held[key] = text
    operator.put(kind, name, data=held if kind == "configmap" else
                 {name: base64.b64encode(value.encode()).decode() for name, value in held.items()})
    return kind


@pytest.mark.parametrize("name, key, text, told", BAD)
def test_what_osmo_would_stumble_over_is_named(tmp_path, name, key, text, told):
    operator = Operator("entra", tmp_path, True, SECRETS)
    kind = have(operator, name, key, text)
    assert operator.run("--yes", *STAGES, at_terminal=False) == 1
    assert f"FAILED  {kind} {name}" in operator.screen and told in operator.screen
    assert operator.changes() == []
    assert not text.strip() or len(text) < 6 or text.strip() not in operator.screen + operator.log


MARK = {"labels": {"app.kubernetes.io/managed-by": "osmo-configurator"}}


@pytest.mark.parametrize("name, key, text", [bad[:3] for bad in BAD if bad[0] != "mek-config"][::3])
def test_what_to_do_is_said_and_only_what_is_ours_is_offered_for_removal(tmp_path, name, key, text):
    operator = Operator("entra", tmp_path, True, SECRETS, KUBE_CONTEXT="prod")
    have(operator, name, key, text)
    assert operator.run("--yes", *STAGES, at_terminal=False) == 1
    assert "install.sh did not make it: whoever did has to correct it." in operator.screen and "delete secret" not in operator.screen
    path = operator.state / "objects" / operator.namespace / "secret" / f"{name}.json"
    thing = json.loads(path.read_text())
    path.write_text(json.dumps(thing | {"metadata": thing["metadata"] | MARK}))
    assert operator.run("--yes", *STAGES, at_terminal=False) == 1
    assert f"makes it again: kubectl --context prod -n osmo delete secret {name}" in operator.screen and operator.changes() == []
    path.unlink()
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen


def test_a_key_is_never_offered_for_removal(tmp_path):
    operator = Operator("entra", tmp_path, True, SECRETS, KUBE_CONTEXT="prod")
    have(operator, "mek-config", "mek.yaml", mek(k=""))
    assert operator.run("--yes", *STAGES, at_terminal=False) == 1
    assert "Do not delete it: a database may need it." in operator.screen and "delete configmap" not in operator.screen
    assert ("kubectl --context prod -n osmo create configmap mek-config --from-file=mek.yaml=BACKUP/mek.yaml --dry-run=client -o yaml | "
            "kubectl --context prod -n osmo replace -f -") in operator.screen


@pytest.mark.parametrize("held, fits", [('redis_password = "right"\n', True), ('redis_password = "old"\n', False), ("right", False), ("", False)])
def test_the_password_of_the_sessions_is_that_of_redis(tmp_path, held, fits):
    """Somebody changed the one and not the other: nobody could sign in."""
    operator = Operator("entra-redis-notls", tmp_path, True, SECRETS)
    have(operator, "oauth2-proxy-redis", "redis.cfg", held)
    have(operator, "redis-secret", "redis-password", "right")
    assert operator.run("--yes", "secrets", at_terminal=False) == (0 if fits else 1), operator.screen
    assert fits or "FAILED  secret oauth2-proxy-redis" in operator.screen and operator.changes() == []


@pytest.mark.parametrize("registry, fits", [("registry.corp.example.com", True), ("https://registry.corp.example.com/v2/", True), ("docker.io", False)])
def test_a_pull_secret_is_for_the_registry_of_the_images(tmp_path, registry, fits):
    operator = Operator("mirror-registry", tmp_path, True, SECRETS)
    have(operator, operator.answer("PULL_SECRET"), ".dockerconfigjson", json.dumps({"auths": {registry: {"auth": "eDp5"}}}))
    assert operator.run("--yes", "secrets", at_terminal=False) == (0 if fits else 1), operator.screen
    assert fits or "has no entry for registry.corp.example.com" in operator.screen


@pytest.mark.parametrize("name, key, text", GOOD)
def test_what_osmo_takes_is_taken(tmp_path, name, key, text):
    operator = Operator("entra", tmp_path, True, SECRETS)
    have(operator, name, key, text)
    assert operator.run("--yes", "secrets", "database", at_terminal=False) == 0, operator.screen
    assert "FAILED" not in operator.screen


def test_preflight_says_it_and_where_a_wrong_password_comes_from(tmp_path):
    looker = Looker("entra", tmp_path)
    have(looker, "db-secret", "db-password", "old and wrong")
    have(looker, "default-admin-secret", "password", "short")
    assert looker.run("preflight") == 1
    assert "has 5 characters" in looker.screen
    assert "password (from secret db-secret, which is in the cluster)" in looker.screen
    assert "old and wrong" not in looker.screen


def test_a_namespace_that_others_need_first_is_named(tmp_path):
    operator = Operator("entra", tmp_path, True, SECRETS, TLS="exists", KUBE_CONTEXT="prod")
    for path in (operator.state / "objects").rglob("*.json"):
        path.unlink()
    assert operator.run("--yes", *STAGES, at_terminal=False) == 1
    assert "secret osmo-tls: is missing" in operator.screen
    assert "has to be there first: kubectl --context prod create namespace osmo" in operator.screen and operator.changes() == []
    operator.put("namespace", "osmo", "default")
    operator.others_work()
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen


def test_a_dry_run_prints_no_command_that_would_wait_for_input(tmp_path):
    operator = Operator("mirror-registry", tmp_path, False, SECRETS)
    assert operator.run("--dry-run") == 0, operator.screen
    rows = [row for row in operator.screen.splitlines() if "create" in row and ("-f -" in row or "/dev/stdin" in row)]
    assert len(rows) >= 4 and all("# reads on standard input" in row for row in rows)
