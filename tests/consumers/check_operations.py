"""The pages in operations/: their blocks are sound bash; rotations do what they say, twice too, and show no secret to anybody."""
import base64
import json
import re
import tomllib

import charts
import pytest

import readme
from bundles import FIXTURES, Bundle, run
from operations import (FUNCTIONS, KEEP, MEK, NEW, OPERATOR_SECRET, SHAPES, TOKEN, Operator, assert_discreet, blocks_of, named,
                        pages)

# Pasted commands: single quotes mean a dollar sign as it is; `read` may well end before the last line.
# What is read from the bundle is read by a check of its own.
NOT_MEANT = "SC2016,SC1091"
# Steps, and the objects whose readers they restart or stop.
READ_BY = [("Database password", "db-secret"), ("Redis password", "redis-secret", "oauth2-proxy-redis"),
           ("Client secret", "oauth2-proxy-secrets"), ("Cookie secret", "oauth2-proxy-secrets"),
           ("Default admin's token", "default-admin-secret"), (MEK, "mek-config")]


@pytest.fixture(params=SHAPES)
def operator(request, tmp_path):
    return Operator(Bundle(FIXTURES / request.param), tmp_path)


@pytest.fixture
def one(tmp_path):
    return Operator(Bundle(FIXTURES / "entra"), tmp_path)


def rotations(operator):
    """Yields step, kind, name, namespace and the keys that change, each with the bytes that it then holds; None: 43 characters."""
    answers, held = operator.bundle.answers, operator.held
    signs_in = answers["idp"]["provider"] != "none"
    yield "Database password", "db-secret", {"db-password": NEW["Database password"].encode()}
    if held("Secret", "redis-secret")["redis-password"]:
        yield "Redis password", "redis-secret", {"redis-password": NEW["Redis password"].encode()}
    if signs_in:
        yield "Client secret", "oauth2-proxy-secrets", {"client_secret": NEW["Client secret"].encode()}
        yield "Cookie secret", "oauth2-proxy-secrets", {"cookie_secret": None}
    if answers.get("defaultAdmin", {}).get("enabled", True):
        yield "Default admin's token", "default-admin-secret", {"password": None}


def test_a_page_has_the_secrets_of_its_deployment(bundle):
    steps = pages(bundle)
    objects = {thing["metadata"]["name"] for thing in bundle.objects("secrets")}
    for step, name in (("Redis password", "redis-secret"), ("Client secret", "oauth2-proxy-secrets"),
                       ("Cookie secret", "oauth2-proxy-secrets"), ("Default admin's token", "default-admin-secret")):
        assert (step in steps) == (name in objects), step
    pull = bundle.answers.get("images", {}).get("imagePullSecret")
    assert ("Pull secret" in steps) == (pull in objects)
    assert ("oauth2-proxy-redis" in "".join(steps.values())) == ("oauth2-proxy-redis" in objects)
    assert ("Private authority" in steps) == ("CA_FOR=()" not in (bundle.folder / "site.sh").read_text())
    assert MEK in steps


def test_every_block_is_sound_bash(bundle, tmp_path):
    blocks = blocks_of(bundle)
    path = tmp_path / "page.bash"
    for _, block in blocks:
        path.write_text(block.text)
        assert run("bash", "-n", str(path)).stderr == "", block.text
    path.write_text("#!/bin/bash\n" + "".join(f"# {title}: {block.step}\n{block.text}" for title, block in blocks))
    done = run("shellcheck", "--severity=style", f"--exclude={NOT_MEANT}", str(path))
    assert done.returncode == 0, done.stdout


def test_commands_name_the_namespace(bundle):
    elsewhere = r"config|create configmap|create namespace|get namespace"
    for _, block in blocks_of(bundle):
        for call in re.findall(rf"\bkubectl (?!{elsewhere})(.*)", block.text):
            assert call.startswith("-n "), call


def test_blocks_that_need_the_functions_read_them(bundle):
    names = set(re.findall(r"(?m)^((?:osmo|mek)_\w+)\(\)", FUNCTIONS.read_text()))
    assert {"osmo_put", "osmo_restart", "mek_fingerprints"} <= names
    for title, block in blocks_of(bundle):
        used = set(re.findall(r"\b(?:osmo|mek)_\w+\b", re.sub(r"'[^']*'", "", block.text))) & names
        assert not used or ". lib/functions.sh" in block.text, title


