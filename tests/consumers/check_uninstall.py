"""uninstall.sh takes away the releases; Secrets, key, namespace and database stay unless it is told otherwise."""
import json
import base64

import pytest

from bundles import given_secrets
from install_bundle import STAGES, Operator

SECRETS = given_secrets()
OURS = ("db-secret", "redis-secret", "oauth2-proxy-secrets", "oauth2-proxy-redis", "default-admin-secret")


def secrets_of(operator):
    """Returns the Secrets that install.sh makes for this bundle."""
    return {name for name in [*OURS, operator.answer("PULL_SECRET"), operator.answer("TLS_SECRET")]
            if name and operator.held("secret", name) is not None}


def with_everything(folder):
    """Returns an operator whose bundle has most objects."""
    operator = Operator("mirror-registry", folder, True, SECRETS, NETWORK_POLICY="yes", CA_MAP="osmo-ca")
    (operator.desk / "cluster").mkdir(exist_ok=True)
    (operator.desk / "cluster" / "network-policy.yaml").write_text(
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: osmo-envoy-only, labels: {app.kubernetes.io/managed-by: osmo-configurator}}\nspec: {podSelector: {}}\n")
    return operator


@pytest.fixture(scope="module")
def installed_once(tmp_path_factory):
    operator = with_everything(tmp_path_factory.mktemp("installed"))
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    return operator


@pytest.fixture
def one(tmp_path, installed_once):
    return with_everything(tmp_path).adopt(installed_once)


def uninstall(operator, *words, **more):
    return operator.run(*words, script="uninstall.sh", **more)


def left(operator):
    """Returns what is in the cluster beside the namespace, as kind and name."""
    folder = operator.state / "objects" / operator.namespace
    return {(path.parent.name, path.stem) for path in folder.rglob("*.json")}


@pytest.mark.parametrize("fixture", ["aks-app-routing", "eks-alb", "entra", "none", "onprem-airgap-keycloak", "other-namespace"])
def test_by_default_the_releases_go_and_the_rest_stays(fixture, tmp_path):
    installed = Operator(fixture, tmp_path, True, SECRETS)
    assert installed.run("--yes", *STAGES, at_terminal=False) == 0, installed.screen
    installed.forget_calls()
    kept = {path: text for path, text in installed.objects().items() if "/secret/" in path or "/mek-config" in path}
    assert uninstall(installed) == 0, installed.screen
    assert installed.prompts == ["Type yes to go on"]
    assert installed.releases() == {}
    gone = [call["uninstalled"] for call in installed.calls() if call.get("uninstalled")]
    assert gone == ["ui", "router", "service"]
    objects = installed.objects()
    assert {path: objects.get(path) for path in kept} == kept
    assert {kind for kind, _ in left(installed)} <= {"secret", "configmap", "serviceaccount"}
    assert installed.namespace in {path.split("/")[-1].removesuffix(".json") for path in objects if path.startswith("default/")}
    told = installed.screen[installed.screen.index("== Left as they are"):]
    assert all(f"secret {name}" in told for name in ("db-secret", "redis-secret"))
    assert "configmap mek-config" in told and f"the database {installed.answer('DB_NAME')}" in told

    # Once more there is nothing to do, and that is no failure.
    installed.forget_calls()
    assert uninstall(installed, "--yes", at_terminal=False) == 0, installed.screen
    assert [change for change in installed.changes() if "uninstall" in change] == []


def test_a_dry_run_changes_nothing(one):
    everything = ["--delete-secrets", "--delete-mek", "--delete-namespace"]
    before = one.objects()
    assert uninstall(one, "--dry-run", *everything) == 0, one.screen
    assert one.prompts == [] and one.changes() == [] and one.objects() == before
    assert "helm --kube-context prod uninstall ui" in one.screen and "delete namespace" in one.screen


