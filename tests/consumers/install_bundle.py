"""A bundle with its scripts on an operator's desk, in front of a pretended cluster."""
import ast
import base64
import json
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import kube
import terminal
from bundles import FIXTURES, ROOT, Bundle, run, tool

SCRIPTS = ROOT / "core" / "src" / "release" / "kit" / "scripts"
STAND_IN = Path(__file__).resolve().parent / "stand_ins" / "start.py"
NAMES = ("kubectl", "helm", "osmo", "curl", "skopeo")
# Everything after the checks that only look; those have a file of their own.
STAGES = ("secrets", "database", "charts", "verify")
# Prompt of a script, and the name of its answer in tests/fixtures/secrets.yaml.
PROMPTS = {
    "Database password": "dbPassword",
    "Database admin password": "dbAdminPassword",
    "Redis password": "redisPassword",
    "Client secret": "clientSecret",
    "Registry password": "registryPassword",
}
# Stands in for the checks that only look.
LOOKS = """# shellcheck shell=bash
stage_preflight() { step "Preflight"; kubectl --context "$CONTEXT" version; }
"""
# Another bash to run the scripts with, such as macOS's.
BASH = os.environ.get("OSMO_BASH", "bash")
EMPTY = "database: absent\ntables: 0\n"


def scripts():
    """Returns every script of a bundle, without site.sh."""
    return sorted(SCRIPTS.rglob("*.sh"))


def unpacked(fixture, folder, secrets=True):
    """Unpacks a bundle and, if wanted, its secrets into a folder, as an operator would."""
    shutil.copytree(FIXTURES / fixture / "bundle", folder)
    if not secrets:
        shutil.rmtree(folder / "secrets")
    for path in scripts():
        place = folder / path.relative_to(SCRIPTS)
        place.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, place)
        place.chmod(0o755)
    return folder


def certificate(host):
    """Returns a certificate and its key; made once for each host."""
    if host not in certificate.made:
        command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                   "-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}", "-keyout", "-", "-days", "90"]
        done = run(*command)
        assert done.returncode == 0, done.stderr
        key, _, rest = done.stdout.partition("-----BEGIN CERTIFICATE-----")
        certificate.made[host] = ("-----BEGIN CERTIFICATE-----" + rest, key)
    return certificate.made[host]


certificate.made = {}


