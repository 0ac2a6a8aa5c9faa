"""The charts print several values without quotes: what is accepted must still be text after that.

One of each kind of string that YAML readers retype goes through every question; what is accepted is rendered with the real charts,
read as helm reads it, and held against the schemas of Kubernetes.
"""
import re
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

import charts
import corpus
import helm_probe
import kube
from bundles import RELEASES, run, tool

TAG = charts.TAGS[-1]
# All four: the chart of compute backends is installed by hand, from the values of the bundle.
CHARTS = [*RELEASES, ("backend", "backend-operator", "backend_operator_values.yaml")]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    if charts.folder(TAG) is None:
        pytest.skip("OSMO_CHARTS is not set: no bundle is rendered with OSMO's real charts")
    if shutil.which("cargo") is None:
        pytest.skip("cargo is not here: no strings are pushed through the configurator")
    return corpus.Corpus(tmp_path_factory.mktemp("corpus"), corpus.KINDS)


def namespace(found, case):
    return found.meant(case.files["database/look.yaml"])["metadata"]["namespace"]


def test_nothing_that_the_charts_print_bare_is_retyped(found):
    origins = {}
    for case in found.cases:
        if not case.path.startswith("secrets."):
            for release, chart, file in CHARTS:
                key = (release, chart, case.files[file], namespace(found, case))
                origins.setdefault(key, set()).add(f"{case.path}: {case.given}")

    def render(key):
        release, chart, number, name = key
        values = str(found.folder / f"{number}.yaml")
        done = run(tool("helm"), "template", release, str(charts.folder(TAG) / chart), "-f", values, "-n", name)
        assert done.returncode == 0, f"{sorted(origins[key])[:3]}: {done.stderr}"
        return key, done.stdout

    documents = {}
    with ThreadPoolExecutor(2) as pool:
        for key, printed in pool.map(render, origins):
            for document in re.split(r"(?m)^---$", printed):
                documents.setdefault(document, set()).update(origins[key])
    texts = list(documents)
    complaints = set()
    for text, (_, thing) in zip(texts, helm_probe.read(texts)):
        # An empty document, and a kind that the schemas do not know.
        if not isinstance(thing, dict) or thing["kind"] == "PodMonitor":
            continue
        wrong = kube.complaint(thing, kube.VERSIONS[-1])
        if wrong:
            complaints |= {f"{origin}: {thing['kind']} {wrong}" for origin in documents[text]}
    # Not an assertion: pytest would cut the list.
    if complaints:
        pytest.fail("\n".join(sorted(complaints)))
