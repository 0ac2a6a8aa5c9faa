"""What changes after the installation: an autoscaler at work, an upgrade, the way back, and the end."""
import json

from check_install import generations, revisions
from ground import wait_for


def replicas(desk, name):
    return desk.node.get("deployment", name, "-n", desk.namespace)["spec"]["replicas"]


def scaled(desk, name, number):
    """Does what an autoscaler does: writes the number of replicas by the subresource `scale`, under its own name."""
    desk.node.kubectl("scale", "deployment", name, "-n", desk.namespace, f"--replicas={number}")
    wait_for(f"{name} has {number} pods", lambda: desk.node.get("deployment", name, "-n", desk.namespace)["status"].get("readyReplicas") == number, 240)


def installed(desk):
    if not desk.exists("deployment", "osmo-service"):
        desk.must_install("--no-probes")


def test_an_upgrade_has_no_conflict_with_what_the_autoscaler_set(desk):
    installed(desk)
    # Without a metrics-server the autoscalers would only take it back to what they know.
    desk.node.kubectl("delete", "hpa", "--all", "-n", desk.namespace)
    for name in ("osmo-router", "osmo-service"):
        scaled(desk, name, 2)
    said = desk.must_install("charts")
    assert "conflict with" not in said.lower(), said
    # The router's chart prints its minimum, which the upgrade page says; where nothing is printed, the number stays.
    assert (replicas(desk, "osmo-router"), replicas(desk, "osmo-service")) == (1, 2), said


def test_the_way_back_leads_to_the_revision_before(desk):
    installed(desk)
    before = revisions(desk)["router"]
    values = desk.folder / "router_values.yaml"
    text = values.read_text()
    try:
        values.write_text(text.replace('logLevel: "INFO"', 'logLevel: "DEBUG"'))
        assert values.read_text() != text, "the values name no level of the log"
        desk.must_install("charts")
    finally:
        values.write_text(text)
    now = revisions(desk)["router"]
    assert now > before
    assert "DEBUG" in desk.helm("get", "values", "router")
    status, said = desk.script("install.sh", "rollback", f"router={before}")
    assert status == 0, said
    assert "DEBUG" not in desk.helm("get", "values", "router")


def test_a_release_of_somebody_else_is_left_alone(desk, node):
    """A foreign release of the name `ui`, in the namespace of the answers."""
    installed(desk)
    desk.helm("uninstall", "ui", "--wait")
    strange = desk.bundle.folder / "strange"
    (strange / "templates").mkdir(parents=True, exist_ok=True)
    (strange / "Chart.yaml").write_text("apiVersion: v2\nname: strange\nversion: 1.0.0\n")
    (strange / "templates/it.yaml").write_text("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: strange}\n")
    desk.helm("install", "ui", str(strange))
    try:
        status, said = desk.install("charts")
        assert status != 0
        assert "strange" in said
        assert "strange" in desk.helm("list", "-f", "^ui$")
    finally:
        desk.helm("uninstall", "ui", "--wait")
    desk.must_install("charts")


def test_the_end_keeps_data_secrets_and_key(desk):
    installed(desk)
    status, said = desk.script("uninstall.sh")
    assert status == 0, said
    assert json.loads(desk.helm("list", "-o", "json")) == []
    assert generations(desk) == {}
    for thing in (("secret", "db-secret"), ("configmap", "mek-config")):
        assert desk.exists(*thing), thing
