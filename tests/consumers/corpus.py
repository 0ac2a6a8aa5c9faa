"""Strings that break readers, and what the configurator makes of them."""
import base64
import json
import os
import random
import string
import subprocess
from pathlib import Path

from bundles import FIXTURES, ROOT

SEED = 20260101
RANDOM_STRINGS = 120

# What YAML readers disagree about when it is not quoted.
RETYPED = """no NO off OFF on yes y Y n N true True TRUE null ~ Null 1e3 1E3 7e5 0e0 0755 0o755 012345678 09 0x1F 0b101 1_000
1:30 22:22 1.10 6.2 .inf .NaN 2024-01-01 123e4567 304512345678901234 12345678901234567890 = << 0 1 5432 65536 -1 +1 1. .5""".split()

# One of each kind, for checks that take time.
KINDS = ["no", "on", "y", "True", "null", "~", "1e3", "0755", "0o755", "09", "0x1F", "1_000", "1:30", "1.10", ".inf", "2024-01-01",
         "123e4567", "304512345678901234"]

INDICATORS = ["@x", "`x", "%x", "*x", "> x", "[a", "]a", "{a", "}a", "'a", '"a', "&x", "#x", "!x", "!!int 5", "a #b", "a ", " a",
              "a: b", "k:", "- a", "? a", ", a", "--- a", "...", "---", "|", ">", "| a", "a\\b", "\\", '"', "'", "''", '""', "a, b",
              "{{ .Values.x }}", "{{ fail \"x\" }}", "%YAML 1.1", "<<: *a", "&a b", "*", ": ", "\ta", "a\tb"]

SHELL = ["'; touch x", "$(touch x)", "`touch x`", "${HOME}", "$HOME", "!history", "a;b", "a|b", "a&b", "a>b", "*", "~", "a b", "\\$x",
         "a'b", "a\"b", "a\\'b", "-n", "--help", "a=b", "EOF", "'\\''", "$'x'", "a\\"]

ATTACKS = ["'); os.execute('x') --", "/a') then return true end --", "<img src=x onerror=alert(1)>", "</script>", "&lt;", "{{", "}}",
           "../../etc/passwd", "https://evil.example.com", "a@b", "x\" --skip-auth-route=.*", "| a | b |", "[a](b)", "<your-value>",
           "```", "# title", "%s%n", "\\u0041", "\\x41"]

HIDDEN = ["a\nb", "a\r\nb", "\n", "a\n", "a\x00b", "\x1b[31mred", "a\x7fb", "a\x85b", "a\u00a0b", "a\u00adb", "a\u200bb", "a\u202eb",
          "a\u2066b", "a\u2028b", "a\u2029b", "a\ufeffb", "\ufeffa", "a\ufffeb", "a\u2060b", "a\U000e0041b", "“a”", "a’b", "\u2003a"]

LETTERS = ["ü", "漢字", "😀", "a😀b", "é", "e\u0301", "оsmo", "ﬀ", "İ", "ß", "𝒂", "\U0010fffd", "كلمة"]

GOOD = ["osmo.example.com", "sub.osmo.example.com", "10.0.0.5", "osmo-2", "osmo_2", "https://login.example.org/realms/x",
        "12345678-1234-1234-1234-123456789abc", "bbbbbbbb-1234-1234-1234-123456789abc", "2Gi", "512Mi", "200Mi", "6379",
        "123456789012-abc123def456.apps.googleusercontent.com", "key=value",
        "example.com/key=a value: with #marks", "key=true", "key=0755", "a/b=[{\"HTTP\": 80}]", "k=it's \"quoted\" \\ $x", "500m", "1Gi",
        "2", "10", "168h", "1h30m", "5m", "--banner=-", "--custom=a b", "/api/health", "/x", "registry.example.com/x/y:1.2@z",
        "registry.example.com/x:1.2", "6.2.10", "1.2.1", "dedicated=osmo:NoSchedule", "spot:NoSchedule", "openid email", "sub", "robot$x",
        "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555", "a" * 43, "A" * 42 + "E",
        "services: {}", "podAnnotations: {a: \"b\"}", "key1", "Key_2-x", "a=1\nb=2", "admin@example.com",
        "oci://registry.example.com/charts",
        # Of the providers.
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "0oa1b2c3d4E5f6G7h8i9", "0oa9i8h7g6F5e4D3c2b1",
        "123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com", "1h57kf5cpq17m0eml12example",
        "304512345678905678", "aBcDeFgHiJkLmNoPqRsTuVwXyZ012345", "aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcd",
        "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", "auth.example.com", "authentik.example.com",
        "bbbbbbbb-cccc-dddd-eeee-ffffffffffff", "eu-west-1_AbCdEf123", "example-a1b2c3.eu1.zitadel.cloud",
        "example.auth.eu-west-1.amazoncognito.com", "example.eu.auth0.com", "example.okta.com", "https://dex.example.com/dex",
        "https://login.example.com", "https://login.example.com/authorize", "https://login.example.com/device",
        "https://login.example.com/keys", "https://login.example.com/token", "osmo", "osmo-device", "sso.example.com", "true"]

