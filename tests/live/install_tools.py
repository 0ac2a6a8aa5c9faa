"""Puts oauth2-proxy and Keycloak into FOLDER, at the versions below, out of the registries of Go and of Java.

    install_tools.py FOLDER

oauth2-proxy is built, which takes about two minutes on two cores; Keycloak is downloaded and prepared in about one.
"""
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

# The newest that is served as a module. The charts name 7.14.2, which is not.
PROXY = "7.15.6"
MODULE = "github.com/oauth2-proxy/oauth2-proxy/v7"
KEYCLOAK = "26.7.3"
ARTIFACT = f"org.keycloak:keycloak-quarkus-dist:{KEYCLOAK}:zip"
KEYCLOAK_SHA256 = "27a6535553c3cdcd083872ba40629efafb3475e3b758e0c6f691395561dd0f1f"


def oauth2_proxy(folder):
    """Builds oauth2-proxy as its own Makefile does, as far as its version is concerned."""
    target = folder / "bin/oauth2-proxy"
    if not target.is_file():
        # The module's sum is compared with the public log of sums by go itself.
        flags = f"-X {MODULE}/pkg/version.VERSION=v{PROXY}"
        subprocess.run(["go", "install", "-ldflags", flags, f"{MODULE}@v{PROXY}"], check=True, env={**os.environ, "GOBIN": str(target.parent)})
    return subprocess.run([target, "--version"], check=True, capture_output=True, text=True).stdout


def keycloak(folder):
    """Unpacks Keycloak and prepares it: a database in memory, no cluster."""
    home = folder / f"keycloak-{KEYCLOAK}"
    if not home.is_dir():
        archive = folder / f"keycloak-quarkus-dist-{KEYCLOAK}.zip"
        subprocess.run(["mvn", "--quiet", "--batch-mode", "dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}"], check=True)
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != KEYCLOAK_SHA256:
            archive.unlink()
            sys.exit(f"{ARTIFACT} has the hash {found}, not {KEYCLOAK_SHA256}: not installed")
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
    print(oauth2_proxy(folder).strip(), keycloak(folder), sep="\n")


if __name__ == "__main__":
    main()
