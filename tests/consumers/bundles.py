"""The golden bundles, and the programs that read them."""
import os
import subprocess
from functools import cached_property
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
TOOLS = Path(os.environ.get("OSMO_CHECK", ""))

# Helm release, chart folder, values file; in the order of installation.
RELEASES = [("service", "service", "osmo_values.yaml"), ("router", "router", "router_values.yaml"),
            ("ui", "web-ui", "ui_values.yaml")]


def tool(name):
    """Returns the path of helm, kubectl or envoy."""
    return str(TOOLS / "bin" / name)


def run(*command, stdin=None, timeout=120, **more):
    """Runs a program and returns what it printed, as text."""
    # No kubectl here may ever find a cluster.
    environment = {**os.environ, "KUBECONFIG": os.devnull, **more.pop("env", {})}
    return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=timeout,
                          env=environment, check=False, **more)


class Bundle:
    """One fixture: its answers and what was rendered from them."""

    def __init__(self, folder):
        self.name = folder.name
        self.folder = folder / "bundle"
        self.answers = yaml.safe_load((folder / "answers.yaml").read_text())

    def __repr__(self):
        return self.name

    @property
    def namespace(self):
        return self.answers.get("namespace", "osmo")

    @cached_property
    def readme(self):
        return (self.folder / "README.md").read_text()

    @cached_property
    def site(self):
        """What site.sh sets, as bash reads it; a list of words for each name."""
        script = ('. "$1"; for name in $(compgen -v | grep -E "^[A-Z_]+$"); do [[ $before == *" $name "* ]] && continue; '
                  'list="$name[@]"; printf "%s\\0" "$name" "${!list}" ""; printf "\\1\\0"; done')
        done = run("bash", "-c", 'before=" $(compgen -v | tr "\\n" " ") "; ' + script, "bash", str(self.folder / "site.sh"))
        assert done.returncode == 0 and done.stderr == "", done.stderr
        rows = [row.split("\0") for row in done.stdout.split("\1\0") if row]
        return {row[0]: row[1:-2] for row in rows}

    @cached_property
    def values(self):
        """The three values files by chart."""
        return {chart: yaml.safe_load((self.folder / file).read_text()) for _, chart, file in RELEASES}

    def manifests(self, *folders):
        """Returns the paths of the manifests in these folders; by itself those that are always created."""
        folders = folders or ("database", "secrets", "empty")
        return sorted(path for folder in folders for path in (self.folder / folder).glob("*.yaml"))

    def objects(self, *folders):
        """Returns the objects in these folders, parsed."""
        return [document for path in self.manifests(*folders) for document in yaml.safe_load_all(path.read_text())]

    def secret_values(self):
        """Returns every secret text that this bundle carries."""
        found = set()
        for thing in self.objects("secrets"):
            found |= set((thing.get("stringData") or thing.get("data")).values())
        return {text for text in found if text} | set(given_secrets().values())


def all_bundles():
    """Returns every fixture that has a bundle."""
    folders = [path.parent for path in sorted(FIXTURES.glob("*/bundle"))]
    assert len(folders) >= 10, f"only {len(folders)} bundles in {FIXTURES}"
    return [Bundle(folder) for folder in folders]


def given_secrets():
    """Returns the secrets that all fixtures are given, by name."""
    return yaml.safe_load((FIXTURES / "secrets.yaml").read_text())
