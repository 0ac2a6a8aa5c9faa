"""A Kubernetes node with its control plane, on one host of the network of tests/live: real etcd, API server, controllers, scheduler, kubelet,
kube-proxy, CoreDNS and containerd.
"""
import base64
import json
import os
import secrets
import subprocess
from pathlib import Path

import images
import yaml
from deployment import TOOLS
from ground import must, wait_for

NODE = Path(os.environ.get("OSMO_NODE", ""))
PODS, SERVICES, DNS = "10.88.0.0/16", "10.96.0.0/16", "10.96.0.10"
CONTAINERD = """version = 2
root = "{folder}/containerd/root"
state = "{folder}/containerd/state"
[grpc]
address = "{folder}/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
sandbox_image = "{pause}"
# Without the right to lower a process's oom_score_adj, runc would start nothing.
restrict_oom_score_adj = true
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"
[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = "/usr/lib/cni"
conf_dir = "{folder}/cni"
"""
NETWORK = {"cniVersion": "0.4.0", "name": "pods", "plugins": [
    {"type": "bridge", "bridge": "pods0", "isGateway": True, "ipMasq": True, "hairpinMode": True,
     "ipam": {"type": "host-local", "ranges": [[{"subnet": PODS}]], "routes": [{"dst": "0.0.0.0/0"}]}}]}


