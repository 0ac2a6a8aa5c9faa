"""Stands in for skopeo and helm in front of pretended registries, for mirror.sh; records every call of any tool.

STAND_IN_STATE is a folder:

    calls      every call, a dictionary a line
    images/    REFERENCE, percent-encoded: the manifest
    charts/    the same for charts in an OCI registry
    fail-at    number of the call that fails, half done; taken away then
    garbles    a reference: what arrives there is something else
"""
import os
import sys
from urllib.parse import quote

STATE = os.environ["STAND_IN_STATE"]
TOOL = os.path.basename(sys.argv[0])
ARGUMENTS = sys.argv[1:]


def read(path, mode="r"):
    with open(path, mode) as file:
        return file.read()


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)


def fail(text):
    sys.exit(text)


def record():
    """Writes the call down; says whether it is the one that fails."""
    path = f"{STATE}/calls"
    with open(path, "a") as log:
        log.write(repr({"tool": TOOL, "arguments": ARGUMENTS, "input": os.readlink("/proc/self/fd/0")}) + "\n")
    due = f"{STATE}/fail-at"
    if os.path.exists(due) and len(read(path).splitlines()) == int(read(due)):
        os.unlink(due)
        return True
    return False


def place(reference):
    """Returns the file of an image's manifest."""
    transport, _, rest = reference.partition(":")
    if transport == "dir":
        return f"{rest}/manifest.json"
    assert transport == "docker" and rest.startswith("//"), reference
    return f"{STATE}/images/{quote(rest[2:], safe='')}"


def skopeo():
    failing = record()
    if ARGUMENTS[:2] == ["inspect", "--raw"]:
        (reference,) = ARGUMENTS[2:]
        if failing or not os.path.exists(place(reference)):
            fail(f'time="…" level=fatal msg="Error reading manifest: manifest unknown: {reference}"')
        sys.stdout.buffer.write(read(place(reference), "rb"))
    elif ARGUMENTS[:3] == ["copy", "--all", "--preserve-digests"]:
        source, target = ARGUMENTS[3:]
        content = read(place(source), "rb")
        if target.startswith("dir:") and not os.path.isdir(os.path.dirname(target[4:])):
            fail(f'time="…" level=fatal msg="Invalid destination name {target}: no such file or directory"')
        if target.startswith("dir:") and failing:
            # What is left behind has blobs, but no manifest yet.
            write(f"{target[4:]}/version", b"Directory Transport Version: 1.1\n")
        if failing:
            fail('time="…" level=fatal msg="writing blob: connection reset by peer"')
        if os.path.exists(f"{STATE}/garbles") and read(f"{STATE}/garbles") == target:
            content += b" "
        write(place(target), content)
        print("Copying blob sha256:…\nWriting manifest to image destination")
    else:
        fail(f"the stand-in does not know: skopeo {ARGUMENTS}")


def value(name):
    return ARGUMENTS[ARGUMENTS.index(name) + 1]


def helm():
    failing = record()
    if ARGUMENTS[0] == "pull":
        path = f"{value('-d')}/{ARGUMENTS[1]}-{value('--version')}.tgz"
        content = f"name: {ARGUMENTS[1]}\nversion: {value('--version')}\nfrom: {value('--repo')}\n".encode()
        write(path, content[:9] if failing else content)
    elif ARGUMENTS[:2] == ["show", "chart"]:
        path = f"{STATE}/charts/{quote(ARGUMENTS[2], safe='')}" if ARGUMENTS[2].startswith("oci://") else ARGUMENTS[2]
        if not os.path.exists(path):
            fail(f"Error: {ARGUMENTS[2]} not found")
        print(read(path), end="")
    elif ARGUMENTS[0] == "push":
        name = os.path.basename(ARGUMENTS[1]).rsplit("-", 1)[0]
        if not failing:
            write(f"{STATE}/charts/{quote(f'{ARGUMENTS[2]}/{name}', safe='')}", read(ARGUMENTS[1], "rb"))
    else:
        fail(f"the stand-in does not know: helm {ARGUMENTS}")
    if failing:
        fail("Error: connection reset by peer")


if __name__ == "__main__":
    {"skopeo": skopeo, "helm": helm}.get(TOOL, record)()
