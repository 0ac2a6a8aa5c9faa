"""Ingress controllers of the cluster: what the Ingress objects say, to the pods that the Services choose."""
import urllib.error
from types import SimpleNamespace

import cli
from front import Front
from ground import must, wait_for
from node import NODE, PODS


def reach_pods(host, desk):
    """Lets a host beside the node reach the pods."""
    must("ip", "-n", host.short, "route", "replace", PODS, "via", desk.node.address)


class Traefik:
    """Traefik in the place of ingress-nginx: it reads Ingress objects, annotations, Services and the TLS Secret by itself."""

    def __init__(self, network, authority, desk):
        self.host = network.host(desk.bundle.host)
        reach_pods(self.host, desk)
        program = self.host.start("traefik", NODE / "bin/traefik", "--entrypoints.websecure.address=:443", "--entrypoints.websecure.http.tls=true",
                                  "--providers.kubernetesingressnginx=true", "--global.checknewversion=false", "--global.sendanonymoususage=false",
                                  "--log.level=INFO", env={"KUBECONFIG": str(desk.node.config)}, port=443)

        def routes():
            assert program.process.poll() is None, program.log
            try:
                return cli.get(authority, f"https://{desk.bundle.host}/api/version").status == 200
            except urllib.error.URLError:
                # It has no certificate before it has read the Secret.
                return False
        wait_for(f"Traefik knows the ingresses; it says:\n{program.log[-1500:]}", routes, 60)

    def close(self):
        self.host.close()


class Nginx:
    """nginx with what ingress-nginx makes of the objects as they are in the cluster now."""

    def __init__(self, network, authority, desk):
        self.desk, self.network, self.authority = desk, network, authority
        folder = desk.bundle.folder
        objects = [*self._items("ingress")]
        self.bundle = SimpleNamespace(folder=folder, host=desk.bundle.host, of_kind=lambda kind: objects if kind == "Ingress" else [])
        names = {path["backend"]["service"]["name"] for one in objects for rule in one["spec"]["rules"] for path in rule["http"]["paths"]}
        self.pods = {name: SimpleNamespace(host=SimpleNamespace(address=self._pod(name))) for name in names}
        self.front = Front(self)
        reach_pods(self.front.host, desk)

    def _items(self, kind):
        return self.desk.node.get(kind, "-n", self.desk.namespace)["items"]

    def _pod(self, service):
        """The address of a pod that the Service leads to, on the port of Envoy."""
        found = []

        def there():
            one = self.desk.node.get("endpoints", service, "-n", self.desk.namespace)
            found[:] = [address["ip"] for part in one.get("subsets") or [] for address in part.get("addresses") or []
                        if any(port["port"] == 8080 for port in part["ports"])]
            return found
        wait_for(f"Service {service} leads to a pod", there, 120)
        return found[0]

    def close(self):
        self.front.stop()