class Node:
    """One node. `kubectl` is an administrator's; `KUBECONFIG` of another person comes from `person`."""

    def __init__(self, network, authority, folder, names):
        self.folder, self.network = folder, network
        folder.mkdir(parents=True)
        self.host = network.host("node-1")
        self.address = self.host.address
        self.server = f"https://{self.address}:6443"
        self.people = {"admin": ("system:masters", secrets.token_hex(16)), "operator": ("operators", secrets.token_hex(16))}
        self.config = self.person("admin")
        self._forward()
        self._control_plane()
        self._containers(authority, names)
        self._kubelet()
        self._names()
        wait_for("the node is Ready", lambda: "Ready" in self.kubectl("get", "nodes", "--no-headers").split(), 120)

    def start(self, name, program, *flags, env=None):
        return self.host.start(name, NODE / "bin" / program, *flags, env=env)

    def _forward(self):
        for setting in ("net.ipv4.ip_forward=1", "net.ipv4.conf.all.rp_filter=0"):
            must("nsenter", f"--net=/run/netns/{self.host.short}", "--", "sysctl", "-qw", setting)

    def person(self, name):
        """Returns the kubeconfig of a person, as a file."""
        group, token = self.people[name]
        file = self.folder / f"{name}.kubeconfig"
        file.write_text(yaml.safe_dump({
            "apiVersion": "v1", "kind": "Config", "current-context": "live",
            "clusters": [{"name": "live", "cluster": {"server": self.server, "insecure-skip-tls-verify": True}}],
            "users": [{"name": name, "user": {"token": token}}],
            "contexts": [{"name": "live", "context": {"cluster": "live", "user": name}}]}))
        (self.folder / "tokens.csv").write_text("".join(f"{token},{who},{who},{of}\n" for who, (of, token) in self.people.items()))
        return file

    def kubectl(self, *words, stdin=None, check=True, config=None):
        done = subprocess.run([TOOLS / "bin/kubectl", "--kubeconfig", config or self.config, *map(str, words)], input=stdin, capture_output=True,
                              text=True, check=False, timeout=180)
        assert not check or done.returncode == 0, f"kubectl {' '.join(map(str, words))}: {done.stderr}"
        return done.stdout if check else done

    def get(self, *words):
        return json.loads(self.kubectl("get", *words, "-o", "json"))

    def apply(self, *things):
        return self.kubectl("apply", "-f", "-", stdin=yaml.safe_dump_all(things))

    def _control_plane(self):
        key, public = self.folder / "sa.key", self.folder / "sa.pub"
        must("openssl", "genrsa", "-out", key, "2048")
        must("openssl", "rsa", "-in", key, "-pubout", "-out", public)
        urls = ("http://127.0.0.1:2379", "http://127.0.0.1:2380")
        self.start("etcd", "etcd", "--data-dir", self.folder / "etcd", "--listen-client-urls", urls[0], "--advertise-client-urls", urls[0],
                   "--listen-peer-urls", urls[1], "--initial-advertise-peer-urls", urls[1], "--initial-cluster", f"default={urls[1]}",
                   "--unsafe-no-fsync")
        certificates = self.folder / "certificates"
        self.start("api", "kube-apiserver", "--etcd-servers", urls[0], "--secure-port", "6443", "--bind-address", "0.0.0.0",
                   "--advertise-address", self.address, "--cert-dir", certificates, "--service-account-key-file", public,
                   "--service-account-signing-key-file", key, "--service-account-issuer", "https://kubernetes.default.svc",
                   "--token-auth-file", self.folder / "tokens.csv", "--authorization-mode", "RBAC", "--service-cluster-ip-range", SERVICES,
                   "--allow-privileged", "--kubelet-preferred-address-types", "InternalIP", "--kubelet-client-certificate",
                   certificates / "apiserver.crt", "--kubelet-client-key", certificates / "apiserver.key", "--feature-gates",
                   "MutatingAdmissionPolicy=true", "--runtime-config", "admissionregistration.k8s.io/v1beta1=true")
        wait_for("the API server answers", lambda: self.kubectl("get", "--raw", "/readyz", check=False).returncode == 0, 120)
        self.start("controllers", "kube-controller-manager", "--kubeconfig", self.config, "--service-account-private-key-file", key,
                   "--leader-elect=false", "--secure-port", "0")
        self.start("scheduler", "kube-scheduler", "--kubeconfig", self.config, "--leader-elect=false", "--secure-port", "0")
        self.kubectl("apply", "-f", images.HERE / "small-pods.yaml")

    def _containers(self, authority, names):
        (self.folder / "cni").mkdir()
        (self.folder / "cni/pods.conflist").write_text(json.dumps(NETWORK))
        settings = self.folder / "containerd.toml"
        settings.write_text(CONTAINERD.format(folder=self.folder, pause=images.PAUSE))
        self.host.start("containerd", "containerd", "--config", settings)
        socket = self.folder / "containerd.sock"
        wait_for("containerd listens", socket.exists, 30)
        packed = images.archive(self.folder, NODE, authority, names)
        must("ctr", "--address", socket, "--namespace", "k8s.io", "images", "import", packed)
        packed.unlink()

    def _kubelet(self):
        resolver = self.folder / "resolv.conf"
        resolver.write_text(f"nameserver {self.address}\n")
        settings = self.folder / "kubelet.yaml"
        settings.write_text(yaml.safe_dump({
            "apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "address": self.address,
            "containerRuntimeEndpoint": f"unix://{self.folder}/containerd.sock", "cgroupDriver": "cgroupfs", "failSwapOn": False,
            "authentication": {"anonymous": {"enabled": True}, "webhook": {"enabled": False}}, "authorization": {"mode": "AlwaysAllow"},
            "clusterDNS": [DNS], "clusterDomain": "cluster.local", "resolvConf": str(resolver), "localStorageCapacityIsolation": False,
            # The disk of a machine on which tests run is its own affair.
            "evictionHard": {"nodefs.available": "0%", "imagefs.available": "0%", "nodefs.inodesFree": "0%", "memory.available": "100Mi"}}))
        self.start("kubelet", "kubelet", "--config", settings, "--kubeconfig", self.config, "--hostname-override", "node-1", "--node-ip", self.address,
                   "--root-dir", self.folder / "kubelet")
        self.start("proxy", "kube-proxy", "--kubeconfig", self.config, "--proxy-mode", "iptables", "--cluster-cidr", PODS, "--hostname-override",
                   "node-1", "--conntrack-max-per-core", "0")

    def _names(self):
        """CoreDNS: Services of the cluster, and the hosts of the network."""
        settings = self.folder / "Corefile"
        settings.write_text(f""".:53 {{
  bind {self.address}
  errors
  log
  kubernetes cluster.local {{
    kubeconfig {self.config} live
  }}
  hosts {self.network.hosts_file} {{
    reload 1s
    fallthrough
  }}
}}
""")
        self.start("names", "coredns", "-conf", settings)
        name = {"name": "kube-dns", "namespace": "kube-system"}
        self.apply({"apiVersion": "v1", "kind": "Service", "metadata": name, "spec": {
            "clusterIP": DNS, "ports": [{"name": "dns", "port": 53, "protocol": "UDP"}, {"name": "dns-tcp", "port": 53, "protocol": "TCP"}]}},
            {"apiVersion": "v1", "kind": "Endpoints", "metadata": name, "subsets": [{"addresses": [{"ip": self.address}], "ports": [
                {"name": "dns", "port": 53, "protocol": "UDP"}, {"name": "dns-tcp", "port": 53, "protocol": "TCP"}]}]})

    def secret(self, namespace, name, key):
        return base64.b64decode(self.get("secret", name, "-n", namespace)["data"][key]).decode()

    def keep_logs(self, folder):
        """Writes down what each container said that is there now."""
        folder.mkdir()
        for pod in self.get("pods", "-A")["items"]:
            where = pod["metadata"]
            text = self.kubectl("logs", "-n", where["namespace"], where["name"], "--all-containers", "--prefix", "--tail=400", check=False).stdout
            if any(container["name"] == "envoy" for container in pod["spec"]["containers"]):
                text += self.kubectl("exec", "-n", where["namespace"], where["name"], "-c", "envoy", "--", "curl", "-s",
                                     "http://127.0.0.1:9901/stats?filter=cluster.idp", check=False).stdout
            (folder / f"{where['name']}.log").write_text(text)

    def close(self):
        self.host.close()
