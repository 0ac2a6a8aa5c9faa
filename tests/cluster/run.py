"""A real cluster: real etcd, Kubernetes, containerd, PostgreSQL, Redis, Keycloak and Envoy, and install.sh of a bundle, unchanged.

    OSMO_NODE=FOLDER OSMO_LIVE=FOLDER OSMO_CHECK=FOLDER CHROME=PROGRAM [OSMO_CHARTS=FOLDER] FOLDER/venv/bin/python run.py [PYTEST ARGUMENTS]

OSMO_NODE has what install_tools.py builds, OSMO_LIVE oauth2-proxy and Keycloak, OSMO_CHECK helm, kubectl and Envoy; core's example `render`
was built before. It runs in network, mount and process namespaces of its own and needs to be root. OSMO_LIVE_LOGS names a folder in which
everything that was written and logged is kept. OSMO_SOURCE names a checkout of OSMO, whose own authorization sidecar then runs in the pods.
"""
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NEEDED = ("OSMO_NODE", "OSMO_LIVE", "OSMO_CHECK", "CHROME")
PROGRAMS = ("ip", "nsenter", "unshare", "java", "containerd", "ctr", "runc", "iptables", "conntrack", "debootstrap", "nginx", "redis-server")
# In the order of a site's life; the later ones go on from what the earlier ones left.
ORDER = ("check_install.py", "check_refusals.py", "check_sign_in.py", "check_changes.py")
OPTIONS = ["-q", "-rs", "--tb=short", "--durations=12", "--durations-min=5", "-p", "no:cacheprovider", "-o", "python_files=check_*.py",
           "-o", "python_functions=test_*", "--rootdir", str(HERE)]


def prepare():
    """Makes the root of the images while the registries can still be reached."""
    sys.path[:0] = [str(HERE), str(HERE.parent / "live")]
    import images
    import osmo_source
    osmo_source.find()
    osmo_source.build()
    images.base(Path(os.environ["OSMO_NODE"]).resolve())


def enter():
    """Starts this program again in namespaces of its own; whatever is left running ends with it."""
    unshare = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    return subprocess.run([*unshare, sys.executable, str(Path(__file__).resolve()), *sys.argv[1:]], check=False,
                          env={**os.environ, "OSMO_INSIDE": "1"}).returncode


def main():
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    missing = [name for name in NEEDED if name not in os.environ] + [name for name in PROGRAMS if not shutil.which(name)]
    if missing:
        sys.exit(f"missing: {', '.join(missing)}\n\n{__doc__}")
    if os.geteuid() != 0:
        sys.exit("a node needs root")
    sys.dont_write_bytecode = True
    if "OSMO_INSIDE" not in os.environ:
        prepare()
        return enter()
    import pytest
    arguments = sys.argv[1:]
    everything = not arguments
    if not any(argument.split("::")[0].endswith(".py") for argument in arguments):
        arguments += [str(HERE / name) for name in ORDER]
    status = int(pytest.main([*OPTIONS, *arguments]))
    import proof
    return proof.close(status, everything)


if __name__ == "__main__":
    sys.exit(main())
