"""What was proven: the record docs/proof/sign-in.txt, which core and tidy read, is written here or compared."""
import datetime
import os
import re
import subprocess

import install_tools
from deployment import HERE, TAG, TOOLS
from providers import LABELS

RECORD = HERE.parents[1] / "docs/proof/sign-in.txt"
HEAD = "# What people signed in with for real: written by UPDATE_PROOF=1 cargo xtask test live, read by core and compared by tidy.\n"


def said(*command):
    """Returns the first version that a program names."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return re.search(r"\d+\.\d+\.\d+(?:\.\d+)*", done.stdout + done.stderr).group()


def providers(record):
    """Returns the lines of a record that are about providers."""
    return [line for line in record.splitlines() if line.partition(":")[0] in LABELS]


class Witness:
    """Watches the checks, and knows which providers they were about."""

    def __init__(self):
        self.passed, self.failed = {}, set()

    def pytest_runtest_logreport(self, report):
        name = report.nodeid
        found = re.search(r"\[(\w+)\]$", name)
        provider = "keycloak" if name.startswith("check_keycloak") else found.group(1) if found else ""
        if report.failed:
            self.failed.add(provider)
        elif report.when == "call" and provider:
            self.passed[provider] = self.passed.get(provider, 0) + 1

    def close(self, status):
        """Writes the record if it was asked for, else compares it; returns the status of the whole run."""
        if status or self.failed or not set(LABELS) <= set(self.passed):
            print("Not everything was run and passed, so nothing is said about docs/proof.")
            return status
        new = self.record()
        print(new.removeprefix(HEAD))
        if os.environ.get("UPDATE_PROOF") and os.environ.get("OSMO_CHARTS"):
            RECORD.write_text(new)
        elif providers(RECORD.read_text()) != providers(new):
            print(f"{RECORD.name} names other providers than were proven: UPDATE_PROOF=1 with OSMO_CHARTS writes it.")
            return 1
        return 0

    def record(self):
        date = datetime.datetime.now(datetime.UTC).date()
        envoy = said(TOOLS / "bin/envoy", "--version")
        programs = f"OSMO's charts {TAG}, Envoy {envoy} and oauth2-proxy {install_tools.PROXY}"
        nginx = said("nginx", "-v")
        chromium = said(os.environ["CHROME"], "--version")
        others = sorted(LABELS[name] for name in self.passed if name != "keycloak")
        words = (f"In tests a browser signs in for real: on {date} through Keycloak {install_tools.KEYCLOAK}. Test servers took the place of "
                 f"{', '.join(others[:-1])} and {others[-1]}. The programs were {programs}. Small test programs took the place of OSMO's own services.")
        lines = [f"date: {date}", f"programs: {programs}", f"machine: nginx {nginx}, Chromium {chromium}", f"words: {words}"]
        lines += [f"{name}: {f'Keycloak {install_tools.KEYCLOAK}' if name == 'keycloak' else 'stand-in'}" for name in sorted(self.passed)]
        return HEAD + "\n".join(lines) + "\n"
