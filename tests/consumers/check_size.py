"""What preflight says of the size of it: pods, CPU, memory, images, passwords; and values that do not fit their chart."""
import re

import pytest

import charts
from bundles import given_secrets, run
from install_bundle import SCRIPTS
from preflight_bundle import Looker, named

SECRETS = given_secrets()
UNITS = {"Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "Ti": 2**40, "k": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
DEPLOYMENT = """---
# Source: x
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {name}
spec:
{replicas}  template:
    spec:
      containers:
      - name: a
        resources:
          limits:
            cpu: 9
            memory: 9Gi
          requests:
            cpu: {cpu}
            memory: {memory}
        livenessProbe:
          cpu: 7
      - name: b
        resources:
          requests:
            memory: "64Mi"
            cpu: '50m' # little
"""
SCALER = """---
kind: HorizontalPodAutoscaler
metadata:
  name: {name}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {name}
  minReplicas: {low}
  maxReplicas: {high}
"""


def added(text):
    """Returns what the script adds up, as numbers."""
    done = run("bash", "-euc", '. lib/size.sh; awk "$ADD_UP"', cwd=SCRIPTS, stdin=text)
    assert done.returncode == 0 and done.stderr == ""
    return [float(number) for number in re.findall(r"[\d.]+", done.stdout)]


@pytest.mark.parametrize("cpu, memory, wanted", [
    ("1", "1Gi", [1.05, 1.1]), ("500m", "512Mi", [0.55, 0.6]), ('"0.1"', "1G", [0.15, 1.0]), ("1.5", "2048Ki", [1.55, 0.1]),
    ("2", "1073741824", [2.05, 1.1]), ("250m", "500M", [0.3, 0.5])])
def test_quantities(cpu, memory, wanted):
    assert added(DEPLOYMENT.format(name="x", replicas="", cpu=cpu, memory=memory)) == [1, *wanted, 1, *wanted]


def test_replicas_and_autoscalers():
    one = DEPLOYMENT.format(name="one", replicas="  replicas: 3\n", cpu="950m", memory="960Mi")
    two = DEPLOYMENT.format(name="two", replicas="", cpu="950m", memory="960Mi")
    assert added(one) == [3, 3, 3, 3, 3, 3]
    scaler = SCALER.format(name="two", low=2, high=5)
    for text in (one + two + scaler, scaler + one + two):
        assert added(text) == [5, 5, 5, 8, 8, 8]
    assert added("") == [] and added("kind: Service\nmetadata:\n  name: x\n") == []


def quantity(text):
    number, unit = re.fullmatch(r"([\d.]+)(\D*)", str(text)).groups()
    return float(number) * (0.001 if unit == "m" else UNITS.get(unit, 1))


@pytest.mark.parametrize("tag", charts.TAGS)
def test_the_real_charts_are_added_up(bundle, tag):
    if charts.folder(tag) is None:
        pytest.skip("OSMO_CHARTS is not set: no bundle is rendered with OSMO's real charts")
    objects = charts.rendered(bundle, tag)
    scaled = {thing["spec"]["scaleTargetRef"]["name"]: (thing["spec"]["minReplicas"], thing["spec"]["maxReplicas"])
              for thing in objects.of_kind("HorizontalPodAutoscaler")}
    sums = [0.0] * 6
    for thing in objects.of_kind("Deployment"):
        count = thing["spec"].get("replicas", 1)
        asked = [one["resources"]["requests"] for one in thing["spec"]["template"]["spec"]["containers"]]
        for at, pods in enumerate(scaled.get(thing["metadata"]["name"], (count, count))):
            sums[3 * at] += pods
            sums[3 * at + 1] += pods * sum(quantity(one["cpu"]) for one in asked)
            sums[3 * at + 2] += pods * sum(quantity(one["memory"]) for one in asked) / 2**30
    text = "\n---\n".join(run(charts.tool("helm"), "template", release, str(charts.folder(tag) / chart), "-f", str(bundle.folder / file),
                             "-n", bundle.namespace).stdout for release, chart, file in charts.RELEASES)
    assert added(text) == pytest.approx(sums, abs=0.051)


def test_preflight_says_it(tmp_path):
    looker = Looker("mirror-registry", tmp_path, with_secrets=False)
    looker.set("rendered", DEPLOYMENT.format(name="x", replicas="", cpu="450m", memory="960Mi"))
    notes = [text for word, text in looker.assert_good() if word == "note"]
    assert named(notes, "In all 1 pods ask for 0.50 CPU and 1.0 GiB")
    images = (looker.desk / "preflight" / "images.yaml").read_text().count(" image: ")
    assert f"pull {images} images once, which can take minutes; asks for: {', '.join(looker.prompts)}" in looker.screen
    assert len(looker.prompts) == 2
    looker.assert_discreet()


def test_with_files_it_asks_for_nothing(tmp_path):
    looker = Looker("entra", tmp_path)
    looker.assert_good()
    assert re.search(r"images once, which can take minutes\r?\n", looker.screen) and looker.prompts == []


def test_values_that_do_not_fit_are_named(tmp_path):
    looker = Looker("entra", tmp_path)
    looker.set("rendered", "Error: execution error at (service/templates/validation.yaml:9:4): \x1b[31mhas moved")
    failed = looker.failed("--no-probes")
    assert len(failed) == 3 and failed[0].startswith("osmo_values.yaml does not fit its chart: Error: execution error") and "has moved" in failed[0]
    assert "\x1b" not in looker.screen + looker.log
