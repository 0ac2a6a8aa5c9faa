"""Render a generated bundle with OSMO's real 6.2 charts and look for what would break in a cluster.

    check_charts.py --charts DIR BUNDLE [BUNDLE ...]

DIR is `deployments/charts` of a NVIDIA/OSMO checkout at tag 6.2.8 or 6.2.10. A BUNDLE is a folder with
osmo_values.yaml, router_values.yaml, ui_values.yaml and, anywhere below it, the Secret and ConfigMap
manifests as *.yaml (optional; without them the check of referenced secrets is skipped).
helm and envoy come from $OSMO_CHECK/bin (see install_tools.py). Exit status 1 if anything was found.
"""
import argparse
import glob
import os
import subprocess
import sys
import tempfile
from urllib.parse import urlparse

import yaml

BIN = os.path.join(os.environ.get("OSMO_CHECK", os.path.expanduser("~/.cache/osmo-check")), "bin")
CHARTS = {"osmo": ("service", "service"), "router": ("router", "router"), "ui": ("ui", "web-ui")}
# The charts themselves print `ports` twice in two manifests (D41).
KNOWN_DUPLICATES = {"ports"}


class StrictLoader(yaml.SafeLoader):
    """SafeLoader that collects duplicate mapping keys in `duplicates`."""

    duplicates = set()


def _mapping(loader, node, deep=False):
    out = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in out:
            StrictLoader.duplicates.add(str(key))
        out[key] = loader.construct_object(value_node, deep=True)
    return out


StrictLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def load_all(text):
    StrictLoader.duplicates = set()
    docs = [d for d in yaml.load_all(text, StrictLoader) if d]
    return docs, StrictLoader.duplicates - KNOWN_DUPLICATES


def containers(deployment):
    spec = deployment["spec"]["template"]["spec"]
    return spec, (spec.get("initContainers") or []) + spec["containers"]


def referenced(deployment):
    """(kind, name, key or None) of every Secret and ConfigMap that a pod needs and does not mark optional."""
    spec, all_containers = containers(deployment)
    needs = {("Secret", s["name"], None) for s in spec.get("imagePullSecrets") or []}
    for volume in spec.get("volumes") or []:
        if "secret" in volume and not volume["secret"].get("optional"):
            items = volume["secret"].get("items") or [{"key": None}]
            needs |= {("Secret", volume["secret"]["secretName"], i["key"]) for i in items}
        if "configMap" in volume and not volume["configMap"].get("optional"):
            needs.add(("ConfigMap", volume["configMap"]["name"], None))
    for container in all_containers:
        for env in container.get("env") or []:
            ref = (env.get("valueFrom") or {}).get("secretKeyRef")
            if ref and not ref.get("optional"):
                needs.add(("Secret", ref["name"], ref["key"]))
    return needs


def check_pod(deployment, namespace):
    spec, all_containers = containers(deployment)
    volumes = {v["name"] for v in spec.get("volumes") or []}
    for c in all_containers:
        where = f'{deployment["metadata"]["name"]}/{c["name"]}'
        for mount in c.get("volumeMounts") or []:
            if mount["name"] not in volumes:
                yield f"{where}: mounts the missing volume {mount['name']}"
        for arg in (c.get("args") or []) + (c.get("command") or []):
            if not isinstance(arg, str):
                yield f"{where}: argument {arg!r} is not a string"
        for env in c.get("env") or []:
            if "value" in env and not isinstance(env["value"], str):
                yield f"{where}: {env['name']} is not a string"
            if env["name"] == "NEXT_PUBLIC_OSMO_API_HOSTNAME" and f".{namespace}.svc" not in str(env.get("value")):
                yield f"{where}: the UI calls {env.get('value')}, but the service lives in namespace {namespace}"


def walk(node):
    if isinstance(node, dict):
        yield node
        for v in node.values():
            yield from walk(v)
    elif isinstance(node, list):
        for v in node:
            yield from walk(v)


def check_envoy(name, text):
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", delete=False) as f:
        f.write(text)
    run = subprocess.run([f"{BIN}/envoy", "--mode", "validate", "-c", f.name, "--log-level", "error"],
                         capture_output=True, text=True, timeout=120)
    os.unlink(f.name)
    if run.returncode:
        lines = [l for l in (run.stdout + run.stderr).splitlines() if l.strip()]
        yield f"{name}: Envoy refuses it: {lines[-1][:300] if lines else run.returncode}"
    config = yaml.safe_load(text)
    hosts = {}
    for cluster in config["static_resources"]["clusters"]:
        for node in walk(cluster):
            if "socket_address" in node:
                hosts[cluster["name"]] = node["socket_address"]["address"]
    for node in walk(config):
        for pname, provider in (node.get("providers") or {}).items() if isinstance(node.get("providers"), dict) else []:
            uri = (provider.get("remote_jwks") or {}).get("http_uri") or {}
            cluster, jwks = uri.get("cluster"), uri.get("uri")
            if cluster not in hosts:
                yield f"{name}: JWT provider {pname} uses the cluster {cluster!r}, which does not exist"
            elif cluster == "idp" and hosts[cluster] != urlparse(str(jwks)).hostname:
                yield f"{name}: cluster idp dials {hosts[cluster]}, but the keys are at {jwks}"
            for value in [provider.get("issuer")] + (provider.get("audiences") or []):
                if not isinstance(value, str) or not value:
                    yield f"{name}: JWT provider {pname}: issuer or audience {value!r} is not a string"


