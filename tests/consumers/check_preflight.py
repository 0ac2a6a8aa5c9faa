"""install.sh preflight: what is looked at from here, what is said about it, and that nothing is changed."""
import json
import re
import shutil

import pytest

from install_bundle import SCRIPTS
from preflight_bundle import Looker, named

FIXTURES_THAT_DIFFER = ["entra", "aks-app-routing", "eks-alb", "onprem-airgap-keycloak", "mirror-registry", "none",
                        "entra-wildcard-podmonitor-pullsecret", "entra-redis-store-noauth"]


@pytest.fixture
def looker(tmp_path):
    return Looker("entra", tmp_path)


@pytest.mark.parametrize("fixture", FIXTURES_THAT_DIFFER)
def test_all_is_well_wherever_it_will_be_installed(fixture, tmp_path):
    looker = Looker(fixture, tmp_path)
    checks = looker.assert_good()
    texts = [text for _, text in checks]
    for name in ("kubectl 1.30.1", "helm 3.15.2", "curl 8.5.0", "Kubernetes 1.29.4", "chart service", "chart web-ui",
                 "Redis 7.2.4", "PostgreSQL 17.5"):
        assert named(texts, name), name
    assert named(texts, "issuer, seen from a pod") == (looker.answer("SIGN_IN") == "yes")
    lines = (looker.desk / "preflight" / "images.yaml").read_text().splitlines()
    for image in [json.loads(line.split()[1]) for line in lines if " image: " in line]:
        assert named(texts, f"image {image} sha256:0123456789abcdef"), image
    looker.assert_discreet()
    assert not any(call["tool"] == "helm" and "upgrade" in call["arguments"] for call in looker.calls())


@pytest.mark.parametrize("fixture", FIXTURES_THAT_DIFFER)
def test_it_asks_when_there_are_no_files_and_says_nothing_of_the_answers(fixture, tmp_path):
    looker = Looker(fixture, tmp_path, with_secrets=False)
    checks = looker.assert_good()
    asked = []
    if looker.answer("DB_CREATION") == "admin":
        asked.append("Database admin password")
    elif looker.answer("DB_PASSWORD") == "yes":
        asked.append("Database password")
    if looker.answer("REDIS_PASSWORD") == "yes":
        asked.append("Redis password")
    if looker.answer("PULL_SECRET") and looker.answer("PULL_SECRET_EXISTS") == "no":
        asked.append("Registry password")
    assert looker.prompts == asked
    assert named([text for _, text in checks], "PostgreSQL 17.5")
    looker.assert_discreet()


def test_what_was_answered_is_not_asked_again_by_the_next_stage(tmp_path):
    looker = Looker("entra-wildcard-podmonitor-pullsecret", tmp_path, with_secrets=False)
    looker.tls("osmo.example.com", "*.osmo.example.com")
    assert looker.run("preflight", "secrets", "--yes") == 0, looker.screen
    assert looker.prompts == ["Database password", "Redis password", "Registry password", "Client secret"]
    assert looker.held("secret", "db-secret") == {"db-password": looker.secrets["dbPassword"].encode()}
    assert looker.held("secret", "redis-secret") == {"redis-password": looker.secrets["redisPassword"].encode()}
    looker.assert_discreet()


def test_the_other_stages_follow_a_good_one(looker):
    assert looker.run("--yes") == 0, looker.screen
    wanted = [("Pod", "osmo-preflight-images"), ("Namespace", "osmo"), ("Secret", "db-secret")]
    order = [looker.created().index(thing) for thing in wanted]
    assert order == sorted(order)
    assert sum("upgrade" in call["arguments"] for call in looker.calls() if call["tool"] == "helm") == 3
    looker.assert_discreet()


def test_a_failed_check_keeps_the_later_stages_from_starting(looker):
    looker.settings(versions={"server": "v1.26.9"})
    assert looker.run("--yes") == 1
    assert looker.created() and all("preflight" in name for _, name in looker.created())
    assert "Stopped in the stage preflight" in looker.screen and "Nothing after it was started" in looker.screen


@pytest.mark.parametrize("versions, wanted", [
    ({"kubectl": "v1.19.16"}, "kubectl 1.19.16: 1.24 or later"), ({"helm": "v3.7.2+g663a896"}, "helm 3.7.2: 3.8 or later"),
    ({"server": "v1.26.15-gke.4901000"}, "Kubernetes 1.26.15: 1.27 or later"), ({"curl": "6.5.0"}, "curl 6.5.0: 7.55"),
    ({"helm": "v2.17.0"}, "helm 2.17.0")], ids=str)
def test_old_tools_are_named(looker, versions, wanted):
    looker.settings(versions=versions)
    failed = looker.failed("--no-probes")
    assert len(failed) == 1 and wanted in failed[0], failed
    assert "1 checks failed" in looker.screen


