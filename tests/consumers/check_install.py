"""install.sh against a pretended cluster: right order, right objects, no secret in sight, safe to repeat."""
import base64
import json
import stat
import tomllib

import pytest

from bundles import given_secrets
from install_bundle import STAGES, Operator, assert_discreet
from mek import open_mek

SECRETS = given_secrets()
CHARTS = ("service", "router", "ui")


@pytest.fixture
def one(tmp_path):
    """An operator without files and with the plain Entra bundle."""
    return Operator("entra", tmp_path, False, SECRETS)


def position(calls, *words):
    """Returns the index of the first call whose arguments hold these words."""
    for index, call in enumerate(calls):
        if all(word in [call["tool"], *call["arguments"]] for word in words):
            return index
    raise AssertionError(f"no call with {words}")


def assert_order(operator):
    """Password, look, key, database; then network policy and charts, each chart waited for."""
    calls = operator.calls()
    order = [position(calls, "get", "secret", "db-secret"), position(calls, "database/look.yaml")]
    if ("ConfigMap", "mek-config") in operator.created():
        look = order[-1]
        order.append(next(index for index, call in enumerate(calls) if call.get("created") == ["ConfigMap", "mek-config"]))
        assert any("logs" in call["arguments"] for call in calls[look:order[-1]]), "the key was made without the look's result"
    if operator.answer("DB_CREATION") != "exists":
        order.append(position(calls, "database/create.yaml"))
    if operator.answer("NETWORK_POLICY") == "yes":
        order.append(position(calls, "apply", "cluster/network-policy.yaml"))
    for chart in CHARTS:
        order.append(position(calls, "helm", "upgrade", chart))
        last = {"service": "osmo-worker", "router": "osmo-router", "ui": "osmo-ui"}[chart]
        order.append(position(calls, "rollout", "status", f"deployment/{last}"))
    assert order == sorted(order)
    created = operator.created()
    if ("Namespace", operator.namespace) in created:
        assert created[0] == ("Namespace", operator.namespace)
    late = [call["created"] for call in calls[position(calls, "helm", "upgrade", "service"):] if call.get("created")]
    assert late == [], "the pods would wait for these"


def assert_calls(operator):
    """Every call names the context, and the namespace unless it is about the whole cluster."""
    for call in operator.calls():
        words = call["arguments"]
        if call["tool"] == "kubectl" and words[0] != "config":
            assert words[:2] == ["--context", operator.answer("KUBE_CONTEXT") or "prod"]
            assert "namespace" in words or words[2:4] == ["-n", operator.namespace]
        if call["tool"] == "helm" and words[0] != "version":
            assert words[:2] == ["--kube-context", operator.answer("KUBE_CONTEXT") or "prod"]
            assert words[words.index("-n") + 1] == operator.namespace
        assert not any(word.startswith(("--set", "--from-literal", "--force")) for word in words)


def assert_releases(operator):
    """Chart, version and values of each release, as the answers say where charts come from."""
    kind, location, version = (operator.answer(name) for name in ("CHART_SOURCE", "CHART_LOCATION", "CHART_VERSION"))
    upgrades = [call for call in operator.calls() if call["tool"] == "helm" and "upgrade" in call["arguments"]]
    assert len(upgrades) == 3
    for call, (release, chart, file) in zip(upgrades, [("service", "service", "osmo"), ("router", "router", "router"),
                                                       ("ui", "web-ui", "ui")]):
        assert call["values_file_is_there"]
        where = {"repository": [chart, "--repo", location, "--version", version], "oci": [f"{location}/{chart}", "--version", version],
                 "archive": [f"{location}/{chart}-{version}.tgz"]}[kind]
        assert call["arguments"][2:] == ["upgrade", "--install", release, *where, "-n", operator.namespace,
                                         "-f", f"{file}_values.yaml", "--timeout", "10m"]
    # What the operator's own helm knows under which name stays as it is.
    assert not any("repo" in call["arguments"] for call in operator.calls() if call["tool"] == "helm")


