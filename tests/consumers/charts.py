"""Renders a bundle's values with OSMO's own charts and takes the result apart."""
import os
from functools import cached_property, lru_cache
from pathlib import Path

import strict_yaml
from bundles import RELEASES, run, tool

TAGS = ("6.2.8", "6.2.10")


def folder(tag):
    """Returns the charts of a release, or None."""
    base = os.environ.get("OSMO_CHARTS")
    path = Path(base) / tag / "deployments" / "charts" if base else None
    return path if path and path.is_dir() else None


class Rendered:
    """The objects that the three charts make of one bundle."""

    def __init__(self, bundle, tag):
        self.bundle, self.tag = bundle, tag
        self.by_chart = {}
        for release, chart, file in RELEASES:
            done = run(tool("helm"), "template", release, str(folder(tag) / chart), "-f", str(bundle.folder / file),
                       "-n", bundle.namespace)
            assert done.returncode == 0, f"helm refuses {file} for {chart} {tag}: {done.stderr}"
            self.by_chart[chart] = strict_yaml.load_rendered(done.stdout)

    @cached_property
    def objects(self):
        return [thing for things in self.by_chart.values() for thing in things]

    def of_kind(self, *kinds):
        return [thing for thing in self.objects if thing["kind"] in kinds]

    def names(self, kind):
        return sorted(thing["metadata"]["name"] for thing in self.of_kind(kind))

    def envoy_configurations(self):
        """Yields the chart, the ConfigMap's name and the text of every Envoy configuration."""
        for chart, things in self.by_chart.items():
            for thing in things:
                if thing["kind"] == "ConfigMap" and thing["metadata"]["name"].endswith("envoy-config"):
                    yield chart, thing["metadata"]["name"], thing["data"]["config.yaml"]

    def pods(self):
        """Yields the name and the pod specification of everything that runs pods."""
        for thing in self.of_kind("Deployment", "Job"):
            yield thing["metadata"]["name"], thing["spec"]["template"]["spec"]

    def containers(self):
        """Yields `pod/container` and the container."""
        for name, spec in self.pods():
            for container in (spec.get("initContainers") or []) + spec["containers"]:
                yield f"{name}/{container['name']}", container


@lru_cache(maxsize=None)
def rendered(bundle, tag):
    """Returns what a bundle renders to; rendered once."""
    return Rendered(bundle, tag)


def needs(spec):
    """Returns (kind, name, key or None) of every Secret and ConfigMap that a pod cannot start without."""
    found = {("Secret", one["name"], None) for one in spec.get("imagePullSecrets") or []}
    for volume in spec.get("volumes") or []:
        for kind, source, name in (("Secret", volume.get("secret"), "secretName"), ("ConfigMap", volume.get("configMap"), "name")):
            if source and not source.get("optional"):
                keys = [item["key"] for item in source.get("items") or []] or [None]
                found |= {(kind, source[name], key) for key in keys}
    for container in (spec.get("initContainers") or []) + spec["containers"]:
        for variable in container.get("env") or []:
            source = variable.get("valueFrom") or {}
            for kind, reference in (("Secret", source.get("secretKeyRef")), ("ConfigMap", source.get("configMapKeyRef"))):
                if reference and not reference.get("optional"):
                    found.add((kind, reference["name"], reference["key"]))
        for source in container.get("envFrom") or []:
            for kind, reference in (("Secret", source.get("secretRef")), ("ConfigMap", source.get("configMapRef"))):
                if reference and not reference.get("optional"):
                    found.add((kind, reference["name"], None))
    return found


def gives(things):
    """Returns (kind, name, key or None) of every Secret and ConfigMap among these objects."""
    found = set()
    for thing in things:
        if thing["kind"] in ("Secret", "ConfigMap"):
            name = thing["metadata"]["name"]
            keys = {**(thing.get("data") or {}), **(thing.get("stringData") or {})}
            found |= {(thing["kind"], name, key) for key in [None, *keys]}
    return found
