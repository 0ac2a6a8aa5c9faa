"""The independent check of rendered bundles, where the shared reference folder is at hand, finds nothing either."""
import os
import subprocess
import sys
from pathlib import Path

import pytest

import charts
from bundles import ROOT, all_bundles


def script():
    folder = Path(os.environ.get("OSMO_SHARED", ROOT.parent / "shared"))
    return folder / "check" / "check_charts.py"


@pytest.mark.parametrize("tag", charts.TAGS)
def test_the_independent_check_says_ok(tag):
    if not script().is_file():
        pytest.skip("the shared reference folder is not at hand (OSMO_SHARED): no independent check of the charts")
    if charts.folder(tag) is None:
        pytest.skip("OSMO_CHARTS is not set: no bundle is rendered with OSMO's real charts")
    by_namespace = {}
    for bundle in all_bundles():
        by_namespace.setdefault(bundle.namespace, []).append(str(bundle.folder))
    said = ""
    for namespace, folders in by_namespace.items():
        command = [sys.executable, script(), "--charts", charts.folder(tag), "--namespace", namespace,
                   "--provided-elsewhere", "osmo-tls", "--provided-elsewhere", "osmo-ca", *folders]
        said += subprocess.run(command, capture_output=True, text=True, check=False, timeout=600).stdout
    for bundle in all_bundles():
        assert f"{bundle.folder}: ok" in said, said
