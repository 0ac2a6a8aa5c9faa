"""What a site adds arrives in the charts: mirrored images, private authorities, network policy, accounts, backend."""
import re

import pytest

import charts
import kube
import strict_yaml
from bundles import run, tool

AUTHORITY = "osmo-ca"
# Whoever reaches it can stop Envoy.
ENVOY_ADMIN = 9901


@pytest.fixture(params=charts.TAGS)
def objects(request, bundle):
    """What a bundle renders to with the charts of one release."""
    if charts.folder(request.param) is None:
        pytest.skip("OSMO_CHARTS is not set: no bundle is rendered with OSMO's real charts")
    return charts.rendered(bundle, request.param)


def images(bundle):
    """Returns where each image is published, by where the cluster pulls it."""
    rows = [line.split() for line in (bundle.folder / "images.txt").read_text().splitlines() if not line.startswith("#")]
    return {pulled: source for source, pulled in rows}


def full(image):
    """Returns an image with its registry, as a node reads it."""
    first, _, rest = image.partition("/")
    if rest and ("." in first or ":" in first or first == "localhost"):
        return image
    return f"docker.io/{image}" if rest else f"docker.io/library/{image}"


def backend(bundle, tag):
    """Returns what the chart of the compute backend renders to."""
    done = run(tool("helm"), "template", "osmo-operator", str(charts.folder(tag) / "backend-operator"), "-n", "osmo-operator",
               "-f", str(bundle.folder / "backend_operator_values.yaml"))
    assert done.returncode == 0, done.stderr
    return strict_yaml.load_rendered(done.stdout)


