"""What was proven: the record docs/proof/cluster.txt, which core and tidy read, is written here or compared."""
import datetime
import os
import re
import subprocess

import install_tools
import traefik
from deployment import HERE, LIVE, TAG, TOOLS
from node import NODE

RECORD = HERE.parents[1] / "docs/proof/cluster.txt"
HEAD = "# What was installed in a real cluster: written by UPDATE_PROOF=1 cargo xtask test live, read by core and compared by tidy.\n"


def said(*command):
    """Returns the first version that a program names."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return re.search(r"\d+\.\d+\.\d+|\d+\.\d+", done.stdout + done.stderr).group()


def record():
    from database import programs
    date = datetime.datetime.now(datetime.UTC).date()
    helm, kubectl = said(TOOLS / "bin/helm", "version", "--short"), said(TOOLS / "bin/kubectl", "version", "--client")
    versions = {"etcd": said(NODE / "bin/etcd", "--version"), "containerd": said("containerd", "--version"), "runc": said("runc", "--version"),
                "PostgreSQL": said(programs() / "postgres", "--version"), "Redis": said("redis-server", "--version"),
                "Envoy": said(TOOLS / "bin/envoy", "--version"), "oauth2-proxy": said(LIVE / "bin/oauth2-proxy", "--version"),
                "CoreDNS": install_tools.COREDNS, "Traefik": traefik.VERSION}
    sentences = (f"The scripts were run in a real cluster of one node on {date}: Kubernetes {install_tools.KUBERNETES}, OSMO's charts {TAG}, helm {helm} "
                 f"and {install_tools.HELM}, kubectl {kubectl}; sign-in through nginx and Traefik {traefik.VERSION}. Small test programs took the "
                 "place of OSMO's own, but for its authorization sidecar.")
    machine = ", ".join(f"{name} {version}" for name, version in versions.items())
    return HEAD + f"date: {date}\nmachine: {machine}\nplatform: on-prem\nwords: {sentences}\n"


def words(text):
    """Returns what is said, but for the day; the machine's programs change with Debian."""
    return re.sub(r"\d{4}-\d{2}-\d{2}", "DATE", text.partition("words: ")[2])


def close(status, everything):
    """Writes the record if it was asked for, else compares it; returns the status of the whole run."""
    if status or not everything or not {"OSMO_CHARTS", "OSMO_SOURCE"} <= set(os.environ):
        print("Not everything was run and passed with OSMO's own charts and sidecar, so nothing is said about docs/proof.")
        return status
    new = record()
    print(new.removeprefix(HEAD))
    if os.environ.get("UPDATE_PROOF"):
        RECORD.write_text(new)
    elif RECORD.is_file() and words(RECORD.read_text()) != words(new):
        print(f"{RECORD.name} names other versions than were proven: UPDATE_PROOF=1 with OSMO_CHARTS and OSMO_SOURCE writes it.")
        return 1
    return 0