def test_secrets_go_when_told_and_the_key_stays(one):
    key = one.held("configmap", "mek-config")
    assert secrets_of(one) >= {"db-secret", "corp-registry", "osmo-tls"}
    assert uninstall(one, "--yes", "--delete-secrets", at_terminal=False) == 0, one.screen
    assert left(one) == {("configmap", "mek-config")}
    assert one.held("configmap", "mek-config") == key


def test_what_others_made_stays(tmp_path):
    operator = Operator("entra", tmp_path, True, SECRETS, NAMESPACE_EXISTS="yes", PULL_SECRET="pull", PULL_SECRET_EXISTS="yes",
                        CA_MAP="osmo-ca", CA_EXISTS="yes", TLS="exists", SERVICE_ACCOUNTS_EXIST="yes")
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    operator.forget_calls()
    assert uninstall(operator, "--yes", "--delete-secrets", "--delete-namespace", at_terminal=False) == 1
    assert operator.changes() == [] and "not ours" in operator.screen
    assert uninstall(operator, "--yes", "--delete-secrets", at_terminal=False) == 0, operator.screen
    assert left(operator) == {("secret", "pull"), ("secret", "osmo-tls"), ("configmap", "osmo-ca"), ("configmap", "mek-config"),
                              ("serviceaccount", "osmo"), ("serviceaccount", "router")}


@pytest.mark.parametrize("kind, name", [("deployment", "theirs"), ("statefulset", "postgres"), ("cronjob", "nightly"), ("persistentvolumeclaim", "data")])
def test_a_namespace_in_which_others_have_something_stays(one, kind, name):
    """Nobody said that it is others' namespace, and it was there before."""
    one.put(kind, name)
    assert uninstall(one, "--yes", "--delete-namespace", "--delete-mek", at_terminal=False) == 1
    assert f"/{name}" in one.screen and "Nothing was changed." in one.screen and one.changes() == []


def test_a_volume_that_a_release_of_others_left_behind_stays(one):
    """Helm leaves it there on purpose, with the name of a release that is gone."""
    kept = {"name": "grafana-data", "annotations": {"meta.helm.sh/release-name": "grafana", "helm.sh/resource-policy": "keep"}}
    one.put("persistentvolumeclaim", "grafana-data", metadata=kept)
    assert uninstall(one, "--yes", "--delete-namespace", "--delete-mek", at_terminal=False) == 1
    assert "/grafana-data" in one.screen and one.changes() == []


def test_a_namespace_with_another_release_stays(one):
    path = one.state / "releases" / one.namespace / "grafana.json"
    path.write_text(json.dumps({"revision": 1, "status": "deployed", "chart": "grafana-8.5.1"}))
    assert uninstall(one, "--yes", "--delete-namespace", "--delete-mek", at_terminal=False) == 1
    assert "release/grafana" in one.screen and one.changes() == []


def test_a_database_of_others_is_not_offered_for_removal(tmp_path):
    for creation, told in (("exists", "others made it"), ("user", "DROP DATABASE")):
        (tmp_path / creation).mkdir()
        operator = Operator("entra", tmp_path / creation, True, SECRETS, DB_CREATION=creation)
        assert uninstall(operator, "--yes", at_terminal=False) == 0, operator.screen
        assert told in operator.screen and ("DROP DATABASE" in operator.screen) == (creation == "user")


HOST = "Type osmo.corp.example.com to go on"


@pytest.mark.parametrize("typed", ["", "yes", "osmo.corp.example", "osmo.corp.example.com "])
def test_the_key_goes_only_by_its_host_name(one, typed):
    assert uninstall(one, "--yes", "--delete-mek", answers={HOST: typed}) == 1
    assert one.changes() == [] and "Not confirmed" in one.screen
    assert "unreadable" in one.screen


def test_the_key_goes_when_the_host_name_is_typed(one):
    assert uninstall(one, "--delete-mek", answers={HOST: "osmo.corp.example.com"}) == 0, one.screen
    assert one.prompts == ["Type yes to go on", HOST]
    assert one.held("configmap", "mek-config") is None and one.held("secret", "db-secret") is not None


