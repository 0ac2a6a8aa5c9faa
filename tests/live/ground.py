"""A network of our own: hosts as network namespaces on one bridge, and the programs that run on them.

run.py enters namespaces of its own first (mounts, network, processes), so nothing here is seen outside, nothing reaches the
outside, and everything ends with it.
"""
import ipaddress
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

BRIDGE = "osmo0"
NETWORK = ipaddress.ip_network("10.77.0.0/24")
# Where Chromium, the command line and the ingress are: the bridge itself.
OUTSIDE = str(NETWORK[1])


def must(*command):
    """Runs a program that has to succeed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(map(str, command))}: {done.stderr or done.stdout}"
    return done.stdout


def wait_for(what, ready, seconds=120):
    """Waits until something is so."""
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, f"{what}: not within {seconds} s"
        time.sleep(0.1)


class Network:
    """The bridge, the names and who is on it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.names = {}
        self.last = 1
        self.hosts_file = self.folder / "hosts"
        self.write_names()
        # Nobody answers there: a name that is not in the file is unknown at once.
        (self.folder / "resolv.conf").write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
        must("mount", "-t", "tmpfs", "tmpfs", "/run")
        must("mount", "--bind", self.hosts_file, "/etc/hosts")
        must("mount", "--bind", self.folder / "resolv.conf", "/etc/resolv.conf")
        must("ip", "link", "set", "lo", "up")
        must("ip", "link", "add", BRIDGE, "type", "bridge")
        must("ip", "address", "add", f"{OUTSIDE}/24", "dev", BRIDGE)
        must("ip", "link", "set", BRIDGE, "up")

    def write_names(self):
        lines = [f"127.0.0.1 localhost {socket.gethostname()}", *(f"{address} {name}" for name, address in sorted(self.names.items()))]
        self.hosts_file.write_text("\n".join(lines) + "\n")

    def name(self, name, address):
        """Lets a name lead to an address, for every program."""
        self.names[name] = address
        self.write_names()

    def host(self, *names):
        """Returns a new host with these names."""
        self.last += 1
        host = Host(self, f"h{self.last}", str(NETWORK[self.last]))
        for name in names:
            self.name(name, host.address)
        return host


class Host:
    """A machine, or a pod: an address of its own and its own loopback."""

    def __init__(self, network, short, address):
        self.network, self.short, self.address = network, short, address
        self.programs = []
        must("ip", "netns", "add", short)
        must("ip", "link", "add", f"v{short}", "type", "veth", "peer", "name", "eth0", "netns", short)
        must("ip", "link", "set", f"v{short}", "master", BRIDGE, "up")
        # An IPv6 address of its own would appear a second later, and Chromium gives up what it loads when the network changes.
        for words in (["link", "set", "lo", "up"], ["link", "set", "eth0", "addrgenmode", "none"], ["address", "add", f"{address}/24", "dev", "eth0"],
                      ["link", "set", "eth0", "up"], ["route", "add", "default", "via", OUTSIDE]):
            must("ip", "-n", short, *words)

    def start(self, name, *command, env=None, port=None, seconds=120):
        """Starts a program here, and waits until it listens."""
        program = Program(self, name, command, env)
        self.programs.append(program)
        if port:
            wait_for(f"{name} on port {port}", lambda: program.listens(port), seconds)
        return program

    def close(self):
        for program in reversed(self.programs):
            program.stop()
        self.programs.clear()


class Program:
    """One program with its log."""

    def __init__(self, host, name, command, env=None):
        self.host, self.name = host, name
        self.log_file = host.network.folder / f"{host.short}-{name}.log"
        self.command = ["nsenter", f"--net=/run/netns/{host.short}", "--", *map(str, command)]
        with open(self.log_file, "ab") as log:
            self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                                            env={**os.environ, **(env or {})})

    @property
    def log(self):
        return self.log_file.read_text(errors="replace")

    def listens(self, port):
        if self.process.poll() is not None:
            raise AssertionError(f"{self.name} ended with {self.process.returncode}:\n{self.log[-2000:]}")
        try:
            socket.create_connection((self.host.address, port), 1).close()
            return True
        except OSError:
            return False

    def ended(self, seconds=60):
        """Waits for its end and returns its status."""
        return self.process.wait(timeout=seconds)

    def says(self, text, seconds=20):
        """Waits until the log holds a text."""
        wait_for(f"{self.name} says {text!r}; it says:\n{self.log[-1500:]}", lambda: text in self.log, seconds)

    def stop(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait(timeout=20)
