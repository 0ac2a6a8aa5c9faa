"""Follows the pages in operations/ as an operator would, in front of a pretended cluster."""
import ast
import base64
import json
import os
import re
import shutil
import stat
import sys
from pathlib import Path

import kube
import readme
import terminal
from bundles import ROOT, given_secrets, run, tool

STAND_IN = Path(__file__).resolve().parent / "stand_ins" / "operations_stand_in.py"
FUNCTIONS = ROOT / "core/src/release/kit/scripts/lib/functions.sh"
# Everything that a block starts; programs that are not here are not found.
PROGRAMS = ("kubectl", "helm", "osmo", "openssl", "sed", "tr", "grep", "cat", "cmp", "tee", "rm", "find", "mv", "cp", "sh", "mktemp")
# What is typed at each prompt. Redis cannot have every character.
NEW = {
    "Database password": "neu pa$$ 'word' \"x\" \\ #2 ü",
    "Redis password": "neu@pa$$:w0rd+='&\"\\",
    "Client secret": "Neu8Q~AnotherClientSecretValue.0987654321",
    "Registry password": "nvapi-$other 'x' \"y\"",
}
TOKEN = "T0ken-of-43-characters-aaaaaaaaaaaaaaaaaaaa"
OPERATOR_SECRET = "osmo-operator-token"
KEEP = {"labels": {"team": "platform"}, "annotations": {"note": "stays"}}
# Together these have every secret, every certificate and every way in which others own something.
SHAPES = ["entra", "none", "mirror-registry", "onprem-airgap-keycloak", "eks-alb", "aks-app-routing"]
MEK = "Master encryption key"


def pages(bundle):
    """Returns the text of every task's page by its title."""
    found = {}
    for path in sorted((bundle.folder / "operations").glob("*.md")):
        text = path.read_text()
        found[text.splitlines()[0].removeprefix("# ")] = text
    return found


def blocks_of(bundle):
    """Returns title and block of every command on these pages."""
    return [(title, block) for title, text in pages(bundle).items() for block in readme.commands(text)]


