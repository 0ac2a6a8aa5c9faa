"""The README's commands, run against stand-ins: right order, right objects, no secret in sight, safe to repeat."""
import base64
import json
import tomllib

import pytest

import readme
from bundles import FIXTURES, Bundle, given_secrets, run
from mek import open_mek
from runbook import Operator

# Every shell that operators may have behind `bash` takes these blocks; these remarks do not apply to pasted commands:
NOT_MEANT = ",".join([
    "SC2016",  # A dollar sign in single quotes is meant as one: '$oauthtoken'.
    "SC2164",  # No block changes folders in a way that could go on elsewhere.
])
SECRETS = given_secrets()


@pytest.fixture(scope="module", params=[True, False], ids=["with-files", "asked"])
def with_files(request):
    """Whether the operator unpacked the archive of secrets."""
    return request.param


@pytest.fixture
def operator(bundle, with_files, tmp_path):
    return Operator(bundle, tmp_path, with_files, SECRETS)


@pytest.fixture
def one(tmp_path):
    """An operator without files and with the plain Entra bundle."""
    return Operator(Bundle(FIXTURES / "entra"), tmp_path, False, SECRETS)


def position(calls, *words):
    """Returns the index of the first call whose arguments hold these words."""
    for index, call in enumerate(calls):
        if all(word in [call["tool"], *call["arguments"]] for word in words):
            return index
    raise AssertionError(f"no call with {words}")


def assert_discreet(operator):
    """No secret is an argument, an environment variable or on the screen."""
    hidden = {*SECRETS.values()}
    for kind, name in operator.created():
        if kind in ("Secret", "ConfigMap") and name != "osmo-tls":
            held = operator.held(kind.lower(), name) or {}
            hidden |= {value.decode() for value in held.values() if value}
    hidden |= {base64.b64encode(text.encode()).decode() for text in hidden}
    for call in operator.calls():
        for text in [*call["arguments"], *call["environment"].values()]:
            assert not any(secret in text for secret in hidden), f"a secret is visible to others: {call['tool']} …"
    # The README itself shows the key once, so that it can be saved.
    shown = hidden - {value for value in hidden if "currentMek" in value}
    assert not any(secret in operator.screen for secret in shown), "a secret is on the screen"


def assert_order(operator):
    calls = operator.calls()
    order = [
        position(calls, "create", "namespace"),
        position(calls, "get", "secret", "db-secret"),
        position(calls, "database/look.yaml"),
        position(calls, "get", "configmap", "mek-config"),
        position(calls, "helm", "repo", "add"),
        position(calls, "helm", "upgrade", "service"),
        position(calls, "helm", "upgrade", "router"),
        position(calls, "helm", "upgrade", "ui"),
    ]
    if "database/create.yaml" in operator.bundle.readme:
        order.insert(4, position(calls, "database/create.yaml"))
    assert order == sorted(order)
    created = operator.created()
    assert created.index(("Secret", "db-secret")) < created.index(("ConfigMap", "mek-config"))
    first_release = position(calls, "helm", "upgrade", "service")
    late = [call for call in calls[first_release:] if call.get("created")]
    assert late == [], "the pods would wait for these"


def assert_releases(operator):
    for call in operator.calls():
        if call["tool"] == "helm" and "upgrade" in call["arguments"]:
            words = call["arguments"]
            assert call["values_file_is_there"]
            assert words[words.index("-n") + 1] == operator.bundle.namespace
            assert words[words.index("--version") + 1] == operator.bundle.answers.get("chartVersion", "1.2.1")
            assert not any(word.startswith("--set") for word in words)


