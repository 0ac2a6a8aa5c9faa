"""An operator's desk: a bundle with its scripts, unchanged, and the cluster that they are run against."""
import os
import select
import shutil
import signal
import subprocess
import time
from pathlib import Path

import yaml
from deployment import TOOLS, chart, run
from ground import wait_for
from node import NODE

# Beside the scripts lie the charts, packed as a site without a registry for charts has them.
CHARTS = ("service", "router", "web-ui")


def pack_charts(folder, version):
    """Packs OSMO's own charts, or the one that stands in for all three under their names."""
    folder.mkdir()
    for name in CHARTS:
        source = chart(name)
        home = Path(source[0])
        if len(source) > 1:
            copy = folder / f"{name}.d"
            shutil.copytree(home, copy)
            (copy / "values.yaml").write_text(f"of: {name}\n")
            text = (copy / "Chart.yaml").read_text()
            about = yaml.safe_load(text)
            (copy / "Chart.yaml").write_text(yaml.safe_dump({**about, "name": name, "version": version}))
            home = copy
        run(TOOLS / "bin/helm", "package", home, "--destination", folder)


class Desk:
    """A folder with a bundle, and a shell with real kubectl and helm."""

    def __init__(self, bundle, node, helm="helm"):
        self.bundle, self.node, self.folder = bundle, node, bundle.out
        self.programs = bundle.folder / "programs"
        self.programs.mkdir(exist_ok=True)
        self.use("kubectl", TOOLS / "bin/kubectl")
        self.use("helm", TOOLS / "bin/helm" if helm == "helm" else NODE / "bin" / helm)
        # The steps at which a run was killed.
        self.killed = []
        # The releases that somebody had to take back.
        self.taken_back = []
        self.namespace = bundle.answers.get("namespace", "osmo")

    def use(self, name, program):
        link = self.programs / name
        link.unlink(missing_ok=True)
        link.symlink_to(program)

    def environment(self, who="admin"):
        return {**os.environ, "PATH": f"{self.programs}:{os.environ['PATH']}", "KUBECONFIG": str(self.node.person(who)),
                "HELM_CACHE_HOME": str(self.bundle.folder / "helm-cache"), "HELM_CONFIG_HOME": str(self.bundle.folder / "helm-config")}

    def script(self, name, *words, who="admin", timeout=900):
        """Runs a script of the bundle to its end; returns its status and what it said."""
        done = subprocess.run(["bash", f"./{name}", *words, "--context", "live", "--yes"], cwd=self.folder, env=self.environment(who), text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=timeout)
        with open(self.bundle.folder / "said.log", "a") as log:
            log.write(f"\n== {name} {' '.join(words)} as {who}: {done.returncode}\n{done.stdout}")
        return done.returncode, done.stdout

    def install(self, *words, **more):
        return self.script("install.sh", *words, **more)

    def must_install(self, *words, **more):
        status, said = self.install(*words, **more)
        assert status == 0, said
        return said

    def begin(self, *words):
        """Starts install.sh and returns the process, whose end somebody else decides."""
        log = open(self.bundle.folder / "begun.log", "w")
        return subprocess.Popen(["bash", "./install.sh", *words, "--context", "live", "--yes"], cwd=self.folder, env=self.environment(), text=True,
                                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)

    def begun(self):
        """What the script said that was begun last."""
        return (self.bundle.folder / "begun.log").read_text()

    def kill_when(self, ready, what, *words):
        """Starts install.sh and kills it, with all that it started, as soon as something is so."""
        process = self.begin(*words)

        def now():
            assert process.poll() is None, self.begun()
            return ready()
        wait_for(what, now, 600)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def kill_at(self, kind, name, what, *words):
        """The same as soon as an object is there. The server tells of it: to ask again and again would be too late for a quick helm."""
        watch = subprocess.Popen([TOOLS / "bin/kubectl", "--kubeconfig", self.node.config, "get", kind, "-n", self.namespace, "--watch",
                                  "--field-selector", f"metadata.name={name}", "-o", "name"], stdout=subprocess.PIPE)
        process = self.begin(*words)
        end = time.monotonic() + 600
        try:
            while not select.select([watch.stdout], [], [], 0.1)[0]:
                assert process.poll() is None, self.begun()
                assert time.monotonic() < end, f"{what}: not within 10 minutes\n{self.begun()}"
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        finally:
            watch.kill()
            watch.wait()
            watch.stdout.close()

    def shell(self, line):
        """Runs a line that a script printed, as somebody does who copies it."""
        return run("bash", "-c", line, cwd=self.folder, env=self.environment())

    def helm(self, *words):
        return run(self.programs / "helm", *words, "-n", self.namespace, env=self.environment())

    def exists(self, *words):
        return self.node.kubectl("get", *words, "-n", self.namespace, "--ignore-not-found", "-o", "name").strip() != ""


def certificate(desk, authority):
    """Puts the certificate of the public host where the bundle's README.md wants it."""
    chain, key = authority.issue(desk.bundle.host)
    shutil.copy(chain, desk.folder / "tls.crt")
    shutil.copy(key, desk.folder / "tls.key")
    shutil.copy(authority.file, desk.folder / "ca.crt")