def test_the_key_never_goes_without_a_terminal(one):
    assert uninstall(one, "--yes", "--delete-mek", at_terminal=False) == 1
    assert one.changes() == []


def test_the_namespace_goes_only_together_with_the_key(one):
    assert uninstall(one, "--yes", "--delete-namespace", at_terminal=False) == 1
    assert one.changes() == [] and "add --delete-mek" in one.screen
    assert uninstall(one, "--yes", "--delete-namespace", "--delete-mek", answers={HOST: "osmo.corp.example.com"}) == 0, one.screen
    assert one.objects() == {}


def test_a_namespace_without_a_key_goes(tmp_path):
    operator = Operator("entra", tmp_path, True, SECRETS)
    assert operator.run("--yes", "secrets", at_terminal=False) == 0, operator.screen
    assert uninstall(operator, "--yes", "--delete-namespace", at_terminal=False) == 0, operator.screen
    assert operator.objects() == {}


def test_what_was_cut_short_is_made_up_for(one):
    """Each change fails once; the next run goes on."""
    one.set("fail", "before")
    for _ in range(40):
        failed = (one.state / "failed").read_text().splitlines() if (one.state / "failed").exists() else []
        status = uninstall(one, "--yes", "--delete-secrets", at_terminal=False)
        if status == 0:
            break
        assert len((one.state / "failed").read_text().splitlines()) == len(failed) + 1
    assert status == 0 and len(failed) >= 12
    assert left(one) == {("configmap", "mek-config")} and one.releases() == {}


def test_the_database_is_never_touched(one):
    before = (one.state / "database").read_text()
    assert uninstall(one, "--delete-secrets", "--delete-mek", "--delete-namespace",
                     answers={HOST: "osmo.corp.example.com"}) == 0, one.screen
    assert (one.state / "database").read_text() == before
    assert not any(word in call["arguments"] for call in one.calls() for word in ("exec", "create", "psql", "run"))


def test_help_and_misspelt_words_touch_nothing(one):
    assert uninstall(one, "--help") == 0 and "--delete-mek" in one.screen
    for words in (["--delete-keys"], ["ui"], ["--context"], ["-y"]):
        assert uninstall(one, *words) != 0
    assert one.calls() == []


@pytest.mark.parametrize("name", ["db-secret", "redis-secret", "oauth2-proxy-secrets", "default-admin-secret", "corp-registry"])
def test_a_secret_that_was_there_before_stays(tmp_path, name):
    """install.sh left it as it was, so it is not this script's to delete."""
    operator = with_everything(tmp_path)
    operator.put("namespace", operator.namespace, "default")
    theirs = {"oauth2-proxy-secrets": {"client_secret": "Yw==", "cookie_secret": base64.b64encode(b"c" * 32).decode()},
              "default-admin-secret": {"password": base64.b64encode(b"a" * 43).decode()}}
    operator.put("secret", name, data=theirs.get(name, {"db-password": "eA==", "redis-password": "eA==", ".dockerconfigjson": base64.b64encode(b'{"auths": {"registry.corp.example.com": {}}}').decode()}))
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    kept = operator.held("secret", name)
    assert uninstall(operator, "--yes", "--delete-secrets", at_terminal=False) == 0, operator.screen
    assert operator.held("secret", name) == kept
    assert left(operator) == {("configmap", "mek-config"), ("secret", name)}
    assert f"secret {name}: stays" in operator.screen and f"kubectl --context prod -n {operator.namespace} delete secret {name}" in operator.screen


def test_a_certificate_and_an_authority_that_are_not_those_here_stay(one):
    for name in ("tls.crt", "ca.crt"):
        (one.desk / name).write_text("another\n")
    assert uninstall(one, "--yes", "--delete-secrets", at_terminal=False) == 0, one.screen
    assert left(one) == {("configmap", "mek-config"), ("secret", "osmo-tls"), ("configmap", "osmo-ca")}
    for name in ("secret osmo-tls", "configmap osmo-ca"):
        assert f"{name}: stays" in one.screen
