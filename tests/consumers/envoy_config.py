"""Envoy's view of a rendered configuration."""
import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import yaml

from bundles import run, tool
from strict_yaml import FAST, walk

# With rateLimit off the charts still name this cluster; Envoy lets requests pass then (D44).
KNOWN_MISSING = {"rate-limit"}


@lru_cache(maxsize=None)
def refusal(text):
    """Returns why Envoy refuses a configuration; nothing if it accepts it. Each text is asked once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "envoy.yaml"
        path.write_text(text)
        done = run(tool("envoy"), "--mode", "validate", "--log-level", "error", "-c", str(path))
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return "" if done.returncode == 0 else (lines or [f"status {done.returncode}"])[-1][:500]


def ask_all(texts):
    """Asks Envoy about several configurations at once."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(refusal, texts))


@lru_cache(maxsize=None)
def parsed(text):
    """Returns a configuration taken apart; each text once."""
    return Configuration(text)


class Configuration:
    """The parts of a configuration that our values decide."""

    def __init__(self, text):
        self.tree = yaml.load(text, FAST)
        self.clusters = {one["name"]: one for one in self.tree["static_resources"]["clusters"]}

    def providers(self):
        """Returns (issuer, audiences, key address, claim of the user, cluster) of every provider, sorted."""
        found = []
        for path, node in walk(self.tree):
            if not path.endswith(".typed_config") or not isinstance(node.get("providers"), dict):
                continue
            for provider in node["providers"].values():
                keys = provider["remote_jwks"]["http_uri"]
                claims = {item["header_name"]: item["claim_name"] for item in provider.get("claim_to_headers") or []}
                found.append((provider["issuer"], tuple(provider["audiences"]), keys["uri"], claims.get("x-osmo-user"), keys["cluster"]))
        return sorted(found, key=repr)

    def host_of(self, cluster):
        """Returns (address, port, TLS name) of a cluster."""
        node = self.clusters[cluster]
        address = next(inner["socket_address"] for _, inner in walk(node) if "socket_address" in inner)
        name = (node.get("transport_socket") or {}).get("typed_config", {}).get("sni")
        return address["address"], address["port_value"], name

    def named_clusters(self):
        """Returns every cluster that something refers to."""
        named = set()
        for path, node in walk(self.tree):
            if path.startswith(".static_resources.clusters"):
                continue
            named |= {node[key] for key in ("cluster", "cluster_name") if isinstance(node.get(key), str)}
        return named

    def missing_clusters(self):
        return self.named_clusters() - set(self.clusters) - KNOWN_MISSING

    def open_paths(self):
        """Returns the beginnings of paths that the Lua filter lets through without sign-in, in order."""
        for path, node in walk(self.tree):
            if node.get("name") == "add-auth-skip":
                code = node["typed_config"]["default_source_code"]["inline_string"]
                # The web UI's chart writes it with double quotes and a way out for a missing path.
                path = r"""request_handle:headers\(\):get\(["']:path["']\)(?: or "")?"""
                return re.findall(rf"""starts_with\({path}, ["']([^"']*)["']\)""", code)
        return []
