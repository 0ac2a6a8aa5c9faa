"""The images of a bundle without a registry: one small root with real programs and stand-ins, under every name that the bundle pulls."""
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import database
from deployment import LIVE, TOOLS
from ground import must

HERE = Path(__file__).resolve().parent
# What the root is made of: raise the number when the list changes.
ROOT = "root-1"
PACKAGES = "ca-certificates,curl,postgresql-client,python3-minimal,python3,redis-tools"
PAUSE = "node.local/pause:1"
# OSMO's own programs by the commands that the charts name, and the name of the Service whose headers they show.
PROGRAMS = {"service": "osmo-service", "agent_service": "osmo-agent", "logger": "osmo-logger", "router": "osmo-router", "worker": "osmo-worker",
            "delayed_job_monitor": "osmo-delayed-job-monitor", "webui": "osmo-ui"}
# The images that start without a command of the charts.
ENTRYPOINTS = {"web-ui": ["webui"], "authz-sidecar": ["authz_sidecar"], "envoy": ["envoy"], "oauth2-proxy": ["/bin/oauth2-proxy"], "psql": ["psql"],
               "curl": ["curl"]}


def base(cache):
    """Returns a small Debian root, made once."""
    root = cache / ROOT
    if not root.is_dir():
        part = cache / "root.part"
        shutil.rmtree(part, ignore_errors=True)
        must("debootstrap", "--variant=minbase", f"--include={PACKAGES}", "bookworm", part)
        for name in ("var/cache/apt/archives", "var/lib/apt/lists", "usr/share/doc", "usr/share/man", "usr/share/locale"):
            shutil.rmtree(part / name, ignore_errors=True)
        must(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", part / "opt/sidecar", "--python-version",
             "3.11", "--only-binary=:all:", f"grpcio=={version('grpcio')}")
        part.rename(root)
    return root


def version(package):
    lines = (HERE.parent / "live/requirements.txt").read_text().splitlines()
    return next(line.partition("==")[2] for line in lines if line.startswith(f"{package}=="))


def script(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def layer(folder, cache, authority):
    """Writes what lies above the root: programs, stand-ins, and trust in our authority as in a public one."""
    top = folder / "top"
    programs = top / "usr/local/bin"
    programs.mkdir(parents=True)
    shutil.copy(TOOLS / "bin/envoy", programs / "envoy")
    (top / "usr/bin").mkdir()
    shutil.copy(LIVE / "bin/oauth2-proxy", top / "usr/bin/oauth2-proxy")
    for name, service in PROGRAMS.items():
        script(programs / name, f'exec python3 /opt/stand-in/pod.py {service} "$@"')
    script(programs / "progress_check", "exit 0")
    own = LIVE / "bin/authz-sidecar"
    source = os.environ.get("OSMO_SOURCE")
    if own.is_file() and source:
        shutil.copy(own, programs / "authz_sidecar")
    else:
        script(programs / "authz_sidecar", "PYTHONPATH=/opt/sidecar exec python3 /opt/stand-in/sidecar.py")
    target = top / "opt/stand-in"
    target.mkdir(parents=True)
    for program in (HERE / "pod.py", HERE.parent / "live/upstream.py", HERE.parent / "live/sidecar.py"):
        shutil.copy(program, target)
    if source:
        (target / "tables.sql").write_text(database.tables(source))
    trusted = top / "etc/ssl/certs/ca-certificates.crt"
    trusted.parent.mkdir(parents=True)
    trusted.write_bytes((cache / ROOT / "etc/ssl/certs/ca-certificates.crt").read_bytes() + authority.file.read_bytes())
    # Where Envoy's own library of TLS looks.
    (top / "etc/ssl/cert.pem").symlink_to("certs/ca-certificates.crt")
    return top


def pack(source, target):
    """Packs a folder as a layer and returns its digest."""
    must("tar", "-C", source, "--numeric-owner", "--owner=0", "--group=0", "--sort=name", "-cf", target, ".")
    with open(target, "rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"


def archive(folder, cache, authority, names):
    """Writes an archive of images for containerd, all over the same two layers, and returns it."""
    below = cache / f"{ROOT}.tar"
    noted = cache / f"{ROOT}.sha256"
    root = base(cache)
    if not noted.is_file():
        noted.write_text(pack(root, below))
    above = folder / "top.tar"
    digests = [noted.read_text(), pack(layer(folder, cache, authority), above)]
    target = folder / "images.tar"
    manifest = []
    with tarfile.open(target, "w") as images:
        def add(name, content):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            images.addfile(entry, io.BytesIO(content))

        for name in [PAUSE, *names]:
            short = name.rpartition("/")[2].partition(":")[0]
            config = {"Env": ["PATH=/usr/local/bin:/usr/bin:/bin"], "Cmd": ["sleep", "infinity"] if name == PAUSE else None,
                      "Entrypoint": ENTRYPOINTS.get(short),
                      # Images that are all alike count as one, under any of their names.
                      "Labels": {"name": name}}
            text = json.dumps({"architecture": "amd64", "os": "linux", "config": config, "rootfs": {"type": "layers", "diff_ids": digests}}).encode()
            file = f"{hashlib.sha256(text).hexdigest()}.json"
            add(file, text)
            manifest.append({"Config": file, "RepoTags": [name], "Layers": ["below.tar", "above.tar"]})
        images.add(below, "below.tar")
        images.add(above, "above.tar")
        add("manifest.json", json.dumps(manifest).encode())
    shutil.rmtree(folder / "top")
    above.unlink()
    return target
