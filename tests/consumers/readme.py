"""Reads a bundle's README as an operator would: steps, command blocks, expected output."""
import re

STEP = re.compile(r"^### \d+\. (.*)$")
FENCE = re.compile(r"^```(\w*)$")


class Block:
    """A fenced block: the step that it stands in, its language, its text."""

    def __init__(self, step, language):
        self.step, self.language, self.lines = step, language, []

    @property
    def text(self):
        return "\n".join(self.lines) + "\n"


def blocks(text):
    """Returns every fenced block in the order of the page."""
    found, step, current = [], "", None
    for line in text.splitlines():
        fence = FENCE.match(line)
        if current is None and fence:
            current = Block(step, fence.group(1))
        elif current is not None and line == "```":
            found.append(current)
            current = None
        elif current is not None:
            current.lines.append(line)
        elif STEP.match(line):
            step = STEP.match(line).group(1)
        elif line.startswith("## "):
            step = line.removeprefix("## ")
    assert current is None, "the last block is never closed"
    return found


def commands(text):
    """Returns the blocks that an operator runs."""
    return [block for block in blocks(text) if block.language == "bash"]


def tables(text, step):
    """Returns the rows, split at two or more spaces, of the expected outputs in a step; the header row first."""
    found = [block for block in blocks(text) if block.language == "text" and block.step == step]
    return [[re.split(r"\s{2,}", line.strip()) for line in block.lines if line.strip()] for block in found]


def expected_objects(text):
    """Returns (pods, services, ingresses) that the README tells the operator to expect: name to rest of the row."""
    found = {}
    for header, *rows in tables(text, "Pods, services, ingresses"):
        found[header[1]] = {row[0].removesuffix("-…"): row[1:] for row in rows}
    return found["READY"], found["PORT(S)"], found.get("CLASS", {})
