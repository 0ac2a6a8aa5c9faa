"""A bundle in front of a cluster, a database, a Redis and an identity provider, all of them pretended."""
import base64
import datetime
import json
import os
import pty
import shutil
import signal as signals
import stat
import subprocess
import time

from bundles import given_secrets, run
from install_bundle import SCRIPTS, Operator

SECRETS = given_secrets()
# psql as the probe calls it. STATE/psql has the row that it prints.
PSQL = """#!/bin/sh
cat > '{state}/sql'
# What is in the cluster meanwhile.
cp -r '{state}/objects' '{state}/meanwhile'
if [ "$PGPASSWORD" != "$(cat '{state}/db-password')" ]; then
  echo "psql: error: connection to server at $PGHOST failed: FATAL:  password authentication failed for user $PGUSER" >&2
  exit 2
fi
echo "$PGUSER $PGDATABASE $*" >> '{state}/psql-calls'
[ ! -e '{state}/psql-hangs' ] || exec /bin/sleep 5
cat '{state}/psql'
"""
REDIS = """#!/bin/sh
echo "$*" >> '{state}/redis-calls'
wanted=$(cat '{state}/redis-password')
if [ "${{REDISCLI_AUTH:-}}" != "$wanted" ]; then
  [ -z "${{REDISCLI_AUTH:-}}" ] || echo 'AUTH failed: WRONGPASS invalid username-password pair or user is disabled.' >&2
  [ -z "$wanted" ] || {{ echo 'NOAUTH Authentication required.'; exit 0; }}
fi
case $* in
  *PING) echo PONG ;;
  *EXISTS*) cat '{state}/redis-exists' ;;
  *cluster) printf '# Cluster\\r\\ncluster_enabled:%s\\r\\n' "$(cat '{state}/redis-cluster')" ;;
  *) printf '# Server\\r\\nredis_version:%s\\r\\nredis_mode:%s\\r\\n' "$(cat '{state}/redis-version')" "$(cat '{state}/redis-mode')" ;;
esac
"""
CURL = """#!/bin/sh
echo "$*" >> '{state}/curl-calls'
for address; do :; done
case $* in
  *'-D - '*) cat '{state}/headers'; exit ;;
esac
case $address in
  "$DISCOVERY") cat '{state}/discovery-inside' ;;
  "$JWKS_URI") cat '{state}/keys' ;;
  */userinfo) cat '{state}/userinfo' ;;
esac
"""
# Time passes at once.
SLEEP = "#!/bin/sh\necho \"$@\" >> '{state}/sleeps'\n"


def named(checks, *words):
    """Says whether a check has all these words."""
    return any(all(word in text for word in words) for text in checks)


