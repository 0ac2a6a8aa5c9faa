"""One installation: answers become a bundle, the bundle becomes objects by the charts, the objects become running programs.

What runs is what the objects say: images are replaced by the same programs on this machine, mounts by folders. OSMO's own
containers are replaced by stand-ins (upstream.py, sidecar.py).
"""
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import yaml

import front
from ground import wait_for

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parent / "fixtures"
TOOLS = Path(os.environ.get("OSMO_CHECK", ""))
LIVE = Path(os.environ.get("OSMO_LIVE", ""))
# Helm release, chart folder, values file.
RELEASES = [("service", "service", "osmo_values.yaml"), ("router", "router", "router_values.yaml"), ("ui", "web-ui", "ui_values.yaml")]
# The page's own code; it was built before, and there is no network here.
EXAMPLE = ["cargo", "run", "--quiet", "--locked", "--offline", "-p", "osmo-configurator-core", "--example"]
PODS = ("osmo-service", "osmo-router", "osmo-ui")
PROGRAMS = {"envoy": TOOLS / "bin/envoy", "oauth2-proxy": LIVE / "bin/oauth2-proxy"}


# The charts' release that is rendered where OSMO's own are at hand.
TAG = "6.2.10"


def chart(name):
    """Returns how helm is told a chart: OSMO's own, or the one that stands in for all three."""
    given = os.environ.get("OSMO_CHARTS")
    return [Path(given) / TAG / "deployments/charts" / name] if given else [HERE / "chart", "--set", f"of={name}"]


def run(*command, **more):
    """Runs a program that has to succeed, and returns what it printed."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **more)
    assert done.returncode == 0, f"{command[0]}: {done.stderr or done.stdout}"
    return done.stdout


def run_example(name, *arguments, stdin=""):
    """Runs one of core's examples."""
    return run(*EXAMPLE, name, "--", *arguments, cwd=HERE, input=stdin)


def merged(below, above):
    """Lays answers over answers."""
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    return {key: merged(below[key], above[key]) if key in below and key in above else above.get(key, below.get(key))
            for key in {**below, **above}}


class Bundle:
    """What the configurator makes of a fixture's answers with some others laid over them."""

    def __init__(self, folder, fixture, answers, secrets=None):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True)
        base = yaml.safe_load((FIXTURES / fixture / "answers.yaml").read_text())
        self.answers = merged(base, answers)
        given = {**yaml.safe_load((FIXTURES / "secrets.yaml").read_text()), **(secrets or {})}
        (self.folder / "answers.yaml").write_text(yaml.safe_dump(self.answers))
        (self.folder / "secrets.yaml").write_text(yaml.safe_dump(given))
        self.out = self.folder / "bundle"
        run_example("render", self.folder / "answers.yaml", self.out, "--secrets", self.folder / "secrets.yaml",
                    "--entropy", FIXTURES / "entropy.txt")
        self.objects = []

    @property
    def host(self):
        return self.answers["hostname"]

    def read(self, name):
        return (self.out / name).read_text()

    def secrets(self):
        """The Secrets that the bundle hands out."""
        return [thing for path in sorted((self.out / "secrets").glob("*.yaml")) for thing in yaml.safe_load_all(path.read_text())]

    def render(self, change=None):
        """Renders the values with the charts; `change` may spoil the values first, by chart."""
        self.objects = self.secrets()
        for release, name, file in RELEASES:
            values = yaml.safe_load(self.read(file))
            if change:
                change(name, values)
            path = self.folder / f"{name}.yaml"
            path.write_text(yaml.safe_dump(values))
            text = run(TOOLS / "bin/helm", "template", release, *chart(name), "-f", path, "-n", self.answers.get("namespace", "osmo"))
            self.objects += [thing for thing in yaml.safe_load_all(text) if thing]

    def named(self, kind, name):
        return next(thing for thing in self.objects if thing["kind"] == kind and thing["metadata"]["name"] == name)

    def of_kind(self, kind):
        return [thing for thing in self.objects if thing["kind"] == kind]


class Deployment:
    """A bundle's pods on hosts of a network, behind an ingress."""

    def __init__(self, network, authority, bundle, pods=PODS, change=None, mounts=None, own_sidecar=False):
        self.network, self.authority, self.bundle, self.own_sidecar = network, authority, bundle, own_sidecar
        # What the site's own ConfigMaps hold, such as its certificate authority.
        self.mounts = mounts or {}
        bundle.render(change)
        self.pods = {}
        for name in pods:
            service = bundle.named("Service", name)["metadata"]["name"]
            names = [service, f"{service}.osmo", f"{service}.osmo.svc.cluster.local"]
            self.pods[name] = Pod(self, name, network.host(*names))
        self.front = front.Front(self)

    def pod(self, name):
        return self.pods[name]

    def close(self):
        self.front.stop()
        for pod in self.pods.values():
            pod.host.close()


