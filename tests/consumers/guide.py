"""The commands in the pages for operators."""
import re
from dataclasses import dataclass
from pathlib import Path

from bundles import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs" / "guide").glob("*.md"))]
FENCE = re.compile(r"```(console|sh)\n(.*?)```", re.DOTALL)

# Commands that need a cluster, a cloud, a web server, rights, or minutes: how they start, and why they are not run here.
ELSEWHERE = {
    "kubectl ": "a cluster",
    "helm ": "a cluster",
    "osmo ": "a cluster",
    "./install.sh preflight": "a cluster",
    "./install.sh --dry-run": "a cluster",
    "./install.sh backup": "a cluster",
    "aws ": "a cloud",
    "curl ": "a web server",
    "podman ": "a container engine",
    "sudo ": "rights",
    "caddy ": "check_hosting.py does it",
    "shasum ": "macOS",
    "cargo xtask ": "the stages of these tests do it",
}


@dataclass(frozen=True)
class Command:
    """What an operator types: the page, and the words."""
    page: Path
    text: str

    @property
    def elsewhere(self):
        """Returns why it is not run here, or nothing."""
        if self.text == "./install.sh":
            return "a cluster"
        return next((why for start, why in ELSEWHERE.items() if self.text.startswith(start)), None)


def commands(page):
    """Returns the commands of a page, in order; a line of `console` that is continued is one command."""
    found = []
    for language, text in FENCE.findall(page.read_text()):
        if language == "sh":
            found.append(Command(page, text.strip()))
            continue
        for line in text.replace("\\\n", " ").splitlines():
            assert line.startswith("$ "), f"{page.name}: no command: {line}"
            # In the README a comment says what a command is for.
            found.append(Command(page, re.sub(r"\s{2,}# .*", "", line[2:])))
    return found
