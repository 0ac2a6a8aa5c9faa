"""OSMO's own authorization sidecar, where its source is at hand; no part of it is kept in this repository."""
import os
import subprocess
from pathlib import Path

from deployment import TAG


def find():
    """Sets OSMO_SOURCE where it is not set and OSMO_CHARTS has more than charts."""
    charts = os.environ.get("OSMO_CHARTS")
    beside = Path(charts, TAG).resolve() if charts else None
    if "OSMO_SOURCE" not in os.environ and beside and (beside / "src/service/authz_sidecar").is_dir():
        os.environ["OSMO_SOURCE"] = str(beside)


def build():
    """Builds the sidecar of OSMO_SOURCE, if that is set."""
    if "OSMO_SOURCE" in os.environ:
        target = Path(os.environ["OSMO_LIVE"]).resolve() / "bin/authz-sidecar"
        subprocess.run(["go", "build", "-o", target, "./service/authz_sidecar"], cwd=Path(os.environ["OSMO_SOURCE"]) / "src", check=True)