class Pod:
    """The containers of one Deployment."""

    def __init__(self, deployment, name, host):
        self.deployment, self.name, self.host = deployment, name, host
        self.spec = deployment.bundle.named("Deployment", name)["spec"]["template"]["spec"]
        self.folder = deployment.bundle.folder / name
        volumes = {volume["name"]: self._volume(volume) for volume in self.spec.get("volumes") or []}
        self.programs = {}
        python = sys.executable
        login = json.dumps(self._login())
        host.start("upstream", python, HERE / "upstream.py", name, login, port=8000)
        for container in self.spec["containers"]:
            kind = container["name"]
            if kind == "authz-sidecar" and deployment.own_sidecar:
                self.programs[kind] = host.start(kind, LIVE / "bin/authz-sidecar", *self._arguments(container, volumes),
                                                 env=self._environment(container), port=50052)
            elif kind == "authz-sidecar":
                self.programs[kind] = host.start(kind, python, HERE / "sidecar.py", port=50052)
            elif kind in PROGRAMS:
                self.programs[kind] = host.start(kind, PROGRAMS[kind], *self._arguments(container, volumes), env=self._trust())
        wait_for(f"{name}: Envoy listens", lambda: self.programs["envoy"].listens(8080))

    def ready(self, seconds=120):
        """Waits until oauth2-proxy listens, and Envoy has had time to fetch signing keys."""
        wait_for(f"{self.name}: oauth2-proxy listens", lambda: self.programs["oauth2-proxy"].listens(4180), seconds)
        wait_for(f"{self.name}: keys fetched", self._keys, seconds)

    def _keys(self):
        stats = run("nsenter", f"--net=/run/netns/{self.host.short}", "--", sys.executable, "-c",
                    "import urllib.request as u; print(u.urlopen('http://127.0.0.1:9901/stats?filter=jwks_fetch').read().decode())")
        found = dict(line.rsplit(": ", 1) for line in stats.splitlines() if ": " in line)
        return any(int(count) for name, count in found.items() if name.endswith("jwks_fetch_success"))

    def mounted(self, volume, file):
        """Returns the file of a volume, to be spoilt and put right."""
        return self.folder / volume / file

    def log(self, kind):
        return self.programs[kind].log

    def says(self, kind, text, seconds=20):
        self.programs[kind].says(text, seconds)

    def restart(self, kind, *more, env=None):
        """Starts one container anew, with more arguments."""
        old = self.programs[kind]
        old.stop()
        time.sleep(0.2)
        self.programs[kind] = self.host.start(kind, *old.command[3:], *more, env=env or self._trust(), port=8080 if kind == "envoy" else None)

    def _login(self):
        """What OSMO's API tells the command line: its own arguments (F-paths-without-sign-in)."""
        arguments = next(c for c in self.deployment.bundle.named("Deployment", "osmo-service")["spec"]["template"]["spec"]["containers"]
                         if c["name"] == "osmo-service").get("args") or []
        pairs = dict(zip(arguments[::2], arguments[1::2]))
        words = ("device_endpoint", "device_client_id", "browser_endpoint", "browser_client_id", "token_endpoint", "logout_endpoint")
        return {word: pairs.get(f"--{word}") for word in words}

    def _volume(self, volume):
        """Writes what a volume holds, and returns its folder."""
        folder = self.folder / volume["name"]
        folder.mkdir(parents=True, exist_ok=True)
        source = volume.get("secret") or volume.get("configMap")
        if not source:
            return folder
        name = source.get("secretName") or source["name"]
        if name in self.deployment.mounts:
            content = self.deployment.mounts[name]
        else:
            found = [t for t in self.deployment.bundle.objects if t["kind"] in ("Secret", "ConfigMap") and t["metadata"]["name"] == name]
            content = {**(found[0].get("data") or {}), **(found[0].get("stringData") or {})} if found else {}
        files = {item["key"]: item["path"] for item in source.get("items") or []} or {key: key for key in content}
        for key, path in files.items():
            if key in content:
                (folder / path).write_text(content[key])
        return folder

    def _environment(self, container):
        """The container's variables, those from Secrets too."""
        found = {}
        for one in container.get("env") or []:
            source = (one.get("valueFrom") or {}).get("secretKeyRef")
            secret = self.deployment.bundle.named("Secret", source["name"])["stringData"] if source else {}
            found[one["name"]] = secret[source["key"]] if source else one.get("value", "")
        return found

    def _arguments(self, container, volumes):
        """The container's arguments, with paths in mounts as paths on this machine."""
        arguments = list(container["args"])
        for mount in container.get("volumeMounts") or []:
            folder = str(volumes[mount["name"]])
            arguments = [word.replace(mount["mountPath"], folder) for word in arguments]
        return arguments + (["--disable-hot-restart"] if container["name"] == "envoy" else [])

    def _trust(self):
        """Public authorities here are ours: nothing of the internet can be reached."""
        return {"SSL_CERT_FILE": str(self.deployment.authority.file)}