def provided(bundle, namespace):
    """(kind, name, key or None) of every Secret and ConfigMap manifest below the bundle, and what is wrong with them."""
    have, wrong = set(), []
    for path in glob.glob(f"{bundle}/**/*.y*ml", recursive=True):
        if path.endswith("_values.yaml"):
            continue
        try:
            docs = load_all(open(path).read())[0]
        except yaml.YAMLError as error:
            wrong.append(f"{path}: not YAML: {' '.join(str(error).split())[:200]}")
            continue
        for doc in (d for d in docs if isinstance(d, dict)):
            kind, meta = doc.get("kind"), doc.get("metadata") or {}
            if kind in ("Secret", "ConfigMap"):
                have.add((kind, meta.get("name"), None))
                if meta.get("namespace", namespace) != namespace:
                    wrong.append(f"{path}: {kind} {meta.get('name')} is for namespace {meta['namespace']}, not {namespace}")
                for field in ("data", "stringData"):
                    have |= {(kind, meta.get("name"), k) for k in doc.get(field) or {}}
    return have, wrong


def check_bundle(charts, bundle, namespace, elsewhere):
    needs, ingress, own = set(), {}, set()
    for file, (release, chart) in CHARTS.items():
        path = f"{bundle}/{file}_values.yaml"
        try:
            docs, dups = load_all(open(path).read())
        except (OSError, yaml.YAMLError) as error:
            yield f"{file}_values.yaml: {' '.join(str(error).split())[:200]}"
            continue
        values = docs[0] if docs else {}
        for d in dups:
            yield f"{file}_values.yaml: the key {d} stands twice"
        run = subprocess.run([f"{BIN}/helm", "template", release, f"{charts}/{chart}", "-f", path, "-n", namespace],
                             capture_output=True, text=True, timeout=120)
        if run.returncode:
            yield f"{chart}: helm refuses it: {' '.join(run.stderr.split())[:300]}"
            continue
        docs, dups = load_all(run.stdout)
        for d in dups:
            yield f"{chart}: the rendered manifests have the key {d} twice"
        for doc in docs:
            name = f'{chart}/{doc["kind"]}/{doc["metadata"]["name"]}'
            if doc["kind"] == "Deployment":
                yield from check_pod(doc, namespace)
                needs |= referenced(doc)
            elif doc["kind"] == "Ingress":
                spec = doc["spec"]
                needs |= {("Secret", t["secretName"], None) for t in spec.get("tls") or [] if t.get("secretName")}
                ingress[name] = (spec.get("ingressClassName"), tuple(t.get("secretName") for t in spec.get("tls") or []),
                                 (spec["rules"][0].get("host") or "").removeprefix("*."))
            elif doc["kind"] == "ConfigMap":
                own.add(("ConfigMap", doc["metadata"]["name"], None))
                if doc["metadata"]["name"].endswith("envoy-config"):
                    yield from check_envoy(name, doc["data"]["config.yaml"])
            elif doc["kind"] == "PodMonitor" and not (values.get("podMonitor") or {}).get("enabled"):
                yield f"{name}: rendered unasked; without the Prometheus Operator the install fails"
    if len(set(ingress.values())) > 1:
        yield f"the ingresses differ in class, TLS secret or host: {ingress}"
    have, wrong = provided(bundle, namespace)
    yield from wrong
    if have:
        for need in sorted(needs - own - have, key=str):
            if need[1] in elsewhere or f"{need[1]}/{need[2]}" in elsewhere:
                continue
            yield "the pods need {} {} (key {}), which the bundle does not create".format(*need)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--charts", required=True)
    parser.add_argument("--namespace", default="osmo")
    parser.add_argument("--provided-elsewhere", action="append", default=[], metavar="NAME[/KEY]",
                        help="a Secret or ConfigMap that the bundle leaves to install.sh, a store or the operator")
    parser.add_argument("bundles", nargs="+")
    args = parser.parse_args()
    found = 0
    for bundle in args.bundles:
        problems = list(check_bundle(args.charts, bundle.rstrip("/"), args.namespace, set(args.provided_elsewhere)))
        found += len(problems)
        print(f"{bundle}: {'ok' if not problems else f'{len(problems)} problems'}")
        for p in problems:
            print(f"  - {p}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