@pytest.mark.parametrize("versions", [{"kubectl": "v1.100.0"}, {"helm": "v4.1.0"}, {"helm": "v3.8.0"}, {"server": "v1.27.0"},
                                      {"server": "v2.0.1"}], ids=str)
def test_new_enough_is_new_enough(looker, versions):
    looker.settings(versions=versions)
    assert looker.look("--no-probes")[0] == 0, looker.screen


def test_each_missing_right_is_named(tmp_path):
    looker = Looker("entra", tmp_path, POD_MONITOR="yes", NETWORK_POLICY="yes", TLS="cert-manager")
    rights = [f"create {what}" for what in (
        "secrets", "configmaps", "jobs.batch", "pods", "deployments.apps", "services", "horizontalpodautoscalers.autoscaling",
        "ingresses.networking.k8s.io", "serviceaccounts", "podmonitors.monitoring.coreos.com", "certificates.cert-manager.io",
        "networkpolicies.networking.k8s.io")]
    looker.settings(cannot=rights)
    assert looker.failed("--no-probes") == [f"You may not {right}: ask for this right." for right in rights]
    assert named([text for _, text in looker.checks()], "chart web-ui")
    for right in (rights[0], rights[-1]):
        looker.settings(cannot=[right])
        assert looker.failed("--no-probes") == [f"You may not {right}: ask for this right."]


def test_rights_for_what_is_not_wanted_are_not_needed(tmp_path):
    looker = Looker("entra", tmp_path, INGRESS="no", TLS="none", SERVICE_ACCOUNTS_EXIST="yes")
    for name in ("osmo", "router"):
        looker.put("serviceaccount", name)
    looker.settings(cannot=[f"create {what}" for what in (
        "ingresses.networking.k8s.io", "serviceaccounts", "podmonitors.monitoring.coreos.com", "certificates.cert-manager.io",
        "networkpolicies.networking.k8s.io", "pods --subresource=exec")])
    assert looker.look("--no-probes")[0] == 0, looker.screen


@pytest.mark.parametrize("level", ["baseline", "restricted"])
def test_a_namespace_that_refuses_the_pods_of_the_charts_is_named(tmp_path, level):
    looker = Looker("entra", tmp_path)
    labels = {"pod-security.kubernetes.io/enforce": level}
    looker.put("namespace", looker.namespace, "default", metadata={"name": looker.namespace, "labels": labels})
    if level == "baseline":
        looker.assert_good()
    else:
        assert named(looker.failed(), "Namespace osmo enforces Pod Security restricted", "baseline")


def test_the_right_to_exec_and_to_create_the_namespace(looker):
    looker.settings(cannot=["create pods --subresource=exec", "create namespaces"])
    failed = looker.failed()
    assert named(failed, "right to exec in pods", "--no-probes")
    assert named(failed, "right to create namespace osmo", "have it created")
    (reason,) = [text for word, text in looker.checks() if word == "SKIPPED"]
    assert reason == "checks from pods: you may not create a temporary namespace. Try again after the stage secrets."
    assert looker.created() == []


def test_what_others_make_has_to_be_there(tmp_path):
    looker = Looker("entra-wildcard-podmonitor-pullsecret", tmp_path, NAMESPACE_EXISTS="yes", PULL_SECRET_EXISTS="yes",
                    SERVICE_ACCOUNTS_EXIST="yes", TLS="exists", CA_MAP="osmo-ca", CA_EXISTS="yes")
    shutil.rmtree(looker.state / "objects" / "osmo", ignore_errors=True)
    (looker.state / "objects" / "default" / "namespace" / "osmo.json").unlink(missing_ok=True)
    failed = looker.failed()
    for name in ("namespace osmo", "secret imagepullsecret", "serviceaccount osmo", "serviceaccount router", "secret osmo-tls"):
        assert named(failed, name, "the answers say that others make it: ask them."), name
    assert named(failed, "certificate authority", "configmap osmo-ca, key ca.crt")
    assert named([text for word, text in looker.checks() if word == "SKIPPED"], "what others make is missing")
    assert looker.created() == []


@pytest.mark.parametrize("missing, answers, wanted", [
    ("ingressclass/nginx", {}, "ingress class nginx: see: kubectl get ingressclass"),
    ("customresourcedefinition/podmonitors.monitoring.coreos.com", {"POD_MONITOR": "yes"}, "install the Prometheus Operator"),
    ("customresourcedefinition/certificates.cert-manager.io", {"TLS": "cert-manager"}, "install cert-manager")])
