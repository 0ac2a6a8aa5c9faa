"""The schemas of Kubernetes itself, and kubectl without a cluster."""
import base64
import json
from functools import lru_cache

import kubernetes_validate

from bundles import run, tool

# The oldest Kubernetes that OSMO asks for, and the newest whose schemas we have.
VERSIONS = ("1.27", kubernetes_validate.latest_version())

# Each schema is a file of some megabytes: read it once.
kubernetes_validate.utils.schema_contents = lru_cache(maxsize=None)(kubernetes_validate.utils.schema_contents)


@lru_cache(maxsize=None)
def _complaint(text, version):
    try:
        kubernetes_validate.validate(json.loads(text), version, strict=True)
    except kubernetes_validate.ValidationError as error:
        return f"{'.'.join(str(part) for part in error.path)}: {error.message}"
    return ""


def complaint(thing, version):
    """Returns what the schemas of a version have against an object; each object is checked once."""
    return _complaint(json.dumps(thing, sort_keys=True), version)


def parsed_by_kubectl(path):
    """Returns a manifest as kubectl reads it, with its values decoded in `values`."""
    done = run(tool("kubectl"), "label", "--local", "-f", str(path), "read-by=kubectl", "-o", "json")
    assert done.returncode == 0, f"kubectl refuses {path.name}: {done.stderr}"
    thing = json.loads(done.stdout)
    thing["values"] = values(thing)
    return thing


def values(thing):
    """Returns what a Secret or ConfigMap holds, as bytes, the way the API server would store it."""
    found = {}
    for key, text in (thing.get("data") or {}).items():
        found[key] = base64.b64decode(text, validate=True) if thing["kind"] == "Secret" else text.encode()
    for key, text in (thing.get("stringData") or {}).items():
        found[key] = text.encode()
    return found