class Operator:
    """Somebody with a bundle, a terminal and a cluster."""

    def __init__(self, fixture, folder, with_secrets, secrets, **changed):
        self.bundle, self.secrets = Bundle(FIXTURES / fixture), secrets
        self.home, self.desk, self.state, self.programs = folder, folder / "desk", folder / "cluster", folder / "programs"
        unpacked(fixture, self.desk, with_secrets)
        (self.desk / "lib" / "preflight.sh").write_text(LOOKS)
        (self.desk / "lib" / "probe.sh").write_text("")
        self.bundle.folder = self.desk
        self.change_answers(**changed)
        self.state.mkdir()
        self.programs.mkdir()
        for name in NAMES:
            self.install(name)
        self.database(EMPTY)
        self.context(self.answer("KUBE_CONTEXT") or "prod")
        host = self.answer("PUBLIC_HOST")
        text, key = certificate(host)
        (self.desk / "tls.crt").write_text(text)
        (self.desk / "tls.key").write_text(key)
        (self.desk / "ca.crt").write_text(text)
        (self.state / "certificate").write_text(text)
        site = self.bundle.site
        workloads = dict(row.split(" ")[:2] for row in site["WORKLOADS"])
        (self.state / "site").write_text(json.dumps({
            "workloads": {name: int(count) for name, count in workloads.items()}, "services": site["SERVICES"],
            "ingresses": site["INGRESSES"], "images": self.images(), "class": self.answer("INGRESS_CLASS"), "host": host,
            "envoy": self.answer("SIGN_IN") == "yes"}))
        self.others_work()
        # Whether each run names the context, if the answers do not.
        self.names_context = True

    def images(self):
        """Returns the image of OSMO's own container by Deployment, as the bundle lists it."""
        rows = re.findall(r'name: "([^"]*)"\n +image: "([^"]*)"', (self.desk / "preflight" / "images.yaml").read_text())
        return {f"osmo-{name.replace('web-ui', 'ui')}": image for name, image in rows}

    def install(self, name):
        """Puts a stand-in where the operator's shell finds it."""
        program = self.programs / name
        cache = f"-X pycache_prefix='{self.home.parent}'"
        program.write_text(f"#!/bin/sh\nexec {sys.executable} -E -S -s {cache} '{STAND_IN}' {name} \"$@\"\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def change_answers(self, **changed):
        """Answers differently; a list becomes a shell array."""
        with (self.desk / "site.sh").open("a") as site:
            for name, value in changed.items():
                words = f"({shlex.join(value)})" if isinstance(value, list) else shlex.quote(value)
                site.write(f"{name}={words}\n")
        self.bundle.__dict__.pop("site", None)

    def answer(self, name):
        return (self.bundle.site[name] or [""])[0]

    @property
    def namespace(self):
        return self.answer("NAMESPACE")

    def database(self, found):
        """Sets what the Jobs print about the pretended database."""
        (self.state / "database").write_text(found)

    def context(self, current, *known):
        """Sets the contexts of the operator's kubeconfig."""
        servers = {name: f"https://{name}.example:6443" for name in [current, *known] if name}
        (self.state / "contexts").write_text(json.dumps({"current": current, "servers": servers}))

    def put(self, kind, name, namespace=None, **more):
        """Puts an object into the cluster that somebody else made."""
        path = self.state / "objects" / (namespace or self.namespace) / kind / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"kind": kind.capitalize(), "metadata": {"name": name}, **more}))

    def others_work(self):
        """Does what the answers say that the platform team does."""
        yes = {name for name, words in self.bundle.site.items() if words == ["yes"]}
        if "NAMESPACE_EXISTS" in yes:
            self.put("namespace", self.namespace, "default")
        if "PULL_SECRET_EXISTS" in yes:
            self.put("secret", self.answer("PULL_SECRET"))
        if "CA_EXISTS" in yes:
            self.put("configmap", self.answer("CA_MAP"))
        if "SERVICE_ACCOUNTS_EXIST" in yes:
            for name in self.bundle.site["SERVICE_ACCOUNTS"]:
                self.put("serviceaccount", name)
        if self.answer("TLS") == "exists":
            pair = {"tls.crt": self.state / "certificate", "tls.key": self.desk / "tls.key"}
            self.put("secret", self.answer("TLS_SECRET"),
                     data={name: base64.b64encode(path.read_bytes()).decode() for name, path in pair.items()})

    def environment(self):
        return {
            "PATH": f"{self.programs}:{os.environ['PATH']}",
            "STAND_IN_STATE": str(self.state),
            "STAND_IN_CACHE": str(self.home.parent),
            "REAL_KUBECTL": tool("kubectl"),
            "HOME": str(self.home),
            "TMPDIR": str(self.home),
        }

    def run(self, *arguments, script="install.sh", shell=(BASH,), answers=None, at_terminal=True, environment=None):
        """Runs a script, types what is asked for, and returns the exit status; the screen is kept."""
        command = [*shell, str(self.desk / script), *self.named_context(), *arguments]
        environment = {**self.environment(), **(environment or {})}
        if not at_terminal:
            done = subprocess.run(command, cwd=self.home, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                                  text=True, start_new_session=True, timeout=120, check=False)
            self.screen, self.prompts = done.stdout + done.stderr, []
            return done.returncode
        known = {prompt: self.secrets[name] for prompt, name in PROMPTS.items()}
        known |= {"Type yes to go on": "yes", **(answers or {})}
        status, self.screen, self.prompts = terminal.talk(command, known, cwd=self.home, env=environment)
        return status

    def named_context(self):
        """Returns the option that names the context, where the answers do not."""
        return [] if self.answer("KUBE_CONTEXT") or not self.names_context else ["--context", "prod"]

    def set(self, name, text):
        """Tells the stand-ins something; see stand_in.py. None takes it back."""
        if text is None:
            (self.state / name).unlink(missing_ok=True)
        else:
            (self.state / name).write_text(text)

    def adopt(self, other):
        """Takes over the cluster of another operator with the same bundle, without its past."""
        for name in ("objects", "releases", "logs"):
            shutil.copytree(other.state / name, self.state / name, dirs_exist_ok=True)
        for name in ("clock", "database"):
            shutil.copyfile(other.state / name, self.state / name)
        return self

    def calls(self):
        """Returns every recorded call."""
        path = self.state / "calls"
        return [ast.literal_eval(line) for line in path.read_text().splitlines()] if path.exists() else []

    def changes(self):
        """Returns every change that was tried, in order."""
        path = self.state / "changes"
        return path.read_text().splitlines() if path.exists() else []

    def forget_calls(self):
        for name in ("calls", "changes"):
            (self.state / name).unlink(missing_ok=True)

    def created(self):
        """Returns [kind, name] of everything that was created, in order."""
        return [tuple(call["created"]) for call in self.calls() if call.get("created")]

    def objects(self):
        """Returns everything in the cluster: path to text, without what each run leaves behind anew."""
        folder = self.state / "objects"
        return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*.json"))
                if path.parent.name not in ("job", "pod", "certificate", "networkpolicy")}

    def held(self, kind, name):
        """Returns the values of an object in the pretended cluster, as bytes; None if it is not there."""
        path = self.state / "objects" / self.namespace / kind / f"{name}.json"
        return kube.values(json.loads(path.read_text())) if path.exists() else None

    def releases(self):
        """Returns the Helm releases by name."""
        folder = self.state / "releases" / self.namespace
        return {path.stem: json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))}

    @property
    def log(self):
        return (self.desk / "install.log").read_text()


def hidden(operator):
    """Returns every text that nobody may see, encoded or not."""
    found = {*operator.secrets.values(), (operator.desk / "tls.key").read_text()}
    for kind, name in operator.created():
        held = operator.held(kind.lower(), name) or {}
        if kind == "Secret" and name != operator.answer("TLS_SECRET") or name == "mek-config":
            found |= {value.decode() for value in held.values() if value}
    return found | {base64.b64encode(text.encode()).decode() for text in found}


def assert_discreet(operator):
    """No secret is an argument, an environment variable, on the screen or in a file that was written."""
    secrets = hidden(operator)
    for call in operator.calls():
        for text in [*call["arguments"], *call["environment"].values()]:
            assert not any(secret in text for secret in secrets), f"a secret is visible to others: {call['tool']} …"
    assert not any(secret in operator.screen for secret in secrets), "a secret is on the screen"
    assert not any(secret in operator.log for secret in secrets), "a secret is in the log"
    assert stat.S_IMODE((operator.desk / "install.log").stat().st_mode) == 0o600
