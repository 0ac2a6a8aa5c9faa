"""OSMO's own charts, Envoy and the Kubernetes schemas take every bundle, and what arrives is what was meant."""
import pytest

import charts
import envoy_config
import kube
import strict_yaml
from bundles import RELEASES


@pytest.fixture(params=charts.TAGS)
def objects(request, bundle):
    """What a bundle renders to with the charts of one release."""
    if charts.folder(request.param) is None:
        pytest.skip("OSMO_CHARTS is not set: no bundle is rendered with OSMO's real charts")
    return charts.rendered(bundle, request.param)


def configurations(objects):
    return [(chart, name, envoy_config.parsed(text)) for chart, name, text in objects.envoy_configurations()]


def signs_in(bundle):
    return bundle.answers["idp"]["provider"] != "none"


def as_meant(text):
    """Returns what a value becomes once it is printed bare: inner quotes are for the next parser (D55)."""
    return text[1:-1] if text.startswith('"') and text.endswith('"') and len(text) > 1 else text


def test_no_key_stands_twice_in_a_values_file(bundle):
    for _, _, file in RELEASES:
        assert isinstance(strict_yaml.load((bundle.folder / file).read_text()), dict)


def test_envoy_accepts_every_configuration(objects):
    found = list(objects.envoy_configurations())
    assert len(found) == (5 if signs_in(objects.bundle) else 0)
    refused = zip((name for _, name, _ in found), envoy_config.ask_all([text for _, _, text in found]))
    assert [one for one in refused if one[1]] == []


def test_token_providers_arrive_as_they_are_meant(objects):
    for chart, name, configuration in configurations(objects):
        meant = [
            (one["issuer"], (as_meant(one["audience"]),), one["jwks_uri"], one["user_claim"], one["cluster"])
            for one in objects.bundle.values[chart]["sidecars"]["envoy"]["jwt"]["providers"]
        ]
        arrived = configuration.providers()
        assert set(arrived) == set(meant), name
        assert len(meant) >= 2, f"{name}: Envoy needs two providers"
        for provider in arrived:
            texts = (*provider[1], *(part for part in provider if not isinstance(part, tuple)))
            assert all(isinstance(text, str) and text for text in texts), f"{name}: {provider}"


def test_keys_are_fetched_from_their_own_host(objects):
    for chart, name, configuration in configurations(objects):
        host = objects.bundle.values[chart]["sidecars"]["envoy"]["idp"]["host"]
        assert configuration.host_of("idp") == (host, 443, host), name
        for _, _, uri, _, cluster in configuration.providers():
            if cluster == "idp":
                assert uri.startswith(f"https://{host}/"), f"{name}: {uri} is not on {host}"


def test_every_cluster_that_is_named_exists(objects):
    for _, name, configuration in configurations(objects):
        assert configuration.missing_clusters() == set(), name


def test_the_paths_without_sign_in_are_those_of_the_values(objects):
    for chart, name, configuration in configurations(objects):
        meant = objects.bundle.values[chart]["sidecars"]["envoy"].get("skipAuthPaths")
        if meant is not None:
            assert configuration.open_paths() == meant, name


def test_only_sign_in_itself_is_open_in_the_web_ui(objects):
    """Paths are compared by their beginning: the slash at the end keeps every neighbour behind the sign-in."""
    for _, name, configuration in configurations(objects):
        if "osmo-ui" not in name:
            continue
        opened = configuration.open_paths()
        assert any("/oauth2/callback?code=1".startswith(path) for path in opened), name
        for path in ("/", "/workflows", "/oauth2", "/oauth2x", "/api/workflow", "//oauth2/"):
            assert not any(path.startswith(beginning) for beginning in opened), f"{name}: {path}"


