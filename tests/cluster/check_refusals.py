"""What a cluster refuses, by its own rules: rights, Pod Security, quota. Each refusal is named before anything is half done, or in its own words."""
import time

import pytest

NAMESPACE = "osmo"


def role(*rules):
    """Lets the operators do this in the namespace, and see what is there in the cluster."""
    subject = {"kind": "Group", "name": "operators", "apiGroup": "rbac.authorization.k8s.io"}
    return [
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "operators"}, "rules": [
            {"apiGroups": [""], "resources": ["namespaces"], "verbs": ["get", "list"]},
            {"apiGroups": ["networking.k8s.io"], "resources": ["ingressclasses"], "verbs": ["get", "list"]}]},
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "operators"}, "subjects": [subject],
         "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "operators"}},
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "operators", "namespace": NAMESPACE}, "rules": list(rules)},
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": {"name": "operators", "namespace": NAMESPACE},
         "subjects": [subject], "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "operators"}}]


def rule(group, *resources):
    return {"apiGroups": [group], "resources": list(resources), "verbs": ["*"]}


ALL = [rule("", "secrets", "configmaps", "pods", "pods/exec", "pods/log", "services", "serviceaccounts", "events"), rule("apps", "*"),
       rule("batch", "*"), rule("autoscaling", "*"), rule("networking.k8s.io", "ingresses")]


@pytest.fixture
def namespace(desk, node):
    """The namespace, empty but for what an earlier check left there."""
    if not desk.exists("namespace", NAMESPACE):
        node.kubectl("create", "namespace", NAMESPACE)
    yield NAMESPACE


@pytest.mark.parametrize(("lacks", "index", "without"), [
    ("horizontalpodautoscalers", 3, rule("autoscaling", "nothing")), ("ingresses", 4, rule("networking.k8s.io", "nothing")),
    ("jobs", 2, rule("batch", "nothing"))])
def test_a_right_that_is_missing_is_named_beforehand(desk, node, namespace, lacks, index, without):
    rules = list(ALL)
    rules[index] = without
    node.apply(*role(*rules))
    status, said = desk.install("preflight", "--no-probes", who="operator")
    assert status != 0
    assert f"You may not create {lacks}" in said, said


def test_the_rights_in_one_namespace_are_enough(desk, node, namespace):
    node.apply(*role(*ALL))
    status, said = desk.install("preflight", "--no-probes", who="operator")
    assert status == 0, said


def test_pod_security_restricted_is_named_beforehand(desk, node, namespace):
    label = "pod-security.kubernetes.io/enforce"
    node.kubectl("label", "namespace", namespace, f"{label}=restricted", "--overwrite")
    try:
        status, said = desk.install("preflight", "--no-probes")
        assert status != 0
        assert "enforces Pod Security restricted" in said, said
    finally:
        node.kubectl("label", "namespace", namespace, f"{label}-")


def test_the_pods_of_a_bundle_fit_baseline(desk, node, namespace):
    """The server says which of the pods that it has would be refused."""
    label = "pod-security.kubernetes.io/enforce=baseline"
    done = node.kubectl("label", "--dry-run=server", "--overwrite", "namespace", namespace, label, check=False)
    assert done.returncode == 0, done.stderr
    assert "violate" not in done.stderr, done.stderr


def test_a_quota_that_is_too_small_is_shown_in_the_servers_words(desk, node, namespace):
    node.apply({"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "small", "namespace": namespace}, "spec": {"hard": {"pods": "0"}}})
    try:
        # Long enough for three looks; the whole wait is five minutes.
        end = time.monotonic() + 25
        desk.kill_when(lambda: time.monotonic() > end, "some time has passed", "database", "--no-probes")
        said = desk.begun()
        assert said.count("exceeded quota: small") == 1, said
    finally:
        node.kubectl("delete", "resourcequota", "small", "-n", namespace)