class Operator:
    """Somebody with a bundle, a terminal and a cluster in which OSMO runs."""

    def __init__(self, bundle, folder, bash="bash"):
        self.bundle, self.bash = bundle, bash
        self.desk, self.state, self.programs = folder / "desk", folder / "cluster", folder / "programs"
        for path in (self.desk, self.state, self.programs, folder / "stand-ins"):
            path.mkdir()
        for name in PROGRAMS:
            link = folder / "stand-ins" / name
            link.symlink_to(STAND_IN)
            program = self.programs / name
            program.write_text(f'#!/bin/sh\nexec {sys.executable} -I -S "{link}" "$@"\n')
            program.chmod(program.stat().st_mode | stat.S_IXUSR)
        (self.state / "token").write_text(TOKEN)
        self.pages = pages(bundle)
        # What the pages take from the bundle.
        shutil.copyfile(bundle.folder / "site.sh", self.desk / "site.sh")
        shutil.copytree(bundle.folder / "operations", self.desk / "operations")
        (self.desk / "lib").mkdir()
        shutil.copyfile(FUNCTIONS, self.desk / "lib" / "functions.sh")
        self.fill()

    def fill(self):
        """Puts what the installation made into the cluster."""
        for thing in self.bundle.objects("secrets", "empty"):
            if thing["metadata"]["name"] != "osmo-db-admin":
                self.put(thing["kind"], thing["metadata"]["name"], kube.values(thing), type=thing.get("type"))
        self.put("Secret", OPERATOR_SECRET, {"token": b"old token", "other": b"kept"}, self.agent_namespace)
        ingress, trust = self.bundle.answers.get("ingress", {}), self.bundle.answers.get("trust", {})
        self.put("Secret", ingress.get("sslSecret", "osmo-tls"), {"tls.crt": b"old", "tls.key": b"old"}, type="kubernetes.io/tls")
        self.put("ConfigMap", trust.get("configMap", "osmo-ca"), {trust.get("key", "ca.crt"): b"old"})

    @property
    def agent_namespace(self):
        return self.bundle.answers.get("backend", {}).get("agentNamespace", "osmo-operator")

    def put(self, kind, name, held, namespace=None, **more):
        """Puts a Secret or ConfigMap with these bytes into the cluster."""
        data = {key: base64.b64encode(text).decode() if kind == "Secret" else text.decode() for key, text in held.items()}
        thing = {"apiVersion": "v1", "kind": kind, "metadata": {"name": name, **KEEP}, "data": data,
                 **{key: value for key, value in more.items() if value}}
        path = self.path(kind, name, namespace)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(thing))

    def path(self, kind, name, namespace=None):
        return self.state / "objects" / (namespace or self.bundle.namespace) / kind.lower() / f"{name}.json"

    def thing(self, kind, name, namespace=None):
        return json.loads(self.path(kind, name, namespace).read_text())

    def held(self, kind, name, namespace=None):
        """Returns the values of an object as bytes."""
        return kube.values(self.thing(kind, name, namespace))

    def mek(self):
        return self.held("ConfigMap", "mek-config")["mek.yaml"].decode()

    def everything(self):
        """Returns every object as text."""
        return {path: path.read_text() for path in sorted(self.state.glob("objects/**/*.json"))}

    def certificate(self):
        """Puts a new certificate, with its key, and an authority on the desk."""
        command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                   "-subj", "/CN=osmo.example.com", "-keyout", "tls.key", "-out", "tls.crt", "-days", "1"]
        assert run(*command, cwd=self.desk).returncode == 0
        shutil.copyfile(self.desk / "tls.crt", self.desk / "ca.crt")

    def blocks(self, step, part="Do"):
        """Returns the blocks in a part of the page with this title, or in the step of a page."""
        found = [(title, block) for title, text in self.pages.items() for block in readme.commands(text)]
        return [block.text for title, block in found if block.step == step or (title, block.part) == (step, part)]

    def follow(self, step, number=None, answers=None, part="Do", first="", shell=()):
        """Pastes the blocks of a page or a step, or one of them, and returns the exit status of the last command."""
        chosen = self.blocks(step, part)
        assert chosen, f"no step {step!r}"
        chosen = chosen if number is None else [chosen[number]]
        path = self.desk.parent / "commands.bash"
        path.write_text(first + "".join(chosen))
        environment = {"PATH": str(self.programs), "REAL_PATH": os.environ["PATH"], "STAND_IN_STATE": str(self.state),
                       "REAL_KUBECTL": tool("kubectl"), "HOME": str(self.desk), "TMPDIR": str(self.desk),
                       "LANG": "C.UTF-8"}
        # Whatever the page calls its own may be exported by the operator's shell already.
        environment |= dict.fromkeys(set(re.findall(r"\b([a-z]+)=", "".join([FUNCTIONS.read_text(), *chosen]))), "from outside")
        status, self.screen, self.prompts = terminal.talk([shutil.which(self.bash), *shell, path], NEW | (answers or {}),
                                                          cwd=self.desk, env=environment)
        return status

    def calls(self):
        """Returns every recorded call."""
        path = self.state / "calls"
        return [ast.literal_eval(line) for line in path.read_text().splitlines()] if path.exists() else []

    def forget_calls(self):
        (self.state / "calls").unlink(missing_ok=True)

    def restarted(self):
        """Returns the Deployments that were restarted, each of them waited for."""
        calls = self.calls()
        found = [name for call in calls for name in call.get("restarted", [])]
        waited = [word.removeprefix("deployment/") for call in calls if "status" in call["arguments"] for word in call["arguments"]]
        assert set(found) <= set(waited)
        return set(found)

    def secrets(self):
        """Returns every secret text that is or was in the cluster, or is typed, in the forms in which it travels."""
        found = {*NEW.values(), *given_secrets().values(), TOKEN}
        for text in self.everything().values():
            thing = json.loads(text)
            if thing["metadata"]["name"] not in ("osmo-ca", "osmo-tls"):
                found |= {value.decode() for value in kube.values(thing).values() if len(value) > 7}
        for text in list(found):
            if "meks:" in text:
                for coded in coded_keys(text):
                    found |= {coded, json.loads(base64.b64decode(coded))["k"]}
        return found | {base64.b64encode(text.encode()).decode() for text in found}


def coded_keys(text):
    """Returns the keys of a mek.yaml as they stand in it."""
    return [line.split(":")[1].strip(" \"'") for line in text.splitlines() if line.startswith(" ")]


def assert_discreet(operator, hidden):
    """No secret is an argument, an environment variable or on the screen."""
    for call in operator.calls():
        for text in [*call["arguments"], *call["environment"].values(), *call.get("restarted", [])]:
            assert not any(secret in text for secret in hidden), f"a secret is visible to others: {call['tool']} …"
    assert not any(secret in operator.screen for secret in hidden), "a secret is on the screen"


def named(blocks):
    """Returns the Deployments that blocks restart or scale, as they stand in them."""
    return {word for block in blocks for row in re.findall(r"(?:osmo_restart|scale deployment) (.*)", block)
            for word in row.split() if word.startswith("osmo-")}
