"""Kubernetes, kubectl and the Pod Security Standards take the manifests; values arrive byte for byte."""
import base64

import pytest

import kube
from bundles import given_secrets

# Secret of the fixtures to the object and key that hold it verbatim.
VERBATIM = {
    "dbPassword": ("db-secret", "db-password"),
    "dbAdminPassword": ("osmo-db-admin", "password"),
    "redisPassword": ("redis-secret", "redis-password"),
    "clientSecret": ("oauth2-proxy-secrets", "client_secret"),
}


@pytest.mark.parametrize("version", kube.VERSIONS)
def test_the_schemas_accept_every_manifest(bundle, version):
    for thing in bundle.objects():
        assert kube.complaint(thing, version) == "", thing["metadata"]["name"]


def test_kubectl_reads_what_was_given(bundle):
    arrived = {}
    for path in bundle.manifests():
        thing = kube.parsed_by_kubectl(path)
        assert thing["metadata"]["namespace"] == bundle.namespace
        arrived[thing["metadata"]["name"]] = thing["values"]
        # PyYAML, the other reader, agrees about every value.
        (own,) = [one for one in bundle.objects() if one["metadata"]["name"] == thing["metadata"]["name"]]
        assert kube.values(own) == thing["values"]
    secrets = given_secrets()
    compared = 0
    for name, (thing, key) in VERBATIM.items():
        if thing in arrived and not (thing == "redis-secret" and arrived[thing][key] == b""):
            assert arrived[thing][key] == secrets[name].encode()
            compared += 1
    assert compared >= 1


def test_each_file_holds_one_object_and_each_object_stands_once(bundle):
    names = [(thing["kind"], thing["metadata"]["name"]) for thing in bundle.objects()]
    assert len(names) == len(set(names)) == len(bundle.manifests())


@pytest.mark.parametrize("version", kube.VERSIONS)
def test_the_schemas_accept_what_the_scripts_make(bundle, version):
    made = bundle.objects("preflight", "cluster")
    assert [thing["metadata"]["name"] for thing in made if thing["kind"] == "Pod"] == ["osmo-preflight-images", "osmo-preflight"]
    for thing in made:
        if thing["apiVersion"] == "cert-manager.io/v1":
            # No schema of Kubernetes' own: the fields that cert-manager asks for.
            assert set(thing["spec"]) == {"secretName", "dnsNames", "issuerRef"}
            assert set(thing["spec"]["issuerRef"]) == {"group", "kind", "name"}
        else:
            assert kube.complaint(thing, version) == "", thing["metadata"]["name"]


def test_pods_satisfy_the_restricted_pod_security_standard(bundle):
    made = bundle.objects("database", "preflight")
    assert {thing["kind"] for thing in made} == {"Job", "Pod"}
    pods = [thing["spec"]["template"]["spec"] if thing["kind"] == "Job" else thing["spec"] for thing in made]
    for pod in pods:
        for forbidden in ("hostNetwork", "hostPID", "hostIPC", "serviceAccountName"):
            assert forbidden not in pod, forbidden
        assert all(set(volume) == {"name", "configMap"} for volume in pod.get("volumes", []))
        context = pod["securityContext"]
        assert context["runAsNonRoot"] is True and context["runAsUser"] > 0
        assert context["seccompProfile"]["type"] in ("RuntimeDefault", "Localhost")
        assert "sysctls" not in context
        assert pod["automountServiceAccountToken"] is False
        for container in pod["containers"] + pod.get("initContainers", []):
            own = container["securityContext"]
            assert own["allowPrivilegeEscalation"] is False
            assert own["capabilities"] == {"drop": ["ALL"]}
            assert not own.get("privileged") and own.get("runAsUser", 1) > 0 and own.get("runAsNonRoot", True)
            assert "hostPort" not in str(container.get("ports", ""))


def test_jobs_end_by_themselves(bundle):
    for job in bundle.objects("database"):
        if job["kind"] == "Pod":
            assert job["spec"]["activeDeadlineSeconds"] > 0 and job["spec"]["restartPolicy"] == "Never"
            continue
        assert job["spec"]["backoffLimit"] == 0
        # The pod's comes first: past the Job's the pod is deleted, with its last words.
        assert 0 < job["spec"]["template"]["spec"]["activeDeadlineSeconds"] < job["spec"]["activeDeadlineSeconds"]
        assert job["spec"]["template"]["spec"]["restartPolicy"] == "Never"


def test_no_secret_stands_outside_of_the_secrets_folder(bundle):
    secrets = bundle.secret_values()
    secrets |= {base64.b64encode(text.encode()).decode() for text in secrets}
    # The encoded key inside mek.yaml, too.
    for text in list(secrets):
        secrets |= {line.split('"')[-2] for line in text.splitlines() if line.startswith('  "')}
    files = [path for path in bundle.folder.rglob("*") if path.is_file() and "secrets" not in path.parts]
    assert len(files) >= 5
    for path in files:
        text = path.read_text()
        assert not any(secret in text for secret in secrets), path.name
