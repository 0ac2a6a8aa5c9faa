"""A real sign-in: real Envoy, oauth2-proxy, Keycloak and Chromium with what the configurator wrote.

    OSMO_LIVE=FOLDER OSMO_CHECK=FOLDER CHROME=PROGRAM [OSMO_CHARTS=FOLDER] FOLDER/venv/bin/python run.py [PYTEST ARGUMENTS]

OSMO_LIVE has bin/oauth2-proxy and Keycloak, OSMO_CHECK bin/helm and bin/envoy; core's examples `render` and `decode` were built before. It runs in
network, mount and process namespaces of its own, so it needs to be root or to be allowed to make user namespaces. OSMO_LIVE_LOGS names
a folder in which everything that was written and logged is kept. With UPDATE_PROOF=1 what was proven is written to docs/proof.
OSMO_SOURCE names a checkout of OSMO (one in OSMO_CHARTS is taken too): its own authorization sidecar is then built and run too, with PostgreSQL.
"""
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NEEDED = ("OSMO_LIVE", "OSMO_CHECK", "CHROME")
OPTIONS = ["-q", "-rs", "--tb=short", "--durations=8", "--durations-min=5", "-p", "no:cacheprovider", "-o", "python_files=check_*.py",
           "-o", "python_functions=test_*", "--rootdir", str(HERE)]


def enter():
    """Starts this program again in namespaces of its own; whatever is left running ends with it."""
    unshare = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    if os.geteuid() != 0:
        # Inside it looks like root all the same.
        os.environ["OSMO_ROOTLESS"] = "1"
        unshare += ["--user", "--map-root-user"]
    if subprocess.run([*unshare, "true"], capture_output=True, check=False).returncode != 0:
        sys.exit("no namespaces: this needs root, or user namespaces that an ordinary person may make")
    return subprocess.run([*unshare, sys.executable, str(Path(__file__).resolve()), *sys.argv[1:]], check=False,
                          env={**os.environ, "OSMO_INSIDE": "1"}).returncode


def main():
    # Where Debian puts nginx, an ordinary person's path does not lead.
    os.environ["PATH"] += ":/usr/sbin"
    missing = [name for name in NEEDED if name not in os.environ]
    missing += [name for name in ("ip", "nsenter", "unshare", "nginx", "java") if not shutil.which(name)]
    if missing:
        sys.exit(f"missing: {', '.join(missing)}\n\n{__doc__}")
    import osmo_source
    if "OSMO_INSIDE" not in os.environ:
        osmo_source.find()
        osmo_source.build()
        return enter()
    import pytest

    import proof
    sys.dont_write_bytecode = True
    arguments = sys.argv[1:]
    if not any(argument.split("::")[0].endswith(".py") for argument in arguments):
        arguments.append(str(HERE))
    witness = proof.Witness()
    return int(witness.close(pytest.main([*OPTIONS, *arguments], plugins=[witness])))


if __name__ == "__main__":
    sys.exit(main())
