"""Puts what a Kubernetes node is made of into FOLDER, at the versions below: built out of the registry of Go's modules.

    install_tools.py FOLDER

It takes about fifteen minutes on two cores. What is there already, in the same version, is not built again. What comes from Debian (containerd, runc, the plug-ins
for networks, debootstrap) is installed by `cargo xtask test live`.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

KUBERNETES = "1.34.4"
PROGRAMS = ("kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubelet", "kube-proxy")
ETCD = "3.6.16"
COREDNS = "1.15.0"
# The one that install.sh meets beside helm 4 of tests/consumers.
HELM = "3.19.5"


def go(*words, cwd=None, **more):
    environment = {**os.environ, "CGO_ENABLED": "0", "GOTOOLCHAIN": "local", **more}
    return subprocess.run(["go", *words], check=True, cwd=cwd, env=environment, capture_output=words[0] in ("env", "mod"), text=True).stdout


def download(module):
    """Downloads a module, whose sum go compares with the public log, and returns its folder."""
    found = go("mod", "download", "-json", module)
    return Path(re.search(r'"Dir": "([^"]+)"', found).group(1))


def is_there(target, version):
    """Says whether a program of this version was built already."""
    stamp = target.with_suffix(".version")
    return target.is_file() and stamp.is_file() and stamp.read_text() == version


def put(part, target, version):
    """Puts a program that was built in its place."""
    part.replace(target)
    target.with_suffix(".version").write_text(version)


def build(target, module, version, package, replaces=(), flags=""):
    """Builds a package in a module of its own that requires it: `go install` refuses modules that have replaces of their own."""
    if is_there(target, version):
        return
    with tempfile.TemporaryDirectory() as folder:
        lines = ["module node", f"go {go_version()}", f"require {module} v{version}", *(f"replace {name} => {name} {at}" for name, at in replaces)]
        Path(folder, "go.mod").write_text("\n".join(lines) + "\n")
        # Names the package, so that its own requirements are taken over.
        Path(folder, "tools.go").write_text(f'//go:build tools\n\npackage node\n\nimport _ "{package}"\n')
        go("mod", "tidy", "-e", cwd=folder)
        part = target.with_suffix(".part")
        go("build", "-trimpath", "-ldflags", f"-s -w {flags}", "-o", str(part), package, cwd=folder)
        put(part, target, version)


def go_version():
    return re.search(r"go(\d+\.\d+)", go("env", "GOVERSION")).group(1)


def kubernetes(programs):
    """Kubernetes replaces its k8s.io modules by folders that its zip lacks; here by the same modules as they were published."""
    own = (download(f"k8s.io/kubernetes@v{KUBERNETES}") / "go.mod").read_text()
    published = "v0." + KUBERNETES.partition(".")[2]
    replaces = [(name, published) for name in re.findall(r"^\s*(k8s\.io/\S+) => \./staging/", own, re.MULTILINE)]
    at = "k8s.io/component-base/version"
    major, minor, _ = KUBERNETES.split(".")
    flags = f"-X {at}.gitVersion=v{KUBERNETES} -X {at}.gitMajor={major} -X {at}.gitMinor={minor}"
    for name in PROGRAMS:
        build(programs / name, "k8s.io/kubernetes", KUBERNETES, f"k8s.io/kubernetes/cmd/{name}", replaces, flags)


def main():
    import traefik
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    programs = Path(sys.argv[1]).resolve() / "bin"
    programs.mkdir(parents=True, exist_ok=True)
    kubernetes(programs)
    build(programs / "etcd", "go.etcd.io/etcd/server/v3", ETCD, "go.etcd.io/etcd/server/v3")
    build(programs / "coredns", "github.com/coredns/coredns", COREDNS, "github.com/coredns/coredns")
    build(programs / "helm3", "helm.sh/helm/v3", HELM, "helm.sh/helm/v3/cmd/helm", flags=f"-X helm.sh/helm/v3/internal/version.version=v{HELM}")
    traefik.build(programs / "traefik")
    print("Traefik", traefik.VERSION, "Kubernetes", KUBERNETES, "etcd", ETCD, "CoreDNS", COREDNS, "helm", HELM)


if __name__ == "__main__":
    main()