def test_arguments_and_environment_are_strings(objects):
    for where, container in objects.containers():
        for text in (container.get("args") or []) + (container.get("command") or []):
            assert isinstance(text, str), f"{where}: {text!r}"
        for variable in container.get("env") or []:
            assert isinstance(variable.get("value", ""), str), f"{where}: {variable}"
        mounts = {mount["name"] for mount in container.get("volumeMounts") or []}
        volumes = {volume["name"] for _, spec in objects.pods() for volume in spec.get("volumes") or []}
        assert mounts <= volumes, where


@pytest.mark.parametrize("version", kube.VERSIONS)
def test_the_kubernetes_schemas_accept_every_object(objects, version):
    for thing in objects.objects:
        if thing["apiVersion"].startswith("monitoring.coreos.com/"):
            assert objects.bundle.answers.get("podMonitor") is True, "a PodMonitor that nobody asked for"
            continue
        assert kube.complaint(thing, version) == "", thing["metadata"]["name"]


def test_pods_find_every_secret_and_configmap(objects):
    bundle = objects.bundle
    wanted = set().union(*(charts.needs(spec) for _, spec in objects.pods()))
    wanted |= set().union(*(charts.needs(job["spec"].get("template", job)["spec"]) for job in bundle.objects("database")))
    for ingress in objects.of_kind("Ingress"):
        wanted |= {("Secret", tls["secretName"], None) for tls in ingress["spec"].get("tls") or []}
    there = charts.gives(objects.objects) | charts.gives(bundle.objects())
    missing = wanted - there
    by_script = {("Secret", bundle.site["TLS_SECRET"][0], None), ("ConfigMap", bundle.site["CA_MAP"][0], None)}
    assert missing - by_script == set(), "the pods need what nothing creates"
    assert all(thing["metadata"]["namespace"] == bundle.namespace for thing in bundle.objects())


def test_no_secret_is_made_in_vain(objects):
    wanted = set().union(*(charts.needs(spec) for _, spec in objects.pods()))
    wanted |= set().union(*(charts.needs(job["spec"].get("template", job)["spec"]) for job in objects.bundle.objects("database")))
    for kind, name, _ in charts.gives(objects.bundle.objects("secrets", "empty")):
        assert name in {other for _, other, _ in wanted}, f"no pod reads {kind} {name}"


def test_all_ingresses_have_one_class_one_certificate_and_one_host(objects):
    seen = set()
    for thing in objects.of_kind("Ingress"):
        spec = thing["spec"]
        hosts = {rule["host"].removeprefix("*.") for rule in spec["rules"]}
        certificates = tuple(tls.get("secretName") for tls in spec.get("tls") or [])
        seen.add((spec.get("ingressClassName"), certificates, tuple(hosts)))
    assert len(seen) <= 1, seen
    if seen:
        assert seen.pop()[2] == (objects.bundle.answers["hostname"],)


def test_the_scripts_know_the_objects_that_are_made(objects):
    site = objects.bundle.site
    made = {thing["metadata"]["name"]: str(len(thing["spec"]["template"]["spec"]["containers"])) for thing in objects.of_kind("Deployment")}
    assert {row.split()[0]: row.split()[1] for row in site["WORKLOADS"]} == made
    services = {thing["metadata"]["name"]: [port["port"] for port in thing["spec"]["ports"]] for thing in objects.of_kind("Service")}
    assert services == {name: [80] for name in site["SERVICES"]}
    assert {thing["metadata"]["name"] for thing in objects.of_kind("Ingress")} == set(site["INGRESSES"])


def test_somebody_elses_ingress_is_told_the_paths_of_ours(objects):
    routes = {"/api/agent": "osmo-agent", "/api/logger": "osmo-logger", "/api/router": "osmo-router", "/api": "osmo-service",
              "/client": "osmo-service", "/": "osmo-ui"}
    found = {}
    for thing in objects.of_kind("Ingress"):
        for rule in thing["spec"]["rules"]:
            for path in rule["http"]["paths"]:
                if not rule["host"].startswith("*."):
                    found[path["path"]] = path["backend"]["service"]["name"]
    assert not found or found == routes