def test_what_the_charts_use_has_to_be_in_the_cluster(tmp_path, missing, answers, wanted):
    looker = Looker("entra", tmp_path, **answers)
    (looker.state / "objects" / "default" / f"{missing}.json").unlink()
    failed = looker.failed("--no-probes")
    assert len(failed) == 1 and wanted in failed[0] and "NotFound" in failed[0]


def test_what_may_not_be_looked_at_is_skipped(looker):
    looker.set("refuse", "get ingressclass")
    status, checks = looker.look("--no-probes")
    assert status == 0 and named([text for word, text in checks if word == "SKIPPED"], "ingress class nginx", "Forbidden")


def test_metrics_and_dns_are_no_more_than_notes(looker):
    looker.settings(metrics=False, dns=False, discovery=False)
    notes = [text for word, text in looker.assert_good() if word == "note"]
    assert named(notes, "metrics-server") and named(notes, "osmo.example.com has no address yet")
    assert named(notes, "identity provider does not answer here", "Connection timed out")


@pytest.mark.parametrize("fixture", ["entra", "aks-app-routing", "onprem-airgap-keycloak"])
def test_a_missing_chart_is_named(tmp_path, fixture):
    looker = Looker(fixture, tmp_path)
    looker.settings(charts=["router"])
    if looker.answer("CHART_SOURCE") == "archive":
        (looker.desk / "charts" / "router-1.2.1.tgz").unlink()
    failed = looker.failed("--no-probes")
    assert len(failed) == 1 and failed[0].startswith(f"chart router 1.2.1: it has to be in {looker.answer('CHART_LOCATION')}.")


def test_a_server_that_does_not_answer_is_named_and_the_rest_is_still_looked_at(looker):
    looker.set("down", "get --raw")
    failed = looker.failed("--no-probes")
    assert failed == ["Kubernetes (no answer): 1.27 or later is needed."]
    assert named([text for _, text in looker.checks()], "chart web-ui")


@pytest.mark.parametrize("style", [{"indent": 2}, {"escape": True}, {"indent": 4, "escape": True}], ids=str)
def test_any_json_will_do(looker, style):
    looker.provider(**style)
    looker.assert_good()


def test_escapes_in_json_are_understood(tmp_path):
    looker = Looker("entra", tmp_path, JWKS_URI="https://idp.example.com/keys?a=b&c=d")
    text = '{"jwks_uri":"https:\\/\\/idp.example.com\\/keys?a\\u003db\\u0026c\\u003dd", "issuer" : "%s"}'
    looker.set("discovery", text % looker.answer("ISSUER"))
    assert looker.look("--no-probes")[0] == 0, looker.screen


@pytest.mark.parametrize("change", ["slash", "keys", "tenant", "nothing"])
def test_the_provider_has_to_say_what_the_answers_say(looker, change):
    issuer, keys = looker.answer("ISSUER"), looker.answer("JWKS_URI")
    said = {"slash": {"issuer": issuer + "/"}, "keys": {"keys": keys + "?x"},
            "tenant": {"issuer": issuer.replace("1234", "{tenantid}")}, "nothing": {}}[change]
    looker.provider(**said)
    if change == "nothing":
        looker.set("discovery", "<html>Sign in to the guest network</html>")
        looker.set("discovery-inside", "<html></html>")
    failed = looker.failed()
    name, wanted = ("jwks_uri", keys) if change == "keys" else ("issuer", issuer)
    found = next(iter(said.values()), "")
    told = f"the provider says '{found}', the answers say '{wanted}'. Correct the answers, letter by letter, and download again."
    for where in ("here", "a pod"):
        assert f"{name}, seen from {where}: {told if found else 'none came back. Is a proxy or a sign-in page in between?'}" in failed
    assert len(failed) == (4 if change == "nothing" else 2)


def test_a_dry_run_and_no_probes_make_no_pods(looker):
    for option in ("--dry-run", "--no-probes"):
        looker.forget_calls()
        status, checks = looker.look(option)
        assert status == 0, looker.screen
        assert ("SKIPPED", f"checks from pods{': a dry run makes none' if option == '--dry-run' else ', as you asked'}") in checks
        assert looker.changes() == [] and looker.prompts == []


def test_no_two_functions_have_one_name():
    names = []
    for path in [*sorted((SCRIPTS / "lib").iterdir()), SCRIPTS / "install.sh"]:
        names += re.findall(r"^(\w+)\(\)", path.read_text(), re.MULTILINE)
    assert sorted(names) == sorted(set(names))


def test_without_a_terminal_and_files_it_says_what_to_do(tmp_path):
    looker = Looker("entra", tmp_path, with_secrets=False)
    assert looker.look(at_terminal=False)[0] != 0
    assert "Database password" in looker.screen and "no terminal" in looker.screen
    assert named([text for _, text in looker.checks()], "chart web-ui") and looker.created() == []
