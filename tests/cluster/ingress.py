"""nginx as the ingress controller of the cluster: what the Ingress objects say, to the pods that the Services choose."""
from types import SimpleNamespace

from front import Front
from ground import must, wait_for
from node import PODS


class Ingress:
    """The entrance, with the objects as they are in the cluster now."""

    def __init__(self, network, authority, desk):
        self.desk, self.network, self.authority = desk, network, authority
        folder = desk.bundle.folder
        objects = [*self._items("ingress")]
        self.bundle = SimpleNamespace(folder=folder, host=desk.bundle.host, of_kind=lambda kind: objects if kind == "Ingress" else [])
        names = {path["backend"]["service"]["name"] for one in objects for rule in one["spec"]["rules"] for path in rule["http"]["paths"]}
        self.pods = {name: SimpleNamespace(host=SimpleNamespace(address=self._pod(name))) for name in names}
        self.front = Front(self)
        must("ip", "-n", self.front.host.short, "route", "replace", PODS, "via", desk.node.address)

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