class Looker(Operator):
    """Somebody who runs the checks before an installation."""

    def __init__(self, fixture, folder, with_secrets=True, **changed):
        super().__init__(fixture, folder, with_secrets, SECRETS, **changed)
        for name in ("preflight.sh", "probe.sh"):
            shutil.copyfile(SCRIPTS / "lib" / name, self.desk / "lib" / name)
        (self.state / "inside").mkdir()
        for name, text in (("psql", PSQL), ("redis-cli", REDIS), ("curl", CURL)):
            self.program(self.state / "inside" / name, text)
        self.program(self.programs / "sleep", SLEEP)
        self.put("ingressclass", self.answer("INGRESS_CLASS"), "default")
        for name in ("podmonitors.monitoring.coreos.com", "certificates.cert-manager.io"):
            self.put("customresourcedefinition", name, "default")
        if self.answer("CHART_SOURCE") == "archive":
            (self.desk / self.answer("CHART_LOCATION")).mkdir(exist_ok=True)
            for name in ("service", "router", "web-ui"):
                (self.desk / self.answer("CHART_LOCATION") / f"{name}-{self.answer('CHART_VERSION')}.tgz").touch()
        if self.answer("TLS") == "files":
            self.tls(*self.bundle.site["TLS_NAMES"])
        self.settings()
        self.set("db-password", SECRETS["dbAdminPassword" if self.answer("DB_CREATION") == "admin" else "dbPassword"])
        self.psql()
        self.set("redis-password", SECRETS["redisPassword"] if self.answer("REDIS_PASSWORD") == "yes" else "")
        for name, text in (("version", "7.2.4"), ("mode", "standalone"), ("cluster", "0"), ("exists", "0\n")):
            self.set(f"redis-{name}", text)
        self.provider()
        self.set("keys", '{"keys":[]}')
        self.set("login", "HTTP/2 302\r\nlocation: https://login.example.com/form?redirect_uri=x\r\n\r\n")
        self.clock(0)

    def program(self, path, text):
        path.write_text(text.format(state=self.state))
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def settings(self, **settings):
        """Sets what preflight_answers.py tells."""
        self.set("preflight", json.dumps(settings))

    def psql(self, server="17.5 t t t f", hstore="f t t t t t"):
        """Sets what the database says: version, TLS, may create databases, users, whether the database is there; then
        hstore is installed, available, trusted, right to create, right to create tables, in the allow-list."""
        if self.answer("DB_CREATION") == "exists" and server.endswith("f"):
            server = server[:-1] + "t"
        self.set("psql", f"found {server} {hstore}\n")

    def provider(self, issuer=None, keys=None, inside=None, indent=None, escape=False):
        """Sets what the identity provider says of itself, here and inside."""
        document = {"token_endpoint_auth_methods_supported": ["issuer"], "issuer": issuer or self.answer("ISSUER"),
                    "jwks_uri": keys or self.answer("JWKS_URI"), "claims_supported": ["sub", "issuer", "jwks_uri"]}
        text = json.dumps(document, indent=indent, separators=None if indent else (",", ":"))
        text = text.replace("/", "\\/") if escape else text
        self.set("discovery", text)
        self.set("discovery-inside", text if inside is None else inside)

    def clock(self, seconds):
        """Sets how far the provider's clock is ahead."""
        now = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=seconds)
        self.set("headers", f"HTTP/2 200\r\ndate: {now:%a, %d %b %Y %H:%M:%S} GMT\r\n\r\n")

    def tls(self, *names, days=90, key=None, subject="/CN=somebody"):
        """Puts a certificate for these names on the desk; a negative number of days is the time since it ended."""
        command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                   "-subj", subject, "-keyout", self.desk / "tls.key", "-out", self.desk / "tls.crt"]
        if names:
            command += ["-addext", "subjectAltName=" + ",".join(f"DNS:{name}" for name in names)]
        if days < 0:
            request = run(*command[:2], *command[3:], "-out", self.desk / "tls.csr")
            assert request.returncode == 0, request.stderr
            self.backdate(names, days)
        else:
            done = run(*command, "-days", str(days))
            assert done.returncode == 0, done.stderr
        if key:
            (self.desk / "tls.key").write_text(key)

    def backdate(self, names, days):
        """Signs a certificate that has ended."""
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes, serialization
        key = serialization.load_pem_private_key((self.desk / "tls.key").read_bytes(), None)
        name = x509.Name([])
        end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
        alternative = x509.SubjectAlternativeName([x509.DNSName(one) for one in names])
        made = (x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
                .serial_number(1).not_valid_before(end - datetime.timedelta(days=90)).not_valid_after(end)
                .add_extension(alternative, False).sign(key, hashes.SHA256()))
        (self.desk / "tls.crt").write_bytes(made.public_bytes(serialization.Encoding.PEM))

    def look(self, *options, **more):
        """Runs the stage and returns (status, [(word, text) of each check])."""
        status = self.run("preflight", *options, **more)
        return status, self.checks()

    def checks(self):
        found = []
        for line in self.screen.replace("\r", "").splitlines():
            for word in ("ok", "FAILED", "SKIPPED", "note"):
                if line.startswith(f"  {word:<8}"):
                    found.append((word, line[10:]))
        return found

    def failed(self, *options, **more):
        """Runs the stage, which has to fail, and returns the failed checks."""
        status, checks = self.look(*options, **more)
        assert status not in (0, 130), self.screen
        self.assert_clean()
        return [text for word, text in checks if word == "FAILED"]

    def assert_good(self, *options, **more):
        status, checks = self.look(*options, **more)
        assert status == 0, self.screen
        assert {word for word, _ in checks} <= {"ok", "note"}, self.screen
        self.assert_clean()
        return checks

    def assert_clean(self):
        """Nothing was made but what the checks make for themselves, and nothing of that is left."""
        temporary = f"{self.namespace}-preflight"
        allowed = {("Namespace", temporary), ("Pod", "osmo-preflight"), ("Pod", "osmo-preflight-images"),
                   ("Secret", self.answer("PULL_SECRET")), ("ConfigMap", self.answer("CA_MAP"))}
        assert set(self.created()) <= allowed, self.created()
        left = [path for path in self.state.glob("objects/**/*.json")
                if path.stem.startswith("osmo-preflight") or temporary in str(path)]
        assert left == []

    def assert_discreet(self):
        """No secret is an argument, an environment variable, on the screen, in the log or in a pod."""
        texts = [self.screen, self.log]
        for call in self.calls():
            texts += [*call["arguments"], *call["environment"].values()]
        for path in self.state.glob("*-calls"):
            texts.append(path.read_text())
        hidden = {*SECRETS.values()}
        for text in texts:
            assert not any(secret in text for secret in hidden | {base64.b64encode(s.encode()).decode() for s in hidden})

    def meanwhile(self, kind, name, namespace=None):
        """Returns an object as it was while the pods ran; None if it was not there."""
        path = self.state / "meanwhile" / (namespace or f"{self.namespace}-preflight") / kind / f"{name}.json"
        return json.loads(path.read_text()) if path.exists() else None

    def interrupt(self, when, *arguments, signal=None):
        """Runs the stage at a terminal, types Ctrl-C (or sends a signal) once `when` holds; returns the exit status."""
        master, slave = pty.openpty()
        command = ["bash", str(self.desk / "install.sh"), "preflight", *self.named_context(), *arguments]
        process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, cwd=self.home, env=self.environment(),
                                   start_new_session=True, preexec_fn=_own_terminal)
        os.close(slave)
        limit = time.monotonic() + 60
        while not when() and process.poll() is None and time.monotonic() < limit:
            time.sleep(0.02)
        if signal:
            process.send_signal(signal)
        else:
            os.write(master, b"\x03")
        self.screen = ""
        try:
            while time.monotonic() < limit:
                self.screen += os.read(master, 65536).decode(errors="replace")
        except OSError:
            pass
        os.close(master)
        return process.wait(timeout=30)


def _own_terminal():
    """Makes standard input the terminal that Ctrl-C comes from."""
    # Whoever started the tests may ignore these, and bash cannot catch what it found ignored.
    for one in ("SIGINT", "SIGHUP"):
        signals.signal(getattr(signals, one), signals.SIG_DFL)
    import fcntl
    import termios
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)

