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
