"""A Redis in cluster mode, which OSMO cannot use, is named by preflight: a real one, and those that hide it."""
import json
import shutil
import socket
import subprocess
import time

import pytest

from check_probe_programs import redis
from preflight_bundle import SECRETS, Looker


def free_port():
    """Returns a port that is free, and whose neighbour for the cluster is free, too."""
    for _ in range(50):
        with socket.socket() as one, socket.socket() as two:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
            try:
                two.bind(("127.0.0.1", port + 10000))
                return port
            except (OSError, OverflowError):
                continue
    raise AssertionError("no free ports")


def test_a_real_one(tmp_path):
    """One node with half of the slots, as a client sees it that knows of no cluster."""
    if shutil.which("redis-server") is None or shutil.which("redis-cli") is None:
        pytest.skip("no Redis here (Debian package redis-server): its pretended client was asked")
    looker = Looker("entra", tmp_path)
    (looker.state / "inside" / "redis-cli").unlink()
    data, port, password = tmp_path / "redis", free_port(), SECRETS["redisPassword"]
    data.mkdir()
    (data / "redis.conf").write_text("\n".join([
        "requirepass " + json.dumps(password), "bind 127.0.0.1", 'save ""', f"port {port}", f"dir {data}", "cluster-enabled yes",
        "cluster-require-full-coverage no"]))
    server = subprocess.Popen(["redis-server", str(data / "redis.conf")], stdout=subprocess.DEVNULL)
    looker.set("variables", json.dumps({"redis": {"REDIS_HOST": "127.0.0.1", "REDIS_PORT": str(port), "REDIS_TLS": "no"}}))
    try:
        for _ in range(100):
            if "PONG" in redis(port, password, {"REDIS_TLS": "no"}):
                break
            time.sleep(0.1)
        said = redis(port, password, {"REDIS_TLS": "no"})
        assert "redis_mode:cluster" in said and "cluster_enabled:1" in said and "CLUSTERDOWN" in said
        (failed,) = looker.failed()
        assert "runs in cluster mode" in failed and "EnterpriseCluster" in failed and "MOVED" in failed
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.mark.parametrize("name, text", [("mode", "cluster"), ("cluster", "1"), ("exists", "MOVED 12182 10.0.0.7:6379\n")])
def test_one_that_says_it_in_one_way_only(tmp_path, name, text):
    looker = Looker("entra", tmp_path)
    looker.set(f"redis-{name}", text)
    (failed,) = looker.failed()
    assert failed.startswith("Redis redis.example.internal runs in cluster mode")
    looker.set(f"redis-{name}", "" if name != "mode" else "sentinel")
    if name == "mode":
        (failed,) = looker.failed()
        assert "is a Sentinel" in failed
    else:
        looker.assert_good()


@pytest.mark.parametrize("name, text", [("exists", "NOPERM this user has no permissions to run the 'exists' command\n"),
                                        ("mode", ""), ("cluster", "")])
def test_one_that_says_little_is_taken(tmp_path, name, text):
    looker = Looker("entra", tmp_path)
    looker.set(f"redis-{name}", text)
    looker.assert_good()
