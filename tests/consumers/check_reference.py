"""The independent check of rendered bundles finds nothing either: it was written apart from the other checks and shares no code."""
import subprocess
import sys
from pathlib import Path

import pytest

import charts
from bundles import all_bundles

SCRIPT = Path(__file__).with_name("independent_check.py")


@pytest.mark.parametrize("tag", charts.TAGS)
def test_the_independent_check_says_ok(tag):
    if charts.folder(tag) is None:
        pytest.skip("OSMO_CHARTS is not set: no bundle is rendered with OSMO's real charts")
    by_namespace = {}
    for bundle in all_bundles():
        by_namespace.setdefault(bundle.namespace, []).append(str(bundle.folder))
    said = ""
    for namespace, folders in by_namespace.items():
        command = [sys.executable, SCRIPT, "--charts", charts.folder(tag), "--namespace", namespace,
                   "--provided-elsewhere", "osmo-tls", "--provided-elsewhere", "osmo-ca", *folders]
        said += subprocess.run(command, capture_output=True, text=True, check=False, timeout=600).stdout
    for bundle in all_bundles():
        assert f"{bundle.folder}: ok" in said, said