def assert_objects(operator):
    """What was made holds what its readers want, byte for byte."""
    held, yes = operator.held, lambda name: operator.answer(name) == "yes"
    given = {name: text.encode() for name, text in SECRETS.items()}
    database, cache = held("secret", "db-secret"), held("secret", "redis-secret")
    if yes("THROW_AWAY"):
        # Made by the script, 32 bytes each.
        made = [database["db-password"], cache["redis-password"]]
        assert [len(password) for password in made] == [43, 43] and made[0] != made[1]
    else:
        assert database == {"db-password": given["dbPassword"] if yes("DB_PASSWORD") else b""}
        assert cache == {"redis-password": given["redisPassword"] if yes("REDIS_PASSWORD") else b""}
    assert held("secret", "osmo-db-admin") is None
    made_admin = ("Secret", "osmo-db-admin") in operator.created()
    assert made_admin == (operator.answer("DB_CREATION") == "admin")
    admin = held("secret", "default-admin-secret")
    assert (len(admin["password"]) == 43 if admin else None) == (True if yes("DEFAULT_ADMIN") else None)
    open_mek(held("configmap", "mek-config")["mek.yaml"].decode())
    proxy = held("secret", "oauth2-proxy-secrets")
    assert (proxy is not None) == yes("SIGN_IN")
    if proxy:
        assert proxy["client_secret"] == given["clientSecret"]
        assert len(proxy["cookie_secret"]) == 43
        assert len(base64.urlsafe_b64decode(proxy["cookie_secret"] + b"=")) == 32
    mounted = held("secret", "oauth2-proxy-redis")
    assert (mounted is not None) == yes("SESSIONS_PASSWORD")
    if mounted:
        assert tomllib.loads(mounted["redis.cfg"].decode()) == {"redis_password": SECRETS["redisPassword"]}
    if operator.answer("PULL_SECRET") and not yes("PULL_SECRET_EXISTS"):
        config = json.loads(held("secret", operator.answer("PULL_SECRET"))[".dockerconfigjson"])
        (registry, entry), = config["auths"].items()
        assert registry == operator.answer("PULL_REGISTRY")
        assert base64.b64decode(entry["auth"]).decode() == f"{operator.answer('PULL_USER')}:{SECRETS['registryPassword']}"
    if operator.answer("CA_MAP") and not yes("CA_EXISTS"):
        assert held("configmap", operator.answer("CA_MAP")) == {operator.answer("CA_KEY"): (operator.desk / "ca.crt").read_bytes()}
    if operator.answer("TLS") == "files":
        wanted = {name: (operator.desk / name).read_bytes() for name in ("tls.crt", "tls.key")}
        assert held("secret", operator.answer("TLS_SECRET")) == wanted
    applied = [call["applied"][0] for call in operator.calls() if call.get("applied")]
    assert ("Certificate" in applied) == (operator.answer("TLS") == "cert-manager")
    assert ("NetworkPolicy" in applied) == yes("NETWORK_POLICY")


def test_with_questions_on_a_fresh_cluster_and_once_more(bundle, tmp_path):
    operator = Operator(bundle.name, tmp_path, False, SECRETS)
    files = {path.name for path in operator.desk.iterdir()}
    assert operator.run("--dry-run") == 0, operator.screen
    assert operator.changes() == [] and operator.prompts == []
    plan = operator.screen[operator.screen.index("== Plan"):operator.screen.index("== Preflight")]
    operator.forget_calls()

    assert operator.run(*STAGES) == 0, operator.screen
    # The passwords of throw-away stores are made, not asked for.
    asks = operator.answer("THROW_AWAY") != "yes"
    assert operator.prompts[0] == "Type yes to go on" and (len(operator.prompts) > 1) == asks
    assert operator.screen.index("== Plan") < operator.screen.index("Type yes to go on") < operator.screen.index("== Secrets")
    assert "FAILED" not in operator.screen
    assert {path.name for path in operator.desk.iterdir()} == files | {"install.log"}
    # Whatever was created stood in the plan.
    for kind, name in operator.created():
        assert kind == "Job" or f"{kind.lower()} {name}: will be created" in plan
    assert all(f"release {name}: will be installed" in plan for name in CHARTS)
    assert_order(operator)
    assert_calls(operator)
    assert_releases(operator)
    assert_objects(operator)
    assert_discreet(operator)

    before = operator.objects()
    operator.forget_calls()
    assert operator.run(*STAGES) == 0, operator.screen
    # The Jobs run again and change nothing; nothing secret is asked for, nothing is restarted.
    assert {name for _, name in operator.created()} <= {"osmo-db-look", "osmo-db-create"}
    assert operator.prompts == ["Type yes to go on"]
    assert not any(call.get("restarted") for call in operator.calls())
    assert "will be created" not in operator.screen and "release ui: deployed, will be upgraded" in operator.screen
    assert operator.objects() == before
    assert {name: one["revision"] for name, one in operator.releases().items()} == dict.fromkeys(CHARTS, 2)
    assert_discreet(operator)