def images_in(thing):
    """Yields every image in a tree, also in YAML inside of text."""
    if isinstance(thing, dict):
        for key, value in thing.items():
            if key == "image" and isinstance(value, str):
                yield value
            yield from images_in(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from images_in(value)
    elif isinstance(thing, str):
        # A template of its own, not quite YAML.
        yield from re.findall(r"^\s*image: \"?([^\s\"{]+)\"?$", thing, re.MULTILINE)


def test_every_image_that_is_pulled_stands_in_the_list_and_the_other_way_round(objects):
    bundle = objects.bundle
    here = {container["image"] for _, container in objects.containers()}
    ours = {image for thing in bundle.objects("database", "preflight") for image in images_in(thing)}
    compute = {image for thing in backend(bundle, objects.tag) for image in images_in(thing)}
    pulled = images(bundle)
    location = next(image for image in here if "/web-ui:" in image).rsplit("/", 1)
    tag = location[1].partition(":")[2]
    # Workflow pods take these; their names stand in OSMO's database, not in a chart.
    compute |= {f"{location[0]}/{name}:{tag}" for name in ("init-container", "client")}
    assert {full(image) for image in here | ours | compute} == {full(image) for image in pulled}
    # The pre-flight Pod pulls what this installation needs, no more and no less.
    tried = {image for thing in bundle.objects("preflight") if thing["metadata"]["name"].endswith("images") for image in images_in(thing)}
    assert {full(image) for image in tried} == {full(image) for image in here | ours}


def test_a_mirror_holds_every_image(objects):
    mirror = objects.bundle.answers.get("images", {}).get("mirror")
    for pulled, source in images(objects.bundle).items():
        if mirror:
            assert pulled == f"{mirror}/{source.partition('/')[2]}"
        else:
            assert pulled == source


def test_the_compute_backend_renders(objects):
    bundle = objects.bundle
    things = backend(bundle, objects.tag)
    for thing in things:
        if thing["apiVersion"].startswith("monitoring.coreos.com/"):
            assert bundle.answers.get("podMonitor") is True
        else:
            assert all(kube.complaint(thing, version) == "" for version in kube.VERSIONS), thing["metadata"]["name"]
    text = str(things)
    assert f"https://{bundle.answers['hostname']}" in text and "osmo-operator-token" in text


def trusting(objects, name):
    """Yields pod, container and its mount of the private authority."""
    for pod, spec in objects.pods():
        volumes = {volume["name"]: volume for volume in spec.get("volumes") or []}
        for container in spec["containers"]:
            if container["name"] == name or (name == "" and container["name"] == pod):
                mounts = {mount["name"]: mount for mount in container.get("volumeMounts") or []}
                if AUTHORITY in mounts:
                    assert volumes[AUTHORITY]["configMap"]["name"] == objects.bundle.site["CA_MAP"][0], pod
                yield pod, container, mounts.get(AUTHORITY)


def test_a_private_authority_reaches_whoever_speaks_to_its_servers(objects):
    bundle = objects.bundle
    trusted = bundle.site["CA_FOR"]
    file = f"/etc/osmo-ca/{bundle.site['CA_KEY'][0]}"
    sessions = bundle.answers.get("oauth2Proxy", {}).get("sessionStore", "cookie") != "cookie"
    proxies = list(trusting(objects, "oauth2-proxy"))
    assert len(proxies) == (5 if bundle.site["SIGN_IN"] == ["yes"] else 0)
    for pod, container, mount in proxies:
        assert (f"--provider-ca-file={file}" in container["args"]) == ("idp" in trusted), pod
        assert (f"--redis-ca-path={file}" in container["args"]) == ("redis" in trusted and sessions), pod
        assert (mount is not None) == ("idp" in trusted or ("redis" in trusted and sessions)), pod
    for pod, container, mount in trusting(objects, ""):
        environment = {one["name"]: one.get("value") for one in container.get("env") or []}
        database = "postgres" in trusted and pod != "osmo-ui"
        cache = "redis" in trusted and pod not in ("osmo-ui", "osmo-router")
        assert environment.get("PGSSLROOTCERT") == (file if database else None), pod
        # Without an authority of our own TLS is demanded all the same, where the answer says so.
        demanded = pod != "osmo-ui" and bundle.answers.get("postgres", {}).get("sslMode") in ("require", "verify-full")
        assert environment.get("PGSSLMODE") == ("verify-full" if database else "require" if demanded else None), pod
        assert environment.get("SSL_CERT_FILE") == (file if cache else None), pod
        assert (mount is not None) == (database or cache), pod
    for pod, container in objects.containers():
        if pod.endswith("/authz-sidecar") and "postgres" in trusted:
            assert "--postgres-ssl-mode=require" in container["args"], pod


def test_the_network_policy_covers_every_pod_and_admits_envoy(objects):
    policies = [thing for thing in objects.bundle.objects("cluster") if thing["kind"] == "NetworkPolicy"]
    assert bool(policies) == (objects.bundle.site["NETWORK_POLICY"] == ["yes"])
    for policy in policies:
        (expression,) = policy["spec"]["podSelector"]["matchExpressions"]
        labels = {thing["spec"]["template"]["metadata"]["labels"]["app"] for thing in objects.of_kind("Deployment")}
        assert set(expression["values"]) == labels and expression["key"] == "app"
        (port,) = policy["spec"]["ingress"][0]["ports"]
        named = {p["name"]: p["containerPort"] for _, c in objects.containers() for p in c.get("ports") or [] if c["name"] == "envoy"}
        targets = {p["targetPort"] for thing in objects.of_kind("Service") for p in thing["spec"]["ports"]}
        assert {named.get(target, target) for target in targets} == {port["port"]}
        assert {port["port"] for rule in policy["spec"]["ingress"][1:] for port in rule["ports"]} == scraped(objects) - {ENVOY_ADMIN}


def scraped(objects):
    """The ports that PodMonitors name."""
    named = {p["name"]: p["containerPort"] for _, c in objects.containers() for p in c.get("ports") or []}
    endpoints = [end for thing in objects.of_kind("PodMonitor") for end in thing["spec"]["podMetricsEndpoints"]]
    return {end.get("portNumber") or named[end["port"]] for end in endpoints}


def test_service_accounts_are_made_with_their_annotations_or_left_to_others(objects):
    bundle, made = objects.bundle, objects.of_kind("ServiceAccount")
    used = {spec.get("serviceAccountName") for _, spec in objects.pods()}
    assert used == set(bundle.site["SERVICE_ACCOUNTS"])
    if bundle.site["SERVICE_ACCOUNTS_EXIST"] == ["yes"]:
        assert made == []
        return
    assert {thing["metadata"]["name"] for thing in made} == used
    wanted = dict(line.split("=", 1) for line in bundle.answers.get("site", {}).get("serviceAccountAnnotations", []))
    for thing in made:
        assert (thing["metadata"].get("annotations") or {}) == wanted


def test_the_certificate_has_the_names_of_the_ingresses(objects):
    bundle = objects.bundle
    hosts = {rule["host"] for thing in objects.of_kind("Ingress") for rule in thing["spec"]["rules"]}
    if hosts:
        assert set(bundle.site["TLS_NAMES"]) == hosts
    for thing in bundle.objects("cluster"):
        if thing["kind"] == "Certificate":
            assert set(thing["spec"]["dnsNames"]) == hosts
            assert thing["spec"]["secretName"] == bundle.site["TLS_SECRET"][0]