def test_restarts_reach_whoever_reads_it(bundle):
    if charts.folder("6.2.10") is None:
        pytest.skip("OSMO_CHARTS is not set: who reads which secret is not compared with the charts")
    blocks = {}
    for title, block in blocks_of(bundle):
        blocks.setdefault(title, []).append(block.text)
    readers, rendered = {}, charts.rendered(bundle, "6.2.10")
    for pod, spec in rendered.pods():
        for _, name, _ in charts.needs(spec):
            readers.setdefault(name, set()).add(pod)
    deployments = set(rendered.names("Deployment"))
    for step, *names in READ_BY:
        if step in blocks:
            found = {pod for name in names for pod in readers.get(name, set())} & deployments
            assert named(blocks[step]) == found, step
    if "Private authority" in blocks:
        name = bundle.answers.get("trust", {}).get("configMap", "osmo-ca")
        assert named(blocks["Private authority"]) >= readers[name]


def test_each_secret_is_replaced_and_its_readers_restart(operator):
    for step, name, wanted in rotations(operator):
        before = operator.thing("Secret", name)
        for attempt in ("once", "twice"):
            old, hidden = operator.held("Secret", name), operator.secrets()
            operator.forget_calls()
            assert operator.follow(step) == 0, operator.screen
            new = operator.held("Secret", name)
            for key, value in new.items():
                if key not in wanted:
                    assert value == old[key], f"{step}: {key} was to stay"
                elif wanted[key] is None:
                    assert value != old[key] and re.fullmatch(rb"[A-Za-z0-9_-]{43}", value), f"{step} {attempt}"
                else:
                    assert value == wanted[key], f"{step} {attempt}"
            assert set(new) == set(old)
            assert_discreet(operator, hidden | operator.secrets())
        after = operator.thing("Secret", name)
        assert {key: value for key, value in after.items() if key != "data"} == \
            {key: value for key, value in before.items() if key != "data"}, "labels, annotations or type changed"
        assert operator.restarted() == named(operator.blocks(step)), step


def test_the_proxy_has_the_redis_password_as_toml(tmp_path):
    operator = Operator(Bundle(FIXTURES / "onprem-airgap-keycloak"), tmp_path)
    assert operator.follow("Redis password") == 0
    mounted = operator.held("Secret", "oauth2-proxy-redis")["redis.cfg"].decode()
    assert tomllib.loads(mounted) == {"redis_password": NEW["Redis password"]}


@pytest.mark.parametrize("name", ["mirror-registry", "onprem-airgap-keycloak", "eks-alb"])
def test_the_pull_secret(tmp_path, name):
    operator = Operator(Bundle(FIXTURES / name), tmp_path)
    images = operator.bundle.answers["images"]
    secret = images["imagePullSecret"]
    old, hidden = json.loads(operator.held("Secret", secret)[".dockerconfigjson"]), operator.secrets()
    backend = operator.bundle.answers.get("backend", {})
    spaces = [operator.agent_namespace, backend.get("namespace", "osmo-workflows")]
    for space in spaces:
        operator.put("Secret", secret, {".dockerconfigjson": b"{}"}, space, type="kubernetes.io/dockerconfigjson")
    assert operator.follow("Pull secret") == 0, operator.screen
    new = json.loads(operator.held("Secret", secret)[".dockerconfigjson"])
    (registry, entry), = new["auths"].items()
    assert [registry] == list(old["auths"])
    assert base64.b64decode(entry["auth"]).decode() == f"{images.get('registryUser', '$oauthtoken')}:{NEW['Registry password']}"
    assert operator.thing("Secret", secret)["type"] == "kubernetes.io/dockerconfigjson"
    # Those of backends are the same.
    for space in spaces:
        assert json.loads(operator.held("Secret", secret, space)[".dockerconfigjson"]) == new
    assert_discreet(operator, hidden | {entry["auth"]} | operator.secrets())


@pytest.mark.parametrize(("name", "step"), [("mirror-registry", "Pull secret"), ("onprem-airgap-keycloak", "Redis password"),
                                            ("entra", "Cookie secret"), ("entra", "Default admin's token")])