# Between them they have every file that the archive may hold.
@pytest.mark.parametrize("fixture", ["aks-app-routing", "eks-alb", "entra", "entra-redis-notls", "guide-sample", "mirror-registry",
                                     "none", "onprem-airgap-keycloak", "other-namespace", "upgrade-6.0"])
def test_with_the_archive_of_secrets_and_without_a_terminal(fixture, tmp_path):
    operator = Operator(fixture, tmp_path, True, SECRETS)
    for path in (operator.desk / "secrets").iterdir():
        path.chmod(0o644)
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    assert_order(operator)
    assert_calls(operator)
    assert_releases(operator)
    assert_objects(operator)
    assert_discreet(operator)
    assert operator.held("configmap", "mek-config")["mek.yaml"].decode() in operator.bundle.secret_values()
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in (operator.desk / "secrets").iterdir())


def test_two_keys_from_the_shell_differ(one, tmp_path_factory):
    other = Operator("entra", tmp_path_factory.mktemp("other"), False, SECRETS)
    keys = []
    for operator in (one, other):
        assert operator.run("secrets", "database") == 0, operator.screen
        keys.append(open_mek(operator.held("configmap", "mek-config")["mek.yaml"].decode()))
        keys.append(operator.held("secret", "oauth2-proxy-secrets")["cookie_secret"])
        keys.append(operator.held("secret", "default-admin-secret")["password"])
    assert len(set(keys)) == 6


@pytest.mark.parametrize("kind, location", [("oci", "oci://harbor.corp.example/charts"), ("archive", "charts of today"),
                                            ("repository", "https://mirror.corp.example/charts")])
def test_charts_from_elsewhere(tmp_path, kind, location):
    operator = Operator("entra", tmp_path, True, SECRETS, CHART_SOURCE=kind, CHART_LOCATION=location)
    assert operator.run(*STAGES) == 0, operator.screen
    assert_releases(operator)


def test_stages_run_in_their_order_however_they_are_named(one):
    assert one.run("charts", "preflight", "secrets") != 0
    heads = [line[3:].strip() for line in one.screen.splitlines() if line.startswith("== ")]
    assert heads == ["Plan", "Preflight", "Secrets", "Charts"]
    assert "mek-config is missing" in one.screen and one.releases() == {}
    assert one.run() == 0, one.screen
    heads = [line[3:].strip() for line in one.screen.splitlines() if line.startswith("== ")]
    assert heads[:-1] == ["Plan", "Preflight", "Secrets", "Database", "Charts", "Verify"]
    # Those that only look ask nothing and change nothing.
    one.forget_calls()
    assert one.run("verify", "preflight") == 0, one.screen
    assert one.prompts == [] and one.changes() == []


def test_help_and_misspelt_words_touch_nothing(one):
    assert one.run("--help") == 0
    assert "--dry-run" in one.screen and "preflight" in one.screen
    for words in (["chart"], ["--dryrun"], ["--timeout"], ["--context"], ["-x"], ["--yes=no"]):
        assert one.run(*words) != 0
    assert one.calls() == []