LONG = ["a" * 63, "a" * 64, "a" * 253, "a" * 254, "a." * 126 + "a", "x" * 4096, "é" * 2000]


def random_strings():
    """Returns seeded strings: of everything, of what is printable, of YAML's own characters."""
    chance = random.Random(SEED)
    alphabets = [string.printable.strip(), "ab01:#-?!&*|>%@`'\"{}[],\\ =~", string.ascii_letters + string.digits + "-_.+=$&@:",
                 "".join(chr(code) for code in [*range(32, 127), *range(0xa1, 0x180), *range(0x3042, 0x3060), *range(0x1f600, 0x1f610)])]
    return ["".join(chance.choices(alphabets[number % len(alphabets)], k=chance.randint(1, 40))) for number in range(RANDOM_STRINGS)]


def strings():
    """Returns every string, each once."""
    return list(dict.fromkeys([*RETYPED, *INDICATORS, *SHELL, *ATTACKS, *HIDDEN, *LETTERS, *GOOD, *LONG, *random_strings()]))


class Case:
    """One string that was accepted: where, what it became, and the files."""

    def __init__(self, line):
        self.path, given, normalised, files = line.split("\t")
        self.given, self.normalised = (base64.b64decode(text).decode() for text in (given, normalised))
        self.files = dict(file.split("=") for file in files.split(","))


class Corpus:
    """What the configurator made of all strings."""

    # Together these ask every question.
    BASES = ["mirror-registry", "entra-alb", "entra-redis-notls", "google", "keycloak", "oidc", "upgrade-6.0",
             "onprem-airgap-keycloak", "aks-app-routing", "eks-alb", "okta", "auth0", "cognito", "pingone", "pingfederate", "gitlab",
             "dex", "authentik", "zitadel", "laptop"]

    def __init__(self, folder, chosen):
        self.folder = folder / "out"
        given = folder / "strings.txt"
        given.write_text("".join(base64.b64encode(text.encode()).decode() + "\n" for text in chosen))
        answers = [FIXTURES / base / "answers.yaml" for base in self.BASES]
        command = ["cargo", "run", "--quiet", "--release", "--locked", "-p", "osmo-configurator-core", "--example", "corpus", "--",
                   given, self.folder, FIXTURES / "secrets.yaml", FIXTURES / "entropy.txt", *answers]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ, timeout=900)
        assert done.returncode == 0, done.stderr[-3000:]
        self.said = [line.split("\t") for line in done.stdout.splitlines()]
        self.cases = [Case(line) for line in (self.folder / "index.txt").read_text().splitlines()]

    @property
    def not_asked(self):
        return [words[1] for words in self.said if words[0] == "not asked"]

    @property
    def never_accepted(self):
        """Returns the questions that refused every string."""
        return [words[1] for words in self.said if words[0] == "never accepted"]

    def numbers(self):
        """Returns the number of every YAML file, each once."""
        return sorted(int(path.stem) for path in Path(self.folder).glob("*.yaml"))

    def text(self, number):
        return (self.folder / f"{number}.yaml").read_text()

    def meant(self, number):
        """Returns what serde_yaml reads in a file."""
        return json.loads((self.folder / f"{number}.json").read_text())
