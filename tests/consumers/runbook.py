"""Runs a README's commands as an operator would, against stand-ins that pretend to be a cluster."""
import ast
import json
import os
import shutil
import stat
import sys
from pathlib import Path

import kube
import readme
import terminal
from bundles import run, tool

STAND_IN = Path(__file__).resolve().parent / "stand_ins" / "stand_in.py"
NAMES = ("kubectl", "helm", "osmo", "curl")
# Prompt of the README, and the name of its answer in tests/fixtures/secrets.yaml.
PROMPTS = {
    "Database password": "dbPassword",
    "Database admin password": "dbAdminPassword",
    "Redis password": "redisPassword",
    "Client secret": "clientSecret",
    "Registry password": "registryPassword",
}


class Operator:
    """Somebody with a bundle, a terminal and a cluster."""

    def __init__(self, bundle, folder, with_secrets, secrets):
        self.bundle, self.secrets = bundle, secrets
        self.desk, self.state, self.programs = folder / "desk", folder / "cluster", folder / "programs"
        shutil.copytree(bundle.folder, self.desk)
        if not with_secrets:
            shutil.rmtree(self.desk / "secrets")
        self.state.mkdir()
        self.programs.mkdir()
        for name in NAMES:
            program = self.programs / name
            program.write_text(f'#!/bin/sh\nexec {sys.executable} -E -S -s "{self.link(folder, name)}" "$@"\n')
            program.chmod(program.stat().st_mode | stat.S_IXUSR)
        self.database("database: absent\ntables: 0\n")
        self.certificate()

    @staticmethod
    def link(folder, name):
        """Returns a path with the name that the stand-in goes by."""
        path = folder / "stand-ins" / name
        path.parent.mkdir(exist_ok=True)
        path.symlink_to(STAND_IN)
        return path

    def database(self, found):
        """Sets what the Jobs print about the pretended database."""
        (self.state / "database").write_text(found)

    def certificate(self):
        """Puts the certificate on the desk that the TLS step asks for."""
        host = self.bundle.answers["hostname"]
        command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                   "-subj", f"/CN={host}", "-keyout", "tls.key", "-out", "tls.crt", "-days", "1"]
        assert run(*command, cwd=self.desk).returncode == 0

    def follow(self, step=None, until=None, careful=True):
        """Runs the command blocks in order in one shell, and types what is asked for.

        `step` names the only step, `until` the first one that is left out. Careful operators stop at the first
        command that fails; others go on.
        """
        blocks = readme.commands(self.bundle.readme)
        steps = [block.step for block in blocks]
        end = steps.index(until) if until else len(blocks)
        chosen = [block.text for block in blocks[:end] if step in (None, block.step)]
        path = self.desk.parent / "commands.bash"
        path.write_text("".join((["set -e -o pipefail\n"] if careful else []) + chosen))
        environment = {
            "PATH": f"{self.programs}:{os.environ['PATH']}",
            "STAND_IN_STATE": str(self.state),
            "REAL_KUBECTL": tool("kubectl"),
            "HOME": str(self.desk.parent),
            "TMPDIR": str(self.desk.parent),
        }
        answers = {prompt: self.secrets[name] for prompt, name in PROMPTS.items()}
        status, self.screen, self.prompts = terminal.talk(["bash", path], answers, cwd=self.desk, env=environment)
        return status

    def path(self, kind, name):
        return self.state / "objects" / self.bundle.namespace / kind / f"{name}.json"

    def calls(self):
        """Returns every recorded call."""
        path = self.state / "calls"
        return [ast.literal_eval(line) for line in path.read_text().splitlines()] if path.exists() else []

    def forget_calls(self):
        (self.state / "calls").unlink(missing_ok=True)

    def created(self):
        """Returns [kind, name] of everything that was created, in order."""
        return [tuple(call["created"]) for call in self.calls() if call.get("created")]

    def held(self, kind, name):
        """Returns the values of an object in the pretended cluster, as bytes; None if it is not there."""
        path = self.path(kind, name)
        return kube.values(json.loads(path.read_text())) if path.exists() else None