def test_an_openssl_that_prints_nothing_changes_nothing(tmp_path, name, step):
    operator = Operator(Bundle(FIXTURES / name), tmp_path)
    (operator.programs / "openssl").write_text("#!/bin/sh\n[ \"$1\" = rand ] || cat >/dev/null\n")
    before = operator.everything()
    assert operator.follow(step) != 0
    assert operator.everything() == before
    assert operator.restarted() == set()


def test_an_authority_that_is_none_changes_nothing(tmp_path):
    operator = Operator(Bundle(FIXTURES / "onprem-airgap-keycloak"), tmp_path)
    for text in ("", "-----BEGIN CERTIFICATE-----\n"):
        (operator.desk / "ca.crt").write_text(text)
        before = operator.everything()
        assert operator.follow("Private authority") != 0
        assert operator.everything() == before and operator.restarted() == set()


@pytest.mark.parametrize(("name", "step"), [("entra", "Database password"), ("entra", "Client secret"),
                                            ("onprem-airgap-keycloak", "Redis password"), ("mirror-registry", "Pull secret")])
def test_no_answer_changes_nothing(tmp_path, name, step):
    operator = Operator(Bundle(FIXTURES / name), tmp_path)
    before = operator.everything()
    assert operator.follow(step, answers=dict.fromkeys(NEW, "")) != 0
    assert "nothing was changed" in operator.screen
    assert operator.everything() == before
    assert operator.restarted() == set()


def test_a_new_certificate(one):
    one.certificate()
    for _ in range(2):
        assert one.follow("TLS", 0) == 0, one.screen
    held = one.held("Secret", "osmo-tls")
    assert held == {name: (one.desk / name).read_bytes() for name in ("tls.crt", "tls.key")}
    assert one.thing("Secret", "osmo-tls")["type"] == "kubernetes.io/tls"
    assert one.restarted() == set()
    # A key that belongs to another certificate is refused.
    before = one.everything()
    run("openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-out", str(one.desk / "tls.key"))
    assert one.follow("TLS", 0) != 0
    assert one.everything() == before


def test_a_new_authority(tmp_path):
    operator = Operator(Bundle(FIXTURES / "onprem-airgap-keycloak"), tmp_path)
    trust = operator.bundle.answers["trust"]
    name = trust.get("configMap", "osmo-ca")
    operator.certificate()
    for _ in range(2):
        assert operator.follow("Private authority") == 0, operator.screen
    assert operator.held("ConfigMap", name) == {trust.get("key", "ca.crt"): (operator.desk / "ca.crt").read_bytes()}
    assert operator.restarted() == named(operator.blocks("Private authority"))


def test_a_token_of_a_backend(one):
    hidden = one.secrets()
    assert one.follow("A backend's token", 0) == 0, one.screen
    assert one.held("Secret", OPERATOR_SECRET, one.agent_namespace) == {"token": TOKEN.encode(), "other": b"kept"}
    assert one.thing("Secret", OPERATOR_SECRET, one.agent_namespace)["metadata"]["labels"] == KEEP["labels"]
    assert_discreet(one, hidden | {base64.b64encode(TOKEN.encode()).decode()})
    (one.state / "token").write_text("")
    before = one.everything()
    assert one.follow("A backend's token", 0) != 0
    assert one.everything() == before


def test_settings_in_the_database(operator):
    bundle = operator.bundle
    for step in ("The name in the database", "Images of workflow pods"):
        assert operator.follow(step) == 0, operator.screen
    given = bundle.values["service"]["global"]
    images = {name: f"{given['osmoImageLocation']}/{image}:{given['osmoImageTag']}"
              for name, image in (("init", "init-container"), ("client", "client"))}
    backend, host = bundle.answers.get("backend", {}).get("name", "default"), bundle.site["PUBLIC_HOST"][0]
    calls = [call for call in operator.calls() if call.get("change")]
    assert [call["change"] for call in calls] == [
        {"service_base_url": f"https://{host}"}, {"router_address": f"wss://{host}"}, {"backend_images": images}]
    assert [call["arguments"][:call["arguments"].index("-f")] for call in calls] == [
        ["config", "update", "SERVICE"], ["config", "update", "BACKEND", backend], ["config", "update", "WORKFLOW"]]
    # Without a description the CLI opens an editor.
    assert all("-d" in call["arguments"] for call in calls)