def assert_objects(operator):
    """What was made holds what the readers want, byte for byte."""
    held = operator.held
    assert held("secret", "db-secret") == {"db-password": SECRETS["dbPassword"].encode()}
    asks_redis = operator.bundle.answers["redis"].get("password", True)
    assert held("secret", "redis-secret") == {"redis-password": SECRETS["redisPassword"].encode() if asks_redis else b""}
    admin = held("secret", "default-admin-secret")
    if operator.bundle.values["service"]["services"]["defaultAdmin"]["enabled"]:
        assert len(admin["password"]) == 43
    else:
        assert admin is None
    open_mek(held("configmap", "mek-config")["mek.yaml"].decode())
    proxy = held("secret", "oauth2-proxy-secrets")
    if operator.bundle.answers["idp"]["provider"] == "none":
        assert proxy is None
    else:
        assert proxy["client_secret"] == SECRETS["clientSecret"].encode()
        assert len(proxy["cookie_secret"]) == 43
        assert len(base64.urlsafe_b64decode(proxy["cookie_secret"] + b"=")) == 32
    mounted = held("secret", "oauth2-proxy-redis")
    assert (mounted is not None) == (operator.bundle.answers.get("oauth2Proxy", {}).get("sessionStore") == "redis-password")
    if mounted:
        assert tomllib.loads(mounted["redis.cfg"].decode()) == {"redis_password": SECRETS["redisPassword"]}
    images = operator.bundle.answers.get("images", {})
    if images.get("imagePullSecret"):
        config = json.loads(held("secret", images["imagePullSecret"])[".dockerconfigjson"])
        (registry, entry), = config["auths"].items()
        user = images.get("registryUser", "$oauthtoken")
        assert registry == images.get("registry", "nvcr.io")
        assert base64.b64decode(entry["auth"]).decode() == f"{user}:{SECRETS['registryPassword']}"


def test_a_fresh_cluster_and_the_same_commands_once_more(operator, with_files):
    assert operator.follow() == 0, operator.screen
    assert bool(operator.prompts) is not with_files
    assert_order(operator)
    assert_releases(operator)
    assert_objects(operator)
    assert_discreet(operator)
    tokens = [call["token"] for call in operator.calls() if call.get("token")]
    assert all(len(token) == 43 for token in tokens)

    before = sorted(path.read_bytes() for path in operator.state.glob("objects/**/*.json") if "job" not in str(path))
    operator.forget_calls()
    assert operator.follow() == 0, operator.screen
    # The Jobs run again and change nothing; the admin password is asked for as long as one of them needs it.
    again = {name for kind, name in operator.created() if kind != "Job"}
    assert again <= {"osmo-db-admin"}
    after = sorted(path.read_bytes() for path in operator.state.glob("objects/**/*.json") if "job" not in str(path))
    assert before == after
    assert_discreet(operator)


def test_no_key_is_made_for_a_database_with_tables(bundle, with_files, tmp_path):
    operator = Operator(bundle, tmp_path, with_files, SECRETS)
    operator.database("database: present\ntables: 12\n")
    operator.follow(until="The Redis password", careful=False)
    assert ("ConfigMap", "mek-config") not in operator.created()
    assert "Nothing was created." in operator.screen


@pytest.mark.parametrize("with_files_too", [True, False])
def test_no_key_is_made_when_the_look_failed(tmp_path, with_files_too):
    operator = Operator(Bundle(FIXTURES / "entra"), tmp_path, with_files_too, SECRETS)
    operator.database("psql: error: connection to server failed\n")
    operator.follow(until="The Redis password", careful=False)
    assert ("ConfigMap", "mek-config") not in operator.created()


def test_no_key_is_made_without_a_look(one):
    one.follow("The namespace")
    one.follow("The master encryption key", careful=False)
    assert one.created() == [("Namespace", "osmo")]


def test_two_keys_from_the_shell_differ(one, tmp_path_factory):
    other = Operator(one.bundle, tmp_path_factory.mktemp("other"), False, SECRETS)
    keys = []
    for operator in (one, other):
        assert operator.follow(until="The TLS secret") == 0
        keys.append(open_mek(operator.held("configmap", "mek-config")["mek.yaml"].decode()))
        keys.append(operator.held("secret", "oauth2-proxy-secrets")["cookie_secret"])
        keys.append(operator.held("secret", "default-admin-secret")["password"])
    assert len(set(keys)) == 6


def test_every_block_is_sound_bash(bundle, tmp_path):
    for number, block in enumerate(readme.commands(bundle.readme)):
        path = tmp_path / f"{number}.bash"
        path.write_text("#!/bin/bash\n" + block.text)
        assert run("bash", "-n", str(path)).stderr == "", block.text
        done = run("shellcheck", "--severity=style", f"--exclude={NOT_MEANT}", str(path))
        assert done.returncode == 0, done.stdout
